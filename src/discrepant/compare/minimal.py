"""Minimal sets of answers that cannot hold together, by a solver with exact arithmetic.

The solver is z3, an extra, which is imported only where a relation is asked. All minimal sets are found by going
through those sets of answers that nothing is known of yet (Liffiton et al. 2016, *Fast, flexible MUS enumeration*);
each is made minimal by taking out one member after the other.
"""

from __future__ import annotations

import operator
from collections.abc import Collection, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING, Any

import attrs

from discrepant.compare.ranges import Range
from discrepant.corpus.equations import ClaimTold, Equation, Figure, Operation, Scaled, Term

if TYPE_CHECKING:
    import z3

__all__ = ["Answered", "Asked", "Puzzle", "TooLargeError"]

_BUDGET = 2_000_000  # of z3's own count of its steps, for one set; a clock would not give the same answer twice
_MOST_SETS = 1_000  # that one puzzle looks at


class TooLargeError(Exception):
    """The solver gave up: the puzzle has too many answers, or too many products among them."""


@attrs.frozen(kw_only=True)
class Answered:
    """What one answer allows a claim to be, in the claim's own unit."""

    claim: str
    range: Range


@attrs.frozen(kw_only=True)
class Asked:
    """An equation and its units; all of them stand beside the answers."""

    equation: Equation
    scales: Scaled


