"""The counts, sums, measures and shares of a run: the longest words that are one by the reader's own grammar."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence

import attrs
from lark import Token

from discrepant.errors import ReadingError
from discrepant.reading.mentions.beside import cut_from
from discrepant.reading.mentions.rules import rules
from discrepant.reading.mentions.runs import Run
from discrepant.reading.mentions.trial import Found, Trial
from discrepant.reading.mentions.vocabulary import LED, MEASURE, MONEY, NUMBER, NUMBER_KINDS, SHARE, Vocabulary
from discrepant.reading.model import Quantity, Reading
from discrepant.reading.numbers import number_prefixes
from discrepant.reading.prefixes import Prefixes
from discrepant.reading.tokens import UNKNOWN

__all__ = ["amounts_in"]

# What makes a kind of a number: one of its terminals must be in the words, and a run must have a word with this part.
_MARKS = {
    Quantity.MONEY: (MONEY, frozenset(["CURRENCY"])),
    Quantity.SHARE: (SHARE, frozenset(["PERCENT", "PART", "PARTS", "FRACTION", "IN", "FOLD"])),
    Quantity.MEASURE: (MEASURE, frozenset(["WORD", "AGED"])),
    Quantity.NUMBER: (LED, frozenset(["NUMBER"])),
    Quantity.COUNT: (NUMBER, frozenset(["NUMBER", "SCALE", "FEW", "MANY", "PART", "PARTS", "FRACTION"])),
}
_LINKS = frozenset(["TO", "DASH", "AND", "JOIN", "PM", "IN"])
_LED = frozenset(["FROM", "BETWEEN", "AGED"])
_UNITS = frozenset(["CURRENCY", "PERCENT", "WORD", "SCALE"])
_DIGITS = frozenset(["NUMBER", "FRACTION"])
_SHARED = "its unit or scale stands with the number after it"
_MILLIONS = "this can be millions or metres"
_WEIGHT = "this can be money or a weight"
_DEGREES = "this can be degrees, or another unit"
_FEW_DEGREES = 10
_LONGEST_LIST = 6
_JOINTS = ([",", "and"], [",", "or"], ["-", "and"], ["-", "or"], ["-", ","], ["and"], ["or"], [","])
_STROKE = "this can be a date, a fraction or two numbers"
_TRIES = 4
_GROUP = 3  # digits
_EVEN = (2, 3, 4, 5, 6, 8, 10)
_HEDGED_RANGE = "hedge does not go with a range"
_TALLY = "this can be from one number to another, or a score"
_AMBIGUOUS = (_MILLIONS, _WEIGHT, _DEGREES, _TALLY)
_BESIDE = "another number stands right beside it"
_NOUN_NEXT = re.compile(r"[ \u00a0]+([a-z]+s|people|men|women|children|troops)\b")
_SPACED = re.compile(r"\A[0-9]{1,2} [-\u2010-\u2013] [0-9]{1,2}\Z")
_OCLOCK = re.compile(r" (?:to|past) (?:[0-9]{1,2}|[a-z]+)\b(?! of)")
_PAST = re.compile(r"\b(?:half past|quarter past|quarter to) \Z", re.IGNORECASE)
_DEGREE = re.compile(r"(?:[0-9 ][CF]|degrees? (?:[CF]|[Cc]elsius|[Ff]ahrenheit)|\u00b0 ?[CF])\Z")
_WARMING = frozenset(["warming", "rise", "increase", "drop", "fall", "difference", "change"])
_DECIMALS = re.compile(r"[0-9]\.[0-9]")
_WORD = re.compile(r"[^\W\d_]+")
_AFTER_A_SIGN = frozenset("$€£¥.")
_JOINED_BY = frozenset("%\u00b0)")
_SPACES = " -\u00a0"
_GAP = re.compile("[ \u00a0\u2009\u202f]?[-\u2010\u2011]?\\Z")


def amounts_in(
    run: Run, taken: Collection[int], glued: Mapping[int, str], known: Vocabulary, trial: Trial
) -> Iterator[Found]:
    """The amounts of a run in order, outside of the atoms that dates and names take."""
    parts = NUMBER if glued else 0
    for i, part in enumerate(run.parts):
        parts |= 0 if i in taken else part
    if not parts & NUMBER and not (parts & MEASURE and not {"a", "an"}.isdisjoint(run.texts)):  # "nearly a year"
        return
    kinds = [kind for kind in NUMBER_KINDS if parts & _MARKS[kind][0]]
    streams = [_Stream.of(run, taken, known, kind) for kind in kinds]
    search = _Search(run, streams, trial, [atom.start for atom in run.atoms], glued)
    i = 0
    while i < len(run.atoms):
        found = search.at(i) if i not in taken or i in glued else None
        if found:
            yield found
        i = found.end if found else i + 1


@attrs.frozen(eq=False)
class _Stream:
    """The run as tokens of one kind; where it has another reading than the kind's, an UNKNOWN stands."""

    kind: Quantity
    tokens: Sequence[Token]
    terminals: Sequence[str]
    by_start: Mapping[int, int]
    prefixes: Prefixes
    text: str = attrs.field(repr=False)

    @classmethod
    def of(cls, run: Run, taken: Collection[int], known: Vocabulary, kind: Quantity) -> _Stream:
        tokens = known.numbers[kind].running(run.text, run.atoms)
        blocked = [(run.atoms[i].start, run.atoms[i].end) for i in sorted(taken)]
        starts = [start for start, _ in blocked]
        terminals = []
        for i, token in enumerate(tokens):
            at = bisect_left(starts, token.end_pos or 0)
            is_taken = at > 0 and blocked[at - 1][1] > (token.start_pos or 0)
            terminals.append(
                UNKNOWN if is_taken or _is_idle(run, token, tokens[i - 1].type if i else "", kind) else token.type
            )
        by_start = {token.start_pos or 0: i for i, token in enumerate(tokens)}  # behind a JOIN without width
        return cls(kind, tokens, terminals, by_start, number_prefixes(), run.text)

    def is_sign(self, start: int) -> bool:
        """Whether a dash is the sign of the number that it touches."""
        before = self.text[max(0, start - 1) : start]
        return not (before.isalnum() or before in _JOINED_BY) and bool(self.text[start + 1 : start + 2].strip())

    def _belongs_on(self, token: Token) -> bool:
        """Whether a sign of money belongs to the digits that it touches."""
        return self.text[token.end_pos or 0 : (token.end_pos or 0) + 1].isdigit()

    def ends(self, start: int) -> Iterator[tuple[int, Quantity, Sequence[Token]]]:
        """What begins at this character: where it ends, and its tokens."""
        first = self.by_start.get(start)
        if first is not None and self.terminals[first] == "DASH" and not self.is_sign(start):
            return  # the hyphen of "magnitude-5.8", the dash of "schools - 1,940 of them"
        if first is None or not self.prefixes.begins(self.terminals[first]):
            return
        for end in self.prefixes.ends(self.terminals, first):
            tokens = self.tokens[first:end]
            if tokens[-1].type == "CURRENCY" and self._belongs_on(tokens[-1]):
                continue  # "half of the $100 billion"
            if not _MARKS[self.kind][1].isdisjoint(self.terminals[first:end]):
                yield tokens[-1].end_pos or 0, self.kind, tokens


