"""Times of day in words: half past six, ten to nine, seven-thirty.

They are refused whole, for they say no day; or their numbers would be counts.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import chain, takewhile

from discrepant.reading.dates.almanac import almanac
from discrepant.reading.dates.clock import NO_DAY
from discrepant.reading.mentions.runs import WordRun
from discrepant.reading.mentions.trial import MentionInRun
from discrepant.reading.model import Quantity
from discrepant.reading.nearby import text_before
from discrepant.reading.numerals import TENS
from discrepant.reading.words import rules, words_of

__all__ = ["HOUR_IN_WORDS", "clock_words_in"]

_ONES = words_of("numbers")["names"]["ones"]
HOUR_IN_WORDS = "|".join(_ONES[1:13])
_NO_UNIT = r"(?![\w:%\u00b0]|[.,][0-9]|[-\u2010-\u2013]\w| ?[%\u00b0$\u20ac\u00a3])"
_HOUR = rf"(?:{HOUR_IN_WORDS}|noon|midnight|1[0-2]|[1-9]){_NO_UNIT}"
_FEW = r"(?:five|ten|twenty(?:[- ]five)?|5|10|20|25)"
_MINUTES = rf"(?:{'|'.join([*_ONES[1:], *TENS])}|[0-5]?[0-9])(?:-[a-z]+)? minutes?"
_QUARTER = "(?:an? )?quarter"
_PAST_HOUR = rf"(?:{_ONES[15]}|{'|'.join(TENS)}|{_ONES[10]}|forty-five)"
_TAIL = r"(?: o['\u2019]clock| [ap]\.?m\b\.?|,? (?:in the (?:early )?(?:morning|afternoon|evening)|at night))?"
# Said of a time only,
_PLAIN = re.compile(
    rf"(?<![\w-])(?:(?:half|{_FEW}|{_QUARTER}|{_MINUTES}) past {_HOUR}{_TAIL}"
    rf"|(?:five|ten|twenty(?:[- ]five)?) (?:to|before|after) {_HOUR} [ap]\.?m\b\.?)",
    re.IGNORECASE,
)
# these where nothing stands behind that may be counted,
_ALONE = re.compile(
    rf"(?<![\w-])(?:{_QUARTER} (?:to|till|before|after|of)|{_MINUTES} (?:to|till|before|after)) {_HOUR}{_TAIL}",
    re.IGNORECASE,
)
# and these are of one behind a word that leads to a time.
_LED = re.compile(
    rf"(?<![\w-])(?:{_FEW} (?:to|till|before|after) {_HOUR}{_TAIL}|half {_HOUR}{_TAIL}"
    rf"|(?:{HOUR_IN_WORDS})(?:[- ]{_PAST_HOUR}(?![\w-]){_TAIL}|{_TAIL[:-1]}))",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"\b(?:at|by|until|till|around|about|before|after|was|is|since|nearly|almost|past)"
    r"(?: (?:about|around|just|exactly|nearly))? \Z",
    re.IGNORECASE,
)
_JOINED = re.compile(rf"(?<![\w-])(?:{HOUR_IN_WORDS})-(?:fifteen|thirty|forty-five)(?![\w-])", re.IGNORECASE)
_DAYS = frozenset(name.capitalize() for name in almanac()["weekdays"]) | {"tomorrow", "tonight", "yesterday"}
_NEXT = re.compile(r"[- ]([^\W\d_]+)(?: ([^\W\d_]+))?")
_COUNTED = re.compile(r"[a-z]+[a-rt-z]s|people|men|women|children")
# Where a run has none of these, or none of the hours, no pattern fits.
_WORDS = frozenset(
    [
        *("past", "half", "quarter", "to", "till", "minute", "minutes", "morning", "evening", "afternoon", "night"),
        *("fifteen", "thirty", "forty", "ten", "twenty", "fifty"),
    ]
)
_HOURS = frozenset([*_ONES[1:13], "noon", "midnight", *map(str, range(1, 13))])


def clock_words_in(run: WordRun, taken: Collection[int]) -> Iterator[MentionInRun]:
    """The times of day in words among the atoms of a run that are not taken, each refused."""
    if _WORDS.isdisjoint(run.texts) or _HOURS.isdisjoint(run.texts):
        return
    first, last = run.atoms[0].start, run.atoms[-1].end
    until = first
    found = (pattern.finditer(run.text, first, last) for pattern in (_PLAIN, _ALONE, _LED, _JOINED))
    for match in sorted(chain(*found), key=lambda match: (match.start(), -match.end())):
        if match.start() < until or not _is_time(run.text, match):
            continue
        inside = [i for i, atom in enumerate(run.atoms) if match.start() <= atom.start < match.end()]
        # the date of "nine in the evening on Monday" begins with the evening
        inside = list(takewhile(lambda i: i not in taken, inside))
        if not inside:
            continue
        until = match.end()
        yield MentionInRun(inside[0], inside[-1] + 1, Quantity.DATE, None, NO_DAY)


def _is_time(text: str, match: re.Match[str]) -> bool:
    """Whether nothing is counted by it, and where that is needed, whether the word before leads to a time.

    So it is in "a quarter to five people" and "about five to ten percent".
    """
    following = _NEXT.match(text, match.end())
    one, two = following.groups("") if following else ("", "")
    is_small = one in rules()["small"]["words"]
    if match.re in (_ALONE, _LED):
        is_led = match.re is _ALONE or _LEAD.search(text_before(text, match.start())) is not None
        return is_led and (not one or is_small or one in _DAYS)
    return is_small or not (_COUNTED.fullmatch(one) or _COUNTED.fullmatch(two))
