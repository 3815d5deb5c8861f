"""The sides of a question, each with a letter, and who says what on it in a few words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from string import ascii_uppercase

import attrs

from discrepant.compare.finding import Side
from discrepant.reading.interval import Interval
from discrepant.report.html.ends import span_of_days

__all__ = ["Lettered", "lettered"]

_MOST_NAMED = 3


@attrs.frozen(kw_only=True)
class Lettered:
    """A side and its letter: who says it, and each wording once.

    Where a record says what a wording is read as, that stands there as well.
    """

    letter: str
    side: Side
    who: str
    words: tuple[tuple[str, str | None], ...]

    @property
    def says(self) -> str:
        """The words in one line, with what they are read as in brackets."""
        return " / ".join(f"{says} [{reads}]" if reads else says for says, reads in self.words)

    @property
    def time(self) -> Interval | None:
        """From the first to the last day of which the facts are told."""
        times = [time for told in self.side.facts if (time := span_of_days(told.as_of))]
        return Interval(min(time.lo for time in times), max(time.hi for time in times)) if times else None


def lettered(sides: Iterable[Side], publishers: Mapping[str, str]) -> tuple[Lettered, ...]:
    """The sides of a question in their order, lettered A, B, C …"""
    return tuple(
        Lettered(letter=_letter(n), side=side, who=_who(side, publishers), words=_words(side))
        for n, side in enumerate(sides)
    )


def _letter(number: int) -> str:
    """A, B, … Z, AA, AB …"""
    rest, last = divmod(number, len(ascii_uppercase))
    return (_letter(rest - 1) if rest else "") + ascii_uppercase[last]


def _who(side: Side, publishers: Mapping[str, str]) -> str:
    names = list(dict.fromkeys(publishers.get(source, source) for source in side.sources))
    if len(names) > _MOST_NAMED + 1:
        names[_MOST_NAMED:] = [f"{len(names) - _MOST_NAMED} more"]
    return ", ".join(names)


def _words(side: Side) -> tuple[tuple[str, str | None], ...]:
    """Of one measure that is printed twice, a side's own words are a part of what its fact says."""
    reads = {told.says: told.reads for told in side.facts if told.reads and told.reads != told.says}
    return tuple((says, reads.get(says)) for says in dict.fromkeys(side.says))
