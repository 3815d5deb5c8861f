"""Every mention in a text, in order.

The quotations, and the numbers and dates inside and outside of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from heapq import merge

from discrepant.reading.figures import ENGLISH, figures_of
from discrepant.reading.interval import Interval
from discrepant.reading.mentions.amounts import amounts_in
from discrepant.reading.mentions.dates import dates_in
from discrepant.reading.mentions.foreign import without_foreign
from discrepant.reading.mentions.model import Kind, Mention
from discrepant.reading.mentions.names import names_in
from discrepant.reading.mentions.quoted import quotations
from discrepant.reading.mentions.runs import runs
from discrepant.reading.mentions.trial import Found, Trial
from discrepant.reading.mentions.vocabulary import vocabulary
from discrepant.reading.model import Reading
from discrepant.reading.reader import Reader

__all__ = ["find_mentions"]

_Place = tuple[tuple[int, int], Kind, Reading | None, str]


def find_mentions(text: str, *, on: Interval | None, reader: Reader, language: str = ENGLISH) -> Iterator[Mention]:
    """Every number, amount, share, measure, date and quotation in a text, in order of place.

    `on` is the day or span of days on which the text was printed, as ordinals, against which its dates are read;
    its `language` settles how figures are printed in it. Each mention is the longest that can be read; none lies inside
    another, but for what a quotation contains.
    """
    line = done = 0
    for span, kind, reading, problem in merge(_quoted(text), _quantities(text, on, reader, language), key=_order):
        line += text.count("\n", done, span[0])
        done = span[0]
        words = text[slice(*span)]
        yield Mention(kind=kind, words=words, span=span, line=line + 1, reading=reading, problem=problem)


def _order(place: _Place) -> tuple[int, int]:
    (start, end), *_ = place
    return start, -end


def _quoted(text: str) -> Iterator[_Place]:
    return ((span, Kind.QUOTATION, None, "") for span in quotations(text))


def _quantities(text: str, on: Interval | None, reader: Reader, language: str) -> Iterator[_Place]:
    figures = figures_of(language)
    known = vocabulary(reader.table, figures)
    trial = Trial(reader, on, language)
    for run in runs(text, known, figures):
        names = names_in(run, known.prefixes, known.suffixes)
        found = list(dates_in(run, names, known, trial))
        taken = {*names.uncounted, *(i for date in found for i in range(date.start, date.end))}
        found += without_foreign(run, amounts_in(run, taken, names.glued, known, trial), language)
        for each in sorted(found, key=_first):
            span = run.atoms[each.start].start, run.atoms[each.end - 1].end
            yield span, Kind.of(each.kind), each.reading, each.problem


def _first(found: Found) -> int:
    return found.start
