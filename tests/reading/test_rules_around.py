"""The patterns of mentions.toml have parts in common, which stand there once."""

from __future__ import annotations

import re

import pytest

from discrepant.reading.mentions.around import rules_around
from discrepant.reading.words import words_of

RULES = ("cut", "cut_date")
OF_UNITS = ("unit_of_last", "unit_of_none")  # which are asked where another number stands before
PATTERNS = [
    rule[part]
    for name in (*RULES, *OF_UNITS)
    for rule in words_of("mentions")[name]
    for part in ("before", "words", "after")
    if part in rule
]


def test_each_part_is_known_and_of_use() -> None:
    parts = [part["is"] for part in words_of("mentions")["parts"]]
    named = {name for pattern in (*PATTERNS, *parts) for name in re.findall(r"\{([a-z_]+)\}", pattern)}
    assert named == {part["name"] for part in words_of("mentions")["parts"]}


def test_no_two_parts_have_one_name() -> None:
    names = [part["name"] for part in words_of("mentions")["parts"]]
    assert sorted(names) == sorted({*names})


def test_no_part_is_written_out() -> None:
    assert [each for part in words_of("mentions")["parts"] for each in PATTERNS if part["is"] in each] == []


@pytest.mark.parametrize("name", RULES)
def test_a_rule_asks_for_something_around_it(name: str) -> None:
    """One with nothing to ask would refuse whatever it is about."""
    for rule in rules_around(name):
        assert rule.before or rule.words or rule.after
        assert not rule.fits("", "", "")


def test_it_fits_where_all_that_it_asks_is_there() -> None:
    rule = next(rule for rule in rules_around("cut") if rule.asks.get("before", "").startswith("(?:[0-9]|"))
    assert rule.fits("a half of ", "one percent", "")
    assert not rule.fits("a list of ", "one percent", "")
    assert not rule.fits("a half of ", "two percent", "")
