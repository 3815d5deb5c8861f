"""Ranges of exact numbers: what a sum can come to is all that its parts allow, and no more."""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from discrepant.compare.ranges import ANY, Limit, Range, exact, worked_out
from discrepant.corpus.equations import ClaimTold, Figure, Term
from discrepant.corpus.relation_words import parse
from discrepant.reading.interval import Interval

WORDS = ("a + b = 0", "a - b = 0", "a * b = 0", "a / b = 0", "a + b * c = 0", "(a - b) * c = 0", "a / b - c = 0")
numbers = st.integers(-6, 6).map(lambda number: Fraction(number, 2))
limits = st.builds(Limit, st.none() | numbers, st.booleans())
ranges = st.builds(Range, limits, limits)


def closed(low: float | None, high: float | None) -> Range:
    return Range(*(Limit(None if end is None else Fraction(end)) for end in (low, high)))


def holds(whole: Range, number: Fraction) -> bool:
    """Whether a number lies in a range, by what its ends are called."""
    above = whole.lo.value is None or number > whole.lo.value or (number == whole.lo.value and not whole.lo.is_open)
    below = whole.hi.value is None or number < whole.hi.value or (number == whole.hi.value and not whole.hi.is_open)
    return above and below


def come_to(term: Term, told: Mapping[str, Fraction]) -> Fraction:
    if isinstance(term, ClaimTold):
        return told[term.key]
    if isinstance(term, Figure):
        return term.value
    one, other = come_to(term.left, told), come_to(term.right, told)
    match term.sign:
        case "+":
            return one + other
        case "-":
            return one - other
        case "*":
            return one * other
        case _:
            assume(other)
            return one / other


def worked(words: str, told: Mapping[str, Range]) -> Range:
    return worked_out(parse(f"{words} = 0").left, told, {None: Fraction(1)})


@given(ranges, ranges, numbers)
def test_in_common_is_what_lies_in_both(one: Range, other: Range, number: Fraction) -> None:
    assert holds(one.common(other), number) == (holds(one, number) and holds(other, number))


@given(ranges, ranges)
def test_they_meet_where_some_number_lies_in_both(one: Range, other: Range) -> None:
    quarters = [Fraction(number, 4) for number in range(-16, 17)]
    assert one.meets(other) == any(holds(one, number) and holds(other, number) for number in quarters)


@given(ranges, numbers.filter(lambda number: number > 0), numbers)
def test_times_a_factor_is_each_of_its_numbers_times_it(whole: Range, factor: Fraction, number: Fraction) -> None:
    assert holds(whole.scaled(factor), number * factor) == holds(whole, number)


@pytest.mark.parametrize("is_open", [False, True])
@pytest.mark.parametrize("words", ["a / b = 1", "a * b = 1", "b * a = 1"])
def test_of_nothing_every_part_and_every_multiple_is_nothing(words: str, *, is_open: bool) -> None:
    """Whether or not the other number can be at its end; where it cannot be zero, nor can they."""
    beside = Range(Limit(Fraction(1, 2), is_open=True), Limit(Fraction(1), is_open=True))
    told = {"a": Range(Limit(Fraction(0), is_open=is_open), Limit(Fraction(2))), "b": beside}
    whole = worked_out(parse(words).left, told, {None: Fraction(1)})
    assert holds(whole, Fraction(0)) is not is_open


@st.composite
def told_numbers(draw: st.DrawFn) -> tuple[Range, Fraction]:
    """A range, and a number that lies in it."""
    low, number, high = sorted(draw(st.tuples(numbers, numbers, numbers)))
    ends = [Limit(draw(st.sampled_from([None, end])), end != number and draw(st.booleans())) for end in (low, high)]
    return Range(*ends), number


@given(st.sampled_from(WORDS), st.tuples(told_numbers(), told_numbers(), told_numbers()))
def test_whatever_is_told_the_whole_lies_in_what_is_worked_out(
    words: str, told: tuple[tuple[Range, Fraction], ...]
) -> None:
    ranges_told, drawn = zip(*told, strict=True)
    assert all(map(holds, ranges_told, drawn))
    term = parse(words).left
    whole = worked_out(term, dict(zip("abc", ranges_told, strict=True)), {None: Fraction(1)})
    assert holds(whole, come_to(term, dict(zip("abc", drawn, strict=True))))


