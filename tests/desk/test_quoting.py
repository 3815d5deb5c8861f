"""The shortest quote holds its words, whole, on one line, and stands in the text once."""

from __future__ import annotations

import re
from itertools import combinations_with_replacement

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.corpus.anchor import Standing, TextIndex
from discrepant.desk.quoting import passage, shortest_quote


def quote(text: str, marked: str = "[]") -> str | None:
    """The quote for the words of a text that stand in brackets."""
    start, end = text.index(marked[0]), text.index(marked[1]) - 1
    return shortest_quote(TextIndex(text.replace(marked[0], "").replace(marked[1], "")), (start, end))


_texts = st.text("ab 3\n“”.", max_size=30)


class TestShortest:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Signed by [30] members.", "30"),
            ("Signed by [30] members, of 30 asked.", "30 members"),
            ("Signed by 30 members, by [30] asked.", "30 asked"),
            ("Of 30 people [30] people came.", "people 30"),
            ("30 came; [30] people came; 30 people left", "30 people came"),
            ("on Monday, and on [Monday] again", "Monday again"),
            ("30 of 40. Then [30] of 40.", "Then 30"),
            ("Give $20, or [20] of 20.", "20 of"),
            ("It was “[so]”, so he said", "so”, so"),
            ("It was so. (“[so]”)", "so. (“so"),
            ("A [3]-year term, 3 of it", "3-year"),
            ("un[til] now, til then", "until"),
            ("30 men\n[30] men", None),
            ("30 men\nof [30] men", "of 30"),
            ("of men. Of [30] men, 30 of", "30 men"),
            ("30 men\r\nThe [30] men\r\n", "The 30"),
            ("30\n[30]", None),
            ("So — [3] — so, and 3", "3 — so"),
            ("[30]", "30"),
            ("th[e 3]0 men, 30 women", "the 30"),
            ("He left.\n[He came\nand went].\nHe came", "He came\nand went"),
            ("a 30 [30]", "30 30"),
        ],
    )
    def test_it_grows_to_the_right_and_the_left_in_turn(self, text: str, expected: str | None) -> None:
        assert quote(text) == expected

    def test_it_looks_only_so_far(self) -> None:
        words = "word " * 400
        assert quote(f"one {words}[30] {words}two\n{words}30 {words}") is None

    def test_a_word_is_not_cut_where_it_stops_looking(self) -> None:
        text = f"{'a' * 3000} [30] {'b' * 3000} and 30"
        assert quote(text) is None

    @given(
        st.lists(st.sampled_from(["30", "men", "of", "the", "“so”", "$30", "30.", "—", "\n"]), min_size=1, max_size=30)
    )
    def test_as_the_contract_has_it(self, words: list[str]) -> None:
        text = " ".join(words)
        index = TextIndex(text)
        for match in re.finditer("30", text):
            found = shortest_quote(index, match.span())
            if found is None:
                continue
            anchor = index.anchor(found)
            assert anchor.state is Standing.EXACT
            ((start, end),) = anchor.spans
            assert start <= match.start() < match.end() <= end
            assert "\n" not in found
            assert found == found.strip()
            # no shorter run of whole words inside it would do
            inner = [
                text[a:b] for a, b in _runs(text, match.span()) if start <= a < b <= end and (a, b) != (start, end)
            ]
            assert not any(index.anchor(run).state is Standing.EXACT for run in inner)


def _runs(text: str, span: tuple[int, int]) -> list[tuple[int, int]]:
    words = [match.span() for match in re.finditer(r"[$\w]+", text)]
    pairs = combinations_with_replacement(words, 2)
    return [(first[0], last[1]) for first, last in pairs if first[0] <= span[0] and span[1] <= last[1]]


class TestPassage:
    def test_words_on_each_side(self) -> None:
        text = "Before.\nOne two three 30 four, five six.\nAfter."
        start = text.index("30")
        assert passage(text, (start, start + 2), 2) == "… two three 30 four, five …"
        assert passage(text, (start, start + 2), 3) == "One two three 30 four, five six."

    def test_long_words_are_shown_by_their_ends(self) -> None:
        text = f"She said “{'so it was and ' * 9}that is all,” and left."
        span = text.index("so"), text.index(",")
        assert (
            passage(text, span, 8)
            == "She said “so it was and so it was and … and so it was and that is all,” and left."
        )

    @given(_texts, st.sampled_from("ab3“”."), _texts, st.integers(1, 9))
    def test_it_is_one_line_of_the_text(self, before: str, mention: str, after: str, words: int) -> None:
        text = f"{before}{mention}{after}"
        shown = passage(text, (len(before), len(before) + 1), words)
        assert "\n" not in shown
        assert shown.removeprefix("… ").removesuffix(" …") in text
