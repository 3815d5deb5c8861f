"""What stands right beside a printed number and would be cut from it.

So it is also why the number alone is not the reading. Nothing beside a number is dropped in silence: a hedge behind its
noun, a scale or currency that is not known, a sign.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from unicodedata import category

import attrs

from discrepant.reading.currencies import is_currency
from discrepant.reading.mentions.compared import compared
from discrepant.reading.mentions.doubts import may_be_date
from discrepant.reading.mentions.runs import WordRun
from discrepant.reading.mentions.streams import Candidate
from discrepant.reading.model import Quantity
from discrepant.reading.numerals import is_number_word
from discrepant.reading.words import rules, words_of

__all__ = ["cut_from"]

_WORD = re.compile(r"[- \u00a0]?([^\W\d_]+)")
_WORD_BEFORE = re.compile(r"([^\s(\[\"'\u2018\u201c]+) \Z")
_BROKEN = re.compile(r"[.,]?[-\u2010]\n\s*[0-9]")
_BROKEN_BEFORE = re.compile(r"[0-9][.,]?[-\u2010]\n\s*\Z")
_GROUP_BROKEN = re.compile(r"(?<![0-9])[0-9]{1,3}(?:,[0-9]{3})*,\n[ \t]*[0-9]{3}(?![0-9])")
_JOINED = frozenset("-\u2010\u2011\u2012\u2013(")  # 2-3 days and 8-1/4 cents, 7-6(5)
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_PLURAL = re.compile(" (?!points|times)(?:[a-z]+[a-rt-z]s|people|men|women|children|troops)\\b")
_GROUPS = re.compile(r"[.,][0-9]")
_MONEY_GROUP = re.compile("[$\u20ac\u00a3\u00a5][0-9]{1,3}[ \u00a0\u2009\u202f](?:[0-9]{3}[ \u00a0\u2009\u202f])*\\Z")
_GROUP_APART = re.compile("[ \u00a0\u2009\u202f][0-9]{3}(?![0-9])")
_LATE_HEDGE = re.compile(
    r" (?:[a-z]+ ){1,2}(at most|at least|at the most|at the least|or more|or fewer|or less|or so|give or take|tops)\b"
)
_SMALLER = re.compile(r" [0-9]+ ?(?!am\b|pm\b)[a-z]{1,2}\b")
_GOES_ON = re.compile(r"\.[a-z]")
_LETTER = re.compile(r"[ \u00a0]([b-hj-wyzB-HJ-Z])(?![^\s,;:)./]|\.\s*\S)")
_NAME_BEFORE = re.compile(r"(?:\b([a-z]+) )?\b([A-Za-z]+) [A-Z][A-Za-z]+ \Z")
_GOODS_BEFORE = re.compile(r"(?:\b([a-z]+) )?\b(?:[A-Z][a-z]+|[a-z])[A-Z][a-z]+ \Z")  # AirBook, iPad
_SIGN = "[$\u20ac\u00a3\u00a5\u20b9\u20bd\u20b4\u20a9\u20bf\u0e3f]"
_CURRENCIES = re.compile(_SIGN)
_MONEY_BEFORE = re.compile(rf"(?:{_SIGN}|\u00a2)(?:\(|(?:m|mn|bn|k|million|billion)?\)?:? )?\Z")
_MONEY_BEHIND = re.compile(rf"[a-zA-Z]{{0,3}}\.?[ \u00a0]?{_SIGN}(?![0-9])")
_NAMED_MONEY = re.compile(r" [A-Z][a-z]+ (?:dollars?|pounds?|francs?|pesos?|rupees?|crowns?|kroner|kronor)\b")
_NAMED_AS_COIN = re.compile(r"(?:[2-9]|[0-9]{2,}) (?:Cent|Dollar|Euro|Pound)\Z")  # 50 Cent
_CODE_ON_DIGITS = re.compile(r"(?<![^\W_])([A-Za-z]{3})\Z")
_LETTERS_BEFORE = re.compile(r"[^\W\d_]+\Z")  # on its digits: Gs2,000
_LETTERS_BEHIND = re.compile(r"[^\W\d_]+")
_PUNCTUATION = frozenset(
    " .,;:!?)]}'\"\u2019\u201d\u2026\u2014\u2013-\u2010\u2011/\n\r\t\u00a0\u2009\u202f"
    "*\u2020\u2021([%\u00b0&+=<>|\u00bb\u2018\u201c#"
)

_ADDED = re.compile(rf"\+(?: (?<= \+ ))?{_SIGN}?[0-9]")

_SIGNS = "+<>=|~\u00ac\u2212"

_Finds = Callable[[str], re.Match[str] | None]


@attrs.frozen
class _Place:
    """A number in its text: the characters and the word around it, and what it is made of."""

    before: str
    words: str
    after: str
    kind: Quantity
    terminals: frozenset[str]

    @property
    def word(self) -> str:
        """The word right behind, joined by a blank or a hyphen."""
        match = _WORD.match(self.after)
        return match[1] if match else ""

    @property
    def is_bare(self) -> bool:
        """Whether it has no scale, currency or unit."""
        return not self.terminals & {"SCALE", "CURRENCY", "WORD", "PERCENT", "MANY"}

    def is_a(self, what: str) -> bool:
        """Whether it is bare, of this kind, or has this terminal; everything is "any"."""
        return what in ("any", str(self.kind)) or (self.is_bare if what == "bare" else what in self.terminals)


def cut_from(run: WordRun, i: int, end: int, found: Candidate) -> str:
    """Why the words between two atoms of a run are no number by themselves.

    It is empty where they are a number.
    """
    place = _Place(run.before(i), run.words(i, end), run.after(end), found.kind, frozenset(found.terminals))
    return next((reason for check in _CHECKS if (reason := check(place))), "")


def _broken(it: _Place) -> str:
    is_broken = _BROKEN.match(it.after) or (it.words[0].isdigit() and _BROKEN_BEFORE.search(it.before))
    return "these figures are broken by the end of a line" if is_broken or _is_broken_group(it) else ""


def _is_broken_group(it: _Place) -> bool:
    """Whether it is a part of what can be one number in groups over two lines."""
    if ",\n" not in it.before[-10:] + it.after[:2]:
        return False
    start, end = len(it.before), len(it.before) + len(it.words)
    groups = _GROUP_BROKEN.finditer(it.before + it.words + it.after)
    return any(match.start() < end and start < match.end() for match in groups)


def _groups(it: _Place) -> str:
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


def _sign(it: _Place) -> str:
    if it.terminals == {"MANY"} and it.before[-2:-1].isdigit():
        return "a number stands right before it"
    if it.before[-1:] in _JOINED and it.before[-2:-1].isdigit() and it.words[0].isdigit():
        return "the number right before it is joined to it"
    if it.before[-2:-1].isdigit() and it.before[-1:] == " " and it.words.lower().startswith("over "):
        return "this may be one of two numbers, as of blood pressure"
    if _ADDED.match(it.words + it.after, len(it.words) - 1):
        return "another number is added to it"
    if it.before[-1:] == "+" and not it.before[-2:-1].isalnum():
        return "this tells a change by its sign"
    return ""


def _scale(it: _Place) -> str:
    word, beside = it.word, rules()["beside"]
    is_money = it.kind is Quantity.MONEY and "SCALE" not in it.terminals
    if it.terminals.isdisjoint(["WORD", "PERCENT"]):
        if word in beside["scales"] or (is_money and word.lower() in beside["scales_of_money"]):
            return f"{word!r} may be a scale, which is not known here"
        if is_money and _LETTER.match(it.after):
            return f"{word!r} behind the sum is not known here"  # $12 G
    if word not in beside["thousand"] or not it.terminals.isdisjoint(["WORD", "PERCENT", "MANY"]):
        return ""
    following = _WORD.match(it.after[len(word) + 1 :])
    is_alone = following is None or following[1] in rules()["small"]["words"]
    return f"{word!r} may be a thousand" if is_alone and (is_money or word == "grand") else ""


def _currency(it: _Place) -> str:
    code = _code(it)
    if code:
        return f"this could be {code}: a currency's code is in capitals"
    if it.words in rules()["label"]["lines"]:
        return "this can be pence, or the lines of a film"
    if "CURRENCY" not in it.terminals and _is_by_money(it):
        return "the currency beside it is not known here"
    if it.kind is Quantity.MONEY and it.word in rules()["beside"]["nations"]:
        return f"this may be money of another country: {it.word}"
    is_plain = it.words[0].isdigit() and it.terminals.isdisjoint(["CURRENCY", "WORD", "PERCENT"])
    is_sum = is_plain or category(it.words[0]) == "Sc"  # PhP1.2B, A₵500
    if is_sum and (letters := _LETTERS_BEFORE.search(it.before)):
        return f"{letters[0]!r} may be a currency, which is not known here"
    return ""


def _code(it: _Place) -> str:
    """The code of a currency that is printed in other letters: Php500, 500 sek."""
    if not it.is_bare or it.word in rules()["beside"]["codes"]:
        return it.word.upper() if it.is_bare else ""
    match = _CODE_ON_DIGITS.search(it.before)
    return match[1].upper() if match and is_currency(match[1].upper()) else ""


def _is_by_money(it: _Place) -> bool:
    """Whether a currency that is not read stands right beside it: 5m$, $(12), Tk 500, 500 Kč, 20 Aussie dollars."""
    is_by_sign = category(it.before.rstrip(" \u00a0")[-1:] or " ") == "Sc"
    if is_by_sign or _MONEY_BEFORE.search(it.before) or _MONEY_BEHIND.match(it.after):
        return True
    beside = rules()["beside"]
    is_named = it.word in beside["money"] or _NAMED_MONEY.match(it.after) is not None
    led = _WORD_BEFORE.search(it.before)
    is_led = led is not None and led[1] in beside["money_before"]
    return is_led or (is_named and not it.terminals & {"WORD", "PERCENT"})


def _unit(it: _Place) -> str:
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


def _unknown_unit(it: _Place) -> str:
    is_scaled = it.terminals.isdisjoint(["CURRENCY", "WORD", "PERCENT", "MANY"])  # 1.2 million b/d
    letter = _LETTER.match(it.after) if it.is_bare else None
    match = letter or (_units().match(it.after) if is_scaled else None)
    if match is None:
        return ""
    told = words_of("pint")["doubtful"].get(match[1])
    return f"{match[1]!r} can be {told}" if told else f"{match[1]!r} may be a unit, which is not known here"


@cache
def _units() -> re.Pattern[str]:
    """What may be a unit right behind a number."""
    return re.compile(rf"[- \u00a0]?({'|'.join(map(re.escape, rules()['beside']['units']))})(?![^\W_])")


def _of_name(it: _Place) -> str:
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


def _date(it: _Place) -> str:
    is_plain = it.terminals <= {"NUMBER", "SCALE", "HEDGE_AFTER"}
    return "this can be a year or a number" if is_plain and may_be_date(it.before, it.words, it.after) else ""


def _by_rule(it: _Place) -> str:
    for what, words, before, after, why in _cut():
        # what stands behind is looked at first, for it is at one place
        stands = (after is None or after(it.after)) and it.is_a(what)
        if stands and (words is None or words(it.words)) and (before is None or before(it.before)):
            return why
    return ""


@cache
def _cut() -> list[tuple[str, _Finds | None, _Finds | None, _Finds | None, str]]:
    """What a number is, its words, what stands before and behind it, if told, and why it is no number by itself."""
    found: list[tuple[str, _Finds | None, _Finds | None, _Finds | None, str]] = []
    for rule in words_of("mentions")["cut"]:
        before = re.compile(rf"(?:{rule['before']})\Z").search if "before" in rule else None
        words, after = (re.compile(rule[part]).match if part in rule else None for part in ("words", "after"))
        found.append((rule["is"], words, before, after, rule["why"]))
    return found


def _hedged_behind(it: _Place) -> str:
    if it.words.endswith("give or take") and (it.after[1:2].isdigit() or is_number_word(it.word)):
        return "how far it may be off stands behind it"
    match = _LATE_HEDGE.match(it.after) if it.is_bare else None
    return f"{match[1]!r} behind the noun bends the number" if match else ""


def _compared(it: _Place) -> str:
    return compared(it.before, it.words, is_measure=it.kind is Quantity.MEASURE)


def _part(it: _Place) -> str:
    """A measure or unit that goes on behind it."""
    if "WORD" in it.terminals and "JOIN" not in it.terminals and _SMALLER.match(it.after):
        return "a part of it stands behind it"
    return "its unit goes on behind it" if it.words[-1].isalpha() and _GOES_ON.match(it.after) else ""


_CHECKS: tuple[Callable[[_Place], str], ...] = (
    _broken,
    _groups,
    _sign,
    _scale,
    _currency,
    _unit,
    _unknown_unit,
    _of_name,
    _date,
    _by_rule,
    _hedged_behind,
    _part,
    _compared,
)
