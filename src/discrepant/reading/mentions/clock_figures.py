"""Times of day in figures that say no day: 7:45 a.m., 0545 GMT, at 14:30, 9 a.m. to 5 p.m.

They are refused whole, as those in words are. Figures with a colon alone may be a score, a length or a verse, and are a
time of day only behind a word that leads to one, in a span with a dash, before a train, or at the head of a post.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from operator import itemgetter

from discrepant.reading.dates.almanac import almanac
from discrepant.reading.dates.clock import NO_DAY
from discrepant.reading.found import FoundMention
from discrepant.reading.mention_kinds import MentionKind
from discrepant.reading.mentions.clock_words import HOUR_IN_WORDS
from discrepant.reading.nearby import FAR, text_before
from discrepant.reading.words import rules

__all__ = ["APART", "times_in"]

APART = "this time of day is not read with the day beside it"

_SHORT = len("eest")
_first, _last = itemgetter(0), itemgetter(1)  # of a span
_B = "[ \u00a0]"
_START = r"(?<![\w.,:/+$\u20ac\u00a3\u00a5@#-])"
_FIGURE = re.compile(rf"{_START}[0-9]")
_SAID = ("clock", "CLOCK", "a.m", "p.m", "A.M", "P.M", " am", " pm", "AM", "PM")  # with an hour in words
_HOUR = "(?:[01]?[0-9]|2[0-4])"
_MINUTES = ":[0-5][0-9](?::[0-5][0-9])?"
_COLON = rf"{_HOUR}{_MINUTES}(?![\w:/%]|[.,][0-9])"
_FOUR = "(?:[01][0-9]|2[0-4])[0-5][0-9]"
_TO = rf"(?:{_B}?[-\u2010-\u2013]{_B}?|{_B}(?:to|until|till|through){_B})"
_WITH = rf"{_B}(?:and|or){_B}"
_HOUR_OF_HALF = rf"(?:0?[1-9]|1[0-2])(?:{_MINUTES}|\.[0-5][0-9])?"
_HALF = rf"{_B}?(?:[ap]m|AM|PM|[AaPp]\.[Mm]\.|[AaPp]\.[Mm])(?!\w|(?<= [AP]M)['\u2019]s)"  # not the PM's
_NOON = rf"12{_B}(?:noon|midday|midnight)\b"
_PART = rf"(?:{_B}(?:in{_B}the{_B}(?:early{_B}|late{_B})?(?:morning|afternoon|evening)|at{_B}night))?"
_JOINT = re.compile(rf"{_TO}|{_WITH}|,?{_B}+")
_ENDS = re.compile(rf"(?:{_TO}|{_WITH}|[, \u00a0])+\Z")
_OFFSET = re.compile(r"[ \u00a0]?(?=[+-][01][0-9]:?[0-5][0-9](?![0-9]))")  # and no dash of a span
_CHAIN = re.compile(rf",?{_B}(?:(?:and|or){_B})?")
_HEAD = re.compile(r"(?:^|\n)[ \t]*\Z")
_BEGINS = re.compile(r"(?:^|\n|[.!?][\"\u201d]?[ \t])[ \t]*\Z")
_OF_POST = re.compile(rf"{_B}?[-\u2013\u2014:]\s")
_NEXT = re.compile(r"[-\u2010\u2011 \u00a0]([^\W\d_]+)")
_OF = re.compile(rf"\b(?:for|of|in|with){_B}\Z", re.IGNORECASE)
_IS_TIME = re.compile(r"[0-9]|clock|[ap]\.?m\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?](?=\s)|\n")


def times_in(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[FoundMention]:
    """The times of day in figures of an English text, outside of the spans that are taken.

    Of one that reaches into such a span the rest is told: the "9" of "from 9 to 5 p.m. on Saturday".
    """
    done, led_until = 0, None
    for match in _matches(text):
        start, end = match.span()
        is_chained = led_until is not None and _CHAIN.fullmatch(text, led_until, start) is not None
        if start < done or not (match["plain"] or is_chained or _is_led(text, match)):
            continue
        done, led_until = end, None if match["plain"] else end
        near = taken[bisect_right(taken, start, key=_last) : bisect_left(taken, end, key=_first)]
        if near:
            yield from _left(text, start, end, near)
        else:
            yield FoundMention(span=(start, end), kind=MentionKind.DATE, problem=NO_DAY)


def _matches(text: str) -> Iterator[re.Match[str]]:
    """What has the form of a time of day, at each figure and, where any text needs it, at each hour in words."""
    starts = [found.start() for found in _FIGURE.finditer(text)]
    if any(mark in text for mark in _SAID):
        starts = sorted([*starts, *(found.start() for found in _hour_in_words().finditer(text))])
    pattern = _pattern()
    return (match for start in starts if (match := pattern.match(text, start)))


@cache
def _hour_in_words() -> re.Pattern[str]:
    return re.compile(rf"{_START}(?:{HOUR_IN_WORDS})(?![^\W_])", re.IGNORECASE)


def _left(text: str, start: int, end: int, taken: Sequence[tuple[int, int]]) -> Iterator[FoundMention]:
    """What of a time of day lies in no span that is taken, without what joins it to these."""
    for first, last in [*taken, (end, end)]:
        if start < (until := min(first, end)):
            joint = _OFFSET.match(text, start, until) or _JOINT.match(text, start, until)
            begin = joint.end() if joint else start
            stop = begin + len(_ENDS.sub("", text[begin:until]))
            if _IS_TIME.search(text, begin, stop):
                yield FoundMention(span=(begin, stop), kind=MentionKind.DATE, problem=APART)
        start = max(start, last)


def _is_led(text: str, match: re.Match[str]) -> bool:
    """Whether what stands around figures that may be a score or a length makes a time of day of them."""
    clock = rules()["clock"]
    line = text_before(text, match.start(), FAR)
    following = _NEXT.match(text, match.end())
    word = following[1].lower() if following else ""
    if match["colon"] and _BEGINS.search(line):  # 09:02 Police seal off
        is_full = text[match.start() + 2] == ":" and bool(word) and _HEAD.search(line) is not None
        if is_full or _OF_POST.match(text, match.end()):
            return True
    before = _SENTENCE.split(line)[-1]
    if word in clock["lengths"]:
        return False
    if match["colon"] and word in clock["scheduled"] and before.lower().endswith(("the ", "a ")):
        return True
    if _ends_with("leads").search(before):
        return True
    words = {each.lower() for each in re.findall(r"[^\W\d_]+", before)}
    weak = _ends_with("weak").search(before)
    return weak is not None and not _OF.search(before, 0, weak.start()) and clock["races"].isdisjoint(words)


@cache
def _ends_with(which: str) -> re.Pattern[str]:
    """Whether a text ends with one of these phrases, and a blank."""
    phrases = sorted(rules()["clock"][which], key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, phrases))})[ \u00a0\n]+\Z", re.IGNORECASE)


@cache
def _pattern() -> re.Pattern[str]:
    """A time of day that is `plain` by its own words; or figures with a `colon`, or `four` of them, that may be one."""
    names = [zone for zone in almanac()["clock"]["zone"] if zone not in ("z", "hrs")]
    called = rf"(?i:local{_B}time)|(?:[A-Z][a-z]+{_B}){{1,3}}[Tt]ime\b|[Ee]astern\b"
    short = "|".join(name.upper() for name in names if name.isalpha() and len(name) <= _SHORT)
    offset = r"[+-](?:0[0-9]|1[0-4]):?[0-5][0-9](?![0-9])"
    named = rf"(?:(?:{short})\b|{called})"
    plain_zone = rf"{_B}{named}(?:{offset})?|{_B}\({named}\)|{_B}?{offset}(?:{_B}(?:{short})\b)?"
    zone = rf"(?:{plain_zone})(?:{_B}\((?:{short})\))?"
    other = rf"(?:{_B}\({_HOUR}(?::?[0-5][0-9])?{zone}\))?"
    half = rf"{_HOUR_OF_HALF}{_HALF}(?:{zone})?"
    half = rf"{half}(?:/{half})?{other}"  # 7pm ET/6pm CT
    first = rf"(?:(?:{_HOUR_OF_HALF},{_B}){{1,4}}{_HOUR_OF_HALF}{_WITH}|{_HOUR_OF_HALF}(?:{_TO}|{_WITH}))?"
    words = f"(?i:{HOUR_IN_WORDS})"
    hours = f"(?:{words}|0?[1-9]|1[0-2])"
    part = r"(?:(?<=:[0-9]{2}:[0-9]{2})\.[0-9]{1,6})?"  # of a second
    zoned = rf"(?:{_HOUR}(?:{_MINUTES}{part}|\.[0-5][0-9])|{_FOUR}){zone}|{_HOUR}{_B}(?:GMT|UTC|{called})\b"
    plain = [
        rf"{first}{half}(?:{_TO}(?:{half}|noon\b|midnight\b)|{_B}and{_B}(?:noon|midnight)\b)?",
        rf"(?:(?:{_HOUR}(?:{_MINUTES})?|{_FOUR}){_TO})?(?:{zoned}){other}",
        rf"(?i:(?:{hours}(?:{_TO}|{_WITH}))?{hours}[ \u00a0-]o['\u2019]clock\b{_PART})",
        rf"(?:{words}(?:{_TO}|{_WITH}))?{words}{_HALF}",
        _NOON,
        r"[012][0-9]:[0-5][0-9][-\u2010-\u2013][012][0-9]:[0-5][0-9](?![\w:])",
    ]
    colon = rf"(?<=[Bb]etween[ \u00a0]){_COLON}{_WITH}{_COLON}|{_COLON}(?:{_TO}{_COLON})?|{_HOUR}{_MINUTES}(?=:\s)"
    four = rf"(?:{_FOUR}{_TO})?{_FOUR}{_B}?(?:hours|hrs|h)\b|{_FOUR}Z\b|0[0-9][0-5][0-9](?![\w:%-]|[.,][0-9])"
    return re.compile(rf"{_START}(?:(?P<plain>{'|'.join(plain)})|(?P<four>{four})|(?P<colon>{colon}))")
