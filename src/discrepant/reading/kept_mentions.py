"""The mentions of whole texts, kept from run to run.

A text that did not change is not gone through again.

They are kept below the hash of all that decides on them: the text, its day and language, and every file of this reader.
By a hedge table of the desk's own they are found anew each time.
"""

from __future__ import annotations

import json
import math
from contextlib import suppress
from hashlib import sha256
from typing import Any

from discrepant.files.kept import Kept
from discrepant.files.own_code import code_of
from discrepant.reading.figures import ENGLISH
from discrepant.reading.hedges import HedgeTable
from discrepant.reading.hours import Hours
from discrepant.reading.interval import Interval
from discrepant.reading.mentions import Mention, MentionKind, find_mentions
from discrepant.reading.model import Hedge, Quantity, Reading, Sense
from discrepant.reading.reader import Reader, faults

__all__ = ["kept_mentions"]

_BESIDE = ("babel", "edtf", "lark", "pint")  # what else decides how words are read
_NUMBER = (int, float)
# what each place of a mention's, a reading's and an hour's plain form holds
_MENTION = (str, int, int, int, str, str, int, int, (list, type(None)))
_READING = (
    *(str, str, (*_NUMBER, type(None)), (str, type(None)), str, str),
    *(list, list, _NUMBER, (int, type(None)), (list, type(None))),
)
_HOURS = (list, list, (int, type(None)), str)
_END = (*_NUMBER, type(None))


def kept_mentions(text: str, *, on: Interval | None, reader: Reader, language: str = ENGLISH) -> tuple[Mention, ...]:
    """Every mention in a text, as `find_mentions` gives them, found or kept."""
    kept = Kept("mentions")
    if not (kept.is_on and _code() and reader.table is HedgeTable.default()):
        return tuple(find_mentions(text, on=on, reader=reader, language=language))
    days = None if on is None else (on.lo, on.hi)
    key = sha256(json.dumps([_code(), text, days, language]).encode()).hexdigest()
    known = kept.get(key)
    if isinstance(known, list):
        with suppress(TypeError, ValueError):  # what is none of ours is as good as nothing
            return tuple(_mention(text, plain) for plain in known)
    met = tuple(faults)
    found = tuple(find_mentions(text, on=on, reader=reader, language=language))
    if tuple(faults) == met:  # a fault of ours may be one of the moment
        kept.put(key, list(map(_plain, found)))
    return found


def _code() -> str:
    """A hash of all code and words that read, and of what they stand on."""
    return code_of("discrepant.reading", *_BESIDE)


def _plain(mention: Mention) -> list[Any]:
    """A mention as JSON has it; its words are those of the text."""
    reading = _plain_reading(mention.reading) if mention.reading else None
    return [str(mention.kind), *mention.span, mention.line, mention.problem, mention.change, *mention.told, reading]


def _plain_reading(reading: Reading) -> list[Any]:
    told = reading.hours
    hours = [_ends(told.core), _ends(told.support), told.offset, told.zone] if told else None
    return [
        *(reading.words, str(reading.kind), reading.number, reading.unit),
        *(reading.hedge.words, str(reading.hedge.sense), _ends(reading.core), _ends(reading.support)),
        *(reading.place, reading.weekday, hours),
    ]


def _ends(interval: Interval) -> list[float | None]:
    """The ends of an interval, None where they are open."""
    return [end if math.isfinite(end) else None for end in (interval.lo, interval.hi)]


def _mention(text: str, plain: object) -> Mention:
    """A mention from its plain form; a TypeError or ValueError where it is none of this text."""
    kind, start, end, line, problem, change, first, last, reading = _checked(plain, _MENTION)
    if not 0 <= first <= start < end <= last <= len(text):
        raise ValueError("a mention lies in its text")
    return Mention(
        kind=MentionKind(kind),
        words=text[start:end],
        span=(start, end),
        line=line,
        reading=None if reading is None else _reading(reading),
        problem=problem,
        change=change,
        told=(first, last),
    )


def _reading(plain: object) -> Reading:
    words, kind, number, unit, hedge, sense, core, support, place, weekday, hours = _checked(plain, _READING)
    return Reading(
        words=words,
        kind=Quantity(kind),
        number=number,
        unit=unit,
        hedge=Hedge(words=hedge, sense=Sense(sense)),
        core=_interval(core),
        support=_interval(support),
        place=place,
        weekday=weekday,
        hours=None if hours is None else _hours(hours),
    )


def _hours(plain: object) -> Hours:
    core, support, offset, zone = _checked(plain, _HOURS)
    return Hours(core=_interval(core), support=_interval(support), offset=offset, zone=zone)


def _interval(plain: object) -> Interval:
    low, high = _checked(plain, (_END, _END))
    return Interval(-math.inf if low is None else low, math.inf if high is None else high)


def _checked(plain: object, types: tuple[Any, ...]) -> list[Any]:
    if not isinstance(plain, list) or len(plain) != len(types) or not all(map(isinstance, plain, types)):
        raise TypeError("not of the form in which we keep it")
    return plain
