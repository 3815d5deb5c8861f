"""The dates of a run.

They are the longest words that are one by the reader's own grammar and tell a time in a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs

from discrepant.errors import ReadingError
from discrepant.reading.dates.almanac import SIDES, almanac, because
from discrepant.reading.dates.outlook import outlook
from discrepant.reading.dates.read import date_prefixes
from discrepant.reading.mentions.date_tells import HEARTS, PARTS_OF_A_DAY, InSentence
from discrepant.reading.mentions.date_tokens import EDGES, DateTokens, end_of, start_of
from discrepant.reading.mentions.date_wholes import wholes_in
from discrepant.reading.mentions.date_words import AGAIN, SOME_TENS, TENS, DateWords
from discrepant.reading.mentions.date_years import DOUBTFUL
from discrepant.reading.mentions.names import NamesApart
from discrepant.reading.mentions.runs import WordRun
from discrepant.reading.mentions.trial import MentionInRun, Trial
from discrepant.reading.mentions.vocabulary import DATE, MentionVocabulary
from discrepant.reading.model import Quantity, Reading
from discrepant.reading.nearby import back, char_before
from discrepant.reading.tokens import Token

__all__ = ["dates_in"]

# What is no piece of its own behind a date that makes no sense.
_FIGURES = frozenset(
    [
        *("YEAR", "DAYNUM", "ORDINAL", "NUMBER", "SHORT_YEAR", "YEARS", "NUMERIC", "ISO_DAY"),
        *("QUARTER", "HALF_YEAR", "DECADE", "UNIT"),
    ]
)
_LINKS = frozenset(["AND", "OR", "TO", "DASH", "UNTIL"])
_TENS = "these are tens of years of age or of degrees, and not a decade"
_SOME_TENS = "this can be a decade, or tens of years of age, of degrees or of something else"
_PROBLEMS = {TENS: _TENS, SOME_TENS: _SOME_TENS, DOUBTFUL: "this can be a year or a number", AGAIN: because("mondays")}
_QUARTER = "this can be a quarter of a year or of a game"
_KINDS_OF_YEAR = ("fiscal", "fy", "financial", "tax", "academic", "school")
_POSSESSIVE = ("'s", "\u2019s")


def dates_in(run: WordRun, names: NamesApart, known: MentionVocabulary, trial: Trial) -> Iterator[MentionInRun]:
    """The dates of a run in order, as half-open ranges of its atoms."""
    if not any(part & DATE for part in run.parts):
        return
    search = _DateSearch.of(run, names, known, trial)
    i = 0
    while i < len(search.tokens):
        i, found = search.at(i)
        if found:
            yield found


@attrs.frozen
class _DateSearch:
    """The tokens of one run as words of dates; where a word is another thing in this sentence, an UNKNOWN stands."""

    run: WordRun
    trial: Trial
    tokens: Sequence[Token]
    terminals: Sequence[str]
    at_start: dict[int, int]
    at_end: dict[int, int]
    sentence: InSentence
    wholes: Mapping[int, tuple[int, str]]

    @classmethod
    def of(cls, run: WordRun, names: NamesApart, known: MentionVocabulary, trial: Trial) -> _DateSearch:
        reader = DateWords(run, known.dates.running(run.atoms), known.suffixes, names)
        kept = [(token, terminal) for i, token in enumerate(reader.tokens) if (terminal := reader.terminal(i))]
        tokens, terminals = [token for token, _ in kept], [terminal for _, terminal in kept]
        return cls(
            run=run,
            trial=trial,
            tokens=tokens,
            terminals=terminals,
            sentence=InSentence(run, tokens, known.suffixes, terminals, trial.on),
            wholes=wholes_in(DateTokens(run, tokens, known.suffixes), terminals),
            at_start={atom.start: i for i, atom in enumerate(run.atoms)},
            at_end={atom.end: i + 1 for i, atom in enumerate(run.atoms)},
        )

    def at(self, i: int) -> tuple[int, MentionInRun | None]:
        """The date that begins at this token and the index after it; one that cannot be read has a problem."""
        if i in self.wholes:
            end, problem = self.wholes[i]
            return end, self._refused(i, end, problem)
        last = i + self._is_part_of_tens(i)
        if self.terminals[last] in _PROBLEMS:
            return last + 1, self._refused(i, last + 1, _PROBLEMS[self.terminals[last]])
        if self.terminals[i] == "UNREADABLE":
            return self._unreadable(i)
        if self._is_of_something_else(i):  # a year earlier
            return i + 3, self._read(i, i + 3)
        start = start_of(self.tokens[i])
        is_glued = char_before(self.run.text, start).isalnum()  # the "d ago" of "1d ago"
        if is_glued or not date_prefixes().begins(self.terminals[i]):
            return i + 1, None
        return self._longest(i) or (i + 1, None)

    def _longest(self, i: int) -> tuple[int, MentionInRun] | None:
        """The longest date that begins here and tells; one that makes no sense is not cut to a shorter one."""
        problem: tuple[int, MentionInRun] | None = None
        failed: tuple[int, MentionInRun] | None = None
        for end in reversed(self._ends(i)):
            if self._is_edge_of_possessive(i, end):
                break  # "after Tuesday's vote" is not after Tuesday
            if not self.sentence.tells(i, end):
                problem = problem or self._quarter(i, end)
                continue
            found = self._read(i, end)
            if found.reading:
                is_cut = failed is not None and self.terminals[end] in _FIGURES
                return (
                    failed if is_cut else self._with_kind_of_year(i, end, self._doubted(i, end, found, found.reading))
                )
            has_heart = self.sentence.has_heart(i, end)
            failed = failed or ((end, found) if has_heart else None)
            if problem is None and has_heart and not self._is_beside(i, end):
                problem = end, found
            if problem and self.terminals[end - 1] not in HEARTS and not _LINKS & set(self.terminals[i:end]):
                break
        return problem

    def _ends(self, i: int) -> list[int]:
        """Where a phrase that begins here can end, before the next one that is refused whole."""
        ends = date_prefixes().ends(self.terminals, i)
        limit = min((start for start in self.wholes if start > i), default=len(self.tokens))
        return [end for end in ends if end <= limit]

    def _is_part_of_tens(self, i: int) -> bool:
        """Whether this is the "mid-" of "mid-80s", or the "late" of "late 80s" that may be a decade."""
        kinds = self.terminals[i : i + 2]
        is_joined = kinds == ["PHASE", TENS] and self.run.text[start_of(self.tokens[i + 1]) - 1] == "-"
        return is_joined or kinds == ["PHASE", SOME_TENS]

    def _is_of_something_else(self, i: int) -> bool:
        """Whether a unit with "a" counts from something that is told: a day earlier, a year after the vote."""
        if self.terminals[i : i + 2] != ["A", "UNIT"] or self.sentence.unit(i + 1) in PARTS_OF_A_DAY:
            return False
        return i + 2 < len(self.tokens) and self.tokens[i + 2].value in SIDES

    def _quarter(self, i: int, end: int) -> tuple[int, MentionInRun] | None:
        """A quarter without its year, which is as well one of a game, but in a report of business."""
        is_quarter = self.terminals[end - 2 : end] == ["ORDINAL", "UNIT"] and self.sentence.unit(end - 1) == "quarter"
        if not is_quarter or not set(self.terminals[i : end - 2]) <= EDGES:
            return None
        found = self._read(i, end)
        if found.reading:
            return end, self._doubted(i, end, found, found.reading)
        return end, attrs.evolve(found, problem=_QUARTER)

    def _of_game(self, i: int, end: int, reading: Reading) -> str:
        """Why a part of a quarter without its year may be one of a game: early in the first quarter."""
        is_quarter = self.terminals[end - 2 : end] == ["ORDINAL", "UNIT"] and self.sentence.unit(end - 1) == "quarter"
        is_told = not is_quarter or "WHICH" in self.terminals[i:end]
        return "" if is_told or self.sentence.is_of_business(i, end, reading) else _QUARTER

    def _read(self, i: int, end: int) -> MentionInRun:
        first, last = self.at_start[start_of(self.tokens[i])], self.at_end[end_of(self.tokens[end - 1])]
        words = self.run.words(first, last)
        span = self.run.atoms[first].start, self.run.atoms[last - 1].end
        result = self.trial(words, Quantity.DATE, ahead=self._outlook(i, span))
        if isinstance(result, ReadingError):
            return MentionInRun(first, last, Quantity.DATE, None, result.message)
        return MentionInRun(first, last, Quantity.DATE, result, "")

    def _outlook(self, i: int, span: tuple[int, int]) -> bool | None:
        """Which way the sentence looks here; a day joined to "next Tuesday" or "tomorrow" looks as that does."""
        if self.sentence.is_of_document(i):
            return False
        joined = self.sentence.joined_to(i)
        return outlook(self.run.text, *span) if joined is None else joined

    def _doubted(self, i: int, end: int, found: MentionInRun, reading: Reading) -> MentionInRun:
        """The same, without its reading where the sentence speaks against it."""
        ahead = self._outlook(i, (start_of(self.tokens[i]), end_of(self.tokens[end - 1])))
        doubt = self.sentence.about(i, end, reading, ahead=ahead) or self._of_game(i, end, reading)
        return attrs.evolve(found, reading=None, problem=doubt) if doubt else found

    def _with_kind_of_year(self, i: int, end: int, found: MentionInRun) -> tuple[int, MentionInRun]:
        """The 2022-23 fiscal year, and not 2022-23."""
        before, this = ["", *self.terminals, ""][end : end + 2]
        if this == "UNREADABLE" and before in ("YEAR", "YEARS"):
            return end + 1, self._read(i, end + 1)
        return end, found

    def _refused(self, i: int, end: int, problem: str) -> MentionInRun:
        first, last = self.at_start[start_of(self.tokens[i])], self.at_end[end_of(self.tokens[end - 1])]
        return MentionInRun(first, last, Quantity.DATE, None, problem)

    def _unreadable(self, i: int) -> tuple[int, MentionInRun | None]:
        """A holiday or another time that cannot be told from the words."""
        words = self.run.text[start_of(self.tokens[i]) : end_of(self.tokens[i])].lower()
        end = i + 1
        if words in almanac()["era"]["before"]:
            return end, None
        if end < len(self.tokens) and self.terminals[end] == "YEAR":
            end += 1
        elif words.startswith(_KINDS_OF_YEAR) and (i == 0 or self.terminals[i - 1] not in ("WHICH", "OF", "IN")):
            return end, None  # "fiscal policy", "the school year"
        before = self.terminals[back(i, 3) : i]
        if before[:1] == ["ORDINAL"] and before[1:] in (["HALF", "OF"], ["UNIT", "OF"]):
            first = i - 3
            first -= self.terminals[:first][-1:] in (["IN"], ["PREP"])
            return end, self._read(first, end)  # in the first half of fiscal 2023
        return end, self._read(i, end)

    def _is_beside(self, i: int, end: int) -> bool:
        """Whether this only stands beside a date, so that the date itself begins later."""
        kind, following = [*self.terminals[i : i + 2], ""][:2]
        if kind in ("HEDGE", "UNIT"):  # "just yesterday", "three months to May"
            if kind == "UNIT" and self._has_article(i):  # the year to May
                return False
            return {"AGO", "HENCE"}.isdisjoint(self.terminals[i:end]) if kind == "HEDGE" else following in _LINKS
        if {kind, following} <= {*EDGES, "PHASE"} and self.terminals[i + 1 : i + 3] == ["PHASE", "UNIT"]:
            return False  # since the early days of it
        return kind in ("FROM", "BETWEEN", "UNTIL", "EDGE", "PHASE")

    def _has_article(self, i: int) -> bool:
        start = start_of(self.tokens[i])
        return self.run.text[start : start + len("the ")].lower() == "the "

    def _is_edge_of_possessive(self, i: int, end: int) -> bool:
        last = end_of(self.tokens[end - 1])
        return self.run.text[last : last + 2] in _POSSESSIVE and self.terminals[i] in EDGES
