"""What printed words stand for: a Reading, its kind and its hedge."""

from __future__ import annotations

import math
from datetime import date
from enum import StrEnum
from typing import Any

import attrs

from discrepant.errors import ReadingError
from discrepant.reading.hours import Hours
from discrepant.reading.interval import Interval

__all__ = ["PERCENT", "Abreast", "Hedge", "NestingError", "OtherUnitError", "Parted", "Quantity", "Reading", "Sense"]

PERCENT = "%"  # the unit of a share


class Quantity(StrEnum):
    """The kinds whose printed words are read as a place on a line.

    A change is a signed number: so far up, or down.
    """

    COUNT = "count"
    MONEY = "money"
    MEASURE = "measure"
    SHARE = "share"
    NUMBER = "number"
    CHANGE = "change"
    DATE = "date"
    AGE = "age"


class Abreast(StrEnum):
    """The kinds whose printed words are several numbers or dates abreast of each other."""

    TALLY = "tally"
    PERIOD = "period"


class Sense(StrEnum):
    """How a hedge bends the number it stands beside: the rows of the table in hedges.toml."""

    EXACT = "exact"
    ABOUT = "about"
    ABOVE = "above"
    AT_LEAST = "at-least"
    BELOW = "below"
    AT_MOST = "at-most"
    NEARLY = "nearly"
    JUST_OVER = "just-over"
    RANGE = "range"
    VAGUE = "vague"
    BARE = "bare"


class NestingError(ValueError):
    """A core that is not inside its support."""


@attrs.frozen(kw_only=True)
class Hedge:
    """The printed hedge (empty where there is none) and its sense."""

    words: str = ""
    sense: Sense = Sense.BARE


@attrs.frozen(kw_only=True)
class Reading:
    """A number or a date as two nested intervals: the core inside the support.

    The two follow Dubois & Prade 1983. `number` is the printed number in `unit`, None where none is printed ("dozens")
    or for a date. Bounds are in `unit`; for a date they are day ordinals. `place` is the worth of the last printed
    digit, in the same unit, 0 where unknown. `weekday` is the day of the week that the words name, 0 for Monday, None
    where they name none. `hours` is the time of day that they name, whose days are the bounds.
    """

    words: str
    kind: Quantity
    number: float | None = None
    unit: str | None = None
    hedge: Hedge = Hedge()
    core: Interval
    support: Interval
    place: float = 0.0
    weekday: int | None = None
    hours: Hours | None = None

    def __attrs_post_init__(self) -> None:
        if not self.support.contains(self.core):
            message = f"the core {self.core} of {self.words!r} is not inside its support {self.support}"
            raise NestingError(message)

    @property
    def values(self) -> tuple[Interval, Interval]:
        """What makes two numbers the same: core and support."""
        return self.core, self.support

    @property
    def opposite(self) -> Reading:
        """The change by as much the other way."""
        number = None if self.number is None else 0.0 - self.number
        return attrs.evolve(self, number=number, core=self.core.mirrored, support=self.support.mirrored)

    @property
    def meant(self) -> tuple[Interval, Interval, Hours | None]:
        """What makes two readings the same: core and support, and the time of day if one is told."""
        return self.core, self.support, self.hours

    def bounds(self, interval: Interval) -> tuple[float | str | None, float | str | None]:
        """The interval as the report's JSON has it: ISO days for a date, None for an infinite end."""
        return _bound(interval.lo, self.kind), _bound(interval.hi, self.kind)

    def shown(self, interval: Interval) -> str:
        """The interval in figures without its unit.

        Examples are `20`, `19 to 21`, `18.2 to …` and `2022-10-17 to 2022-10-23`.
        """
        low, high = (
            "…" if end is None else end if isinstance(end, str) else f"{end:,.15g}" for end in self.bounds(interval)
        )
        return low if low == high else f"{low} to {high}"

    def described(self) -> dict[str, str]:
        """The reading in words for people, each part under its label.

        It is empty where no number is printed.
        """
        unit, hedge = f" {self.unit}" if self.unit else "", self.hedge
        return {
            "words": self.words,
            "kind": str(self.kind),
            "number": "" if self.number is None else f"{self.number:,.15g}{unit}",
            "hedge": f"{hedge.sense} ({hedge.words})" if hedge.words else str(hedge.sense),
            "core": f"{self.shown(self.core)}{unit}",
            "support": f"{self.shown(self.support)}{unit}",
            **({"time": self.hours.described()} if self.hours else {}),
        }

    def _repr_html_(self) -> str:
        from discrepant.tables import html_table  # noqa: PLC0415  # which is for notebooks

        return html_table(part for part in self.described().items() if all(part))

    def to_json(self) -> dict[str, Any]:
        """The form that `discrepant read --json` prints, as plain data."""
        return {
            "words": self.words,
            "kind": str(self.kind),
            "number": self.number,
            "unit": self.unit,
            "hedge": {"words": self.hedge.words, "sense": str(self.hedge.sense)},
            "core": list(self.bounds(self.core)),
            "support": list(self.bounds(self.support)),
            **({"time": self.hours.to_json()} if self.hours else {}),
        }


