"""Digits that stand in what may be a name, and may as well count something.

They are refused with the reason, so that no number is passed over in silence.
"""

from __future__ import annotations

import re
from functools import cache
from unicodedata import category

from discrepant.reading.mentions.joined import Digits
from discrepant.reading.mentions.labels import TEAM, is_labelled, is_of_capital
from discrepant.reading.mentions.runs import WordRun
from discrepant.reading.nearby import FAR, back, char_before, text_after, text_before
from discrepant.reading.words import rules, words_of

__all__ = ["doubt", "in_plural", "is_capital_within", "is_many", "is_scale_alone", "may_be_date"]

_AFTER = re.compile("[ \u00a0]([^\\W\\d_]+)")
_UNKNOWN = re.compile(r"[a-z]{1,4}(?![^\W_]|['\u2019.-]\w)")
_UNKNOWN_OF_MONEY = re.compile(r"[A-Za-z]{1,4}(?![^\W_])")
_FIRST_TEAM = re.compile(r"(?:\A|[.!?:\n]\s*)(?:[A-Z][a-z]+ ){1,3}\Z")
_SECOND_TEAM = re.compile(r"(?:\A|[.!?:\n]\s*)(?:[A-Z][a-z]+ ){1,3}[0-9]{1,3},? (?:[A-Z][a-z]+ ){1,3}\Z")
_COUNTED_BEFORE = re.compile(
    r"(?<![$\u20ac\u00a3.,0-9])[0-9]+ [a-z]+s\b[^.;:$\u20ac\u00a3]*(?:,|\band)(?: the)?(?: [A-Z]\w*){1,3} \Z"
)
_MANY_OF_NAME = re.compile(r"[A-Z][a-z]+[a-rt-z]s \Z")
_WORD = re.compile(r"[^\W\d_]+")
_HEAD_OF_SUM = re.compile("(?:^|[ \u00a0\n(\u201c\u2018'\"])[A-Z]\\Z")
_LONGEST_OF_NAME = "80"  # digits of the R80 bike
_MANY = re.compile(r"([1-9][0-9]?00+|[1-9][0-9]{0,2}(?:,000)+)s(?![^\W_]|['\u2019])")
_HYPHENS = frozenset("-\u2010\u2011")
_JOINED_NOUN = re.compile("[-\u2010\u2011][a-z]")
_SCALES = frozenset(["hundred", "thousand", "million", "billion", "trillion"])
_OF = re.compile(" of [a-z]")
_DOTTED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}(?![0-9.]*[0-9])")
_LINKS = frozenset(".:/-@")
_EQUALS = re.compile(r"[^\W\d_]{3}=\Z")
_CIRCA = re.compile("(?:^|[ \u00a0(])ca?\\.\\Z", re.IGNORECASE)
_COUNTING = re.compile(r"[A-Z][a-z]+(?:-[a-z]+)? [a-z]+\b")
_PLURAL = re.compile(r"s(?![^\W_]|['\u2019])")
_TENS_WITH_MARK = re.compile(r"[1-9]0['\u2019]s(?![^\W_])")
# the Under-21s are a team
_OF_AGE = re.compile(r"(?:\b(?:over|under)|(?:\A|[.!?\n]\s*)(?:Over|Under))[-\u2010\u2011]\Z")
_NAME_BEFORE = re.compile(r"(?:[A-Z][\w-]*|[a-z]+[A-Z]\w*)[ \u00a0]\Z")  # iPhone 15s
_TWO = 2  # digits of a decade without its century
_LONG, _MOSTLY = 4, 2  # letters of a word, capitals to one word without
_GOES_ON = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789,'\u2019")  # within a sentence
_DAY_IN_FIGURES = re.compile(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")
_YEAR_OR_SO = re.compile(r"(?:1[5-9]|20)[0-9]{2}[-\u2010\u2011]ish")
_SPOKEN_YEAR = re.compile(  # nineteen hundred, nineteen hundred and five, two thousand and eight
    r"(?:(?:fifteen|sixteen|seventeen|eighteen|nineteen|twenty)[ -]hundred|two thousand(?= ))"
    r"(?: (?:and )?[a-z]+(?:-[a-z]+)?)?",
    re.IGNORECASE,
)
_TO_YEAR = re.compile(r"\b(?:in|since|by|until|till|before|after|from|around|about|year) \Z", re.IGNORECASE)
_HEAD_OF_CHUNK = re.compile(r"[^\s(\"\u201c\u2018]+\Z")
_CHUNK = re.compile(r"[^\s)\"\u201d\u2013\u2014]+\"?")
_RATIO = re.compile(":[0-9](?![0-9:])")
_PHONE_OR_RANGE = re.compile(
    r"(?<![\w.-])[0-9]{3}-[0-9]{4} (?!(?:was|has|does|says)\b)(?:[a-z]+[a-rt-z]s|people|men|women|children|km|kg)\b"
)


def doubt(it: Digits) -> str:
    """Why digits that are taken for a name may be more, empty where they are not."""
    if _RATIO.match(it.run.text, it.end) and not it.before.isalnum() and it.before not in (".", ":", "/", "-"):
        return "this may be a ratio, a score or a place in a book"
    if reason := _equals(it) or _partly(it):
        return reason
    if _PHONE_OR_RANGE.match(it.run.text, it.start):
        return "this may be a telephone number, or from one number to another"
    if _DOTTED.match(it.run.text, it.start) and it.run.text[it.start - 1 : it.start] not in _LINKS:
        return "these figures are grouped in no known way"
    if _CIRCA.search(text_before(it.run.text, it.start + (it.run.text[it.start] == "."))):
        return "this can be a year or a number"  # c.1850
    return _unknown_unit(it) or _unknown_currency(it) or _of_others(it)


def _equals(it: Digits) -> str:
    """Dead=12, but not the "x=5" of a formula."""
    is_told = _EQUALS.search(it.run.before(it.i))
    return "this is what the word before its sign equals" if is_told else ""


def _partly(it: Digits) -> str:
    """Why digits are read in no part of what no blank parts: 9M22, 6ft2in. It is told at the first of them."""
    text = it.run.text
    head = _HEAD_OF_CHUNK.search(it.run.before(it.i))
    start = it.start - len(head[0] if head else "")
    if any(char.isdigit() for char in text[start : it.start]):
        return ""
    match = _CHUNK.match(text, start)
    chunk = match[0].rstrip(".,;:") if match else ""
    return next((why for whole, why in _whole() if whole.fullmatch(chunk)), "")


@cache
def _whole() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(each["whole"]), each["why"]) for each in words_of("mentions")["partly"]]


