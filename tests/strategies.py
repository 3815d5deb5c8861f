"""Strategies that the property tests of several modules share; they grow with each feature."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from discrepant.reading.hedges import HedgeTable
from discrepant.reading.model import Quantity, Sense

__all__ = [
    "NUMBER_KINDS",
    "NUMBER_WORDS",
    "hedged",
    "hedges",
    "hostile_text",
    "in_digits",
    "number_phrases",
    "printed_forms",
    "spelled_out",
    "whole_numbers",
]

NUMBER_KINDS = (Quantity.COUNT, Quantity.MONEY, Quantity.MEASURE, Quantity.SHARE)

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_WORDS = [*_ONES.split(), "seventeen", "eighteen", "nineteen"]
_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SCALES = [(10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand"), (100, "hundred")]


def spelled_out(number: int) -> str:
    """A whole number in British words: two hundred and thirty-one."""
    if number < 20:
        return _WORDS[number]
    if number < 100:
        return _TENS[number // 10] + (f"-{_WORDS[number % 10]}" if number % 10 else "")
    scale, name = next((scale, name) for scale, name in _SCALES if scale <= number)
    head, rest = divmod(number, scale)
    joint = " and " if 0 < rest < 100 else " "
    return f"{spelled_out(head)} {name}" + (f"{joint}{spelled_out(rest)}" if rest else "")


def in_digits(number: Decimal | int, scale: int = 1) -> str:
    """A number in the digits of a scale, without zeros at the end of its decimals."""
    digits = f"{Decimal(number) / scale:,f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


# Numbers as newspapers print them: up to four digits that matter, and a scale.
whole_numbers = st.builds(
    lambda digits, zeros: digits * 10**zeros, st.integers(1, 9999), st.sampled_from([0, 0, 1, 2, 3, 6, 9])
)


def printed_forms(number: int) -> list[str]:
    """All the ways to print one whole number."""
    forms = [str(number), f"{number:,}", spelled_out(number)]
    for scale, *names in ((10**3, "k", "thousand"), (10**6, "m", "mn", "million"), (10**9, "bn", "billion")):
        if number >= scale:
            digits = in_digits(number, scale)
            forms += [digits + (f" {name}" if len(name) > 2 else name) for name in names]
    return forms


# Every hedge of the shipped table, as (words, sense, whether they stand before the number).
_ROWS = HedgeTable.default().hedge
hedges = st.sampled_from(
    [("", Sense.BARE, True)]
    + [(words, row.sense, True) for row in _ROWS for words in row.before]
    + [(words, row.sense, False) for row in _ROWS for words in row.after]
)


def hedged(words: str, hedge: tuple[str, Sense, bool]) -> str:
    """The words of a number with a hedge on its side."""
    phrase, _, is_before = hedge
    return f"{phrase} {words}" if is_before else f"{words}{phrase if phrase[0] == '-' else f' {phrase}'}"


# The vocabulary of numbers and what stands around them, to be thrown together.
NUMBER_WORDS = [
    *("", " ", "1", "20", "3.5", "18,200", "0", "007", "1/2", "½", "1/0", "-", "–", "+", "%", "$", "€", "°C", ".", ","),
    *("two", "thirty-one", "hundred", "thousand", "million", "bn", "m", "k", "dozen", "a", "the", "of", "and", "to"),
    *("half", "third", "quarters", "and a half", "a few", "several", "a couple of", "tens of billions", "dozens"),
    *("between", "from", "or", "in", "out of", "per", "percent", "dollars", "US$", "USD", "pounds", "minus", "km"),
    *("miles", "degrees Celsius", "people", "members of Congress", "or so", "ish", "or more", "plus", "at least"),
    *("exactly", "about", "more than", "up to", "nearly", "just over", "less than", "only", "not", "nan", "e400"),
]
number_phrases = st.builds(
    lambda glue, parts: glue.join(parts),
    st.sampled_from([" ", " ", " ", "", "-"]),
    st.lists(st.sampled_from(NUMBER_WORDS), min_size=1, max_size=8),
)

# Any text at all: lone surrogates, controls, other scripts' digits, and the marks that numbers are made with.
hostile_text = st.one_of(
    st.text(max_size=60),
    st.text(st.characters(), max_size=30),  # lone surrogates too
    st.text("0123456789.,-+eE/%$ \x00\u202e\u0660\u00bd\ud800°'", max_size=40),
)
