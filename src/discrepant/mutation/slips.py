"""Printed words with a slip of the eye or the keys in them: another digit, day or word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal, InvalidOperation, localcontext
from itertools import pairwise

__all__ = ["altered_figures", "altered_wording"]

_STEPS = (1, 2, 3, 5, 10, 20, 50, 100)  # of the last place that is printed
_NUMERAL = re.compile(r"\d[\d,.]*\d|\d")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_SCALES = ("thousand", "million", "billion", "trillion")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SERIES = (_WEEKDAYS, _MONTHS, _SCALES)
_ABBREVIATED = 3  # letters by which a weekday or a month is known: "Nov.", "Sept", "Tues."
_MOST_IN_WORDS = 5  # words of one number, such as "two hundred and thirty-one"
_MOST_CUT = 12  # words of a quotation that are left out, one at a time
_NEGATION = re.compile(r"\b(?:not|never|no|cannot)\b|n['\u2019]t\b", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:is|are|was|were|will|would|can|could|must|should|shall|may|might|has|have|had|do|does|did)\b", re.IGNORECASE
)


def altered_figures(words: str, in_words: Callable[[str], float | None]) -> Iterator[str]:
    """The words with one numeral, number word, weekday, month or scale changed, in no order.

    `in_words` reads a number that is printed in words, or says None.
    """
    numerals = list(_NUMERAL.finditer(words))
    for found in numerals:
        for other in dict.fromkeys(_near(found[0])):
            yield words[: found.start()] + other + words[found.end() :]
    if not numerals:
        yield from _near_words(words, in_words)
    for found in re.finditer(r"[^\W\d_]+\.?", words):
        for series in _SERIES:
            at = _place(found[0], series)
            if at is not None:
                for other in series[:at] + series[at + 1 :]:
                    yield words[: found.start()] + other + words[found.end() :]


def altered_wording(words: str) -> Iterator[str]:
    """A quotation with a "not" less or more, with another figure, or without one of its words."""
    for found in _NEGATION.finditer(words):
        yield _without(words, found.start(), found.end())
    if verb := _VERB.search(words):
        yield f"{words[: verb.end()]} not{words[verb.end() :]}"
    for numeral in _NUMERAL.finditer(words):
        for other in dict.fromkeys(_near(numeral[0])):
            yield words[: numeral.start()] + other + words[numeral.end() :]
    printed = list(re.finditer(r"\S+", words))
    if len(printed) > 1:
        for word in printed[:: max(1, -(-len(printed) // _MOST_CUT))]:
            yield _without(words, word.start(), word.end())


def _without(words: str, start: int, end: int) -> str:
    return " ".join((words[:start] + words[end:]).split())


def _near(numeral: str) -> list[str]:
    """Numerals that are a step or a slip of the keys away, written as this one is: for 1,200 also 1,300 and 2,100."""
    with localcontext(prec=len(numeral) + len(str(max(_STEPS)))):  # whatever its length, to the last digit
        return list(_nearest(numeral))


def _nearest(numeral: str) -> Iterator[str]:
    is_grouped = bool(_GROUPED.fullmatch(numeral))
    try:
        value = Decimal(numeral.replace(",", "") if is_grouped else numeral)
    except InvalidOperation:
        return  # 1.2.2022, 3,5: what the parts of it are is for a reader of such words to say
    exponent = value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    last = Decimal(1).scaleb(-places)
    significant = Decimal(1).scaleb(len(numeral) and _zeros(value, places) - places)
    for step in dict.fromkeys((last, significant)):
        for times in _STEPS:
            for way in (1, -1):
                near = value + way * times * step
                if near > 0:
                    yield _written(near, places, is_grouped=is_grouped)
    digits = str(value.quantize(last)).replace(".", "")
    for at, (one, other) in enumerate(pairwise(digits)):
        if one != other and not (at == 0 and other == "0"):
            swapped = digits[:at] + other + one + digits[at + 2 :]
            yield _written(Decimal(int(swapped)).scaleb(-places), places, is_grouped=is_grouped)


def _zeros(value: Decimal, places: int) -> int:
    """How many zeros the printed digits end in."""
    digits = str(int(value.scaleb(places)))
    return len(digits) - len(digits.rstrip("0")) if int(digits) else 0


def _written(value: Decimal, places: int, *, is_grouped: bool) -> str:
    return f"{value:,.{places}f}" if is_grouped else f"{value:.{places}f}"


def _near_words(words: str, in_words: Callable[[str], float | None]) -> Iterator[str]:
    """The words with the number that stands in letters exchanged for one in digits that is near it."""
    printed = list(re.finditer(r"[^\W\d_]+", words))
    for length in range(min(_MOST_IN_WORDS, len(printed)), 0, -1):
        for run in _runs(printed, length):
            start, end = run[0].start(), run[-1].end()
            number = in_words(words[start:end])
            if number is not None and number == int(number):
                for other in dict.fromkeys(_near(str(int(number)))):
                    yield words[:start] + other + words[end:]
                return


def _runs(printed: Sequence[re.Match[str]], length: int) -> Iterator[Sequence[re.Match[str]]]:
    return (printed[at : at + length] for at in range(len(printed) - length + 1))


def _place(word: str, series: Sequence[str]) -> int | None:
    """Where a word stands in a series, in full or cut short."""
    folded = word.rstrip(".").casefold()
    for at, name in enumerate(series):
        full = name.casefold()
        if folded == full or (series is not _SCALES and len(folded) >= _ABBREVIATED and full.startswith(folded)):
            return at
    return None
