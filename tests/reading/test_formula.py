"""Formulas of the hedge table: arithmetic on named numbers, and nothing else."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.reading.formula import Bound, Formula

NUMBERS = {name: Decimal(value) for name, value in {"n": 20, "p": 1, "q": 0.5, "g": 10, "r": 2, "a": 3, "b": 5}.items()}


@pytest.mark.parametrize(
    ("text", "lo", "hi"),
    [
        ("[n, n]", Bound(Decimal(20)), Bound(Decimal(20))),
        ("(n, n + g]", Bound(Decimal(20), is_open=True), Bound(Decimal(30))),
        ("[n - r/2, n)", Bound(Decimal(19)), Bound(Decimal(20), is_open=True)),
        ("(n, inf)", Bound(Decimal(20), is_open=True), Bound(Decimal("Infinity"), is_open=True)),
        ("[0, max(p, min(n/20, g/2))]", Bound(Decimal(0)), Bound(Decimal(1))),
        ("[n - 2 - 3, n/2/5]", Bound(Decimal(15)), Bound(Decimal(2))),
        ("[n - (2 - 3), 2 + 3*4.5]", Bound(Decimal(21)), Bound(Decimal("15.5"))),
        ("[n - max(q, r), n + q]", Bound(Decimal(18)), Bound(Decimal("20.5"))),
        ("[a-p/2,b+p/2]", Bound(Decimal("2.5")), Bound(Decimal("5.5"))),
    ],
)
def test_computes_both_ends(text: str, lo: Bound, hi: Bound) -> None:
    assert Formula.parse(text).bounds(NUMBERS) == (lo, hi)


def test_the_upper_end_of_a_range_has_numbers_of_its_own() -> None:
    formula = Formula.parse("[a - p/2, b + p/2]")
    low, high = formula.bounds(NUMBERS, {**NUMBERS, "p": Decimal(10)})
    assert (low.value, high.value) == (Decimal("2.5"), Decimal(10))


def test_names_what_it_needs() -> None:
    assert Formula.parse("[2*u, next]").names == {"u", "next"}
    assert Formula.parse("(n, inf)").names == {"n"}
    assert Formula.parse("[0, 1]").names == set()


@pytest.mark.parametrize(
    "text",
    [
        *("", "n", "[n", "[n]", "[n, n", "{n, n}", "[n, n] + 1", "[n;n]", "[n,, n]", "[n n, n]", "[n + , n]"),
        *("[s, n]", "[nn, n]", "[sum(n, g), n]", "[max(n), n]", "[n ** 9, n]", "[1e9, n]", "[-n, n]", "[n, [n]]"),
        *("[__import__('os'), n]", "[n.real, n]", "[n, n]\n", "[ｎ, n]", "[\x00, n]", "[\ud800, n]"),
    ],
)
def test_an_error_shows_what_cannot_be_read(text: str) -> None:
    with pytest.raises(ValueError, match="cannot read the formula"):
        Formula.parse(text)


@pytest.mark.parametrize("text", ["[" + "(" * 5000 + "n" + ")" * 5000 + ", n]", "[n, " + "n+" * 5000 + "n]"])
def test_long_ones_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="more than 200 characters"):
        Formula.parse(text)


# An oracle: Python's own arithmetic, exact.
EXPRESSIONS = st.recursive(
    st.sampled_from(["n", "g", "p", "q", "7", "0.25"]),
    lambda inner: st.builds(
        lambda left, op, right: f"({left} {op} {right})" if op in "+-*" else f"{op}({left}, {right})",
        inner,
        st.sampled_from(["+", "-", "*", "max", "min"]),
        inner,
    ),
    max_leaves=8,
)


@given(EXPRESSIONS)
def test_computes_as_python_does(expression: str) -> None:
    names = {name: Fraction(value) for name, value in NUMBERS.items()}
    python = eval(expression.replace("0.25", "quarter"), {"max": max, "min": min, "quarter": Fraction(1, 4), **names})  # noqa: S307
    lo, hi = Formula.parse(f"[{expression}, inf)").bounds(NUMBERS)
    assert Fraction(lo.value) == python
    assert hi.is_open
