"""The text of a PDF, by pdfminer.

Columns in their order, lines joined, broken words mended and named.
"""

from __future__ import annotations

import io
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from pdfminer.converter import PDFPageAggregator  # with the extra `articles`
from pdfminer.layout import LAParams, LTContainer, LTTextBox, LTTextLine
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import LITERALS_FLATE_DECODE, resolve1, stream_value
from pdfminer.utils import decode_text

from discrepant.desk.articles.kinds import FileKind
from discrepant.desk.articles.line_ends import joined_lines, joined_paragraphs
from discrepant.desk.articles.mending import mended
from discrepant.desk.articles.taken import PlacedWords, Taken, refusal

__all__ = ["take_pdf"]

_MOST_PAGES = 300
_LARGEST_STREAM = 50_000_000  # bytes of one page, unpacked
_UNMAPPED = re.compile(r"\(cid:\d+\)")
_EDGE = 0.12  # of a page's height, where its head and foot stand
_SHORT = 0.85  # of its box: a last line ends before that
_INDENT = 5  # points
Line = tuple[str, float, float, float, float]  # words, left, bottom, right, height of the page


def take_pdf(data: bytes, name: str, _encoding: str | None) -> Taken:
    """The text of a PDF.

    A CorpusError where it has a password, is made of pictures, or is broken.
    """
    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)))
    except PDFEncryptionError:
        raise refusal(f"{name} is encrypted", "save it without its password") from None
    pages, remarks = _pages(document, name)
    empty = [str(number) for number, boxes in enumerate(pages, start=1) if not boxes]
    if not any(pages):
        what = f"{name} has no text on its {len(pages)} pages: it may be scanned, or broken"
        raise refusal(what, "recognise its text first (OCR), or type it out")
    if empty:
        remarks.append(f"pages without text, which may be pictures of it: {', '.join(empty)}")
    repeated = _repeated(pages)
    boxes = [kept for page in pages for box in page if (kept := [line for line in box if _key(line) not in repeated])]
    paragraphs = [part for box in boxes for part in _paragraphs(box)]
    words = " ".join(line[0] for box in boxes for line in box)
    texts, broken = zip(*(joined_lines(part, words) for part in paragraphs), strict=True) if paragraphs else ((), ())
    lines, bridged = joined_paragraphs(texts)
    text, mends = mended("\n".join(lines))
    unmapped = len(_UNMAPPED.findall(text))
    if unmapped * 10 > len(text):
        raise refusal(f"{name} does not say which letters it prints", "print it anew, or recognise its text (OCR)")
    remarks += [f"characters that it does not name, printed as (cid:…): {unmapped:,}"] if unmapped else []
    joins = [each for some in broken for each in some]
    remarks += [f"words broken at the end of a line were joined: {', '.join(joins)}"] if joins else []
    remarks += [f"sentences that go on in another column or page were joined: {bridged:,}"] if bridged else []
    left_out = tuple(
        PlacedWords(f"head or foot of {number} pages", words)
        for words, number in sorted(_shown(pages, repeated).items())
    )
    remarks = [*mends, *remarks, *_properties(document)]
    return Taken(text=text, kind=FileKind.PDF, remarks=tuple(remarks), left_out=left_out)


def _pages(document: PDFDocument, name: str) -> tuple[list[list[list[Line]]], list[str]]:
    """Of each page its boxes, in the order of reading, and of each box its lines."""
    manager = PDFResourceManager()
    device = PDFPageAggregator(manager, laparams=LAParams(all_texts=True))
    interpreter = PDFPageInterpreter(manager, device)
    pages: list[list[list[Line]]] = []
    damaged = []
    for number, page in enumerate(PDFPage.create_pages(document), start=1):
        if number > _MOST_PAGES:
            raise refusal(f"{name} has more than {_MOST_PAGES} pages", "save those of the article")
        if _is_damaged(page, name):
            damaged.append(str(number))
        interpreter.process_page(page)
        layout = device.get_result()
        boxes = [_lines(box, layout.height) for box in _boxes(layout)]
        pages.append([box for box in boxes if box])
    if not pages:
        raise refusal(f"{name} has no pages", "it may be broken: save it anew")
    told = resolve1(resolve1(document.catalog.get("Pages", {})).get("Count"))
    said = [f"damaged pages, of which text may be missing: {', '.join(damaged)}"] if damaged else []
    said += [f"it says that it has {told} pages and {len(pages)} were found"] if told != len(pages) else []
    said += ["it has a form, whose fields are not read"] if "AcroForm" in document.catalog else []
    return pages, said


