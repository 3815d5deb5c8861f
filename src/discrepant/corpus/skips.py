"""Skips: words of a text that state nothing to be encoded, found in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import attrs

from discrepant.corpus.anchor import Anchor, TextIndex
from discrepant.corpus.entries import Entries
from discrepant.corpus.model import Place, Skip, Source
from discrepant.corpus.source_records import SkipRecord
from discrepant.toml.form import Flaw

__all__ = ["with_skips"]

_MOST_PLACES = 50  # as many as an anchor lists


def with_skips(sources: Mapping[str, Source], entries: Entries) -> dict[str, Source]:
    """The sources, by the record files that they stand in, with the skips of those.

    What is wrong with a skip is noted.
    """
    skips: defaultdict[str, list[Skip]] = defaultdict(list)
    for entry in entries.skips:
        source = sources.get(entry.file.file)
        found = _skip(entry.record, source.index, source.text, entry.place) if source else None
        if isinstance(found, Flaw):
            entries.problems.of(entry, found)
        elif found:
            skips[entry.file.file].append(found)
    return {file: attrs.evolve(source, skips=tuple(skips[file])) for file, source in sources.items()}


def _skip(record: SkipRecord, index: TextIndex, text: str, place: Place) -> Skip | Flaw:
    """The skip with every place of its words in the text of this name, or on the line alone that it names."""
    offset = 0
    anchor = index.anchor(record.words)
    if not anchor.spans:
        return Flaw(path=("words",), what=f'"{record.words}" is not in {text}', hint=_like(anchor))
    if record.line is not None:
        offset, end = index.extent(record.line)
        elsewhere, anchor = anchor, TextIndex(index.text[offset:end]).anchor(record.words)
        if not anchor.spans:
            what = f'"{record.words}" is not on line {record.line} of {text}'
            lines = ", ".join(map(str, dict.fromkeys(elsewhere.lines)))
            return Flaw(path=("line",), what=what, hint=f"it is on line {lines}")
    if len(anchor.spans) >= _MOST_PLACES:
        what = f'"{record.words}" is in {text} {_MOST_PLACES} times or more'
        return Flaw(path=("words",), what=what, hint="name a line, or a few words more")
    spans = tuple((start + offset, end + offset) for start, end in anchor.spans)
    return Skip(words=record.words, because=record.because, spans=spans, place=place)


def _like(anchor: Anchor) -> str:
    return f"the nearest passage is on line {anchor.nearest.line}" if anchor.nearest else ""
