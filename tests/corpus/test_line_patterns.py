"""A pattern of lines: what it matches, and that nothing in it is tried in many ways."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.corpus.line_patterns import LinePattern
from discrepant.reading.wording import fold

WORDS = st.text("ab *?[", max_size=12)


@given(st.text("ab*.[", max_size=8), st.text("ab.[", max_size=16))
def test_a_star_stands_for_anything_and_all_else_for_itself(pattern: str, line: str) -> None:
    oracle = re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), line)
    assert LinePattern(tuple(pattern.split("*"))).matches(line) is (oracle is not None)


@given(WORDS)
def test_a_line_is_like_itself_and_a_star_is_like_every_line(line: str) -> None:
    folded = fold(line).strip()
    assert LinePattern.parse(line).matches(folded)
    assert LinePattern.parse("*").matches(folded)


def test_type_makes_no_difference() -> None:
    assert LinePattern.parse("It's - *").matches(fold("It’s – here"))


@pytest.mark.parametrize(
    "pattern",
    ["*a" * 5_000 + "*b*", "*" * 10_000 + "b", "(a+)+$" * 50 + "*b", "*" + "a" * 9_000 + "b*", "?" * 9_000 + "*b"],
    ids=["pieces", "stars", "groups", "long", "signs"],
)
def test_what_would_hang_an_engine_that_goes_back(pattern: str) -> None:
    """Whoever tries each star at each place takes more steps than there are atoms: this ends, or hangs the tests."""
    assert not LinePattern.parse(pattern).matches("a" * 1_000_000)
