"""What a file is, by its name and by its first bytes: the two have to agree."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path

from discrepant.desk.articles.taken import refusal

__all__ = ["ENDINGS", "FileKind", "kind_of", "refuse_markup"]


class FileKind(StrEnum):
    """The kinds of file from which a text is taken, as a sentence calls them."""

    TEXT = "a text"
    PAGE = "an HTML page"
    WORD = "a Word file (.docx)"
    PDF = "a PDF"
    MAIL = "a mail (.eml)"
    MARKDOWN = "a text in Markdown (.md)"


_BY_ENDING = {
    ".html": FileKind.PAGE,
    ".htm": FileKind.PAGE,
    ".xhtml": FileKind.PAGE,
    ".docx": FileKind.WORD,
    ".pdf": FileKind.PDF,
    ".eml": FileKind.MAIL,
    ".md": FileKind.MARKDOWN,
    ".markdown": FileKind.MARKDOWN,
}
_ENDINGS = {FileKind.PAGE: ".html", FileKind.WORD: ".docx", FileKind.PDF: ".pdf", FileKind.MAIL: ".eml"}
# of files that hold an article; a README in Markdown holds none
ENDINGS = frozenset({".txt", *(ending for ending, kind in _BY_ENDING.items() if kind is not FileKind.MARKDOWN)})
# what is read by nobody here, by its first bytes, and what to do with it
_OTHERS = (
    (b"\xd0\xcf\x11\xe0", "an old Word or Office file, or one with a password", "save it as .docx, without a password"),
    (b"{\\rtf", "rich text (RTF)", "save it as .docx or as plain text"),
    (b"\x89PNG", "a picture", "type out what it prints, or recognise its text first"),
    (b"\xff\xd8\xff", "a picture", "type out what it prints, or recognise its text first"),
    (b"GIF8", "a picture", "type out what it prints, or recognise its text first"),
    (b"II*\x00", "a picture", "type out what it prints, or recognise its text first"),
    (b"MM\x00*", "a picture", "type out what it prints, or recognise its text first"),
    (b"\x1f\x8b", "a compressed file", "unpack it first"),
    (b"7z\xbc\xaf", "a compressed file", "unpack it first"),
    (b"Rar!", "a compressed file", "unpack it first"),
)
_ZIPPED = (
    (b"word/", FileKind.WORD),
    (b"xl/", "a spreadsheet"),
    (b"ppt/", "a presentation"),
    (b"opendocument", "an OpenDocument file"),
    (b"epub+zip", "an e-book"),
)
_HEAD = 4_096  # bytes that are looked at
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_MAIL = re.compile(
    rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:(?:mime-version|return-path|message-id):|content-type:\s*\w+/)",
    re.IGNORECASE,
)
_VALUE = r"\s+[\w:-]{1,40}\s*=\s*(?:\"[^\"]{0,5000}\"|'[^']{0,5000}'|[^\s\"'<>]{1,5000})"
_TAG = re.compile(
    r"</?(?:html|head|body|title|p|div|span|b|i|em|strong|a|br|hr|img|table|t[rdh]|[uo]l|li|h[1-6]|blockquote|figure"
    r"|figcaption|article|section|script|style|meta|link|u|su[pb]|font|center|small|del|ins)"
    rf"(?:{_VALUE})*\s*/?>",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"&(?:amp|lt|gt|quot|nbsp|[lr][sd]quo|[nm]dash|hellip|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")


def kind_of(data: bytes, name: str) -> FileKind:
    """What the file is.

    A CorpusError where it is not what it is called, or nothing that is read here.
    """
    called = _BY_ENDING.get(Path(name).suffix.lower(), FileKind.TEXT)
    found = _found(data)
    if called is not FileKind.TEXT and not data.strip():
        raise refusal(f"{name} is empty")
    if isinstance(found, tuple):
        what, hint = found
        raise refusal(f"{name} is {what}, which is not read", hint)
    if called in (FileKind.TEXT, FileKind.MARKDOWN) and found:
        ending = _ENDINGS[found]
        hint = f"call it {Path(name).stem}{ending}" if name != "-" else f"give the file itself, called {ending}"
        raise refusal(f"{_subject(name)} is {found} and no text", hint)
    if called in (FileKind.WORD, FileKind.PDF) and found is not called:
        raise refusal(f"{name} is not {called}: it {_looks(found)}", _hint(found))
    if called in (FileKind.PAGE, FileKind.MAIL) and found not in (called, None):
        raise refusal(f"{name} is not {called}: it {_looks(found)}", _hint(found))
    return called


def _subject(name: str) -> str:
    return "standard input" if name == "-" else name


def _looks(found: FileKind | None) -> str:
    return f"is {found}" if found else "does not begin as one"


def _hint(found: FileKind | None) -> str:
    return f"call it {_ENDINGS[found]}" if found else "it may be broken, or a text: then call it .txt"


def _found(data: bytes) -> FileKind | tuple[str, str] | None:
    """What the bytes are by themselves.

    None where they could be any text, or nothing that is known.
    """
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if b"%PDF-" in head[:1_024] and not _PAGE.match(head) and not _MAIL.match(head):
        return FileKind.PDF
    if head.startswith(b"PK"):
        names = data[:_HEAD] + data[-65_536:]  # the names of a zip stand at its end
        kind = next((kind for sign, kind in _ZIPPED if sign in names), "a zip archive")
        return kind if isinstance(kind, FileKind) else (kind, "save it as .docx, PDF or plain text")
    for sign, what, hint in _OTHERS:
        if head.startswith(sign):
            return what, hint
    if _PAGE.match(head):
        return FileKind.PAGE
    return FileKind.MAIL if _MAIL.match(head) else None


def refuse_markup(text: str, name: str) -> None:
    """Refuse a text that has the tags of a page in it.

    `<b>1,200` would read as "less than", `&lt;` as nothing.
    """
    found = _TAG.search(text) or _REFERENCE.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        shown = found[0] if len(found[0]) <= 40 else f"{found[0][:40]}…"  # noqa: PLR2004  # characters
        what = f"{_subject(name)} has the markup of a page in it, {shown} on line {line}"
        raise refusal(what, "if it is a page, call it .html; else take the marks out, for they are no words")
