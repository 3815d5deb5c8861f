"""The rows of a failing question as facts, so that the ordinary comparison explains them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256

import attrs

from discrepant.compare import finding
from discrepant.compare.ages import compare_ages
from discrepant.compare.comparison import Comparison
from discrepant.compare.finding import Finding, NotCompared, Side
from discrepant.compare.quantities import compare_readings
from discrepant.compare.question import Question, question_of
from discrepant.compare.terms import compare_terms
from discrepant.compare.verdict import Verdict
from discrepant.corpus.model import Claim, Fact, Kind, Nature, Place, Source
from discrepant.reading.hours import DAY, Hours
from discrepant.reading.interval import Interval
from discrepant.reading.model import Hedge, Quantity, Reading, Sense
from discrepant.scan.columns import Form
from discrepant.scan.found import RowPair, Scanned, TableRow
from discrepant.scan.readings import read
from discrepant.scan.times import Clock

__all__ = ["bounded", "check_of", "compare_rows", "reading_of"]

_LONGEST = 300  # characters of a cell
_IN_UNITS = (Quantity.MONEY, Quantity.MEASURE, Quantity.CHANGE, Quantity.NUMBER)


def check_of(kind: str) -> str:
    """The check that compares what is of a kind."""
    return {Kind.DATE: "dates", Kind.AGE: "ages", Kind.TERM: "terms"}.get(Kind(kind), "quantities")


def compare_rows(
    pair: RowPair, rows: Sequence[TableRow], total: int, scanned: Scanned, table: str
) -> tuple[Comparison, Question | None]:
    """What the ordinary comparison finds on the question of this pair.

    It gives what is strained or in conflict, and the question. `rows` are those that are most at odds, of `total` in
    all; `table` is where they come from, for people.
    """
    claim = Claim(
        key=bounded(pair.claim),
        about=f"{pair.nature} {pair.kind}, in {bounded(table)}",
        kind=Kind(pair.kind),
        nature=Nature(pair.nature),
        unit=None if pair.clock else pair.unit,
        grows=pair.grows if total <= len(rows) else math.inf,
        place=Place(file=bounded(table), line=0),
    )
    if scanned.asked.terms is not None:
        claim = scanned.asked.terms.set_out(claim)
    farthest = (attrs.evolve(side, extra=None) for side in (pair.high, pair.low))
    set_out = sorted({*farthest, *rows}, key=_order)
    facts: dict[str, tuple[Fact, TableRow]] = {}
    often: Counter[str] = Counter()
    for row in set_out:
        often[row.source] += 1
        fact = _fact(claim, row, often[row.source], _value_of(row, pair, scanned))
        facts[fact.id] = (fact, row)
    found = _compared(pair, claim, facts, is_whole=total <= len(rows))
    aside = found.not_compared
    if total > len(rows):
        because = f"{total - len(rows):,} more of its {total:,} rows were scanned and are not set out here"
        aside = (*aside, NotCompared(claim=claim.key, because=because, facts=()))
    findings = tuple(
        attrs.evolve(one, sides=tuple(_from_a_table(side, facts) for side in one.sides))
        for one in found.findings
        if _is_grave(one)
    )
    sides = tuple(_from_a_table(side, facts) for side in found.sides)
    question = question_of(claim, sides, findings, {}) if findings else None
    return Comparison(of=claim.key, sides=sides, findings=findings, not_compared=aside), question


def _compared(pair: RowPair, claim: Claim, facts: Mapping[str, tuple[Fact, TableRow]], *, is_whole: bool) -> Comparison:
    """The ordinary comparison of these facts.

    What was told in between bears a growth out: where it is not among them, only the pair shows one.
    """
    told = _on_a_line(pair.kind, claim, [fact for fact, _ in facts.values()])
    if is_whole or any(_is_grave(one) for one in told.findings):
        return told
    ends = [attrs.evolve(side, extra=None) for side in (pair.high, pair.low)]
    alone = [fact for fact, row in facts.values() if row in ends]
    found = _on_a_line(pair.kind, attrs.evolve(claim, grows=pair.grows), alone)
    return attrs.evolve(told, findings=found.findings)


def _on_a_line(kind: str, claim: Claim, facts: Sequence[Fact]) -> Comparison:
    if kind == Kind.TERM:
        return compare_terms(attrs.evolve(claim, facts=tuple(facts)))
    if kind == Kind.AGE:
        return compare_ages(attrs.evolve(claim, facts=tuple(facts)))
    return compare_readings(check_of(kind), claim, facts)


def _is_grave(finding: Finding) -> bool:
    return finding.verdict.gravity >= Verdict.STRAINED.gravity


def _order(row: TableRow) -> tuple[object, ...]:
    return row.source, row.time.place, row.core, row.support, row.says or ""


def reading_of(row: TableRow, pair: RowPair, scanned: Scanned) -> Reading:
    """What a row says: its words as the scan read them, or its bounds as they are given.

    The bounds of an age are days of birth.
    """
    kind, form = Quantity(pair.kind), scanned.columns.form
    if pair.clock:
        return _time_of(row, pair.clock)
    if form is Form.SAYS and row.says is not None:
        unit = row.unit or (pair.unit if kind in _IN_UNITS else None)
        day = row.as_of.isoformat()[:10] if row.as_of and kind is Quantity.DATE else None
        return read(row.says, scanned.asked, kind=kind, unit=unit, on=day)
    kind = Quantity.DATE if kind is Quantity.AGE else kind
    core, support = Interval(*row.core), Interval(*row.support)
    is_point = support.is_point
    about = form is Form.VALUE and not is_point
    reading = Reading(
        words="",
        kind=kind,
        number=core.lo if is_point and kind is not Quantity.DATE else None,
        unit=row.unit or pair.unit,
        hedge=Hedge(sense=Sense.EXACT if is_point else Sense.ABOUT if about else Sense.RANGE),
        core=core,
        support=support,
    )
    return attrs.evolve(reading, words=row.says or _words(reading, is_value=form is Form.VALUE))


def _time_of(row: TableRow, clock: Clock) -> Reading:
    """A time, by the second, and the days that it lies in."""
    hours = Hours(
        core=Interval(*row.core), support=Interval(*row.support), offset=0 if clock is Clock.UNIVERSAL else None
    )
    core, support = (Interval(each.lo // DAY, each.hi // DAY) for each in (hours.core, hours.support))
    return Reading(words=row.says or "", kind=Quantity.DATE, core=core, support=support, hours=hours)


def _words(reading: Reading, *, is_value: bool) -> str:
    """Bounds as they would be printed; of a value that has a tolerance, the value, which lies in their middle."""
    core = reading.core
    if is_value:
        core = Interval(*[(core.lo + core.hi) / 2] * 2)
    low, high = (_end(end) for end in reading.bounds(core))
    return low if low == high else f"{low} to {high}"


def _end(end: float | str | None) -> str:
    return "…" if end is None else f"{end:,.15g}" if isinstance(end, float) else end


def _value_of(row: TableRow, pair: RowPair, scanned: Scanned) -> Reading | str:
    """What a row says, or the term that its words stand for."""
    terms = scanned.asked.terms
    return reading_of(row, pair, scanned) if terms is None else bounded(terms.term_of(row.says or ""))


def _fact(claim: Claim, row: TableRow, often: int, value: Reading | str) -> Fact:
    words = bounded(value.words if isinstance(value, Reading) else row.says or "")
    value = attrs.evolve(value, words=words) if isinstance(value, Reading) else value
    teller = bounded(row.source)
    days, moment = row.time.days, row.time.moment
    hours = Hours(core=moment, support=moment, offset=0) if moment else None
    as_of = Reading(words=_time(row) or "", kind=Quantity.DATE, core=days, support=days, hours=hours)
    source = Source(
        id=teller,
        publisher=teller,
        headline="",
        published=as_of,
        text="",
        sha256="",
        place=claim.place,
        body="",
    )
    return Fact(
        id=f"{teller}/{claim.key}" + (f"/{often}" if often > 1 else ""),
        claim=claim.key,
        source=source,
        says=(words,),
        quote=words,
        as_of=as_of,
        place=attrs.evolve(claim.place, line=often),
        printed=(value,) if isinstance(value, Reading) else (),
        value=value,
    )


def bounded(text: str) -> str:
    """A cell as a report shows it.

    Of a very long one the beginning, and what tells it from others that begin so.

    A table may hold cells of any length, which a report would repeat wherever it names them.
    """
    if len(text) <= _LONGEST:
        return text
    return f"{text[:_LONGEST]}… ({sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:8]})"


def _time(row: TableRow) -> str | None:
    if isinstance(row.as_of, datetime):
        return row.as_of.isoformat(" ")
    return row.as_of.isoformat() if row.as_of else None


def _from_a_table(side: Side, facts: dict[str, tuple[Fact, TableRow]]) -> Side:
    """The side without what only a record has: a quote, its place in a text, a line of its own."""
    told: list[finding.FactShown] = [
        attrs.evolve(one, as_of=_time(facts[one.id][1]), quote="", line=0, text_line=None) for one in side.facts
    ]
    return attrs.evolve(side, facts=tuple(told))
