"""Who looks like whom: spellings of one name, and names a letter apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pace import within

from discrepant.compare.likeness import look_alikes, near_spellings

LETTERS = st.text(st.sampled_from("abáÁ-. ’Jr"), max_size=12)


def alike(*labels: str, known: tuple[str, ...] = ()) -> bool:
    same = look_alikes({label: label for label in labels}, known)
    return len(set(same.values())) < len(set(labels))


class TestSpellings:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Viktor Orbán", "VIKTOR ORBAN"),
            ("Kim Jong Un", "Kim Jong-un"),
            ("Ocasio-Cortez", "Ocasio Cortez"),
            ("O’Brien", "OBrien"),
            ("Harry S. Truman", "Harry S Truman"),
            ("Harry S. Truman", "Harry Truman"),
            ("H. S. Truman", "Harry Truman"),
            ("Robert Kennedy Jr.", "Robert Kennedy"),
            ("Kennedy Jr.", "Kennedy"),
            ("Kennedy Jr. II", "Kennedy"),
            ("Robert Kennedy, Jr", "Robert Kennedy junior"),
            ("Sørensen", "Sorensen"),
            ("Müller", "Muller"),
        ],
    )
    def test_look_alike(self, one: str, other: str) -> None:
        assert alike(one, other)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Harry Truman", "Bess Truman"),
            ("H. Truman", "Bess Truman"),
            ("Truman", "Harry Truman"),
            ("Jr.", "Sr."),
            ("Horner", "Honer"),
            ("Kim Il Sung", "Kim Sung"),  # which is no initial
            ("Kim Il Sung", "Kim Jong Sung"),
            ("Ana Maria Luz Rey", "Ana Maria Sol Rey"),
            ("Ana Luz Maria Rey", "Ana Sol Maria Rey"),
        ],
    )
    def test_do_not(self, one: str, other: str) -> None:
        assert not alike(one, other)

    def test_an_initial_that_may_be_either_is_neither(self) -> None:
        assert alike("J. Raskin", "Jamie Raskin")
        assert not alike("J. Raskin", "Jamie Raskin", "John Raskin")

    def test_entries_are_told_apart(self) -> None:
        assert not alike("George W. Bush", "George H. Bush", known=("George W. Bush", "George H. Bush"))
        assert alike("George W. Bush", "George Bush", known=("George W. Bush",))

    @given(st.lists(LETTERS, max_size=9, unique=True))
    def test_likeness_carries_over(self, labels: list[str]) -> None:
        same = look_alikes({label: label for label in labels})
        assert set(same) == set(labels)
        assert all(same[same[label]] == same[label] for label in labels)


class TestSlips:
    @pytest.mark.parametrize(
        ("one", "other"),
        [("Horner", "Honer"), ("Max Horner", "Max Hormer"), ("Omar Ilhan", "Omar Ilhna"), ("Tlaib", "Tlaibb")],
    )
    def test_a_letter(self, one: str, other: str) -> None:
        assert near_spellings([one], [other]) == [(one, other)]
        assert near_spellings([other], ["Somebody Else", one]) == [(other, one)]

    @pytest.mark.parametrize(
        ("letters", "is_slip"), [(4, False), (5, True), (6, True), (59, True), (60, True), (61, False)]
    )
    def test_of_five_letters_to_sixty(self, letters: int, is_slip: bool) -> None:  # noqa: FBT001
        whole = "abcdefghij" * 7
        one, other = f"{whole[: letters - 1]}y", f"{whole[: letters - 1]}z"
        assert near_spellings([one], [other]) == ([(one, other)] if is_slip else [])

    @pytest.mark.parametrize(("one", "other"), [("Li", "Lu"), ("Horner", "Hone"), ("abcdef", "bcdefg"), ("", "a")])
    def test_more_than_one_or_a_short_name(self, one: str, other: str) -> None:
        assert near_spellings([one], [other]) == []

    def test_one_name_may_be_a_slip_of_several(self) -> None:
        assert near_spellings(["Honer"], ["Hoener", "Horner", "Hooper"]) == [("Honer", "Hoener"), ("Honer", "Horner")]
        assert near_spellings(["Hoener", "Horner"], ["Honer"]) == [("Hoener", "Honer"), ("Horner", "Honer")]

    @given(*[st.lists(st.text("abc", min_size=4, max_size=7), max_size=6, unique=True)] * 2)
    def test_they_are_all_pairs_of_five_letters_or_more_that_are_one_slip_apart(
        self, ours: list[str], theirs: list[str]
    ) -> None:
        apart = [(one, other) for one in ours for other in theirs if len(one) > 4 < len(other) and a_slip(one, other)]
        assert sorted(near_spellings(ours, theirs)) == sorted(apart)


def a_slip(one: str, other: str) -> bool:
    """Whether two words are the same after one letter more, less or another one, or two of them swapped."""
    made = {other[:i] + letter + other[i + 1 :] for i in range(len(other)) for letter in "abc"}
    made |= {other[:i] + letter + other[i:] for i in range(len(other) + 1) for letter in "abc"}
    made |= {other[:i] + other[i + 1 :] for i in range(len(other))}
    made |= {other[:i] + other[i + 1] + other[i] + other[i + 2 :] for i in range(len(other) - 1)}
    return one in made - {other}


def test_long_lists_take_little_time() -> None:
    ours = [f"Given{n * 7919 % 10_007} Family{n}" for n in range(5_000)]
    with within(3):
        look_alikes({label: label for label in ours})
        near_spellings(ours, [f"{label}x" for label in ours])
        near_spellings(["x" * 100_000], ["x" * 100_001])
