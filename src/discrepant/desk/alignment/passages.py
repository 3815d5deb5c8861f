"""Passages: a mention with the words around it, as far as they tell what it is about."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import attrs

from discrepant.desk.alignment.stems import stem_of
from discrepant.desk.kinds import is_an_age
from discrepant.errors import ReadingError
from discrepant.reading.figures import ENGLISH
from discrepant.reading.interval import Interval
from discrepant.reading.mentions import Mention, MentionKind
from discrepant.reading.model import Quantity
from discrepant.reading.reader import Reader
from discrepant.reading.units import UnitError, in_base_units
from discrepant.reading.wording import spelling, words_of

__all__ = ["AGE", "TIME", "Passage", "Place", "measured", "passages_of", "with_events"]

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_PLACE = re.compile(r"\d+")
_SINCE = re.compile(r"\s+since\b")
_TURN = re.compile(r"[,;:()\u2013\u2014\u201c\u201d\u201e\"]")
_SENTENCE = re.compile(
    r"(?<!\b\d)(?<!\b\d\d)(?<!\b[^\W\d_])(?<!\b[A-Z][^\W\d_])(?<!\b[A-Z][^\W\d_]{2})"  # no "10. May", no "Mr. Biden"
    r"[.!?\u2026][\"'\u201d\u2019\u201c)\]]*\s+(?=[\"'\u201c\u201e\u2018(\[]?[^\W_a-z])|\n+"
)
_FADES = 6  # words after which one weighs half as much
_TURNED = 0.75  # what a word behind a comma still weighs
_ACROSS = 0.5  # and one behind another number
_BESIDE = 0.06  # and one of the sentence before or after
_LEAST = 0.1  # and any of its own
_REACH = 60  # words of a sentence to either side: a line without a full stop is no sentence

AGE, TIME = "age", "[time]1"  # what is measured

Span = tuple[int, int]
Place = tuple[str, Span, str]  # its source, where it stands there, and its kind


@attrs.frozen
class _Word:
    stem: str
    span: Span


@attrs.frozen(kw_only=True, eq=False)
class Passage:
    """A mention of a source, and how much each word around it tells of it.

    `family` is what mentions must share to be held against each other: they are figures, dates or quotations. `value`
    is what it stands for, as a word. `claim` is the one that a record names for it already.
    """

    source: str
    mention: Mention
    language: str = ENGLISH
    value: str
    words: Mapping[str, float] = attrs.field(repr=False)
    around: str = attrs.field(repr=False)  # its sentences
    claim: str | None = None

    @property
    def family(self) -> str:
        """Figures, dates or quotations."""
        kind = self.mention.kind
        return str(kind) if kind in (MentionKind.DATE, MentionKind.QUOTATION) else "figure"

    @property
    def place(self) -> Place:
        """Where it stands: no two passages stand there."""
        return self.source, self.mention.span, str(self.mention.kind)

    @cached_property
    def unit(self) -> str:
        """What it is measured in: a dimension, a currency or a plain number."""
        return measured(self.mention)

    @cached_property
    def amount(self) -> float | None:
        """How much it is, without its sign, a measure in base units; None without a number."""
        reading = self.mention.reading
        if reading is None or reading.number is None:
            return None
        if self.mention.kind is MentionKind.MEASURE and reading.unit is not None:
            try:
                return abs(reading.number) * float(in_base_units(reading.unit)[0])
            except UnitError:
                pass
        return abs(reading.number)

    @cached_property
    def inside(self) -> frozenset[str]:
        """The words of a quotation."""
        words = words_of(self.mention.words) if self.mention.kind is MentionKind.QUOTATION else ()
        return frozenset(filter(None, map(stem_of, words)))


def measured(mention: Mention) -> str:
    """What a mention is measured in, so that kilometres and miles are one."""
    unit = mention.reading.unit if mention.reading else None
    if mention.kind is MentionKind.MEASURE and unit is not None:
        if is_an_age(mention.words):
            return AGE
        try:
            return " ".join(f"{what}{power}" for what, power in in_base_units(unit)[1])
        except UnitError:
            return unit
    if mention.kind in (MentionKind.COUNT, MentionKind.NUMBER):
        return "number"
    return unit or str(mention.kind)


def with_events(mentions: Iterable[Mention], text: str, reader: Reader, on: Interval | None) -> Iterator[Mention]:
    """The mentions, but a length of time since something as a date.

    It tells of the day as "two years ago" does.
    """
    for mention in mentions:
        if mention.kind is MentionKind.MEASURE and _SINCE.match(text, mention.span[1]):
            try:
                reading = reader.read(f"{mention.words} ago", kind=Quantity.DATE, on=on)
            except ReadingError:
                pass
            else:
                yield attrs.evolve(mention, kind=MentionKind.DATE, reading=reading)
                continue
        yield mention


def passages_of(source: str, text: str, mentions: Sequence[Mention], language: str = ENGLISH) -> Iterator[Passage]:
    """The passages of all mentions of a text, in their order."""
    sentences = list(_sentences(text))
    starts = [start for start, _ in sentences]
    words = [list(_words(text, span)) for span in sentences]
    figures: list[list[Mention]] = [[] for _ in sentences]
    for mention in mentions:
        if mention.kind is not MentionKind.QUOTATION:
            figures[_at(starts, mention.span[0])].append(mention)
    for mention in mentions:
        first = _at(starts, mention.span[0])
        last = max(first, bisect_left(starts, mention.span[1]) - 1)
        span = sentences[first][0], max(sentences[last][1], mention.span[1])
        own = [word for i in range(first, last + 1) for word in words[i]]
        others = [each for i in range(first, last + 1) for each in figures[i] if each is not mention]
        told: dict[str, float] = {}
        for stem, weight in _around(text, mention, own, others):
            told[stem] = max(told.get(stem, 0.0), weight)
        for i in (first - 1, last + 1):
            if 0 <= i < len(sentences) and not _is_parted(text, span, sentences[i]):
                for word in words[i]:
                    told.setdefault(word.stem, _BESIDE)
        yield Passage(
            source=source,
            mention=mention,
            language=language,
            value=_value(mention),
            words=told,
            around=text[slice(*span)],
        )


def _at(starts: Sequence[int], place: int) -> int:
    return max(0, bisect_right(starts, place) - 1)


def _is_parted(text: str, one: Span, other: Span) -> bool:
    """Whether a new line begins between two sentences."""
    return "\n" in text[min(one[1], other[1]) : max(one[0], other[0])]


def _value(mention: Mention) -> str:
    """A word for what a mention stands for: two that stand for the same have the same."""
    reading = mention.reading
    if mention.kind is MentionKind.QUOTATION:
        return ""
    if reading is None:
        places = _PLACE.findall(mention.words)  # "219-212" and "219 votes to 212" are one
        return f"={'-'.join(places)}" if len(places) > 1 else f"={spelling(mention.words)}"
    amount = reading.number if reading.number is not None else (reading.core.lo, reading.core.hi)
    return f"={amount} {reading.unit or ''}".strip()


def _around(
    text: str, mention: Mention, words: Sequence[_Word], others: Sequence[Mention]
) -> Iterator[tuple[str, float]]:
    """What the words and the other figures of its sentences tell of a mention."""
    start, end = mention.span
    is_quotation = mention.kind is MentionKind.QUOTATION
    first = bisect_left(words, start, key=lambda word: word.span[0])
    for word in words[max(0, first - _REACH) : first]:
        yield from _told(text, mention, word, others)
    after = [word for word in words[first:] if word.span[0] >= end]
    if is_quotation:
        yield from ((word.stem, 1.0) for word in words[first:] if word.span[0] < end)
    for word in after[:_REACH]:
        yield from _told(text, mention, word, others)
    for other in others[:_REACH]:
        if not start <= other.span[0] < end:
            yield _value(other), _nearness(text, mention, other.span, others)


def _told(text: str, mention: Mention, word: _Word, others: Sequence[Mention]) -> Iterator[tuple[str, float]]:
    if not any(other.span[0] <= word.span[0] < other.span[1] for other in others):
        yield word.stem, _nearness(text, mention, word.span, others)


def _nearness(text: str, mention: Mention, span: Span, others: Iterable[Mention]) -> float:
    """How much something near a mention tells of it: less with each word, comma and figure between them."""
    start, end = mention.span
    low, high = (end, span[0]) if span[0] >= end else (span[1], start)
    if low > high:
        return 1.0
    gap = text[low:high]
    across = sum(low <= other.span[0] and other.span[1] <= high for other in others)
    fading: float = _TURNED ** len(_TURN.findall(gap)) * _ACROSS**across
    return max(_LEAST, fading / (1 + len(_WORD.findall(gap)) / _FADES))


def _words(text: str, span: Span) -> Iterator[_Word]:
    """The words of a sentence that tell something."""
    for match in _WORD.finditer(text, *span):
        if stem := stem_of(spelling(match[0])):
            yield _Word(stem, match.span())


def _sentences(text: str) -> Iterator[Span]:
    start = 0
    for match in _SENTENCE.finditer(text):
        if text[start : match.start()].strip():
            yield start, match.start() + len(match[0].rstrip())
        start = match.end()
    if text[start:].strip() or not start:
        yield start, len(text)
