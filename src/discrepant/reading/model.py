"""What printed words stand for: a Reading, its kind and its hedge."""

from __future__ import annotations

import math
from datetime import date
from enum import StrEnum
from typing import Any

import attrs

from discrepant.reading.hours import Hours
from discrepant.reading.interval import Interval
from discrepant.tables import html_table

__all__ = ["Hedge", "NestingError", "Quantity", "Reading", "Sense"]


class Quantity(StrEnum):
    """The kinds whose printed words are read as a place on a line."""

    COUNT = "count"
    MONEY = "money"
    MEASURE = "measure"
    SHARE = "share"
    NUMBER = "number"
    DATE = "date"


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
    def whole(self) -> tuple[Interval, Interval, Hours | None]:
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


def _bound(value: float, kind: Quantity) -> float | str | None:
    if math.isinf(value):
        return None
    if kind is Quantity.DATE:
        return date.fromordinal(int(value)).isoformat()
    # 15 significant digits: the nearest float above 20 is printed as 20, as the words have it.
    return float(f"{value:.15g}")
