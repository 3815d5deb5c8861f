"""Two numbers with a word between them: the ends of one range, a change, or two amounts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

import attrs

from discrepant.reading.mentions.runs import WordRun
from discrepant.reading.mentions.streams import Candidate, span
from discrepant.reading.tokens import Token
from discrepant.reading.words import rules

__all__ = ["LINKS", "RangeEnds"]

LINKS = frozenset(["TO", "DASH", "AND"])
_AMOUNTS = frozenset(["NUMBER", "PART", "FRACTION", "FEW", "MANY", "A"])
_UNITS = frozenset(["PERCENT", "WORD", "CURRENCY"])
_PARTS = frozenset(["PART", "PARTS", "FRACTION"])
_FAR = 10  # times the first end, and no range: "fell 3 to 340 pence"
_NEAR = 3  # words before a pair
_NEAR_FROM = 6
_WORD = re.compile(r"[^\W\d_]+")
_NEXT = re.compile(r"[ \u00a0]([a-z]+)(?:[ \u00a0]([a-z]+))?")
_CROWD = frozenset(["people", "men", "women", "children", "staff", "police"])

_CHANGE = "this can be a range, or a change and what came of it"
_TALLY = "this can be a tally of votes or points, or odds"
_THOUSANDS = "the first of these may be thousands, as the second is"
_OF_SOME = "this can be a range, or the first and what is told of it"  # gave three of the five to 10 years
_ALTERNATIVE = "this can be a range or two amounts"


@attrs.frozen
class RangeEnds:
    """The two ends of what can be a range, each as terminals, at its place in a run."""

    run: WordRun
    i: int
    end: int
    found: Candidate
    link: int

    @classmethod
    def of(cls, run: WordRun, i: int, end: int, found: Candidate) -> RangeEnds | None:
        """The ends of the words between two atoms; None where they are no two."""
        terminals = found.terminals
        amounts = (n for n, terminal in enumerate(terminals) if terminal in _AMOUNTS)
        first = next(amounts, len(terminals))
        link = next((n for n, terminal in enumerate(terminals) if n > first and terminal in LINKS), 0)
        return cls(run, i, end, found, link) if link else None

    @property
    def low(self) -> list[str]:
        """The terminals before the link."""
        return self.found.terminals[: self.link]

    @property
    def high(self) -> list[str]:
        """The terminals behind it."""
        return self.found.terminals[self.link + 1 :]

    @property
    def high_start(self) -> int:
        """The first character behind the link."""
        return span(self.found.tokens[self.link + 1])[0]

    @property
    def is_two(self) -> bool:
        """Whether these are two numbers and no range.

        They are a change, or only the first one has a unit.
        """
        is_of_part = "PART" in self.low and self.high == ["NUMBER"] and not self._is_by_part  # "a quarter to five"
        if is_of_part or self._leaves_unit():
            return True
        is_level = self._is_told and self._is_far() and self._is_even  # "rose $800 to $22,650"
        return is_level or (self._is_from_to and not self._has_sign_alone())

    @property
    def is_joined(self) -> bool:
        """Whether nothing but a dash is between them, and no blanks around it."""
        start, _ = span(self.found.tokens[self.link])
        return self.found.terminals[self.link] == "DASH" and not self.run.text[start - 1].isspace()

    def doubt(self, *, goes_on: bool) -> str:
        """Why these may be no range, if they may not.

        `goes_on` tells that the second number has a unit behind it.
        """
        is_or = self._word == "or"
        reasons = (
            (goes_on, _ALTERNATIVE),
            (self._may_share_thousands(), _THOUSANDS),
            (self._has_sign_alone() and (is_or or self._is_from_to), _ALTERNATIVE if is_or else _CHANGE),
            (self._is_tally(), _TALLY),
            (self._is_to and self.run.before(self.i).endswith("of the "), _OF_SOME),
            (self._is_by_part or self._may_be_change(), _CHANGE),
        )
        return next((why for is_so, why in reasons if is_so), "")

    def _may_be_change(self) -> bool:
        """Whether something rose, and the second end can be what it came to."""
        if not self._is_told:
            return False
        is_shared = "SCALE" in self.high and "SCALE" not in self.low
        is_bare = not (_UNITS.intersection(self.high) or is_shared or self._noun())
        has_both = self._is_even and not _UNITS.isdisjoint(self.low)
        return is_bare or has_both or self._is_far()

    @property
    def _is_told(self) -> bool:
        """Whether something "rose 5 to 10"; what rose "to 5 to 10" is there."""
        is_led = self.found.tokens[0].type == "FROM" or self.run.word_before(self.i).lower() == "to"
        return self._is_to and not is_led and not rules()["change"]["words"].isdisjoint(self._before(_NEAR))

    @property
    def _is_by_part(self) -> bool:
        """Whether something "rose a third to $3 million", or "by a third to" it."""
        is_part = not _PARTS.isdisjoint(self.low) and _UNITS.isdisjoint(self.low)
        return is_part and (self._is_told or (self._is_to and self.run.word_before(self.i).lower() == "by"))

    @property
    def _is_even(self) -> bool:
        """Whether both have a unit, or none has."""
        return _UNITS.intersection(self.low) == _UNITS.intersection(self.high)

    @property
    def _word(self) -> str:
        return self.run.text[slice(*span(self.found.tokens[self.link]))].lower()

    @property
    def _is_to(self) -> bool:
        return self.found.terminals[self.link] == "TO" and self._word != "or"

    @property
    def _is_from_to(self) -> bool:
        """Whether something rose "from 5 to 10"."""
        before = self._before(_NEAR_FROM)
        is_led = self.found.tokens[0].type == "FROM" or "from" in before
        return is_led and self._is_to and not rules()["change"]["words"].isdisjoint(before)

    def _before(self, words: int) -> set[str]:
        return {word.lower() for word in _WORD.findall(self.run.clause_before(self.i))[-words:]}

    def _leaves_unit(self) -> bool:
        """Whether only the first has a unit, "up 0.6% to 11.42", "5 pounds or 20"; but "$5 to 10" are dollars both."""
        if self.high[0] == "CURRENCY" and self._word == "or":
            return not _UNITS.intersection(self.low)  # "half or $5 million", "300 or $5"
        if _UNITS.intersection(self.high) or not _UNITS.intersection(self.low):
            return False
        return not self._has_sign_alone() or (self._is_to and self._counts_things())

    def _has_sign_alone(self) -> bool:
        """Whether the first has its currency before it, and the second none."""
        units = [n for n, terminal in enumerate(self.low) if terminal in _UNITS]
        if not units or "NUMBER" not in self.low or _UNITS.intersection(self.high):
            return False
        return max(units) < self.low.index("NUMBER")

    def _noun(self) -> str:
        """The words right behind, if they can be a noun."""
        match = _NEXT.match(self.run.after(self.end))
        return match[0] if match and match[1] not in rules()["small"]["words"] else ""

    def _counts_things(self) -> bool:
        """Whether a noun in the plural follows: "gave $500 to 900 poor families"."""
        return any(word in _CROWD or (word[-1] == "s" and word[-2:] != "ss") for word in self._noun().split())

    def _may_share_thousands(self) -> bool:
        """Whether these may be "2-3,000", of which both are thousands."""
        low, high = (self.run.text[slice(*span(self.found.tokens[n]))] for n in (self.link - 1, self.link + 1))
        is_open = low.isdecimal() and high.endswith(",000") and high.count(",") == 1
        return is_open and int(low) < int(high.partition(",")[0])

    def _is_tally(self) -> bool:
        """Whether two bare numbers run backwards and nothing fell: "97 to 0"."""
        is_bare = self.found.terminals == ["NUMBER", "TO", "NUMBER"] and self._word == "to"
        low, high = self._ends
        is_backwards = is_bare and _size(low) > _size(high)
        before = self._before(_NEAR_FROM)
        return is_backwards and before.isdisjoint(["from", "between"]) and not self._is_told

    @property
    def _ends(self) -> tuple[Sequence[Token], Sequence[Token]]:
        return self.found.tokens[: self.link], self.found.tokens[self.link + 1 :]

    def _is_far(self) -> bool:
        low, high = self._ends
        shared = {"SCALE", "CURRENCY"}.difference(self.low)  # what only the second prints goes with both
        return 0 < _FAR * _size(low) < _size(each for each in high if each.type not in shared)


def _size(end: Iterable[Token]) -> Decimal:
    """How large an end is in its scale, and cents in dollars; zero where no number is in it."""
    size, found = Decimal(1), False
    for token in end:
        if token.type == "FRACTION":
            over, under = token.value
            size *= Decimal(over) / (Decimal(under) or 1)
        elif token.type in ("NUMBER", "SCALE"):
            size *= token.value.value
        elif token.type == "CURRENCY":
            size *= token.value.worth
        found = found or token.type in ("FRACTION", "NUMBER")
    return size if found else Decimal(0)
