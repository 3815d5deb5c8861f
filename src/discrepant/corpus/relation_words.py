"""The words of a relation to its equation, by relation.lark."""

from __future__ import annotations

import io
from fractions import Fraction
from functools import cache
from typing import Any

from lark import Lark, Token, Transformer, v_args
from lark import __version__ as lark_version
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, VisitError

from discrepant.corpus.equations import SIGNS, ClaimTold, Equation, Figure, Operation, Term
from discrepant.errors import ReadingError
from discrepant.files.kept_beside import kept_beside

__all__ = ["parse"]

_LONGEST = 500  # characters, which also bounds how deep a tree is
_MINUS = "\N{MINUS SIGN}"
_TYPED = {
    _MINUS: "-",
    "\N{MULTIPLICATION SIGN}": "*",
    "\N{DIVISION SIGN}": "/",
    "\N{LESS-THAN OR EQUAL TO}": "<=",
    "\N{GREATER-THAN OR EQUAL TO}": ">=",
}
_DIVISIONS = "/\N{DIVISION SIGN}"


def parse(words: str) -> Equation:
    """The tree of a relation; a ReadingError points at what cannot stand there."""
    if len(words) > _LONGEST:
        raise ReadingError(words, (_LONGEST, len(words)), f"a relation has {_LONGEST:,} characters at the most")
    try:
        tree = _parser().parse(words)
        equation: Equation = _Tree(words).transform(tree)
    except VisitError as error:
        if isinstance(error.orig_exc, ReadingError):
            raise error.orig_exc from None
        raise
    except UnexpectedInput as error:
        raise _unread(words, error) from None
    if not equation.claims:
        raise ReadingError(words, (0, len(words)), "no claim stands in it", "name claims by their keys")
    return equation


@cache
def _parser() -> Lark:
    kept = kept_beside("discrepant.corpus", "relation.lark", f"lark {lark_version}", _made)
    return Lark.load(io.BytesIO(kept))


def _made(grammar: bytes) -> bytes:
    """A parser as lark keeps it: to make one takes far longer than to load it."""
    kept = io.BytesIO()
    Lark(grammar.decode(), parser="lalr").save(kept)
    return kept.getvalue()


def _unread(words: str, error: UnexpectedInput) -> ReadingError:
    at = error.pos_in_stream or 0
    token = getattr(error, "token", None)
    if not words[max(at, 0) :].strip() or (token is not None and not token):
        hint = f"a sum, one of {' '.join(SIGNS)}, a sum"
        return ReadingError(words, (len(words), len(words)), "it ends too early", hint)
    length = 1 if isinstance(error, UnexpectedCharacters) else len(token or "?")
    shown = words[at : at + length]
    hint = f"a relation has one sign: {' '.join(SIGNS)}" if shown[0] in "=<>!" else ""
    return ReadingError(words, (at, at + length), f"{shown!r} cannot stand here", hint)


@v_args(inline=True)
class _Tree(Transformer[Token, Any]):
    """The rules of the grammar, as methods of their names."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    def start(self, left: Term, sign: Token, right: Term) -> Equation:
        return Equation(words=self._words, left=left, sign=_TYPED.get(sign, str(sign)), right=right)

    def operation(self, left: Term, sign: Token, right: Term) -> Operation:
        if sign in _DIVISIONS and isinstance(right, Figure) and not right.value:
            raise ReadingError(self._words, right.span, "nothing can be divided by zero")
        span = left.span[0], right.span[1]
        return Operation(left=left, sign=_TYPED.get(sign, str(sign)), right=right, span=span)

    def negative(self, sign: Token, value: Term) -> Term:
        span = _start(sign), value.span[1]
        if isinstance(value, Figure):
            return Figure(value=-value.value, unit=value.unit, span=span)
        none = Figure(value=Fraction(0), span=span)
        return Operation(left=none, sign="-", right=value, span=span)

    def told(self, key: Token) -> ClaimTold:
        return ClaimTold(key=str(key), span=_span(key))

    def quoted(self, key: Token) -> ClaimTold:
        return ClaimTold(key=key[1:-1], span=_span(key))

    def figure(self, number: Token, unit: Token | None = None) -> Figure:
        end = _span(unit if unit is not None else number)[1]
        value = Fraction(number.replace(",", ""))
        return Figure(value=value, unit=None if unit is None else str(unit), span=(_start(number), end))


def _start(token: Token) -> int:
    return token.start_pos or 0


def _span(token: Token) -> tuple[int, int]:
    return _start(token), _start(token) + len(token)