class Puzzle:
    """Answers to several claims, by their numbers from 0, and what must hold between the claims.

    The numbers of the equations follow those of the answers; the first equation is the one that is asked. Of `whole`
    claims the true answer is a whole number, of `rising` ones it is not below zero.
    """

    def __init__(
        self, answers: Sequence[Answered], asked: Sequence[Asked], *, whole: Collection[str], rising: Collection[str]
    ) -> None:
        import z3  # noqa: PLC0415  # an extra

        self._z3, self._context = z3, z3.Context()  # of its own, so that nothing depends on what was asked before
        self._answers, self.first = answers, len(answers)
        self.size = len(answers) + len(asked)
        self._flags = [z3.Bool(f"is {n}", self._context) for n in range(self.size)]
        self._solver = z3.Solver(ctx=self._context)
        self._solver.set("rlimit", _BUDGET)
        self._looked = 0
        keys = sorted({key for one in asked for key in one.equation.claims})
        are_whole = set(whole) if all(map(_is_linear, asked)) else set()
        self._numbers = {key: (z3.Int if key in are_whole else z3.Real)(key, self._context) for key in keys}
        self._solver.add(*(self._numbers[key] >= 0 for key in keys if key in rising))
        for answer, flag in zip(answers, self._flags[: self.first], strict=True):
            self._solver.add(*(z3.Implies(flag, bound) for bound in self._bounds(answer)))
        for one, flag in zip(asked, self._flags[self.first :], strict=True):
            self._solver.add(z3.Implies(flag, self._holds(one)))

    def minimal_sets(
        self, among: Iterable[int] | None = None, known: Iterable[frozenset[int]] = ()
    ) -> Iterator[frozenset[int]]:
        """All minimal sets that cannot hold together with the first equation.

        Those that are known are left out. Each is of the numbers of answers and further equations, `among` these if
        they are given. A TooLargeError where the solver gives up.
        """
        numbers = sorted((set(range(self.size)) if among is None else set(among)) - {self.first})
        unknown = self._z3.Solver(ctx=self._context)
        for apart in (*self._apart(numbers), *known):
            unknown.add(self._not_all(apart))
        while unknown.check() == self._z3.sat:
            model = unknown.model()
            chosen = [n for n in numbers if not self._z3.is_false(model.eval(self._flags[n]))]
            chosen = self._filled(unknown, chosen, numbers)
            if self._can_hold([self.first, *chosen]):
                unknown.add(self._any(set(numbers).difference(chosen)))
                continue
            found = self._shrunk([self.first, *chosen])
            unknown.add(self._not_all(found - {self.first}))
            if self.first in found:
                yield found - {self.first}

    def _any(self, numbers: Iterable[int]) -> z3.BoolRef:
        """That one of these is chosen; of none, what cannot be."""
        return self._z3.Or(*(self._flags[n] for n in sorted(numbers)), self._context)

    def _not_all(self, numbers: Iterable[int]) -> z3.BoolRef:
        return self._z3.Or(*(self._z3.Not(self._flags[n]) for n in sorted(numbers)), self._context)

    def _filled(self, unknown: z3.Solver, chosen: Sequence[int], numbers: Sequence[int]) -> list[int]:
        """A set with all others that it can have and still be one of which nothing is known."""
        full = list(chosen)
        for n in numbers:
            if n not in chosen and unknown.check(*(self._flags[each] for each in (*full, n))) == self._z3.sat:
                full.append(n)
        return sorted(full)

    def _apart(self, numbers: Collection[int]) -> Iterator[frozenset[int]]:
        """Pairs of answers to one claim that exclude each other: they are another check's to find."""
        answers = [(n, self._answers[n]) for n in numbers if n < self.first]
        for (i, one), (j, other) in combinations(answers, 2):
            if one.claim == other.claim and not one.range.meets(other.range):
                yield frozenset({i, j})

    def _can_hold(self, chosen: Iterable[int]) -> bool:
        self._looked += 1
        found = self._solver.check(*(self._flags[n] for n in chosen))
        if found == self._z3.unknown or self._looked > _MOST_SETS:
            raise TooLargeError
        return bool(found == self._z3.sat)

    def _shrunk(self, chosen: Sequence[int]) -> frozenset[int]:
        """What is left of a set that cannot hold once all are taken out without which it still cannot."""
        core = {str(flag) for flag in self._solver.unsat_core()}
        kept = [n for n in chosen if str(self._flags[n]) in core]
        for n in sorted(kept, reverse=True):  # equations first, so that few are left
            fewer = [each for each in kept if each != n]
            if not self._can_hold(fewer):
                kept = fewer
        return frozenset(kept)

    def _bounds(self, answer: Answered) -> Iterator[z3.BoolRef]:
        number, low, high = self._numbers[answer.claim], answer.range.lo, answer.range.hi
        if low.value is not None:
            least = self._exact(low.value)
            yield number > least if low.is_open else number >= least
        if high.value is not None:
            most = self._exact(high.value)
            yield number < most if high.is_open else number <= most

    def _holds(self, asked: Asked) -> z3.BoolRef:
        """The equation in base units, and that nothing is divided by zero in it."""
        z3 = self._z3
        conditions: list[Any] = []

        def term(part: Term) -> Any:  # noqa: ANN401  # z3 has no types
            if isinstance(part, ClaimTold):
                number = self._numbers[part.key]
                number = z3.ToReal(number) if number.is_int() else number
                return number * self._exact(asked.scales.claims[part.key])
            if isinstance(part, Figure):
                return self._exact(part.value * asked.scales.figures[part.unit])
            left, right = term(part.left), term(part.right)
            if part.sign != "/":
                return _DONE[part.sign](left, right)
            if z3.is_rational_value(z3.simplify(right)):
                return left / right
            share = z3.FreshReal("share", self._context)
            conditions.extend((right != 0, share * right == left))
            return share

        held = _COMPARED[asked.equation.sign](term(asked.equation.left), term(asked.equation.right))
        return z3.And(held, *conditions)

    def _exact(self, value: Fraction) -> z3.ArithRef:
        return self._z3.RealVal(str(value), self._context)


def _is_linear(asked: Asked) -> bool:
    """Whether no answer is multiplied by another one, or divided by one."""

    def degree(term: Term) -> int:
        if not isinstance(term, Operation):
            return int(isinstance(term, ClaimTold))
        left, right = degree(term.left), degree(term.right)
        if term.sign in "+-":
            return max(left, right)
        return left + right if term.sign == "*" else left + 2 * right

    return max(degree(asked.equation.left), degree(asked.equation.right)) <= 1


_DONE = {"+": operator.add, "-": operator.sub, "*": operator.mul}
_COMPARED = {"=": operator.eq, "<=": operator.le, "<": operator.lt, ">=": operator.ge, ">": operator.gt}
