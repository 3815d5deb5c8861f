"""What a relation holds, as a tree: sums of claims and figures, and the sign between two."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from fractions import Fraction

import attrs

from discrepant.errors import ReadingError
from discrepant.toml.suggest import did_you_mean

__all__ = ["SIGNS", "ClaimTold", "Equation", "Figure", "Operation", "Scaled", "Term", "refuse_unknown"]

SIGNS = ("=", "<=", "<", ">=", ">")
_BLANKS = 'a minus needs blanks around it: "a - b"'


@attrs.frozen(kw_only=True)
class ClaimTold:
    """The answer to a claim, by its key."""

    key: str
    span: tuple[int, int] = attrs.field(eq=False)


@attrs.frozen(kw_only=True)
class Figure:
    """A number as the relation has it, with a unit (`%`, `USD`, `days`) or without."""

    value: Fraction
    unit: str | None = None
    span: tuple[int, int] = attrs.field(eq=False)


@attrs.frozen(kw_only=True)
class Operation:
    """Two terms and the sign between them, one of `+ - * /`."""

    left: Term
    sign: str
    right: Term
    span: tuple[int, int] = attrs.field(eq=False)


Term = ClaimTold | Figure | Operation


@attrs.frozen(kw_only=True)
class Equation:
    """Two terms and how they compare: one of `= <= < >= >`."""

    words: str
    left: Term
    sign: str
    right: Term

    def leaves(self) -> Iterator[ClaimTold | Figure]:
        """Claims and figures, from left to right."""
        yield from _leaves(self.left)
        yield from _leaves(self.right)

    @property
    def claims(self) -> tuple[str, ...]:
        """The keys of its claims, each once, in the order in which they stand."""
        return tuple(dict.fromkeys(leaf.key for leaf in self.leaves() if isinstance(leaf, ClaimTold)))


@attrs.frozen(kw_only=True)
class Scaled:
    """How many base units one of each claim's unit is, and one of each unit of a figure."""

    claims: Mapping[str, Fraction]
    figures: Mapping[str | None, Fraction]


def _leaves(term: Term) -> Iterator[ClaimTold | Figure]:
    if isinstance(term, Operation):
        yield from _leaves(term.left)
        yield from _leaves(term.right)
    else:
        yield term


def refuse_unknown(
    equation: Equation, keys: Collection[str], hint: Callable[[str, Collection[str]], str] = did_you_mean
) -> None:
    """Raise a ReadingError at the first claim that is not there, with the likeliest one."""
    for leaf in equation.leaves():
        if isinstance(leaf, ClaimTold) and leaf.key not in keys:
            parts = [part for part in re.split(r"(?<=.)-(?=.)|-$|^-", leaf.key) if part]
            is_joined = "-" in leaf.key and all(part in keys or part.isdigit() for part in parts)
            what = f'there is no claim "{leaf.key}"'
            raise ReadingError(equation.words, leaf.span, what, _BLANKS if is_joined else hint(leaf.key, keys))
