"""The dates of a run: the longest words that are one by the reader's own grammar and tell a time in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs
from lark import Token

from discrepant.errors import ReadingError
from discrepant.reading.dates.almanac import almanac
from discrepant.reading.dates.outlook import outlook
from discrepant.reading.dates.read import date_prefixes
from discrepant.reading.mentions.date_words import DateWords, end_of, start_of
from discrepant.reading.mentions.names import Names
from discrepant.reading.mentions.rules import rules
from discrepant.reading.mentions.runs import Run
from discrepant.reading.mentions.trial import Found, Trial
from discrepant.reading.mentions.vocabulary import DATE, Vocabulary
from discrepant.reading.model import Quantity

__all__ = ["dates_in"]

# Of what cannot be read, this is a date all the same; other words are only where they can be read.
_HEARTS = frozenset(
    [
        *("MONTH", "WEEKDAY", "SEASON", "QUARTER", "DECADE", "YEAR", "YEARS", "SHORT_YEAR", "ISO_DAY", "ISO_MONTH"),
        *("NUMERIC", "NAMED", "YEAR_END", "AGO", "HENCE", "WEEK_FROM", "WEEK_TO"),
    ]
)
_EDGES = frozenset(["PREP", "IN", "FROM", "UNTIL", "BETWEEN", "EDGE"])
_LINKS = frozenset(["AND", "OR", "TO", "DASH", "UNTIL"])
_PARTS_OF_A_DAY = ("hour", "minute", "second")
_SIDES = ("before", "after", "earlier", "later")
_QUARTER = "this can be a quarter of a year or of a game"
_POSSESSIVE = ("'s", "\u2019s")
_NEXT_WORD = re.compile(r"\s+([^\W\d_]+)")


def dates_in(run: Run, names: Names, known: Vocabulary, trial: Trial) -> Iterator[Found]:
    """The dates of a run in order, as half-open ranges of its atoms."""
    if not any(part & DATE for part in run.parts):
        return
    search = _Search.of(run, names, known, trial)
    pending: tuple[int, Found] | None = None
    i = 0
    while i < len(search.tokens):
        if pending and i >= pending[0]:
            yield pending[1]
            pending = None
        end, found = search.at(i)
        if found and found.reading:
            yield found
            pending = None
        elif found and search.is_final(i, end):
            yield found
        elif found and not pending:
            pending, end = (end, found), i + 1
        i = end
    if pending:
        yield pending[1]


@attrs.frozen(eq=False)
class _Search:
    """The tokens of one run as words of dates; where a word is another thing in this sentence, an UNKNOWN stands."""

    run: Run
    trial: Trial
    tokens: Sequence[Token]
    terminals: Sequence[str]
    at_start: dict[int, int]
    at_end: dict[int, int]

    @classmethod
    def of(cls, run: Run, names: Names, known: Vocabulary, trial: Trial) -> _Search:
        reader = DateWords(run, names, known.dates.running(run.atoms))
        kept = [(token, terminal) for i, token in enumerate(reader.tokens) if (terminal := reader.terminal(i))]
        return cls(
            run=run,
            trial=trial,
            tokens=[token for token, _ in kept],
            terminals=[terminal for _, terminal in kept],
            at_start={atom.start: i for i, atom in enumerate(run.atoms)},
            at_end={atom.end: i + 1 for i, atom in enumerate(run.atoms)},
        )

    def at(self, i: int) -> tuple[int, Found | None]:
        """The date that begins at this token and the index after it; one that cannot be read has a problem."""
        if self.terminals[i] == "UNREADABLE":
            return self._unreadable(i)
        start = start_of(self.tokens[i])
        before = self.run.text[max(0, start - 2) : start]
        is_glued = before[-1:].isalnum()  # the "d ago" of "1d ago"
        if is_glued:
            return i + 1, None
        if self._is_of_something_else(i):  # a year earlier
            return i + 3, self._read(i, i + 3)
        if not date_prefixes().begins(self.terminals[i]):
            return i + 1, None
        problem: tuple[int, Found] | None = None
        for end in reversed(date_prefixes().ends(self.terminals, i)):
            if self._is_edge_of_possessive(i, end):
                break  # "after Tuesday's vote" is not after Tuesday
            if not self._tells(i, end):
                problem = problem or self._quarter(i, end)
                continue
            found = self._read(i, end)
            if found.reading:
                return self._with_kind_of_year(i, end, found)
            has_heart = not _HEARTS.isdisjoint(self.terminals[i:end]) or self._has_unit(i, end)
            if problem is None and has_heart and not self._is_beside(i):
                problem = end, found
            if problem and self.terminals[end - 1] not in _HEARTS and not _LINKS & set(self.terminals[i:end]):
                break
        return problem or (i + 1, None)

    def is_final(self, i: int, end: int) -> bool:
        """Whether no other date is looked for in what cannot be read."""
        return "UNREADABLE" in (self.terminals[i], self.terminals[end - 1]) or self._is_of_something_else(i)

    def _is_of_something_else(self, i: int) -> bool:
        """Whether a unit with "a" counts from something that is told: a day earlier, a year after the vote."""
        if self.terminals[i : i + 2] != ["A", "UNIT"] or self._unit(i + 1) in _PARTS_OF_A_DAY:
            return False
        return i + 2 < len(self.tokens) and self.tokens[i + 2].value in _SIDES

    def _quarter(self, i: int, end: int) -> tuple[int, Found] | None:
        """A quarter without its year, which is as well one of a game."""
        is_quarter = self.terminals[end - 2 : end] == ["ORDINAL", "UNIT"] and self._unit(end - 1) == "quarter"
        if not is_quarter or end - i > 3 or not set(self.terminals[i : end - 2]) <= _EDGES:  # noqa: PLR2004
            return None
        found = self._read(i, end)
        return end, attrs.evolve(found, reading=None, problem=_QUARTER)

    def _read(self, i: int, end: int) -> Found:
        first, last = self.at_start[start_of(self.tokens[i])], self.at_end[end_of(self.tokens[end - 1])]
        words = self.run.words(first, last)
        span = self.run.atoms[first].start, self.run.atoms[last - 1].end
        result = self.trial(words, Quantity.DATE, ahead=outlook(self.run.text, *span))
        if isinstance(result, ReadingError):
            return Found(first, last, Quantity.DATE, None, result.message)
        return Found(first, last, Quantity.DATE, result, "")

    def _with_kind_of_year(self, i: int, end: int, found: Found) -> tuple[int, Found]:
        """The 2022-23 fiscal year, and not 2022-23."""
        if (
            end < len(self.tokens)
            and self.terminals[end] == "UNREADABLE"
            and self.terminals[end - 1] in ("YEAR", "YEARS")
        ):
            return end + 1, self._read(i, end + 1)
        return end, found

    def _unreadable(self, i: int) -> tuple[int, Found | None]:
        """A holiday or another time that cannot be told from the words."""
        words = self.run.text[start_of(self.tokens[i]) : end_of(self.tokens[i])].lower()
        end = i + 1
        if words in almanac()["era"]["before"]:  # 44 BC
            return end, self._read(i - (i > 0), end)
        if end < len(self.tokens) and self.terminals[end] == "YEAR":
            end += 1
        elif words in ("fiscal", "fy"):
            return end, None  # "fiscal policy"
        before = self.terminals[max(0, i - 3) : i]
        if before[:1] == ["ORDINAL"] and before[1:] in (["HALF", "OF"], ["UNIT", "OF"]):
            first = i - 3
            first -= first > 0 and self.terminals[first - 1] in ("IN", "PREP")
            return end, self._read(first, end)  # in the first half of fiscal 2023
        return end, self._read(i, end)

    def _is_beside(self, i: int) -> bool:
        """Whether this only stands beside a date, so that the date itself begins later."""
        return self.terminals[i] in ("HEDGE", "FROM", "BETWEEN", "UNTIL", "EDGE", "PHASE", "DAYNUM", "NUMBER", "A")

    def _has_unit(self, i: int, end: int) -> bool:
        """Whether a unit is told: last week, in the early days."""
        if self.terminals[i : i + 2] == ["WHICH", "UNIT"]:
            return self._unit(i + 1) not in (*_PARTS_OF_A_DAY, "day")
        return {"PHASE", "UNIT"} <= set(self.terminals[i:end])

    def _unit(self, i: int) -> str:
        return str(self.tokens[i].value[0]) if self.terminals[i] == "UNIT" else ""

    def _is_edge_of_possessive(self, i: int, end: int) -> bool:
        last = end_of(self.tokens[end - 1])
        after = self.run.text[last : last + 3]
        return after[:2] in _POSSESSIVE and not after[2:3].isalpha() and self.terminals[i] in _EDGES and end > i + 1

    def _tells(self, i: int, end: int) -> bool:
        """Whether these words tell a time in running text."""
        kinds = self.terminals[i:end]
        if kinds[-1] in ("AND", "OR") or (kinds[0] in ("PREP", "IN") and "AGO" in kinds):
            return False  # "it went on two weeks ago"
        if kinds[0] in ("PREP", "IN") and len(kinds) > 1 and kinds[1] in ("EDGE", "FROM", "UNTIL"):
            return False  # "the rain that came in since Friday"
        if not _HEARTS.isdisjoint(kinds):
            return "BETWEEN" in kinds or not _are_two(kinds)
        return self._tells_without_heart(i, kinds)

    def _tells_without_heart(self, i: int, kinds: Sequence[str]) -> bool:
        """Last week, the past 24 hours, the end of the year, the 19th century, on the 24th."""
        rest = kinds[1:] if kinds[0] in _EDGES or kinds[0] == "HEDGE" else kinds
        first = i + len(kinds) - len(rest)
        units = [self._unit(j) for j in range(first, first + len(rest)) if self.terminals[j] == "UNIT"]
        if rest == ["ORDINAL"]:
            words = self.run.text[start_of(self.tokens[first]) : end_of(self.tokens[first])]
            is_led = kinds[0] in ("PREP", "EDGE", "UNTIL", "FROM")
            last = end_of(self.tokens[first])
            is_alone = _NEXT_WORD.match(self.run.text[last : last + 40].partition("\n")[0]) is None
            return words[:3].lower() == "the" and words[-3:-2].isdigit() and (is_led or is_alone)
        if "TIME" in rest or "BUT_ONE" in rest:
            return True
        if not units:
            return False
        if "WHICH" in rest:
            word = self.run.text[start_of(self.tokens[first]) : end_of(self.tokens[first])].lower()
            is_numbered = len(rest) > 2  # noqa: PLR2004  # which, how many, of what
            is_long = units[0] not in (*_PARTS_OF_A_DAY, "day") or word in rules()["which"]["day"]
            return word not in rules()["idle"]["which"] and (is_numbered or is_long)
        if "PHASE" in rest:
            return True
        if rest[0] == "ORDINAL":  # the first half of the year, the 19th century
            return len(rest) > 2 or units[0] == "century"  # noqa: PLR2004
        return kinds[0] in _EDGES and rest == ["UNIT"] and units[0] == "weekend"


def _are_two(kinds: Sequence[str]) -> bool:
    """Whether "and" or "or" joins two dates, as in "on Friday and Saturday", but not in "two or three weeks ago"."""
    joints = [i for i, kind in enumerate(kinds) if kind in ("AND", "OR")]
    return any(not _HEARTS.isdisjoint(kinds[:i]) for i in joints)
