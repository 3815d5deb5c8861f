"""The words of a finding's summary.

They tell who says what, as of when, and give amounts as an editor writes them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

import attrs

from discrepant.corpus.model import Fact
from discrepant.reading.hours import DAY, Hours, clock, written
from discrepant.reading.interval import Interval
from discrepant.reading.model import Quantity, Reading, Sense

__all__ = [
    "MONTHS",
    "Party",
    "amount",
    "apart",
    "by_clock",
    "date_and_time",
    "days",
    "in_percent",
    "listed",
    "party",
    "span",
    "time_between",
    "who_says",
    "words_of_fact",
]

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SCALES = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"))
_IN_CLDR = {"metric_ton": "tonne"}  # what pint calls otherwise
_DEGREES = ("degree_", "delta_degree_")
_MINUS = "\N{MINUS SIGN}"
_LEAST = 0.01  # percent: less is not told in figures
_TELLING = 1000  # percent: what is many times as much is seen without them
_MOST_NAMED = 6  # sources, or wordings of one source, that a sentence names
_MOST_IN_A_CLAUSE = 3  # sources, or wordings, by which a side is called once it was set out
_FINEST = 6  # how many more places behind the point than a hundredth of a gap has its arithmetic may take
_BESIDE = 0.05  # of a scale: what is less is written in a scale of its own


def listed(items: Iterable[str], most: int | None = None) -> str:
    """Items in a sentence, each once: a, b and c. Beyond `most` of them the rest are counted."""
    names = list(dict.fromkeys(items))
    if most is not None and len(names) > most:
        names[most:] = [f"{len(names) - most} more"]
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def who_says(facts: Sequence[Fact], *, as_of: bool = False) -> str:
    """The publishers of one side and the words that each prints.

    An example is `Reuters and dpa: “more than $18.2 billion”`.
    """
    publishers: dict[tuple[str, str], list[str]] = {}  # by words and time
    for fact in facts:
        when = f" as of {date_and_time(fact.as_of)}" if as_of else ""
        publishers.setdefault((words_of_fact(fact), when), []).append(fact.source.publisher)
    words: dict[tuple[str, str], list[str]] = {}  # by publishers and time
    for (told, when), who in publishers.items():
        words.setdefault((listed(who, _MOST_NAMED), when), []).append(told)
    sides = [f"{who}: {listed(told, _MOST_NAMED)}{when}" for (who, when), told in words.items()]
    more = len(sides) - _MOST_NAMED
    return ", ".join(sides[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


@attrs.frozen(kw_only=True)
class Party:
    """What a sentence calls a side.

    It is called by its publishers, or by its words where these do not tell it apart.
    """

    name: str
    is_many: bool = False

    def does(self, one: str, many: str) -> str:
        """The name with its verb: `Reuters lacks`, `Reuters and dpa lack`."""
        return f"{self.name} {many if self.is_many else one}"


def party(names: Sequence[str]) -> Party:
    """All of these as one, the first three of them named."""
    return Party(name=listed(names, _MOST_IN_A_CLAUSE), is_many=len(names) > 1)


def words_of_fact(fact: Fact) -> str:
    """The printed words of a fact as a sentence has them, and how its record reads them."""
    read = f" (read as “{fact.reads}”)" if fact.reads else ""
    return listed((f"“{words}”" for words in fact.says), _MOST_NAMED) + read


def days(span: Interval) -> str:
    """A day, or the first and last of several, spelled out: `24 to 25 October 2022`."""
    first, last = _day(span.lo), _day(span.hi)
    if first is None:
        return f"any day up to {_spelled(last)}" if last else "any day"
    if last is None:
        return f"any day from {_spelled(first)}"
    if first == last:
        return _spelled(first)
    month = f" {MONTHS[first.month - 1]}" if (first.year, first.month) != (last.year, last.month) else ""
    year = f" {first.year}" if first.year != last.year else ""
    return f"{first.day}{month}{year} to {_spelled(last)}"


def date_and_time(reading: Reading) -> str:
    """The days of a date, with the time of day if it is told: `4 November 2023, 15:30 (+05:45)`."""
    hours = reading.hours
    if hours is None or not reading.core.is_point:
        return days(reading.core)
    day = hours.core.lo // DAY
    ends = dict.fromkeys(clock(end) for end in (hours.core.lo, hours.core.hi))
    return f"{days(Interval(day, day))}, {' to '.join(ends)}{by_clock(hours)}"


def time_between(of_days: float) -> str:
    """A number of days, parts of them in hours and minutes: `2 days`, `1 hour 30 minutes`."""
    if not of_days % 1:  # not to be told in seconds, of which there may be too many for a float
        return amount(of_days, "day")
    seconds = round(of_days * DAY)
    parts = [(seconds // DAY, "day"), (seconds % DAY // 3600, "hour"), (seconds % 3600 // 60, "minute")]
    told = [amount(float(count), unit) for count, unit in [*parts, (seconds % 60, "second")] if count]
    return " ".join(told[:2]) or amount(of_days, "day")


def _times(interval: Interval, reading: Reading) -> str:
    """An interval of days and their parts in words: `17:00 to 18:00 UTC on 4 November 2022`."""
    ends = [round(end * DAY) if math.isfinite(end) else None for end in dict.fromkeys((interval.lo, interval.hi))]
    zone = " UTC" if reading.hours and reading.hours.offset is not None else ""
    on = {None if end is None else days(Interval(end // DAY, end // DAY)) for end in ends}
    if len(on) == 1 and None not in on:
        return f"{' to '.join(clock(end) for end in ends if end is not None)}{zone} on {on.pop()}"
    return " to ".join(
        "any time" if end is None else f"{clock(end)}{zone} on {days(Interval(end // DAY, end // DAY))}" for end in ends
    )


def by_clock(hours: Hours) -> str:
    """By which clock a time is told, as it stands behind it: ` UTC`, ` (+05:45)`."""
    if hours.offset is None:
        return f" ({hours.zone})" if hours.zone else ""
    return f" ({written(hours.offset)})" if hours.offset else " UTC"


def _day(ordinal: float) -> date | None:
    return date.fromordinal(int(ordinal)) if math.isfinite(ordinal) else None


def _spelled(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def amount(value: float, unit: str | None, by: float | None = None, beside: float | None = None) -> str:
    """A number with its unit: $700 million, 30, 15 miles, 2.5 %, 1 day.

    A measure may come from another unit with more digits than anybody printed, and a share from a fraction: they are
    rounded to a hundredth of `by`, which is the value itself if nothing else is given. A number is written in the scale
    of the one that stands `beside` it, if it is not much smaller: $0.7 billion beside $1.8 billion.
    """
    symbol = _symbol(unit) if unit else ""
    if unit and not symbol:
        fine = value if by is None else by
        value = _rounded(value, _decimals(fine)) if fine else value
    size = abs(value)
    scale, name = _scale(size)
    wider = _scale(size if beside is None else beside)
    if size >= _BESIDE * wider[0]:
        scale, name = max((scale, name), wider)
    has_cents = symbol and not name and size % 1 and not round(size * 100, 6) % 1
    digits = f"{size:,.2f}" if has_cents else f"{size / scale:,.12g}{name}"
    number = f"{_MINUS if value < 0 else ''}{symbol}{digits}"
    return number if symbol or not unit else f"{number} {_named(unit, is_one=value == 1)}"


def _decimals(by: float) -> int:
    """How many places behind the point a hundredth of this has."""
    return max(0, 2 - math.floor(math.log10(abs(by))))


def _rounded(value: float, places: int) -> float:
    """The value to so many places, or to one more if that is all it has: half a unit stays what it is."""
    exact = round(value, places + 1)
    return exact if math.isclose(exact, value, rel_tol=1e-12) else round(value, places)


def _scale(size: float) -> tuple[float, str]:
    return next(((scale, name) for scale, name in _SCALES if size >= scale), (1.0, ""))


@cache
def _symbol(unit: str) -> str:
    if not (len(unit) == 3 and unit.isupper()):  # noqa: PLR2004  # an ISO 4217 code
        return ""
    from babel.numbers import get_currency_symbol  # noqa: PLC0415  # only money needs it

    symbol = get_currency_symbol(unit, locale="en")
    return f"{unit} " if symbol == unit else symbol


@cache
def _named(unit: str, *, is_one: bool) -> str:
    """The unit in its plural where CLDR knows it; an abbreviation stays as it is."""
    from babel import Locale  # noqa: PLC0415  # only measures need it
    from babel.units import get_unit_name  # noqa: PLC0415

    # asked for "m" alone, Babel takes the first name that ends so, which is grams
    name = _IN_CLDR.get(unit, unit).replace("_", "-")
    whole = next((each for each in map(str, Locale("en").unit_display_names) if each.partition("-")[2] == name), None)
    plural = get_unit_name(whole, "long", "en") if whole else None
    if unit.startswith(_DEGREES):  # a difference of temperatures is given in degrees, too
        return f"degree{'' if is_one else 's'} {unit.rpartition('_')[2]}"
    return unit.replace("_", " ") if is_one or plural is None else plural


def in_percent(percent: float) -> str:
    """How far apart, in percent: `3.3 %`, or `less than 0.01 %`."""
    return f"{percent:,.12g} %" if percent >= _LEAST else f"less than {_LEAST} %"


def span(interval: Interval, reading: Reading, by: float | None = None) -> str:
    """The values of a core or support in words.

    Examples are `$19 billion to $21 billion` and `anything above 20 %`. A measure is rounded to a hundredth of `by`,
    its own width if nothing else is given.
    """
    if reading.kind is Quantity.DATE:
        return _times(interval, reading) if reading.hours else days(interval)
    if reading.kind is Quantity.CHANGE:
        return _change(interval, reading, by)
    return _amounts(interval, reading, by)


def _change(interval: Interval, reading: Reading, by: float | None) -> str:
    """A rise of 3 % to 4 %, a fall of 5 or more, no change."""
    low, high = interval.lo, interval.hi
    if interval == Interval(0, 0):
        return "no change"
    if low >= 0:
        return f"a rise of {_amounts(interval, reading, by)}"
    if high <= 0:
        return f"a fall of {_amounts(Interval(0.0 - high, 0.0 - low), reading, by)}"
    ends = (_amounts(Interval(end, end), reading, by) for end in (-low, high))
    return "anything from a fall of {} to a rise of {}".format(*ends)


def _amounts(interval: Interval, reading: Reading, by: float | None) -> str:
    width = interval.hi - interval.lo
    low, high = (_end(end, reading, width if by is None else by) for end in (interval.lo, interval.hi))
    if not width:
        return low
    sense = reading.hedge.sense if reading.kind is not Quantity.COUNT else None  # counts are whole, their ends too
    if math.isinf(interval.hi):
        above = f"anything above {low}" if sense is Sense.ABOVE else f"{low} or more"
        return above if math.isfinite(interval.lo) else "any number"
    if interval.lo in (0, -math.inf):
        return f"anything below {high}" if sense is Sense.BELOW else f"{high} or less"
    return f"{low} to {high}"


def _end(value: float, reading: Reading, by: float | None, beside: float | None = None) -> str:
    if not math.isfinite(value):
        return ""
    exact = float(f"{value:.15g}")  # a bound that is left out is the next float: the number itself is printed
    return amount(exact, reading.unit, by if by and math.isfinite(by) else None, beside)


def apart(
    lower: Interval, upper: Interval, reading: Reading, percent: float | None = None, printed: float | None = None
) -> str:
    """How far one lies above the other, with the arithmetic.

    An example is `$700 million or 3.8 % ($19 billion − $18.3 billion)`. Where the `printed` numbers are farther apart
    than that, both are told: `about $1.8 billion as printed, at least $0.7 billion or 3.8 % ($19 billion − $18.3
    billion)`. Those that adjoin are apart by no number.
    """  # noqa: RUF002
    gap = upper.lo - lower.hi
    if reading.kind is Quantity.DATE:
        between = Interval(lower.hi, upper.lo)
        if reading.hours:
            return f"{time_between(gap)} ({_times(between, reading)})"
        ends = (days(Interval(end, end)) for end in (between.lo, between.hi))
        return f"{time_between(gap)} ({' to '.join(ends)})"
    beside = printed if printed is not None and printed > gap * (1 + 1e-9) else None
    if lower.adjoins(upper):
        far, how = "a trace", f"one ends where the other begins, at {_end(lower.hi, reading, beside)}"
    else:
        by = _by_which(upper.lo, lower.hi)
        far, how = _far(gap, reading, by, beside), _subtracted(lower, upper, reading, by)
        if reading.kind is not Quantity.SHARE and percent is not None and percent < _TELLING:
            far = f"{far} or {in_percent(percent)}"
    if beside is not None:
        far = f"about {_far(beside, reading, beside)} as printed, at least {far}"
    return f"{far} ({how})"


def _by_which(high: float, low: float) -> float:
    """By what both are told, so that what is shown as taken from one another comes to what is shown as the gap.

    It is the gap itself, or as much finer as it must be.
    """
    gap = high - low
    coarsest = _decimals(gap) if math.isfinite(gap) else _FINEST
    for places in range(coarsest, coarsest + _FINEST):
        one, other, apart = (_rounded(value, places) for value in (high, low, gap))
        if math.isclose(one - other, apart, rel_tol=1e-9, abs_tol=10.0 ** -(places + 2)):
            return 10.0 ** (2 - places)  # of which that is a hundredth
    return gap


def _subtracted(lower: Interval, upper: Interval, reading: Reading, by: float) -> str:
    """The ends that are taken from one another."""
    high, low = (_end(value, reading, by) for value in (upper.lo, lower.hi))
    low = f"({low})" if reading.kind is Quantity.CHANGE and low.startswith(_MINUS) else low
    return f"{high} − {low}"  # noqa: RUF001  # a minus


def _far(gap: float, reading: Reading, by: float, beside: float | None = None) -> str:
    far = _end(gap, reading, by, beside)
    if reading.unit == "%":
        return f"{far.removesuffix(' %')} percentage point{'' if far == '1 %' else 's'}"
    return far