@pytest.mark.parametrize(
    ("words", "a", "b", "whole"),
    [
        ("a + b", (2, 3), (10, 20), (12, 23)),
        ("a - b", (2, 3), (10, 20), (-18, -7)),
        ("a * b", (2, 3), (10, 20), (20, 60)),
        ("a / b", (2, 3), (10, 20), (0.1, 0.3)),
        ("a + b", (2, None), (10, 20), (12, None)),
        ("a + b", (2, 3), (None, 20), (None, 23)),
        ("a - b", (2, 3), (10, None), (None, -7)),
        ("a * b", (2, None), (10, 20), (20, None)),
        ("a * b", (0, 3), (10, 20), (0, 60)),
        ("a / b", (2, None), (10, 20), (0.1, None)),
        ("a / b", (2, 3), (10, None), (0, 0.3)),
        ("a / b", (2, 3), (0, 20), (0.1, None)),  # a part of nothing has no end
        ("a + 5", (2, 3), (0, 0), (7, 8)),
        ("5 - a", (2, 3), (0, 0), (2, 3)),
    ],
)
def test_its_ends_are_reached(
    words: str, a: tuple[float, float], b: tuple[float, float], whole: tuple[float, float]
) -> None:
    found = worked(words, {"a": closed(*a), "b": closed(*b)})
    assert [None if end.value is None else float(end.value) for end in (found.lo, found.hi)] == list(whole)


@pytest.mark.parametrize("sign", "*/")
@pytest.mark.parametrize(("a", "b"), [((-1, 3), (10, 20)), ((2, 3), (-1, 20)), ((None, 3), (10, 20))])
def test_of_products_below_zero_nothing_is_said(sign: str, a: tuple[float, float], b: tuple[float, float]) -> None:
    assert worked(f"a {sign} b", {"a": closed(*a), "b": closed(*b)}) == ANY


@pytest.mark.parametrize("sign", "+-*/")
def test_an_end_is_left_out_where_one_of_those_that_make_it_is(sign: str) -> None:
    for one, other in product((False, True), repeat=2):
        told = {
            "a": Range(Limit(Fraction(2), one), Limit(Fraction(3), one)),
            "b": Range(Limit(Fraction(10), other), Limit(Fraction(20), other)),
        }
        found = worked(f"a {sign} b", told)
        assert found.lo.is_open == found.hi.is_open == (one or other)


def test_what_nobody_tells_can_be_anything() -> None:
    assert worked("a + b", {"a": closed(2, 3)}) == ANY


@pytest.mark.parametrize(("words", "low", "high"), [("a + b", (2, 10), (3, 20)), ("a - b", (2, 20), (3, 10))])
def test_each_end_knows_of_which_answers_it_is_made(words: str, low: tuple[int, int], high: tuple[int, int]) -> None:
    """As they were told, in hundreds and in units."""
    told = {"a": closed(2, 3).scaled(Fraction(100), "a"), "b": closed(10, 20).scaled(Fraction(1), "b")}
    found = worked(words, told)
    assert found.lo.at == {"a": low[0], "b": low[1]}
    assert found.hi.at == {"a": high[0], "b": high[1]}


@pytest.mark.parametrize("printed", ["18.2", "0.1", "20000000000", "0", "-3.5"])
def test_an_end_beside_a_printed_number_leaves_it_out(printed: str) -> None:
    number = float(printed)
    above, below = math.nextafter(number, math.inf), math.nextafter(number, -math.inf)
    exactly = Limit(Fraction(printed))
    assert exact(Interval(number, number)) == Range(exactly, exactly)
    if number:  # beside zero lies no number that print tells from it
        assert exact(Interval(above, math.inf)) == Range(Limit(Fraction(printed), is_open=True), Limit(None))
        assert exact(Interval(-math.inf, below)) == Range(Limit(None), Limit(Fraction(printed), is_open=True))


@pytest.mark.parametrize("printed", ["18.2", "0.1", "-3.5"])
def test_an_end_further_off_than_the_next_number_is_held_itself(printed: str) -> None:
    above = math.nextafter(math.nextafter(float(printed), math.inf), math.inf)
    assert exact(Interval(above, math.inf)).lo == Limit(Fraction(repr(above)))
    below = math.nextafter(math.nextafter(float(printed), -math.inf), -math.inf)
    assert exact(Interval(-math.inf, below)).hi == Limit(Fraction(repr(below)))


def test_an_end_on_the_far_side_of_a_printed_number_holds_it() -> None:
    above, below = math.nextafter(18.2, math.inf), math.nextafter(18.2, -math.inf)
    wide = exact(Interval(below, above))
    assert holds(wide, Fraction("18.2"))
    assert not wide.lo.is_open
    assert not wide.hi.is_open


@pytest.mark.parametrize(
    ("low", "high", "is_open", "is_empty"),
    [
        (2, 3, True, False),
        (3, 2, False, True),
        (2, 2, False, False),
        (2, 2, True, True),
        (None, 2, True, False),
        (2, None, True, False),
    ],
)
def test_empty_is_what_has_no_number(low: int | None, high: int | None, is_open: bool, is_empty: bool) -> None:  # noqa: FBT001
    one, other = (Limit(None if end is None else Fraction(end)) for end in (low, high))
    assert Range(one, ended(other, is_open=is_open)).is_empty == is_empty
    assert Range(ended(one, is_open=is_open), other).is_empty == is_empty


def ended(end: Limit, *, is_open: bool) -> Limit:
    return Limit(end.value, is_open)
