"""What became of the words and the lines by which skips stand in a text that has changed.

Words are found again by themselves. Lines are not: they are where they were if they say what they said, have moved if
that stands elsewhere, and else are marked, so that they are an error until somebody has looked at them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from discrepant.corpus.entries import Entries, Entry
from discrepant.corpus.line_patterns import LinePattern
from discrepant.corpus.skips import MOST_PLACES, ends_of, what_is_skipped
from discrepant.corpus.source_records import UNSURE, SkipRecord, SourceRecord
from discrepant.desk.refound import Fate, Refound, Texts, lost

__all__ = ["skips_in"]


def skips_in(entries: Entries, source: Entry[SourceRecord], texts: Texts) -> Iterator[Refound]:
    """What became of each skip of a source, in order."""
    for entry in entries.skips:
        if entry.file.file == source.file.file:
            what = what_is_skipped(entry.record)
            words = entry.record.words or entry.record.pattern or what
            yield _skip(
                entry.record, Refound(name=f"skip {what}", path=entry.path, place=entry.place, words=words), texts
            )


def _skip(record: SkipRecord, found: Refound, texts: Texts) -> Refound:
    """The worst of what became of its lines, of its pattern and of its words."""
    if record.lines is not None:
        found = _lines(record.lines, found, texts)
        if not found.is_well:
            return found
    if record.words is not None:
        return _words(record, record.words, found, texts)
    if record.pattern is not None:
        return _pattern(record.pattern, found, texts)
    return found if record.lines is not None else attrs.evolve(found, fate=Fate.STANDS)


def _lines(numbers: str, found: Refound, texts: Texts) -> Refound:
    """Lines stand where they say what they said. What that was, the former text alone knows."""
    first, last = ends_of(numbers)
    unsure = attrs.evolve(found, former_line=first, renumbered={"lines": f"{numbers}{UNSURE}"})
    if texts.old is None:
        why = "what these lines said is known from the former text alone: give it with --old"
        return attrs.evolve(unsure, fate=Fate.CHANGED, why=why)
    said = texts.old.lines[first - 1 : last]
    if said == texts.new.lines[first - 1 : last]:
        return attrs.evolve(found, fate=Fate.STANDS, lines=(first,), former_line=first)
    starts = _places(said, texts.new.lines)
    if len(starts) == 1:
        moved = str(starts[0]) if first == last else f"{starts[0]}-{starts[0] + last - first}"
        return attrs.evolve(found, fate=Fate.MOVED, lines=starts, former_line=first, renumbered={"lines": moved})
    if starts:
        return attrs.evolve(unsure, fate=Fate.AMBIGUOUS, lines=starts)
    return attrs.evolve(unsure, fate=Fate.CHANGED, why="these lines do not say what they said")


def _places(block: Sequence[str], lines: Sequence[str]) -> tuple[int, ...]:
    """The first places of some lines among others, counted from 1."""
    text, sought = "\n".join(("", *lines, "")), "\n".join(("", *block, ""))
    places: list[int] = []
    at, line = 0, 1
    while any(block) and len(places) < MOST_PLACES and (start := text.find(sought, at)) >= 0:
        line += text.count("\n", at, start)
        places.append(line)
        at, line = start + 1, line + 1
    return tuple(places)


def _words(record: SkipRecord, words: str, found: Refound, texts: Texts) -> Refound:
    """All places of its words are skipped, but where it names a line: then it moves with them to another."""
    anchor = texts.new.anchor(words)
    if not anchor.spans:
        return lost(attrs.evolve(found, former_line=record.line or found.former_line), anchor)
    if record.lines is not None:
        return found  # which say what they said
    found = attrs.evolve(found, former_line=record.line)
    lines = tuple(dict.fromkeys(anchor.lines))
    if record.line is not None:
        here = texts.line(record.line).anchor(words, with_nearest=False)
        if not here.spans and len(lines) > 1:
            return attrs.evolve(found, fate=Fate.AMBIGUOUS, lines=lines)
        if not here.spans:
            return attrs.evolve(found, fate=Fate.MOVED, lines=lines, renumbered={"line": lines[0]})
        anchor, lines = here, (record.line,)
    fate = Fate.STANDS if len(anchor.spans) < MOST_PLACES else Fate.AMBIGUOUS
    return attrs.evolve(found, fate=fate, lines=lines)


def _pattern(pattern: str, found: Refound, texts: Texts) -> Refound:
    """A pattern stands wherever lines are like it; lines that were not in the former text are pointed out."""
    if found.lines:
        return found  # on lines which say what they said
    like = LinePattern.parse(pattern)
    lines = tuple(number for number, line in enumerate(texts.new.lines, 1) if like.matches(line))
    if not lines:
        return attrs.evolve(found, fate=Fate.GONE)
    before = set(texts.old.lines) if texts.old else None
    new = [line for line in lines if before is not None and texts.new.lines[line - 1] not in before]
    why = f"line {new[0]} is new and like it" if new else ""
    return attrs.evolve(found, fate=Fate.STANDS, lines=lines[:MOST_PLACES], why=why)
