"""Plain numbers with the unit as words, and rates among them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.errors import ReadingError
from discrepant.reading.model import Quantity, Reading
from discrepant.reading.rates import base_of
from discrepant.reading.reader import Reader


def number(words: str, unit: str | None = None) -> Reading:
    return Reader().read(words, kind=Quantity.NUMBER, unit=unit)


@pytest.mark.parametrize("base", ["50", "100", "200", "1,000", "10,000", "100,000"])
@pytest.mark.parametrize("asked", ["per 50", "per 100", "per 1,000", "per thousand", "per 100,000", "per million"])
def test_a_rate_is_of_as_many_as_is_asked_for(base: str, asked: str) -> None:
    of, wanted = int(base.replace(",", "")), base_of(asked)
    assert wanted is not None
    reading, plain, times = number(f"3 per {base}", asked), number("3"), float(wanted) / of
    assert reading.number == pytest.approx(3 * times)
    assert (reading.core.lo, reading.core.hi) == pytest.approx((plain.core.lo * times, plain.core.hi * times))


@pytest.mark.parametrize("words", ["umbrellas per 100,000", "3 umbrellas to per million", "about per 1,000"])
def test_what_is_no_number_of_a_rate_is_pointed_at_in_all_of_it(words: str) -> None:
    with pytest.raises(ReadingError) as refused:
        number(words)
    assert refused.value.words == words
    assert refused.value.span[1] <= words.index("per")


@pytest.mark.parametrize(
    ("words", "unit", "value", "told_in"),
    [
        ("12.3 per 100,000", "per 100,000", 12.3, "per 100,000"),
        ("12.3 per 100,000", None, 12.3, "per 100,000"),
        ("123 per million", "per 100,000", 12.3, "per 100,000"),
        ("12.3", "per 100,000", 12.3, "per 100,000"),
        ("about 12 deaths per 100,000 people", "per 100,000", 12, "per 100,000"),
        ("12.3 for every 100,000 inhabitants", "per 100,000", 12.3, "per 100,000"),
        ("12.3 per hundred thousand", "per 100,000", 12.3, "per 100,000"),
        ("4.1 per 1,000 live births", "per thousand", 4.1, "per thousand"),
        ("6.4-magnitude", None, 6.4, None),
        ("a 6.4 magnitude quake", None, 6.4, None),
        ("magnitude 6.4", None, 6.4, None),
        ("7.1 on the Richter scale", None, 7.1, None),
        ("6.4 points", None, 6.4, None),
        ("3 goals", None, 3, None),
    ],
)
def test_plain_numbers(words: str, unit: str | None, value: float, told_in: str | None) -> None:
    reading = number(words, unit)
    assert (reading.kind, reading.unit, reading.words) == (Quantity.NUMBER, told_in, words)
    assert reading.number == pytest.approx(value)


@pytest.mark.parametrize("words", ["12.3 per 100,000 per year", "2.1 goals per game", "12 per cent", "per 100,000"])
def test_what_is_no_rate_is_refused(words: str) -> None:
    with pytest.raises(ReadingError) as error:
        number(words, "per 100,000")
    assert error.value.words == words


@pytest.mark.parametrize(
    ("unit", "base"),
    [("per 100,000", 100_000), ("per 1000", 1000), ("per million", 10**6), ("per hundred thousand", 100_000)],
)
def test_units_of_rates(unit: str, base: int) -> None:
    assert base_of(unit) == base


@pytest.mark.parametrize("unit", ["km", "per km", "per", "per game", "100,000", "per cent", "%"])
def test_units_of_no_rates(unit: str) -> None:
    assert base_of(unit) is None


@given(tenths=st.integers(1, 10_000), hedge=st.sampled_from(["", "about ", "more than ", "at most "]))
def test_the_same_rate_by_another_base(tenths: int, hedge: str) -> None:
    words = f"{hedge}{tenths / 10:.1f} per 10,000"
    ours, theirs = number(words, "per 10,000"), number(words, "per million")
    assert theirs.core.lo == pytest.approx(ours.core.lo * 100)
    assert theirs.number == pytest.approx(tenths * 10)
