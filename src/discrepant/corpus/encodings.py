"""Texts that are not UTF-8, and the encodings that they may be in.

What a text seems to be in is said, and it is decoded only as somebody names it.
"""

from __future__ import annotations

import codecs
import re

import attrs

__all__ = ["Likely", "first_control", "is_encoding", "is_unlikely_wide", "likely"]

_WINDOW = 5_000  # bytes that are looked at, or so: whole lines
_BESIDE = 2  # words shown on either side of the first that is not ASCII
_LONGEST = 60  # characters of them
_MARKED = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",  # behind those of UTF-32, which begin alike
    codecs.BOM_UTF16_BE: "utf-16",
}
# what stands in no text that somebody wrote; C1 controls are what curly quotes of cp1252 are in latin-1
_CONTROL = re.compile(r"[^\t\n\f\r -~\xa0-\U0010ffff]")
# ways to escape or to shorten that Python lists among the encodings: nothing on a desk is in them
_NO_TEXTS = ("idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "charmap")
_WIDE = ("utf-16", "utf-32")
_CLOSE = 0.02  # of 1, the difference in coherence that says nothing
# what texts are found in, the likeliest first: of those that are as likely, the first is named
_KNOWN = (
    *("cp1252", "cp1250", "cp1251", "mac_roman", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r"),
    *("utf_16_le", "utf_16_be", "cp932", "euc_jp", "gb18030", "big5", "euc_kr"),
)
# what word processors put into English by themselves; in a text with no other sign there is nothing else to go by
_TYPED = frozenset("\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u2022\u20ac\u00a3\u00a0\u00e9\u00bd\u00bc\u00ae\u2122")


@attrs.frozen
class Likely:
    """An encoding that a text is likely in, and words of the text as they read in it."""

    encoding: str
    sample: str

    def __str__(self) -> str:
        return f"it seems to be {self.encoding}, “{self.sample}”"


def is_encoding(name: str) -> bool:
    """Whether Python knows an encoding of this name for texts."""
    try:
        if codecs.lookup(name).name in _NO_TEXTS:
            return False
        bytes(4).decode(name)
    except (LookupError, ValueError):
        return False
    return True


def first_control(text: str) -> int | None:
    """The place of the first control character that no written text has."""
    found = _CONTROL.search(text)
    return found.start() if found else None


def is_unlikely_wide(data: bytes, encoding: str) -> bool:
    """Whether UTF-16 or UTF-32 is named for a text that has no sign of either.

    Without a mark at its start such a text has zero bytes, be it in its line ends.
    """
    return codecs.lookup(encoding).name.startswith(_WIDE) and not data.startswith(tuple(_MARKED)) and 0 not in data


def likely(data: bytes, at: int) -> Likely | None:
    """The likely encoding of bytes that are not UTF-8 `at` this place.

    It is None where none is likely, as in what is no text.
    """
    encoding = next((name for mark, name in _MARKED.items() if data.startswith(mark)), None) or _guessed(data, at)
    text = _decoded(data, encoding) if encoding else None
    if text is None or encoding is None or first_control(text.removeprefix("\ufeff")) is not None:
        return None
    return Likely(encoding, _sample(text))


def _sample(text: str) -> str:
    """The first word that is not ASCII, and those on either side of it."""
    odd = next((place for place, char in enumerate(text) if not char.isascii()), 0)
    start = max(0, odd - _LONGEST)
    words = text[start : odd + _LONGEST].split()
    first = len(text[start : odd + 1].split()) - 1
    return " ".join(words[max(0, first - _BESIDE) : first + _BESIDE + 1])[:_LONGEST]


def _guessed(data: bytes, at: int) -> str | None:
    start = data.rfind(b"\n", 0, at) + 1 if len(data) > _WINDOW else 0
    end = data.find(b"\n", start + _WINDOW)
    window = data[start : end if end >= 0 else None]
    text = _decoded(data, "cp1252")
    if text is not None and _TYPED.issuperset(char for char in text if not char.isascii()):
        return "cp1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415  # only where a text is not UTF-8

    found = list(from_bytes(window, cp_isolation=list(_KNOWN)))
    # they come with the best first; what is all but as good is as likely
    good = {str(one) for one in found if one.chaos <= found[0].chaos and one.coherence >= found[0].coherence - _CLOSE}
    return next((name for name in _KNOWN if _decoded(window, name) in good), None)


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
        text.encode()  # an encoding may give what is no text, such as half a surrogate pair
    except UnicodeError:
        return None
    return text
