"""Minimal sets of answers that cannot hold together, against going through all assignments of small whole numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import chain, combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("z3")

from discrepant.compare import minimal
from discrepant.compare.minimal import Answered, Asked, Puzzle, TooLargeError
from discrepant.compare.ranges import Limit, Range
from discrepant.corpus.equations import ClaimTold, Figure, Scaled, Term
from discrepant.corpus.relation_words import parse

MOST = 6  # no answer is above it, nor any below zero
NAMES = ("a", "b", "c")
CLAIMS = st.sampled_from(NAMES)
FIGURES = st.integers(0, 4).map(str)


def sums(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(inner, st.sampled_from(["+", "-"]), inner).map(lambda parts: f"({' '.join(parts)})")


LINEAR = st.recursive(CLAIMS | FIGURES | st.tuples(FIGURES, CLAIMS).map(" * ".join), sums, max_leaves=4)
EQUATIONS = (
    st.tuples(LINEAR, st.sampled_from(["=", "<=", "<", ">=", ">"]), LINEAR)
    .map(" ".join)
    .filter(lambda words: any(name in words for name in NAMES))
)


@st.composite
def answers(draw: st.DrawFn) -> list[tuple[str, int, int]]:
    """A claim, and the least and the most that it may be."""
    found = []
    for _ in range(draw(st.integers(1, 6))):
        low, high = sorted((draw(st.integers(0, MOST)), draw(st.integers(0, MOST))))
        found.append((draw(CLAIMS), low, high))
    return found


def asked(words: str) -> Asked:
    equation = parse(words)
    scales = Scaled(claims=dict.fromkeys(equation.claims, Fraction(1)), figures={None: Fraction(1)})
    return Asked(equation=equation, scales=scales)


def bounds(low: int | None, high: int | None) -> Range:
    return Range(*(Limit(None if end is None else Fraction(end)) for end in (low, high)))


def worth(term: Term, values: Mapping[str, int]) -> Fraction:
    if isinstance(term, ClaimTold):
        return Fraction(values[term.key])
    if isinstance(term, Figure):
        return term.value
    left, right = worth(term.left, values), worth(term.right, values)
    return {"+": left + right, "-": left - right, "*": left * right}[term.sign]


def holds(one: Asked, values: Mapping[str, int]) -> bool:
    left, right = (worth(side, values) for side in (one.equation.left, one.equation.right))
    return {"=": left == right, "<=": left <= right, "<": left < right, ">=": left >= right, ">": left > right}[
        one.equation.sign
    ]


def those_of(told: Sequence[tuple[str, int, int]], *equations: Asked) -> list[tuple[str, int, int]]:
    """The answers to claims that stand in the equations."""
    keys = {key for one in equations for key in one.equation.claims}
    return [answer for answer in told if answer[0] in keys]


def puzzle(told: Sequence[tuple[str, int, int]], *equations: Asked) -> Puzzle:
    """All of this, with no claim below zero or above the most."""
    made = Puzzle(
        [Answered(claim=key, range=bounds(low, high)) for key, low, high in told],
        equations,
        whole=NAMES,
        rising=NAMES,
    )
    made._solver.add(*(number <= MOST for number in made._numbers.values()))  # noqa: SLF001
    return made


def expected(told: Sequence[tuple[str, int, int]], *equations: Asked) -> set[frozenset[int]]:
    """The minimal sets, by all assignments that each answer and each equation allows."""
    every = [dict(zip(NAMES, numbers, strict=True)) for numbers in product(range(MOST + 1), repeat=len(NAMES))]
    allowed = [{n for n, values in enumerate(every) if low <= values[key] <= high} for key, low, high in told]
    allowed += [{n for n, values in enumerate(every) if holds(one, values)} for one in equations]
    first = len(told)
    anything = set(range(len(every)))

    def can_be(chosen: Iterable[int]) -> bool:
        return bool(anything.intersection(*(allowed[n] for n in chosen)))

    others = [n for n in range(len(allowed)) if n != first]
    found = set()
    for chosen in chain.from_iterable(combinations(others, size) for size in range(len(others) + 1)):
        without = (set(chosen) - {n} | {first} for n in chosen)
        if not can_be({*chosen, first}) and can_be(chosen) and all(map(can_be, without)):
            found.add(frozenset(chosen))
    return found


@settings(max_examples=60)
@given(told=answers(), words=EQUATIONS)
def test_they_are_those_of_all_assignments(told: list[tuple[str, int, int]], words: str) -> None:
    one = asked(words)
    told = those_of(told, one)
    found = list(puzzle(told, one).minimal_sets())
    assert len(found) == len(set(found))
    assert set(found) == expected(told, one)


@settings(max_examples=40)
@given(told=answers(), words=EQUATIONS, further=EQUATIONS)
def test_of_two_equations_too(told: list[tuple[str, int, int]], words: str, further: str) -> None:
    equations = asked(words), asked(further)
    told = those_of(told, *equations)
    assert set(puzzle(told, *equations).minimal_sets()) == expected(told, *equations)


@settings(max_examples=40)
@given(told=answers(), words=EQUATIONS)
def test_those_that_are_known_are_left_out_and_the_others_found(told: list[tuple[str, int, int]], words: str) -> None:
    one = asked(words)
    told = those_of(told, one)
    everything = set(puzzle(told, one).minimal_sets())
    for known in everything:
        if known:
            assert set(puzzle(told, one).minimal_sets(known=[known])) == everything - {known}


@settings(max_examples=40)
@given(told=answers(), words=EQUATIONS, data=st.data())
def test_among_some_are_those_within_them(told: list[tuple[str, int, int]], words: str, data: st.DataObject) -> None:
    one = asked(words)
    told = those_of(told, one)
    among = data.draw(st.frozensets(st.integers(0, max(0, len(told) - 1)))) & frozenset(range(len(told)))
    everything = set(puzzle(told, one).minimal_sets())
    assert set(puzzle(told, one).minimal_sets(among)) == {found for found in everything if found <= among}


def sets(words: str, *told: tuple[str, Range], whole: Sequence[str] = NAMES) -> set[frozenset[int]]:
    made = Puzzle([Answered(claim=key, range=one) for key, one in told], [asked(words)], whole=whole, rising=NAMES)
    return set(made.minimal_sets())


ALL = frozenset({0, 1, 2})


def test_parts_that_exceed_their_total() -> None:
    assert sets("a = b + c", ("a", bounds(36, 36)), ("b", bounds(36, 36)), ("c", bounds(8, None))) == {ALL}


def test_a_part_that_nobody_tells_is_not_below_zero() -> None:
    assert sets("a = b + c", ("a", bounds(36, 36)), ("b", bounds(37, 37))) == {frozenset({0, 1})}


def test_an_end_that_is_left_out_is_left_out_exactly() -> None:
    above = Range(Limit(Fraction("0.1"), is_open=True), Limit(None))
    tenth = Range(Limit(Fraction("0.1")), Limit(Fraction("0.1")))
    assert sets("a = b", ("a", above), ("b", tenth), whole=()) == {frozenset({0, 1})}
    closed = Range(Limit(Fraction("0.1")), Limit(None))
    assert sets("a = b", ("a", closed), ("b", tenth), whole=()) == set()


def test_tenths_are_tenths() -> None:
    tenths = [
        (key, Range(Limit(Fraction(value)), Limit(Fraction(value))))
        for key, value in (("a", "0.3"), ("b", "0.1"), ("c", "0.2"))
    ]
    assert sets("a = b + c", *tenths, whole=()) == set()


def test_what_is_whole_is_not_halved() -> None:
    assert sets("a * 2 = b", ("b", bounds(31, 31))) == {frozenset({0})}
    assert sets("a * 2 = b", ("b", bounds(31, 31)), whole=()) == set()


def test_products_and_quotients() -> None:
    half = Range(Limit(Fraction(1, 2)), Limit(Fraction(1, 2)))
    assert sets("a = b / c", ("a", half), ("b", bounds(2, 2)), ("c", bounds(4, 4))) == set()
    assert sets("a = b / c", ("a", half), ("b", bounds(2, 2)), ("c", bounds(5, 6))) == {ALL}
    assert sets("a * b = c", ("a", half), ("b", bounds(2, 2)), ("c", bounds(2, None))) == {ALL}


def test_nothing_is_divided_by_zero() -> None:
    assert sets("a = b / c", ("c", bounds(0, 0))) == {frozenset({0})}


def test_as_many_sets_are_looked_at_as_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(minimal, "_MOST_SETS", 1)
    assert sets("a = b") == set()
    with pytest.raises(TooLargeError):
        sets("a = b", ("a", bounds(1, 1)), ("b", bounds(2, 2)))


def test_where_too_much_would_have_to_be_looked_at_that_is_said() -> None:
    told = [("a", bounds(3 * i, 3 * i + 1)) for i in range(60)] + [("b", bounds(i, i)) for i in range(60)]
    with pytest.raises(TooLargeError):
        sets("a = b + c", *told, ("c", bounds(1, 1)))
