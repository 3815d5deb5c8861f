"""Printed words cut into tokens for a grammar.

A lexicon of phrases cuts them, longest match first, and its errors have a caret.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import attrs
from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedEOF, UnexpectedToken
from lark.lexer import Lexer

from discrepant.errors import ReadingError
from discrepant.reading.figures import POINT, Figures

__all__ = [
    "MARK_HINTS",
    "PLAIN",
    "UNKNOWN",
    "WIDE",
    "WORDS",
    "Atom",
    "Lexicon",
    "Phrases",
    "Scan",
    "Span",
    "expect_length",
    "meaning",
    "parse",
    "parser",
    "span_of",
    "text_at",
    "token",
]

UNKNOWN = "UNKNOWN"  # the terminal of what no grammar has

_LONGEST = 400  # characters: no printed number or date comes near it

# One character for one, so that places in the words stay true: what is of full width, and the blanks, quotes and dashes
# of every make.
WIDE = {char: char - 0xFEE0 for char in range(0xFF01, 0xFF5F)} | {0xFFE0: "\u00a2", 0xFFE1: "\u00a3", 0xFFE5: "\u00a5"}
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


@attrs.frozen
class Atom:
    """A run of letters, a number in digits, or a single other character.

    `text` is lower case and plain in type.
    """

    text: str
    start: int
    end: int

    @property
    def is_digits(self) -> bool:
        """Whether this is a number in digits."""
        return self.text[0] in "0123456789"


# A scan may take several atoms at once: it answers a token and the index after it, or None.
Scan = Callable[[Sequence[Atom], int], tuple[Token, int] | None]


class Lexicon:
    """The words of one grammar.

    `scans` are tried first. With `strangers`, unknown words become WORD tokens. A scan begins at digits or, where they
    are named, at one of the words in `scanned`.
    """

    def __init__(
        self,
        phrases: Phrases,
        scans: Iterable[Scan] = (),
        *,
        scanned: Collection[str] | None = None,
        strangers: bool = False,
        figures: Figures = POINT,
    ) -> None:
        self._figures, self._atom = figures, _atom(figures)
        self._phrases = {tuple(atom.text for atom in self.atoms(phrase)): meant for phrase, meant in phrases.items()}
        # how long the longest phrase is that begins with a word
        self._reach: dict[str, int] = {}
        for first, *rest in self._phrases:
            self._reach[first] = max(self._reach.get(first, 0), len(rest) + 1)
        self._scans = tuple(scans)
        self._scanned = scanned
        self._strangers = strangers

    @property
    def phrases(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """Each phrase as its atoms, with its terminal."""
        return ((atoms, terminal) for atoms, (terminal, _) in self._phrases.items())

    def atoms(self, text: str) -> list[Atom]:
        """The atoms of printed words, or of a phrase to look for in them."""
        found, plain = self._atom.finditer(text.translate(PLAIN)), self._figures.plain
        return [Atom(plain(match[0]) if match[1] else match[0].lower(), *match.span()) for match in found]

    def tokens(self, words: str) -> list[Token]:
        """The tokens of the words, each with its place.

        A ReadingError points at the first unknown one.
        """
        expect_length(words)
        tokens = []
        for each in self.cut(atoms := self.atoms(words)):
            if each.type == UNKNOWN:
                span = span_of(each)
                raise ReadingError(
                    words, span, f"cannot read {words[slice(*span)]!r} here", self._hint(atoms, each.value)
                )
            tokens.append(each)
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
        if self._scanned is None or atoms[i].is_digits or atoms[i].text in self._scanned:
            for scan in self._scans:
                if found := scan(atoms, i):
                    return found
        for end in range(min(len(atoms), i + self._reach.get(atoms[i].text, 0)), i, -1):
            meaning = self._phrases.get(tuple(atom.text for atom in atoms[i:end]))
            if meaning:
                return token(*meaning, atoms[i:end]), end
        atom = atoms[i]
        is_word = self._strangers and atom.text[0].isalpha()
        return (token("WORD", atom.text, [atom]) if is_word else token(UNKNOWN, i, [atom])), i + 1

    def _hint(self, atoms: Sequence[Atom], i: int) -> str:
        """What to do about the decimal mark of another language between two numbers."""
        run = atoms[max(0, i - 1) : i + 2]
        touch = len(run) == 3 and run[0].end == run[1].start and run[1].end == run[2].start  # noqa: PLR2004
        if not touch or not (run[0].is_digits and run[2].is_digits) or atoms[i].text not in _OTHER_MARK:
            return ""
        return _OTHER_MARK[atoms[i].text] if atoms[i].text != self._figures.mark else ""


@cache
def _atom(figures: Figures) -> re.Pattern[str]:
    """A number in digits (the first group), letters, or any other character."""
    return re.compile(f"({figures.pattern}){WORDS}")


def expect_length(words: str) -> None:
    """Refuse what is far longer than any number or date in print."""
    if len(words) > _LONGEST:
        raise ReadingError(words, (0, len(words)), f"{len(words)} characters are too long for a number or a date")


def span_of(*tokens: Token) -> Span:
    """From the first token's first character to the last one's end."""
    return tokens[0].start_pos or 0, tokens[-1].end_pos or 0


def text_at(atoms: Sequence[Atom], i: int) -> str:
    """The text of the atom at this index; empty where there is none."""
    return atoms[i].text if 0 <= i < len(atoms) else ""


def token(kind: str, meaning: object, atoms: Sequence[Atom]) -> Token:
    """A token of the grammar that stands where the atoms do; its `value` is its meaning."""
    made = Token(kind, str(meaning), start_pos=atoms[0].start, end_pos=atoms[-1].end)
    made.value = meaning
    return made


class _Given(Lexer):
    """Hands the parser the tokens it is given."""

    def __init__(self, _conf: object) -> None:
        pass

    def lex(self, data: Iterable[Token]) -> Iterator[Token]:  # type: ignore[override]  # lark passes on what we parse
        yield from data


def parser(grammar: str) -> Lark:
    """An LALR parser for a grammar whose terminals are all `%declare`d."""
    return Lark(grammar, parser="lalr", lexer=_Given)


def parse(lark: Lark, lexicon: Lexicon, words: str, what: str) -> Any:  # noqa: ANN401  # the tree is the grammar's own
    """The parse tree of the words; a ReadingError points at the token that does not fit."""
    tokens = lexicon.tokens(words)
    try:
        return lark.parse(tokens)
    except (UnexpectedEOF, UnexpectedToken) as error:
        at = error.token if isinstance(error, UnexpectedToken) else None
        if at is None or at.type == "$END":
            span = (0, len(words)) if len(tokens) == 1 else (tokens[-1].end_pos or 0, len(words) + 1)
            raise ReadingError(words, span, f"something is missing here to make {what}") from None
        start, end = span_of(at)
        raise ReadingError(words, (start, end), f"cannot read {words[start:end]!r} here as part of {what}") from None


def meaning(tree: Tree[Token], rules: object, silent: Collection[str] = ()) -> Any:  # noqa: ANN401  # as its rules say
    """What a tree stands for.

    Each rule of a grammar is the method of its name, given what its parts stand for. Tokens of the `silent` terminals
    are not given.
    """
    parts = (part for part in tree.children if isinstance(part, Tree) or part.type not in silent)
    return getattr(rules, tree.data)(
        *(meaning(part, rules, silent) if isinstance(part, Tree) else part for part in parts)
    )
