"""Scales and currencies beside a number that are not known: $12 grand, Gs2,000, 500 pesetas."""

from __future__ import annotations

import re
from unicodedata import category

from discrepant.reading.currencies import is_currency
from discrepant.reading.mentions.number_place import LETTER_BEHIND, SIGN_OF_MONEY, WORD_BEHIND, NumberPlace
from discrepant.reading.model import Quantity
from discrepant.reading.words import rules

__all__ = ["unknown_currency", "unknown_scale"]

_WORD_BEFORE = re.compile(r"([^\s(\[\"'\u2018\u201c]+) \Z")
_MONEY_BEFORE = re.compile(rf"(?:{SIGN_OF_MONEY}|\u00a2)(?:\(|(?:m|mn|bn|k|million|billion)?\)?:? )?\Z")
_MONEY_BEHIND = re.compile(rf"[a-zA-Z]{{0,3}}\.?[ \u00a0]?{SIGN_OF_MONEY}(?![0-9])")
_NAMED_MONEY = re.compile(r" [A-Z][a-z]+ (?:dollars?|pounds?|francs?|pesos?|rupees?|crowns?|kroner|kronor)\b")
_CODE_ON_DIGITS = re.compile(r"(?<![^\W_])([A-Za-z]{3})\Z")
_LETTERS_BEFORE = re.compile(r"[^\W\d_]+\Z")  # on its digits: Gs2,000


def unknown_scale(it: NumberPlace) -> str:
    """Why what stands right behind can be a scale: $12 grand, ₹3 cr; empty where it is none."""
    word, beside = it.word, rules()["beside"]
    is_scaled = "SCALE" in it.terminals
    is_money = it.kind is Quantity.MONEY and not is_scaled
    is_noun = is_scaled and word in beside["nouns"]  # a $1.7tn bill
    if not is_noun and it.terminals.isdisjoint(["WORD", "PERCENT"]):
        if word in beside["scales"] or (is_money and word.lower() in beside["scales_of_money"]):
            return f"{word!r} may be a scale, which is not known here"
        if is_money and LETTER_BEHIND.match(it.after):
            return f"{word!r} behind the sum is not known here"  # $12 G
    if word not in beside["thousand"] or not it.terminals.isdisjoint(["WORD", "PERCENT", "MANY"]):
        return ""
    following = WORD_BEHIND.match(it.after[len(word) + 1 :])
    is_alone = following is None or following[1] in rules()["small"]["words"]
    return f"{word!r} may be a thousand" if is_alone and (is_money or word == "grand") else ""


def unknown_currency(it: NumberPlace) -> str:
    """Why what stands beside can be a currency, or a part of one; empty where it is none."""
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


def _code(it: NumberPlace) -> str:
    """The code of a currency that is printed in other letters: Php500, 500 sek."""
    if not it.is_bare or it.word in rules()["beside"]["codes"]:
        return it.word.upper() if it.is_bare else ""
    match = _CODE_ON_DIGITS.search(it.before)
    return match[1].upper() if match and is_currency(match[1].upper()) else ""


def _is_by_money(it: NumberPlace) -> bool:
    """Whether a currency that is not read stands right beside it: 5m$, $(12), Tk 500, 500 Kč, 20 Aussie dollars."""
    is_by_sign = category(it.before.rstrip(" \u00a0")[-1:] or " ") == "Sc"
    if is_by_sign or _MONEY_BEFORE.search(it.before) or _MONEY_BEHIND.match(it.after):
        return True
    beside = rules()["beside"]
    is_named = it.word in beside["money"] or _NAMED_MONEY.match(it.after) is not None
    led = _WORD_BEFORE.search(it.before)
    is_led = led is not None and led[1] in beside["money_before"]
    return is_led or (is_named and not it.terminals & {"WORD", "PERCENT"})
