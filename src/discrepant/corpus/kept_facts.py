"""Facts in a plain form that JSON has, and back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from discrepant.corpus.anchor import Anchor, Standing
from discrepant.corpus.model import Claim, Fact, Kind, Place, Source, Value
from discrepant.corpus.source_records import ClaimKey, FactRecord
from discrepant.reading.model import Parted, Reading
from discrepant.reading.plain_readings import checked, parted_of, plain_parted, plain_reading, reading_of

__all__ = [
    "MISFITS",
    "KeptRecord",
    "PlainFact",
    "build_fact",
    "fact_of",
    "facts_of",
    "kept_record",
    "plain_fact",
    "record_of",
]

MISFITS = (TypeError, ValueError, LookupError)  # what is raised of something that we have not kept so
_TEXT = (str, type(None))
_RECORD = (str, (str, list), str, _TEXT, _TEXT, _TEXT, _TEXT, _TEXT, bool, _TEXT)
_ROW = (list, int, (list, type(None)), list, object, (list, type(None)))
_ANCHOR = (str, int, int, int)
_NAMES, _PARTS = "names", "parts"
_SAME = True  # in place of a value that is that of the first printed words
_FORMS: Mapping[Kind, type] = {
    **dict.fromkeys((Kind.TERM, Kind.QUOTATION), str),
    **dict.fromkeys((Kind.TALLY, Kind.PERIOD), Parted),
    Kind.ROSTER: frozenset,
}

PlainFact = tuple[FactRecord, Fact]  # a record and what it came to


class KeptRecord(NamedTuple):
    """A fact's record as it was kept, with the keys of FactRecord in their order."""

    claim: str
    says: str | tuple[str, ...]
    quote: str
    as_of: str | None
    reads: str | None
    speaker: str | None
    via: str | None
    speaker_by: str | None
    complete: bool
    note: str | None


def build_fact(  # noqa: PLR0913  # all that makes one
    record: FactRecord | KeptRecord,
    source: Source,
    time: int,
    *,
    place: Place,
    as_of: Reading,
    printed: tuple[Value | None, ...],
    value: Value,
) -> Fact:
    """The fact of a record, the first, second … of its source on its claim."""
    return Fact(
        id=f"{source.id}/{record.claim}" + (f"/{time}" if time > 1 else ""),
        claim=record.claim,
        source=source,
        says=(record.says,) if isinstance(record.says, str) else record.says,
        quote=record.quote,
        as_of=as_of,
        is_dated=record.as_of is not None,
        reads=record.reads,
        speaker=record.speaker or source.speaker,
        via=record.via or source.via,
        speaker_by=record.speaker_by,
        complete=record.complete,
        note=record.note,
        place=place,
        printed=printed,
        value=value,
    )


def plain_fact(told: PlainFact) -> list[Any]:
    """A record and what was read of it.

    These are its keys, its line, its day if it has one, its values, and where its quote stands if that was looked for.
    """
    record, fact = told
    return [
        list(kept_record(record)),
        fact.place.line,
        plain_reading(fact.as_of) if fact.is_dated else None,
        [_plain(value) for value in fact.printed],
        _SAME if fact.value is fact.printed[0] else _plain(fact.value),
        _plain_anchor(fact.source.index.known.get(fact.quote)),
    ]


def _plain_anchor(anchor: Anchor | None) -> list[Any] | None:
    if anchor is None or len(anchor.spans) != 1:
        return None
    return [anchor.state.value, *anchor.spans[0], anchor.lines[0]]


def facts_of(rows: Iterable[object], source: Source, claims: Mapping[str, Claim]) -> list[Fact]:
    """The facts of a source's file from their plain forms; an error of MISFITS if none."""
    told: Counter[str] = Counter()
    return [fact_of(row, source, claims, told) for row in rows]


def fact_of(
    row: object, source: Source, claims: Mapping[str, Claim], told: Counter[str], line: int | None = None
) -> Fact:
    """One fact, likewise.

    `told` counts those on each claim, and a `line` is where its record stands now.
    """
    kept, line_then, as_of, kept_values, last, anchor = checked(row, _ROW)
    record = record_of(kept)
    form = _FORMS.get(claims[record.claim].kind, Reading)
    printed = tuple([None if value is None else _value(value, form) for value in kept_values])
    value = printed[0] if last is _SAME else _value(last, form)
    if value is None or len(printed) != (1 if isinstance(record.says, str) else len(record.says)):
        raise ValueError("each of the printed words has a value, and the fact has one")
    if anchor is not None:
        source.index.known[record.quote] = _anchor(anchor, len(source.body))
    told[record.claim] += 1
    return build_fact(
        record,
        source,
        told[record.claim],
        place=Place(file=source.place.file, line=line_then if line is None else line),
        as_of=source.published if as_of is None else reading_of(as_of),
        printed=printed,
        value=value,
    )


def kept_record(record: FactRecord) -> KeptRecord:
    """A record as it is kept."""
    return KeptRecord(*(getattr(record, key) for key in KeptRecord._fields))


def record_of(kept: object) -> KeptRecord:
    """A record as it was kept; an error likewise."""
    claim, says, *others = checked(kept, _RECORD)
    if isinstance(says, list):
        if not all(isinstance(words, str) for words in says):
            raise TypeError("words are texts")
        says = tuple(says)
    return KeptRecord(ClaimKey(claim), says, *others)


def _anchor(plain: object, length: int) -> Anchor:
    state, start, end, line = checked(plain, _ANCHOR)
    if not 0 <= start < end <= length or line < 1:
        raise ValueError("a quote stands in its text")
    return Anchor(state=Standing(state), spans=((start, end),), lines=(line,))


def _plain(value: Value | None) -> object:
    if isinstance(value, Reading):
        return plain_reading(value)
    if isinstance(value, Parted):
        return {_PARTS: plain_parted(value)}
    return {_NAMES: sorted(value)} if isinstance(value, frozenset) else value


def _value(plain: Any, form: type) -> Value:  # noqa: ANN401  # whatever JSON holds
    """A value of this form from its plain one."""
    if form is Reading:
        return reading_of(plain)
    if form is str and isinstance(plain, str):
        return plain
    if form is Parted:
        return parted_of(plain[_PARTS])
    if form is frozenset and all(isinstance(name, str) for name in plain[_NAMES]):
        return frozenset(plain[_NAMES])
    raise TypeError("not a value of its kind")
