"""Words with letters of two alphabets, such as a Latin name with a Cyrillic letter.

They look like another name and are none to a program. Unicode Technical Standard 39 calls them mixed-script.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

__all__ = ["mixed_words"]

# alphabets with letters of one shape; signs that mix with any, such as CJK, have none that pass for these
_ALIKE = frozenset({"LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "COPTIC", "CHEROKEE"})
_WORD = re.compile(r"[^\W\d_]{2,}")


def mixed_words(text: str) -> Iterator[tuple[str, str]]:
    """Each word with letters of several alphabets, and its odd letters by number and name."""
    for found in _WORD.finditer(text):
        word = found[0]
        if word.isascii():
            continue
        letters = [(letter, _alphabet(letter)) for letter in word]
        alphabets = [alphabet for _, alphabet in letters if alphabet in _ALIKE]
        if len(set(alphabets)) > 1:
            usual = max(dict.fromkeys(alphabets), key=alphabets.count)
            odd = dict.fromkeys(letter for letter, alphabet in letters if alphabet in _ALIKE and alphabet != usual)
            yield word, ", ".join(f"U+{ord(letter):04X} {unicodedata.name(letter).lower()}" for letter in odd)


def _alphabet(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
