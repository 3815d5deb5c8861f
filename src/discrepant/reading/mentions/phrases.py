"""Phrases of the lexicons looked up in running text, and the rules of mentions.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import attrs

from discrepant.reading.tokens import Lexicon

__all__ = ["PhraseTable", "atoms_of", "print_rules"]


@cache
def print_rules() -> Mapping[str, Any]:
    """The tables of mentions.toml as they stand there."""
    text = files("discrepant.reading.mentions").joinpath("mentions.toml").read_text("utf-8")
    return MappingProxyType(tomllib.loads(text))


@attrs.frozen(eq=False)
class PhraseTable:
    """Phrases by their first atom, the longest first, each with what it stands for."""

    _by_first: Mapping[str, Sequence[tuple[tuple[str, ...], str]]]

    @classmethod
    def of(cls, phrases: Mapping[str, str]) -> PhraseTable:
        """The table of phrases as they are printed."""
        by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, meant in phrases.items():
            if atoms := atoms_of(phrase):
                by_first.setdefault(atoms[0], []).append((atoms, meant))
        for entries in by_first.values():
            entries.sort(key=lambda entry: len(entry[0]), reverse=True)
        return cls(by_first)

    def at(self, texts: Sequence[str], i: int) -> tuple[str, int] | None:
        """What the longest phrase that begins here stands for, and the index after it."""
        for atoms, meant in self._by_first.get(texts[i], ()) if i < len(texts) else ():
            if len(atoms) == 1 or tuple(texts[i : i + len(atoms)]) == atoms:
                return meant, i + len(atoms)
        return None

    @property
    def words(self) -> Iterator[str]:
        """Every atom of every phrase."""
        return (atom for entries in self._by_first.values() for atoms, _ in entries for atom in atoms)


def atoms_of(phrase: str) -> tuple[str, ...]:
    """The atoms of a phrase, in lower case."""
    return tuple(atom.text for atom in Lexicon({}).atoms(phrase))
