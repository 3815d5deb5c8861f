"""A copy of a story's Word file, with a comment at each mention that is not supported.

Nothing else of the file is changed. It needs the extra `word` (python-docx).
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from discrepant.corpus.model import Corpus
from discrepant.errors import DiscrepantError, Problem
from discrepant.printable import printable
from discrepant.proof.status import MEANINGS, UNSEEN, Proofed, Status, in_marks, totals
from discrepant.proof.story import Story
from discrepant.proof.word_words import Element, Letter, letters_by_place
from discrepant.report.timeless import timeless

if TYPE_CHECKING:
    from docx.document import Document

__all__ = ["word"]

_AUTHOR, _INITIALS = "discrepant", "D"
_LONGEST = 600  # characters of a quote, or of the story's words
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def word(data: bytes, story: Story, found: Sequence[Proofed], corpus: Corpus) -> bytes:
    """The copy of the file from which the story's text was taken.

    What stands where Word takes no comment, such as in a footnote, is told by that on the whole, which stands at the
    first words. The same story makes the same bytes.
    """
    document = _opened(data)
    publishers = {source.id: source.publisher for source in corpus.sources.values()}
    letters = letters_by_place(document, story.text)
    if not letters:
        what = "the story has no words to which Word would put a comment"
        raise DiscrepantError(Problem(what=what, hint="--format html marks any story"))
    told = [each for each in found if each.status is not Status.SUPPORTED]
    spans = {number: ends for number, each in enumerate(told) if (ends := _ends(letters, each.span))}
    first = letters[min(letters)].run
    cut = _cut_runs([*spans.values()])
    elsewhere = [each for number, each in enumerate(told) if number not in spans]
    _put(document, (first, first), _whole(story, found, elsewhere, publishers))
    for each, runs in zip((told[number] for number in spans), cut, strict=True):
        _put(document, runs, _note(each, publishers))
    return timeless(document, data)


def _opened(data: bytes) -> Document:
    try:
        import docx  # noqa: PLC0415  # an extra
    except ImportError:
        what = "a document for Word needs python-docx, which is not installed"
        raise DiscrepantError(Problem(what=what, hint='pip install "discrepant[word]"')) from None
    try:
        return docx.Document(io.BytesIO(data))
    except Exception as error:  # noqa: BLE001  # a library's whole stock of errors, on a stranger's file
        why = f"{type(error).__name__}: {error}"[:200]
        raise DiscrepantError(Problem(what="the story cannot be copied with comments", hint=why)) from None


def _ends(letters: Mapping[int, Letter], span: tuple[int, int]) -> tuple[Letter, Letter] | None:
    """The first and the last letter of a mention, if both are known."""
    there = [place for place in range(*span) if place in letters]
    return (letters[there[0]], letters[there[-1]]) if there else None


def _cut_runs(ends: Sequence[tuple[Letter, Letter]]) -> list[tuple[Element, Element]]:
    """Cut runs where mentions begin and end, each half set as the whole was; the first and last run of each mention."""
    cuts: dict[Element, set[tuple[int, int]]] = {}
    wanted = [(_cut(first), _cut(last, behind=1)) for first, last in ends]
    for (first, last), (start, end) in zip(ends, wanted, strict=True):
        cuts.setdefault(first.run, set()).add(start)
        cuts.setdefault(last.run, set()).add(end)
    pieces: dict[Element, list[tuple[tuple[int, int], Element]]] = {}
    for run, places in cuts.items():
        behind = [(place, _cut_run(run, place)) for place in sorted(places, reverse=True)]
        pieces[run] = [((-1, 0), run), *reversed(behind)]
    return [
        (
            next(run for place, run in reversed(pieces[first.run]) if place <= start),
            next(run for place, run in reversed(pieces[last.run]) if place < end),
        )
        for (first, last), (start, end) in zip(ends, wanted, strict=True)
    ]


def _cut(letter: Letter, behind: int = 0) -> tuple[int, int]:
    """A place in a run: the number of the element, and how many characters of it stand before."""
    return letter.run.index(letter.element), letter.place + behind


def _cut_run(run: Element, place: tuple[int, int]) -> Element:
    """What stands behind a place of a run, as a run of its own; the run itself where nothing stands before."""
    number, characters = place
    element = run[number]
    rest, text = run[number + 1 :], element.text or ""
    before = [each for each in run[:number] if not each.tag.endswith("}rPr")]
    if (not before and not characters) or (not rest and 0 < characters >= max(1, len(text))):
        return run
    other = run.makeelement(run.tag, dict(run.attrib))
    other.extend(deepcopy(each) for each in run[:1] if each.tag.endswith("}rPr"))
    if not characters:
        other.append(element)
    elif characters < len(text):
        half = deepcopy(element)
        element.text, half.text = text[:characters], text[characters:]
        for each in (element, half):
            each.set(_SPACE, "preserve")  # else a blank at the cut would be lost
        other.append(half)
    other.extend(rest)
    run.addnext(other)
    return other


def _put(document: Document, runs: tuple[Element, Element], lines: Sequence[str]) -> None:
    from docx.text.run import Run  # noqa: PLC0415  # an extra

    ends = [Run(run, document._body) for run in runs]  # noqa: SLF001  # a run needs somebody who owns it
    made = document.add_comment(ends, "\n".join(map(printable, lines)), _AUTHOR, _INITIALS)
    made._comment_elm.date = None  # noqa: SLF001  # no clock is in the copy


def _whole(
    story: Story, found: Sequence[Proofed], elsewhere: Sequence[Proofed], publishers: Mapping[str, str]
) -> list[str]:
    """What is to be said of all of the story."""
    lines = [f"Held against the records as told of {story.day.words}. It is not said who is right.", totals(found)]
    lines += ["What is supported has no comment.", UNSEEN, *story.remarks]
    for each in elsewhere:
        lines += [f"Where Word takes no comment: “{_short(each.words)}”", *_note(each, publishers)]
    return lines


def _note(each: Proofed, publishers: Mapping[str, str]) -> list[str]:
    by = f" ({each.claim}{each.from_origins})" if each.claim else ""
    perhaps = f"; perhaps {', '.join(each.nearest)}" if each.nearest else ""
    lines = [f"{each.shown_status}{by}{perhaps}: {MEANINGS[each.status]}."]
    lines += [line for line in (each.about, each.why) if line]
    return [*lines, *_told(each, publishers)]


def _told(each: Proofed, publishers: Mapping[str, str]) -> Iterator[str]:
    for what, facts in each.sides:
        yield f"{what}:"
        for fact in facts:
            as_of = f", {fact.as_of}" if fact.as_of else ""
            yield f"{publishers.get(fact.source, fact.source)}{as_of}: {in_marks(_short(fact.quote))}"


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
