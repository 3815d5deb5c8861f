"""A relation with one of its claims alone on the left: what the others leave for it."""

from __future__ import annotations

from collections.abc import Mapping

from discrepant.compare.ranges import ANY, Limit, Range, worked_out
from discrepant.corpus.equations import ClaimTold, Equation, Figure, Operation, Scaled, Term

__all__ = ["left_for", "solved_for"]

_TURNED = {"=": "=", "<=": ">=", "<": ">", ">=": "<=", ">": "<"}


def solved_for(equation: Equation, key: str) -> tuple[str, Term] | None:
    """The sign and the term that stand against a claim that is brought to stand alone.

    None where it stands twice, or where the sign would depend on what it is multiplied by.
    """
    if sum(_has(leaf, key) for leaf in equation.leaves()) != 1:
        return None
    side, rest, sign = equation.left, equation.right, equation.sign
    if not _has(side, key):
        side, rest, sign = rest, side, _TURNED[sign]
    while isinstance(side, Operation):
        is_left = _has(side.left, key)
        mine, other = (side.left, side.right) if is_left else (side.right, side.left)
        if side.sign in "*/" and sign != "=" and not (_is_positive(other) and (is_left or side.sign == "*")):
            return None
        if side.sign == "+":
            rest = _operation(rest, "-", other)
        elif side.sign == "*":
            rest = _operation(rest, "/", other)
        elif is_left:
            rest = _operation(other, "+", rest) if side.sign == "-" else _operation(rest, "*", other)
        else:
            rest = _operation(other, side.sign, rest)
            sign = _TURNED[sign] if side.sign == "-" else sign
        side = mine
    return sign, rest


def _has(term: Term, key: str) -> bool:
    if isinstance(term, Operation):
        return _has(term.left, key) or _has(term.right, key)
    return isinstance(term, ClaimTold) and term.key == key


def _is_positive(term: Term) -> bool:
    return isinstance(term, Figure) and term.value > 0


def _operation(left: Term, sign: str, right: Term) -> Operation:
    return Operation(left=left, sign=sign, right=right, span=(0, 0))


def left_for(
    key: str, solved: tuple[str, Term], told: Mapping[str, Range], scales: Scaled, *, denied: bool = False
) -> tuple[Range, ...]:
    """The range, in the claim's own unit, that the answers to the others leave for it.

    `told` are these answers, each in its own unit. If `denied`, the ranges in which the relation would not hold.
    """
    sign, term = solved
    scaled = {other: told[other].scaled(scales.claims[other], other) for other in told if other in scales.claims}
    whole = worked_out(term, scaled, scales.figures).scaled(1 / scales.claims[key])
    if denied:
        signs = {"=": "<>", "<=": ">", "<": "≥", ">=": "<", ">": "≤"}[sign]
    else:
        signs = {"=": "=", "<=": "≤", "<": "<", ">=": "≥", ">": ">"}[sign]
    return tuple(_beyond(each, whole) for each in signs)


def _beyond(sign: str, whole: Range) -> Range:
    if sign == "=":
        return whole
    if sign in "≤<":
        return Range(ANY.lo, _opened(whole.hi, is_open=sign == "<"))
    return Range(_opened(whole.lo, is_open=sign == ">"), ANY.hi)


def _opened(end: Limit, *, is_open: bool) -> Limit:
    return Limit(end.value, end.is_open or is_open, end.at) if end.value is not None else end
