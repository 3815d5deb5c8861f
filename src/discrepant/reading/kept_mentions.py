"""The mentions of whole texts, kept from run to run.

A text that did not change is not gone through again.

They are kept below the hash of all that decides on them: the text, its day and language, and every file of this reader.
By a hedge table of the desk's own they are found anew each time.
"""

from __future__ import annotations

import json
from contextlib import suppress
from hashlib import sha256
from typing import Any

from discrepant.files.kept import Kept
from discrepant.files.own_code import code_of
from discrepant.reading.figures import ENGLISH
from discrepant.reading.interval import Interval
from discrepant.reading.mentions import Mention, MentionKind, find_mentions
from discrepant.reading.plain_readings import checked, plain_reading, reading_of
from discrepant.reading.reader import Reader, faults

__all__ = ["kept_mentions"]

_BESIDE = ("babel", "edtf", "lark", "pint")  # what else decides how words are read
# what each place of a mention's plain form holds
_MENTION = (str, int, int, int, str, str, int, int, (list, type(None)))


def kept_mentions(text: str, *, on: Interval | None, reader: Reader, language: str = ENGLISH) -> tuple[Mention, ...]:
    """Every mention in a text, as `find_mentions` gives them, found or kept."""
    kept = Kept("mentions")
    if not (kept.is_on and _code() and reader.is_default):
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
    reading = plain_reading(mention.reading) if mention.reading else None
    return [str(mention.kind), *mention.span, mention.line, mention.problem, mention.change, *mention.told, reading]


def _mention(text: str, plain: object) -> Mention:
    """A mention from its plain form; a TypeError or ValueError where it is none of this text."""
    kind, start, end, line, problem, change, first, last, reading = checked(plain, _MENTION)
    if not 0 <= first <= start < end <= last <= len(text):
        raise ValueError("a mention lies in its text")
    return Mention(
        kind=MentionKind(kind),
        words=text[start:end],
        span=(start, end),
        line=line,
        reading=None if reading is None else reading_of(reading),
        problem=problem,
        change=change,
        told=(first, last),
    )
