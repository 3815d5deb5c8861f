"""What stands in a file and is no letter of its text is taken out, and said."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["Mended", "mended"]

_UNSEEN = re.compile("[\u200b\u2060\ufeff]")
_LIGATURES = re.compile("[\ufb00-\ufb06]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_ENDS = re.compile("\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_BLANKS = re.compile(r"[ \t]+")
_FRACTION = re.compile("([\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+)[\u2044/]([\u2080-\u2089]+)")
_RAISED = re.compile("(?<=[0-9])[\u2070\u00b9\u00b2\u00b3\u2074-\u2079\u207a\u207b]+")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "01234567890123456789")

Mended = tuple[str, tuple[str, ...]]  # a text, and sentences on what was done to it


def mended(text: str) -> Mended:
    """The text in composed letters, on lines that end in one way, without what cannot be seen."""
    text = unicodedata.normalize("NFC", _ENDS.sub("\n", text))
    said = []
    for what, pattern, instead in (
        ("soft hyphens were taken out", re.compile("\u00ad"), ""),
        ("characters without width were taken out", _UNSEEN, ""),
        ("control characters were made blanks", _CONTROLS, " "),
    ):
        text, number = pattern.subn(instead, text)
        said += [f"{what}: {number:,}"] if number else []
    text, number = _LIGATURES.subn(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    said += [f"ligatures were made letters: {number:,}"] if number else []
    text, number = _FRACTION.subn(lambda match: f" {match[1]}/{match[2]}".translate(_PLAIN), text)
    said += [f"raised and lowered digits were made fractions: {number:,}"] if number else []
    text, number = _RAISED.subn(lambda match: f"^{unicodedata.normalize('NFKC', match[0])}", text)
    said += [f"raised figures behind a figure were written with ^ (10^6): {number:,}"] if number else []
    lines = (_BLANKS.sub(" ", line).strip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n", tuple(said)
