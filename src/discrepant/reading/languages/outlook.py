"""Whether a sentence in another language looks ahead or back, by its nearest verb."""

from __future__ import annotations

import re

from discrepant.reading.languages.language import Language
from discrepant.reading.nearby import FAR, text_after, text_before

__all__ = ["looks_ahead"]

_WORD = re.compile(r"[^\W\d_]+")
_STOP = re.compile(r"[.!?;](?=\s+[^\Wa-z])|\n\s*\n")


def looks_ahead(language: Language, text: str, span: tuple[int, int]) -> bool | None:
    """True where the nearest verb looks ahead, False where it looks back, None where none does."""
    words = language.words.get("outlook")
    if words is None:
        return None
    to_come, over = frozenset(words["ahead"]), frozenset(words["back"])
    start, end = span
    if text[start:end].lower().startswith(tuple(words.get("led", ()))):
        return True
    # with the first letter of the date, which may begin a sentence
    before = _STOP.split(text_before(text, start + 1, FAR))[-1][:-1]
    after = _STOP.split(text_after(text, end, FAR))[0]
    told = [(len(before) - match.end(), match[0].lower()) for match in _WORD.finditer(before)]
    told += [(match.start(), match[0].lower()) for match in _WORD.finditer(after)]
    nearest = min(((far, word) for far, word in told if word in to_come | over), default=None)
    return None if nearest is None else nearest[1] in to_come
