"""What a relation leaves for one of its claims is where it holds, and nowhere else."""

from __future__ import annotations

import operator
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.compare.isolated import left_for, solved_for
from discrepant.compare.ranges import Limit, Range
from discrepant.corpus.equations import ClaimTold, Equation, Figure, Operation, Scaled, Term
from discrepant.corpus.relation_words import parse

SUMS = ("a + b", "a - b", "b - a", "a + b - c", "a - (b - c)", "a - (b + c)", "b - (c - a)", "a + 2", "3 - a", "a")
PRODUCTS = ("a * b", "a / b", "b / a", "a * (b + c)", "(a + b) / c", "a * b / c", "2 * a", "a / 2", "3 / a")
SIGNS = {"=": operator.eq, "<=": operator.le, "<": operator.lt, ">=": operator.ge, ">": operator.gt}
OPERATIONS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}
answers = st.fixed_dictionaries(dict.fromkeys("abcd", st.integers(1, 6).map(Fraction)))
sums = st.builds("{} {} d".format, st.sampled_from(SUMS), st.sampled_from(sorted(SIGNS)))
products = st.builds("{} = d".format, st.sampled_from(PRODUCTS))
turned = st.builds("d {} {}".format, st.sampled_from(sorted(SIGNS)), st.sampled_from(SUMS))
NO_UNITS = Scaled(claims=dict.fromkeys("abcd", Fraction(1)), figures={None: Fraction(1)})


def come_to(term: Term, told: dict[str, Fraction]) -> Fraction:
    if isinstance(term, ClaimTold):
        return told[term.key]
    if isinstance(term, Figure):
        return term.value
    found: Fraction = OPERATIONS[term.sign](come_to(term.left, told), come_to(term.right, told))
    return found


def holds(equation: Equation, told: dict[str, Fraction]) -> bool:
    return bool(SIGNS[equation.sign](come_to(equation.left, told), come_to(equation.right, told)))


def is_within(number: Fraction, whole: Range) -> bool:
    return whole.meets(Range(Limit(number), Limit(number)))


@given(sums | products | turned, answers)
def test_it_holds_of_just_the_answers_that_are_left(words: str, told: dict[str, Fraction]) -> None:
    equation = parse(words)
    for key in equation.claims:
        solved = solved_for(equation, key)
        assert solved is not None, key
        points = {other: Range(Limit(told[other]), Limit(told[other])) for other in equation.claims if other != key}
        is_product = any(sign in words for sign in "*/")
        if is_product and any(end.value is not None and end.value < 0 for end in _ends(solved, points, key)):
            continue  # of products below zero nothing is said
        (left,) = left_for(key, solved, points, NO_UNITS)
        denied = left_for(key, solved, points, NO_UNITS, denied=True)
        assert is_within(told[key], left) == holds(equation, told)
        assert any(is_within(told[key], each) for each in denied) == (not holds(equation, told))


def _ends(solved: tuple[str, Term], points: dict[str, Range], key: str) -> list[Limit]:
    (left,) = left_for(key, ("=", solved[1]), points, NO_UNITS)
    return [left.lo, left.hi]


@pytest.mark.parametrize(
    ("words", "key", "sign"),
    [
        ("a + b <= d", "a", "<="),
        ("a + b <= d", "d", ">="),
        ("a - b < d", "b", ">"),
        ("a - b > d", "b", "<"),
        ("a - b > d", "d", "<"),
        ("2 * a >= d", "a", ">="),
        ("a / 2 >= d", "a", ">="),
    ],
)
def test_a_sign_turns_with_what_it_stands_behind(words: str, key: str, sign: str) -> None:
    solved = solved_for(parse(words), key)
    assert solved is not None
    assert solved[0] == sign


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("a + a = d", "a"),
        ("a = a + d", "a"),
        ("a * b <= d", "a"),  # it would turn, were b below zero
        ("a / b <= d", "a"),
        ("2 / a <= d", "a"),
        ("-2 * a <= d", "a"),
        ("0 * a <= d", "a"),
        ("a + b = d", "c"),
    ],
)
def test_nothing_is_said_of_what_cannot_be_brought_to_stand_alone(words: str, key: str) -> None:
    assert solved_for(parse(words.replace("-2 *", "(1 - 3) *")), key) is None


def test_each_claim_is_told_in_its_own_unit() -> None:
    """Ten miles there and twenty kilometers back, in all in kilometers: 36.09344."""
    scales = Scaled(
        claims={"a": Fraction("1609.344"), "b": Fraction(1000), "d": Fraction(1000)}, figures={None: Fraction(1)}
    )
    there, back, in_all = (Range(Limit(Fraction(end)), Limit(Fraction(end))) for end in ("10", "20", "36.09344"))
    equation = parse("a + b = d")
    for key, told, is_left in (
        ("d", {"a": there, "b": back}, in_all),
        ("a", {"b": back, "d": in_all}, there),
        ("b", {"a": there, "d": in_all}, back),
    ):
        solved = solved_for(equation, key)
        assert solved is not None
        (left,) = left_for(key, solved, told, scales)
        assert left == is_left
        assert left.lo.at == {other: whole.lo.value for other, whole in told.items()}


def test_what_is_solved_is_written_as_it_would_be_by_hand() -> None:
    _, term = solved_for(parse("a - b = d"), "a") or ("", None)
    assert isinstance(term, Operation)
    assert (term.left, term.sign, term.right) == (
        ClaimTold(key="b", span=(0, 0)),
        "+",
        ClaimTold(key="d", span=(0, 0)),
    )
