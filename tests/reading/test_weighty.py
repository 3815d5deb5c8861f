"""Numbers and negations, which must not differ between two quotations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.reading.weighty import negations_in, number_at, numbers_in
from discrepant.reading.words import words_of

TEXT = st.text(st.one_of(st.sampled_from("ab1.… -'½²−"), st.characters(codec="utf-8")), max_size=60)


class TestWhatMustNotDiffer:
    @pytest.mark.parametrize(
        ("text", "numbers"),
        [
            ("$18.2 billion", ("1000000000", "18.2")),
            ("$18.2bn", ("1000000000", "18.2")),
            ("18,200 and 18200", ("18200", "18200")),
            ("Twenty-five, thirty one, forty", ("25", "31", "40")),
            ("the 24th of 2.50", ("2.5", "24")),
            ("no one; one of them; plan b", ()),
            ("zero, ten dozen", ("0", "10", "12")),
            ("5m of the m", ("1000000", "5")),
            ("someone often", ()),
            ("-5 or −5, minus five", ("-5", "-5", "-5")),
            ("3-5 in 2009–10", ("10", "2009", "3", "5")),
            ("-$5 and 10²", ("-5", "10²")),
            ("5½, five and a half, 5.5", ("5.5", "5.5", "5.5")),
            ("one and a half", ("1.5",)),
            ("", ()),
        ],
    )
    def test_numbers(self, text: str, numbers: tuple[str, ...]) -> None:
        assert numbers_in(text) == numbers

    @pytest.mark.parametrize(
        ("scales", "figures"),
        [
            (("hundred", "hundreds"), "100"),
            (("thousand", "thousands", "k"), "1000"),
            (("million", "millions", "m", "mn"), "1000000"),
            (("billion", "billions", "b", "bn"), "1000000000"),
            (("trillion", "trillions", "tn"), "1000000000000"),
            (("dozen", "dozens"), "12"),
        ],
    )
    def test_however_a_scale_is_written_it_is_one(self, scales: tuple[str, ...], figures: str) -> None:
        for scale in scales:
            assert numbers_in(f"some 5{scale} of it") == tuple(sorted(["5", figures]))
            if len(scale) > 1 and "dozen" not in scale:
                assert number_at(["five", scale], 0) == number_at(["5", scale, "men"], 0) == (2, f"5{figures[1:]}")

    @pytest.mark.parametrize("one", range(20))
    @pytest.mark.parametrize("ten", range(20, 100, 10))
    def test_ten_and_one_are_a_number_and_ten_and_a_teen_are_two(self, ten: int, one: int) -> None:
        names = words_of("numbers")["names"]
        tens, ones = names["tens"][ten // 10 - 2], names["ones"][one]
        is_one = 1 <= one <= 9
        assert number_at([tens, ones], 0) == ((2, f"{ten + one}") if is_one else (1, f"{ten}"))
        assert number_at([tens, ones, "million"], 0) == ((3, f"{ten + one}000000") if is_one else (1, f"{ten}"))
        assert number_at([tens], 0) == number_at([tens, "men"], 0) == (1, f"{ten}")

    @pytest.mark.parametrize(
        ("text", "negations"),
        [
            ("He can’t, cannot and can not", ("not", "not", "not")),
            ("never, Nobody, neither nor", ("neither", "never", "nobody", "nor")),
            ("No. 10 has no plan", ("no",)),
            ("No. That is nothing without none", ("no", "none", "nothing", "without")),
            ("a knot, a note, the north", ()),
        ],
    )
    def test_negations(self, text: str, negations: tuple[str, ...]) -> None:
        assert negations_in(text) == negations

    @given(TEXT, TEXT)
    def test_they_are_multisets(self, one: str, other: str) -> None:
        apart = f"{one} | {other}"
        assert sorted(numbers_in(one) + numbers_in(other)) == list(numbers_in(apart))
        assert sorted(negations_in(one) + negations_in(other)) == list(negations_in(apart))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("three people", (1, "3")),
        ("twenty five people", (2, "25")),
        ("twenty people", (1, "20")),
        ("18,200 people", (1, "18200")),
        ("18.2 billion", (2, "18200000000")),
        ("2 hundred thousand", (3, "200000")),
        ("twenty", (1, "20")),
        ("2.50", (1, "2.50")),
        *((f"five {other}", (1, "5")) for other in ("dozen", "dozens", "k", "m", "b", "men")),
        ("people", (0, "")),
        ("²", (0, "")),
    ],
)
def test_a_number_among_words(words: str, found: tuple[int, str]) -> None:
    assert number_at(words.split(), 0) == found
