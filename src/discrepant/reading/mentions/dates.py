"""The dates of a run: the longest words that are one by the reader's own grammar, and that tell a time in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs
from lark import Token

from discrepant.errors import ReadingError
from discrepant.reading.dates.almanac import almanac
from discrepant.reading.dates.outlook import outlook
from discrepant.reading.dates.read import date_prefixes
from discrepant.reading.mentions.names import Names, is_year
from discrepant.reading.mentions.rules import rules
from discrepant.reading.mentions.runs import Run
from discrepant.reading.mentions.trial import Found, Trial
from discrepant.reading.mentions.vocabulary import DATE, Vocabulary
from discrepant.reading.model import Quantity
from discrepant.reading.tokens import UNKNOWN

__all__ = ["dates_in"]

# Of what cannot be read, this is a date all the same; other words are only where they can be read.
_HEARTS = frozenset(
    [
        *("MONTH", "WEEKDAY", "SEASON", "QUARTER", "DECADE", "YEAR", "YEARS", "SHORT_YEAR", "ISO_DAY", "ISO_MONTH"),
        *("NUMERIC", "NAMED", "YEAR_END", "AGO", "HENCE", "WEEK_FROM", "WEEK_TO"),
    ]
)
_DAYS = ("DAYNUM", "ORDINAL")
_EDGES = frozenset(["PREP", "IN", "FROM", "UNTIL", "BETWEEN", "EDGE"])
_LINKS = frozenset(["AND", "OR", "TO", "DASH", "UNTIL"])
_PARTS_OF_A_DAY = ("hour", "minute", "second")
# Between which a comma goes on.
_COMMAS = {
    "WEEKDAY": {"MONTH", "DAYNUM", "ORDINAL", "CLOCK", "ISO_DAY", "NUMERIC"},
    "DAYNUM": {"YEAR", "CLOCK"},
    "ORDINAL": {"YEAR", "CLOCK"},
    "MONTH": {"YEAR"},
    "YEAR": {"CLOCK", "AFTERHEDGE"},
    "ISO_DAY": {"CLOCK"},
    "CLOCK": {"YEAR", "MONTH", "WEEKDAY", "DAYNUM", "CLOCK", "ISO_DAY"},
    "DAYPART": {"MONTH", "WEEKDAY", "DAYNUM"},
}
# Before which "the" is a part of the date: the past year, the 24th, the end of 2014; not the 2014 invasion.
_AFTER_THE = {
    "ORDINAL",
    "DECADE",
    "PHASE",
    "WHICH",
    "SEASON",
    "UNIT",
    "NAMED",
    "WEEK_FROM",
    "WEEK_TO",
    "QUARTER",
    "DAYPART",
}
_SIDES = ("before", "after", "earlier", "later")
_QUARTER = "this can be a quarter of a year or of a game"
_POSSESSIVE = ("'s", "\u2019s")
_COUNTED = re.compile(r"\s+(?:[a-z]+[^s\W]s\b|of\b)")
_PEOPLE = re.compile(r"\s+[a-z]*(?:people|men|women|children)\b")
_BEFORE_COUNTS = frozenset(["than", "least", "nearly", "almost", "some", "estimated", "just", "only"])
_BEFORE_EITHER = frozenset(["to", "over", "above", "below", "under", "about", "around"])
_MONEY = ("$", "\u20ac", "\u00a3", "\u00a5")
_NEXT_WORD = re.compile(r"\s+([^\W\d_]+)")
# These tell something only beside a unit or a day of the week.
_BESIDE = frozenset(words for entry in almanac()["unreadable"] for words in entry.get("beside", ()))
_LONGEST_SHORT = 3  # letters of a short month or weekday


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
        reader = _Words(run, names, known.dates.running(run.atoms))
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
        start = _begin(self.tokens[i])
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
        first, last = self.at_start[_begin(self.tokens[i])], self.at_end[_end(self.tokens[end - 1])]
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
        words = self.run.text[_begin(self.tokens[i]) : _end(self.tokens[i])].lower()
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
        last = _end(self.tokens[end - 1])
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
            words = self.run.text[_begin(self.tokens[first]) : _end(self.tokens[first])]
            is_led = kinds[0] in ("PREP", "EDGE", "UNTIL", "FROM")
            last = _end(self.tokens[first])
            is_alone = _NEXT_WORD.match(self.run.text[last : last + 40].partition("\n")[0]) is None
            return words[:3].lower() == "the" and words[-3:-2].isdigit() and (is_led or is_alone)
        if "TIME" in rest or "BUT_ONE" in rest:
            return True
        if not units:
            return False
        if "WHICH" in rest:
            word = self.run.text[_begin(self.tokens[first]) : _end(self.tokens[first])].lower()
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


@attrs.frozen(eq=False)
class _Words:
    """Each token of a run, and whether it is the word of a date in this sentence."""

    run: Run
    names: Names
    tokens: Sequence[Token]

    def terminal(self, i: int) -> str:
        """Its terminal, UNKNOWN where it is another thing, empty where it is left out."""
        token = self.tokens[i]
        if self._overlaps_name(token):
            return UNKNOWN
        kind: str = token.type
        check = getattr(self, f"_{kind.lower()}", None)
        if kind == "SKIP":
            return self._skip(i)
        return kind if check is None or check(i) else UNKNOWN

    def _overlaps_name(self, token: Token) -> bool:
        return any(_begin(token) <= start < _end(token) for start in self.names.undated_starts)

    def _kind(self, i: int) -> str:
        return self.tokens[i].type if 0 <= i < len(self.tokens) else ""

    def _text(self, i: int) -> str:
        if not 0 <= i < len(self.tokens):
            return ""
        return self.run.text[_begin(self.tokens[i]) : _end(self.tokens[i])].lower()

    def _after(self, i: int) -> str:
        end = _end(self.tokens[i])
        return self.run.text[end : end + 40].partition("\n\n")[0]

    def _before(self, i: int) -> str:
        """The word before as printed, with its marks."""
        start = _begin(self.tokens[i])
        line = self.run.text[max(0, start - 40) : start].rpartition("\n")[2]
        return (line.split() or [""])[-1]

    def _touches(self, i: int) -> bool:
        return i > 0 and _end(self.tokens[i - 1]) == _begin(self.tokens[i])

    # What is left out.

    def _skip(self, i: int) -> str:
        """Empty for a comma, a full stop or an article inside a date, else UNKNOWN."""
        text, before, after = self._text(i), self._kind(i - 1), self._kind(i + 1)
        if text == ",":
            before = self._kind(i - 2) if before == "SKIP" and self._text(i - 1) == "." else before
            is_of_span = after in ("TO", "UNTIL") and "FROM" in {self._kind(j) for j in range(i - 8, i)}
            fits = is_of_span or after in _COMMAS.get(before, ())
            return "" if fits and self._is_comma_of_date(i) else UNKNOWN
        if text == ".":
            return "" if before in ("MONTH", "WEEKDAY", "CLOCK") and self._touches(i) else UNKNOWN
        if text in ("[", "]") or (text == "'s" and after == "TIME"):
            return ""
        if text == "the" and after in _AFTER_THE:
            self.tokens[i + 1].start_pos = self.tokens[i].start_pos
            return ""
        return UNKNOWN

    def _is_comma_of_date(self, i: int) -> bool:
        return self._kind(i + 1) != "YEAR" or self._year(i + 1)

    # What is another thing.

    def _edge(self, i: int) -> bool:
        return not (self._text(i) == "following" and self._text(i - 1) == "the")

    def _weekday(self, i: int) -> bool:
        """A weekday, and not the Sunday Times or Black Friday."""
        data, text = rules()["weekday"], self._text(i)
        if len(text.rstrip(".")) <= len("thurs") and not text.endswith("day"):
            return self._is_short_weekday(i)
        after = self._after(i)[1:]
        is_title = after[:1].isupper() and after.lower().startswith(tuple(data["before"]))
        return not is_title and self._before(i).lower().lstrip("\"'\u201c\u2018(") not in data["after"]

    def _is_short_weekday(self, i: int) -> bool:
        """Fri before its date, or after a word of dates and before its full stop; "Tues" is no other word."""
        if self._text(i) in ("tues", "thurs"):
            return True
        has_stop = self._text(i + 1) == "."
        j = i + 1 + has_stop
        j += self._text(j) == ","
        if self._kind(j) in _DAYS:
            j += 1
        is_dated = self._kind(j) in ("MONTH", "ISO_DAY", "NUMERIC")
        return is_dated or (has_stop and self._kind(i - 1) in _EDGES)

    def _month(self, i: int) -> bool:
        """A month, and not a person or what may be done."""
        text, data = self._text(i), rules()["month"]
        if self._has_day(i) or (text not in data["doubtful"] and len(text) > _LONGEST_SHORT):
            return True
        before = self._kind(i - 1)
        if len(text) <= _LONGEST_SHORT and text != "may":
            is_led = before in _EDGES | {"WHICH", "PHASE", "DASH"}
            return is_led and (self._text(i + 1) == "." or text not in data["doubtful"])
        following = _NEXT_WORD.match(self._after(i))
        word = following[1] if following else ""
        is_verb = text in ("may", "march")
        if is_verb and word.lower() in data["not_before"]:
            return False
        if before in ("AND", "OR", "TO"):
            return self._kind(i - 2) == "MONTH"
        is_listed = self._kind(i + 1) in ("AND", "OR", "TO", "DASH") and self._kind(i + 2) == "MONTH"
        loose = ("by", "from")
        if is_listed or (before in _EDGES | {"WHICH", "PHASE", "DASH", "HEDGE"} and self._text(i - 1) not in loose):
            return True
        is_led = self._text(i - 1) in ("the", *loose)
        is_name = word[:1].isupper() and self._text(i - 1) != "the"
        return not is_name and (is_led or not is_verb)

    def _has_day(self, i: int) -> bool:
        """Whether the day or the year stands beside the month."""
        after = i + 1 + (self._kind(i + 1) == "SKIP" and self._text(i + 1) in (".", ",", "the"))
        if self._kind(after) in (*_DAYS, "YEAR", "SHORT_YEAR", "WHICH") or self._kind(i - 1) in _DAYS:
            return True
        return self._text(i - 1) == "of" and self._kind(i - 2) in ("ORDINAL", "PHASE", "DAYNUM")

    def _short_year(self, i: int) -> bool:
        """The '22 of an apostrophe, or the two digits after a month that no noun follows."""
        if self._text(i)[0] in "'\u2019":
            return not self.run.text[max(0, _begin(self.tokens[i]) - 1)].isdigit()  # 5'10"
        return not _NEXT_WORD.match(self._after(i))

    def _daynum(self, i: int) -> bool:
        """The day of a month, and not "2 soldiers" after a month and its comma."""
        return not (self._text(i - 1) == "," and self._kind(i - 2) == "MONTH")

    def _half_year(self, i: int) -> bool:
        return self._kind(i + 1) == "YEAR" or self._kind(i - 1) == "YEAR"

    def _quarter(self, i: int) -> bool:
        return not self._after(i)[:1].isalpha()

    def _numeric(self, i: int) -> bool:
        return _begin(self.tokens[i]) in self.names.figure_starts

    _iso_day = _numeric

    def _named(self, i: int) -> bool:
        """A day such as yesterday or this morning; not, though, USA Today or an idle "now"."""
        text, before = self._text(i), self._before(i)
        if text in rules()["idle"]["words"]:
            return False
        is_lower = self.run.text[_begin(self.tokens[i])].islower()
        return is_lower or not (before[-1:].isalnum() and before[:1].isupper()) or self._kind(i - 1) in _EDGES

    def _unreadable(self, i: int) -> bool:
        text = self._text(i)
        if text in almanac()["era"]["before"]:
            return self.run.text[_begin(self.tokens[i])].isupper() and self._text(i - 1).isdigit()
        if text in rules()["idle"]["words"] or text in _BESIDE:
            return False
        return text in rules()["unreadable"]["lower"] or self.run.text[_begin(self.tokens[i])].isupper()

    def _decade(self, i: int) -> bool:
        """The nineties, the mid-nineties, 1990s."""
        text, is_after_the = self._text(i), self._text(i - 1) == "the" or self._text(i)[:4] == "the "
        if text[0].isdigit():  # "in his 20s" is an age
            return is_after_the or len(text) > len("'90s")
        return text[0] == "'" or is_after_the or self._text(i - 1) == "-" or self._kind(i - 1) == "PHASE"

    def _season(self, i: int) -> bool:
        """A season of some year, and no offensive or fall in prices."""
        j = i + 1 + (self._text(i + 1) == "of")
        if self._kind(j) in ("YEARS", "SHORT_YEAR", "WHICH") or (self._kind(j) == "YEAR" and self._year(j)):
            return True
        first = i - 1 - (self._text(i - 1) == "the")
        is_led = self._kind(first) in _EDGES or self._kind(i - 1) in ("WHICH", "PHASE") or self._kind(first) == "PHASE"
        return is_led and not (self._text(i) == "fall" and self._text(i + 1) == "of")

    def _year(self, i: int) -> bool:
        """A year, and not 1500 troops or more than 2000 people."""
        text, after = self._text(i), self._after(i)
        if not text.isdecimal():
            return self._is_year_with_words(i)
        before_char = self.run.text[max(0, _begin(self.tokens[i]) - 1) : _begin(self.tokens[i])]
        if not is_year(text) and not self._has_month_before(i):
            return False
        if after[:1] in ("%", "\u00b0", *_MONEY) or before_char in _MONEY:
            return False
        if self._has_month_before(i) or self._kind(i - 1) in ("FROM", "EDGE", "UNTIL"):
            return True
        if _PEOPLE.match(after):
            return False
        before = self._before(i).lower()
        is_counted = _COUNTED.match(after) is not None
        if before in _BEFORE_COUNTS or (before in _BEFORE_EITHER and is_counted):
            return False
        if text.endswith("00"):
            return not is_counted or before == "the"
        following = _NEXT_WORD.match(after)
        return following is None or following[1].lower() not in rules()["year"]["not_before"]

    def _is_year_with_words(self, i: int) -> bool:
        """AD 1066, nineteen ninety-six; "two thousand and eight" may as well count something."""
        printed = self.run.text[_begin(self.tokens[i]) : _end(self.tokens[i])]
        if any(char.isdigit() for char in printed):
            return any(char.isupper() for char in printed)
        return not printed.lower().startswith("two ") or self._kind(i - 1) in ("IN", "MONTH", *_DAYS)

    def _has_month_before(self, i: int) -> bool:
        j = i - 1
        while j >= 0 and self._kind(j) in ("SKIP", *_DAYS) and i - j < 4:  # noqa: PLR2004  # day and comma
            j -= 1
        return self._kind(j) == "MONTH"


def _begin(token: Token) -> int:
    return token.start_pos or 0


def _end(token: Token) -> int:
    return token.end_pos or 0
