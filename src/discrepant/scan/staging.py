"""The queries that make the table `staged` of the rows as they are given.

Each row of `staged` is a figure (`bucket`, `question`, `whole`, `claim`, `teller`, `source`, `says`, `kind`, `nature`,
`unit`, `as_of`, its `day` and, where it tells a time, its `moment` in seconds of universal time, `grows`, four bounds,
`extra`), or it has a `problem` and a `sample` of what is at fault. The SQL is as plain as that of detect.sql; of what
comes from outside, only the quoted names of columns stand in it.
"""

from __future__ import annotations

import math
import re

import attrs

from discrepant.reading.hours import DAY as SECONDS_OF_A_DAY
from discrepant.reading.model import Quantity
from discrepant.scan.columns import BOUNDS, DAY, TEXT, Columns, Form
from discrepant.scan.engine import Engine
from discrepant.scan.figures import INFINITE, BoundsSql
from discrepant.scan.problems import problem
from discrepant.scan.settings import ScanSettings

__all__ = ["Staging"]

_NO_TEXT = "cast(null as string)"
_ISO_DAY = 10  # characters


@attrs.frozen(kw_only=True)
class Staging:
    """Writes the queries over `raw`, from a table's columns and what is asked of it."""

    columns: Columns
    asked: ScanSettings
    engine: Engine

    @property
    def _figures(self) -> BoundsSql:
        return BoundsSql(columns=self.columns, asked=self.asked, engine=self.engine)

    def given(self) -> str:
        """The rows as they are given, each column under our name.

        Beside `says` stands what its reading depends on.
        """
        text = [f"{self._as_text(name)} as {name}" for name in ("source", "says", "kind", "nature", "unit")]
        as_given = self.columns.quoted.get("as_of", "cast(null as string)")
        return f"""
            select {self.columns.quoted["claim"]} as claim, {", ".join(text)}, {self._as_of()} as as_of,
              {as_given} as given_as_of, {self._grows()} as grows, {self._figures.figures()}, {self._extra()} as extra
            from raw{self._beside()}"""

    def _beside(self) -> str:
        """What `raw` is joined with: where values are timestamps, the sources that tell days by them."""
        if self.columns.day_teller is None:
            return ""
        source = f"cast({self.columns.quoted['source']} as string)"
        return f" left join day_tellers on day_tellers.{self.columns.day_teller} = {source}"

    def staged(self) -> str:
        """The query of `staged`; for `says` it joins the table `readings`."""
        if self.columns.form is Form.SAYS:
            bounds = ", ".join(f"readings.{bound}" for bound in BOUNDS)
            figures = f"""
                select given.claim, given.source, given.says, readings.kind, given.nature, readings.unit, given.as_of,
                  given.given_as_of, given.grows, given.given, {bounds}, given.extra,
                  readings.says is not null as is_known,
                  given.kind as given_kind
                from given left join readings on {self._of_a_row()}"""
        else:
            figures = "select *, kind as given_kind from given"
        question, whole = self._question(), self._whole()
        return f"""
            select {self.engine.hashed(question)} as bucket, {question} as question, {whole} as whole, claim,
              {self.engine.hashed("source")} as teller, source, says, kind, nature, unit, as_of,
              {self._day()} as day, {self._moment()} as moment, grows, {", ".join(BOUNDS)}, extra,
              {problem(self.columns, self.asked)} as problem, {self._sample()} as sample
            from ({figures}) as figures"""

    def distinct(self) -> str:
        """The query of all that is to be read: words, kind, unit and day."""
        return f"""
            select distinct says, coalesce(kind, ''), coalesce(unit, ''), {self.on()}
            from given
            where says is not null"""

    def timed(self) -> str:
        """The query of the dates that have a time of day, for which no row has a place."""
        return f"""
            select given.says, count(*)
            from given join readings on {self._of_a_row()}
            where readings.has_hours
            group by given.says
            order by 2 desc, 1"""

    def _of_a_row(self) -> str:
        """Which of the readings is that of a given row."""
        return f"""readings.says = given.says and readings.asked_kind = coalesce(given.kind, '')
            and readings.asked_unit = coalesce(given.unit, '') and readings.asked_on = {self.on()}"""

    def on(self) -> str:
        """The day by which a date or an age is read, as text; nothing else is read by it."""
        is_told = f"{self._kind('given.kind')} in ('date', 'age') and as_of is not null"
        return f"case when {is_told} then cast(cast(as_of as date) as string) else '' end"

    def _kind(self, column: str) -> str:
        """The kind that a row gives, or that is asked for."""
        return f"coalesce({column}, '{self.asked.kind or ''}')"

    def _as_text(self, name: str) -> str:
        """A column as text; the nature is never null, and values that are days are dates, whatever is said of them."""
        if name == "kind" and self.columns.is_dated:
            return "'age'" if self.asked.kind is Quantity.AGE else "'date'"
        if self.columns.clock is not None and name == "unit":
            return "'second'"
        if self.columns.clock is not None and name == "says" and name not in self.columns:
            return self._time_as_text()
        default = self._default(name)
        if name not in self.columns:
            return default
        column = self.columns.quoted[name]
        text = column if TEXT.fullmatch(self.columns.types[name]) else f"cast({column} as string)"
        return text if default == _NO_TEXT else f"coalesce({text}, {default})"

    def _default(self, name: str) -> str:
        if name == "kind" and self.columns.form is Form.TERM:
            return "'term'"
        return f"'{self.asked.nature}'" if name == "nature" else _NO_TEXT

    def _time_as_text(self) -> str:
        """A time as it stands there, with its zone where it tells one."""
        column = self.columns.quoted["value"]
        if TEXT.fullmatch(self.columns.types["value"]):
            return column
        return f"cast(cast({column} as timestamp) as string)"

    def _as_of(self) -> str:
        if "as_of" not in self.columns:
            return "cast(null as date)"
        column, form = self.columns.quoted["as_of"], self.columns.types["as_of"]
        if DAY.fullmatch(form):
            return column
        if TEXT.fullmatch(form):  # a year or a month alone is no day
            column = f"case when {column} like '____-__-__%' then {self.engine.instant(column)} end"
        elif form.upper() != "TIMESTAMP":
            column = f"cast({column} as timestamp)"
        return f"date_trunc('second', {column})"

    def _day(self) -> str:
        """The number of the day of an as-of; of a text, of the day that stands there."""
        day = "as_of"
        if self._form_of_as_of is TEXT:
            day = "case when as_of is not null then substring(cast(given_as_of as string), 1, 10) end"
        return f"cast({self.engine.ordinal(f'cast({day} as date)')} as double)"

    def _moment(self) -> str:
        """The second of an as-of, null where it tells no time, which midnight in a column of times does not."""
        if self._form_of_as_of is DAY:
            return "cast(null as double)"
        seconds = "(hour(as_of) * 3600 + minute(as_of) * 60 + second(as_of))"
        is_told = (
            f"length(cast(given_as_of as string)) > {_ISO_DAY}" if self._form_of_as_of is TEXT else f"{seconds} <> 0"
        )
        moment = f"{self.engine.ordinal('cast(as_of as date)')} * cast({SECONDS_OF_A_DAY} as double) + {seconds}"
        return f"case when {is_told} then {moment} end"

    @property
    def _form_of_as_of(self) -> re.Pattern[str] | None:
        """Whether as-ofs are days or text; None of times. Where there are none, they are days."""
        form = self.columns.types["as_of"] if "as_of" in self.columns else "date"
        return next((each for each in (DAY, TEXT) if each.fullmatch(form)), None)

    @property
    def grows(self) -> str:
        """SQL for how far a running total may grow: one number for all staged rows, or their column."""
        return "grows" if "grows" in self.columns else self._same_growth

    @property
    def _same_growth(self) -> str:
        grows = self.asked.grows
        return INFINITE if math.isinf(grows) else f"cast({grows!r} as double)"

    def _grows(self) -> str:
        """How far a running total may grow: never null but where it cannot be read."""
        if "grows" not in self.columns:
            return self._same_growth
        own, given = self._figures.number("grows"), self.columns.quoted["grows"]
        return f"case when {given} is null then {self._same_growth} else {own} end"

    def _extra(self) -> str:
        return self.engine.packed(self.columns.extra) if self.columns.extra else "cast(null as string)"

    def _question(self) -> str:
        """What must agree within itself: the claim, and each kind, nature, unit (and source) of it for itself."""
        parts = [name for name in ("kind", "nature", "unit") if name in self.columns]
        if self.columns.form is Form.SAYS:
            parts = ["kind", "unit", *(["nature"] if "nature" in self.columns else [])]
        return self._joined(parts) if parts or self.asked.within_source else "claim"

    def _whole(self) -> str:
        """A claim in whatever kind and unit it is told."""
        return self._joined(["nature"] if "nature" in self.columns else [])

    def _joined(self, parts: list[str]) -> str:
        if self.asked.within_source:
            parts = [*parts, "source"]
        texts = ["cast(claim as string)", *(f"coalesce({part}, '')" for part in parts)]
        return " || ':' || ".join(f"cast(length({text}) as string) || ':' || {text}" for text in texts)

    def _sample(self) -> str:
        given = "coalesce(says, given)"
        is_no_day = "given_as_of is not null and as_of is null"
        return f"case when {is_no_day} then cast(given_as_of as string) else {given} end"
