"""What a relation holds, as a tree, and where one points at what cannot stand there."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.corpus.equations import SIGNS, ClaimTold, Equation, Figure, Operation, Term, refuse_unknown
from discrepant.corpus.relation_words import parse
from discrepant.errors import ReadingError


def told(key: str) -> ClaimTold:
    return ClaimTold(key=key, span=(0, 0))


def figure(value: str, unit: str | None = None) -> Figure:
    return Figure(value=Fraction(value), unit=unit, span=(0, 0))


def done(left: Term, sign: str, right: Term) -> Operation:
    return Operation(left=left, sign=sign, right=right, span=(0, 0))


@pytest.mark.parametrize(
    ("words", "left", "sign", "right"),
    [
        (
            "toll.killed = toll.killed.children + toll.killed.adults",
            told("toll.killed"),
            "=",
            done(told("toll.killed.children"), "+", told("toll.killed.adults")),
        ),
        ("us-aid.total - new >= old", done(told("us-aid.total"), "-", told("new")), ">=", told("old")),
        ("a = b + c * 2", told("a"), "=", done(told("b"), "+", done(told("c"), "*", figure("2")))),
        ("a = (b + c) * 2", told("a"), "=", done(done(told("b"), "+", told("c")), "*", figure("2"))),
        ("a = b - c - d", told("a"), "=", done(done(told("b"), "-", told("c")), "-", told("d"))),
        ("a = b / c * 100 %", told("a"), "=", done(done(told("b"), "/", told("c")), "*", figure("100", "%"))),
        ("talks-day - start < 3.5 days", done(told("talks-day"), "-", told("start")), "<", figure("3.5", "days")),
        ("a = 1,234,567", told("a"), "=", figure("1234567")),
        (
            "a ≤ 2 × b ÷ 3 − c",
            told("a"),
            "<=",
            done(done(done(figure("2"), "*", told("b")), "/", figure("3")), "-", told("c")),
        ),
        ("a > -3", told("a"), ">", figure("-3")),
        ("a > -b", told("a"), ">", done(figure("0"), "-", told("b"))),
        ('"2022" = 2022', told("2022"), "=", figure("2022")),
        ("a<=b*2", told("a"), "<=", done(told("b"), "*", figure("2"))),
        ("v = 90 km/h", told("v"), "=", figure("90", "km/h")),
    ],
)
def test_sums_are_read_as_at_school(words: str, left: Term, sign: str, right: Term) -> None:
    assert parse(words) == Equation(words=words, left=left, sign=sign, right=right)


@pytest.mark.parametrize(
    ("words", "span", "message"),
    [
        ("a =", (3, 3), "it ends too early"),
        ("a", (1, 1), "it ends too early"),
        ("a = (b + c", (10, 10), "it ends too early"),
        ("a = --b", (5, 6), "'-' cannot stand here"),
        ("a == b", (3, 4), "'=' cannot stand here"),
        ("a = b = c", (6, 7), "'=' cannot stand here"),
        ("a ? b", (2, 3), "'?' cannot stand here"),
        ("a = b c", (6, 7), "'c' cannot stand here"),
        ("total = part children", (13, 21), "'children' cannot stand here"),
        ("a = b / 0", (8, 9), "nothing can be divided by zero"),
        ("1 = 1", (0, 5), "no claim stands in it"),
        ("a > €3", (4, 5), "'€' cannot stand here"),
    ],
)
def test_what_cannot_stand_there_is_pointed_at(words: str, span: tuple[int, int], message: str) -> None:
    with pytest.raises(ReadingError) as caught:
        parse(words)
    assert (caught.value.span, caught.value.message) == (span, message)


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("total = parts", 'did you mean "part"?'),
        ("total = part-rest", 'a minus needs blanks around it: "a - b"'),
        ("total = part-", 'a minus needs blanks around it: "a - b"'),
        ("total = 100-part", 'a minus needs blanks around it: "a - b"'),
        ("total = xyzzy", ""),
    ],
)
def test_a_claim_that_is_not_there_is_pointed_at(words: str, hint: str) -> None:
    with pytest.raises(ReadingError, match="there is no claim") as caught:
        refuse_unknown(parse(words), ["total", "part", "rest"])
    assert caught.value.hint == hint


@given(st.text(alphabet="ab.-+*/()=<> 0123%", max_size=30))
def test_any_text_is_a_tree_or_an_error_that_points_into_it(words: str) -> None:
    try:
        equation = parse(words)
    except ReadingError as error:
        (start, end), equation = error.span, None
        assert 0 <= start <= end <= len(words)  # one of two outcomes
    if equation is not None:
        assert equation.sign in SIGNS
        assert equation.claims
        for leaf in equation.leaves():
            assert words[slice(*leaf.span)].strip() or leaf == figure("0")  # what a sign alone is taken from


@pytest.mark.parametrize("words", ["a = " + "(" * 240 + "b" + ")" * 240, "a = b" + " + b" * 120, "a = b" + "*b" * 240])
def test_the_longest_is_not_too_deep(words: str) -> None:
    assert parse(words).claims == ("a", "b")


def test_a_longer_one_is_refused() -> None:
    with pytest.raises(ReadingError, match="at the most"):
        parse("a = b" + " + b" * 200)
