"""A column of days or times: which of them it holds, and each as SQL.

It is by the second, and never more precise than it is.

What is printed to the minute is any second of it, and a day alone any second of the day. Engines read more forms of a
time than ISO 8601 has, and not the same ones; so text is taken apart here, by one pattern that means the same to both.
"""

from __future__ import annotations

from enum import Enum

from discrepant.reading.hours import DAY as SECONDS_OF_A_DAY
from discrepant.scan.engine import Engine

__all__ = [
    "FIRST_DAY",
    "LAST_DAY",
    "Clock",
    "bounds_of_text",
    "bounds_of_times",
    "clock_of_text",
    "clock_of_times",
    "day_of",
    "put_day_tellers",
]

FIRST_DAY, LAST_DAY = 1, 3_652_059  # of the year 1 and of 9999, which calendars of computers end with
_ISO = (
    "^([0-9]{4}-[0-9]{2}-[0-9]{2})([Tt ]([01][0-9]|2[0-3]):([0-5][0-9])(:([0-5][0-9])([.,][0-9]+)?)?"
    "( ?([Zz]|[+-](0[0-9]|1[0-4])(:?[0-5][0-9])?))?)?$"
)
_DAY, _TIME, _HOUR, _MINUTE, _SECOND, _ZONE = 1, 2, 3, 4, 6, 9  # the groups; DuckDB gives none above 9
# Of a time without a zone, in a table in which others have one: the clocks of the world are between these.
_MOST_AHEAD, _MOST_BEHIND = 14 * 3600, 12 * 3600


class Clock(Enum):
    """By which clock the times of a column are told."""

    ONE = "one"  # nobody says which: as they stand
    UNIVERSAL = "universal"


def clock_of_text(text: str, engine: Engine) -> Clock | None:
    """By which clock the times in a column of text of the view `raw` are told.

    None where it has days alone.
    """
    timed, zoned = (f"count(case when {_part(text, part)} <> '' then 1 end)" for part in (_TIME, _ZONE))
    ((times, zones),) = engine.rows(f"select {timed}, {zoned} from raw")
    return (Clock.UNIVERSAL if zones else Clock.ONE) if times else None


def clock_of_times(column: str, form: str, engine: Engine) -> Clock | None:
    """The same of a column of timestamps, which are days where all are midnights."""
    ((times,),) = engine.rows(f"select count(case when {_of_its_day(_plain(column))} <> 0 then 1 end) from raw")
    has_zone = form.upper() in ("TIMESTAMP WITH TIME ZONE", "TIMESTAMP_LTZ", "TIMESTAMPTZ") or (
        engine.name == "spark" and form == "timestamp"
    )
    return (Clock.UNIVERSAL if has_zone else Clock.ONE) if times else None


def day_of(column: str, engine: Engine, *, is_text: bool) -> str:
    """The number of a day, of a column that has days alone."""
    day = f"try_cast({_part(column, _DAY)} as date)" if is_text else f"cast({_plain(column)} as date)"
    return f"cast({engine.ordinal(day)} as double)"


def put_day_tellers(column: str, source: str, name: str, engine: Engine) -> None:
    """Make the table `day_tellers`.

    It has the sources of `raw` whose timestamps are all midnights, which may be days.

    It has one column, of that name.
    """
    tellers = f"select cast({source} as string) as {name} from raw where {source} is not null group by 1"
    engine.table("day_tellers", f"{tellers} having max({_of_its_day(_plain(column))}) = 0")


def bounds_of_times(column: str, is_day: str, engine: Engine) -> list[str]:
    """The four bounds of a timestamp.

    They are those of its second, or where it is said to be a day, of all its seconds.
    """
    first = _seconds(_plain(column), engine)
    last = f"({first} + case when {is_day} then {SECONDS_OF_A_DAY - 1}e0 else 0e0 end)"
    return [first, last, first, last]


def bounds_of_text(text: str, engine: Engine, clock: Clock) -> list[str]:
    """The four bounds of a time in ISO 8601, null where it is none."""
    day = f"cast({engine.ordinal(f'try_cast({_part(text, _DAY)} as date)')} as double)"
    of_day = " + ".join(
        f"coalesce({_number(text, part)}, 0e0) * {worth}e0"
        for part, worth in ((_HOUR, 3600), (_MINUTE, 60), (_SECOND, 1))
    )
    zone = _part(text, _ZONE)
    minutes = f"coalesce(try_cast(substring(replace({zone}, ':', ''), 4, 2) as double), 0e0)"
    ahead = f"(try_cast(substring({zone}, 2, 2) as double) * 3600e0 + {minutes} * 60e0)"
    offset = f"case substring({zone}, 1, 1) when '+' then {ahead} when '-' then -{ahead} else 0e0 end"
    first = f"({day} * {SECONDS_OF_A_DAY}e0 + {of_day} - {offset})"
    width = (
        f"case when {_part(text, _TIME)} = '' then {SECONDS_OF_A_DAY - 1}e0"
        f" when {_part(text, _SECOND)} = '' then 59e0 else 0e0 end"
    )
    last = f"({first} + {width})"
    if clock is Clock.ONE:
        return [first, last, first, last]
    is_anywhere = f"case when {zone} = '' then"
    return [
        first,
        last,
        f"({first} - {is_anywhere} {_MOST_AHEAD}e0 else 0e0 end)",
        f"({last} + {is_anywhere} {_MOST_BEHIND}e0 else 0e0 end)",
    ]


def _part(text: str, part: int) -> str:
    """A part of a time as the pattern has it, empty where there is none."""
    return f"regexp_extract(trim({text}), '{_ISO}', {part})"


def _number(text: str, part: int) -> str:
    return f"try_cast({_part(text, part)} as double)"


def _plain(column: str) -> str:
    """A timestamp of universal time, or as it stands where it has no zone."""
    return f"cast({column} as timestamp)"


def _of_its_day(time: str) -> str:
    return f"(hour({time}) * 3600 + minute({time}) * 60 + second({time}))"


def _seconds(time: str, engine: Engine) -> str:
    day = engine.ordinal(f"cast({time} as date)")
    return f"(cast({day} as double) * {SECONDS_OF_A_DAY}e0 + {_of_its_day(time)})"
