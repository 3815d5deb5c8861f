"""What became of the quotes by which facts stand in a text that has changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum

import attrs

from discrepant.corpus.anchor import Anchor, TextIndex
from discrepant.corpus.attribution import unattributed
from discrepant.corpus.entries import Entries, Entry
from discrepant.corpus.model import Names, Place
from discrepant.corpus.nearest import Nearest
from discrepant.corpus.source_records import FactRecord, SourceRecord
from discrepant.reading.wording import fold
from discrepant.toml.lines import Path as KeyPath

__all__ = ["Fate", "Refound", "Texts", "facts_in", "lost"]

_BESIDE, _NEAR = 10, 300  # words on either side of a quote that are looked at, within so many characters


class Fate(StrEnum):
    """What became of a record's words, from what needs nothing to what is lost."""

    STANDS = "stands"
    MOVED = "moved"
    CHANGED = "changed"
    AMBIGUOUS = "ambiguous"
    GONE = "gone"


_WELL = (Fate.STANDS, Fate.MOVED)


@attrs.frozen(kw_only=True)
class Refound:
    """A fact or a skip, and what became of the words by which it stands in its text.

    `lines` are those of the new text. `former_line` is None where it is not known, or was none. `renumbered` has what
    the record's keys are to say with the new text's hash.
    """

    name: str
    path: KeyPath
    place: Place
    words: str
    fate: Fate = Fate.GONE
    lines: tuple[int, ...] = ()
    former_line: int | None = None
    why: str = ""
    nearest: Nearest | None = None
    renumbered: Mapping[str, str | int] = attrs.field(factory=dict)

    @property
    def is_well(self) -> bool:
        """Whether nobody has to look at it."""
        return self.fate in _WELL


@attrs.frozen
class Texts:
    """The new text, the former one if there is one, and the names that both may print."""

    new: TextIndex
    old: TextIndex | None
    names: Names
    source: SourceRecord
    _lines: dict[int, TextIndex] = attrs.field(factory=dict)

    def line(self, number: int) -> TextIndex:
        """A line of the new text by itself."""
        if number not in self._lines:
            self._lines[number] = TextIndex(self.new.text[slice(*self.new.extent(number))])
        return self._lines[number]


def facts_in(entries: Entries, source: Entry[SourceRecord], texts: Texts) -> Iterator[Refound]:
    """What became of each fact of a source, in order."""
    told: Counter[str] = Counter()
    for entry in entries.facts:
        if entry.file.file == source.file.file:
            record = entry.record
            told[record.claim] += 1
            again = f"/{told[record.claim]}" if told[record.claim] > 1 else ""
            name = f"{source.record.id}/{record.claim or '…'}{again}"
            yield _fact(record, Refound(name=name, path=entry.path, place=entry.place, words=record.quote), texts)


def _fact(record: FactRecord, found: Refound, texts: Texts) -> Refound:
    before = texts.old.anchor(record.quote, with_nearest=False) if texts.old else None
    line = before.line if before and len(before.lines) == 1 else None
    anchor = texts.new.anchor(record.quote)
    found = attrs.evolve(found, former_line=line)
    if not anchor.spans:
        return lost(found, anchor)
    found = attrs.evolve(found, lines=anchor.lines)
    if len(anchor.spans) > 1:
        return attrs.evolve(found, fate=Fate.AMBIGUOUS)
    if lacks := _newly_unattributed(record, texts):
        return attrs.evolve(found, fate=Fate.CHANGED, why=lacks)
    is_beside = line and texts.old and before and _around(texts.old, before) != _around(texts.new, anchor)
    why = "what stands beside it has changed" if is_beside else ""
    return attrs.evolve(found, fate=Fate.MOVED if line not in (None, anchor.line) else Fate.STANDS, why=why)


def lost(found: Refound, anchor: Anchor) -> Refound:
    """Words that the text has no more, and what is nearest to them."""
    near = anchor.nearest
    if near is None:
        return attrs.evolve(found, fate=Fate.GONE)
    return attrs.evolve(found, fate=Fate.CHANGED, lines=(near.line,), nearest=near)


def _newly_unattributed(record: FactRecord, texts: Texts) -> str:
    """Why the new text does not name who speaks or is cited; empty where it does, or the former one did not either."""
    both = filter(None, (texts.new, texts.old))
    now, *before = ([*_unattributed(record, texts.source, text, texts.names)] for text in both)
    return " ".join(why for why in now if not before or why not in before[0])


def _unattributed(record: FactRecord, source: SourceRecord, text: TextIndex, names: Names) -> Iterator[str]:
    """Why a text does not name who speaks or is cited, be it for the fact alone or for all of its source."""
    yield from (lack.why for lack in unattributed(record, source, text, names))
    for lack in unattributed(source, source, text, names):
        if getattr(record, str(lack.path[0])) is None:
            yield lack.why


def _around(text: TextIndex, anchor: Anchor) -> tuple[list[str], list[str]]:
    """The words on either side of a quote, without regard to type."""
    ((start, end),) = anchor.spans
    before, after = text.text[max(0, start - _NEAR) : start], text.text[end : end + _NEAR]
    return fold(before).split()[-_BESIDE:], fold(after).split()[:_BESIDE]
