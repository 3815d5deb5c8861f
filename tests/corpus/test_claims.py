"""Units of claims: which go with a kind, and that somebody prints them."""

from __future__ import annotations

from pathlib import Path

import pytest
from newsroom import newsroom, tell

from discrepant.corpus.load import survey

HEAD = '[claim.crowd]\nabout = "How many came"\nkind = "count"\n[claim.it]\nabout = "How much it is"\n'
NONE = "only money, a measure, a change, a rate and a period of numbers have"
OF_A_CHANGE = 'it is %, "percentage points", a currency, a unit such as km, or none'


def flaws(root: Path, keys: str, *says: str) -> list[tuple[str, str, str]]:
    """What is wrong with a claim of these keys on which articles say this: the line, what, and what is to be done."""
    told = [tell(name, it=words) for name, words in zip(("north", "south", "west"), says, strict=False)]
    _, problems = survey(newsroom(root, *(told or [tell("north", crowd="30")]), claims=f"{HEAD}{keys}\n"))
    lines = (root / "facts/claims.toml").read_text("utf-8").split("\n")
    assert all(problem.file == "facts/claims.toml" for problem in problems)
    return [(lines[problem.line - 1].partition(" = ")[0], problem.what, problem.hint) for problem in problems]


@pytest.mark.parametrize(
    "keys",
    [
        'kind = "change"\nunit = "%"',
        'kind = "change"\nunit = "percentage points"',
        'kind = "change"\nunit = "USD"',
        'kind = "change"\nunit = "km"',
        'kind = "change"',
        'kind = "number"\nunit = "per 100,000"',
        'kind = "number"',
        'kind = "money"\nunit = "EUR"',
        'kind = "measure"\nunit = "km"',
        'kind = "period"\nunit = "year"',
    ],
)
def test_units_that_go_with_a_kind(tmp_path: Path, keys: str) -> None:
    assert flaws(tmp_path, keys) == []


@pytest.mark.parametrize(
    ("keys", "where", "what", "hint"),
    [
        ('kind = "change"\nunit = "eurps"', "unit", '"eurps" is no unit of a change', OF_A_CHANGE),
        (
            'kind = "number"\nunit = "km"',
            "unit",
            '"km" is no unit of a plain number',
            'only a rate has one, such as unit = "per 100,000"',
        ),
        ('kind = "count"\nunit = "km"', "unit", "a count has no unit", NONE),
        ('kind = "share"\nunit = "%"', "unit", "a share has no unit", NONE),
        ('kind = "date"\nunit = "day"', "unit", "a date has no unit", NONE),
        ('kind = "tally"\nunit = "km"', "unit", "a tally has no unit", NONE),
        ('kind = "money"', "kind", "a money claim needs a unit", 'its ISO 4217 code: unit = "USD"'),
        ('kind = "money"\nunit = "usd"', "unit", '"usd" is no currency', 'did you mean "USD"?'),
        ('kind = "money"\nunit = "dollar"', "unit", '"dollar" is no currency', 'an ISO 4217 code, such as "USD"'),
        ('kind = "money"\nunit = "XYZ"', "unit", '"XYZ" is no currency', 'an ISO 4217 code, such as "USD"'),
        ('kind = "measure"', "kind", "a measure claim needs a unit", 'such as unit = "km"'),
    ],
)
def test_units_that_do_not(tmp_path: Path, keys: str, where: str, what: str, hint: str) -> None:
    assert flaws(tmp_path, keys) == [(where, what, hint)]


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        ('kind = "measure"\nunit = "GW"', ("5 GWh", "5 GW")),
        ('kind = "measure"\nunit = "km"', ("5 miles",)),
        ('kind = "money"\nunit = "USD"', ("€5",)),
        ('kind = "change"\nunit = "USD"', ("up €5",)),
        ('kind = "change"\nunit = "USD"', ("up 5 %", "up €5")),  # which is not compared
        ('kind = "change"\nunit = "%"', ("up 5 %", "up 1,200 jobs")),
        ('kind = "number"\nunit = "per 100,000"', ("12.3 per 100,000", "12 percent")),
        ('kind = "share"', ("5 percentage points", "5 percent")),
        ('kind = "count"', ("30",)),
        ('kind = "date"', ("6 November 2022",)),
    ],
)
def test_a_unit_that_somebody_prints(tmp_path: Path, keys: str, says: tuple[str, ...]) -> None:
    assert flaws(tmp_path, keys, *says) == []


GIGAWATTS = 'kind = "measure"\nunit = "GW"'


@pytest.mark.parametrize(
    ("keys", "says", "where", "told", "hint"),
    [
        (GIGAWATTS, ("5 GWh",), "unit", "GW, but in gigawatt_hour", 'unit = "gigawatt_hour"'),
        (GIGAWATTS, ("5 GWh", "6 GWh"), "unit", "GW, but in gigawatt_hour", 'unit = "gigawatt_hour"'),
        (GIGAWATTS, ("5 GWh", "5 km"), "unit", "GW, but in gigawatt_hour and kilometer", ""),
        (GIGAWATTS, ("5 GWh", "5 km", "3 litres"), "unit", "GW, but in gigawatt_hour, kilometer and liter", ""),
        ('kind = "change"\nunit = "USD"', ("up 5 %",), "unit", "USD, but in %", 'unit = "%"'),
        ('kind = "change"\nunit = "USD"', ("up 1,200 jobs",), "unit", "USD, but in no unit", ""),
        ('kind = "change"', ("up 5 %",), "kind", "no unit, but in %", 'unit = "%"'),
        ('kind = "change"', ("up 5 %", "up €5"), "kind", "no unit, but in % and EUR", ""),
        ('kind = "number"', ("12 per 100,000",), "kind", "no unit, but in per 100,000", 'unit = "per 100,000"'),
        ('kind = "number"', ("12 percent",), "kind", "no unit, but in %", 'kind = "share"'),
        (
            'kind = "share"',
            ("5 percentage points",),
            "kind",
            "%, but in percentage_point",
            'kind = "measure" and unit = "percentage_point"',
        ),
    ],
)
def test_a_unit_that_nobody_prints(  # noqa: PLR0913, PLR0917  # a claim, and what is told of it
    tmp_path: Path, keys: str, says: tuple[str, ...], where: str, told: str, hint: str
) -> None:
    asked = f"if that is what is asked, {hint}" if hint else "look at unit and kind again"
    assert flaws(tmp_path / "it", keys, *says) == [(where, f"nobody prints this in {told}", asked)]
    if hint:  # and so it is sound
        keys = hint.replace(" and ", "\n") if hint.startswith("kind") else f"{keys.partition(chr(10))[0]}\n{hint}"
        assert flaws(tmp_path / "so", keys, *says) == []


def test_a_fact_whose_day_cannot_be_read_is_none_of_its_claims(tmp_path: Path) -> None:
    """Though its words can: it was told of nobody knows when."""
    north = tell("north", crowd={"says": "30", "as_of": "once"})
    corpus, (problem,) = survey(newsroom(tmp_path, north, tell("south", crowd="31"), claims=HEAD + 'kind = "count"\n'))
    assert problem.what.startswith('"as_of" cannot be read')
    assert [fact.id for fact in corpus.claims["crowd"].facts] == ["south/crowd"]
