"""Whether words that are a date by the grammar tell a time in their sentence.

And not a length or a number.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from discrepant.reading.mentions.date_tokens import EDGES, DateTokens
from discrepant.reading.mentions.rules import rules

__all__ = ["HEARTS", "PARTS_OF_A_DAY", "Telling"]

# Of what cannot be read, this is a date all the same; other words are only where they can be read.
HEARTS = frozenset(
    [
        *("MONTH", "WEEKDAY", "SEASON", "QUARTER", "DECADE", "YEAR", "YEARS", "SHORT_YEAR", "ISO_DAY", "ISO_MONTH"),
        *("NUMERIC", "NAMED", "YEAR_END", "HOLIDAY", "AGO", "HENCE", "WEEK_FROM", "WEEK_TO"),
    ]
)
PARTS_OF_A_DAY = ("hour", "minute", "second")


@attrs.frozen(eq=False)
class Telling(DateTokens):
    """The tokens of a run with their terminals."""

    terminals: Sequence[str]

    def tells(self, i: int, end: int) -> bool:
        """Whether these words tell a time in running text."""
        kinds = self.terminals[i:end]
        if kinds[-1] in ("AND", "OR") or (kinds[0] in ("PREP", "IN") and "AGO" in kinds):
            return False  # "it went on two weeks ago"
        if kinds[0] in ("PREP", "IN") and len(kinds) > 1 and kinds[1] in ("EDGE", "FROM", "UNTIL"):
            return False  # "the rain that came in since Friday"
        if not HEARTS.isdisjoint(kinds):
            return "BETWEEN" in kinds or not _are_two(kinds)
        first = i + (kinds[0] in EDGES or kinds[0] == "HEDGE")
        return self._tells_without_heart(i, first, end) if first < end else False

    def has_heart(self, i: int, end: int) -> bool:
        """Whether these words are of a time for sure, be it one that cannot be read.

        Last week, in the early days.
        """
        kinds = self.terminals[i:end]
        if not HEARTS.isdisjoint(kinds):
            return True
        if kinds[:2] == ["WHICH", "UNIT"]:
            return self.unit(i + 1) not in (*PARTS_OF_A_DAY, "day")
        return {"PHASE", "UNIT"} <= set(kinds)

    def unit(self, i: int) -> str:
        """The name of a unit, empty for another token."""
        return str(self.tokens[i].value[0]) if self.terminals[i] == "UNIT" else ""

    def _tells_without_heart(self, i: int, first: int, end: int) -> bool:
        """Last week, the past 24 hours, the end of the year, the 19th century, on the 24th."""
        kinds, rest = self.terminals[i:end], self.terminals[first:end]
        units = [self.unit(j) for j in range(first, end) if self.terminals[j] == "UNIT"]
        if rest == ["ORDINAL"]:
            return self._tells_day(first, is_led=kinds[0] in ("PREP", "EDGE", "UNTIL", "FROM"))
        if not units or "TIME" in rest or "BUT_ONE" in rest:
            return bool({"TIME", "BUT_ONE"} & set(rest))
        if "WHICH" in rest:
            return self._tells_which(first, end, units[0])
        if rest[0] == "ORDINAL":  # the first half of the year, the 19th century
            return len(rest) > 2 or units[0] == "century"  # noqa: PLR2004
        return "PHASE" in rest or (kinds[0] in EDGES and rest == ["UNIT"] and units[0] == "weekend")

    def _tells_day(self, i: int, *, is_led: bool) -> bool:
        """The 24th by itself, or "on the 24th" where no noun follows: on the 10th floor."""
        words, following = self._text(i), self._next_words(i)[0]
        is_day = words[:3] == "the" and words[-3:-2].isdigit()
        return is_day and (not following or (is_led and self._is_small_word(following)))

    def _tells_which(self, i: int, end: int, unit: str) -> bool:
        word = self._text(i)
        is_numbered = end - i > 2  # noqa: PLR2004  # which, how many, of what
        is_long = unit not in (*PARTS_OF_A_DAY, "day") or word in rules()["which"]["day"]
        return word not in rules()["idle"]["which"] and (is_numbered or is_long)


def _are_two(kinds: Sequence[str]) -> bool:
    """Whether "and" or "or" joins two dates, as in "on Friday and Saturday", but not in "two or three weeks ago"."""
    joints = [i for i, kind in enumerate(kinds) if kind in ("AND", "OR")]
    return any(not HEARTS.isdisjoint(kinds[:i]) for i in joints)
