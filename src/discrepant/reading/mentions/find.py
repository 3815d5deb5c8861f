"""Every mention in a text, in order of place.

Numbers and dates are found inside quotations and outside of them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import takewhile

from discrepant.reading.dates.clock import NO_DAY
from discrepant.reading.directions import Direction, around
from discrepant.reading.figures import figures_of
from discrepant.reading.found import FoundMention, outside
from discrepant.reading.interval import Interval
from discrepant.reading.languages import is_english
from discrepant.reading.languages.running import foreign_mentions
from discrepant.reading.mention_kinds import MentionKind
from discrepant.reading.mentions.amounts import amounts_in
from discrepant.reading.mentions.clock_figures import APART, times_in
from discrepant.reading.mentions.clock_words import clock_words_in
from discrepant.reading.mentions.dates import dates_in
from discrepant.reading.mentions.elided import without_elided
from discrepant.reading.mentions.joined import is_hour_of_day
from discrepant.reading.mentions.mention import Mention
from discrepant.reading.mentions.names import NamesApart, names_in
from discrepant.reading.mentions.nothing import nothing_in
from discrepant.reading.mentions.quoted import quotations
from discrepant.reading.mentions.race_times import race_times_in
from discrepant.reading.mentions.runs import WordRun, runs
from discrepant.reading.mentions.trial import MentionInRun, Trial
from discrepant.reading.mentions.vocabulary import MentionVocabulary, vocabulary
from discrepant.reading.model import Quantity, Reading
from discrepant.reading.reader import Reader
from discrepant.reading.tokens import WIDE
from discrepant.reading.untold import untold_in
from discrepant.reading.words import words_of
from discrepant.reading.wrapping import unwrapped

__all__ = ["mentions_in"]

_NO_GROUP = re.compile("[\u00a0\u2009\u202f](?![0-9])|(?<![0-9])[\u00a0\u2009\u202f]")  # blanks that part no digits
_BESIDE = re.compile("[, \u00a0@]{1,3}")
_Placed = tuple[WordRun, NamesApart, list[MentionInRun]]


def mentions_in(text: str, *, on: Interval | None, reader: Reader, language: str) -> Iterator[Mention]:
    """What `find_mentions` says."""
    line = done = 0
    quoted = (FoundMention(span=span, kind=MentionKind.QUOTATION) for span in quotations(text))
    quantities = _quantities(unwrapped(_NO_GROUP.sub(" ", text.translate(WIDE))), on, reader, language)
    for found in merge(quoted, quantities, key=lambda each: (each.span[0], -each.span[1])):
        span = found.span
        line += text.count("\n", done, span[0])
        done = span[0]
        told = _change(text, found.kind, span)
        yield Mention(
            kind=found.kind,
            words=text[slice(*span)],
            span=span,
            line=line + 1,
            reading=found.reading,
            problem=found.problem,
            change=("up" if told.way > 0 else "down") if told else "",
            told=(min(span[0], told.word[0]), max(span[1], told.word[1])) if told else span,
        )


def _change(text: str, kind: MentionKind, span: tuple[int, int]) -> Direction | None:
    """Which way what stands around a number tells that something went: fell by 3 %, a 3 % rise."""
    if kind in (MentionKind.DATE, MentionKind.QUOTATION):
        return None
    return around(text, *span, is_change=False, is_count=kind is MentionKind.COUNT)


def _quantities(text: str, on: Interval | None, reader: Reader, language: str) -> Iterator[FoundMention]:
    trial = Trial(reader, on, language)
    if not is_english(language):
        yield from foreign_mentions(text, language, reader.table, trial.read)
        return
    figures = figures_of(language)
    known = vocabulary(reader.table, figures)
    placed: list[_Placed] = []
    for run in runs(text, known, figures):
        names = names_in(run, known.prefixes, known.suffixes)
        dates = list(dates_in(run, names, known, trial))
        words = clock_words_in(run, {i for date in dates for i in range(date.start, date.end)})
        placed.append((run, names, sorted([*dates, *words], key=lambda each: each.start)))
    days = [run.span(each.start, each.end) for run, _, found in placed for each in found]
    nothing = list(outside(days, nothing_in(text)))  # no count is in "no mid-May deaths"
    times = list(times_in(text, sorted([*days, *(each.span for each in nothing)])))
    taken = sorted([*days, *(each.span for each in (*nothing, *times))])
    times = sorted([*times, *outside(taken, race_times_in(text))], key=_place)
    amounts = _beside(placed, sorted([*(each.span for each in nothing), *(each.span for each in times)]), known, trial)
    found = [*without_elided(text, _with_times(text, merge(nothing, times, amounts, key=_place), trial))]
    yield from merge(
        found,
        outside([each.span for each in found], untold_in(text, words_of("mentions")["without_number"])),
        key=_place,
    )


def _place(found: FoundMention) -> tuple[int, int]:
    return found.span


def _with_times(text: str, places: Iterable[FoundMention], trial: Trial) -> Iterator[FoundMention]:
    """The places, of which a day and the time right behind it are one where they read as the same day."""
    last: FoundMention | None = None
    for place in places:
        is_time = place.problem in (NO_DAY, APART)
        if is_time and last and last.reading and _BESIDE.fullmatch(text, last.span[1], place.span[0]):
            span = last.span[0], place.span[1]
            whole = trial(text[slice(*span)], Quantity.DATE)
            if last.kind is MentionKind.DATE and isinstance(whole, Reading) and whole.core == last.reading.core:
                last = FoundMention(span=span, kind=MentionKind.DATE, reading=whole)
                continue
        if last:
            yield last
        last = place
    if last:
        yield last


def _beside(
    placed: Iterable[_Placed], spans: Sequence[tuple[int, int]], known: MentionVocabulary, trial: Trial
) -> Iterator[FoundMention]:
    """The dates of the runs, and the amounts outside of them and of these spans."""
    for run, names, found in placed:
        inside = _inside(run, spans)
        taken = {*inside, *(i for each in found for i in range(each.start, each.end))}
        lone = [i for i in sorted({*names.uncounted} - taken) if is_hour_of_day(run, i)]
        hours = [MentionInRun(i, i + 1, Quantity.DATE, None, APART) for i in lone]  # at 10 on Monday
        doubted = {i: why for i, why in names.doubted.items() if i not in inside}
        amounts = amounts_in(run, {*taken, *names.uncounted}, doubted, known, trial)
        for each in sorted([*found, *hours, *amounts], key=lambda each: each.start):
            span, kind = run.span(each.start, each.end), MentionKind.of(each.kind)
            yield FoundMention(span=span, kind=kind, reading=each.reading, problem=each.problem)


def _inside(run: WordRun, spans: Sequence[tuple[int, int]]) -> set[int]:
    """The atoms of a run that lie in these spans."""
    first, last = run.atoms[0].start, run.atoms[-1].end
    near = takewhile(lambda span: span[0] < last, spans[bisect_right(spans, first, key=lambda span: span[1]) :])
    return {i for start, end in near for i, atom in enumerate(run.atoms) if atom.start < end and start < atom.end}
