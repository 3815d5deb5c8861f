"""The counts, sums, measures and shares of a run.

They are the longest words that are one by the reader's own grammar.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache

import attrs

from discrepant.errors import ReadingError
from discrepant.reading.hedges import HedgeTable
from discrepant.reading.mentions.beside import cut_from
from discrepant.reading.mentions.doubts import is_scale_alone
from discrepant.reading.mentions.either import TWO_WAYS, is_noun, is_other, two_ways, word_after
from discrepant.reading.mentions.pairs import LINKS, RangeEnds
from discrepant.reading.mentions.runs import WordRun
from discrepant.reading.mentions.streams import MARKS, Candidate, Stream, span
from discrepant.reading.mentions.trial import MentionInRun, Trial
from discrepant.reading.mentions.vocabulary import MEASURE, NUMBER, NUMBER_KINDS, MentionVocabulary
from discrepant.reading.model import Quantity, Reading
from discrepant.reading.tokens import UNKNOWN
from discrepant.reading.words import rules

__all__ = ["amounts_in"]

_LINKS = LINKS | {"JOIN", "PM"}
_BOUND = frozenset(["FROM", "BETWEEN"])  # of which a number by itself may be left
_LED = _BOUND | {"AGED"}
_UNITS = frozenset(["CURRENCY", "PERCENT", "WORD", "SCALE"])
_TRIES = 4
_GROUP = 3  # digits
_JOINTS = ([",", "and"], [",", "or"], ["-", "and"], ["-", "or"], ["-", ","], ["and"], ["or"], [","])
_BLANKS = " \u00a0\u2009\u202f"
_TIME = re.compile(  # behind a number
    "[ \u00a0-](?:second|minute|hour|day|week|month|year)s?\\b"
    "(?P<more> and (?:[0-9]+|an?|half an?|[a-z-]+)[ \u00a0](?:second|minute|hour|day|week|month)s?\\b)?"
)
_DECIMALS = re.compile(r"[0-9]\.[0-9]")

_SHARED = "its unit or scale stands with the number after it"
_BESIDE = "another number stands right beside it"
_STROKE = "this can be a date, a fraction or two numbers"
_LATE_SCALE = "its scale stands behind the hedge"
_HEDGED_RANGE = "hedge does not go with a range"


def amounts_in(
    run: WordRun, taken: Collection[int], doubted: Mapping[int, str], known: MentionVocabulary, trial: Trial
) -> Iterator[MentionInRun]:
    """The amounts of a run in order, outside of the atoms that dates and names take.

    Digits that may be more than a name are refused for the reason that is told of them in `doubted`.
    """
    parts = NUMBER if doubted else 0
    for i, part in enumerate(run.parts):
        parts |= 0 if i in taken else part
    if not parts & NUMBER and not (parts & MEASURE and not {"a", "an"}.isdisjoint(run.texts)):  # "nearly a year"
        return
    streams = [Stream.of(run, taken, known, kind) for kind in NUMBER_KINDS if parts & MARKS[kind][0]]
    starts, ends = [atom.start for atom in run.atoms], [atom.end for atom in run.atoms]
    search = _AmountSearch(run, taken, streams, trial, starts, ends, not TWO_WAYS.isdisjoint(run.texts))
    i, change, done = 0, rules()["change"], 0
    while i < len(run.atoms):
        found = None
        if i in doubted:
            found = MentionInRun(i, i + 1, Quantity.COUNT, None, doubted[i])
        elif run.texts[i] in change["times"] and word_after(run, i + 1) not in change["idle"]:
            found = _change_by_itself(run, max(done, i - _longest_hedge()), i, trial)
        elif i not in taken:
            found = search.at(i)
            if found is None and is_scale_alone(run, i):
                found = MentionInRun(i, i + 1, Quantity.COUNT, None, "how many of these is not told")
        if found:
            yield found
            done = found.end
        i = found.end if found else i + 1


@cache
def _longest_hedge() -> int:
    """The words of the longest hedge that stands before a number."""
    return max(len(phrase.split()) for row in HedgeTable.default().hedge for phrase in row.before)


def _change_by_itself(run: WordRun, first: int, i: int, trial: Trial) -> MentionInRun:
    """A word such as "doubled", with the hedge before it: "more than doubled"."""
    for start in range(first, i + 1):
        words = run.words(start, i + 1)
        reading = trial(words, Quantity.CHANGE)
        if isinstance(reading, Reading) and words.startswith(reading.hedge.words or run.words(i, i + 1)):
            return MentionInRun(start, i + 1, Quantity.CHANGE, reading, "")
    return MentionInRun(i, i + 1, Quantity.CHANGE, None, "this tells a change, and not how far it went")


@attrs.frozen
class _AmountSearch:
    """The amounts of one run, whose atoms have these first characters and ends; `is_open` if it has a unit of two."""

    run: WordRun
    taken: Collection[int]
    streams: Sequence[Stream]
    trial: Trial
    starts: Sequence[int]
    ends: Sequence[int]
    is_open: bool
    lists: dict[tuple[int, frozenset[str]], bool] = attrs.field(factory=dict)  # whether they end in a unit

    def at(self, i: int) -> MentionInRun | None:
        """The longest amount that begins at this atom; one that is plainly there and cannot be read has a problem."""
        found = self._candidates(i)
        if not found:
            return self._stroke(i)
        longest, problem = found[0], None
        # of a chain of many parts that do not add up only the longest and the shortest are tried
        for each in found[:_TRIES] + found[_TRIES:][-_TRIES:]:
            if each.end < longest.end and not self._may_end(each, longest):
                continue
            last = self._index(each.end)
            if last is None or self._is_other_thing(i, last, each):
                continue
            told = self._refused(i, last, each, longest)
            result = told or self._read(i, last, each)
            if result.reading or (told is not None and told.problem != _SHARED) or self._is_final(each, result):
                is_whole = told is not None and "BETWEEN" in each.terminals and "AND" in each.terminals
                return result if result.reading or is_whole or each.tokens[0].type not in _BOUND else None
            problem = problem or result
        return None if longest.tokens[0].type in _BOUND else problem

    def _candidates(self, i: int) -> list[Candidate]:
        """What can be an amount from this atom on, the longest first; of the same words the kinds keep their order."""
        found = [each for stream in self.streams for each in stream.candidates(self.starts[i])]
        found = [each for each in found if "IN" not in each.terminals or not self._is_done_in_time(each)]
        found.sort(key=lambda each: -each.end)
        return [each for each in found if not self._is_other(i, each)] if self.is_open else found

    def _is_done_in_time(self, found: Candidate) -> bool:
        """Whether a score and how long it took are no share: "7-5 in two hours", "3 in two hours and 41 minutes"."""
        time = _TIME.match(self.run.text, found.end)
        return time is not None and (bool(time["more"]) or "DASH" in {token.type for token in found.tokens})

    def _is_other(self, i: int, found: Candidate) -> bool:
        end = self._index(found.end)
        return end is not None and is_other(self.run, i, end, found)

    def _longest(self, i: int) -> Candidate | None:
        """The longest of them; none behind the last atom."""
        return next(iter(self._candidates(i)), None) if i < len(self.starts) else None

    def _index(self, end: int) -> int | None:
        """The index after the atom that ends at this character."""
        at = bisect_left(self.ends, end)
        return at + 1 if at < len(self.ends) and self.ends[at] == end else None

    # Whether it is one, and how far it goes.

    def _stroke(self, i: int) -> MentionInRun | None:
        """Two numbers with a stroke between them, which may be this or that."""
        stream = self.streams[-1]
        at = stream.by_start.get(self.starts[i])
        if at is None or stream.tokens[at].type != "FRACTION" or stream.terminals[at] != UNKNOWN:
            return None
        end = self._index(stream.tokens[at].end) or i + 1
        return (
            None if any(j in self.taken for j in range(i, end)) else MentionInRun(i, end, Quantity.COUNT, None, _STROKE)
        )

    def _is_other_thing(self, i: int, end: int, found: Candidate) -> bool:
        pair = RangeEnds.of(self.run, i, end, found)
        if pair is not None and (pair.is_two or (not pair.is_joined and self._goes_on(pair))):
            return True
        return is_noun(self.run, i, end, found.terminals)

    def _goes_on(self, pair: RangeEnds) -> bool:
        """Whether the second end has a unit of its own behind these words: "$5 or 20 percent"."""
        following = self._longest(bisect_left(self.starts, pair.high_start))
        is_bare = not _UNITS.intersection(pair.high)
        return is_bare and following is not None and following.end > pair.found.end and following.has(_UNITS)

    def _may_end(self, found: Candidate, longest: Candidate) -> bool:
        """Whether words that go on can end here: before what links two numbers, and not within one."""
        following = next((token for token in longest.tokens if token.start >= found.end), None)
        if following is None or found.tokens[0].type in _LED:
            return False
        if following.type == "NUMBER":  # "$3 million five-year"
            return not self._is_bare_number(bisect_left(self.starts, following.start))
        return following.type in _LINKS or following.type == "PARTS"  # "six quarters"

    def _is_final(self, found: Candidate, result: MentionInRun) -> bool:
        """Whether what cannot be read is not read in part: 219-212, almost 2.5 to 3 billion."""
        if _HEDGED_RANGE in result.problem:
            return True
        links = [span(token) for token in found.tokens[1:] if token.type in ("DASH", "TO")]  # 219-212, 5-to-1
        text = self.run.text
        return any(text[start - 1 : start].strip() and text[end : end + 1].strip() for start, end in links)

    # Its reading, or why there is none.

    def _refused(self, i: int, end: int, found: Candidate, longest: Candidate) -> MentionInRun | None:
        """Why these words alone are not the number, if there is a reason."""
        if reason := cut_from(self.run, i, end, found):
            return MentionInRun(i, end, found.kind, None, reason)
        if self._has_scale_behind(end, found):
            return MentionInRun(i, end, found.kind, None, _LATE_SCALE)
        if (last := self._beside(end, found)) > end:
            return MentionInRun(i, last, found.kind, None, _BESIDE)
        if (found.end < longest.end and self._shares(found, longest)) or self._is_listed(i, end, found):
            return MentionInRun(i, end, longest.kind, None, _SHARED)
        pair = RangeEnds.of(self.run, i, end, found)
        doubt = pair.doubt(goes_on=self._goes_on(pair)) if pair else ""
        if reason := doubt or two_ways(self.run, i, end, found):
            return MentionInRun(i, end, Quantity.COUNT if "metres" in reason else found.kind, None, reason)
        return None

    def _read(self, i: int, end: int, found: Candidate) -> MentionInRun:
        words, kind = self.run.words(i, end), found.kind
        result = self.trial(words, kind)
        if kind is Quantity.COUNT and (_has_decimals(words) or _is_not_whole(result)):
            kind = Quantity.NUMBER
            result = self.trial(words, kind)
        if isinstance(result, ReadingError):
            return MentionInRun(i, end, kind, None, result.message)
        return MentionInRun(i, end, kind, result, "")

    def _shares(self, found: Candidate, longest: Candidate) -> bool:
        """Whether only the words that go on print a unit or a scale: four or five in ten, 2bn to 4bn pounds."""
        mine, theirs = ({*each.terminals} & (_UNITS | {"IN"}) for each in (found, longest))
        if mine == {"SCALE"} and longest.terminals[len(found.terminals)] in _LINKS:
            return not theirs.isdisjoint(("CURRENCY", "WORD"))
        return bool(theirs) and (not mine or ("SCALE" in theirs and mine.isdisjoint(("SCALE", "PERCENT"))))

    def _has_scale_behind(self, end: int, found: Candidate) -> bool:
        """Whether a hedge ends no number, for its scale follows: "$2-plus billion"."""
        if end >= len(self.starts) or not found.tokens[-1].type.startswith("HEDGE"):
            return False
        start = self.starts[end] + (self.run.texts[end] == "-")
        return any(stream.terminal_at(start) in ("SCALE", "PERCENT") for stream in self.streams)

    def _beside(self, end: int, found: Candidate) -> int:
        """The index after the bare numbers that nothing but blanks join to this one, which are not cut from it."""
        if found.kind is not Quantity.COUNT or found.has(["SCALE"]):
            return end
        while end < len(self.starts):
            gap, text = self.run.text[self.ends[end - 1] : self.starts[end]], self.run.texts[end]
            if not gap or gap.strip(_BLANKS):
                break
            following = self._longest(end)
            is_group = len(text) == _GROUP and text.isdecimal() and self.run.texts[end - 1].isdecimal()
            if following and is_group and len(self.run.texts[end - 1]) <= _GROUP:  # 12 500 euros, 12 500 000
                end = self._index(following.end) or end
                if self.run.texts[end - 1] != text:
                    return end
                continue
            if following is None or not self._is_bare_number(end):
                break
            end = self._index(following.end) or end + 1
        return end

    def _is_listed(self, i: int, end: int, found: Candidate) -> bool:
        """Whether the last number of a list has the unit for all: "5, 10 and 15 percent"; not so "300, or 5%"."""
        if {*found.terminals} - {"SCALE"} != {"NUMBER"}:
            return False
        units = _UNITS - {*found.terminals}
        if self.run.texts[end : end + 1] == ["from"] and self.run.word_before(i).lower() in ("to", "at"):
            following = self._longest(end + 1)  # to 8.2 from 8.3 percent
            return following is not None and following.tokens[0].type == "NUMBER" and following.has(units)
        begins = i < 2 or self.run.texts[i - 1] != "," or not self._is_bare_number(i - 2)  # noqa: PLR2004
        joint, following = self._next_listed(end)
        if following is None:
            return False
        if following.has(units):
            return joint != "," or not begins or following.has(["JOIN"])
        return self._ends_in_unit(self._index(following.end) or len(self.starts), frozenset(units))

    def _next_listed(self, end: int) -> tuple[str, Candidate | None]:
        """The first sign or word of what joins the next number of a list, and that number if there is one."""
        joint = next((each for each in _JOINTS if self.run.texts[end : end + len(each)] == each), [""])
        at = end + len(joint)
        following = self._longest(at) if joint[0] else None
        return joint[0], following if following and following.tokens[0].type == "NUMBER" else None

    def _ends_in_unit(self, end: int, units: frozenset[str]) -> bool:
        """Whether the list that goes on here has one of the units behind its last number; each place is asked once."""
        passed = []
        while (end, units) not in self.lists:
            passed.append(end)
            _, following = self._next_listed(end)
            if following is None or following.has(units):
                self.lists[end, units] = following is not None
            else:
                end = self._index(following.end) or len(self.starts)
        self.lists.update(dict.fromkeys([(each, units) for each in passed], self.lists[end, units]))
        return self.lists[end, units]

    def _is_bare_number(self, i: int) -> bool:
        """Whether a number without a unit begins at this atom."""
        longest = self._longest(i)
        if longest is None or longest.has(_UNITS | {"IN", "PART", "PARTS"}):
            return False
        return longest.tokens[0].type in ("NUMBER", "FRACTION")


def _has_decimals(words: str) -> bool:
    """Whether figures with decimals are printed, and no scale: a plain number, though it be 5.0."""
    return _DECIMALS.search(words) is not None and not words.rstrip()[-1].isalpha()


def _is_not_whole(result: Reading | ReadingError) -> bool:
    return isinstance(result, ReadingError) and "whole number" in result.message
