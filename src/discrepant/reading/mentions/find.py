"""Every mention in a text, in order of place.

A mention is a place in a text where a number, an amount, a date or a quotation is printed, and what it stands for.
Numbers and dates are found inside quotations and outside of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from heapq import merge
from typing import Any

import attrs

from discrepant.reading.figures import ENGLISH, figures_of
from discrepant.reading.interval import Interval
from discrepant.reading.mentions.amounts import amounts_in
from discrepant.reading.mentions.dates import dates_in
from discrepant.reading.mentions.names import names_in
from discrepant.reading.mentions.quoted import quotations
from discrepant.reading.mentions.runs import runs
from discrepant.reading.mentions.trial import Trial, without_foreign
from discrepant.reading.mentions.vocabulary import vocabulary
from discrepant.reading.model import Quantity, Reading
from discrepant.reading.reader import Reader
from discrepant.reading.tokens import WIDE
from discrepant.reading.words import rules

__all__ = ["Mention", "MentionKind", "find_mentions"]


class MentionKind(StrEnum):
    """What a mention is: one of the quantities, or a quotation."""

    COUNT = "count"
    MONEY = "money"
    MEASURE = "measure"
    SHARE = "share"
    NUMBER = "number"
    DATE = "date"
    QUOTATION = "quotation"

    @classmethod
    def of(cls, quantity: Quantity) -> MentionKind:
        """The kind of mention that is read as this quantity."""
        return cls(str(quantity))


@attrs.frozen(kw_only=True)
class Mention:
    """Words as printed in a text, where they stand, and what they stand for.

    `span` is their half-open span of characters in the text, and `line`, counted from 1, the one on which they begin. A
    quotation has no reading. Nor has what is plainly a quantity and cannot be read: then `problem` says why. Where the
    words around tell that something went so far "up" or "down", the reading is that of a `change`, no level.
    """

    kind: MentionKind
    words: str
    span: tuple[int, int]
    line: int
    reading: Reading | None = None
    problem: str = ""
    change: str = ""

    def to_json(self) -> dict[str, Any]:
        """The form that `discrepant mentions --json` prints."""
        return {
            "kind": str(self.kind),
            "words": self.words,
            "span": list(self.span),
            "line": self.line,
            "reading": self.reading.to_json() if self.reading else None,
            "problem": self.problem or None,
            "change": self.change or None,
        }


_NEAR = 30  # characters
_LED = re.compile(r"\b([a-z]+)(?: by| of)? (?:an? )?\Z", re.IGNORECASE)
_DETERMINED = re.compile(r"\b(?:an?|the|its|their|this|that|another|further|annual) \Z", re.IGNORECASE)
_NAMED = re.compile(r"(?:[- ](?:percentage[- ])?points?)? (rise|increase|gain|growth|fall|drop|decline|decrease)\b")
_Place = tuple[tuple[int, int], MentionKind, Reading | None, str]


def find_mentions(text: str, *, on: Interval | None, reader: Reader, language: str = ENGLISH) -> Iterator[Mention]:
    """Every number, amount, share, measure, date and quotation in a text, in order of place.

    `on` is the day or span of days on which the text was printed, as ordinals, against which its dates are read;
    its `language` settles how figures are printed in it. Each mention is the longest that can be read; none lies inside
    another, but for what a quotation contains.
    """
    line = done = 0
    quoted = ((span, MentionKind.QUOTATION, None, "") for span in quotations(text))
    quantities = _quantities(text.translate(WIDE), on, reader, language)
    for span, kind, reading, problem in merge(quoted, quantities, key=lambda place: (place[0][0], -place[0][1])):
        line += text.count("\n", done, span[0])
        done = span[0]
        words, change = (
            text[slice(*span)],
            _change(text, span) if kind not in (MentionKind.DATE, MentionKind.QUOTATION) else "",
        )
        yield Mention(kind=kind, words=words, span=span, line=line + 1, reading=reading, problem=problem, change=change)


def _change(text: str, span: tuple[int, int]) -> str:
    """Whether what stands around a number tells that something went so far up or down: fell by 3 %, a 3 % rise."""
    before = text[max(0, span[0] - _NEAR) : span[0]]
    found = _LED.search(before), _NAMED.match(text, span[1]) if _DETERMINED.search(before) else None
    words = [match[1].lower() for match in found if match]
    return next((way for word in words for way in ("up", "down") if word in rules()["change"][way]), "")


def _quantities(text: str, on: Interval | None, reader: Reader, language: str) -> Iterator[_Place]:
    figures = figures_of(language)
    known = vocabulary(reader.table, figures)
    trial = Trial(reader, on, language)
    for run in runs(text, known, figures):
        names = names_in(run, known.prefixes, known.suffixes)
        found = list(dates_in(run, names, known, trial))
        taken = {*names.uncounted, *(i for date in found for i in range(date.start, date.end))}
        found += without_foreign(run, amounts_in(run, taken, names.doubted, known, trial), language)
        for each in sorted(found, key=lambda each: each.start):
            span = run.atoms[each.start].start, run.atoms[each.end - 1].end
            yield span, MentionKind.of(each.kind), each.reading, each.problem
