"""Numbers, amounts and dates in a text of another language, or why one is not read.

A mention is the longest run of known words that reads as one. It is refused where a known word beside it would be cut
from it, or where a word before it is not known and may bend it. In a language without words every number is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from heapq import merge
from itertools import pairwise

import attrs

from discrepant.errors import ReadingError
from discrepant.reading.dates.clock import NO_DAY
from discrepant.reading.figures import Figures
from discrepant.reading.found import FoundMention, outside
from discrepant.reading.hedges import HedgeTable
from discrepant.reading.languages.beside import is_named, problem_beside, problem_beside_date, touches_a_name
from discrepant.reading.languages.elided import without_elided
from discrepant.reading.languages.language import Language, language_of
from discrepant.reading.languages.lexicon import ForeignLexicon
from discrepant.reading.languages.outlook import looks_ahead
from discrepant.reading.languages.race_times import race_times_in
from discrepant.reading.mention_kinds import MentionKind
from discrepant.reading.model import Quantity, Reading
from discrepant.reading.tokens import UNKNOWN, Token, span_of
from discrepant.reading.untold import untold_in
from discrepant.reading.wrapping import in_paragraphs

__all__ = ["foreign_mentions"]

_LONGEST = 14  # tokens
_LONGEST_MONTH = 31  # days
_WEEK = 7
_YEAR = re.compile("1[0-9]{3}|20[0-9]{2}|2100")
_DATES = frozenset(["MONTH", "DAY", "DAY_IN_FIGURES", "DECADE"])
_NUMBERS = frozenset(["NUMBER", "DIGITS", "SCALE", "MANY", "FEW", "COLLECTIVE"])
_OF_A_PART = frozenset(["NUMBER", "ARTICLE", "DIGITS", "SCALE"])
_NEAR_DAYS = frozenset(["today", "yesterday", "tomorrow", "the day before yesterday", "the day after tomorrow"])
_JOINTS = frozenset(["and", "or", "to", "between", "from", "minus", "-"])
_FIGURES = re.compile("[0-9]+:[0-9]+")  # of a score as well
_BRACKET = re.compile(r"\s?\((?:\w{2} )?")
_BESIDE = "its date stands behind it"
_NO_SUCH_DAY = "its day of the week is not that of its date"
_MOST_BETWEEN = 3  # words: or, perhaps, on
_EITHER = "this can be one time or another"
_WHICH = "this can be the last one or the coming one"
_DEGREES = "this can be degrees of one scale or another, or of an angle"
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")

Try = Callable[[str, Quantity, bool | None], Reading | ReadingError]


def foreign_mentions(text: str, tag: str, table: HedgeTable, read: Try) -> Iterator[FoundMention]:
    """Every number, amount and date of a text in order; `read` tries to read words as a kind."""
    language, text = language_of(tag), in_paragraphs(text).replace("\u2019", "'")
    lexicon = running_lexicon(language, table, is_date=True)
    dates: list[FoundMention] = []
    clocks: list[tuple[int, int]] = []
    for run in _runs(text, lexicon):
        clocks += [span_of(each) for each in run if each.type == "CLOCK"]
        dates += _dates(text, language, run, read)
    days = [each.span for each in dates]
    amounts = [*without_elided(text, language, [*_amounts(text, language, table, read, [*clocks, *days])])]
    hours = (span for span in clocks if not _FIGURES.fullmatch(text, *span))
    times = outside(days, (FoundMention(span=span, kind=MentionKind.DATE, problem=NO_DAY) for span in hours))
    found = sorted([*_apart(text, language, dates), *times, *amounts], key=lambda each: each.span)
    spans = [each.span for each in found]
    untold = outside(spans, untold_in(text, language.words["running"].get("without_number", ())))
    races = outside(spans, race_times_in(text, language))
    yield from merge(found, races, untold, key=lambda each: each.span)


def _apart(text: str, language: Language, dates: Sequence[FoundMention]) -> list[FoundMention]:
    """The dates, of which none is read that is told as one or the other of two: "lundi ou mardi"."""
    told, either = [*dates], language.words_for("date", "or")
    for n, (one, other) in enumerate(pairwise(dates)):
        gap = text[one.span[1] : other.span[0]]
        if one.reading and one.reading.weekday is not None and not _has_day(text, one):
            if _BRACKET.fullmatch(gap):  # lundi (4 mai)
                told[n] = _unread(one, _BESIDE)
            elif _is_of_day(text, language, gap, other):  # lundi 4 mai, which was a Tuesday
                told[n], told[n + 1] = _unread(one, _NO_SUCH_DAY), _unread(other, _NO_SUCH_DAY)
        between = gap.lower().replace(",", " ").split()
        if not between or between[0] not in either or len(between) > _MOST_BETWEEN:
            continue
        told[n], told[n + 1] = _unread(one, _EITHER), _unread(other, _EITHER)
    return told


def _unread(found: FoundMention, why: str) -> FoundMention:
    """A date that is not read for a reason, or for the one that it has."""
    return found if found.problem else attrs.evolve(found, reading=None, problem=why)


def _is_of_day(text: str, language: Language, gap: str, other: FoundMention) -> bool:
    """Whether a date is that of the day of the week before it: "Samstag, dem 5. Mai"."""
    between = gap.removeprefix(",").split()
    is_near = "\n" not in gap and text[other.span[0]].isdecimal()
    return is_near and {*between} <= language.words_for("date", "the")


def _has_day(text: str, found: FoundMention) -> bool:
    """Whether a date has figures, and not its day of the week alone."""
    return any(map(str.isdecimal, text[slice(*found.span)]))


def _runs(text: str, lexicon: ForeignLexicon) -> Iterator[list[Token]]:
    """Known words next to each other within one sentence."""
    run: list[Token] = []
    for each in lexicon.cut(lexicon.atoms(text)):
        gap = text[run[-1].end : each.start] if run else ""
        is_stop = each.type == "PLAIN" and text[slice(*span_of(each))] == "."
        is_cased = each.type != UNKNOWN and each.value.cased and text[slice(*span_of(each))] != each.value.cased
        is_end = each.type in (UNKNOWN, "BENDS") or is_stop or is_cased
        if is_end or _PARAGRAPH.search(gap):
            if run:
                yield run
            run = []
        if not is_end:
            run.append(each)
    if run:
        yield run


def _dates(text: str, language: Language, run: Sequence[Token], read: Try) -> Iterator[FoundMention]:
    i = 0
    while i < len(run):
        found, i = _date_at(text, language, run, i, read)
        if found:
            yield found


def _date_at(text: str, language: Language, run: Sequence[Token], i: int, read: Try) -> tuple[FoundMention | None, int]:
    if run[i].type in ("REFUSED", "HOURS"):
        return FoundMention(span=span_of(run[i]), kind=MentionKind.DATE, problem=run[i].value.otherwise or ""), i + 1
    first = i if run[i].value.english and run[i].type != "THE" else len(run)
    for end in range(min(len(run), i + _LONGEST), first, -1):
        part = run[i:end]
        is_cut = not part[-1].value.english or part[-1].type == "THE" or _month_of(run, end - 1) > end
        if is_cut or not _is_date(text, language, part):
            continue
        span = span_of(*part)
        words = text[slice(*span)]
        if touches_a_name(text, span) or text.startswith(tuple(language.words["running"].get("aged", ())), span[1]):
            return None, end
        if why := language.words["running"]["idle"].get(words.lower()):
            return FoundMention(span=span, kind=MentionKind.DATE, problem=why), end
        ahead = looks_ahead(language, text, span)
        reading = read(words, Quantity.DATE, ahead)
        if isinstance(reading, Reading):
            problem = problem_beside_date(text, language, run, i, end)
            if not problem and ahead is None and _may_be_either(words, language, read):
                problem = _WHICH
            read_as = None if problem else reading
            return FoundMention(span=span, kind=MentionKind.DATE, reading=read_as, problem=problem), end
        if end in (i + 1, _month_of(run, i)):  # of 31 November neither the 31 nor the month is left
            return FoundMention(span=span, kind=MentionKind.DATE, problem=reading.message), end
    return None, i + 1


def _may_be_either(words: str, language: Language, read: Try) -> bool:
    """Whether a day of the week, or the weekend, is the last or the coming one as a verb tells: until Friday."""
    if not words.lower().startswith(tuple(language.words.get("outlook", {}).get("until", ()))):
        return False
    over, to_come = (read(words, Quantity.DATE, ahead) for ahead in (False, True))
    if not (isinstance(over, Reading) and isinstance(to_come, Reading)):
        return False
    return to_come.core.hi - over.core.hi == _WEEK


def _month_of(run: Sequence[Token], i: int) -> int:
    """The index after the month whose day a token is, and after its year; 0 where it is no such day."""
    day = run[i].value.english
    if run[i].type != "DIGITS" or not day.isdecimal() or not 1 <= int(day) <= _LONGEST_MONTH:
        return 0
    month = _behind_of(run, i + 1)
    if not month or run[month].type != "MONTH":
        return 0
    year = _behind_of(run, month + 1)
    return year + 1 if year and _is_year(run[year]) else month + 1


def _behind_of(run: Sequence[Token], i: int) -> int:
    """The index of this token, or of the one behind it where it is "of"; 0 where none stands there."""
    i += i < len(run) and "of" in (run[i].value.english, run[i].value.otherwise)
    return i if i < len(run) else 0


def _is_date(text: str, language: Language, part: Sequence[Token]) -> bool:
    """Whether it has something that only a date has: a month, a weekday, a year behind its preposition."""
    types = {each.type for each in part}
    if types & _DATES or any(each.value.english in _NEAR_DAYS for each in part):
        return True
    if "AGO" in types:  # and "vor 2000" goes on to those who were there
        return "UNIT" in types
    if "WHICH" in types or "WHICH_AFTER" in types:
        return "UNIT" in types
    if any(each.type == "UNIT" and each.value.english == "weekend" for each in part[1:]):  # am Wochenende
        return True
    first = text[slice(*span_of(part[0]))].lower()
    is_led = part[0].type in ("PLAIN", "FIRST") and first not in language.words["running"]["no_year"]
    return is_led and any(_is_year(each) for each in part)


def _is_year(token: Token) -> bool:
    return token.type == "DIGITS" and _YEAR.fullmatch(token.value.english) is not None


def _amounts(
    text: str, language: Language, table: HedgeTable, read: Try, taken: Sequence[tuple[int, int]]
) -> Iterator[FoundMention]:
    lexicon = running_lexicon(language, table, is_date=False)
    masked = list(text)
    for start, end in taken:
        masked[start:end] = "\n" * (end - start)  # which no phrase goes across
    clear = "".join(masked)
    for run in _runs(clear, lexicon):
        i = 0
        while i < len(run):
            found, i = _amount_at(clear, language, run, i, read)
            if found and not touches_a_name(text, found.span):  # what a date left may be joined to it: 4:2022
                yield found


def _amount_at(
    text: str, language: Language, run: Sequence[Token], i: int, read: Try
) -> tuple[FoundMention | None, int]:
    if not run[i].value.english or run[i].type in ("THE", "REFUSED"):
        return None, i + 1
    longest: tuple[int, Quantity, str] | None = None
    for end in range(min(len(run), i + _LONGEST), i, -1):
        part = run[i:end]
        span = span_of(part[0])[0], _end(text, language, part[-1])
        kind = None if _is_of_one(text, language, part) else _kind(text, part)
        if kind is None:
            continue
        if touches_a_name(text, span) or is_named(text, language, span[0]):
            return None, end
        reading = read(text[slice(*span)], kind, None)
        problem = "" if isinstance(reading, Reading) else reading.message
        if longest is None:
            longest = end, kind, problem
        if isinstance(reading, Reading):
            problem = _problem_of(text, language, run, (i, end), reading)
            read_as = None if problem else reading
            return FoundMention(span=span, kind=MentionKind.of(kind), reading=read_as, problem=problem), end
    if longest is None or run[i].type not in _NUMBERS:
        return None, i + 1
    end, kind, problem = longest
    span = span_of(run[i])[0], _end(text, language, run[end - 1])
    return FoundMention(span=span, kind=MentionKind.of(kind), problem=problem), end


def _problem_of(text: str, language: Language, run: Sequence[Token], at: tuple[int, int], reading: Reading) -> str:
    """Why the tokens of a run from one index up to another, which can be read, are not; empty where they are."""
    (i, end), idle = at, language.words["running"]["idle"].get(reading.words.lower())
    if not language.is_known or idle:
        return idle or language.unread
    if problem := problem_beside(text, language, run, i, end):
        return problem
    if reading.unit == "degree":
        return _DEGREES
    is_year = reading.kind is Quantity.COUNT and end == i + 1 and _is_year(run[i])
    return "this could be a year or a count" if is_year else ""


def _end(text: str, language: Language, last: Token) -> int:
    """Where a token ends without what only goes on to what is counted: "millones" of "millones de"."""
    start, end = span_of(last)
    printed = text[start:end].lower()
    links = (link for link in language.links if last.value.is_linked and printed.endswith(f" {link}"))
    return end - max((len(link) + 1 for link in links), default=0)


def _is_of_one(text: str, language: Language, part: Sequence[Token]) -> bool:
    """Whether an article makes a thing of the unit: "1.790 millones del año anterior" are no years."""
    units = (one for one, other in pairwise(part) if one.type == "SCALE" and other.type in ("UNIT", "CURRENCY"))
    return any(text[slice(*span_of(one))].lower().endswith(language.articles) for one in units)


def _kind(text: str, part: Sequence[Token]) -> Quantity | None:
    """What a run of words can be a quantity of; None where it has no number, or ends in what only joins."""
    types = {each.type for each in part}
    is_part = "PART" in types and (types & _OF_A_PART or any(" " in text[slice(*span_of(each))] for each in part))
    is_cut = any(one.type == other.type == "DIGITS" for one, other in pairwise(part))  # "12 400" may be two numbers
    if is_cut or not (types & _NUMBERS or is_part) or _is_joint(part[-1]):
        return None
    if any(each.value.english == "magnitude" for each in part):
        return Quantity.NUMBER
    if "CURRENCY" in types:
        return None if _is_led_by_name(text, part) else Quantity.MONEY
    if any(each.value.english in ("percent", "%") for each in part):
        return Quantity.SHARE
    if "UNIT" in types or any(each.value.english in ("percentage points", "years old", "aged") for each in part):
        return Quantity.MEASURE
    return Quantity.SHARE if is_part and "SCALE" not in types else Quantity.COUNT


def _is_joint(token: Token) -> bool:
    """Whether a number cannot end with it: "6,2 und"."""
    return token.type in ("THE", "ARTICLE", "NOUN", "FIRST") or token.value.english in _JOINTS


def _is_led_by_name(text: str, part: Sequence[Token]) -> bool:
    """Whether the name of a currency comes before the number, as only its sign or code does: "un livre neuf"."""
    first = next(each for each in part if each.type in _NUMBERS or each.type == "CURRENCY")
    return first.type == "CURRENCY" and text[slice(*span_of(first))].islower()


@cache
def running_lexicon(language: Language, table: HedgeTable, *, is_date: bool) -> ForeignLexicon:
    """The lexicon of a language for running text, where a plain blank may part two numbers."""
    figures = language.figures
    plain = figures.pattern if language.parts_by_blanks else figures.running
    return ForeignLexicon(language, table, is_date=is_date, figures=Figures(plain, plain, figures.mark))
