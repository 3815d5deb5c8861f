"""How terms stand to each other: what one takes in, what can hold together, and why."""

from __future__ import annotations

from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.corpus.model import Claim
from discrepant.corpus.vocabulary import Vocabulary, silence
from facts import make_claim, tell

WHY = {
    frozenset(["official", "minister"]): "A minister is an official",
    frozenset(["minister", "premier"]): "A premier is a minister.",
    frozenset(["poet", "premier"]): "He writes.",
}


def claim() -> Claim:
    terms: dict[str, tuple[str, ...]] = dict.fromkeys(("official", "minister", "premier", "poet", "outsider"), ())
    return make_claim(
        "term",
        terms=terms,
        broader={"official": ("minister",), "minister": ("premier",)},
        together=(("poet", "premier"), ("poet", "outsider")),
        because=WHY,
    )


RELATED = [
    ("official", "minister"),
    ("official", "premier"),  # by the minister between
    ("minister", "premier"),
    ("premier", "poet"),
    ("poet", "outsider"),
]


@pytest.mark.parametrize(("one", "other"), [*permutations(claim().terms, 2)])
def test_terms_exclude_each_other_unless_they_are_related(one: str, other: str) -> None:
    vocabulary = Vocabulary(claim())
    assert vocabulary.exclude(one, other) == ((one, other) not in RELATED and (other, one) not in RELATED)
    assert not vocabulary.exclude(one, one)


def test_a_broader_term_takes_in_what_its_narrower_ones_do_and_not_itself() -> None:
    vocabulary = Vocabulary(claim())
    assert vocabulary.takes_in("official", "minister")
    assert vocabulary.takes_in("official", "premier")
    assert not vocabulary.takes_in("premier", "official")
    assert not vocabulary.takes_in("official", "official")
    assert not vocabulary.takes_in("official", "poet")


def test_what_can_hold_together_is_on_one_list() -> None:
    vocabulary = Vocabulary(claim())
    assert vocabulary.go_together("premier", "poet")
    assert vocabulary.go_together("poet", "outsider")
    assert not vocabulary.go_together("premier", "outsider")  # who is with the same term on two lists
    assert not vocabulary.go_together("official", "minister")
    assert not vocabulary.go_together("nobody", "poet")


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("official", "minister", "A minister is an official."),
        ("official", "premier", "A minister is an official. A premier is a minister."),  # from broad to narrow
        ("premier", "poet", "He writes."),
        ("poet", "outsider", None),
    ],
)
def test_each_step_has_its_reason(one: str, other: str, reason: str | None) -> None:
    vocabulary = Vocabulary(claim())
    assert vocabulary.because(one, other) == vocabulary.because(other, one) == reason


def test_has() -> None:
    assert Vocabulary(claim()).has("poet", "premier")
    assert not Vocabulary(claim()).has("poet", "nobody")


def test_what_is_silenced_are_the_related_pairs_with_their_reasons() -> None:
    found = silence(claim())
    assert found.can_conflict
    assert [pair.terms for pair in found.pairs] == RELATED
    assert [pair.because for pair in found.pairs][-2:] == ["He writes.", None]


def test_with_told_those_that_sources_use() -> None:
    told = tell(claim(), ("a", "poet"), ("b", "premier"))
    assert [pair.terms for pair in silence(told, told=True).pairs] == [("premier", "poet")]
    assert silence(tell(claim(), ("a", "poet")), told=True).pairs == ()


@given(st.sets(st.sampled_from([*combinations("abc", 2)])))
def test_a_claim_whose_terms_all_go_together_cannot_be_in_conflict(pairs: set[tuple[str, str]]) -> None:
    terms: dict[str, tuple[str, ...]] = dict.fromkeys("abc", ())
    found = silence(make_claim("term", terms=terms, together=tuple(sorted(pairs))))
    assert found.can_conflict == (len(pairs) < 3)
    assert {pair.terms for pair in found.pairs} == pairs


def test_one_term_alone_cannot_be_in_conflict() -> None:
    assert not silence(make_claim("term", terms={"vote": ()})).can_conflict
