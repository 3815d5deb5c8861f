"""Who stands on the lists of a claim, as a sentence tells of them."""

from __future__ import annotations

import pytest

from discrepant.compare.people import People, names_on
from discrepant.compare.sentences import Party
from facts import make_claim, make_fact

NAMES = {"orban": "Orban", "orbán": "Orbán", "lee": "Lee", "kim": "Kim"}
PEOPLE = People(labels=NAMES, same={**{key: key for key in NAMES}, "orbán": "orban"})
PARTIES = (Party(name="The A"), Party(name="The B"))


def test_those_who_look_alike_are_one() -> None:
    assert PEOPLE.among(["orban", "orbán", "lee"]) == {"orban", "lee"}


def test_missing_is_who_is_not_there_and_looks_like_nobody_there() -> None:
    assert PEOPLE.missing(frozenset(["orbán", "lee", "kim"]), frozenset(["orban", "kim"])) == ["lee"]
    assert PEOPLE.missing(frozenset(["lee", "kim"]), frozenset()) == ["kim", "lee"]
    assert PEOPLE.missing(frozenset(), frozenset(["kim"])) == []


def test_listed_by_their_labels() -> None:
    assert PEOPLE.listed([]) == "nobody"
    assert PEOPLE.listed(["lee", "kim"]) == "Kim and Lee"


def test_of_many_the_first_eight_are_named() -> None:
    labels = {f"n{number}": f"N{number}" for number in range(9)}
    people = People(labels=labels, same={key: key for key in labels})
    assert people.listed([*labels][:8]) == "N0, N1, N2, N3, N4, N5, N6 and N7"
    assert people.listed(labels) == "N0, N1, N2, N3, N4, N5, N6, N7 and 1 more"


def test_spelled_otherwise_are_those_on_both_lists_whose_spellings_look_alike() -> None:
    ours, theirs = frozenset(["orban", "lee"]), frozenset(["orbán", "lee", "kim"])
    assert PEOPLE.spelled_otherwise(ours, theirs) == [("Orban", "Orbán")]
    assert PEOPLE.spelled_otherwise(theirs, ours) == [("Orbán", "Orban")]
    assert PEOPLE.spelled_otherwise(ours, frozenset(["orban", "kim"])) == []


def test_who_has_both_spellings_on_one_list() -> None:
    both, one = frozenset(["orban", "orbán"]), frozenset(["orban"])
    assert PEOPLE.spelled_otherwise(both, one) == [("Orbán", "Orban")]
    assert PEOPLE.spelled_otherwise(one, both) == [("Orban", "Orbán")]


@pytest.mark.parametrize(("many", "more"), [(8, ""), (9, ", and 1 more pair"), (12, ", and 4 more pairs")])
def test_of_many_pairs_the_first_eight_are_shown(many: int, more: str) -> None:
    pairs = [(f"Orban{number}", f"Orbán{number}") for number in range(many)]
    (sentence,) = PEOPLE.likenesses(PARTIES, pairs, ([], []))
    shown = "; ".join(f"Orban{number} (The A) and Orbán{number} (The B)" for number in range(8))
    assert sentence == f"{shown}{more} look alike: spellings to be confirmed."


def test_a_letter_apart_is_a_likely_slip() -> None:
    people = People(labels={"smith": "John Smith", "smyth": "John Smyth"}, same={"smith": "smith", "smyth": "smyth"})
    (sentence,) = people.likenesses(PARTIES, [], (["smith"], ["smyth"]))
    assert sentence == "John Smith (The A) and John Smyth (The B) are a letter apart: a likely slip."
    assert [*people.likenesses(PARTIES, [], (["smith"], []))] == []


def test_who_lists_nobody_has_no_roster() -> None:
    with pytest.raises(TypeError, match="is no roster"):
        names_on(make_fact(make_claim("count"), "a", "30"))
