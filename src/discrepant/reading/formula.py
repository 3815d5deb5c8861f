"""The formulas of the hedge table: `(n, n + g]` to a function of named numbers. No other code runs from data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

import attrs
from lark import Lark, Token, Transformer, v_args
from lark.exceptions import LarkError

__all__ = ["Bound", "Formula"]

_GRAMMAR = r"""
start: (INCLUDED_LO | EXCLUDED) sum "," sum (INCLUDED_HI | EXCLUDED_HI)
?sum: product | sum "+" product -> add | sum "-" product -> subtract
?product: atom | product "*" atom -> multiply | product "/" atom -> divide
?atom: NUMBER -> number | NAME -> name | FUNCTION "(" sum "," sum ")" -> call | EXCLUDED sum EXCLUDED_HI -> group
FUNCTION.2: /max|min/
NAME: /inf|next|[nabpgru]/
NUMBER: /[0-9]+(\.[0-9]+)?/
INCLUDED_LO: "["
INCLUDED_HI: "]"
EXCLUDED: "("
EXCLUDED_HI: ")"
%ignore /[ \t]+/
"""

Numbers = Mapping[str, Decimal]
_Expression = Callable[[Numbers], Decimal]


@attrs.frozen
class Bound:
    """One end of an interval; an open one leaves its value out."""

    value: Decimal
    is_open: bool = False


@v_args(inline=True)
class _Compiler(Transformer[Token, "Formula"]):
    """Each rule becomes a closure over the named numbers."""

    def number(self, token: Token) -> _Expression:
        value = Decimal(str(token))
        return lambda _: value

    def name(self, name: Token) -> _Expression:
        if name == "inf":
            return lambda _: Decimal("Infinity")
        key = str(name)
        return lambda numbers: numbers[key]

    def add(self, left: _Expression, right: _Expression) -> _Expression:
        return lambda numbers: left(numbers) + right(numbers)

    def subtract(self, left: _Expression, right: _Expression) -> _Expression:
        return lambda numbers: left(numbers) - right(numbers)

    def multiply(self, left: _Expression, right: _Expression) -> _Expression:
        return lambda numbers: left(numbers) * right(numbers)

    def divide(self, left: _Expression, right: _Expression) -> _Expression:
        return lambda numbers: left(numbers) / right(numbers)

    def call(self, function: Token, left: _Expression, right: _Expression) -> _Expression:
        choose = max if function == "max" else min
        return lambda numbers: choose(left(numbers), right(numbers))

    def group(self, _open: Token, inner: _Expression, _close: Token) -> _Expression:
        return inner

    def start(self, opening: Token, lo: _Expression, hi: _Expression, closing: Token) -> Formula:
        return Formula(lo, hi, opening == "(", closing == ")")


@attrs.frozen
class Formula:
    """An interval whose ends are computed from named numbers."""

    lo: _Expression
    hi: _Expression
    lo_open: bool
    hi_open: bool

    @classmethod
    def parse(cls, text: str) -> Formula:
        """Read a formula as the hedge table has it; a ValueError names what it cannot read."""
        try:
            return _compile(text)
        except LarkError as error:
            raise ValueError(f"cannot read the formula {text!r}") from error

    def bounds(self, low: Numbers, high: Numbers | None = None) -> tuple[Bound, Bound]:
        """Both ends; for a range the upper one is computed with the numbers of its own end."""
        return Bound(self.lo(low), self.lo_open), Bound(self.hi(high or low), self.hi_open)


_parser = Lark(_GRAMMAR, parser="lalr")


def _compile(text: str) -> Formula:
    return _Compiler().transform(_parser.parse(text))
