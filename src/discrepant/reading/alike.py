"""Phrases that differ in one figure, as tables have them: their kind is asked once a form.

Which kind fits a phrase takes far longer to find out than to read it as that kind: all others are tried before, and the
words looked for in running text. But that hangs on the figure only by how many digits it has, by its groups, decimals
and zeros at the end, and by whether it is above or below some number. So it is asked of the least figure that is
printed alike, of the greatest and of one between: where these are of one kind, all between them are.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import attrs

from discrepant.errors import ReadingError
from discrepant.reading.guess import Day, day_span, default_reader, read_guessing
from discrepant.reading.model import Quantity, Reading

__all__ = ["AlikeReader"]

_MOST_FORMS = 20_000
# A phrase with one figure between blanks or beside the sign of a currency or of percent. Four digits can be a year, and
# one or two a day, an hour or a score: of these there are few, and each is asked by itself.
_PLAIN = re.compile(
    r"(?P<before>\D{0,80}(?<![^\s$\u20ac\u00a3]))"
    r"(?P<figure>[1-9][0-9]{2}|[1-9][0-9]{4,14}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4}|(?:0|[1-9][0-9]{0,5})\.[0-9]{1,4})"
    r"(?P<after>(?![^\s%])\D{0,80})"
)
_DIGIT = re.compile("[0-9]")


@attrs.frozen
class PlainForm:
    """What phrases have in common that differ in one figure; `greatest` is the greatest of their figures."""

    before: str
    greatest: str
    after: str

    @classmethod
    def of(cls, words: str) -> PlainForm | None:
        """The form of the words; None where they are no plain phrase with one figure."""
        match = _PLAIN.fullmatch(words)
        if match is None:
            return None
        figure = match["figure"]
        kept = figure.rstrip("0.,")
        first = 1 if kept[:1] == "0" else 0  # "0.5" is less than one whichever digits follow
        greatest = kept[:first] + _DIGIT.sub("9", kept[first:]) + figure[len(kept) :]
        return cls(match["before"], greatest, match["after"])

    @property
    def examples(self) -> tuple[str, str, str]:
        """The phrase with the least figure, with one between, and with the greatest."""
        kept = self.greatest.rstrip("0.,")
        first = 1 if kept[:1] == "0" else 0
        digits = kept[first:]
        least = _DIGIT.sub("0", digits[:-1]) + digits[-1:].replace("9", "1")
        least = least.replace("0", "1", 1) if not first and len(digits) > 1 else least
        figures = (kept[:first] + least, kept.replace("9", "5"), kept)
        least, between, greatest = (
            f"{self.before}{figure}{self.greatest[len(kept) :]}{self.after}" for figure in figures
        )
        return least, between, greatest


class AlikeReader:
    """Reads words of no stated kind as `read_guessing` does, and phrases alike sooner."""

    def __init__(self, read: Callable[..., Reading] = read_guessing) -> None:
        self._read = read
        self._met: set[tuple[PlainForm, Day, bool]] = set()
        self._kinds: dict[tuple[PlainForm, Day, bool], Quantity | None] = {}

    def read(self, words: str, *, on: Day, edtf: bool) -> Reading:
        """What the words stand for, of whatever kind they are.

        A ReadingError says that they cannot be read.
        """
        kind = self._kind(words, on, edtf=edtf)
        if kind is not None:
            try:
                return default_reader().read(words, kind=kind, on=day_span(on), edtf=edtf)
            except ReadingError:  # which is told as it is of a phrase by itself
                pass
        return self._read(words, kind=None, on=on, unit=None, edtf=edtf)

    def _kind(self, words: str, on: Day, *, edtf: bool) -> Quantity | None:
        """The kind of phrases alike, from the second of them on: for the one alone it would not be worth the while."""
        form = PlainForm.of(words)
        if form is None:
            return None
        key = form, on, edtf
        if key in self._kinds:
            return self._kinds[key]
        if key not in self._met:
            if len(self._met) >= _MOST_FORMS:
                self._met.clear()
                self._kinds.clear()
            self._met.add(key)
            return None
        self._kinds[key] = self._common_kind(form, on, edtf=edtf)
        return self._kinds[key]

    def _common_kind(self, form: PlainForm, on: Day, *, edtf: bool) -> Quantity | None:
        """The one kind of the examples of a form; None where there are several, or one of them cannot be read."""
        kinds = set()
        for words in form.examples:
            try:
                kinds.add(self._read(words, kind=None, on=on, unit=None, edtf=edtf).kind)
            except ReadingError:
                return None
        # a change is read without the day, and a date that running text makes of a count without EDTF
        other = {Quantity.CHANGE, Quantity.DATE} if edtf else {Quantity.CHANGE}
        return kinds.pop() if len(kinds) == 1 and kinds.isdisjoint(other) else None
