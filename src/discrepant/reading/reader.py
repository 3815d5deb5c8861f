"""The one door to reading: printed words of a kind to a Reading.

Answers are remembered, so that equal words are read once.
"""

from __future__ import annotations

from collections import deque
from contextlib import suppress
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from discrepant.errors import ReadingError
from discrepant.reading.figures import ENGLISH, Figures, figures_of
from discrepant.reading.interval import Interval
from discrepant.reading.languages import is_english
from discrepant.reading.model import Abreast, NestingError, OtherUnitError, Parted, Quantity, Reading
from discrepant.reading.plain import read_plainly

if TYPE_CHECKING:
    from discrepant.reading.hedges import HedgeTable

__all__ = ["Reader", "faults", "with_zone"]

_REMEMBERED = 50_000
# As what a number can be printed that is asked for in another unit.
_OTHERS = {
    Quantity.MEASURE: (Quantity.SHARE,),
    Quantity.SHARE: (Quantity.MEASURE,),
    Quantity.NUMBER: (Quantity.SHARE, Quantity.MEASURE),
}

# What the reader failed on in this process, for our own tests, which fail where anything is in it.
faults: deque[str] = deque(maxlen=100)


class Reader:
    """Reads printed words by one hedge table."""

    def __init__(self, hedges: HedgeTable | None = None) -> None:
        self._hedges = hedges
        self._read = lru_cache(_REMEMBERED)(self._read_anew)
        self._read_parts = lru_cache(_REMEMBERED)(self._parts_anew)

    @property
    def table(self) -> HedgeTable:
        """The table by which it reads."""
        from discrepant.reading.hedges import HedgeTable

        return self._hedges or HedgeTable.default()

    @property
    def is_default(self) -> bool:
        """Whether that is the table that ships with the package."""
        return self._hedges is None or self._hedges is type(self._hedges).default()

    def read(  # noqa: PLR0913  # what may bear on what words mean
        self,
        words: str,
        *,
        kind: Quantity,
        on: Interval | None = None,
        unit: str | None = None,
        language: str = ENGLISH,
        ahead: bool | None = None,
        edtf: bool = False,
        way: int = 0,
    ) -> Reading:
        """What the words stand for.

        A ReadingError shows the words with a caret under what cannot be read. `on` is the day or span of days on which
        they were printed, as ordinals, for dates. `unit` is the claim's: an ISO 4217 code for money, which is never
        converted, or the name of the unit that a measure is wanted in. The `language`, a BCP 47 tag, is that of the
        words and their figures. `ahead` says whether the sentence around a date looks
        ahead of that day or back, None that it does not say: see `outlook`. With `edtf` dates may be in EDTF, as
        records have them, which goes before what the same figures are in print. The `way` of a change is 1 or -1 where
        the sentence around it says that it is up or down: see `around`.
        """
        return self._read(words, kind, on, unit, language, ahead, edtf, way)

    def read_in_any_unit(self, words: str, *, kind: Quantity, unit: str | None, **rest: Any) -> Reading:  # noqa: ANN401  # as `read`
        """What the words stand for, in their own unit where that does not measure what `unit` does.

        "5 percent" is a share where percentage points are asked for, and "5 GWh" an amount of energy where a power is.
        """
        try:
            return self.read(words, kind=kind, unit=unit, **rest)
        except OtherUnitError as error:
            if error.printed.unit != "percent":  # which is a unit to pint
                return error.printed
            return self.read(words, kind=Quantity.SHARE, unit=None, language=rest.get("language", ENGLISH))
        except ReadingError:
            from discrepant.reading.number_phrases import prints_percent

            for other in _OTHERS.get(kind, ()) if unit or kind is not Quantity.MEASURE else ():
                with suppress(ReadingError):
                    reading = self.read(words, kind=other, unit=None, language=rest.get("language", ENGLISH))
                    if other is not Quantity.SHARE or prints_percent(words):
                        return reading
            raise

    def read_parts(  # noqa: PLR0913  # as above
        self,
        words: str,
        *,
        kind: Abreast,
        on: Interval | None = None,
        unit: str | None = None,
        language: str = ENGLISH,
        ahead: bool | None = None,
        edtf: bool = False,
    ) -> Parted:
        """What the words of a tally or a period stand for, part by part; all else is as for `read`.

        A period of numbers has the `unit` that they are in ("number" for plain ones), a period of days has none.
        """
        return self._read_parts(words, kind, on, unit, language, ahead, edtf)

    def _parts_anew(  # noqa: PLR0913, PLR0917  # as above, and a key of what is remembered
        self,
        words: str,
        kind: Abreast,
        on: Interval | None,
        unit: str | None,
        language: str,
        ahead: bool | None,  # noqa: FBT001
        edtf: bool,  # noqa: FBT001
    ) -> Parted:
        try:
            if not is_english(language):
                from discrepant.reading.languages.read import read_parts_foreign

                return read_parts_foreign(
                    words,
                    language,
                    self.table,
                    lambda english: self._read_parts(english, kind, on, unit, ENGLISH, ahead, edtf),
                    is_date=kind is Abreast.PERIOD and unit is None,
                )
            figures = figures_of(language)
            if kind is Abreast.TALLY:
                from discrepant.reading.tallies import read_tally

                return read_tally(words, table=self.table, figures=figures)
            from discrepant.reading.periods import read_period

            return read_period(words, on=on, unit=unit, table=self.table, figures=figures, ahead=ahead, edtf=edtf)
        except ReadingError:
            raise
        except Exception as error:  # a fault of ours costs this phrase, never the run
            raise _refusal(words, kind, error) from error

    def _read_anew(  # noqa: PLR0913, PLR0917  # as above, and a key of what is remembered
        self,
        words: str,
        kind: Quantity,
        on: Interval | None,
        unit: str | None,
        language: str,
        ahead: bool | None,  # noqa: FBT001
        edtf: bool,  # noqa: FBT001
        way: int,
    ) -> Reading:
        try:
            if language == ENGLISH and unit is None and self.is_default and (plain := read_plainly(words, kind)):
                return plain
            if is_english(language):
                return self._in_english(words, kind, on, unit, figures_of(language), ahead, edtf, way)
            from discrepant.reading.languages.read import read_foreign

            return read_foreign(
                words,
                language,
                kind,
                self.table,
                lambda english: self._read(english, kind, on, unit, ENGLISH, ahead, edtf, way),
            )
        except ReadingError:
            raise
        except Exception as error:  # a fault of ours costs this phrase, never the run
            raise _refusal(words, kind, error) from error

    def _in_english(  # noqa: PLR0913, PLR0917  # as above
        self,
        words: str,
        kind: Quantity,
        on: Interval | None,
        unit: str | None,
        figures: Figures,
        ahead: bool | None,  # noqa: FBT001
        edtf: bool,  # noqa: FBT001
        way: int,
    ) -> Reading:
        if kind is Quantity.DATE:
            from discrepant.reading.dates import read_date

            return read_date(words, on=on, table=self.table, figures=figures, ahead=ahead, edtf=edtf)
        if kind is Quantity.CHANGE:
            from discrepant.reading.changes import read_change

            return read_change(words, unit=unit, table=self.table, figures=figures, way=way)
        if kind is Quantity.NUMBER:
            from discrepant.reading.rates import read_plain

            return read_plain(words, unit=unit, table=self.table, figures=figures)
        if kind is Quantity.AGE:
            from discrepant.reading.ages import read_age

            return read_age(words, table=self.table, figures=figures)
        from discrepant.reading.numbers import read_number

        read = partial(read_number, words, kind=kind, unit=unit, table=self.table, figures=figures)
        if kind is Quantity.COUNT and words.lower().lstrip().startswith(("no", "without")):
            from discrepant.reading.none_of import read_nothing

            return read_nothing(words, read)
        return read()


def _refusal(words: str, kind: str, error: Exception) -> ReadingError:
    """Refuse the words where the desk's own table, or a fault of ours, keeps them from being read."""
    from discrepant.reading.hedges import TableError

    if isinstance(error, TableError | NestingError):  # a desk's own table may ask for what cannot be
        return ReadingError(words, (0, len(words)), f"the hedge table does not fit: {error}")
    faults.append(f"{words!r} as {kind}: {error!r}")
    message = "a fault of the reader, which is ours and not the phrase's"
    return ReadingError(words, (0, len(words)), message, "say with `reads` what is meant")


def with_zone(reading: Reading) -> Reading:
    """The date, if no time of day is told with it whose zone is unknown.

    A ReadingError where there is one, for it could not be put in order among others.
    """
    if reading.hours is None or reading.hours.offset is not None:
        return reading
    words = reading.words
    hint = "2023-11-04T15:30+05:45, or with Z for universal time; the day alone if the zone is not known"
    raise ReadingError(words, (0, len(words)), "a time of day needs its zone here, as hours and minutes", hint)
