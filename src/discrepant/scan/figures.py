"""What a row gives as its four bounds, in SQL.

That is its value, with the play that it has, or the bounds themselves.
"""

from __future__ import annotations

import attrs

from discrepant.reading.hours import DAY as SECONDS_OF_A_DAY
from discrepant.scan.columns import BOUNDS, DAY, TEXT, Columns, Form
from discrepant.scan.engine import Engine
from discrepant.scan.settings import ScanSettings
from discrepant.scan.times import bounds_of_text, bounds_of_times, day_of

__all__ = ["INFINITE", "BoundsSql"]

INFINITE = "cast('Infinity' as double)"
_ROUNDING = 2.0**-50  # of a number: four times what each of the roundings of one double can come to


@attrs.frozen(kw_only=True)
class BoundsSql:
    """Writes the bounds over `raw`, from a table's columns and what is asked of it."""

    columns: Columns
    asked: ScanSettings
    engine: Engine

    def figures(self) -> str:
        """What is given, as text, and its four bounds; those of words come with their readings."""
        if self.columns.form is Form.SAYS:
            return "cast(null as string) as given"
        if self.columns.form is Form.TERM:
            given = f"nullif(trim(cast({self.columns.quoted['says']} as string)), '')"
            ends = [f"-{INFINITE}", INFINITE] * 2  # a term lies nowhere
        else:
            given, ends = self._value() if self.columns.form is Form.VALUE else self._bounds()
        return f"{given} as given, " + ", ".join(f"{end} as {name}" for name, end in zip(BOUNDS, ends, strict=True))

    def number(self, name: str) -> str:
        """A column as a number, null where it is none; days are their numbers."""
        column, form = self.columns.quoted[name], self.columns.types[name]
        if DAY.fullmatch(form):
            return f"cast({self.engine.ordinal(column)} as double)"
        if not TEXT.fullmatch(form):
            return column if form.upper() == "DOUBLE" else f"cast({column} as double)"
        left = f"translate(lower(trim({column})), '0123456789.e+-', '')"  # engines accept more, and not the same
        return f"case when {left} in ('', 'inf', 'infinity', 'nan') then try_cast(trim({column}) as double) end"

    def _value(self) -> tuple[str, list[str]]:
        ends = self._dated() if self.columns.is_dated else [self.number("value")] * 4
        given = f"cast({self.columns.quoted['value']} as string)"
        return given, [f"{end}{self._reach(end, sign)}" for end, sign in zip(ends, "-+-+", strict=True)]

    def _dated(self) -> list[str]:
        column, form, clock = self.columns.quoted["value"], self.columns.types["value"], self.columns.clock
        is_text = TEXT.fullmatch(form) is not None
        if clock is None:
            return [self.number("value") if DAY.fullmatch(form) else day_of(column, self.engine, is_text=is_text)] * 4
        if is_text:
            return bounds_of_text(column, self.engine, clock)
        return bounds_of_times(column, f"{self.columns.day_teller} is not null", self.engine)

    def _reach(self, number: str, sign: str) -> str:
        """Half of the tolerance to either side, so that two numbers meet unless they are further apart than it.

        Numbers are decimals, and doubles are not: 0.3 and 0.2 are 0.1 apart, and must meet. So the reach is wider by
        what rounding can take away, less than any two numbers of up to 13 digits differ by; where a number is whole,
        nothing is rounded that matters, and nothing is added.
        """
        tolerance = self.asked.tolerance
        if tolerance is None or not tolerance.by:
            return ""
        if tolerance.is_share:
            return f" {sign} abs({number}) * {tolerance.by / 2 + _ROUNDING!r}"
        if self.columns.is_dated:
            is_in_days = self.columns.clock is None and tolerance.is_time
            return f" {sign} {tolerance.by / 2 / (SECONDS_OF_A_DAY if is_in_days else 1)!r}"
        rounded = f"(abs({number}) + {tolerance.by!r}) * {_ROUNDING!r}"
        return f" {sign} ({tolerance.by / 2!r} + case when {number} % 1e0 = 0 then 0e0 else {rounded} end)"

    def _bounds(self) -> tuple[str, list[str]]:
        quoted = [self.columns.quoted[bound] for bound in BOUNDS]
        joined = " || ' ' || ".join(f"coalesce(cast({column} as string), '')" for column in quoted)
        ends = [
            f"case when {column} is null then {sign}{INFINITE} else {self.number(bound)} end"
            for bound, column, sign in zip(BOUNDS, quoted, ("-", "", "-", ""), strict=True)
        ]
        return f"nullif({joined}, '   ')", ends
