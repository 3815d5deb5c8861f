"""Records made in memory, for tests that need no files: what sources print on a claim, read as the loader reads it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

import attrs

from discrepant.compare.finding import Finding
from discrepant.corpus.claims import build_names
from discrepant.corpus.model import (
    PIECES,
    Claim,
    Corpus,
    Fact,
    Kind,
    Name,
    Names,
    Nature,
    Place,
    Source,
    Value,
    Wording,
)
from discrepant.errors import ReadingError
from discrepant.reading.hedges import HedgeTable
from discrepant.reading.interval import Interval
from discrepant.reading.model import Abreast, Quantity, Reading
from discrepant.reading.numbers import read_number
from discrepant.reading.reader import Reader
from discrepant.reading.wording import normalise

__all__ = [
    "day",
    "make_claim",
    "make_corpus",
    "make_fact",
    "make_names",
    "make_source",
    "number",
    "ordinal",
    "tell",
    "verdicts",
]

PUBLISHED = "2022-11-06"
READER = Reader()


def ordinal(iso: str) -> int:
    """The number of an ISO day."""
    return date.fromisoformat(iso).toordinal()


@cache
def day(words: str, *, widened: int = 0, weekday: int | None = None) -> Reading:
    """A day, or two with a slash between them (either may be `..`), as a reading; its support so many days wider.

    A day may have its time, as records have it, or any words of a date.
    """
    if any(sign.isalpha() for sign in words):
        return Reader().read(words, kind=Quantity.DATE, on=Interval(*[ordinal(PUBLISHED)] * 2), edtf=True)
    first, _, last = words.partition("/")
    low = float("-inf") if first == ".." else ordinal(first)
    high = float("inf") if last == ".." else ordinal(last or first)
    core, support = Interval(low, high), Interval(low - widened, high + widened)
    return Reading(words=words, kind=Quantity.DATE, core=core, support=support, weekday=weekday)


@cache
def number(words: str, kind: str = "count", unit: str | None = None) -> Reading:
    """Printed words as a number."""
    return read_number(words, kind=Quantity(kind), unit=unit, table=HedgeTable.default())


def make_source(
    key: str = "north", *, published: Reading | str = PUBLISHED, wording: str = "verbatim", body: str = ""
) -> Source:
    """An article, its publisher being called after its key."""
    return Source(
        id=key,
        publisher=f"The {key.capitalize()}",
        headline="Headline",
        published=day(published) if isinstance(published, str) else published,
        text=f"seeds/{key}.txt",
        sha256="",
        wording=Wording(wording),
        place=Place(file=f"facts/{key}.toml", line=1),
        body=body,
    )


def make_claim(kind: str, nature: str = "constant", *, key: str = "the.claim", **keys: object) -> Claim:
    """A claim that nobody has told anything on yet; a sum of money is in dollars if nothing else is said."""
    unit = {"money": "USD", "measure": "km"}.get(kind)
    record: dict[str, object] = {
        "about": "What is asked",
        "unit": unit,
        "place": Place(file="facts/claims.toml", line=1),
    }
    return Claim(key=key, kind=Kind(kind), nature=Nature(nature), **{**record, **keys})  # type: ignore[arg-type]


def make_fact(
    claim: Claim,
    source: Source | str,
    *says: str,
    as_of: Reading | str | None = None,
    line: int = 2,
    names: Names | None = None,
    **keys: object,
) -> Fact:
    """What a source prints on a claim; its keys are those of a record, but that a date is given in ISO days."""
    origin = make_source(source) if isinstance(source, str) else source
    reads = keys.get("reads")
    printed = tuple(_readable(claim, words, names or Names()) for words in says)
    people = [value for value in printed if isinstance(value, frozenset)]
    record: dict[str, object] = {
        "id": f"{origin.id}/{claim.key}" + (f"/{line}" if line != 2 else ""),
        "claim": claim.key,
        "source": origin,
        "says": says,
        "quote": says[0],
        "as_of": origin.published if as_of is None else day(as_of) if isinstance(as_of, str) else as_of,
        "place": Place(file=origin.place.file, line=line),
        "printed": printed,
        "value": frozenset().union(*people) if people else _value(claim, str(reads or _whole(claim, says)), Names()),
    }
    return Fact(**{**record, **keys})  # type: ignore[arg-type]


def _whole(claim: Claim, says: tuple[str, ...]) -> str:
    return PIECES.join(says) if claim.kind is Kind.QUOTATION else says[0]


def _readable(claim: Claim, words: str, names: Names) -> Value | None:
    try:
        return _value(claim, words, names)
    except (ReadingError, ValueError):
        return None


def _value(claim: Claim, words: str, names: Names) -> Value:
    if claim.kind is Kind.TERM:
        return words
    if claim.kind is Kind.ROSTER:
        return frozenset({names.key(words)})
    if claim.kind is Kind.QUOTATION:
        return normalise(words)
    if claim.kind in (Kind.TALLY, Kind.PERIOD):
        on = day(PUBLISHED).core
        return READER.read_parts(words, kind=Abreast(claim.kind), on=on, unit=claim.unit, edtf=True)
    if claim.kind is Kind.AGE:
        return READER.read(words, kind=Quantity.AGE)
    return day(words) if claim.kind is Kind.DATE else number(words, claim.kind, claim.unit)


def tell(claim: Claim, *facts: Fact | tuple[str, ...]) -> Claim:
    """The claim as told: facts, or the source, the words and (where it matters) the as-of of each."""
    told = [
        fact
        if isinstance(fact, Fact)
        else make_fact(claim, fact[0], fact[1], as_of=fact[2] if fact[2:] else None, line=i)
        for i, fact in enumerate(facts, start=2)
    ]
    return attrs.evolve(claim, facts=tuple(told))


def make_names(**spellings: Iterable[str]) -> Names:
    """Names by their keys (with underscores for hyphens), the first spelling of each being its label."""
    entries = []
    for line, (key, (label, *also)) in enumerate(spellings.items(), start=1):
        place = Place(file="facts/names.toml", line=line)
        entries.append(Name(key=key.replace("_", "-"), label=label, also=tuple(also), place=place))
    names, flaws = build_names(tuple(entries))
    assert not flaws
    return names


def make_corpus(*claims: Claim, names: Names | None = None, sources: Iterable[Source] = ()) -> Corpus:
    """A corpus of these claims, with the sources that tell them."""
    facts = tuple(fact for claim in claims for fact in claim.facts)
    every = {source.id: source for source in (*sources, *(fact.source for fact in facts))}
    return Corpus(
        claims={claim.key: claim for claim in claims},
        sources=dict(sorted(every.items())),
        facts=facts,
        names=names or Names(),
    )


def verdicts(findings: Iterable[Finding]) -> list[tuple[str, ...]]:
    """Each finding in short: its verdict and its reasons."""
    return [(str(finding.verdict), *map(str, finding.reasons)) for finding in findings]
