"""Every mention in a text, in order of place.

Numbers and dates are found inside quotations and outside of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import takewhile

from discrepant.reading.directions import Direction, around
from discrepant.reading.figures import figures_of
from discrepant.reading.interval import Interval
from discrepant.reading.languages import is_english
from discrepant.reading.languages.running import foreign_mentions
from discrepant.reading.mention_kinds import MentionKind
from discrepant.reading.mentions.amounts import amounts_in
from discrepant.reading.mentions.clock_words import clock_words_in
from discrepant.reading.mentions.dates import dates_in
from discrepant.reading.mentions.mention import Mention
from discrepant.reading.mentions.names import NamesApart, names_in
from discrepant.reading.mentions.nothing import CountOfNothing, nothing_in
from discrepant.reading.mentions.quoted import quotations
from discrepant.reading.mentions.runs import WordRun, runs
from discrepant.reading.mentions.trial import MentionInRun, Trial
from discrepant.reading.mentions.vocabulary import MentionVocabulary, vocabulary
from discrepant.reading.model import Reading
from discrepant.reading.reader import Reader
from discrepant.reading.tokens import WIDE

__all__ = ["mentions_in"]


_Place = tuple[tuple[int, int], MentionKind, Reading | None, str]
_Dated = tuple[WordRun, NamesApart, list[MentionInRun]]


def mentions_in(text: str, *, on: Interval | None, reader: Reader, language: str) -> Iterator[Mention]:
    """What `find_mentions` says."""
    line = done = 0
    quoted = ((span, MentionKind.QUOTATION, None, "") for span in quotations(text))
    quantities = _quantities(text.translate(WIDE), on, reader, language)
    for span, kind, reading, problem in merge(quoted, quantities, key=lambda place: (place[0][0], -place[0][1])):
        line += text.count("\n", done, span[0])
        done = span[0]
        told = _change(text, kind, span)
        yield Mention(
            kind=kind,
            words=text[slice(*span)],
            span=span,
            line=line + 1,
            reading=reading,
            problem=problem,
            change=("up" if told.way > 0 else "down") if told else "",
            told=(min(span[0], told.word[0]), max(span[1], told.word[1])) if told else span,
        )


def _change(text: str, kind: MentionKind, span: tuple[int, int]) -> Direction | None:
    """Which way what stands around a number tells that something went: fell by 3 %, a 3 % rise."""
    if kind in (MentionKind.DATE, MentionKind.QUOTATION):
        return None
    return around(text, *span, is_change=False, is_count=kind is MentionKind.COUNT)


def _quantities(text: str, on: Interval | None, reader: Reader, language: str) -> Iterator[_Place]:
    trial = Trial(reader, on, language)
    if not is_english(language):
        for found_there in foreign_mentions(text, language, reader.table, trial.read):
            kind = MentionKind.of(found_there.kind)
            yield found_there.span, kind, found_there.reading, found_there.problem
        return
    figures = figures_of(language)
    known = vocabulary(reader.table, figures)
    dated = []
    for run in runs(text, known, figures):
        names = names_in(run, known.prefixes, known.suffixes)
        dated.append((run, names, list(dates_in(run, names, known, trial))))
    days = [run.span(date.start, date.end) for run, _, dates in dated for date in dates]
    nothing = list(_outside(days, nothing_in(text)))
    amounts = _beside(dated, nothing, known, trial)
    counts = ((each.span, MentionKind.COUNT, each.reading(text), each.problem) for each in nothing)
    yield from merge(counts, amounts, key=lambda place: place[0])


def _beside(
    dated: Iterable[_Dated], nothing: Sequence[CountOfNothing], known: MentionVocabulary, trial: Trial
) -> Iterator[_Place]:
    """The dates of the runs, and what else is in them outside of the counts of nothing."""
    for run, names, dates in dated:
        inside = _inside(run, nothing)
        taken = {*inside, *(i for date in dates for i in range(date.start, date.end))}
        clocks = list(clock_words_in(run, taken))
        taken |= {*names.uncounted, *(i for clock in clocks for i in range(clock.start, clock.end))}
        amounts = amounts_in(run, taken, {i: why for i, why in names.doubted.items() if i not in inside}, known, trial)
        for each in sorted([*dates, *clocks, *amounts], key=lambda each: each.start):
            yield run.span(each.start, each.end), MentionKind.of(each.kind), each.reading, each.problem


def _inside(run: WordRun, nothing: Sequence[CountOfNothing]) -> set[int]:
    """The atoms of a run that are a part of a count of nothing."""
    first, last = run.atoms[0].start, run.atoms[-1].end
    i = bisect_left(nothing, first, key=lambda each: each.end)
    spans = [each.span for each in takewhile(lambda each: each.start < last, nothing[i:])]
    return {i for start, end in spans for i, atom in enumerate(run.atoms) if atom.start < end and start < atom.end}


def _outside(days: Sequence[tuple[int, int]], nothing: Iterable[CountOfNothing]) -> Iterator[CountOfNothing]:
    """The counts of nothing in which no date stands: "no mid-May deaths"."""
    ends = [end for _, end in days]
    for each in nothing:
        i = bisect_right(ends, each.start)
        if i == len(days) or days[i][0] >= each.end:
            yield each
