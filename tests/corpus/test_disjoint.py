"""Disjoint sets: what was joined, through however many others, is one set, and nothing else is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from discrepant.corpus.disjoint import DisjointSets

KEYS = "abcdefgh"
PAIRS = st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS)), max_size=12)


@given(PAIRS)
def test_what_hangs_together_is_one_set(pairs: list[tuple[str, str]]) -> None:
    made = DisjointSets()
    sets = [{key} for key in KEYS]
    for one, other in pairs:
        first, second = (next(each for each in sets if key in each) for key in (one, other))
        # a key is told by its letters, whatever text has them
        assert made.join(one, "".join(list(other))) == (first is not second)
        if first is not second:
            sets.remove(second)
            first |= second
    found = {frozenset(key for key in KEYS if made.of(key) == of) for of in map(made.of, KEYS)}
    assert found == {*map(frozenset, sets)}


def test_a_key_that_was_never_joined_stands_for_itself_and_else_the_first_for_all() -> None:
    made = DisjointSets()
    assert made.of("a") == "a"
    assert made.join("a", "b")
    assert made.join("b", "c")
    assert not made.join("c", "a")
    assert [made.of(key) for key in "abcd"] == ["a", "a", "a", "d"]
