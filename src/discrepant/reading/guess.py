"""Printed words whose kind nobody has said: read as the one kind that fits, or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING

from discrepant.errors import ReadingError, value_shown
from discrepant.reading.directions import direction_of, may_tell_change
from discrepant.reading.figures import ENGLISH, figures_of
from discrepant.reading.interval import Interval
from discrepant.reading.languages import is_english
from discrepant.reading.model import Abreast, Parted, Quantity, Reading
from discrepant.reading.numbers import has_mark
from discrepant.reading.plain import read_plainly
from discrepant.reading.reader import Reader, with_zone
from discrepant.reading.tokens import MARK_HINTS, expect_length
from discrepant.reading.words import rules

if TYPE_CHECKING:
    from discrepant.reading.mentions import Mention

__all__ = ["Day", "day_read", "day_span", "default_reader", "is_year_or_count", "read_as", "read_guessing"]

Day = str | date | None  # on which words were printed: in EDTF if a string

# A sum names its currency and a share its percent sign; a date is tried before what could be a count of anything.
_ORDER = (Quantity.MONEY, Quantity.SHARE, Quantity.DATE, Quantity.MEASURE, Quantity.COUNT, Quantity.NUMBER)


# What says no more than that the kind is another one.
_MISSING = (
    "which currency?",
    "a share needs",
    "a measure needs",
    "a count is a whole",
    "a number by itself is no date",
)

# What only points at a word.
_VAGUE = "cannot read "

_TRIED = "tried as "

# The tens of a decade, or of another thing, without their century.
_TENS = re.compile(r"(?:(?<![0-9])[0-9]0s|ies)\b", re.IGNORECASE)

# A letter that is a scale as well as a unit: 5K, 5 B, 5m.
_LETTER = re.compile(r"[0-9] ?[KBMm]\Z")

# Seasons, parts, units and codes that are other words and things, too.
_OTHERS = re.compile(r"\b(?i:fall|quarters)\b|(?i:[0-9][- ]?(?:nm|carats?)\b)|\A[A-Z]{3} ?[0-9]+\Z")


@cache
def default_reader() -> Reader:
    """The reader by the hedge table that comes with the package."""
    return Reader()


def day_span(on: Day) -> Interval | None:
    """The span of days that an EDTF date names, or one day; a ReadingError if it is none."""
    found = day_read(on)
    return found.core if found else None


def day_read(on: Day) -> Reading | None:
    """What an EDTF date or a day stands for, with its time where it has one.

    A ReadingError if it is none, or has a time without a zone. It is None where there is no day.
    """
    if isinstance(on, date) and not isinstance(on, datetime):  # whose day hangs on the place
        on = on.isoformat()
    if not isinstance(on, str | None):
        raise TypeError(f"a day is EDTF in a string, or a date without a time, not {value_shown(on)}")
    return None if on is None else with_zone(default_reader().read(on, kind=Quantity.DATE, edtf=True))


def read_as(  # noqa: PLR0913  # what may bear on what words mean
    words: str,
    *,
    kind: str | None,
    on: Day,
    unit: str | None,
    language: str = ENGLISH,
    edtf: bool = False,
    in_any_unit: bool = False,
) -> Reading | Parted:
    """Read the words as any kind, a tally and a period among them.

    Where none is given, it is as `read_guessing`.
    """
    if kind not in tuple(Abreast):
        return read_guessing(words, kind=kind, on=on, unit=unit, language=language, edtf=edtf, in_any_unit=in_any_unit)
    span = day_span(on)
    return default_reader().read_parts(words, kind=Abreast(kind), on=span, unit=unit, language=language, edtf=edtf)


def read_guessing(  # noqa: PLR0913  # what may bear on what words mean
    words: str,
    *,
    kind: str | None,
    on: Day,
    unit: str | None,
    language: str = ENGLISH,
    edtf: bool = False,
    in_any_unit: bool = False,
) -> Reading:
    """Read the words as a kind, or as the first that they fit.

    A ReadingError says why they fit none. Only with `edtf` may they be a date in EDTF; the day `on` which they were
    printed always may. `in_any_unit`, what measures something else than the unit that is asked for is read in its own.
    """
    reader = default_reader()
    read = reader.read_in_any_unit if in_any_unit else reader.read
    span = day_span(on)
    expect_length(words)
    if not words.strip():
        raise ReadingError(words, (0, len(words)), "there is nothing to read")
    if kind is not None:
        try:
            asked = Quantity(kind)
        except ValueError:
            message = f"{value_shown(kind)} is no kind that is read: {', '.join((*Quantity, *Abreast))}"
            raise ReadingError(words, (0, len(words)), message) from None
        return read(words, kind=asked, on=span, unit=unit, language=language, edtf=edtf)
    if unit is None and language == ENGLISH and (plain := read_plainly(words)):
        return plain
    change = _as_change(words, unit, language)
    if isinstance(change, Reading):
        return change
    if unit is not None:
        from discrepant.reading.currencies import is_currency
        from discrepant.reading.rates import base_of

        of_unit = Quantity.MONEY if is_currency(unit) else Quantity.NUMBER if base_of(unit) else Quantity.MEASURE
        return read(words, kind=of_unit, unit=unit, language=language)
    if is_year_or_count(words):
        raise ReadingError(words, (0, len(words)), "this could be a year or a count", "say which by its kind")
    return _as_any(words, change, span, language, edtf=edtf)


def is_year_or_count(words: str) -> bool:
    """Whether the words are four digits, as a year is printed, and may be a count."""
    return words.strip().isdecimal() and len(words.strip()) == 4  # noqa: PLR2004


def _as_any(words: str, change: ReadingError | None, span: Interval | None, language: str, *, edtf: bool) -> Reading:
    """Read the words as the first kind that they fit; an error says why they fit none, and are no `change` either."""
    reader = default_reader()
    errors: dict[Quantity, ReadingError] = {}
    for guess in _in_order(words, language):
        try:
            reading = reader.read(words, kind=guess, on=span, language=language, edtf=edtf)
        except ReadingError as error:
            errors[guess] = error
            continue
        told = _told_in_text(words, guess, span, language)
        return reader.read(words, kind=told, on=span, language=language) if told else reading
    errors = {guess: errors[guess] for guess in _ORDER}
    if change is not None:
        raise change
    telling = _most_telling(words, errors)
    is_vague = telling.hint not in MARK_HINTS and telling.message.startswith(_VAGUE)
    is_vague = is_vague or _TRIED in (telling.hint or "")
    raise (_told_by_text(words, _in_text(words, span, language)) if is_vague else None) or telling


def _in_order(words: str, language: str) -> Iterator[Quantity]:
    """The kinds in the order in which they are tried: last, for what is wrong with them, those that are so in vain."""
    table, figures, is_known = default_reader().table, figures_of(language), is_english(language)
    vain = []
    for kind in _ORDER:
        if is_known and not has_mark(words, kind, table, figures):
            vain.append(kind)
        else:
            yield kind
    yield from vain


def _as_change(words: str, unit: str | None, language: str) -> Reading | ReadingError | None:
    """What a change stands for, or why it cannot be read; "fall 2022", which is none, may yet be a date."""
    if not may_tell_change(words):
        return None
    from discrepant.reading.changes import is_set_form

    if not (direction_of(words) or is_set_form(words)):
        return None
    try:
        return default_reader().read(words, kind=Quantity.CHANGE, unit=unit, language=language)
    except ReadingError as error:
        return error


def _told_in_text(words: str, guess: Quantity, span: Interval | None, language: str) -> Quantity | None:
    """The kind that the words are in running text, if another; a ReadingError where they are refused there.

    A count takes any noun, a share any two numbers with a stroke and a date any tens: "44 BC", "2004/2005" and an age
    in the "mid-80s" could be read as these. "5B" counts, and is no five bytes.
    """
    is_open = guess in (Quantity.COUNT, Quantity.NUMBER) or (guess is Quantity.SHARE and "/" in words)
    is_open = is_open or (guess is Quantity.DATE and _TENS.search(words) is not None)
    is_letter = _LETTER.search(words) is not None
    is_open = is_open or is_letter or _OTHERS.search(words) is not None
    if not is_open or not any(each.isalpha() or each == "/" for each in words):
        return None
    found = _in_text(words, span, language)
    if refusal := _refusal(words, found):
        raise refusal
    kinds = {each.reading.kind for each in found if each.reading}
    if is_letter and Quantity.COUNT in kinds:
        return Quantity.COUNT
    return next(iter(sorted(kinds))) if kinds and not kinds & {guess, Quantity.COUNT, Quantity.NUMBER} else None


def _told_by_text(words: str, found: Sequence[Mention]) -> ReadingError | None:
    """Why the words are not read, by what running text has in them: a refusal, several readings, or a change."""
    if refusal := _refusal(words, found):
        return refusal
    if len(found) > 1:
        each = ", ".join(repr(mention.words) for mention in found)
        return ReadingError(words, found[1].span, f"there are {len(found)} things to read here, each by itself: {each}")
    before = words[: found[0].span[0]].strip() if found else ""
    if rules()["change"]["words"].isdisjoint(before.lower().split()):
        return None
    return ReadingError(words, (0, len(before)), f"{before!r} tells a change, and no level")


def _in_text(words: str, span: Interval | None, language: str) -> list[Mention]:
    """What running text has in the words."""
    from discrepant.reading.mentions import find_mentions

    return list(find_mentions(words, on=span, reader=default_reader(), language=language))


def _refusal(words: str, found: Iterable[Mention]) -> ReadingError | None:
    """Why running text would not read the words, if it says so."""
    return next((ReadingError(words, each.span, each.problem) for each in found if each.problem), None)


def _most_telling(words: str, errors: Mapping[Quantity, ReadingError]) -> ReadingError:
    """The error of the kind whose reading came furthest; of several that came as far, what they all say.

    That a currency, a unit or a percent sign is missing tells nothing where none is printed. The mark of another
    language does.
    """
    told = {kind: error for kind, error in errors.items() if not error.message.startswith(_MISSING)} or errors
    best = max(told.values(), key=lambda error: (error.hint in MARK_HINTS, error.span[0]))
    as_far = [kind for kind, error in told.items() if error.span == best.span]
    if len(as_far) == 1 or best.hint in MARK_HINTS:
        return best
    if best.hint and {told[kind].hint for kind in as_far} == {
        best.hint
    }:  # in another language a word is unknown to all
        return best
    message = best.message.partition(" as part of ")[0]
    return ReadingError(words, best.span, message, f"{_TRIED}{', '.join(as_far)}: say which with a kind")
