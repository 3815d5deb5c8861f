"""Records in which one record comes, changes or goes: all that was there stays to the byte."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.desk.editing import with_changes, with_claim, with_fact, with_skip, without_fact

TEXT = """\
# The North
[source]
id = "north"   # short

# line 3, count
[[fact]]
claim = "a"
says  = 'first' # as printed

[[fact]]
claim = "c"
says  = "third"

[[skip]]
words = "w"
because = "b"
"""
NEW = {"claim": "b", "says": "second", "quote": "the second of them", "as_of": None}
LINES = '[[fact]]\nclaim = "b"\nsays = "second"\nquote = "the second of them"\n'


def test_a_fact_is_put_where_its_quote_stands() -> None:
    assert with_fact(TEXT, NEW, 20, [10, 30]) == TEXT.replace(
        '[[fact]]\nclaim = "c"', f'{LINES}\n[[fact]]\nclaim = "c"'
    )
    assert with_fact(TEXT, NEW, 5, [10, 30]) == TEXT.replace("# line 3", f"{LINES}\n# line 3")
    assert with_fact(TEXT, NEW, 40, [10, 30]) == TEXT.replace('"third"\n', f'"third"\n\n{LINES}')


def test_where_a_place_is_not_known_the_others_decide() -> None:
    assert with_fact(TEXT, NEW, 20, [None, 10]) == with_fact(TEXT, NEW, 40, [10, 30])


def test_the_first_fact_of_a_source_stands_behind_it() -> None:
    after = with_fact('[source]\nid = "n"', NEW, 3, [])
    assert after == f'[source]\nid = "n"\n\n{LINES}'


def test_keys_come_change_and_go() -> None:
    after = with_changes(TEXT, 0, {"says": "1st", "note": "n", "as_of": None})
    assert after == TEXT.replace("'first'", "'1st'").replace("# as printed\n", '# as printed\nnote = "n"\n')
    assert with_changes(after, 0, {"says": "first", "note": None}) == TEXT


def test_a_fact_that_goes_leaves_its_comments() -> None:
    after = without_fact(TEXT, 0)
    assert "# as printed" in after
    assert [fact["claim"] for fact in tomllib.loads(after)["fact"]] == ["c"]


def test_skips_and_claims_stand_below_the_others() -> None:
    assert with_skip(TEXT, {"words": "x", "because": "y"}) == TEXT + '\n[[skip]]\nwords = "x"\nbecause = "y"\n'
    claim = {"about": "A", "kind": "term", "terms": {"one": ["x"]}}
    after = with_claim("# claims\n", "a.b", claim)
    assert after == '# claims\n\n[claim."a.b"]\nabout = "A"\nkind = "term"\nterms.one = ["x"]\n'


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@given(
    says=texts,
    quote=texts,
    at=st.integers(0, 50),
    end=st.sampled_from(["\n", "\r\n"]),
    places=st.permutations([10, 30]),
)
def test_all_that_was_there_stays_in_its_order(says: str, quote: str, at: int, end: str, places: list[int]) -> None:
    text = TEXT.replace("\n", end)
    after = with_fact(text, {"claim": "b", "says": says, "quote": quote}, at, places)
    facts = tomllib.loads(after)["fact"]
    assert {"claim": "b", "says": says, "quote": quote} in facts
    assert [fact["claim"] for fact in facts if fact["claim"] != "b"] == ["a", "c"]
    kept = iter(after.splitlines(keepends=True))
    assert all(line in kept for line in text.splitlines(keepends=True))  # each of them, in this order


@given(st.lists(st.tuples(st.integers(0, 50), texts), max_size=5))
def test_facts_put_one_after_another_stand_in_the_order_of_their_places(added: list[tuple[int, str]]) -> None:
    text, places = '[source]\nid = "n"\n', list[int | None]()
    for at, says in added:
        text = with_fact(text, {"claim": str(at), "says": says, "quote": "q"}, at, places)
        places = [int(fact["claim"]) for fact in tomllib.loads(text)["fact"]]
    assert places == sorted(places, key=lambda place: place or 0)


@pytest.mark.parametrize("text", ["[source", "fact = [{claim = 'a'}]\n"])
def test_a_form_that_cannot_take_it_is_refused(text: str) -> None:
    from discrepant.errors import DiscrepantError  # noqa: PLC0415

    record: dict[str, Any] = dict(NEW)
    with pytest.raises(DiscrepantError):
        with_fact(text, record, 3, [1] if "fact" in text else [])
