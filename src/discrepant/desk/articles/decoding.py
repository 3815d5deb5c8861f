"""The characters of a page.

By the mark at its start, by what is said, by what the page says of itself.
"""

from __future__ import annotations

import codecs
import re

from discrepant.corpus.files import decode_text
from discrepant.desk.articles.taken import refusal

__all__ = ["decoded"]

_HEAD = 4_096  # bytes
_SAID = re.compile(
    rb"<meta\b[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})|<\?xml\b[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})",
    re.IGNORECASE,
)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# what browsers take for these names, since pages mean it (https://encoding.spec.whatwg.org/#names-and-labels)
_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "tis-620": "cp874",
    "iso8859-11": "cp874",
    "utf-16": "utf-8",  # a page that could say so in ASCII is not in it
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}


def decoded(data: bytes, name: str, encoding: str | None) -> tuple[str, list[str]]:
    """A page's characters, and what is to be said of how they were found.

    A CorpusError where it is in doubt.
    """
    if encoding:
        return decode_text(data, name, encoding), []
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _by(data, name, codec), []
    found = _SAID.search(data[:_HEAD])
    said = (found[1] or found[2]).decode("ascii").lower() if found else ""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return (_by(data, name, _codec(said, name)) if said else decode_text(data, name)), []
    is_other = bool(said) and _codec(said, name) != "utf-8" and not text.isascii()
    return text, [f"the page calls itself {said} but is UTF-8, and was read as that"] if is_other else []


def _codec(said: str, name: str) -> str:
    try:
        known = codecs.lookup(said).name
    except LookupError:
        raise refusal(f"{name} says that it is in {said}, which is no encoding", "name it: --encoding cp1252") from None
    return _MEANT.get(known, known)


def _by(data: bytes, name: str, codec: str) -> str:
    try:
        return data.decode(codec)
    except (UnicodeError, LookupError):
        what = f"{name} says that it is in {codec.removesuffix('-sig')} and is not"
        raise refusal(what, "name what it is in: --encoding cp1252") from None
