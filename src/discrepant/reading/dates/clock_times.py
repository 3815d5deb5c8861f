"""What a printed time of day stands for, by the tables `hour` and `zone` of dates.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from discrepant.reading.dates.almanac import almanac
from discrepant.reading.dates.calendar_days import SpanError
from discrepant.reading.dates.spans import Span
from discrepant.reading.hours import DAY, Hours
from discrepant.reading.interval import Interval
from discrepant.reading.model import Sense
from discrepant.reading.tokens import Token

__all__ = ["at_second", "at_time", "hours_of", "offset_of", "one_time"]

_HOUR, _MINUTE, _NOON = 3600, 60, 12 * 3600
_FIGURES = re.compile(
    r"(?P<hour>\d\d?)(?::(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?|\.(?P<point>\d\d)|(?P<four>\d\d))?(?!\d)"
)
_HALF = re.compile(r"\s*(?P<half>[ap])\.?m\b\.?")
_OFFSET = re.compile(r"(?P<sign>[+-])(?P<hours>\d\d):?(?P<minutes>\d\d)?(?!\d)")
_OTHER = re.compile(r"\((?P<time>\d.*)\)$")
_WORDS = re.compile(r"[a-z]+")


def hours_of(text: str) -> Hours | None:
    """The time of day that the words name, on day 0; None where they leave the hour open.

    Words such as "in the evening" do that, and "5:30" alone, which may be in the morning or in the afternoon.
    """
    words = text.lower().strip(" @")
    if words.startswith("t") and words[1:2].isdigit():
        words = words[1:]
    told, sense = _hedged(words)
    if told in almanac()["hour"]["noon"]:
        return _wide(_NOON, sense)
    figures = _FIGURES.match(told)
    second = _second(figures, told[figures.end() :]) if figures else None
    if figures is None or second is None:
        return None
    offset, zone = _zone(told[figures.end() :], second)
    return _wide(second, sense, offset=offset, zone=zone)


def at_second(second: float, offset: int | None) -> Hours:
    """The very second of a day, as ISO 8601 tells it."""
    return Hours(core=Interval(second, second), support=Interval(second, second), offset=offset)


def offset_of(text: str) -> int | None:
    """How many seconds a clock is ahead by an offset such as +05:45.

    It is None where there is none in the text.
    """
    found = _OFFSET.search(text)
    if found is None:
        return None
    ahead = int(found["hours"]) * _HOUR + int(found["minutes"] or 0) * _MINUTE
    return -ahead if found["sign"] == "-" else ahead


def _hedged(words: str) -> tuple[str, Sense]:
    """The words without those before the time, and what these make of it."""
    before: list[str] = []
    rest = words
    while (first := rest.partition(" "))[0] in almanac()["clock"]["before"]:
        before.append(first[0])
        rest = first[2].lstrip()
    said = " ".join(word for word in before if word != "at")
    for sense, phrases in almanac()["hour"]["hedge"].items():
        if said in phrases:
            return rest, Sense(sense)
    return rest, Sense.BARE


def _second(figures: re.Match[str], rest: str) -> float | None:
    """The second of the day; None where it may be in the morning or in the afternoon."""
    minute = int(figures["minute"] or figures["point"] or figures["four"] or 0)
    hour = int(figures["hour"])
    if half := _HALF.match(rest):
        if half["half"] == "a" and (hour, minute) == (12, 0):  # as midnight, the beginning or the end of its day
            return None
        hour = hour if hour > _NOON // _HOUR else hour % 12 + (12 if half["half"] == "p" else 0)
    elif len(figures["hour"]) == 1 and not rest.strip():
        return None
    second = hour * _HOUR + minute * _MINUTE + int(figures["second"] or 0)
    return float(second) if second <= DAY else None


def _zone(rest: str, second: float) -> tuple[int | None, str]:
    """How far the clock is ahead, or else what it is called."""
    half = _HALF.match(rest)
    rest = (rest[half.end() :] if half else rest).strip()
    if other := _OTHER.search(rest):  # 9 p.m. ET (0200 GMT)
        elsewhere = hours_of(other["time"])
        if elsewhere and elsewhere.universal:
            apart = (second - elsewhere.universal.lo) % DAY
            return int(apart - DAY if apart > 14 * _HOUR else apart), ""
        rest = rest[: other.start()].strip()
    if (ahead := offset_of(rest)) is not None:
        return ahead, ""
    name = " ".join(_WORDS.findall(rest))
    if not name or name == "hrs":
        return None, ""
    called = _zones().get(name, name)
    return (offset_of(called), "") if offset_of(called) is not None else (None, called)


def one_time(clocks: Iterable[Token]) -> Hours | None:
    """The time of day that these words name together; None where none of them names an hour."""
    named = dict.fromkeys(clock.value for clock in clocks if isinstance(clock.value, Hours))
    if len(named) > 1:
        raise SpanError("these are two times of day", "read each by itself")
    return next(iter(named), None)


def at_time(span: Span, hours: Hours | None) -> Span:
    """The day at this time, or as it is where no hour is named."""
    return span.at(hours) if hours else span


@cache
def _zones() -> Mapping[str, str]:
    return MappingProxyType({name: zone for zone, names in almanac()["zone"].items() for name in names})


def _wide(second: float, sense: Sense, *, offset: int | None = None, zone: str = "") -> Hours:
    """The time with its hedge, on day 0."""
    step = next((each for each in almanac()["hour"]["steps"] if second % (each * _MINUTE) == 0), None)
    wide = step * _MINUTE if step else 0
    half, end = wide // 2, max(second, DAY - 1.0)
    some, most = max(half, 1), max(wide, 1)  # that lie beside it, a second at least
    core, reach = {
        Sense.ABOUT: ((second - half, second + half), (second - wide, second + wide)),
        Sense.ABOVE: ((second + 1, second + most), (max(second + 1, end),)),
        Sense.AT_LEAST: ((second, second + wide), (end,)),
        Sense.BELOW: ((second - most, second - 1), (0.0,)),
        Sense.AT_MOST: ((second - wide, second), (0.0,)),
        Sense.JUST_OVER: ((second + 1, second + some), (second + most,)),
        Sense.NEARLY: ((second - some, second - 1), (second - most,)),
    }.get(sense, ((second, second), (second - half, second + max(half - 1, 0))))
    return Hours(core=_within(core), support=_within((*core, *reach)), offset=offset, zone=zone)


def _within(seconds: Iterable[float]) -> Interval:
    """From the first to the last of them, as far as that lies in the day."""
    kept = [min(max(0.0, second), float(DAY)) for second in seconds]
    return Interval(min(kept), max(kept))
