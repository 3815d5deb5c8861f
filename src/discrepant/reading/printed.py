"""Printed words and texts that belong to no corpus.

They are read by the hedge table that comes with the package.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, overload

from discrepant.errors import DiscrepantError, Problem, value_shown
from discrepant.reading.figures import ENGLISH, is_language
from discrepant.reading.guess import Day, day_span, default_reader, read_as
from discrepant.reading.model import Parted, Reading

if TYPE_CHECKING:
    from discrepant.reading.mentions import Mention

__all__ = ["find_mentions", "read", "read_as_printed"]

_OfQuantity = Literal["count", "money", "measure", "share", "number", "change", "date", "age"]


@overload
def read(
    words: str, *, kind: Literal["tally", "period"], on: Day = None, unit: str | None = None, language: str = ENGLISH
) -> Parted: ...


@overload
def read(
    words: str, *, kind: _OfQuantity | None = None, on: Day = None, unit: str | None = None, language: str = ENGLISH
) -> Reading: ...


@overload
def read(
    words: str, *, kind: str | None, on: Day = None, unit: str | None = None, language: str = ENGLISH
) -> Reading | Parted: ...


def read(
    words: str, *, kind: str | None = None, on: Day = None, unit: str | None = None, language: str = ENGLISH
) -> Reading | Parted:
    """What printed words stand for: a core inside a support.

    Of a tally or a period it is one for each of its parts. A ReadingError points at what cannot be read. `kind` is
    count, money, measure, share, number, change, date, age, tally or period, and guessed where it is plain, the last
    three never. `on` is the day on which the words were printed, for dates such as "last week": EDTF or a
    `datetime.date`. `unit` is an ISO 4217 code or the name of the unit that a measure, or a period of numbers, is
    wanted in. `language` is a BCP 47 tag for the figures: in de, 18,2 has decimals.
    """
    _expect_text(words)
    _expect_language(language)
    _expect_unit(unit)
    return read_as(words, kind=kind, on=on, unit=unit, language=language)


def read_as_printed(words: str, *, kind: str | None, on: Day, unit: str | None, language: str) -> Reading | Parted:
    """The same, in the unit that is printed where that does not measure what `unit` does."""
    _expect_text(words)
    _expect_language(language)
    _expect_unit(unit)
    return read_as(words, kind=kind, on=on, unit=unit, language=language, in_any_unit=True)


def find_mentions(text: str, *, on: Day = None, language: str = ENGLISH) -> list[Mention]:
    """Every number, amount, share, measure, date and quotation in a text, in order of place.

    `on` is the day on which the text was printed, and `language` that of its figures, as for `read`.
    """
    _expect_text(text)
    _expect_language(language)
    from discrepant.reading import mentions  # noqa: PLC0415  # which to read a phrase takes none of

    return list(mentions.find_mentions(text, on=day_span(on), reader=default_reader(), language=language))


def _expect_text(text: object) -> None:
    if not isinstance(text, str):
        raise TypeError(f"words are a string, as printed, not {value_shown(text)}")


def _expect_language(tag: object) -> None:
    if not isinstance(tag, str):
        raise TypeError(f'a language is a BCP 47 tag in a string, such as "de", not {value_shown(tag)}')
    if not is_language(tag):
        raise DiscrepantError(Problem(what=f"{value_shown(tag)} is no language tag", hint='BCP 47, such as "de"'))


def _expect_unit(unit: object) -> None:
    if not isinstance(unit, str | None):
        raise TypeError(f'a unit is named in a string, such as "USD" or "km", not {value_shown(unit)}')
    if unit is not None and not unit.strip():
        raise DiscrepantError(
            Problem(what=f"{unit!r} names no unit", hint='such as "USD" or "km"; leave it out for none')
        )
