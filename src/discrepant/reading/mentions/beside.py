"""What stands right beside a printed number and would be cut from it.

So it is also why the number alone is not the reading. Nothing beside a number is dropped in silence: a hedge behind its
noun, a scale or currency that is not known, a sign.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from unicodedata import category

from discrepant.reading.hedges import HedgeTable
from discrepant.reading.mentions.around import RuleAround, rules_around
from discrepant.reading.mentions.beside_money import unknown_currency, unknown_scale
from discrepant.reading.mentions.compared import compared
from discrepant.reading.mentions.doubts import may_be_date
from discrepant.reading.mentions.number_place import LETTER_BEHIND, SIGN_OF_MONEY, NumberPlace
from discrepant.reading.mentions.runs import WordRun
from discrepant.reading.mentions.streams import Candidate
from discrepant.reading.model import Quantity
from discrepant.reading.numerals import is_number_word
from discrepant.reading.words import rules, words_of

__all__ = ["cut_from"]

_BROKEN = re.compile(r"[.,]?[-\u2010]\n\s*[0-9]")
_BROKEN_BEFORE = re.compile(r"[0-9][.,]?[-\u2010]\n\s*\Z")
_GROUP_BROKEN = re.compile(r"(?<![0-9])[0-9]{1,3}(?:,[0-9]{3})*,\n[ \t]*[0-9]{3}(?![0-9])")
_JOINED = frozenset("-\u2010\u2011\u2012\u2013(")  # 2-3 days and 8-1/4 cents, 7-6(5)
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_PLURAL = re.compile(" (?!points|times)(?:[a-z]+[a-rt-z]s|people|men|women|children|troops)\\b")
_GROUPS = re.compile(r"[.,][0-9]")
_MONEY_GROUP = re.compile("[$\u20ac\u00a3\u00a5][0-9]{1,3}[ \u00a0\u2009\u202f](?:[0-9]{3}[ \u00a0\u2009\u202f])*\\Z")
_GROUP_APART = re.compile("[ \u00a0\u2009\u202f][0-9]{3}(?![0-9])")
_NOUN = "(?: [a-z]+){1,2}"
_RATE = "(?: (?:an?|per|each|every|in|of|worth of)(?: [a-z]+){1,2})"
_ENDS = r"(?=[.,;:!?)](?![0-9])|\s*\Z)"
_SMALLER = re.compile(r" [0-9]+ ?(?!am\b|pm\b)[a-z]{1,2}\b")
_GOES_ON = re.compile(r"\.[a-z]")
_NAME_BEFORE = re.compile(r"(?:\b([a-z]+) )?\b([A-Za-z]+) [A-Z][A-Za-z]+ \Z")
_GOODS_BEFORE = re.compile(r"(?:\b([a-z]+) )?\b(?:[A-Z][a-z]+|[a-z])[A-Z][a-z]+ \Z")  # AirBook, iPad
_CURRENCIES = re.compile(SIGN_OF_MONEY)
_NAMED_AS_COIN = re.compile(r"(?:[2-9]|[0-9]{2,}) (?:Cent|Dollar|Euro|Pound)\Z")  # 50 Cent
_LETTERS_BEHIND = re.compile(r"[^\W\d_]+")
_PUNCTUATION = frozenset(
    " .,;:!?)]}'\"\u2019\u201d\u2026\u2014\u2013-\u2010\u2011/\n\r\t\u00a0\u2009\u202f"
    "*\u2020\u2021([%\u00b0&+=<>|\u00bb\u2018\u201c#"
)
_ADDED = re.compile(rf"\+(?: (?<= \+ ))?{SIGN_OF_MONEY}?[0-9]")
_SIGNS = "+<>=|~\u00ac\u2212"


def cut_from(run: WordRun, i: int, end: int, found: Candidate) -> str:
    """Why the words between two atoms of a run are no number by themselves.

    It is empty where they are a number.
    """
    place = NumberPlace(run.before(i), run.words(i, end), run.after(end), found.kind, frozenset(found.terminals))
    return next((reason for check in _CHECKS if (reason := check(place))), "")


def _broken(it: NumberPlace) -> str:
    is_broken = _BROKEN.match(it.after) or (it.words[0].isdigit() and _BROKEN_BEFORE.search(it.before))
    return "these figures are broken by the end of a line" if is_broken or _is_broken_group(it) else ""


def _is_broken_group(it: NumberPlace) -> bool:
    """Whether it is a part of what can be one number in groups over two lines."""
    if ",\n" not in it.before + it.words + it.after:
        return False
    start, end = len(it.before), len(it.before) + len(it.words)
    groups = _GROUP_BROKEN.finditer(it.before + it.words + it.after)
    return any(match.start() < end and start < match.end() for match in groups)


def _groups(it: NumberPlace) -> str:
    """1,2 and 12,00 and 1.234,50: no groups of three."""
    goes_on = it.words[-1].isdigit() and _GROUPS.match(it.after) is not None
    begins = it.words[0].isdigit() and it.before[-1:] in (",", ".") and it.before[-2:-1].isdigit()
    if goes_on or begins:
        return "these figures are grouped in no known way"
    if it.kind is Quantity.MONEY and it.words[-1].isdigit() and _GROUP_APART.match(it.after):
        return "another number stands right beside it"
    if it.words[:3].isdigit() and _MONEY_GROUP.search(it.before):
        return "another number stands right beside it"
    is_counted = _THOUSANDS.fullmatch(it.words.rpartition(" ")[2]) is not None and _PLURAL.match(it.after) is not None
    return "this can be decimals or thousands" if is_counted else ""


def _sign(it: NumberPlace) -> str:
    if it.before[-1:] in _JOINED and it.before[-2:-1].isdigit() and it.words[0].isdigit():
        return "the number right before it is joined to it"
    if it.before[-2:-1].isdigit() and it.before[-1:] == " " and it.words.lower().startswith("over "):
        return "this may be one of two numbers, as of blood pressure"
    if _ADDED.match(it.words + it.after, len(it.words) - 1):
        return "another number is added to it"
    if it.before[-1:] == "+" and not it.before[-2:-1].isalnum():
        return "this tells a change by its sign"
    return ""


def _unit(it: NumberPlace) -> str:
    is_part = it.kind is Quantity.SHARE  # 2/3rds
    if not is_part and it.words[-1].isdigit() and (letters := _LETTERS_BEHIND.match(it.after)):
        return f"{letters[0]!r} is not known here"  # 10t
    last = it.before[-1:]
    is_joined = last == "\u00b7" and it.before[-2:-1].isdigit()  # 12·500
    if is_joined or (category(last or " ") == "Sm" and last not in _SIGNS):
        return f"{last!r} is not known here"
    first = it.after[:1]
    if first and not first.isalnum() and first not in _PUNCTUATION and not _CURRENCIES.match(first):
        return f"{first!r} is not known here"
    return ""


def _unknown_unit(it: NumberPlace) -> str:
    is_scaled = it.terminals.isdisjoint(["CURRENCY", "WORD", "PERCENT", "MANY"])  # 1.2 million b/d
    letter = LETTER_BEHIND.match(it.after) if it.is_bare else None
    match = letter or (_units().match(it.after) if is_scaled else None)
    if match is None:
        return ""
    told = words_of("pint")["doubtful"].get(match[1])
    return f"{match[1]!r} can be {told}" if told else f"{match[1]!r} may be a unit, which is not known here"


@cache
def _units() -> re.Pattern[str]:
    """What may be a unit right behind a number."""
    return re.compile(rf"[- \u00a0]?({'|'.join(map(re.escape, rules()['beside']['units']))})(?![^\W_])")


def _of_name(it: NumberPlace) -> str:
    """A number that may be a part of a name: "the Galaxy 22 phone", but not "in the Alps 22 people".

    It may be whatever follows behind a name of goods: "the AirBook 13 models".
    """
    if it.words in rules()["label"]["plans"] or _NAMED_AS_COIN.match(it.words):
        return "this may be a part of a name"
    goods = _GOODS_BEFORE.search(it.before) if it.words.isdecimal() and it.after[:1] == " " else None
    if goods is not None and goods[1] not in rules()["label"]["place"]:
        return "this may be a part of a name"
    match = _NAME_BEFORE.search(it.before) if it.words.isdecimal() else None
    word, label = it.word, rules()["label"]
    if match is None or match[2].lower() not in label["named"] or match[1] in label["place"]:
        return ""
    is_one = it.after[:1] == " " and word.islower() and word[-1] != "s"
    is_noun = is_one and word not in label["many"] | rules()["small"]["words"]
    return "this may be a part of a name" if is_noun else ""


def _date(it: NumberPlace) -> str:
    is_plain = it.terminals <= {"NUMBER", "SCALE", "JOIN", "HEDGE_AFTER"}
    return "this can be a year or a number" if is_plain and may_be_date(it.before, it.words, it.after) else ""


def _by_rule(it: NumberPlace) -> str:
    asked = _rules_of(it.kind, it.terminals)
    return next((rule.why for rule in asked if rule.fits(it.before, it.words, it.after)), "")


@cache
def _rules_of(kind: Quantity, terminals: frozenset[str]) -> Sequence[RuleAround]:
    """The rules that ask for a number that is made of these."""
    place = NumberPlace("", "", "", kind, terminals)
    return [rule for rule in rules_around("cut") if place.is_a(rule.asks["is"])]


def _hedged_behind(it: NumberPlace) -> str:
    if it.words.endswith("give or take") and (it.after[1:2].isdigit() or is_number_word(it.word)):
        return "how far it may be off stands behind it"
    match = _late_hedge(_NOUN if it.is_bare else _RATE).match(it.after)
    return f"{match['hedge']!r} behind the noun bends the number" if match else ""


@cache
def _late_hedge(noun: str) -> re.Pattern[str]:
    """A hedge of the table behind a noun: 60 men or more. A word alone, or behind a comma, has to end its clause."""
    after = {phrase.lstrip(", ") for row in HedgeTable.default().hedge for phrase in row.after}
    words = sorted((each for each in after - {"ish", "odd"} if each.replace(" ", "").isalpha()), key=len, reverse=True)
    any_of, longer = "|".join(words), "|".join(each for each in words if " " in each)
    goes_on = r"(?! (?:than\b|[0-9]|an?\b|(?:one|two|three|four|five|six|seven|eight|nine|ten)\b))"
    behind = rf"(?: (?:{longer})\b{goes_on}|,? (?:{any_of})\b{_ENDS})"
    return re.compile(rf"{noun}(?=,? (?P<hedge>{any_of})\b){behind}")


def _compared(it: NumberPlace) -> str:
    return compared(it.before, it.words, is_measure=it.kind is Quantity.MEASURE)


def _part(it: NumberPlace) -> str:
    """A measure or unit that goes on behind it."""
    if "WORD" in it.terminals and "JOIN" not in it.terminals and _SMALLER.match(it.after):
        return "a part of it stands behind it"
    return "its unit goes on behind it" if it.words[-1].isalpha() and _GOES_ON.match(it.after) else ""


_CHECKS: tuple[Callable[[NumberPlace], str], ...] = (
    _broken,
    _groups,
    _sign,
    unknown_scale,
    unknown_currency,
    _unit,
    _unknown_unit,
    _of_name,
    _date,
    _by_rule,
    _hedged_behind,
    _part,
    _compared,
)