def _is_no_hedge(run: Run, token: Token, words: str) -> bool:
    """Whether this is a preposition, "a book about 12 men", or the plus of a sum, "5+1"."""
    start, end = _span(token)
    if words in ("+", "plus"):
        return run.text[end : end + 2].strip()[:1].isdigit()
    nouns = rules()["preposition"].get(words)
    return nouns is not None and (run.text[max(0, start - 20) : start].split() or [""])[-1].lower() in nouns


def _is_idle(run: Run, token: Token, before_it: str, kind: Quantity) -> bool:
    """Whether a hyphen is a dash of the sentence, a code a word, a short scale or unit not on its number."""
    start, end = token.start_pos or 0, token.end_pos or 0
    before, after = run.text[max(0, start - 1) : start], run.text[end : end + 1]
    words = run.text[start:end]
    if token.type == "DASH":
        is_sign = (after.isdigit() or after in _AFTER_A_SIGN) and not before.strip(" (\n\u00a0[\u2014")
        joins = bool(before.strip()) and bool(after.strip())
        return not (joins or before == after == " " or (is_sign and words != "\u2014"))
    if token.type.startswith("HEDGE"):
        return _is_no_hedge(run, token, words.lower())
    if token.type == "CURRENCY" and token.value.follows:
        return before_it not in ("NUMBER", "SCALE", "FEW", "MANY", "PART", "PARTS", "FRACTION", "OF")
    if token.type == "CURRENCY":
        return not token.value.is_printed(words)
    if token.type == "FRACTION" and "/" in words:
        return not _is_even(*token.value)
    if token.type == "SCALE" or (token.type == "WORD" and words.lower() in rules()["unit"]["glued"]):
        if words in ("C", "F") and before == " " and not (after.isalnum() or after == "-"):
            return False
        is_apart = len(words) == 1 and not _on_digits(run, start) and not after.isalpha()  # 30 MUSD
        return is_apart and not (kind is Quantity.MONEY and before == " " and not after.isalnum())  # "$1.5 B"
    return token.type == "WORD" and words == "/" and not after.isalpha()


