"""A question in the list: who says what on which day on the two sides that tell most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from discrepant.compare.finding import FactShown
from discrepant.report.brief import shortened
from discrepant.report.days import day_words
from discrepant.report.html.claims import ClaimPart
from discrepant.report.html.marks import said_in
from discrepant.report.html.questions import QuestionStanding
from discrepant.report.html.sides import Lettered

__all__ = ["AnswerCell", "QuestionRow", "excerpt", "pieces_of", "row_of"]

_ROOM = 170  # characters of a quote
_SAYS = 110  # of printed words where no quote is shown
_OPENING = ("“", "‘", '"', "«", "„")  # noqa: RUF001  # single quotation marks open quotes too
_QUOTED = (QuestionStanding.MEND, QuestionStanding.ASK, QuestionStanding.ACKNOWLEDGED)


@attrs.frozen(kw_only=True)
class AnswerCell:
    """A side in a line or two: one who answers so, and the words.

    It also has when, in whose mouth, and who else stands there. The words are of the one who is named; `is_marked` says
    that they begin with a quotation mark of their own.
    """

    who: str
    when: str
    through: str
    copy: str | None
    words: tuple[tuple[str, bool], ...]
    reads: str | None
    is_marked: bool
    others: tuple[str, ...]


@attrs.frozen(kw_only=True)
class QuestionRow:
    """A question in the list, the answers that tell most, and who gives other ones."""

    part: ClaimPart
    answers: tuple[AnswerCell, ...]
    more: tuple[str, ...]


def row_of(part: ClaimPart, publishers: Mapping[str, str], copies: Mapping[str, str]) -> QuestionRow:
    """The row of a question.

    `copies` says of sources how their wording came to us, if not word for word.
    """
    with_quote = part.asked.standing in _QUOTED
    answers = tuple(_answer(one, publishers, copies, with_quote=with_quote) for one in part.leading)
    return QuestionRow(part=part, answers=answers, more=tuple(one.who for one in part.sides if one not in part.leading))


def _answer(one: Lettered, publishers: Mapping[str, str], copies: Mapping[str, str], *, with_quote: bool) -> AnswerCell:
    first = next(iter(one.side.facts), None)
    words = [(shortened(first.says if first else one.says, _SAYS), False)]
    if first and first.quote and with_quote:
        words = excerpt(first)
    names = [publishers.get(source, source) for source in one.side.sources]
    who = publishers.get(first.source, first.source) if first else one.who
    return AnswerCell(
        who=who,
        when=day_words(first.as_of) if first else "",
        through=", ".join(filter(None, (first.speaker, first.via and f"via {first.via}"))) if first else "",
        copy=copies.get(first.source) if first else None,
        words=tuple(words),
        reads=first.reads if first else None,
        is_marked=words[0][0].startswith(_OPENING),
        others=tuple(name for name in dict.fromkeys(names) if first and name != who),
    )


def pieces_of(told: FactShown) -> list[tuple[str, bool]]:
    """A quote in pieces, each with whether it is the words that are read."""
    return list(_pieces(told.quote, _said(told), 0, len(told.quote)))


def excerpt(told: FactShown) -> list[tuple[str, bool]]:
    """A quote in pieces, of a long one the words that are read with what stands around them.

    A long quote is cut between words.
    """
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


def _said(told: FactShown) -> list[tuple[int, int]]:
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
