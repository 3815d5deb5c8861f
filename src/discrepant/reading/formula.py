"""The formulas of the hedge table: `(n, n + g]` to a function of named numbers.

No other code runs from data.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import attrs
from lark import Token, Tree
from lark.exceptions import LarkError

from discrepant.reading.grammars import grammar_parser

__all__ = ["Bound", "Formula"]

_LONGEST = 200  # characters: also bounds how deeply a formula can be nested

Numbers = Mapping[str, Decimal]
_Expression = Callable[[Numbers], Decimal]


@attrs.frozen
class Bound:
    """One end of an interval; an open one leaves its value out."""

    value: Decimal
    is_open: bool = False


@attrs.frozen
class Formula:
    """An interval whose ends are computed from named numbers; `names` are those that it needs."""

    lo: _Expression
    hi: _Expression
    lo_open: bool
    hi_open: bool
    names: frozenset[str]

    @classmethod
    def parse(cls, text: str) -> Formula:
        """Read a formula as the hedge table has it; a ValueError shows what cannot be read."""
        if len(text) > _LONGEST:
            raise ValueError(f"the formula {text[:20]!r} … has more than {_LONGEST} characters")
        try:
            tree = _parser.parse(text)
        except LarkError:
            raise ValueError(f'cannot read the formula {text!r}, which should look like "[n - g, n)"') from None
        opening, lo, hi, closing = _meaning(tree)
        leaves = tree.scan_values(lambda leaf: isinstance(leaf, Token) and leaf.type == "NAME" and leaf != "inf")
        return cls(lo, hi, opening == "(", closing == ")", frozenset(map(str, leaves)))

    def bounds(self, low: Numbers, high: Numbers | None = None) -> tuple[Bound, Bound]:
        """Both ends; for a range the upper one is computed with the numbers of its own end."""
        return Bound(self.lo(low), self.lo_open), Bound(self.hi(high or low), self.hi_open)


def _of_two(function: Callable[[Decimal, Decimal], Decimal]) -> Callable[..., _Expression]:
    """The rule that joins two expressions by a function of two numbers."""
    return lambda _, left, right: lambda numbers: function(left(numbers), right(numbers))


def _meaning(tree: Tree[Token]) -> Any:  # noqa: ANN401  # as its rule says
    """What a tree stands for: each rule of the grammar is the method of its name, given what its parts stand for."""
    parts = (_meaning(part) if isinstance(part, Tree) else part for part in tree.children)
    return getattr(_Rules(), tree.data)(*parts)


class _Rules:
    """Each rule becomes a closure over the named numbers."""

    add = _of_two(operator.add)
    subtract = _of_two(operator.sub)
    multiply = _of_two(operator.mul)
    divide = _of_two(operator.truediv)
    greater = _of_two(max)
    smaller = _of_two(min)

    def number(self, token: Token) -> _Expression:
        value = Decimal(str(token))
        return lambda _: value

    def name(self, name: Token) -> _Expression:
        key = str(name)
        return (lambda _: Decimal("Infinity")) if key == "inf" else (lambda numbers: numbers[key])

    def start(
        self, opening: Token, lo: _Expression, hi: _Expression, closing: Token
    ) -> tuple[Token, _Expression, _Expression, Token]:
        return opening, lo, hi, closing


_parser = grammar_parser("discrepant.reading", "formula.lark", has_lexer=True)
