"""Units by name, as an editor writes them: cubic meters for pint's `meter ** 3`."""

from __future__ import annotations

import re
from functools import cache

__all__ = ["unit_in_words"]

_POWER = re.compile(r"(\w+) \*\* ([23])")
_POWERS = {"2": "square", "3": "cubic"}
_PER = " per "
_IN_CLDR = {"metric ton": "tonne"}  # what pint calls otherwise
_DEGREES = ("degree ", "delta degree ")


@cache
def unit_in_words(unit: str, *, is_one: bool = False) -> str:
    """The name of a unit of pint's, in its plural where CLDR knows that.

    An abbreviation stays as it is.
    """
    words = _POWER.sub(lambda match: f"{_POWERS[match[2]]} {match[1]}", unit).replace(" / ", _PER).replace("_", " ")
    if words.startswith(_DEGREES):  # a difference of temperatures is given in degrees, too
        return f"degree{'' if is_one else 's'} {words.rpartition(' ')[2]}"
    return words if is_one else _plural(words)


def _plural(words: str) -> str:
    from babel import Locale  # noqa: PLC0415  # only measures need it
    from babel.units import get_unit_name  # noqa: PLC0415

    # asked for "m" alone, Babel takes the first name that ends so, which is grams
    name = _IN_CLDR.get(words, words).replace(" ", "-")
    whole = next((each for each in map(str, Locale("en").unit_display_names) if each.partition("-")[2] == name), None)
    if plural := get_unit_name(whole, "long", "en") if whole else None:
        return plural
    first, per, rest = words.partition(_PER)
    return f"{_plural(first)}{per}{rest}" if per else words
