"""What stands right beside a printed number and would be cut from it.

And so why the number alone is not the reading. Nothing beside a number is dropped in silence: a hedge behind its noun,
a scale or currency that is not known, a sign.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import attrs

from discrepant.reading.mentions.rules import rules
from discrepant.reading.mentions.runs import Run
from discrepant.reading.mentions.streams import Candidate
from discrepant.reading.model import Quantity
from discrepant.reading.numerals import is_number_word

__all__ = ["cut_from"]

_WORD = re.compile(r"[- \u00a0]?([^\W\d_]+)")
_BROKEN = re.compile(r"[.,]?[-\u2010]\n\s*[0-9]")
_BROKEN_BEFORE = re.compile(r"[0-9][.,]?[-\u2010]\n\s*\Z")
_GROUP_BROKEN = re.compile(r"(?<![0-9])[0-9]{1,3}(?:,[0-9]{3})*,\n[ \t]*[0-9]{3}(?![0-9])")
_GROUPS = re.compile(r"[.,][0-9]")
_SIGNS = frozenset("+\u00b1")
_LATE_HEDGE = re.compile(
    r" (?:[a-z]+ ){1,2}(at most|at least|at the most|at the least|or more|or fewer|or less|or so|give or take|tops)\b"
)
_CHANGE = re.compile(r" times (?:as|more|less|larger|higher|bigger|smaller|lower|the|faster|stronger|greater|fewer)\b")
_OF_A_POINT = re.compile(r" of (?:a|one|1) (?:(?:percentage )?point|percent|per cent)\b")
_OF_A_TIME = re.compile(r" of an? [a-z]+ ago\b")
_BELOW_ZERO = re.compile(r" (?:degrees )?below zero\b")
_SQUARE = re.compile(r" square\b")
_PER_AREA = re.compile(r" (?:per|a) (?:square|cubic|sq|cu)\b|/[0-9]+ ?[a-z]|/(?:km|m|cm)(?:[23\u00b2\u00b3]|\b)")
_PLUS_OR_MINUS = re.compile(r"(?:\u00b1|plus or minus|\+/-|give or take)\s?\Z")
_SOME = re.compile(r"[-\u2010\u2011]some\b")
_QUITE = re.compile(r"\b(?:quite|not|a good) \Z", re.IGNORECASE)
_AGED = re.compile(r"\baged (?:[\w-]+, )*[\w-]+,? (?:and|or) \Z")
_AGES = re.compile(r"\baged (?:[\w-]+, )+\Z")
_AND = re.compile(r"(?:, [\w-]+)*,? (?:and|or) ")
_STONE = re.compile(r"[0-9] ?(?:st|stone) \Z")
_SMALLER = re.compile(r" [0-9]+ ?(?!am\b|pm\b)[a-z]{1,2}\b")
_DECIMALS = re.compile(r"\b(?:nought|naught|oh|nil) point \Z", re.IGNORECASE)
_TO_COME = re.compile(r"[-\u2010\u2011] (?:to|or|and) ")
_GOES_ON = re.compile(r"\.[a-z]")
_LETTER = re.compile(r"[ \u00a0]([b-hj-wyzB-HJ-Z])(?![^\s,;:)./]|\.\s*\S)")
_FACTOR = re.compile(r"\bfactor of \Z")
_SIGN = "[$\u20ac\u00a3\u00a5\u20b9\u20bd\u20b4\u20a9\u20bf\u0e3f]"
_CURRENCIES = re.compile(_SIGN)
_MONEY_BEFORE = re.compile(rf"{_SIGN}(?:\(|(?:m|mn|bn|k|million|billion)?\)?:? )?\Z")
_MONEY_BEHIND = re.compile(rf"[a-zA-Z]{{0,3}}\.?[ \u00a0]?{_SIGN}(?![0-9])")
_NAMED_MONEY = re.compile(r" [A-Z][a-z]+ (?:dollars?|pounds?|francs?|pesos?|rupees?|crowns?|kroner|kronor)\b")
_LETTERS_BEFORE = re.compile(r"(?<![^\W_])[A-Z][a-z\u010d]{0,2}\Z")
_PUNCTUATION = frozenset(
    " .,;:!?)]}'\"\u2019\u201d\u2026\u2014\u2013-\u2010\u2011/\n\r\t\u00a0\u2009\u202f"
    "*\u2020\u2021([%\u00b0&+=<>|\u00bb\u2018\u201c#"
)


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


def cut_from(run: Run, i: int, end: int, found: Candidate) -> str:
    """Why the words between two atoms of a run are no number by themselves.

    Empty where they are.
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
    return "these figures are grouped in no known way" if goes_on or begins else ""


