"""Grammars as parsers' tables, and how far a phrase of one reaches among tokens.

The tables are made by lark, and kept from run to run: to make them takes longer than to read a page of words. What is
kept is read without lark.
"""

from __future__ import annotations

import marshal
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Self

import attrs

from discrepant.files.kept_beside import kept_beside

if TYPE_CHECKING:
    from lark import Lark

__all__ = ["Branch", "Grammar", "Prefixes", "grammar_of"]

_START, _END = "start", "$END"
_FORM = "tables of a grammar, 1"  # in which they are kept
_MOST = 60  # tokens: no printed number or date comes near it, and it bounds the time in any text


@attrs.frozen
class Branch:
    """A rule of a grammar with its parts: tokens by their index, and other rules."""

    name: str
    parts: tuple[int | Branch, ...]


class _Rule(NamedTuple):
    """A rule as the tables have it: the symbol that it makes of how many, and what becomes of these.

    Its branch has the `kept` ones of them, of those that only hold others together (True) their parts. One that
    `hands_on` makes no branch of a single part.
    """

    symbol: str
    size: int
    name: str
    hands_on: bool
    kept: tuple[tuple[int, bool], ...]

    def of(self, parts: Sequence[int | Branch]) -> int | Branch:
        """What it makes of its parts."""
        found: list[int | Branch] = []
        for i, is_joined in self.kept:
            part = parts[i]
            if is_joined and isinstance(part, Branch):
                found.extend(part.parts)
            else:
                found.append(part)
        return found[0] if self.hands_on and len(found) == 1 else Branch(self.name, tuple(found))


class Grammar:
    """An LALR grammar by its tables.

    For each state and terminal they have the state that follows, or below zero the inverse of the index of a rule that
    is done; for each state and symbol that a rule makes, the state that follows.
    """

    def __init__(self, start: int, end: int, steps: Mapping[int, Mapping[str, int]], rules: Sequence[_Rule]) -> None:
        self.start, self.end, self.steps, self.rules = start, end, steps, rules

    @classmethod
    def made(cls, grammar: str) -> Self:
        """The tables of a grammar whose terminals are all `%declare`d."""
        from lark import Lark  # noqa: PLC0415  # which is needed no more once its tables are kept

        return cls(*_tables(Lark(grammar, parser="lalr", lexer="basic")))

    @property
    def plain(self) -> tuple[Any, ...]:
        """The tables as plain data."""
        return self.start, self.end, self.steps, [tuple(rule) for rule in self.rules]

    @classmethod
    def of(cls, plain: tuple[Any, ...]) -> Self:
        """The grammar of such tables."""
        start, end, steps, rules = plain
        return cls(start, end, steps, [_Rule(*rule) for rule in rules])

    def branch(self, terminals: Sequence[str]) -> Branch | int | None:
        """The rule that these make together.

        Else it is the index of the first that does not fit, or None where one is missing at the end.
        """
        states: list[int] = [self.start]
        made: list[int | Branch] = []
        for i, terminal in enumerate(terminals):
            following = self._reduced(states, made, terminal)
            if not following:
                return i
            states.append(following)
            made.append(i)
        self._reduced(states, made, _END)
        if states[-1] != self.end:
            return None
        (whole,) = made
        assert isinstance(whole, Branch)  # noqa: S101  # of our grammars none is a token by itself
        return whole

    def _reduced(self, states: list[int], made: list[int | Branch], terminal: str) -> int:
        """Make the rules that are done before a terminal; the state that follows it, or 0 where it does not fit."""
        while (step := self.steps[states[-1]].get(terminal, 0)) < 0:
            rule = self.rules[~step]
            first = len(made) - rule.size
            made[first:] = [rule.of(made[first:])]
            del states[first + 1 :]
            states.append(self.steps[states[-1]][rule.symbol])
            if terminal == _END and states[-1] == self.end:
                break
        return step


def _tables(lark: Lark) -> tuple[int, int, dict[int, dict[str, int]], list[_Rule]]:
    from lark.parsers.lalr_analysis import Shift  # noqa: PLC0415  # as above

    table: Any = lark.parser.parser._parse_table  # noqa: SLF001  # lark has no public name for it
    rules = {rule: index for index, rule in enumerate(lark.rules)}
    # no step leads to where a phrase starts, so that its number can stand for none
    numbers = {table.start_states[_START]: 0}
    numbers |= {state: number for number, state in enumerate(sorted(set(table.states) - set(numbers)), start=1)}
    steps = {
        numbers[state]: {
            str(name): numbers[arg] if action is Shift else ~rules[arg] for name, (action, arg) in actions.items()
        }
        for state, actions in table.states.items()
    }
    return 0, numbers[table.end_states[_START]], steps, list(map(_rule, rules))


def _rule(rule: Any) -> _Rule:  # noqa: ANN401  # lark's
    """A rule as lark makes trees of it."""
    kept = [
        (i, not symbol.is_term and symbol.name.startswith("_"))
        for i, symbol in enumerate(rule.expansion)
        if not (symbol.is_term and symbol.filter_out)
    ]
    hands_on = bool(rule.options.expand1) and not rule.alias
    return _Rule(str(rule.origin.name), len(rule.expansion), str(rule.alias or rule.origin.name), hands_on, tuple(kept))


def grammar_of(package: str, name: str) -> Grammar:
    """The grammar in this file of a package, all of whose terminals are `%declare`d."""
    return Grammar.of(marshal.loads(kept_beside(package, name, _FORM, _made)))  # noqa: S302  # our own, and whole


def _made(grammar: bytes) -> bytes:
    return marshal.dumps(Grammar.made(grammar.decode()).plain)


class Prefixes:
    """The phrases of a grammar that begin at a token, by its tables."""

    def __init__(self, grammar: Grammar) -> None:
        self._start, self._end, self._steps = grammar.start, grammar.end, grammar.steps
        self._rules = [(rule.symbol, rule.size) for rule in grammar.rules]

    def begins(self, kind: str) -> bool:
        """Whether a phrase can begin with this terminal."""
        return kind in self._steps[self._start]

    def ends(self, kinds: Sequence[str], first: int) -> list[int]:
        """The indices after each phrase that begins at the first terminal, the longest phrase last."""
        stack, found = [self._start], []
        for i in range(first, min(len(kinds), first + _MOST)):
            if not self._take(stack, kinds[i]):
                break
            if _END in self._steps[stack[-1]] and self._take(stack.copy(), _END):
                found.append(i + 1)
        return found

    def _take(self, stack: list[int], kind: str) -> bool:
        """Move on by one terminal; False where none of the grammar's phrases goes on so."""
        steps = self._steps
        while step := steps[stack[-1]].get(kind, 0):
            if step > 0:
                stack.append(step)
                return True
            symbol, size = self._rules[~step]
            if size:
                del stack[-size:]
            following = steps[stack[-1]][symbol]
            stack.append(following)
            if kind == _END and following == self._end:
                return True
        return False