def is_capital_within(run: WordRun, i: int) -> bool:
    """Whether a number word has a capital in the middle of a sentence: Six Flags, the Fab Four.

    In a line of titles, where most words have one, it tells nothing.
    """
    start = run.atoms[i].start
    if not run.text[start].isupper() or not run.text[start + 1 : start + 2].islower():
        return False
    head = text_before(run.text, start, FAR).rpartition("\n")[2]
    if not head.strip() or not (head[-1].isspace() and head.rstrip()[-1] in _GOES_ON):
        return False
    tail = text_after(run.text, start, FAR).partition("\n")[0]
    if _COUNTING.match(tail) and not head.split()[-1][0].isupper():  # said Seventeen people
        return False
    words = [word for word in _WORD.findall(head + tail) if len(word) >= _LONG]
    capitals = len([word for word in words if word[0].isupper()])
    return capitals < _MOSTLY * (len(words) - capitals)


def may_be_date(before: str, words: str, after: str) -> bool:
    """Whether a bare number can be a year or a day too: by nineteen hundred, 1850-ish, 20220523."""
    if _DAY_IN_FIGURES.fullmatch(words) or _YEAR_OR_SO.fullmatch(words):
        return True
    if not _SPOKEN_YEAR.fullmatch(words) or not _TO_YEAR.search(before):
        return False
    following = _AFTER.match(after)
    return following is None or following[1] in rules()["small"]["words"]


def in_plural(text: str, start: int, end: int) -> str:
    """Why figures with an "s" are no decade and count nothing for sure; empty for any other.

    Examples are the over-60s, his 30's and "15s. each"; 1990s and 20s are left to the decades.
    """
    if _TENS_WITH_MARK.match(text, start):
        return "this can be a decade, or tens of years of age"
    if _PLURAL.match(text, end) is None or not text[start:end].isdecimal():
        return ""
    before = text_before(text, start)
    if _OF_AGE.search(before):
        return "these are people by their age"
    is_decade = end - start > _TWO or text[end - 1] == "0"
    is_alone = before[-1:] in ("", " ", "\n", "(", "\u00a0") and not _NAME_BEFORE.search(before)
    return "" if is_decade or not is_alone else "this can be seconds, shillings, or several of this figure"


