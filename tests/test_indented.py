"""JSON on lines of its own is what the standard library writes."""

from __future__ import annotations

import json
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import hostile_text

from discrepant.indented import indented
from discrepant.printable import json_lines, json_text


class Word(StrEnum):
    ONE = "o\nne"


scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | hostile_text
    | st.text()
    | st.just(Word.ONE)
)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.text() | st.just(Word.ONE), inner, max_size=4)
    ),
    max_leaves=30,
)


@given(values)
def test_it_is_written_as_by_the_standard_library(value: object) -> None:
    assert indented(value) == json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1)


@given(values, st.integers(1, 5))
def test_each_line_stands_below_what_is_around_it(value: object, depth: int) -> None:
    first, *others = json_text(value).splitlines()  # in a string no line ends
    assert json_lines(value, depth) == "\n".join([first, *(" " * depth + line for line in others)])


@pytest.mark.parametrize("value", [float("inf"), [float("nan")], {"a": -float("inf")}])
def test_what_is_no_number_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="JSON"):
        indented(value)


@pytest.mark.parametrize("value", [object(), {1: 2}, {None: 1}, [b"x"]])
def test_so_is_what_json_does_not_hold(value: object) -> None:
    with pytest.raises(TypeError):
        indented(value)
