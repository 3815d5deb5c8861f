"""Words that look like another and are none to a program.

They have letters of two alphabets, such as a Latin name with a Cyrillic letter (mixed-script, as Unicode Technical
Standard 39 calls it), or signs that nobody sees: marks of direction, spaces without a width, tags.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

__all__ = ["mixed_words", "unseen_signs"]

# alphabets with letters of one shape; signs that mix with any, such as CJK, have none that pass for these
_ALIKE = frozenset({"LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "COPTIC", "CHEROKEE"})
_WORD = re.compile(r"[^\W\d_]{2,}")

_JOINERS = frozenset("\u200c\u200d")  # which other alphabets, such as Arabic and Devanagari, spell words with
_UNSEEN = re.compile(r"[^\x20-\x7e\xa0-\xac\xae-\u02ff]")


def unseen_signs(text: str) -> Iterator[str]:
    """Each kind of sign in a text that is not seen, by number and name.

    They are default-ignorable, or controls.
    """
    found: dict[str, None] = {}
    for match in _UNSEEN.finditer(text):
        sign = match[0]
        is_hidden = unicodedata.category(sign) in ("Cf", "Cc") or sign in "\u115f\u1160\u3164\uffa0\ufe0e"
        if is_hidden and not (sign in _JOINERS and _joins(text, match.start())):
            found[sign] = None
    return (f"U+{ord(sign):04X} {unicodedata.name(sign, 'a control character').lower()}" for sign in found)


def _joins(text: str, at: int) -> bool:
    """Whether a joiner stands behind a letter of an alphabet that needs it, or within a picture."""
    before = text[at - 1 : at]
    return bool(before) and _alphabet(before) not in _ALIKE and not before.isspace() and not before.isascii()


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
