"""Several days of one month in another language, which are told and not read.

Examples are "les 3 et 4 mai" and "am 3./4. Mai".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs

from discrepant.reading.dates.calendar_days import SEVERAL_DAYS
from discrepant.reading.languages.language import Language
from discrepant.reading.languages.numerals import spelled_at
from discrepant.reading.languages.phrases import EnglishWords
from discrepant.reading.tokens import Atom, Token, text_at, token, touch

__all__ = ["several_days"]

_DAYS = 31
_DAY_DIGITS, _YEAR_DIGITS = 2, 4

Phrase = Callable[[Sequence[Atom], int], tuple[Token | None, int]]


def several_days(language: Language, atoms: Sequence[Atom], i: int, phrase: Phrase) -> tuple[Token, int] | None:
    """Days with their month, of which the first begins at this atom, and the index after them.

    `phrase` is the longest phrase of dates at an atom and the index after it.
    """
    end = _Days(language, atoms, phrase).end(i)
    told = EnglishWords(english="", otherwise=SEVERAL_DAYS)
    return (token("REFUSED", told, atoms[i:end]), end) if end else None


@attrs.frozen
class _Days:
    """The atoms of a text, and what its language calls what joins days and leads to them."""

    language: Language
    atoms: Sequence[Atom]
    phrase: Phrase

    def end(self, i: int) -> int:
        """The index after several days of one month that begin at this atom; 0 where there are none."""
        end = self._day(i)
        if not end or self._is_span(i):
            return 0
        is_led = self._is_weekday(i) or self._is(i - 1, "the", "on", "from")
        is_joined = False
        while after := self._next(end, is_led=is_led):
            is_joined = is_joined or text_at(self.atoms, end) != ","
            end = after
        return self._month(end) if is_joined else 0

    def _is(self, i: int, *english: str) -> bool:
        """Whether the phrase at this atom is one of these in English, there or where it stands otherwise."""
        found, _ = self.phrase(self.atoms, i) if 0 <= i < len(self.atoms) else (None, i)
        return found is not None and bool({found.value.english, found.value.otherwise} & set(english))

    def _is_weekday(self, i: int) -> bool:
        found, _ = self.phrase(self.atoms, i)
        return found is not None and found.type == "DAY"

    def _is_span(self, i: int) -> bool:
        """Whether they are the ends of one time: "entre el 3 y el 4 de mayo"."""
        first = i - 1
        while self._is(first, "the"):
            first -= 1
        return self._is(first, "between")

    def _day(self, i: int) -> int:
        """The index after a day, with its weekday or without: "samedi 3", "Samstag, 3.", "1er", "dos"; 0 for none."""
        if i >= len(self.atoms):
            return 0
        if self._is_weekday(i):
            _, i = self.phrase(self.atoms, i)
            i += text_at(self.atoms, i) == ","
        if self._is(i, "1 "):
            return self.phrase(self.atoms, i)[1]
        if i < len(self.atoms) and (spelled := spelled_at(self.language, self.atoms, i)):
            return spelled[1] if 1 <= spelled[0] <= _DAYS else 0
        text = text_at(self.atoms, i)
        if not text.isdecimal() or len(text) > _DAY_DIGITS or not 1 <= int(text) <= _DAYS:
            return 0
        mark = self.language.words.get("ordinal_mark")
        is_marked = mark is None or (text_at(self.atoms, i + 1) == mark and touch(self.atoms, i, i + 1))
        return i + 1 + (mark is not None) if is_marked else 0

    def _next(self, end: int, *, is_led: bool) -> int:
        """The index after a further day and what joins it; 0 for none.

        A word that leads to it stands only where one leads to the first, too: "murieron 3 y el 4 de mayo otros 5".
        """
        if text_at(self.atoms, end) == "/" and touch(self.atoms, end - 1, end + 1):
            return self._day(end + 1)
        is_joint = text_at(self.atoms, end) in (",", *self.language.words.get("joints_of_days", ()))
        if not is_joint and not self._is(end, "and", "or"):
            return 0
        j = end + 1
        return self._day(j + (is_led and self._is(j, "the", "on")))

    def _month(self, i: int) -> int:
        """The index after the month, and after its year if it has one; 0 where none stands there."""
        i += self._is(i, "of")
        found, end = self.phrase(self.atoms, i) if i < len(self.atoms) else (None, i)
        if found is None or found.type != "MONTH":
            return 0
        year = end + self._is(end, "of")
        text = text_at(self.atoms, year)
        return year + 1 if len(text) == _YEAR_DIGITS and text.isdecimal() else end
