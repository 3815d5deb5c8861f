"""A Finding: what one comparison showed, as plain data in the shape of the report's JSON."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

import attrs
from attrs.converters import optional

from discrepant.compare.verdict import Reason, Verdict
from discrepant.corpus.model import Acknowledgement, Fact, Value
from discrepant.reading.model import Parted, Reading

__all__ = [
    "OF_ONE_RECORD",
    "End",
    "FactShown",
    "Finding",
    "Gap",
    "NotCompared",
    "Noted",
    "Side",
    "ends_of",
    "ids_on",
    "iso_date",
    "side_of",
    "told_of",
]

# what is wrong with one record is set right in the record: it is no question between sources, and not acknowledged
OF_ONE_RECORD = ("evidence", "calendar", "units")

End = float | str | None
_SHOWN = "shown"  # the name under which a fact has what is shown of it


@attrs.frozen(kw_only=True)
class FactShown:
    """One fact as a report shows it.

    `line` is of its record, `text_line` of its quote in the source's text.
    """

    id: str
    source: str
    says: str
    reads: str | None = None
    speaker: str | None = None
    via: str | None = None
    as_of: str | None = None
    quote: str
    file: str
    line: int
    text: str
    text_line: int | None = None


@attrs.frozen(kw_only=True)
class Side:
    """Facts that stand for the same value.

    The side has their sources, the words that they print, and the intervals of a number or a date.
    """

    sources: tuple[str, ...]
    says: tuple[str, ...]
    core: tuple[End, ...] = ()
    support: tuple[End, ...] = ()
    facts: tuple[FactShown, ...]

    def only(self, ids: Container[str]) -> Side:
        """The side with only these of its facts.

        The intervals of what facts of several claims come to are those of all of them together.
        """
        facts = tuple(told for told in self.facts if told.id in ids)
        is_sum = len(facts) < len(self.facts) and len({tuple(told.id.split("/")[1:2]) for told in self.facts}) > 1
        return attrs.evolve(
            Side(sources=(), says=(), facts=()) if is_sum else self,
            sources=_distinct(told.source for told in facts),
            says=_distinct(told.says for told in facts),
            facts=facts,
        )


@attrs.frozen(kw_only=True)
class Gap:
    """How far two cores are apart, in `unit` and in percent of the nearer end of the lower one.

    `printed` is how far the two printed numbers are apart, where each side prints a single one.
    """

    value: float = attrs.field(converter=float)  # days are counted in whole numbers
    unit: str | None = None
    percent: float | None = attrs.field(default=None, converter=optional(float))
    printed: float | None = attrs.field(default=None, converter=optional(float))


@attrs.frozen(kw_only=True)
class Noted:
    """An editor's acknowledgement, as a finding carries it."""

    reason: str
    by: str | None = None
    until: str | None = None


@attrs.frozen(kw_only=True)
class Finding:
    """A verdict on two sides of a claim, with its reasons and one sentence.

    Where all sources agree, there is one side.
    """

    claim: str
    about: str
    check: str
    verdict: Verdict
    reasons: tuple[Reason, ...] = ()
    gap: Gap | None = None
    summary: str
    acknowledged: Noted | None = None
    sides: tuple[Side, ...]

    @property
    def sources(self) -> frozenset[str]:
        """Every source that stands on one of the sides."""
        return frozenset(source for side in self.sides for source in side.sources)

    def acknowledged_as(self, entry: Acknowledgement) -> Finding:
        """The same finding, marked."""
        until = entry.until.isoformat() if entry.until else None
        return attrs.evolve(self, acknowledged=Noted(reason=entry.reason, by=entry.by, until=until))


@attrs.frozen(kw_only=True)
class NotCompared:
    """Facts of a claim that could not be set against the others, and why."""

    claim: str
    because: str
    facts: tuple[str, ...]


def side_of(facts: Sequence[Fact], value: Value | None = None, says: tuple[str, ...] = ()) -> Side:
    """The side that these facts make; `value` gives its intervals where it lies on a line."""
    return Side(
        sources=_distinct(fact.source.id for fact in facts),
        says=says or _distinct(fact.said for fact in facts),
        facts=tuple(map(told_of, facts)),
        **ends_of(value),
    )


def ends_of(value: Value | None) -> dict[str, tuple[End, ...]]:
    """The ends of `core` and `support` of a number or a date.

    Of what lies on no line there are none.
    """
    if isinstance(value, Parted):
        value = value.whole
    if isinstance(value, Reading):
        return {"core": value.bounds(value.core), "support": value.bounds(value.support)}
    return {}


def ids_on(sides: Iterable[Side]) -> tuple[tuple[str, ...], ...]:
    """The ids of the facts on each side."""
    return tuple(tuple(told.id for told in side.facts) for side in sides)


def iso_date(reading: Reading) -> str:
    """A date as an ISO day or interval, with its time of day if one is told.

    An open end is two dots, as in EDTF.
    """
    hours = reading.hours
    first, last = hours.written(hours.core) if hours else reading.bounds(reading.core)
    return str(first) if first == last else f"{first or '..'}/{last or '..'}"


def told_of(fact: Fact) -> FactShown:
    """A fact as a report shows it; all that show it share one."""
    if (known := fact.made.get(_SHOWN)) is None:
        fact.made[_SHOWN] = known = _shown_of(fact)
    return known


def _shown_of(fact: Fact) -> FactShown:
    return FactShown(
        id=fact.id,
        source=fact.source.id,
        says=fact.said,
        reads=fact.reads,
        speaker=fact.speaker,
        via=fact.via,
        as_of=iso_date(fact.as_of),
        quote=fact.quote,
        file=fact.place.file,
        line=fact.place.line,
        text=fact.source.text,
        text_line=fact.anchor.line,
    )


def _distinct(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))
