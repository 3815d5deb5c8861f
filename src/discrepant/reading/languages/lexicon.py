"""Printed words of another language cut into tokens.

These are its phrases, numbers in words and in digits, and days in figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from discrepant.errors import ReadingError
from discrepant.reading.figures import Figures
from discrepant.reading.hedges import HedgeTable
from discrepant.reading.languages.cldr import month_names, weekday_names
from discrepant.reading.languages.clock import clock_at, hours_between
from discrepant.reading.languages.language import Language
from discrepant.reading.languages.numerals import english_number, spelled_at
from discrepant.reading.languages.phrases import EnglishWords, date_phrases, number_phrases_in
from discrepant.reading.languages.several import several_days
from discrepant.reading.tokens import DIGITS, Atom, Lexicon, Token, text_at, token, touch

__all__ = ["ForeignLexicon", "foreign_lexicon"]

_DAY = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d\d)?")
_DECIMAL = re.compile(r"\d\.\d")
_MONTHS, _DAYS, _YEAR_DIGITS = 12, 31, 4
_MOST_ATOMS = 5  # of a day in figures
_NO_DATE = EnglishWords(english="", otherwise="no reading of these figures is a date")
_NTH = {1: "st", 2: "nd", 3: "rd"}
_TEENS = (11, 12, 13)


class ForeignLexicon(Lexicon):
    """The words of a language for numbers or for dates, by one hedge table."""

    def __init__(self, language: Language, table: HedgeTable, *, is_date: bool, figures: Figures | None = None) -> None:
        self.language = language
        self._days = frozenset(map(str.lower, (*month_names(language.tag), *weekday_names(language.tag))))
        phrases = date_phrases if is_date else number_phrases_in
        scans = (
            (self._scan_several, self._scan_day, self._scan_month, self._scan_clock, self._scan_decade, self._scan_nth)
            if is_date and language.is_known
            else ()
        )
        super().__init__(
            phrases(language, table),
            [
                *((scan, None) for scan in (*scans, self._scan_before_hedge, self._scan_phrase_of_number)),
                (self._scan_spelled, None),
                (_scan_digits, [DIGITS]),
            ],
            figures=figures or language.figures,
        )
        self._beginning = {atoms[0] for atoms, _ in self.phrases if len(atoms) > 1}

    def tokens(self, words: str) -> list[Token]:
        """The tokens, each of which has its EnglishWords.

        A ReadingError points at what is not known, or refused.
        """
        try:
            found = super().tokens(words)
        except ReadingError as error:
            is_word = error.message.startswith("cannot read") and any(map(str.isalpha, words[slice(*error.span)]))
            hint = error.hint or (self.language.unknown if is_word else "")
            raise ReadingError(words, error.span, error.message, hint) from None
        for each in found:
            span = each.start, each.end
            if each.type in ("REFUSED", "BENDS"):
                raise ReadingError(words, span, f"cannot read {words[slice(*span)]!r} here: {each.value.otherwise}")
            if each.value.cased and words[slice(*span)] != each.value.cased:
                raise ReadingError(words, span, f"cannot read {words[slice(*span)]!r} here", self.language.unknown)
        return found

    def _scan_phrase_of_number(self, atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
        """A phrase that is longer than the number in words with which it begins: "deux fois", "un total de"."""
        if atoms[i].text not in self._beginning:
            return None
        phrase, end = self._phrase(atoms, i)
        spelled = spelled_at(self.language, atoms, i)
        return (phrase, end) if phrase and (not spelled or end > spelled[1]) else None

    def _scan_before_hedge(self, atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
        """The "et" of "8 morts et plus de 330", which is no "et plus" behind a number."""
        if atoms[i].text not in self._beginning:
            return None
        phrase, end = self._phrase(atoms, i)
        if phrase is None or phrase.type != "HEDGE":
            return None
        for k in range(i + 1, end):
            other, beyond = self._phrase(atoms, k)
            if other and other.type == "HEDGE" and beyond > end:
                shorter, stop = self._phrase(atoms[:k], i)
                return (shorter, stop) if shorter else None
        return None

    def _phrase(self, atoms: Sequence[Atom], i: int) -> tuple[Token | None, int]:
        for end in range(min(len(atoms), i + self._reach.get(atoms[i].text, 0)), i, -1):
            if meant := self._phrases.get(tuple(atom.text for atom in atoms[i:end])):
                return token(*meant, atoms[i:end]), end
        return None, i

    def _scan_spelled(self, atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
        found = spelled_at(self.language, atoms, i)
        if found is None:
            return None
        number, end = found
        return token("NUMBER", EnglishWords(english=english_number(number), otherwise=str(number)), atoms[i:end]), end

    def _scan_several(self, atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
        """Several days of one month: "les 3 et 4 mai"."""
        return several_days(self.language, atoms, i, self._phrase)

    def _scan_day(self, atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
        """A day in figures, which comes before its month: 04.11.2022, 4/11/2022, 4.11."""
        run = _touching(atoms, i, _MOST_ATOMS)
        for end in range(len(run), 1, -1):
            match = _DAY.fullmatch("".join(atom.text for atom in run[:end]))
            is_plain = self.language.figures.mark == "." or not any(_DECIMAL.search(atom.text) for atom in run[:end])
            has_year = match is not None and (match[4] or (match[2] == "." and "ordinal_mark" in self.language.words))
            if match is None or not is_plain or not has_year:
                continue
            day, month, year = int(match[1]), int(match[3]), match[4] or ""
            if not (1 <= day <= _DAYS and 1 <= month <= _MONTHS):
                return (token("REFUSED", _NO_DATE, run[:end]), i + end) if len(year) == _YEAR_DIGITS else None
            told = f"{year}-{month:02}-{day:02}" if len(year) == _YEAR_DIGITS else f"{day} {_MONTH_NAMES[month - 1]}"
            told += f" '{year}" if len(year) == 2 else ""  # noqa: PLR2004  # its last digits
            return token("DAY_IN_FIGURES", EnglishWords(english=told), run[:end]), i + end
        return None

    def _scan_month(self, atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
        """A month that is one only behind the number of its day: "1 mar 2022"."""
        month = month_names(self.language.tag, is_after_day=True).get(atoms[i].text) if i else None
        if month is None or not atoms[i - 1].is_digits or self._phrase(atoms, i)[0]:
            return None
        end = i + 1 + (text_at(atoms, i + 1) == "." and touch(atoms, i, i + 1))
        return token("MONTH", EnglishWords(english=month), atoms[i:end]), end

    def _scan_clock(self, atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
        """A time of day, or two of them with what joins them."""
        return hours_between(self.language, atoms, i) or clock_at(self.language, atoms, i, self._days)

    def _scan_decade(self, atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
        """A decade in figures: "1990er Jahre", "les années 1990"."""
        data = self.language.words["decade"]
        before = max(_lengths(atoms, i, data.get("before", ())), default=0)
        digits = text_at(atoms, i + before)
        if len(digits) not in (2, 4) or not digits.isdecimal() or digits[-1] != "0":
            return None
        end = i + before + 1
        after = max(_lengths(atoms, end, data.get("after", ())), default=0)
        if not (before or after):
            return None
        return token("DECADE", EnglishWords(english=f"{digits}s"), atoms[i : end + after]), end + after

    def _scan_nth(self, atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
        """A day by its number, which is an ordinal where no month comes behind it: "am 4."."""
        mark, digits = self.language.words.get("ordinal_mark"), atoms[i].text
        is_marked = mark and text_at(atoms, i + 1) == mark and touch(atoms, i, i + 1)
        if not is_marked or not digits.isdecimal() or len(digits) > 2:  # noqa: PLR2004  # the digits of a day
            return None
        following = self._phrase(atoms, i + 2)[0] if i + 2 < len(atoms) else None
        is_of_month = following is not None and following.type == "MONTH"
        number = int(digits)
        ending = "th" if number % 100 in _TEENS else _NTH.get(number % 10, "th")
        told = digits if is_of_month else f"{number}{ending}"
        return token("DIGITS", EnglishWords(english=told), atoms[i : i + 2]), i + 2


_MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December"),
)


def _scan_digits(atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
    if not atoms[i].is_digits:
        return None
    return token("DIGITS", EnglishWords(english=atoms[i].text), [atoms[i]]), i + 1


def _touching(atoms: Sequence[Atom], i: int, most: int) -> Sequence[Atom]:
    """The atoms from this one on that stand without a blank between them."""
    apart = (end for end in range(i + 1, i + most) if not touch(atoms, end - 1, end))
    return atoms[i : next(apart, i + most)]


def _lengths(atoms: Sequence[Atom], i: int, phrases: Iterable[str]) -> Iterator[int]:
    """How many words those of the phrases have that stand there."""
    for words in (phrase.lower().split() for phrase in phrases):
        if all(text_at(atoms, i + n) == word for n, word in enumerate(words)):
            yield len(words)


@cache
def foreign_lexicon(language: Language, table: HedgeTable, *, is_date: bool) -> ForeignLexicon:
    """The lexicon of a language, made once."""
    return ForeignLexicon(language, table, is_date=is_date)
