"""Every mention in a text, in order of place.

Numbers and dates are found inside quotations and outside of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from heapq import merge

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
from discrepant.reading.mentions.names import names_in
from discrepant.reading.mentions.quoted import quotations
from discrepant.reading.mentions.runs import runs
from discrepant.reading.mentions.trial import Trial
from discrepant.reading.mentions.vocabulary import vocabulary
from discrepant.reading.model import Reading
from discrepant.reading.reader import Reader
from discrepant.reading.tokens import WIDE

__all__ = ["mentions_in"]


_Place = tuple[tuple[int, int], MentionKind, Reading | None, str]


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
    for run in runs(text, known, figures):
        names = names_in(run, known.prefixes, known.suffixes)
        found = list(dates_in(run, names, known, trial))
        taken = {i for date in found for i in range(date.start, date.end)}
        clocks = list(clock_words_in(run, taken))
        found += clocks
        taken |= {*names.uncounted, *(i for clock in clocks for i in range(clock.start, clock.end))}
        found += amounts_in(run, taken, names.doubted, known, trial)
        for each in sorted(found, key=lambda each: each.start):
            span = run.atoms[each.start].start, run.atoms[each.end - 1].end
            yield span, MentionKind.of(each.kind), each.reading, each.problem
