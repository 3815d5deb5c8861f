"""Dates in a text of another language, or why one is not read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import attrs

from discrepant.errors import ReadingError
from discrepant.reading.dates.outlook import EITHER
from discrepant.reading.found import FoundMention
from discrepant.reading.languages.beside import follows_a_name, leads_to_a_name, problem_beside_date
from discrepant.reading.languages.language import Language
from discrepant.reading.languages.outlook import looks_ahead
from discrepant.reading.mention_kinds import MentionKind
from discrepant.reading.model import Quantity, Reading
from discrepant.reading.tokens import Token, span_of

__all__ = ["LONGEST", "Try", "apart", "dates_in", "is_year"]

LONGEST = 14  # tokens
_DAY_DIGITS = 2
_WEEK = 7
_YEAR = re.compile("1[0-9]{3}|20[0-9]{2}|2100")
_DATES = frozenset(["MONTH", "DAY", "DAY_IN_FIGURES", "DECADE"])
_NEAR_DAYS = frozenset(["today", "yesterday", "tomorrow", "the day before yesterday", "the day after tomorrow"])
_BRACKET = re.compile(r"\s?\((?:\w{2} )?")
_BESIDE = "its date stands behind it"
_NO_SUCH_DAY = "its day of the week is not that of its date"
_JOINED = "what is joined to it is not read with it"
_MOST_BETWEEN = 3  # words: or, perhaps, on
_EITHER = "this can be one time or another"

Try = Callable[[str, Quantity, bool | None], Reading | ReadingError]


def dates_in(text: str, language: Language, run: Sequence[Token], read: Try) -> Iterator[FoundMention]:
    """The dates of a run of known words, which `read` tries to read."""
    i = 0
    while i < len(run):
        found, i = _date_at(text, language, run, i, read)
        if found:
            yield found


def _date_at(text: str, language: Language, run: Sequence[Token], i: int, read: Try) -> tuple[FoundMention | None, int]:
    if run[i].type in ("REFUSED", "HOURS"):
        return FoundMention(span=span_of(run[i]), kind=MentionKind.DATE, problem=run[i].value.otherwise or ""), i + 1
    first = i if run[i].value.english and run[i].type != "THE" else len(run)
    aged, joined = tuple(language.words["running"].get("aged", ())), 0
    for end in range(min(len(run), i + LONGEST), first, -1):
        part = run[i:end]
        is_cut = not part[-1].value.english or part[-1].type == "THE" or _month_of(run, end - 1) > end
        if is_cut or _is_list(text, part) or not _is_date(text, language, part):
            continue
        span = span_of(*part)
        words = text[slice(*span)]
        if follows_a_name(text, span[0]) or text.startswith(aged, span[1]):
            return None, _end_of_item(text, run, i, end)
        if leads_to_a_name(text, span[1]):  # Ende Mai, Mitte der 90er-Szene
            joined = end
            continue
        if why := language.words["running"]["idle"].get(words.lower()):
            return FoundMention(span=span, kind=MentionKind.DATE, problem=why), end
        ahead = looks_ahead(language, text, span)
        reading = read(words, Quantity.DATE, ahead)
        if isinstance(reading, Reading):
            problem = problem_beside_date(text, language, run, i, end)
            problem = _JOINED if end + 1 == joined else problem
            if not problem and ahead is None and _may_be_either(words, language, read):
                problem = EITHER
            read_as = None if problem else reading
            return FoundMention(span=span, kind=MentionKind.DATE, reading=read_as, problem=problem), end
        if end in (i + 1, _month_of(run, i)):  # of 31 November neither the 31 nor the month is left
            return FoundMention(span=span, kind=MentionKind.DATE, problem=reading.message), end
    return None, i + 1


def _end_of_item(text: str, run: Sequence[Token], i: int, end: int) -> int:
    """The index of the comma that ends an item of a list within tokens, or where these end."""
    return next((n for n in range(i + 1, end) if text[slice(*span_of(run[n]))] == ","), end)


def _is_list(text: str, part: Sequence[Token]) -> bool:
    """Whether a comma parts two times that are told by their length: "letzte Woche, im vergangenen Monat"."""
    comma = next((n for n, each in enumerate(part) if text[slice(*span_of(each))] == ","), len(part))
    return all(any(each.type == "UNIT" for each in side) for side in (part[:comma], part[comma:]))


def _may_be_either(words: str, language: Language, read: Try) -> bool:
    """Whether a day of the week, or the weekend, is the last or the coming one as a verb tells: until Friday."""
    if not words.lower().startswith(tuple(language.words.get("outlook", {}).get("until", ()))):
        return False
    over, to_come = (read(words, Quantity.DATE, ahead) for ahead in (False, True))
    if not (isinstance(over, Reading) and isinstance(to_come, Reading)):
        return False
    return to_come.core.hi - over.core.hi == _WEEK


def _month_of(run: Sequence[Token], i: int) -> int:
    """The index after the month whose day a token is, or would be, and after its year; 0 where it is none."""
    day = run[i].value.english
    if run[i].type != "DIGITS" or not day.isdecimal() or len(day) > _DAY_DIGITS:
        return 0
    month = _behind_of(run, i + 1)
    if not month or run[month].type != "MONTH":
        return 0
    year = _behind_of(run, month + 1)
    return year + 1 if year and is_year(run[year]) else month + 1


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
    return is_led and any(is_year(each) for each in part)


def is_year(token: Token) -> bool:
    """Whether it is four figures that can be a year."""
    return token.type == "DIGITS" and _YEAR.fullmatch(token.value.english) is not None


def apart(text: str, language: Language, dates: Sequence[FoundMention]) -> list[FoundMention]:
    """The dates, of which none is read that is told as one of two: "lundi ou mardi"."""
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
