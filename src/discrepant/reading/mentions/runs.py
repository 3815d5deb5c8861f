"""Runs: stretches of a text that hold nothing but words of the vocabulary.

They are found in one pass over it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache, cached_property

import attrs

from discrepant.reading.figures import POINT, Figures
from discrepant.reading.mentions.vocabulary import DATE, NUMBER, UNIT, MentionVocabulary
from discrepant.reading.nearby import FAR, clause_before, text_after, text_before
from discrepant.reading.tokens import PLAIN, WORDS, Atom

__all__ = ["WordRun", "runs"]

_LONGEST = 200  # atoms
_HEART = NUMBER | DATE | UNIT

_Matches = list[tuple[re.Match[str], int]]


@attrs.frozen
class WordRun:
    """Atoms of the vocabulary next to each other in a text.

    `parts` tell what each can be the heart of.
    """

    text: str = attrs.field(repr=False)
    atoms: Sequence[Atom]
    parts: Sequence[int]

    @cached_property
    def texts(self) -> list[str]:
        """The atoms in lower case and plain type."""
        return [atom.text for atom in self.atoms]

    def words(self, i: int, j: int) -> str:
        """From one atom up to another as printed."""
        return self.text[self.atoms[i].start : self.atoms[j - 1].end]

    def span(self, i: int, j: int) -> tuple[int, int]:
        """Where these stand in the text."""
        return self.atoms[i].start, self.atoms[j - 1].end

    def touches(self, i: int) -> bool:
        """Whether there is no blank between this atom and the one before it."""
        return 0 < i < len(self.atoms) and self.atoms[i - 1].end == self.atoms[i].start

    def word_before(self, i: int) -> str:
        """The word before this atom as printed, with its marks; empty at the beginning of a line."""
        line = text_before(self.text, self.atoms[i].start).rpartition("\n")[2]
        return (line.split() or [""])[-1]

    def before(self, i: int) -> str:
        """A stretch of the paragraph before this atom."""
        return text_before(self.text, self.atoms[i].start)

    def clause_before(self, i: int) -> str:
        """What stands before this atom in its clause."""
        return clause_before(self.text, self.atoms[i].start, FAR)

    def after(self, j: int) -> str:
        """A stretch of the paragraph from the end of the atom before this index."""
        return text_after(self.text, self.atoms[j - 1].end)


def runs(text: str, known: MentionVocabulary, figures: Figures = POINT) -> Iterator[WordRun]:
    """The runs of a text that have a heart in them, in order."""
    found: _Matches = []
    has_heart, part_of = 0, known.words.get
    for match in _atom(figures).finditer(text):
        word = match[0]
        part = part_of(word)
        if part is None:
            if match.lastindex:
                part = NUMBER | DATE
            elif word.islower() or len(word) == 1 or word[1:].islower() or (part := part_of(word.lower())) is None:
                if has_heart:
                    yield from _sentences(text, found, known.short, figures)
                if found:
                    found, has_heart = [], 0
                continue  # what is left is kWh, SFr
        found.append((match, part))
        if part:
            has_heart |= part & _HEART
            if len(found) > _LONGEST:
                yield from _sentences(text, found, known.short, figures)
                found, has_heart = [], 0
    if has_heart:
        yield from _sentences(text, found, known.short, figures)


@cache
def _atom(figures: Figures) -> re.Pattern[str]:
    """As the reader cuts words into atoms, with the end of a paragraph as one of its own."""
    return re.compile(rf"({figures.running})|\n[ \t\r]*\n{WORDS}")


def _sentences(text: str, found: _Matches, short: Collection[str], figures: Figures) -> Iterator[WordRun]:
    """The run, cut at the full stops that end a sentence and no abbreviation."""
    atoms: list[Atom] = []
    parts: list[int] = []
    for match, part in found:
        word = match[0].lower()
        if word == "." and not _goes_on(text, atoms, match.start(), short):
            if any(part & _HEART for part in parts):
                yield WordRun(text, atoms, parts)
            atoms, parts = [], []
            continue
        plain = figures.plain(word) if match.lastindex else word.translate(PLAIN)
        atoms.append(Atom(plain, *match.span()))
        parts.append(part)
    if any(part & _HEART for part in parts):
        yield WordRun(text, atoms, parts)


def _goes_on(text: str, atoms: Sequence[Atom], stop: int, short: Collection[str]) -> bool:
    """Whether a full stop is that of an abbreviation or of a date in figures, and ends no sentence."""
    if not atoms or atoms[-1].end != stop:
        return False
    return atoms[-1].text in short or (atoms[-1].is_digits and text[stop + 1 : stop + 2].isdigit())
