"""Skips: what of a text states nothing to be encoded, found in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

import attrs

from discrepant.corpus.anchor import Anchor, TextIndex
from discrepant.corpus.entries import Entries
from discrepant.corpus.line_patterns import LinePattern
from discrepant.corpus.model import Place, Skip, Source
from discrepant.corpus.source_records import SkipRecord
from discrepant.toml.form import Flaw

__all__ = ["MOST_PLACES", "ends_of", "what_is_skipped", "with_skips"]

MOST_PLACES = 50  # as many as an anchor lists
_NAMES_ONE = ("words", "pattern", "kind", "lines")

_Spans = tuple[tuple[int, int], ...]


def with_skips(sources: Mapping[str, Source], entries: Entries) -> dict[str, Source]:
    """The sources, by the record files that they stand in, with the skips of those.

    What is wrong with a skip is noted.
    """
    skips: defaultdict[str, list[Skip]] = defaultdict(list)
    for entry in entries.skips:
        flaws = list(_flaws(entry.record))
        source = sources.get(entry.file.file)
        found = _skip(entry.record, source, entry.place) if source and not flaws else None
        entries.problems.of(entry, *flaws, *([found] if isinstance(found, Flaw) else []))
        if isinstance(found, Skip):
            skips[entry.file.file].append(found)
    return {file: attrs.evolve(source, skips=tuple(skips[file])) for file, source in sources.items()}


def what_is_skipped(record: SkipRecord) -> str:
    """What a skip names, in words: "every date on lines 3-7"."""
    named = [
        f"“{record.words}”" if record.words else "",
        f"lines like “{record.pattern}”" if record.pattern else "",
        f"every {record.kind}" if record.kind else "",
        f"line{'s' if '-' in record.lines else ''} {record.lines}" if record.lines else "",
    ]
    return ", ".join(filter(None, named))


def ends_of(lines: str) -> tuple[int, int]:
    """The first and the last of some lines: of "3-7" 3 and 7, of "12" twice 12."""
    first, _, last = lines.partition("-")
    return int(first), int(last or first)


def _flaws(record: SkipRecord) -> Iterator[Flaw]:
    """What is wrong between the keys of a skip."""
    if record.line is not None and record.lines is not None:
        yield Flaw(path=("line",), what='"line" and "lines" say the same', hint="keep one of them")
    elif record.line is not None and record.words is None:
        yield Flaw(path=("line",), what='"line" goes with words', hint=f'write lines = "{record.line}"')
    elif all(getattr(record, key) is None for key in _NAMES_ONE):
        yield Flaw(what="this skip does not say what it takes out", hint="give it words, a pattern, a kind or lines")


def _skip(record: SkipRecord, source: Source, place: Place) -> Skip | Flaw:
    """The skip with every place in the text of its source where all that it names holds."""
    spans = _lines(record, source.index, source.text)
    if not isinstance(spans, Flaw) and record.words is not None:
        spans = _places(record, record.words, source.index, source.text, spans)
    if isinstance(spans, Flaw):
        return spans
    what = what_is_skipped(record)
    return Skip(what=what, kind=record.kind, because=record.because, spans=spans, place=place)


def _lines(record: SkipRecord, index: TextIndex, text: str) -> _Spans | Flaw:
    """The lines that a skip names or that are like its pattern; the whole text, where it has neither."""
    if record.lines is not None:
        first, last = ends_of(record.lines)
        if first > last:
            return Flaw(path=("lines",), what=f"lines {record.lines} end before they begin")
        if last > len(index.lines):
            hint = f"its last one is line {len(index.lines)}"
            return Flaw(path=("lines",), what=f"{text} has no line {last}", hint=hint)
    elif record.line is not None:
        first = last = record.line
    else:
        first, last = 1, len(index.lines)
    if record.pattern is not None:
        return _like_pattern(LinePattern.parse(record.pattern), index, text, range(first, last + 1))
    is_all = record.lines is None and record.line is None
    return ((0, len(index.text)) if is_all else (index.extent(first)[0], index.extent(last)[1]),)


def _like_pattern(pattern: LinePattern, index: TextIndex, text: str, asked: range) -> _Spans | Flaw:
    lines = dict(enumerate(index.lines, 1))
    if found := tuple(index.extent(number) for number in asked if pattern.matches(lines.get(number, ""))):
        return found
    within = next((number for number, line in lines.items() if pattern.matches(line)), None)
    hint = f"line {within} is" if within else ""
    if not hint and (within := next((n for n, line in lines.items() if pattern.anywhere.matches(line)), None)):
        hint = f'it is for all of a line; line {within} is like "{pattern.anywhere}"'
    whole = "no line" if len(asked) == len(lines) else f"none of lines {asked[0]}-{asked[-1]}"
    what = f"{whole} of {text} is" if len(asked) > 1 else f"line {asked[0]} of {text} is not"
    return Flaw(path=("pattern",), what=f'{what} like "{pattern}"', hint=hint)


def _places(record: SkipRecord, words: str, index: TextIndex, text: str, lines: _Spans) -> _Spans | Flaw:
    """Every place of the words on these lines."""
    anywhere = index.anchor(words)
    if not anywhere.spans:
        return Flaw(path=("words",), what=f'"{words}" is not in {text}', hint=_like(anywhere))
    spans: list[tuple[int, int]] = []
    for offset, end in lines:
        there = index if end - offset == len(index.text) else TextIndex(index.text[offset:end])
        found = there.anchor(words, with_nearest=False).spans
        if len(found) >= MOST_PLACES:
            what = f'"{words}" is in {text} {MOST_PLACES} times or more'
            return Flaw(path=("words",), what=what, hint="name a line, or a few words more")
        spans += ((start + offset, stop + offset) for start, stop in found)
    if spans:
        return tuple(spans)
    hint = f"it is on line {', '.join(map(str, dict.fromkeys(anywhere.lines)))}"
    if record.pattern is not None:
        return Flaw(path=("words",), what=f'"{words}" is on no line of {text} like "{record.pattern}"', hint=hint)
    key, number = ("line", f"line {record.line}") if record.lines is None else ("lines", f"lines {record.lines}")
    return Flaw(path=(key,), what=f'"{words}" is not on {number} of {text}', hint=hint)


def _like(anchor: Anchor) -> str:
    return f"the nearest passage is on line {anchor.nearest.line}" if anchor.nearest else ""
