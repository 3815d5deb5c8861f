"""What CLDR (Babel) calls months, weekdays, currencies and units in a language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from discrepant.reading.currencies import is_currency
from discrepant.reading.words import words_of

if TYPE_CHECKING:
    from babel import Locale

__all__ = ["currency_names", "currency_symbols", "month_names", "short_weekdays", "unit_names", "weekday_names"]

_COUNTS = (1, 2, 5)  # for the plural forms


@cache
def _locale(tag: str) -> Locale | None:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  # only where there is another language

    for each in (tag, tag.partition("-")[0]):
        try:
            return Locale.parse(each, sep="-")
        except (ValueError, TypeError, UnknownLocaleError):
            continue
    return None


def _names(tag: str, tables: str, widths: Iterable[str]) -> dict[str, str]:
    """Each name of a language by the English one; what is short for two of them is left out."""
    ours, english = _locale(tag), _locale("en")
    if ours is None or english is None:
        return {}
    found: dict[str, set[str]] = {}
    for context in ("format", "stand-alone"):
        for width in widths:
            for number, name in getattr(ours, tables)[context][width].items():
                plain = str(name).lower()
                for form in (plain, plain.removesuffix(".")):
                    found.setdefault(form, set()).add(getattr(english, tables)["format"]["wide"][number])
    return {name: english.pop() for name, english in found.items() if len(english) == 1}


@cache
def month_names(tag: str, *, is_after_day: bool = False) -> Mapping[str, str]:
    """The months, in full and shortened with or without a full stop.

    Only behind the number of a day are those among them that are also short for a weekday: "1 mar".
    """
    days = {} if is_after_day else _names(tag, "days", ["wide", "abbreviated"])
    months, in_full = _names(tag, "months", ["wide", "abbreviated"]), _names(tag, "months", ["wide"])
    stopped = {f"{name.removesuffix('.')}.": month for name, month in months.items() if name not in in_full}
    return {name: month for name, month in (months | stopped).items() if name.removesuffix(".") not in days}


@cache
def weekday_names(tag: str) -> Mapping[str, str]:
    """The days of the week.

    They are shortened only with a full stop, for "so" and "do" are words.
    """
    months = _names(tag, "months", ["wide", "abbreviated"])
    short = {name: day for name, day in _names(tag, "days", ["abbreviated"]).items() if name.endswith(".")}
    every = short | _names(tag, "days", ["wide"])
    return {name: day for name, day in every.items() if name not in months}


@cache
def short_weekdays(tag: str) -> Mapping[str, str]:
    """The days of the week with a full stop, as CLDR prints each: "so." is "So." in German."""
    ours = _locale(tag)
    names = (
        (str(name) for context in ("format", "stand-alone") for name in ours.days[context]["abbreviated"].values())
        if ours
        else ()
    )
    return {name.lower(): name for name in names if name.endswith(".")}


@cache
def currency_names(tag: str) -> Mapping[str, str]:
    """The names of currencies by their codes."""
    from babel.numbers import get_currency_name  # noqa: PLC0415  # only where there is money to read

    locale = _locale(tag)
    codes = filter(is_currency, locale.currencies) if locale else ()
    return {get_currency_name(code, count=count, locale=locale): code for code in codes for count in (None, 1, 2)}


@cache
def currency_symbols(tag: str) -> Mapping[str, str]:
    """The symbols of currencies by their codes."""
    locale = _locale(tag)
    symbols = locale.currency_symbols.items() if locale else ()
    told = {code: str(symbol).replace("\u202f", " ") for code, symbol in symbols if symbol != code}
    return {symbol: code for code, symbol in told.items() if is_currency(code)}


@cache
def unit_names(tag: str) -> Mapping[str, str]:
    """The units of cldr.toml in full."""
    from babel.units import format_unit  # noqa: PLC0415  # likewise

    locale, names = _locale(tag), {}
    for unit, english in words_of("cldr")["unit"].items() if locale else ():
        for count in _COUNTS:
            shown = format_unit(count, unit, length="long", locale=locale)
            if shown.startswith(str(count)) and unit not in shown:
                names[shown.removeprefix(str(count)).strip()] = english
    return names