class OtherUnitError(ReadingError):
    """Words that can be read, but in a unit that does not measure what is asked for.

    `printed` is what they stand for in their own unit.
    """

    def __init__(self, words: str, message: str, printed: Reading) -> None:
        super().__init__(words, (0, len(words)), message)
        self.printed = printed

    def __reduce__(self) -> tuple[type[OtherUnitError], tuple[str, str, Reading]]:  # type: ignore[override]
        return type(self), (self.words, self.message, self.printed)


@attrs.frozen(kw_only=True)
class Parted:
    """Several numbers or dates abreast: the places of a tally, or the two ends of a period.

    An end of a period that the words do not tell is None. Where they tell neither, `within` is the day, time or number
    that they name instead, which is somewhere in the period.
    """

    words: str
    kind: Abreast
    parts: tuple[Reading | None, ...]
    within: Reading | None = None

    @property
    def told(self) -> tuple[Reading, ...]:
        """The parts that are told; where there are none, what is named instead."""
        return tuple(filter(None, self.parts)) or tuple(filter(None, [self.within]))

    @property
    def values(self) -> tuple[tuple[Interval, Interval] | None, ...]:
        """What makes two of them the same: core and support of each part."""
        return tuple(part.values if part else None for part in (*self.parts, self.within))

    @property
    def meant(self) -> tuple[object, ...]:
        """The same with the times of day, where the parts have any."""
        return tuple(part.meant if part else None for part in (*self.parts, self.within))

    @property
    def unit(self) -> str | None:
        """The unit of the parts."""
        return self.told[0].unit

    @property
    def whole(self) -> Reading | None:
        """All that a period covers, from its first end to its last.

        It is None for a tally, which lies on no line.
        """
        if self.kind is Abreast.TALLY or self.within:
            return self.within
        first, last = self.parts
        ends = [
            Interval(
                min((getattr(end, level).lo for end in (first,) if end), default=-math.inf),
                max((getattr(end, level).hi for end in (last,) if end), default=math.inf),
            )
            for level in ("core", "support")
        ]
        return attrs.evolve(
            self.told[0],
            words=self.words,
            number=None,
            core=ends[0],
            support=ends[1],
            place=0.0,
            weekday=None,
            hours=None,
        )

    def described(self) -> dict[str, str]:
        """The parts in words for people, each under its label."""
        labels = ("first", "last") if self.kind is Abreast.PERIOD else map(str, range(1, len(self.parts) + 1))
        shown = {label: _shown(part) for label, part in zip(labels, self.parts, strict=True)}
        within = {"within": _shown(self.within)} if self.within else {}
        return {"words": self.words, "kind": str(self.kind), **({} if self.within else shown), **within}

    def _repr_html_(self) -> str:
        from discrepant.tables import html_table  # noqa: PLC0415  # which is for notebooks

        return html_table(part for part in self.described().items() if all(part))

    def to_json(self) -> dict[str, Any]:
        """The form that `discrepant read --json` prints, as plain data."""
        return {
            "words": self.words,
            "kind": str(self.kind),
            "parts": [part.to_json() if part else None for part in self.parts],
            "within": self.within.to_json() if self.within else None,
        }


def _shown(part: Reading | None) -> str:
    """The core of a part, and its support where that is wider."""
    if part is None:
        return "not told"
    unit = f" {part.unit}" if part.unit else ""
    core, support = map(part.shown, part.values)
    return f"{core}{unit}" if core == support else f"{core}{unit} (at the loosest {support})"


def _bound(value: float, kind: Quantity) -> float | str | None:
    if math.isinf(value):
        return None
    if kind is Quantity.DATE:
        return date.fromordinal(int(value)).isoformat()
    # 15 significant digits: the nearest float above 20 is printed as 20, as the words have it.
    return float(f"{value:.15g}")
