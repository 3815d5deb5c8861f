"""Printed words cut into tokens for a grammar.

A lexicon of phrases cuts them, longest match first, and its errors have a caret.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import attrs

from discrepant.errors import ReadingError
from discrepant.reading.figures import POINT, Figures

__all__ = [
    "DIGITS",
    "LETTERS",
    "MARK_HINTS",
    "PLAIN",
    "SIGNS",
    "UNKNOWN",
    "WIDE",
    "WORDS",
    "Atom",
    "Lexicon",
    "Phrases",
    "Scan",
    "Span",
    "Token",
    "atoms_of",
    "expect_length",
    "span_of",
    "text_at",
    "token",
    "touch",
]

UNKNOWN = "UNKNOWN"  # the terminal of what no grammar has

_FIGURES = "0123456789"
_LONGEST = 400  # characters: no printed number or date comes near it

# One character for one, so that places in the words stay true: what is of full width and the hyphens of print, and the
# blanks, quotes and dashes of every make.
WIDE = {char: char - 0xFEE0 for char in range(0xFF01, 0xFF5F)}
WIDE |= str.maketrans("\uffe0\uffe1\uffe5\uffe6", "\u00a2\u00a3\u00a5\u20a9")  # cents, pounds, yen and won
WIDE |= dict.fromkeys(map(ord, "\u2010\u2011"), ord("-"))
PLAIN = WIDE | str.maketrans(
    {
        **dict.fromkeys("\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u200a\u3000", " "),
        **dict.fromkeys("\u2018\u2019\u201b\u02bc", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    }
)
WORDS = (
    r"|[^\W\d_]{1,3}\$"  # US$: apart from "a $5 million grant"
    r"|[^\W\d_\u00bc-\u00be\u2150-\u215e]+"  # letters, but not the fractions among them
    r"|\S"
)

_OTHER_MARK = {
    ",": 'a decimal comma is read where the language has one: language = "de"',
    ".": "the language has a decimal comma, and a point parts groups of three digits",
}

MARK_HINTS = frozenset(_OTHER_MARK.values())

Span = tuple[int, int]

# A phrase's tokens: the terminal of the grammar and what the phrase stands for.
Phrases = Mapping[str, tuple[str, Any]]


class Atom(NamedTuple):
    """A run of letters, a number in digits, or a single other character.

    `text` is lower case and plain in type.
    """

    text: str
    start: int
    end: int

    @property
    def is_digits(self) -> bool:
        """Whether this is a number in digits."""
        return self.text[0] in _FIGURES


@attrs.define(eq=False)
class Token:
    """A word of a grammar: its terminal, what it stands for, and where it is printed."""

    type: str
    value: Any
    start: int
    end: int


# A scan may take several atoms at once: it answers a token and the index after it, or None.
Scan = Callable[[Sequence[Atom], int], tuple[Token, int] | None]

# Where a scan can begin beside the words that are named for it: at any number in digits, run of letters or other sign.
DIGITS, LETTERS, SIGNS = "DIGITS", "LETTERS", "SIGNS"
_ANYWHERE = frozenset([DIGITS, LETTERS, SIGNS])


class Lexicon:
    """The words of one grammar.

    `scans` are tried first, in their order, each where it can begin: at the words named with it, or at what DIGITS,
    LETTERS and SIGNS stand for; None is for anywhere. With `strangers`, unknown words become WORD tokens.
    """

    def __init__(
        self,
        phrases: Phrases,
        scans: Iterable[tuple[Scan, Collection[str] | None]] = (),
        *,
        strangers: bool = False,
        figures: Figures = POINT,
    ) -> None:
        self._figures = figures
        self._phrases = {
            tuple([atom.text for atom in self.refined(_atoms_of_phrase(figures, phrase))]): meant
            for phrase, meant in phrases.items()
        }
        # how long the longest phrase is that begins with a word
        self._reach = {phrase[0]: len(phrase) for phrase in sorted(self._phrases, key=len)}
        begun = [(scan, _ANYWHERE if words is None else frozenset(words)) for scan, words in scans]
        # at which words, and for any other word at what sort of it, which scans can begin
        self._scans = {
            word: tuple(scan for scan, words in begun if word in words or _sort_of(word) in words)
            for word in _ANYWHERE.union(*(words for _, words in begun))
        }
        self._strangers = strangers

    @property
    def phrases(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """Each phrase as its atoms, with its terminal."""
        return ((atoms, terminal) for atoms, (terminal, _) in self._phrases.items())

    def beginnings(self, terminals: Collection[str]) -> frozenset[str]:
        """The atoms with which phrases of these terminals begin."""
        return frozenset(atoms[0] for atoms, terminal in self.phrases if terminal in terminals)

    def atoms(self, text: str) -> list[Atom]:
        """The atoms of printed words, as `refined`."""
        return self.refined(atoms_of(self._figures, text))

    def refined(self, atoms: Sequence[Atom]) -> list[Atom]:
        """The atoms in which phrases are looked for: here all of them."""
        return list(atoms)

    def tokens(self, words: str) -> list[Token]:
        """The tokens of the words, each with its place.

        A ReadingError points at the first unknown one.
        """
        expect_length(words)
        tokens = self.cut(atoms := self.atoms(words))
        for each in tokens:
            if each.type == UNKNOWN:
                span = span_of(each)
                raise ReadingError(
                    words, span, f"cannot read {words[slice(*span)]!r} here", self._hint(atoms, each.value)
                )
        if not tokens:
            raise ReadingError(words, (0, len(words)), "there is nothing to read")
        return tokens

    def cut(self, atoms: Sequence[Atom]) -> list[Token]:
        """The tokens that these atoms make.

        One that makes none is UNKNOWN, and its value is the atom's index.
        """
        tokens, i = [], 0
        while i < len(atoms):
            token, i = self._token(atoms, i)
            tokens.append(token)
        return tokens

    def _token(self, atoms: Sequence[Atom], i: int) -> tuple[Token, int]:
        atom = atoms[i]
        text = atom.text
        scans = self._scans.get(text)
        for scan in self._scans[_sort_of(text)] if scans is None else scans:
            if found := scan(atoms, i):
                return found
        if reach := self._reach.get(text):
            texts = tuple([atom.text for atom in atoms[i : i + reach]])
            for length in range(len(texts), 0, -1):
                if meaning := self._phrases.get(texts[:length]):
                    return Token(*meaning, atom.start, atoms[i + length - 1].end), i + length
        is_word = self._strangers and text[0].isalpha()
        return Token("WORD", text, *atom[1:]) if is_word else Token(UNKNOWN, i, *atom[1:]), i + 1

    def _hint(self, atoms: Sequence[Atom], i: int) -> str:
        """What to do about the decimal mark of another language between two numbers."""
        is_between = touch(atoms, i - 1, i + 1) and atoms[i - 1].is_digits and atoms[i + 1].is_digits
        if not is_between or atoms[i].text not in _OTHER_MARK:
            return ""
        return _OTHER_MARK[atoms[i].text] if atoms[i].text != self._figures.mark else ""


def atoms_of(figures: Figures, text: str) -> list[Atom]:
    """The atoms of printed words, or of a phrase to look for in them."""
    found, plain = _atom(figures).finditer(text.translate(PLAIN)), figures.plain
    return [Atom(plain(match[0]) if match[1] else match[0].lower(), *match.span()) for match in found]


_atoms_of_phrase = cache(atoms_of)  # lexicons have most of their phrases in common


@cache
def _atom(figures: Figures) -> re.Pattern[str]:
    """A number in digits (the first group), letters, or any other character."""
    return re.compile(f"({figures.pattern}){WORDS}")


def expect_length(words: str) -> None:
    """Refuse what is far longer than any number or date in print."""
    if len(words) > _LONGEST:
        raise ReadingError(words, (0, len(words)), f"{len(words)} characters are too long for a number or a date")


def _sort_of(text: str) -> str:
    """What an atom is: a number in digits, a run of letters, or another sign."""
    if text in _ANYWHERE:  # which no atom is, for they are in lower case
        return text
    return DIGITS if text[0] in _FIGURES else LETTERS if text.isalpha() else SIGNS


def span_of(*tokens: Token) -> Span:
    """From the first token's first character to the last one's end."""
    return tokens[0].start, tokens[-1].end


def text_at(atoms: Sequence[Atom], i: int) -> str:
    """The text of the atom at this index; empty where there is none."""
    return atoms[i].text if 0 <= i < len(atoms) else ""


def touch(atoms: Sequence[Atom], first: int, last: int) -> bool:
    """Whether the atoms from one index to another are there, without a blank between them."""
    is_there = first >= 0 and last < len(atoms)
    return is_there and all(atoms[i - 1].end == atoms[i].start for i in range(first + 1, last + 1))


def token(kind: str, meaning: object, atoms: Sequence[Atom]) -> Token:
    """A token of the grammar that stands where the atoms do; its `value` is its meaning."""
    return Token(kind, meaning, atoms[0].start, atoms[-1].end)
