"""Texts in other languages than English.

Their words become those of an English phrase, which is then read as any. A language is a file of `words/`: `de.toml`
and its like; docs/languages.md says what stands in one.
"""

from __future__ import annotations

from discrepant.reading.languages.language import Language, is_english, language_of, languages, named

__all__ = ["Language", "is_english", "language_of", "languages", "named"]