def _sign(it: _Place) -> str:
    if it.terminals == {"MANY"} and it.before[-2:-1].isdigit():
        return "a number stands right before it"
    if it.before[-1:] == "+" and not it.before[-2:-1].isalnum():
        return "this tells a change by its sign"
    return "this tells how uncertain another number is" if _PLUS_OR_MINUS.search(it.before) else ""


def _scale(it: _Place) -> str:
    word = it.word
    if word in rules()["beside"]["scales"] and not it.terminals & {"WORD", "PERCENT"}:
        return f"{word!r} may be a scale, which is not known here"
    is_grand = word == "grand" and not _WORD.match(it.after[len(word) + 1 :])
    return "'grand' may be a thousand" if is_grand and it.terminals <= {"NUMBER", "CURRENCY"} else ""


def _currency(it: _Place) -> str:
    if it.is_bare and it.word in rules()["beside"]["codes"]:
        return f"this could be {it.word.upper()}: a currency's code is in capitals"
    if "CURRENCY" not in it.terminals and _is_by_money(it):
        return "the currency beside it is not known here"
    if it.kind is Quantity.MONEY and it.word in rules()["beside"]["nations"]:
        return f"this may be money of another country: {it.word}"
    if it.is_bare and it.words[0].isdigit() and "," in it.words and _LETTERS_BEFORE.search(it.before):
        return f"{it.before.split()[-1]!r} may be a currency, which is not known here"
    return ""


def _is_by_money(it: _Place) -> bool:
    """Whether a currency that is not read stands right beside it: 5m$, $(12), Tk 500, 500 Kč, 20 Aussie dollars."""
    if _MONEY_BEFORE.search(it.before) or _MONEY_BEHIND.match(it.after):
        return True
    beside = rules()["beside"]
    is_named = it.word in beside["money"] or _NAMED_MONEY.match(it.after) is not None
    is_led = it.before[-1:] == " " and (it.before.split() or [""])[-1] in beside["money_before"]
    return is_led or (is_named and not it.terminals & {"WORD", "PERCENT"})


def _unit(it: _Place) -> str:
    first = it.after[:1]
    if first and not first.isalnum() and first not in _PUNCTUATION and not _CURRENCIES.match(first):
        return f"{first!r} is not known here"
    if it.kind is Quantity.SHARE and (reason := _share(it)):
        return reason
    if _PER_AREA.match(it.after):
        return "so much per measure of this kind is not known here"
    if it.kind is Quantity.MEASURE and _SQUARE.match(it.after):
        return "so many miles square are no square miles"
    return "this is below zero" if _BELOW_ZERO.match(it.after) else ""


def _share(it: _Place) -> str:
    if it.word in ("point", "points"):
        return "percentage points are no percent"
    if _OF_A_POINT.match(it.after):
        return "this is a part of one percent or point"
    return "this is a part of a length of time" if _OF_A_TIME.match(it.after) else ""


def _unknown_unit(it: _Place) -> str:
    is_unit = it.is_bare and (_LETTER.match(it.after) is not None or it.word in rules()["beside"]["units"])
    return f"{it.word!r} may be a unit, which is not known here" if is_unit else ""


def _number_of(it: _Place) -> str:
    word = it.word
    if word in ("something", "somethings", "figures") or (word == "figure" and it.after[:1] == "-"):
        return "this tells how large a number is, and not which"
    if _CHANGE.match(it.after) or _FACTOR.search(it.before):
        return "this tells a change, and no number of things"
    if it.words.endswith("give or take") and (it.after[1:2].isdigit() or is_number_word(it.word)):
        return "how far it may be off stands behind it"
    if _SOME.match(it.after):
        return "'some' behind the number bends it"
    if "FEW" in it.terminals and _QUITE.search(it.before):
        return "this tells of many, and not how many"
    match = _LATE_HEDGE.match(it.after) if it.is_bare else None
    return f"{match[1]!r} behind the noun bends the number" if match else ""


def _part(it: _Place) -> str:
    """A number that is one part of what is printed: an age, a weight, decimals, a unit that goes on."""
    if it.is_bare and (_AGED.search(it.before) or (_AGES.search(it.before) and _AND.match(it.after))):
        return "this can be an age"
    if it.kind is Quantity.MEASURE and _STONE.search(it.before):
        return "this is a part of a weight"
    if "WORD" in it.terminals and "JOIN" not in it.terminals and _SMALLER.match(it.after):
        return "a part of it stands behind it"
    if _DECIMALS.search(it.before):
        return "these can be decimals"
    if it.is_bare and _TO_COME.match(it.after):
        return "its unit or scale stands with the number after it"
    return "its unit goes on behind it" if it.words[-1].isalpha() and _GOES_ON.match(it.after) else ""


_CHECKS: tuple[Callable[[_Place], str], ...] = (
    _broken,
    _groups,
    _sign,
    _scale,
    _currency,
    _unit,
    _unknown_unit,
    _number_of,
    _part,
)
