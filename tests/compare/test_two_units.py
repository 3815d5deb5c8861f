"""A wrong unit is a finding: what each side prints, and that one of them is a slip."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import CLAIMS, newsroom, tell

from discrepant import check, load
from discrepant.compare.finding import Finding
from discrepant.compare.printed import compare
from discrepant.compare.sentences import Party
from discrepant.compare.two_units import in_two_units, sort_of
from discrepant.compare.verdict import Verdict
from discrepant.errors import CorpusError
from discrepant.reading.model import Quantity
from discrepant.reading.reader import Reader
from discrepant.reading.words import words_of

READER = Reader()
SLIP = "One of them is a slip, or they do not tell of the same thing."
POINTS = "Mind that from 40 % to 42 % is 5 percent more, and 2 percentage points."


def claims(kind: str, unit: str | None, **keys: str) -> str:
    lines = [
        f'kind = "{kind}"',
        *([f'unit = "{unit}"'] if unit else []),
        *(f'{key} = "{v}"' for key, v in keys.items()),
    ]
    return "\n".join([CLAIMS, "[claim.it]", 'about = "How much it is"', *lines]) + "\n"


def found(root: Path, kind: str, unit: str | None, *says: str, **keys: str) -> list[Finding]:
    articles = [tell(name, it=words) for name, words in zip(("north", "south", "west", "east"), says, strict=False)]
    report = check(load(newsroom(root, *articles, claims=claims(kind, unit, **keys))))
    return [one for one in report.findings if one.claim == "it"]


@pytest.mark.parametrize(
    ("kind", "unit", "says", "why"),
    [
        (
            "measure",
            "GW",
            ("5 GW", "5 GWh"),
            "The North prints gigawatts, a rate of energy; The South prints gigawatt hours, an amount of energy.",
        ),
        (
            "measure",
            "percentage points",
            ("5 percentage points", "5 percent"),
            f"points, a difference of shares; The South prints percent, a share. {SLIP} {POINTS}",
        ),
        (
            "share",
            None,
            ("5 %", "5 percentage points"),
            f"percent, a share; The South prints percentage points, a difference of shares. {SLIP} {POINTS}",
        ),
        (
            "change",
            "%",
            ("up 5 %", "up 5 percentage points"),
            (
                "The North prints percent, a part of what there was; "
                f"The South prints percentage points, a difference of shares. {SLIP} {POINTS}"
            ),
        ),
        ("change", "%", ("up 5 %", "up 1,200 jobs"), "The South gives a plain number"),
        ("change", None, ("up 5 %", "up 1,200 jobs"), "The North prints percent"),
        ("change", "USD", ("up 5 %", "up $3 million"), "The South prints US dollars, money"),
        ("measure", "C", ("5 km", "5C"), "The South prints degrees Celsius, a temperature"),
        ("change", "C", ("up 5 km", "up 5C"), "The South prints degrees Celsius, a difference of temperatures"),
        ("measure", "km/h", ("50 km/h", "50 km"), "The North prints kilometers per hour, a speed"),
        ("number", "per 100,000", ("12.3 per 100,000", "12 percent"), "The North prints so many per 100,000, a rate"),
    ],
)
def test_each_side_is_told_its_unit(
    tmp_path: Path, kind: str, unit: str | None, says: tuple[str, str], why: str
) -> None:
    (finding,) = found(tmp_path, kind, unit, *says)
    assert (finding.check, finding.verdict, finding.gap) == ("quantities", Verdict.CONFLICT, None)
    assert why.removesuffix(".") in finding.summary
    assert SLIP in finding.summary
    assert sorted(side.says for side in finding.sides) == sorted((each,) for each in says)


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("km²", "square kilometers"),
        ("cubic feet", "cubic feet"),
        ("sq ft", "square feet"),
        ("inches", "inches"),
        ("MHz", "megahertz"),
        ("kph", "kilometers per hour"),
        ("km/h", "kilometers per hour"),
        ("cubic metres per second", "cubic meters per second"),
        ("metres per second squared", "meters per square second"),
        ("kWh", "kilowatt hours"),
        ("horsepower", "horsepower"),
        ("centuries", "centuries"),
    ],
)
def test_a_unit_is_told_in_the_plural(unit: str, words: str) -> None:
    assert told(unit).startswith((f"The North prints {words}, ", f"The North prints {words};"))


@pytest.mark.parametrize("sort", words_of("units"))
def test_whatever_newspapers_measure_in_can_be_told(sort: str) -> None:
    """In words, without a sign of arithmetic, and with no plural but the last word's."""
    for unit in words_of("units")[sort]["words"]:
        assert re.fullmatch(r"The North prints (?:°|[A-Za-z ])+?(?:, an? .*)?", told(unit).partition(";")[0]), unit


