"""How a language prints the digits of a number.

It prints a decimal point, or, where CLDR says so, a decimal comma.
"""

from __future__ import annotations

import re
from functools import cache

import attrs

__all__ = ["COMMA", "ENGLISH", "LANGUAGE", "POINT", "Figures", "figures_of", "is_language"]

ENGLISH = "en"
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")  # BCP 47

# What parts groups of three in any language: the apostrophes of Swiss print, and blanks at which no line breaks.
_GAPS = "'\u2019\u00a0\u2009\u202f"


@attrs.frozen(eq=False)
class Figures:
    """A pattern of numbers in digits, and the mark that begins the decimals.

    The pattern has no groups. `running` is the pattern for running text, where a plain blank may part two numbers.
    Every repetition is bounded, so that both take linear time in any text.
    """

    pattern: str
    running: str
    mark: str

    @property
    def scientific(self) -> Figures:
        """The same with powers of ten, as measures are printed in tables: 2.5e-3."""
        return _scientific(self)

    def plain(self, digits: str) -> str:
        """A number that the pattern found as English prints it, with commas between its groups."""
        if digits.isdecimal():
            return digits
        digits, power, exponent = digits.lower().replace("\u2212", "-").partition("e")
        whole, mark, decimals = digits.partition(self.mark)
        return re.sub("[^0-9]", ",", whole or "0") + (f".{decimals}" if mark else "") + power + exponent


_POINT = (
    r"[0-9]{1,3}(?:,[0-9]{3}){1,12}(?!,?[0-9])(?:\.[0-9]+)?"  # 18,200,000.50
    r"|[0-9]{1,2}(?:,[0-9]{2}){1,12},[0-9]{3}(?!,?[0-9])"  # 1,50,000, as Indian papers print it
    rf"|[0-9]{{1,3}}(?:[{_GAPS}][0-9]{{3}}){{1,12}}(?![0-9])(?:\.[0-9]+)?"
    r"|[0-9]+(?:\.[0-9]+)?|\.(?<![\w.]\.)[0-9]+"  # .38
)
_COMMA = (
    r"[0-9]{{1,3}}(?:\.[0-9]{{3}}){{1,12}}(?![0-9]|\.[0-9])(?:,[0-9]+)?"  # 18.200.000,50
    r"|[0-9]{{1,3}}(?:[{gaps}][0-9]{{3}}){{1,12}}(?![0-9])(?:,[0-9]+)?"
    r"|[0-9]+(?:,[0-9]+)?|,(?<![\w,],)[0-9]+"
)


def _power(mark: str) -> str:
    return rf"[0-9]+(?:[{mark}][0-9]+)?[eE][-+\u2212]?[0-9]{{1,2}}(?![0-9A-Za-z])|"


@cache
def _scientific(figures: Figures) -> Figures:
    return Figures(_power(figures.mark) + figures.pattern, figures.running, figures.mark)


POINT = Figures(_POINT, _power(".") + _POINT, ".")
COMMA = Figures(_COMMA.format(gaps=f"{_GAPS} "), _power(",") + _COMMA.format(gaps=_GAPS), ",")


def is_language(tag: str) -> bool:
    """Whether this has the form of a BCP 47 tag."""
    return LANGUAGE.fullmatch(tag) is not None


@cache
def figures_of(language: str) -> Figures:
    """The figures of a language by its BCP 47 tag.

    A language that CLDR does not know has those of English.
    """
    if language == ENGLISH:
        return POINT
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  # only where there is another language
    from babel.numbers import get_decimal_symbol  # noqa: PLC0415  # likewise

    for tag in (language, language.partition("-")[0]):  # of a variety that is not known, those of the language
        try:
            return COMMA if get_decimal_symbol(Locale.parse(tag, sep="-")) == "," else POINT
        except (ValueError, TypeError, UnknownLocaleError):
            continue
    return POINT
