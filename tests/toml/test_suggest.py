"""What a misspelt word may have been meant to be."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from discrepant.toml.suggest import did_you_mean


def test_of_those_as_like_it_is_the_one_that_begins_as_it_does() -> None:
    assert did_you_mean("USDD", {"SDD", "USD", "EUR"}) == 'did you mean "USD"?'


def test_what_is_like_nothing_has_no_hint() -> None:
    assert did_you_mean("zzz", ["claim", "says"]) == ""


@given(st.lists(st.text("abc", min_size=1, max_size=4), unique=True), st.text("abc", max_size=4))
def test_the_order_of_the_choices_changes_nothing(choices: list[str], word: str) -> None:
    assert did_you_mean(word, choices) == did_you_mean(word, choices[::-1]) == did_you_mean(word, set(choices))