def told(unit: str) -> str:
    """The sentence on a measure in this unit and a plain number."""
    measure, number = READER.read(f"5 {unit}", kind=Quantity.MEASURE), READER.read("5", kind=Quantity.NUMBER)
    by = Party(name="The North"), Party(name="The South")
    return in_two_units(measure, number, by).why.removeprefix("They cannot both be true: ")


def test_no_fact_is_lost_and_values_in_each_unit_are_compared(tmp_path: Path) -> None:
    findings = found(tmp_path, "measure", "GW", "5 GW", "9 GW", "5 GWh", "7 GWh")
    pairs = {frozenset(side.says[0] for side in finding.sides): finding for finding in findings}
    assert frozenset({"5 GW", "9 GW"}) in pairs
    assert frozenset({"5 GWh", "7 GWh"}) in pairs
    assert pairs[frozenset({"5 GW", "9 GW"})].gap is not None
    on = {words for pair, finding in pairs.items() if SLIP in finding.summary for words in pair}
    assert on >= {"5 GWh"}
    assert {words for pair in pairs for words in pair} == {"5 GW", "9 GW", "5 GWh", "7 GWh"}


@pytest.mark.parametrize("nature", ["varying", "cumulative"])
def test_another_day_is_no_excuse(tmp_path: Path, nature: str) -> None:
    articles = (
        tell("north", it={"says": "5 GW", "as_of": "2022-10-01"}),
        tell("south", it={"says": "5 GWh", "as_of": "2022-11-01"}),
    )
    report = check(load(newsroom(tmp_path, *articles, claims=claims("measure", "GW", nature=nature))))
    assert [finding.verdict for finding in report.findings if finding.claim == "it"] == [Verdict.CONFLICT]


def test_it_can_be_acknowledged(tmp_path: Path) -> None:
    keys = 'claim = "it"\nbetween = ["north", "south"]\nreason = "A slip."\nover = ["5 GW", "5 GWh"]\n'
    noted = f"[[acknowledged]]\n{keys}"
    articles = tell("north", it="5 GW"), tell("south", it="5 GWh")
    report = check(load(newsroom(tmp_path, *articles, claims=claims("measure", "GW"), acknowledged=noted)))
    (finding,) = (one for one in report.findings if one.claim == "it")
    assert finding.acknowledged is not None


def test_another_currency_is_not_compared(tmp_path: Path) -> None:
    articles = tell("north", it="up $5 million"), tell("south", it="up €5 million")
    report = check(load(newsroom(tmp_path, *articles, claims=claims("change", "USD"))))
    assert [finding for finding in report.findings if finding.claim == "it"] == []
    (left,) = report.not_compared
    assert left.because == "given in EUR, not in USD, and nothing is converted"


@pytest.mark.parametrize(
    ("kind", "unit", "says", "what"),
    [
        (
            "measure",
            "GW",
            ("5 GWh", "6 GWh"),
            'nobody prints this in GW, but in gigawatt_hour (if that is what is asked, unit = "gigawatt_hour")',
        ),
        ("measure", "GW", ("5 GWh",), "nobody prints this in GW, but in gigawatt_hour"),
        ("measure", "GW", ("5 GWh", "5 km"), "nobody prints this in GW, but in gigawatt_hour and kilometer"),
        (
            "change",
            None,
            ("up 5 %", "up 6 %"),
            'nobody prints this in no unit, but in % (if that is what is asked, unit = "%")',
        ),
        ("share", None, ("5 percentage points",), "nobody prints this in %, but in percentage_point"),
    ],
)
def test_a_unit_that_nobody_prints_is_the_records_fault(
    tmp_path: Path, kind: str, unit: str | None, says: tuple[str, ...], what: str
) -> None:
    with pytest.raises(CorpusError) as error:
        found(tmp_path, kind, unit, *says)
    (problem,) = error.value.problems
    assert what in str(problem)
    line = (tmp_path / "facts/claims.toml").read_text().splitlines()[problem.line - 1]
    assert line.startswith("unit" if unit else "kind")