def _is_even(over: int, under: int) -> bool:
    """Whether figures with a stroke between them are a fraction, and no date, pressure or score."""
    return over < under and under in _EVEN


def _on_digits(run: Run, start: int) -> bool:
    """Whether digits end right before this character."""
    return run.text[max(0, start - 1) : start].isdigit()


@attrs.frozen(eq=False)
class _Search:
    """The amounts of one run."""

    run: Run
    streams: Sequence[_Stream]
    trial: Trial
    starts: Sequence[int]
    glued: Mapping[int, str]

    def at(self, i: int) -> Found | None:
        """The longest amount that begins at this atom; one that is plainly there and cannot be read has a problem."""
        start = self.run.atoms[i].start
        found = [each for stream in self.streams for each in stream.ends(start)]
        if not found and self._is_stroke(start):
            return Found(i, i + 3, Quantity.COUNT, None, _STROKE)
        if i in self.glued:
            return Found(i, i + 1, Quantity.COUNT, None, f"{self.glued[i]!r} is not known here")
        found.sort(key=lambda each: -each[0])  # stable: of the same words the kinds keep their order
        longest, problem = found[0] if found else None, None
        # of a chain of many parts that do not add up only the longest and the shortest are tried
        for end, kind, tokens in found if len(found) <= 2 * _TRIES else [*found[:_TRIES], *found[-_TRIES:]]:
            if longest is not None and end < longest[0] and not self._may_end(end, longest, tokens):
                continue
            if self._is_change(i, tokens):
                continue
            last = self._index(end)
            if last is None or not self._counts(i, last, tokens):
                continue
            if self._is_other_m(last, kind, tokens):
                continue
            if reason := cut_from(self.run, i, last, kind, tokens) or self._scale_behind(last, tokens):
                return Found(i, last, kind, None, reason)
            result = self._read(i, last, kind, tokens, longest)
            if result.reading or result.problem in _AMBIGUOUS or _HEDGED_RANGE in result.problem:
                return result
            if tokens[0].type in _LED:  # "from 30 to 20" are two numbers
                return None
            if any(token.type == "DASH" and self._joins(token) for token in tokens[1:]):  # 219-212
                return result
            problem = problem or result
        return problem

    def _joins(self, dash: Token) -> bool:
        """Whether a hyphen touches what it stands between."""
        start, end = _span(dash)
        return bool(self.run.text[start - 1 : start].strip()) and bool(self.run.text[end : end + 1].strip())

    def _is_stroke(self, start: int) -> bool:
        """Whether two numbers with a stroke between them begin here, which may be this or that."""
        stream = self.streams[-1]
        first = stream.by_start.get(start)
        return first is not None and stream.tokens[first].type == "FRACTION" and stream.terminals[first] == UNKNOWN

    def _index(self, end: int) -> int | None:
        """The index after the atom that ends at this character."""
        ends = [atom.end for atom in self.run.atoms]
        at = bisect_left(ends, end)
        return at + 1 if at < len(ends) and ends[at] == end else None

    def _may_end(self, end: int, longest: tuple[int, Quantity, Sequence[Token]], tokens: Sequence[Token]) -> bool:
        """Whether words that go on can end here: before what links two numbers, and not within one."""
        following = next((token for token in longest[2] if (token.start_pos or 0) >= end), None)
        if following is None or tokens[0].type in _LED:
            return False
        if (
            following.type in ("NUMBER", "PARTS") and tokens[-1].type != "JOIN"
        ):  # "$3 million five-year", "six quarters"
            beside = bisect_left(self.starts, following.start_pos or 0)
            return following.type == "PARTS" or not self._is_bare_number(beside)
        return following.type in _LINKS and following.type != "IN"

    def _is_change(self, i: int, tokens: Sequence[Token]) -> bool:
        """Whether two ends are told as a change, "rose from 5 to 10", and are no range."""
        kinds = [token.type for token in tokens]
        link = next((i for i, kind in enumerate(kinds) if kind in ("TO", "DASH") and i), None)
        if link and "PART" in kinds[:link] and kinds[link + 1 :] == ["NUMBER"]:
            return True  # "a quarter to five"
        if link and {"PERCENT", "WORD"} & set(kinds[:link]) and not {"PERCENT", "WORD"} & set(kinds[link:]):
            return True  # "up 0.6% to 11.42"
        if "TO" not in kinds or self.run.text[slice(*_span(tokens[kinds.index("TO")]))].lower() == "or":
            return False
        before = [word.lower() for word in _WORD.findall(self.run.before(i))][-3:]
        return any(word in rules()["change"]["words"] for word in before)

    def _counts(self, i: int, end: int, tokens: Sequence[Token]) -> bool:
        """Whether the words are a quantity, and not a pronoun, a noun or a part of a name."""
        kinds, texts = [token.type for token in tokens], self.run.texts[i:end]
        if _PAST.search(self.run.before(i)):
            return False
        if texts in (["one"], ["zero"]):
            return self._counts_word(texts[0], i, end)
        if texts[1:] == ["zero"] or (texts[-1] == "half" and self.run.after(end)[:5] == " past"):
            return False  # "20 below zero", "half past ten"
        if kinds[:2] == ["A", "WORD"] and texts[1].endswith("ies"):
            return False  # a centuries-old church
        if kinds == ["A", "WORD"]:
            return " ".join(texts[1:]) in rules()["unit"]["alone"]
        if texts[0] == "a" and kinds[0].startswith("HEDGE") and kinds[1:] == ["PART"]:
            return False  # "a good quarter"
        if kinds in (["PART"], ["A", "PART"], ["NUMBER", "PART"], ["NUMBER", "PARTS"]) or texts in (
            ["tens"],
            ["scores"],
        ):
            return self._stands_alone(i, end, texts)
        if kinds == ["FEW"] and texts[-1] in ("couple", "few"):
            return texts == ["a", "few"]
        return texts not in (["one", "day"], ["couple", "of"], ["couple"])

    def _stands_alone(self, i: int, end: int, texts: Sequence[str]) -> bool:
        """Whether "a third" or "tens" is no part of a noun, as it is in "a third party" and "a quarter-final"."""
        before = self.run.word_before(i).lower()
        if _OCLOCK.match(self.run.after(end)):
            return False  # "a quarter to five"
        if texts[0] == "a" and before in ("by", "to", "than"):
            return True
        if texts[0] in ("scores", "tens"):
            return self.run.after(end)[:4] == " of "
        if before in rules()["part"]["after"] and texts[0] in ("half", "quarter"):
            return False
        if len(texts) > 1 and texts[0] != "a":  # one-third stake, two-thirds majority
            return True
        if self.run.after(end)[:4] == " of " or (texts[0] == "half" and self.run.after(end)[:5] == " the "):
            return texts[0] in ("a", "half")
        is_ordinal = texts[0] != "half" and texts[0] not in ("a", "one") and len(texts) == 1
        return self._ends_here(end) and not is_ordinal

    def _ends_here(self, end: int) -> bool:
        """Whether a mark follows, and no word."""
        after = self.run.after(end)
        return not after.strip() or after.lstrip(" \u00a0")[:1] in '.,;:!?)]”’"\u2014…' or after[:1] == "\n"

    def _counts_word(self, text: str, i: int, end: int) -> bool:
        """Whether "one" or "zero" counts what follows."""
        word = self._word_after(end)
        if text == "one":
            return word in rules()["one"]["before"]
        return word not in rules()["zero"]["before"] and self.run.word_before(i).lower() not in rules()["zero"]["after"]

    def _word_after(self, end: int) -> str:
        after = self.run.after(end)
        following = _WORD.match(after.lstrip(_SPACES)) if after[:1] in _SPACES else None
        return following[0].lower() if following else ""

    def _read(
        self,
        i: int,
        end: int,
        kind: Quantity,
        tokens: Sequence[Token],
        longest: tuple[int, Quantity, Sequence[Token]] | None,
    ) -> Found:
        """The reading of the words, or why there is none."""
        words = self.run.words(i, end)
        if (last := self._beside(end, kind, tokens)) > end:
            return Found(i, last, kind, None, _BESIDE)
        if longest and longest[0] > self.run.atoms[end - 1].end and self._shares(tokens, longest[2]):
            return Found(i, end, longest[1], None, _SHARED)
        if (last := self._listed(end, tokens)) > end:
            return Found(i, end, kind, None, _SHARED)
        if problem := self._ambiguous(i, end, kind, tokens):
            kind = Quantity.COUNT if problem == _MILLIONS else kind
            return Found(i, end, kind, None, problem)
        result = self.trial(words, kind)
        if kind is Quantity.COUNT and (_has_decimals(words) or _is_not_whole(result)):
            kind = Quantity.NUMBER
            result = self.trial(words, kind)
        if isinstance(result, ReadingError):
            return Found(i, end, kind, None, result.message)
        return Found(i, end, kind, result, "")

    def _is_degree_of_change(self, i: int, tokens: Sequence[Token]) -> bool:
        """Whether this may be a difference of temperatures: a few degrees by a letter alone, or "rose by 1.5 degrees"."""
        before = [word.lower() for word in _WORD.findall(self.run.before(i))[-4:]]
        is_led = before[-1:] == ["by"] or (before[-1:] == ["of"] and bool(set(before) & _WARMING))
        degrees = [token.value.value for token in tokens if token.type == "NUMBER"]
        is_signed = any(token.type in ("MINUS", "DASH") for token in tokens[:2])
        is_letter = self.run.texts[self._last(tokens) - 1] in ("c", "f")
        return is_led or (is_letter and not is_signed and max(degrees, default=0) < _FEW_DEGREES)

    def _last(self, tokens: Sequence[Token]) -> int:
        return self._index(tokens[-1].end_pos or 0) or 1

    def _m_is(self, end: int) -> Quantity | None:
        """What a lone "m" is: metres before "long" and apart from its digits, millions before a noun, else either."""
        is_counted = _NOUN_NEXT.match(self.run.after(end)) is not None
        is_apart = not self.run.touches(end - 1)
        if self._word_after(end) in rules()["unit"]["aside"] or (is_apart and not is_counted):
            return Quantity.MEASURE
        return Quantity.COUNT if is_counted and not is_apart else None

    def _is_other_m(self, end: int, kind: Quantity, tokens: Sequence[Token]) -> bool:
        """Whether an "m" is settled to be the other one of metres and millions."""
        is_m = self._is_m(tokens) and kind in (Quantity.COUNT, Quantity.MEASURE)
        return is_m and self._m_is(end) not in (None, kind)

    def _is_m(self, tokens: Sequence[Token]) -> bool:
        return self.run.text[slice(*_span(tokens[-1]))].lower() == "m"

    def _shares(self, tokens: Sequence[Token], longest: Sequence[Token]) -> bool:
        """Whether only the words that go on print a unit or a scale."""
        mine, theirs = ({token.type for token in each} & _UNITS for each in (tokens, longest))
        return bool(theirs) and (not mine or ("SCALE" in theirs and "SCALE" not in mine))

    def _ambiguous(self, i: int, end: int, kind: Quantity, tokens: Sequence[Token]) -> str:
        """Why the words can be read in two ways, if they can."""
        text, terminals = self.run.texts[end - 1], {token.type for token in tokens}
        if kind is Quantity.MONEY and text in rules()["unit"]["or_money"] and not terminals & {"SCALE", "MANY"}:
            return _WEIGHT
        is_m = self._is_m(tokens) and kind in (Quantity.COUNT, Quantity.MEASURE)
        if is_m and not self._m_is(end):
            return _MILLIONS
        if _SPACED.search(self.run.words(i, end)) and not terminals & _UNITS:
            return _TALLY
        if kind is Quantity.MEASURE and _DEGREE.search(self.run.words(i, end)) and self._is_degree_of_change(i, tokens):
            return _DEGREES
        return ""

    def _beside(self, end: int, kind: Quantity, tokens: Sequence[Token]) -> int:
        """The index after the bare numbers that nothing but blanks join to this one, which are not cut from it."""
        if kind is not Quantity.COUNT or "SCALE" in {token.type for token in tokens}:
            return end
        if end < len(self.run.atoms) and len(self.run.texts[end]) == _GROUP and self.run.texts[end].isdecimal():
            gap = self.run.text[self.run.atoms[end - 1].end : self.run.atoms[end].start]
            ends = [each[0] for stream in self.streams for each in stream.ends(self.run.atoms[end].start)]
            if gap == " " and ends and self.run.texts[end - 1].isdecimal() and len(self.run.texts[end - 1]) <= _GROUP:
                return self._index(max(ends)) or end  # 12 500 euros
        while end < len(self.run.atoms) and self._is_bare_number(end):
            gap = self.run.text[self.run.atoms[end - 1].end : self.run.atoms[end].start]
            if not gap or gap.strip(" \u00a0\u2009\u202f"):
                break
            end += 1
        return end

    def _scale_behind(self, end: int, tokens: Sequence[Token]) -> str:
        """Why a hedge ends no number before its scale: "$2-plus billion"."""
        if end >= len(self.run.atoms) or not tokens[-1].type.startswith("HEDGE"):
            return ""
        for stream in self.streams:
            at = stream.by_start.get(self.run.atoms[end].start + (self.run.texts[end] == "-"))
            if at is not None and stream.terminals[at] in ("SCALE", "PERCENT"):
                return "its scale stands behind the hedge"
        return ""

    def _listed(self, end: int, tokens: Sequence[Token]) -> int:
        """The index after the numbers that go on in a list and have the unit for all: "5, 10 and 15 percent"."""
        if not {token.type for token in tokens} <= {"NUMBER"}:
            return end
        at = end
        for _ in range(_LONGEST_LIST):
            joint = self.run.texts[at : at + 3]
            skip = next((n for n, joints in enumerate(_JOINTS) if joint[: len(joints)] == joints), None)
            if skip is None:
                return end
            at += len(_JOINTS[skip])
            if at >= len(self.run.atoms):
                return end
            ends = [each for stream in self.streams for each in stream.ends(self.run.atoms[at].start)]
            longest = max(ends, key=lambda each: each[0], default=None)
            if longest is None or longest[2][0].type != "NUMBER":
                return end
            if {token.type for token in longest[2]} & _UNITS:
                return at
            at = self._index(longest[0]) or at + 1
        return end

    def _is_bare_number(self, i: int) -> bool:
        """Whether a number without a unit begins at this atom."""
        start = self.run.atoms[i].start
        ends = [each for stream in self.streams for each in stream.ends(start)]
        if not ends:
            return False
        longest = max(ends, key=lambda each: each[0])
        return (
            not {token.type for token in longest[2]} & (_UNITS | {"IN", "PART", "PARTS"})
            and longest[2][0].type in _DIGITS
        )


def _has_decimals(words: str) -> bool:
    """Whether figures with decimals are printed, and no scale: a plain number, though it be 5.0."""
    return _DECIMALS.search(words) is not None and not words.rstrip()[-1].isalpha()


def _is_not_whole(result: Reading | ReadingError) -> bool:
    return isinstance(result, ReadingError) and "whole number" in result.message


def _span(token: Token) -> tuple[int, int]:
    return token.start_pos or 0, token.end_pos or 0
