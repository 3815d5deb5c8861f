"""Phrases that differ in one figure, as in tables: what is alike in them is read once.

Which kind fits a phrase takes far longer to find out than to read it as that kind: all others are tried before, and the
words looked for in running text. What its words are to the grammar, and which unit it is in, takes as long as
to work out its core and support. All this hangs on the figure only by how many digits it has, by its groups, decimals
and zeros at the end, and by whether it is above or below some number. So it is asked of the least figure that is
printed alike, of the greatest and of one between, by the full way: where these agree, all between them do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import NamedTuple

import attrs

from discrepant.errors import ReadingError
from discrepant.reading.dates.read import counts_from_the_day
from discrepant.reading.figures import POINT
from discrepant.reading.guess import Day, day_span, default_reader, read_guessing
from discrepant.reading.hedges import Numeral
from discrepant.reading.model import Quantity, Reading
from discrepant.reading.numbers import ToldNumber
from discrepant.reading.plain import read_plainly

__all__ = ["AlikeReader", "PlainForm"]

_MOST_FORMS = 20_000
# A phrase with one figure between blanks or beside the sign of a currency or of percent. Four digits can be a year, and
# one or two a day, an hour or a score: of these there are few, and each is asked by itself.
_PLAIN = re.compile(
    r"(?P<before>\D{0,80}(?<![^\s$\u20ac\u00a3]))"
    r"(?P<figure>[1-9][0-9]{2}|[1-9][0-9]{4,14}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4}(?:\.[0-9]{1,4})?"
    r"|(?:0|[1-9][0-9]{0,5})\.[0-9]{1,4})"
    r"(?P<after>(?![^\s%])\D{0,80})"
)
_NOT_ZERO = str.maketrans("12345678", "99999999")
_NUMBERS = frozenset([Quantity.COUNT, Quantity.MONEY, Quantity.MEASURE, Quantity.SHARE])


class PlainForm(NamedTuple):
    """What phrases have in common that differ in one figure, `greatest` the greatest of them."""

    before: str
    greatest: str
    after: str

    @classmethod
    def of(cls, words: str) -> tuple[PlainForm, str] | None:
        """The form of the words, and their figure; None where they have another than one."""
        match = _PLAIN.fullmatch(words)
        if match is None:
            return None
        before, figure, after = match.groups()
        kept = figure.rstrip("0.,")
        # "0.5" is less than one whichever digits follow
        head = "0" if kept[:1] == "0" else ""
        greatest = head + kept[len(head) :].translate(_NOT_ZERO).replace("0", "9") + figure[len(kept) :]
        return cls(before, greatest, after), figure

    @property
    def figures(self) -> tuple[str, str, str]:
        """The least figure that is printed alike, one between, and the greatest."""
        kept = self.greatest.rstrip("0.,")
        head = "0" if kept[:1] == "0" else ""
        digits, tail = kept[len(head) :], self.greatest[len(kept) :]
        least = digits[:-1].replace("9", "0") + digits[-1:].replace("9", "1")
        least = least.replace("0", "1", 1) if not head and len(digits) > 1 else least
        return f"{head}{least}{tail}", f"{head}{digits.replace('9', '5')}{tail}", self.greatest

    def words(self, figure: str) -> str:
        """The phrase with this figure."""
        return f"{self.before}{figure}{self.after}"


# The form, kind and unit, and whether it may be EDTF.
_Asked = tuple[PlainForm, str | None, str | None, bool]


@attrs.frozen
class _Alike:
    """What phrases alike are read as: a kind, and of most numbers all that does not hang on the figure."""

    kind: Quantity | None = None
    told: ToldNumber | None = None


class AlikeReader:
    """Reads words in any unit as `read_guessing` does, and phrases alike sooner."""

    def __init__(self, read: Callable[..., Reading] = read_guessing) -> None:
        self._read_one = read
        # by what is asked of a form, whether the answer hangs on the day of printing, and the answer of that day
        self._forms: dict[_Asked, bool] = {}
        self._known: dict[tuple[_Asked, Day], _Alike | None] = {}
        self._days: set[Day] = set()

    def read(self, words: str, *, kind: str | None = None, unit: str | None = None, on: Day, edtf: bool) -> Reading:
        """What the words stand for, as the kind or as any.

        A ReadingError says that they cannot be read.
        """
        if unit is None and (plain := read_plainly(words, kind)):
            self._check_day(on)
            return plain
        found = PlainForm.of(words)
        if found and (alike := self._alike((found[0], kind, unit, edtf), on)):
            self._check_day(on)
            with suppress(Exception):  # the words are read by themselves, and what is wrong is told as it is there
                if alike.told:
                    return alike.told.reading(words, default_reader().table, Numeral.printed(POINT.plain(found[1])))
                if alike.kind:
                    return default_reader().read(words, kind=alike.kind, on=day_span(on), edtf=edtf)
        return self._in_full(words, (kind, unit, edtf), on)

    def _alike(self, asked: _Asked, on: Day) -> _Alike | None:
        """What is known of phrases alike, from the second on: for one alone to find out is not worth the while."""
        hangs_on_day = self._forms.get(asked)
        if hangs_on_day is None:
            if len(self._known) >= _MOST_FORMS:
                self._known.clear()
                self._forms.clear()
            hangs_on_day = self._forms[asked] = self._hangs_on_day(asked)
        key = asked, on if hangs_on_day else None
        if key not in self._known:
            self._known[key] = None
            return None
        known = self._known[key]
        if known is None:
            known = self._known[key] = self._found_out(*key)
        return known

    def _hangs_on_day(self, asked: _Asked) -> bool:
        """Whether the day of printing may bear on it: not on a number, nor on words that count from no day."""
        form, kind, *_ = asked
        return kind not in _NUMBERS and counts_from_the_day(form.words(" "), default_reader().table)

    def _found_out(self, asked: _Asked, on: Day) -> _Alike:
        """What holds of the least figure, of one between and of the greatest, each read in full."""
        form, kind, unit, edtf = asked
        examples = [form.words(figure) for figure in form.figures]
        try:
            readings = [self._in_full(words, asked[1:], on) for words in examples]
        except ReadingError:
            return _Alike()
        common, *others = {reading.kind for reading in readings}
        if others:
            return _Alike()
        if common in _NUMBERS and (told := _told_alike(form, readings, unit)):
            return _Alike(common, told)
        # a change is read without the day, and a date that running text makes of a count without EDTF
        is_known = (kind, unit) == (None, None) and common not in (Quantity.CHANGE, Quantity.DATE if edtf else None)
        return _Alike(common) if is_known else _Alike()

    def _check_day(self, on: Day) -> None:
        """Refuse what is no day, also where nothing hangs on it."""
        if on not in self._days:
            day_span(on)
            self._days.add(on)

    def _in_full(self, words: str, asked: tuple[str | None, str | None, bool], on: Day) -> Reading:
        kind, unit, edtf = asked
        return self._read_one(words, kind=kind, on=on, unit=unit, edtf=edtf, in_any_unit=True)


def _told_alike(form: PlainForm, readings: Sequence[Reading], unit: str | None) -> ToldNumber | None:
    """What the examples of a form tell, if it is the same but for the figure, and stands for these readings."""
    table = default_reader().table
    told: list[ToldNumber] = []
    for figure, reading in zip(form.figures, readings, strict=True):
        try:
            each = ToldNumber.of(reading.words, kind=reading.kind, unit=unit, table=table)
            if each.numeral != Numeral.printed(POINT.plain(figure)) or each.reading(reading.words, table) != reading:
                return None
        except ReadingError:  # it was read in another unit
            return None
        told.append(each)
    others = {repr(attrs.evolve(each, printed=each.printed.with_numeral(None))) for each in told}
    return told[0] if len(others) == 1 else None