def is_many(text: str, start: int) -> bool:
    """Whether figures in the plural tell no decade: "100s came", "1000s of people"."""
    match = _MANY.match(text, start)
    if match is None or text_before(text, start).lower().endswith("the "):
        return False
    return len(match[1]) != len("1900") or _OF.match(text, match.end()) is not None


def is_scale_alone(run: WordRun, i: int) -> bool:
    """Whether no number stands before a scale: many hundred men, a good dozen; or a handful."""
    if run.texts[back(i, 2) : i] == ["a", "good"] and run.texts[i] in (*_SCALES, "dozen"):
        return True
    if run.texts[i] not in _SCALES:
        return run.texts[i] in rules()["untold"]["words"]
    if run.word_before(i).lower() in rules()["untold"]["scale_after"]:
        return True
    if not _SCALES.isdisjoint(run.texts[i + 1 : i + 2]):
        return True
    if _JOINED_NOUN.match(run.after(i + 1)) is None:
        return False
    start = run.atoms[i].start
    return char_before(run.text, start) not in _HYPHENS


def _unknown_unit(it: Digits) -> str:
    """Why digits with letters right behind them are no name: "75bp" is not passed over in silence."""
    is_money = bool(it.before) and category(it.before) == "Sc"  # $12G
    match = (_UNKNOWN_OF_MONEY if is_money else _UNKNOWN).match(it.run.text, it.end)
    stands_alone = not it.before.strip(" \t\r\n\u00a0($\u20ac\u00a3\u00a5\u201c\"'~+-") and it.digits[0] != "0"
    is_unit = match and stands_alone and match[0] not in ("th", "st", "nd", "rd", "d", "p", "i")
    return f"{match[0]!r} is not known here" if match and is_unit else ""


def _unknown_currency(it: Digits) -> str:
    """Why a letter right before digits may be a currency: P500, a fine of R50; but not Route P500 and the R80 bike."""
    beside, digits = rules()["beside"], it.digits.partition(".")[0]
    if _money().search(it.run.before(it.i)):
        return "the currency beside it is not known here"
    if it.before not in beside["letters"] or _HEAD_OF_SUM.search(it.run.before(it.i)) is None:
        return ""
    behind = _AFTER.match(it.run.after(it.i + 1)) if it.after.isspace() else None
    word = behind[1].lower() if behind else ""
    before = [each for each in _WORD.findall(it.run.before(it.i)[:-1]) if each not in beside["between"]][-1:]
    is_on_road = {word, *(each.lower() for each in before)} & (rules()["street"]["words"] | rules()["label"]["words"])
    is_paid = not rules()["pounds"]["money"].isdisjoint([word, *before])
    is_sum = is_paid or len(digits) > len(_LONGEST_OF_NAME)
    is_doubtful = is_sum and not is_on_road and not it.after.isalpha() and it.after not in ("-", "/")
    return f"{it.before!r} may be a currency, or this a name" if is_doubtful else ""


@cache
def _money() -> re.Pattern[str]:
    """A currency that is not read, right before its digits."""
    words = sorted(rules()["beside"]["money_before"])
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, words))})\Z")


def _of_others(it: Digits) -> str:
    """Why a number behind a name may be more than a part of it: 403 seats, the Greens 4; Wild 2, Blues 1."""
    if not is_of_capital(it) or is_labelled(it.run, it.i):
        return ""
    head = it.run.before(it.i)
    if it.run.word_before(it.i) in rules()["beside"]["money_before"]:
        return "the currency beside it is not known here"
    is_first = _FIRST_TEAM.search(head) is not None and TEAM.match(it.run.after(it.i + 1)) is not None
    if is_first or _SECOND_TEAM.search(head):
        return "this may be a score, or a part of a name"
    is_counted = _COUNTED_BEFORE.search(head) is not None or _MANY_OF_NAME.search(head) is not None
    return "this may be a part of a name, or count something" if is_counted else ""