def _is_damaged(page: PDFPage, name: str) -> bool:
    """Whether what draws a page cannot be unpacked whole.

    What is left of it would be read without a word.
    """
    for each in page.contents:
        stream = stream_value(each)
        raw, filters = stream.get_rawdata(), stream.get_filters()
        if stream.decipher or not raw or not filters or filters[0][0] not in LITERALS_FLATE_DECODE:
            continue
        unpacker = zlib.decompressobj()
        try:
            unpacked = unpacker.decompress(raw, _LARGEST_STREAM)
        except zlib.error:
            return True
        if len(unpacked) >= _LARGEST_STREAM:
            raise refusal(f"{name} has a page of more than {_LARGEST_STREAM:,} bytes", "save the article alone")
        if not unpacker.eof:
            return True
    return False


def _boxes(container: LTContainer[Any]) -> Iterator[LTTextBox]:
    for each in container:
        if isinstance(each, LTTextBox):
            yield each
        elif isinstance(each, LTContainer):
            yield from _boxes(each)


def _lines(box: LTTextBox, height: float) -> list[Line]:
    lines = [each for each in box if isinstance(each, LTTextLine)]
    found = [(re.sub(r"[ \t\r\n]+", " ", each.get_text()).strip(), each.x0, each.y0, each.x1, height) for each in lines]
    return [line for line in found if line[0]]


def _key(line: Line) -> tuple[str, int] | None:
    """What a line has in common with those that stand in its place on other pages, if that is at an edge."""
    words, _, bottom, _, height = line
    if height * _EDGE < bottom < height * (1 - _EDGE):
        return None
    return re.sub(r"\d+", "#", words), round(bottom / 3)


def _repeated(pages: Sequence[list[list[Line]]]) -> set[tuple[str, int] | None]:
    """The heads and feet that at least half of the pages have, and two at least."""
    keys = Counter(key for page in pages for key in {_key(line) for box in page for line in box})
    return {key for key, number in keys.items() if key and number >= max(2, len(pages) / 2)}


def _shown(pages: Sequence[list[list[Line]]], repeated: set[tuple[str, int] | None]) -> dict[str, int]:
    """Each head and foot in the words of its first page, and on how many pages it stands.

    All, where they differ.
    """
    lines = [line for page in pages for box in page for line in box if _key(line) in repeated]
    by_key: dict[Any, list[str]] = {}
    for line in lines:
        by_key.setdefault(_key(line), []).append(line[0])
    return {" / ".join(dict.fromkeys(words)): len(words) for words in by_key.values()}


def _paragraphs(box: list[Line]) -> Iterator[list[str]]:
    """The paragraphs of a box: one begins where a line is set in, or behind a last line."""
    left, right = min(line[1] for line in box), max(line[3] for line in box)
    part: list[str] = []
    before: Line | None = None
    for line in box:
        if before:
            is_last = before[0].rstrip("\u201d\"\u2019')").endswith((".", "!", "?", ":"))
            ended = is_last and before[3] < left + _SHORT * (right - left)
            if ended or (line[1] > left + _INDENT and before[1] <= left + _INDENT):
                yield part
                part = []
        part.append(line[0])
        before = line
    yield part


def _properties(document: PDFDocument) -> list[str]:
    """What the file says of itself, which is seldom said of the article."""
    said = []
    for info in document.info[:1]:
        for key in ("Title", "Author", "CreationDate", "ModDate"):
            value = resolve1(info.get(key))
            words = decode_text(value) if isinstance(value, bytes) else ""
            said += [f"{key} {' '.join(words.split())[:100]}"] if words.strip() else []
    return [f"the file says of itself: {'; '.join(said)}"] if said else []
