"""The list of questions: in groups, each with who says what on which day on the two sides that tell most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from discrepant.compare.finding import Told
from discrepant.compare.verdict import Verdict
from discrepant.report.html.axis import short_days
from discrepant.report.html.claims import ClaimPart
from discrepant.report.html.marks import said_in
from discrepant.report.html.sides import Lettered
from discrepant.report.terminal import shortened

__all__ = ["Answer", "Group", "Row", "excerpt", "groups", "pieces_of"]

_ROOM = 170  # characters of a quote
_SAYS = 110  # of printed words where no quote is shown
_OPENING = ("“", "‘", '"', "«", "„")  # noqa: RUF001  # single quotation marks open quotes too
_TITLES = {
    "ask": "To ask",
    "acknowledged": "Acknowledged",
    "explained": "Explained",
    "agree": "Agree",
    "records": "In the records",
}


@attrs.frozen(kw_only=True)
class Answer:
    """One side in a line or two: who, when, in whose words, and the words; `is_marked` if they begin with a quote."""

    who: str
    when: str
    voices: tuple[str, ...]
    copies: tuple[str, ...]
    words: tuple[tuple[str, bool], ...]
    reads: str | None
    is_marked: bool


@attrs.frozen(kw_only=True)
class Row:
    """A question in the list, and how many answers beside those that are shown there."""

    part: ClaimPart
    answers: tuple[Answer, ...]
    more: int


@attrs.frozen(kw_only=True)
class Group:
    """Questions that stand alike with an editor; the first two groups are open to be read."""

    key: str
    title: str
    rows: tuple[Row, ...]

    @property
    def is_unfolded(self) -> bool:
        """Whether its rows are seen without asking for them."""
        return self.key in ("ask", "acknowledged")


def groups(parts: Iterable[ClaimPart], wordings: Mapping[str, str]) -> tuple[Group, ...]:
    """The groups that have any questions; `wordings` are those of the sources."""
    found: dict[str, list[Row]] = {key: [] for key in _TITLES}
    for part in parts:
        key = _group(part)
        answers = tuple(_answer(side, wordings, with_quote=key in ("ask", "acknowledged")) for side in part.leading)
        found[key].append(Row(part=part, answers=answers, more=len(part.sides) - len(part.leading)))
    return tuple(Group(key=key, title=_TITLES[key], rows=tuple(rows)) for key, rows in found.items() if rows)


def _group(part: ClaimPart) -> str:
    if part.asked.is_open:
        return "ask"
    if part.asked.is_noted:
        return "acknowledged"
    if not part.asked.is_question:
        return "records"
    return "agree" if part.asked.verdict is Verdict.AGREE else "explained"


def _answer(one: Lettered, wordings: Mapping[str, str], *, with_quote: bool) -> Answer:
    first = next(iter(one.side.facts), None)
    says, reads = next(iter(one.words), ("", None))
    is_quoted = with_quote and first is not None and first.quote
    words = excerpt(first) if first and is_quoted else [(shortened(says, _SAYS), False)]
    return Answer(
        who=one.who,
        when=short_days(one.time) if one.time else "",
        voices=_voices(one.side.facts),
        copies=tuple(sorted({wordings.get(told.source, "verbatim") for told in one.side.facts} - {"verbatim"})),
        words=tuple(words),
        reads=(first.reads if first and is_quoted else reads) or None,
        is_marked=bool(words) and words[0][0].startswith(_OPENING),
    )


def _voices(facts: Sequence[Told]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(told.speaker for told in facts if told.speaker))


def pieces_of(told: Told) -> list[tuple[str, bool]]:
    """A quote in pieces, each with whether it is the words that are read."""
    return list(_pieces(told.quote, _said(told), 0, len(told.quote)))


def excerpt(told: Told) -> list[tuple[str, bool]]:
    """The same where a quote is long: the words that are read and what stands around them, cut between words."""
    quote, said = told.quote, _said(told)
    if len(quote) <= _ROOM:
        return pieces_of(told)
    begin, end = (said[0][0], said[-1][1]) if said else (0, 0)
    spare = max(_ROOM - (end - begin), 0)
    start = max(0, min(begin - spare // 2, len(quote) - _ROOM))
    start = quote.find(" ", start, begin) + 1 or begin if start else 0
    stop = min(len(quote), start + _ROOM)
    stop = quote.rfind(" ", start + 1, stop) if stop < len(quote) else stop
    stop = stop if stop > start else min(len(quote), start + _ROOM)
    cut = [("… ", False)] if start else []
    return [*cut, *_pieces(quote, said, start, stop), *([(" …", False)] if stop < len(quote) else [])]


def _said(told: Told) -> list[tuple[int, int]]:
    return sorted(said_in(told.quote, told.says))


def _pieces(quote: str, said: Iterable[tuple[int, int]], start: int, stop: int) -> Iterator[tuple[str, bool]]:
    done = start
    for first, last in said:
        begin, end = max(first, done), min(last, stop)
        if begin < end:
            if done < begin:
                yield quote[done:begin], False
            yield quote[begin:end], True
            done = end
    if done < stop:
        yield quote[done:stop], False
