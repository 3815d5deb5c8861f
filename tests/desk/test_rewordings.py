"""What a new text changes is told passage by passage, and nothing of it is left out."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from discrepant.corpus.nearest import tokens_of
from discrepant.desk import rewordings as module
from discrepant.desk.rewordings import Rewording, rewordings

BETWEEN = " ".join(f"word{number}" for number in range(30))
# few words, so that many of them are the same, and every sort of blank and mark
TEXTS = st.lists(st.sampled_from(["30", "$3", "dead", "and", ",", "\n", " ", "\r\n", "[", "é", "\u200b"])).map(" ".join)


def marked(shown: str, marks: str) -> list[str]:
    first, last = map(re.escape, marks)
    return re.findall(rf"{first}(.*?){last}", shown, re.DOTALL)


class TestMeaning:
    def test_another_number(self) -> None:
        (found,) = rewordings("Head\n\nAt least 128 died.\n", "Head\n\nAt least 157 died.\n")
        assert found == Rewording(
            former_line=3, line=3, was="Head\n\nAt least [128] died.", now="Head\n\nAt least {157} died."
        )

    def test_a_sentence_more_moves_what_follows(self) -> None:
        old = f"One.\n{BETWEEN}\nTwo died.\n"
        (first, second) = rewordings(old, f"Correction: no.\n{old.replace('Two', 'Three')}")
        assert (first.former_line, first.line, marked(first.now, "{}")) == (1, 1, ["Correction: no."])
        assert (second.former_line, second.line, marked(second.was, "[]")) == (3, 4, ["Two"])

    def test_what_is_near_is_one_passage_and_what_is_far_is_two(self) -> None:
        assert len(rewordings("a x c y e", "a 1 c 2 e")) == 1
        assert len(rewordings(f"a x {BETWEEN} y e", f"a 1 {BETWEEN} 2 e")) == 2

    def test_a_text_that_is_all_gone(self) -> None:
        assert rewordings("It is.", "") == (Rewording(former_line=1, line=1, was="[It is.]", now=""),)

    @pytest.mark.parametrize("new", ["A b.\n\nC d.\n", "A b.\r\nC d.\r\n", "A  b. C\td."])
    def test_blanks_and_line_ends_alone_are_no_passage(self, new: str) -> None:
        assert rewordings("A b.\nC d.\n", new) == ()

    def test_a_line_is_one_to_an_editor_whatever_else_may_end_one(self) -> None:
        """The lines are those of quotes and skips."""
        (found,) = rewordings("a\u2028b\x0bc\rd\ne f", "a\u2028b\x0bc\rd\ne g")
        assert (found.former_line, found.line) == (2, 2)


def words(text: str) -> list[str]:
    return [token[0] for token in tokens_of(text)]


class TestLaws:
    @given(TEXTS)
    def test_a_text_changes_nothing_in_itself(self, text: str) -> None:
        assert rewordings(text, text) == ()

    @given(TEXTS, TEXTS)
    def test_nothing_is_told_only_of_texts_with_the_same_words(self, old: str, new: str) -> None:
        assert (rewordings(old, new) == ()) == (old.split() == new.split())

    @given(TEXTS, TEXTS)
    @example("30 dead", "")
    def test_without_what_is_marked_the_words_are_the_same(self, old: str, new: str) -> None:
        old, new = old.replace("[", ""), new.replace("[", "")
        found = rewordings(old, new)
        gone = Counter(word for each in found for part in marked(each.was, "[]") for word in words(part))
        come = Counter(word for each in found for part in marked(each.now, "{}") for word in words(part))
        assert Counter(words(old)) - gone == Counter(words(new)) - come

    @given(TEXTS, TEXTS)
    def test_each_is_on_a_line_of_its_text(self, old: str, new: str) -> None:
        for found in rewordings(old, new):
            assert 1 <= found.former_line <= old.count("\n") + 1
            assert 1 <= found.line <= new.count("\n") + 1

    @given(TEXTS, TEXTS)
    def test_what_is_too_long_to_be_compared_is_one_passage(self, old: str, new: str) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(module, "_MOST_PAIRS", -1)
            found = rewordings(old, new)
        assert len(found) == (old.split() != new.split())


def test_a_text_of_five_megabytes_of_which_every_line_differs_is_told() -> None:
    old = "".join(f"Line {number} says 30 came and went home again.\n" for number in range(120_000))
    new = old.replace("30 came", "31 came")
    assert len(old) > 5_000_000
    (found,) = rewordings(old, new)
    assert found.line == 1
    assert "[30 came" in found.was