def test_one_measure_in_two_units_that_do_not_measure_the_same(tmp_path: Path) -> None:
    article = tell("north", it={"says": ["5 GW", "5 GWh"]})
    report = check(load(newsroom(tmp_path, article, claims=claims("measure", "GW"))))
    (finding,) = (one for one in report.findings if one.claim == "it")
    assert (finding.check, finding.verdict) == ("units", Verdict.CONFLICT)
    assert finding.summary == (
        "The North gives one measure as “5 GW” and “5 GWh”. They cannot both be true: “5 GW” is in gigawatts, a rate "
        f"of energy; “5 GWh” is in gigawatt hours, an amount of energy. {SLIP}"
    )


def test_reads_cannot_give_a_print_another_unit(tmp_path: Path) -> None:
    articles = tell("north", it={"says": "5 GWh", "reads": "5 GW"}), tell("south", it="5 GW")
    report = check(load(newsroom(tmp_path, *articles, claims=claims("measure", "GW"))))
    (finding,) = (one for one in report.findings if one.check == "evidence")
    assert "one is in gigawatt_hour, the other in GW" in finding.summary


# The laws.

UNITS = ["GW", "GWh", "km", "miles", "litres", "kg", "percentage points", "C", "F", "hours"]


@given(one=st.sampled_from(UNITS), other=st.sampled_from(UNITS), number=st.integers(1, 99))
def test_units_of_one_sort_are_converted_and_others_are_at_odds(one: str, other: str, number: int) -> None:
    a, b = compare(f"{number} {one}", f"{number} {other}"), compare(f"{number} {other}", f"{number} {one}")
    assert (a.verdict, a.reasons) == (b.verdict, b.reasons)
    is_alike = sort_of(Quantity.MEASURE, one) == sort_of(Quantity.MEASURE, other)
    assert (SLIP in a.summary) is not is_alike
    assert is_alike or a.verdict is Verdict.CONFLICT


POINTED = ["percentage points", "basis points"]


@given(a=st.sampled_from([*UNITS, *POINTED, "%", ""]), b=st.sampled_from([*UNITS, *POINTED, "%", ""]))
def test_what_is_said_of_percent_and_points_is_said_of_these_alone(a: str, b: str) -> None:
    kinds = {"%": Quantity.SHARE, "": Quantity.NUMBER}
    one, other = (READER.read(f"5 {unit}".strip(), kind=kinds.get(unit, Quantity.MEASURE)) for unit in (a, b))
    by = Party(name="The North"), Party(name="The South")
    are_such = (a == "%" and b in POINTED) or (b == "%" and a in POINTED)
    assert ("Mind that" in in_two_units(one, other, by).why) is are_such


@pytest.mark.parametrize(
    ("kind", "unit", "sort"),
    [
        ("measure", "C", "a temperature"),
        ("measure", "K", "a temperature"),
        ("change", "C", "[temperature]^1"),
        ("measure", "%", "percent"),
        ("share", None, "percent"),
        ("change", "USD", "money"),
        ("change", None, "number"),
        ("number", "per million", "rate"),
        ("measure", "cases", None),
        ("measure", None, None),
        ("count", None, None),
        ("money", "USD", None),
    ],
)
def test_sorts(kind: str, unit: str | None, sort: str | None) -> None:
    assert sort_of(Quantity(kind), unit) == sort


def test_each_answer_is_set_against_one_in_another_unit(tmp_path: Path) -> None:
    """Also where it agrees with another in its own."""
    says = ("5 km", "about 5 km", "3 litres", "about 3 litres")
    for several in (says, says[1:], says[:3]):
        findings = found(tmp_path / str(len(several)) / several[0], "measure", "km", *several)
        odd = {side.says[0] for one in findings if one.verdict is Verdict.CONFLICT for side in one.sides}
        assert odd == {*several}
