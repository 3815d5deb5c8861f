"""Facts with the same value as groups, when each is told, and which is the earlier."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import cached_property, reduce
from typing import Any

import attrs

from discrepant.compare.as_of import ALWAYS, AsOf, as_times
from discrepant.compare.finding import Side, side_of
from discrepant.compare.sentences import Party, party, who_says
from discrepant.corpus.model import Claim, Fact, Nature, Value
from discrepant.reading.interval import Interval
from discrepant.reading.model import Parted, Reading

__all__ = [
    "ALWAYS",
    "Group",
    "called",
    "groups_of",
    "in_time",
    "may_precede",
    "on_one_day",
    "orders",
]


@attrs.frozen(kw_only=True)
class Group:
    """Facts that stand for the same value, and the days for which each is told.

    The days of a constant claim are ALWAYS.
    """

    value: Value
    facts: tuple[Fact, ...]
    times: tuple[AsOf, ...] = attrs.field(default=(ALWAYS,), converter=as_times)

    @property
    def first(self) -> Fact:
        """The first of its facts, for what is alike in all of them."""
        return self.facts[0]

    @cached_property
    def as_of(self) -> Interval:
        """From the first of all its days to the last."""
        return Interval(min(time.days.lo for time in self.times), max(time.days.hi for time in self.times))

    @cached_property
    def time(self) -> Interval:
        """The days of which all of it is told, as records state them.

        A day of publishing tells nothing apart.
        """
        return self.as_of if all(fact.is_dated for fact in self.facts) else ALWAYS

    @cached_property
    def moments(self) -> tuple[Interval, ...]:
        """The moments at which it is told, where they are known."""
        return tuple(time.moment for time in self.times if time.moment)

    @cached_property
    def open_days(self) -> tuple[Interval, ...]:
        """The days of which it is told at a time that is not known."""
        return tuple(time.days for time in self.times if not time.moment)

    @cached_property
    def first_end(self) -> float:
        """The day on which the earliest of its times is over."""
        return min(time.days.hi for time in self.times)

    @cached_property
    def last_start(self) -> float:
        """The day on which the latest of its times begins."""
        return max(time.days.lo for time in self.times)

    def meets(self, other: Group) -> bool:
        """Whether some of both can be told of one time, as records state it."""
        if ALWAYS in (self.time, other.time):
            return True
        if not (self.moments or other.moments):
            return self.time.meets(other.time)
        return any(one.meets(another) for one in self._stretches for another in other._stretches)

    @cached_property
    def _stretches(self) -> tuple[AsOf, ...]:
        """From the first to the last of its moments, and of the days at unknown times of which it is told."""
        timed = [time for time in self.times if time.moment]
        found = [AsOf(_hull(self.open_days))] if self.open_days else []
        if timed:
            found.append(AsOf(_hull(time.days for time in timed), _hull(self.moments)))
        return tuple(found)

    @cached_property
    def side(self) -> Side:
        """The group as one side of a finding."""
        return side_of(self.facts, self.value)

    @cached_property
    def told(self) -> str:
        """Who says it, in which words, and as of when where that matters."""
        return who_says(self.facts, as_of=self.as_of != ALWAYS)

    @cached_property
    def publishers(self) -> frozenset[str]:
        """Whose facts they are."""
        return frozenset(fact.source.publisher for fact in self.facts)

    @cached_property
    def says(self) -> tuple[str, ...]:
        """The words that are printed for the value, each once."""
        printed = [words for fact in self.facts for words in fact.says]
        if not printed and isinstance(self.value, Reading | Parted):
            printed = [self.value.words]
        return tuple(dict.fromkeys(printed))

    @cached_property
    def by_publishers(self) -> Party:
        """The group as a sentence names it: Reuters and dpa."""
        return party(tuple(dict.fromkeys(fact.source.publisher for fact in self.facts)))

    @cached_property
    def by_words(self) -> Party:
        """The group as a sentence names it by its words: “30” and “thirty”.

        It is so named where its publishers would not tell it apart.
        """
        return party([f"“{words}”" for words in self.says])


def called(a: Group, b: Group) -> tuple[Party, Party]:
    """What a sentence calls two groups: their publishers, or else their words.

    They are called by their words where one publisher stands in both.
    """
    if a.facts and b.facts and a.publishers.isdisjoint(b.publishers):
        return a.by_publishers, b.by_publishers
    return a.by_words, b.by_words


def groups_of(
    claim: Claim, facts: Iterable[Fact], value: Callable[[Fact], Hashable], order: Callable[[Fact], Any]
) -> list[Group]:
    """The groups of a claim's facts, in order.

    They are ordered by as-of where the answer may change over time, else (and on the same day) by `order`. `value` is
    what the facts of a group have in common. Where the answer may change, only facts that follow one another in time
    make a group.
    """
    timeless = claim.nature is Nature.CONSTANT

    def place(fact: Fact) -> tuple[Any, ...]:
        time = () if timeless else AsOf.of(fact.as_of).place
        return time, order(fact), fact.source.id, fact.place.line

    runs: list[list[Fact]] = []
    latest: dict[Hashable, list[Fact]] = {}  # by value, its last run
    for fact in sorted(facts, key=place):
        run = latest.get(value(fact))
        if run is not None and (timeless or run is runs[-1]):
            run.append(fact)
        else:
            runs.append([fact])
            latest[value(fact)] = runs[-1]
    return [
        Group(
            value=run[0].value,
            facts=tuple(run),
            times=(ALWAYS,) if timeless else tuple(dict.fromkeys(AsOf.of(fact.as_of) for fact in run)),
        )
        for run in runs
    ]


def may_precede(first: Group, second: Group) -> bool:
    """Whether a fact of the first is known to be told no later than one of the second.

    Its days lie before those of the other, or its moment not after that of the other: of one moment each precedes the
    other. Spans of days that overlap have no order, nor have times of one day that are not both known.
    """
    return any(_all_before(ends, starts, is_strict=is_strict) for ends, starts, is_strict in orders([first], [second]))


def on_one_day(first: Group, second: Group) -> bool:
    """Whether some of the first is over on the day on which some of the second begins.

    Nobody knows then which was told earlier. Of one whole day that holds either way round; so it does of moments that
    are known too roughly.
    """
    ends, starts = {days.hi for days in first.open_days}, {days.lo for days in second.open_days}
    all_ends, all_starts = {time.days.hi for time in first.times}, {time.days.lo for time in second.times}
    if not (ends.isdisjoint(all_starts) and starts.isdisjoint(all_ends)):
        return True
    rough = any(not moment.is_point for moment in (*first.moments, *second.moments))
    return rough and any(one.meets(other) for one in first.moments for other in second.moments)


def orders(earlier: Sequence[Group], later: Sequence[Group]) -> tuple[tuple[list[float], list[float], bool], ...]:
    """When the earlier are over and the later begin, in each way of preceding.

    With them goes whether the end must lie before the start: moments may be the same, while of one day nothing
    precedes anything.
    """
    return (
        (
            [min((each.hi for each in group.moments), default=math.inf) for group in earlier],
            [max((each.lo for each in group.moments), default=-math.inf) for group in later],
            False,
        ),
        (
            [min((each.hi for each in group.open_days), default=math.inf) for group in earlier],
            [group.last_start for group in later],
            True,
        ),
        (
            [group.first_end for group in earlier],
            [max((each.lo for each in group.open_days), default=-math.inf) for group in later],
            True,
        ),
    )


def _all_before(ends: Iterable[float], starts: Iterable[float], *, is_strict: bool) -> bool:
    return all(
        end < start if is_strict else end <= start and math.isfinite(end)
        for end, start in zip(ends, starts, strict=True)
    )


def _hull(intervals: Iterable[Interval]) -> Interval:
    return reduce(Interval.hull, intervals)


def in_time(groups: Sequence[Group]) -> list[int]:
    """The numbers of the groups by when their time begins.

    Those of which no record states it come first.
    """
    return sorted(range(len(groups)), key=lambda i: groups[i].time.lo)
