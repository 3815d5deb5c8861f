"""The text of a Word file, by mammoth.

Tables and notes are kept, what was deleted while changes were tracked is not.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

import mammoth  # with the extra `articles`
from lxml import etree

from discrepant.desk.articles.kinds import FileKind
from discrepant.desk.articles.markup import lines_of, set_plainly, tree_of
from discrepant.desk.articles.mending import mended
from discrepant.desk.articles.taken import PlacedWords, Taken, lacking, refusal

__all__ = ["take_word"]

_LARGEST = 200_000_000  # bytes of all parts, unpacked
_LARGEST_PART = 20_000_000  # of one that is read
_MOST_PARTS = 5_000
_READ = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml|docProps/core\.xml")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NOTES = (_W + "footnoteReference", _W + "endnoteReference")
_NAMES = {"title": "title", "creator": "author", "created": "made", "modified": "changed"}


def take_word(data: bytes, name: str, _encoding: str | None) -> Taken:
    """The text of a Word file.

    A CorpusError where it is broken, or unpacks to more than a file may.
    """
    parts = _parts(data, name)
    page = mammoth.convert_to_html(io.BytesIO(data), convert_image=mammoth.images.img_element(lambda _image: {}))
    if not page.value:
        raise refusal(f"{name} has no text", "if its pages are pictures, recognise their text first (OCR)")
    tree = tree_of(f"<html><body>{page.value}</body></html>", name)
    for back in tree.xpath("//a[starts-with(@href, '#footnote-ref') or starts-with(@href, '#endnote-ref')]"):
        back.drop_tree()
    for number, note in enumerate(tree.xpath("//li[starts-with(@id, 'footnote-') or starts-with(@id, 'endnote-')]"), 1):
        first = note[0] if len(note) else note
        first.text = f"[{number}] {first.text or ''}"
    for mark in tree.xpath("//sup[a[contains(@id, 'note-ref')]]"):
        mark.drop_tag()
    apart, remarks = set_plainly(tree)
    text, mends = mended("\n".join(lines_of(tree)))
    shown = [*apart, *_stated(parts)]
    left_out, unnamed = lacking(shown, text)
    remarks += [*mends, *_said(parts)]
    return Taken(text=text, kind=FileKind.WORD, remarks=tuple(remarks), left_out=left_out, unnamed=unnamed)


def _parts(data: bytes, name: str) -> dict[str, etree._Element]:
    """The parts that are read, none larger than it may be, nor all of them."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            xml = [info for info in infos if info.filename.endswith((".xml", ".rels"))]
            if len(infos) > _MOST_PARTS or sum(info.file_size for info in infos) > _LARGEST:
                raise refusal(f"{name} unpacks to more than {_LARGEST:,} bytes or {_MOST_PARTS:,} parts")
            if any(info.file_size > _LARGEST_PART for info in xml):
                raise refusal(f"{name} has a part of more than {_LARGEST_PART:,} bytes", "save the article alone")
            if any(info.flag_bits & 1 for info in infos):
                raise refusal(f"{name} is encrypted", "save it without its password")
            texts = {info.filename: archive.read(info) for info in xml}
    except (zipfile.BadZipFile, NotImplementedError, EOFError) as error:
        raise refusal(f"{name} is broken: {error}", "save it anew") from None
    if any(b"<!DOCTYPE" in text or b"<!ENTITY" in text for text in texts.values()):
        raise refusal(f"{name} declares entities, which no Word file does")
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        return {part: etree.fromstring(text, parser) for part, text in texts.items() if _READ.fullmatch(part)}
    except etree.XMLSyntaxError as error:
        raise refusal(f"{name} is broken: {error}", "save it anew") from None


def _stated(parts: dict[str, etree._Element]) -> Iterator[PlacedWords]:
    """What stands in the file, be it in the text or not."""
    for part, root in sorted(parts.items()):
        place = (
            "comment" if "comments" in part else "head or foot of the pages" if re.search("header|footer", part) else ""
        )
        if part.startswith("docProps"):
            continue
        for tag in ("del", "moveFrom"):
            for each in root.iter(_W + tag):
                yield PlacedWords("deleted", "".join(each.itertext(_W + "delText", _W + "t")))
        for paragraph in root.iter(_W + "p"):
            yield from (PlacedWords(place, words) for words in _stretches(paragraph))


def _stretches(paragraph: etree._Element) -> Iterator[str]:
    """The plain words of a paragraph between what is told otherwise; how Word cut them into runs is no matter."""
    words: list[str] = []
    for each in paragraph.iter(_W + "t", *_NOTES):
        if each.tag in _NOTES or not _is_plain(each):
            yield "".join(words)
            words.clear()
        else:
            words.append(each.text or "")
    yield "".join(words)


def _is_plain(text: etree._Element) -> bool:
    """Whether words are neither moved away, struck out, nor raised, which is told otherwise."""
    marks = (_W + "vertAlign", _W + "strike")
    return next(text.getparent().iter(*marks), None) is None and not any(text.iterancestors(_W + "moveFrom"))


def _said(parts: dict[str, etree._Element]) -> Iterator[str]:
    core, body = parts.get("docProps/core.xml"), parts.get("word/document.xml")
    told = [
        f"{_NAMES[etree.QName(each).localname]} {' '.join(each.text.split())[:100]}"
        for each in (core if core is not None else ())
        if isinstance(each.tag, str) and etree.QName(each).localname in _NAMES and (each.text or "").strip()
    ]
    if body is not None:
        if next(body.iter(_W + "ins", _W + "moveTo"), None) is not None:
            yield "changes are tracked: what was inserted is in the text, what was deleted is not"
        if next(body.iter(_W + "vanish"), None) is not None:
            yield "some words are set as hidden, and are in the text"
        if next(body.iter("{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"), None) is not None:
            yield "formulas are not in the text"
    if told:
        yield f"the file says of itself: {'; '.join(told)}"
