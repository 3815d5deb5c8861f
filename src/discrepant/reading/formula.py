"""The formulas of the hedge table: `(n, n + g]` to a function of named numbers.

No other code runs from data.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

import attrs

from discrepant.errors import value_shown
from discrepant.reading.grammars import Branch, Grammar, grammar_of

__all__ = ["Bound", "Formula"]

_LONGEST = 200  # characters: also bounds how deeply a formula can be nested
_WORDS = {"[": "LSQB", "]": "RSQB", "(": "LPAR", ")": "RPAR", ",": "COMMA", "max": "MAX", "min": "MIN"}
_WORDS |= {"+": "PLUS", "-": "MINUS", "*": "STAR", "/": "SLASH"}
_TOKEN = re.compile(
    r"[ \t]*(?:(?P<NAME>inf|next|[nabpqgru])|(?P<NUMBER>[0-9]+(?:\.[0-9]+)?)|(?:max|min|[-+*/(),\[\]]))[ \t]*"
)

Numbers = Mapping[str, Decimal]
_Expression = Callable[[Numbers], Decimal]


@attrs.frozen
class Bound:
    """One end of an interval; an open one leaves its value out."""

    value: Decimal
    is_open: bool = False


@attrs.frozen
class Formula:
    """An interval whose ends are computed from named numbers; `names` are those that it needs.

    The `text` says it all: what the rest is made of.
    """

    text: str
    lo: _Expression = attrs.field(repr=False, eq=False)
    hi: _Expression = attrs.field(repr=False, eq=False)
    lo_open: bool = attrs.field(repr=False, eq=False)
    hi_open: bool = attrs.field(repr=False, eq=False)
    names: frozenset[str] = attrs.field(repr=False, eq=False)

    @classmethod
    def parse(cls, text: str) -> Formula:
        """Read a formula as the hedge table has it; a ValueError shows what cannot be read."""
        if len(text) > _LONGEST:
            raise ValueError(f"the formula {value_shown(text)} has more than {_LONGEST} characters")
        tokens = _tokens(text)
        branch = _grammar().branch([terminal for terminal, _ in tokens])
        if not isinstance(branch, Branch):  # but where it stops
            raise ValueError(  # noqa: TRY004  # as of all that is wrong with a text
                f'cannot read the formula {text!r}, which should look like "[n - g, n)"'
            )
        (opening, lo, hi, closing), names = _meaning(branch, tokens), {told for kind, told in tokens if kind == "NAME"}
        return cls(text, lo, hi, opening == "(", closing == ")", frozenset(names - {"inf"}))

    def bounds(self, low: Numbers, high: Numbers | None = None) -> tuple[Bound, Bound]:
        """Both ends; for a range the upper one is computed with the numbers of its own end."""
        return Bound(self.lo(low), self.lo_open), Bound(self.hi(high or low), self.hi_open)


_Token = tuple[str, str]  # its terminal, and as it is printed


def _tokens(text: str) -> list[_Token]:
    """The tokens of a formula; what is none is one of a terminal that no rule has."""
    tokens: list[_Token] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            return [*tokens, ("", text[at])]
        printed = match[0].strip(" \t")
        tokens.append((match.lastgroup or _WORDS[printed], printed))
        at = match.end()
    return tokens


def _meaning(branch: Branch, tokens: Sequence[_Token]) -> Any:  # noqa: ANN401  # as its rule says
    """What a branch stands for: each rule is the method of its name, given what its parts stand for."""
    parts = (_meaning(part, tokens) if isinstance(part, Branch) else tokens[part][1] for part in branch.parts)
    return getattr(_Rules(), branch.name)(*parts)


def _of_two(function: Callable[[Decimal, Decimal], Decimal]) -> Callable[..., _Expression]:
    """The rule that joins two expressions by a function of two numbers; what else is given holds them together."""

    def joined(_: _Rules, *parts: str | _Expression) -> _Expression:
        left, right = (part for part in parts if not isinstance(part, str))
        return lambda numbers: function(left(numbers), right(numbers))

    return joined


class _Rules:
    """Each rule becomes a closure over the named numbers."""

    add = _of_two(operator.add)
    subtract = _of_two(operator.sub)
    multiply = _of_two(operator.mul)
    divide = _of_two(operator.truediv)
    greater = _of_two(max)
    smaller = _of_two(min)

    def number(self, printed: str) -> _Expression:
        value = Decimal(printed)
        return lambda _: value

    def name(self, name: str) -> _Expression:
        return (lambda _: Decimal("Infinity")) if name == "inf" else (lambda numbers: numbers[name])

    def same(self, _opening: str, inner: _Expression, _closing: str) -> _Expression:
        return inner

    def start(
        self, opening: str, lo: _Expression, _comma: str, hi: _Expression, closing: str
    ) -> tuple[str, _Expression, _Expression, str]:
        return opening, lo, hi, closing


@cache
def _grammar() -> Grammar:
    return grammar_of("discrepant.reading", "formula.lark")
