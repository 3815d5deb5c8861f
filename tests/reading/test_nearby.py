"""How far from a place something is looked for."""

from __future__ import annotations

import pytest

from discrepant.reading.nearby import FAR, back, char_before, text_after, text_before


@pytest.mark.parametrize(("at", "count", "first"), [(9, 4, 5), (5, 4, 1), (4, 4, 0), (3, 4, 0), (0, 4, 0), (7, 1, 6)])
def test_no_place_is_before_the_first(at: int, count: int, first: int) -> None:
    assert back(at, count) == first


DIGITS = "".join(str(n % 10) for n in range(1000))


@pytest.mark.parametrize(("count", "far"), [((), 40), ((FAR,), 400), ((3,), 3), ((1,), 1)])
def test_a_stretch_is_so_long_and_no_longer(count: tuple[int, ...], far: int) -> None:
    assert text_before(DIGITS, 500, *count) == DIGITS[500 - far : 500]
    assert text_after(DIGITS, 500, *count) == DIGITS[500 : 500 + far]


@pytest.mark.parametrize("at", [0, 1, 39, 40])
def test_a_stretch_ends_where_the_text_does(at: int) -> None:
    assert text_before(DIGITS, at) == DIGITS[:at]
    assert text_after(DIGITS, len(DIGITS) - at) == DIGITS[len(DIGITS) - at :]


def test_a_stretch_is_of_its_paragraph() -> None:
    text = "One.\n\nTwo.\n\nHere, it stands\nin two lines.\n\nFour.\n\nFive."
    at = text.index("it stands")
    assert text_before(text, at) == "Here, "
    assert text_after(text, at) == "it stands\nin two lines."


@pytest.mark.parametrize(("at", "char"), [(0, ""), (1, "a"), (2, "b"), (3, "c")])
def test_the_character_before_a_place(at: int, char: str) -> None:
    assert char_before("abc", at) == char
