"""Where the words of a text that was taken from a Word file stand in that file."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import count
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from docx.document import Document

__all__ = ["Letter", "letters_by_place"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LETTERS = {f"{_W}noBreakHyphen": "\u2011"}
_NOTES = (f"{_W}footnoteReference", f"{_W}endnoteReference")
_BREAKS = (f"{_W}br", f"{_W}cr")
# what may stand around words to which Word puts a comment; of others, such as text boxes, it takes none
_AROUND = frozenset(
    f"{_W}{name}"
    for name in ("body", "p", "tbl", "tr", "tc", "hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent")
) | {f"{_W}document", f"{_W}fldSimple", f"{_W}customXml"}
_NOT_SAID = frozenset(" \t\n\r\v\f|^\u00ad\u200b\u2060\ufeff")
_OFF = ("0", "false", "off")
Element = Any  # lxml has no types of its own


@attrs.frozen(eq=False)
class Letter:
    """A letter of a Word file: its run, the element in it that has it, and its place there."""

    run: Element
    element: Element
    place: int


_Piece = tuple[str, list[Letter | None]]  # the letters between two breaks, and where each stands


def letters_by_place(document: Document, text: str) -> dict[int, Letter]:
    """By place in the text, the letter of the document there, as far as it can be told.

    A line of the text is a piece of the document, or several one behind the other, as the cells of a row are. However
    often words occur, the order of both tells which are which.
    """
    pieces = [piece for piece in _pieces(document.element.body) if piece[0]]
    by_words: dict[str, list[int]] = {}
    for number, (words, _) in enumerate(pieces):
        by_words.setdefault(words, []).append(number)
    found: dict[int, Letter] = {}
    start = following = 0
    for line in text.split("\n"):
        letters = [(start + place, char) for place, each in enumerate(line) for char in _bare(each)]
        words = "".join(char for _, char in letters)
        first = "".join(_bare(line.split(" | ", maxsplit=1)[0]))
        for number in (following, *_nearest(by_words.get(words, ()) or by_words.get(first, ()), following)):
            if words and (last := _reaching(pieces, number, words)):
                stand = [each for piece in pieces[number:last] for each in piece[1]]
                found.update({place: at for (place, _), at in zip(letters, stand, strict=True) if at})
                following = last
                break
        start += len(line) + 1
    return found


def _nearest(numbers: list[int] | tuple[()], following: int) -> Iterator[int]:
    """The first of them from here on, else the first of all."""
    yield from [number for number in numbers if number >= following][:1] or numbers[:1]


def _reaching(pieces: list[_Piece], number: int, words: str) -> int:
    """Behind which piece the words end that begin with this one; 0 where they do not."""
    told = 0
    while number < len(pieces) and words.startswith(pieces[number][0], told):
        told += len(pieces[number][0])
        number += 1
        if told == len(words):
            return number
    return 0


def _bare(text: str) -> Iterator[str]:
    """The letters of a text however they are set: raised, in one sign or in two."""
    return (char for char in unicodedata.normalize("NFKD", text) if char not in _NOT_SAID)


def _pieces(body: Element) -> Iterator[_Piece]:
    notes = count(1)
    for paragraph in body.iter(f"{_W}p"):
        letters: list[tuple[str, Letter | None]] = []
        said = [each for each in paragraph.iter(f"{_W}r") if _is_said(each, paragraph)]
        for run, element in ((each, inner) for each in said for inner in each):
            if element.tag in _BREAKS:
                yield _piece(letters)
                letters = []
            elif element.tag in _NOTES:  # whose number the text has, and the file has not
                letters += [(char, None) for char in f"[{next(notes)}]"]
            else:
                told = _LETTERS.get(element.tag) or (element.text if element.tag == f"{_W}t" else "") or ""
                letters += [
                    (each, Letter(run, element, place)) for place, char in enumerate(told) for each in _bare(char)
                ]
        yield _piece(letters)


def _piece(letters: Sequence[tuple[str, Letter | None]]) -> _Piece:
    return "".join(char for char, _ in letters), [at for _, at in letters]


def _is_said(run: Element, paragraph: Element) -> bool:
    """Whether the words of a run are in the text, and may have a comment."""
    strike = run.find(f"{_W}rPr/{_W}strike")
    if strike is not None and strike.get(f"{_W}val") not in _OFF:
        return False
    nearest = next(run.iterancestors(f"{_W}p"))
    return nearest is paragraph and all(each.tag in _AROUND for each in run.iterancestors())
