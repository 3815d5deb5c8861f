"""Numbers, amounts and dates in a text of another language, or why one is not read.

A mention is the longest run of known words that reads as one. It is refused where a known word beside it would be cut
from it, or where a word before it is not known and may bend it. In a language without words every number is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from heapq import merge
from itertools import pairwise

from discrepant.reading.dates.clock import NO_DAY
from discrepant.reading.figures import Figures
from discrepant.reading.found import FoundMention, outside
from discrepant.reading.hedges import HedgeTable
from discrepant.reading.languages.beside import is_named, problem_beside, touches_a_name
from discrepant.reading.languages.elided import without_elided
from discrepant.reading.languages.language import Language, language_of
from discrepant.reading.languages.lexicon import ForeignLexicon
from discrepant.reading.languages.race_times import race_times_in
from discrepant.reading.languages.running_dates import LONGEST, Try, apart, dates_in, is_year
from discrepant.reading.mention_kinds import MentionKind
from discrepant.reading.model import Quantity, Reading
from discrepant.reading.tokens import UNKNOWN, Token, span_of
from discrepant.reading.untold import untold_in
from discrepant.reading.wrapping import in_paragraphs

__all__ = ["foreign_mentions"]

_NUMBERS = frozenset(["NUMBER", "DIGITS", "SCALE", "MANY", "FEW", "COLLECTIVE"])
_OF_A_PART = frozenset(["NUMBER", "ARTICLE", "DIGITS", "SCALE"])
_JOINTS = frozenset(["and", "or", "to", "between", "from", "minus", "-"])
_ALONE = frozenset(["kilometers", "meters", "miles", "kilograms", "tonnes"])  # of which one is told: ein Kilometer
_FIGURES = re.compile("[0-9]+:[0-9]+")  # of a score as well
_DEGREES = "this can be degrees of one scale or another, or of an angle"
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")


def foreign_mentions(text: str, tag: str, table: HedgeTable, read: Try) -> Iterator[FoundMention]:
    """Every number, amount and date of a text in order; `read` tries to read words as a kind."""
    language, text = language_of(tag), in_paragraphs(text).replace("\u2019", "'")
    lexicon = running_lexicon(language, table, is_date=True)
    dates: list[FoundMention] = []
    clocks: list[tuple[int, int]] = []
    for run in _runs(text, lexicon):
        clocks += [span_of(each) for each in run if each.type == "CLOCK"]
        dates += dates_in(text, language, run, read)
    words = [each.span for each in untold_in(text, language.words["running"].get("clock_words", ()))]
    clocks = sorted([*words, *(span for span in clocks if not _overlaps(span, words))])
    days = [each.span for each in dates]
    amounts = [*without_elided(text, language, [*_amounts(text, language, table, read, [*clocks, *days])])]
    hours = (span for span in clocks if not _FIGURES.fullmatch(text, *span))
    times = outside(days, (FoundMention(span=span, kind=MentionKind.DATE, problem=NO_DAY) for span in hours))
    found = sorted([*apart(text, language, dates), *times, *amounts], key=lambda each: each.span)
    spans = [each.span for each in found]
    untold = outside(spans, untold_in(text, language.words["running"].get("without_number", ())))
    races = outside(spans, race_times_in(text, language))
    yield from merge(found, races, untold, key=lambda each: each.span)


def _overlaps(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


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
    for end in range(min(len(run), i + LONGEST), i, -1):
        part = run[i:end]
        span = span_of(part[0])[0], _end(text, language, part[-1])
        is_one = _is_one(text, language, part)
        kind = None if _is_of_one(text, language, part) else _kind(text, part, is_one=is_one)
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
    numbers = [each for each in run[i:end] if each.type in _NUMBERS]
    is_bare = reading.kind is Quantity.COUNT and len(numbers) in (end - i, end - i - 1)  # 2010, 2010-2015
    return "this could be a year or a count" if is_bare and all(map(is_year, numbers)) else ""


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


def _is_one(text: str, language: Language, part: Sequence[Token]) -> bool:
    """Whether an article and a unit tell of one: "ein Kilometer", "un an de prison"."""
    if [each.type for each in part] != ["ARTICLE", "UNIT"]:
        return False
    jailed = language.words["running"].get("jailed")
    return part[1].value.english in _ALONE or bool(jailed and re.match(jailed, text[span_of(part[1])[1] :]))


def _kind(text: str, part: Sequence[Token], *, is_one: bool) -> Quantity | None:
    """What a run of words can be a quantity of; None where it has no number, or ends in what only joins."""
    types = {each.type for each in part}
    is_part = "PART" in types and (types & _OF_A_PART or any(" " in text[slice(*span_of(each))] for each in part))
    is_cut = any(one.type == other.type == "DIGITS" for one, other in pairwise(part))  # "12 400" may be two numbers
    if is_cut or not (types & _NUMBERS or is_part or is_one) or _is_joint(part[-1]) or _is_two(part):
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


def _is_two(part: Sequence[Token]) -> bool:
    """Whether only the first of two numbers has a unit, and they are no range: "0,7 % à 8 015 points"."""
    links = (n for n, each in enumerate(part) if each.value.english in ("to", "-"))
    link = next(links, len(part))
    low, high = ([each for each in ends if _is_unit(each)] for ends in (part[:link], part[link:]))
    is_led = part[0].value.english in ("from", "between")
    return bool(low) and not high and link < len(part) and not is_led


def _is_unit(token: Token) -> bool:
    return token.type in ("UNIT", "CURRENCY") or token.value.english in ("percent", "%", "percentage points")


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
