"""The calendar of each fact: whether its dates and days of the week go together.

It also looks for what is told as of a day after its source was published.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from discrepant.compare.as_of import AsOf
from discrepant.compare.comparison import Comparison, record_conflict
from discrepant.compare.times import date_and_time, days
from discrepant.corpus.model import Corpus, Fact
from discrepant.reading.interval import Interval
from discrepant.reading.model import Parted, Quantity, Reading

__all__ = ["compare"]

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def compare(fact: Fact, corpus: Corpus) -> Comparison:
    """A conflict for each day of the week that is not its date's.

    There is one, too, for an as-of after publication.
    """
    claim = corpus.claims[fact.claim]
    wrong = (*_weekdays(fact), *_too_late(fact))
    return Comparison(findings=tuple(record_conflict("calendar", fact, claim, why, against) for why, against in wrong))


def _weekdays(fact: Fact) -> Iterator[tuple[str, str]]:
    named = ((one.words, one.weekday, meant) for one, meant in _printed(fact) if one and one.weekday is not None)
    dated = [*dict.fromkeys(named)]
    if fact.as_of.weekday is not None:
        dated.append((fact.as_of.words, fact.as_of.weekday, fact.as_of))
    for words, weekday, meant in dated:
        if meant and meant.kind is Quantity.DATE and not _has(meant.support, weekday):
            first = date.fromordinal(int(meant.support.lo))
            holds = f"is a {_WEEKDAYS[first.weekday()]}" if meant.support.is_point else f"has no {_WEEKDAYS[weekday]}"
            against = f"{days(meant.support)} {holds}"
            yield f"“{words}” names a {_WEEKDAYS[weekday]}, but {against}.", against


def _printed(fact: Fact) -> Iterator[tuple[Reading | None, Reading | None]]:
    """What is printed and what it is to mean, each end of a period by itself."""
    meant = fact.value
    for value in (*fact.printed, meant):
        if isinstance(value, Reading) and isinstance(meant, Reading):
            yield value, meant
        elif isinstance(value, Parted) and isinstance(meant, Parted):
            yield from zip(value.parts, meant.parts, strict=False)


def _has(span: Interval, weekday: int) -> bool:
    """Whether the span holds such a day; one of a week or more holds them all."""
    return not span.is_bounded or (weekday - date.fromordinal(int(span.lo)).weekday()) % 7 <= span.hi - span.lo


def _too_late(fact: Fact) -> Iterator[tuple[str, str]]:
    published = fact.source.published
    told, printed = AsOf.of(fact.as_of).moment, AsOf.of(published).moment
    is_later = told.lo > printed.hi if told and printed else fact.as_of.support.lo > published.support.hi
    if is_later:
        was_published = f"published {date_and_time(published)}"
        yield f"it is told as of {date_and_time(fact.as_of)}, but its source was {was_published}.", was_published
