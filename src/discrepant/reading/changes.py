"""Printed changes: which way something went and how far, as a signed number.

A rise is above zero and a fall below it. "Halved" is a fall of 50 percent, and "unchanged" is none at all. How far a
share went is in percent of that share or in percentage points, and the two are never the same unit.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

import attrs

from discrepant.errors import ReadingError
from discrepant.reading.directions import after_link, any_of, direction_of
from discrepant.reading.figures import POINT, Figures
from discrepant.reading.hedges import HedgeTable, Numeral
from discrepant.reading.interval import Interval
from discrepant.reading.magnitudes import magnitude
from discrepant.reading.model import PERCENT, Hedge, Quantity, Reading, Sense
from discrepant.reading.numbers import read_number
from discrepant.reading.words import words_of

__all__ = ["is_set_form", "read_change"]

_LEVELS = "these are levels, and no change"
_GIVE_IT = 'print the change itself, or give it: reads = "up 2 percentage points"'
_NO_WAY = "this does not say whether it went up or down"
_SAY_WAY = 'quote the word that says so, or give it: reads = "up {0}", or "down {0}"'
_RANGE = "this can be a range, or a change and what came of it"
_SIGNS = {"+": 1, "plus": 1}  # all others are minus
_SIGNED = re.compile(
    r"\s*(?P<sign>[+\u2212\u2013-]|(?:plus|minus|negative)\b)\s*(?=[^\s+\u2212\u2013-])", re.IGNORECASE
)
_LEVEL_ALONE = re.compile(r"\s*(?:from|to)\s+\S", re.IGNORECASE)
_FROM = re.compile(r",?\s{1,3}from\s{1,3}\S", re.IGNORECASE)
_TO = re.compile(r"(?<!\bup)(?<!\bclose),?\s{1,3}to\s{1,3}(?=\S)", re.IGNORECASE)  # and no hedge
_IN_UNIT = re.compile(r"%|\b(?:percent(?:age)?|per cent|pct|points?)\b", re.IGNORECASE)
_YEAR = re.compile(r"[12][0-9]{3}")
_NONE = Interval(0.0, 0.0)


def read_change(words: str, *, unit: str | None, table: HedgeTable, figures: Figures = POINT, way: int) -> Reading:
    """What words that tell a change stand for.

    It is in `unit` where what is printed measures the same, and else in what is printed. The unit is %, a
    currency's code or the name of a unit; that of a temperature stands for a difference in it. `way` is 1 or -1
    where the sentence around the words says that it went up or down, and 0 where it does not. A ReadingError points
    at the words that cannot be read, or that leave open which way it went.
    """
    if none := _no_change().fullmatch(words):
        return _unchanged(words, unit, table, is_rounded=none["rounded"] is not None)
    if set_form := _set_forms().fullmatch(words):
        return _of_itself(words, set_form, table, figures)
    told = direction_of(words)
    start, end = told.amount if told else (0, len(words))
    if told:
        way = told.way
        if _YEAR.fullmatch(words[start:end].strip()) and words[told.word[1] : start].isspace():
            raise ReadingError(words, (start, end), "this can be a year", f"as in {words[slice(*told.word)]} by 1,990")
    elif signed := _SIGNED.match(words):
        start, way = signed.end(), _SIGNS.get(signed["sign"].lower(), -1)
    else:
        start = after_link(words)
    end = _before_levels(words, start, end)
    try:
        reading = magnitude(words[start:end], unit=unit, table=table, figures=figures)
    except ReadingError as error:
        span = error.span[0] + start, error.span[1] + start
        raise ReadingError(words, span, error.message, error.hint) from None
    if reading.support.lo < 0:
        raise ReadingError(words, (start, end), "a sign and a word say which way it went")
    if not way and reading.number != 0:
        raise ReadingError(words, (0, len(words)), _NO_WAY, _SAY_WAY.format(words[start:end].strip()))
    told_so = attrs.evolve(reading, words=words)
    return told_so.opposite if way < 0 else told_so if way else _either_way(told_so)


def is_set_form(words: str) -> bool:
    """Whether this is a word that tells a change by itself: "nearly doubled", "unchanged"."""
    return bool(_no_change().fullmatch(words) or _set_forms().fullmatch(words))


def _either_way(reading: Reading) -> Reading:
    """What is rounded to none may have gone up or down."""
    core, support = (each.hull(each.mirrored) for each in reading.values)
    return attrs.evolve(reading, core=core, support=support)


def _before_levels(words: str, start: int, end: int) -> int:
    """Where the amount ends that levels may follow: "rose 3 % to 120", "doubled from 10"."""
    if alone := _LEVEL_ALONE.match(words, start, end):
        raise ReadingError(words, (alone.start(), end), _LEVELS, _GIVE_IT)
    if found := _FROM.search(words, start, end):
        end = found.start()
    link = _TO.search(words, start, end)
    if link is None or not _IN_UNIT.search(words, start, link.start()):
        if link is not None and not _IN_UNIT.search(words, link.end(), end):
            raise ReadingError(words, (start, end), _RANGE, _GIVE_IT)
        return end
    if _IN_UNIT.search(words, link.end(), end):
        raise ReadingError(words, (start, end), _RANGE, _GIVE_IT)
    return link.start()


# What has its amount in itself.


def _aside() -> str:
    return rf"\s{{0,3}}(?:(?:{any_of(words_of('changes')['aside']['before'])})\s{{1,3}}){{0,6}}"


@cache
def _set_forms() -> re.Pattern[str]:
    """What stands around such a word: "has more than doubled to 20"."""
    words = any_of(form for forms in words_of("changes")["forms"].values() for form in forms)
    levels = r"(?:,?\s{1,3}(?:to|from)\s.+)?\s{0,3}"
    return re.compile(
        rf"(?P<aside>{_aside()})(?P<hedge>[a-z ]{{0,40}}?)\s{{0,3}}\b(?P<word>{words})(?P<hedged> or more)?{levels}",
        re.IGNORECASE,
    )


def _of_itself(words: str, found: re.Match[str], table: HedgeTable, figures: Figures) -> Reading:
    """Doubled is up 100 percent, halved down 50."""
    known = words_of("changes")
    name = next(name for name, forms in known["forms"].items() if found["word"].lower() in forms)
    percent, place, last = (Decimal(known["times"][name][key]) for key in ("percent", "place", "round"))
    hedge = _hedge_of(words, found, table, figures)
    core, support = table.spread(hedge.sense, Numeral(value=abs(percent), place=place, round=last))
    inner, widest = core.interval(), support.interval()
    assert inner is not None and widest is not None  # noqa: S101, PT018  # of numbers that far from zero
    reading = Reading(
        words=words,
        kind=Quantity.CHANGE,
        number=float(abs(percent)),
        unit=PERCENT,
        hedge=hedge,
        core=inner,
        support=widest,
        place=float(place),
    )
    return reading.opposite if percent < 0 else reading


def _hedge_of(words: str, found: re.Match[str], table: HedgeTable, figures: Figures) -> Hedge:
    """The longest before such a word: "a little more than", though an "a" may stand aside."""
    last, end = found.span("hedge")
    for start in (*(each.start() for each in re.finditer(r"\S+", found["aside"])), last):
        hedged = f"{words[start:end]} 100 %{found['hedged'] or ''}"
        try:
            return read_number(hedged.strip(), kind=Quantity.SHARE, unit=None, table=table, figures=figures).hedge
        except ReadingError:
            continue
    raise ReadingError(words, (last, end), f"cannot read {words[last:end]!r} here as part of a change")


@cache
def _no_change() -> re.Pattern[str]:
    ways = "|".join(f"(?P<{way}>{any_of(words)})" for way, words in words_of("changes")["none"].items())
    return re.compile(rf"{_aside()}(?:{ways})(?:,?\s{{1,3}}(?:at|from)\s.+)?\s{{0,3}}", re.IGNORECASE)


def _unchanged(words: str, unit: str | None, table: HedgeTable, *, is_rounded: bool) -> Reading:
    """None at all; what is flat in percent may be rounded to none."""
    support: Interval | None = _NONE
    if is_rounded and unit == PERCENT:
        one = Decimal(1)
        _, widest = table.spread(Sense.BARE, Numeral(value=Decimal(0), place=one, round=one))
        support = widest.hull(widest.mirrored).interval()
    return Reading(
        words=words,
        kind=Quantity.CHANGE,
        number=0.0,
        unit=unit,
        hedge=Hedge(sense=Sense.EXACT),
        core=_NONE,
        support=support or _NONE,
    )
