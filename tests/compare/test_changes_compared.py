"""Changes against each other: a rise and a fall conflict, and hedges explain."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import CLAIMS, newsroom, tell

from discrepant import check, load
from discrepant.compare.printed import compare
from discrepant.compare.rises_and_falls import finding_on_changes
from discrepant.compare.sentences import Party
from discrepant.compare.verdict import Verdict
from discrepant.reading.model import Quantity
from discrepant.reading.reader import Reader
from discrepant.report.model import Report


def verdict(a: str, b: str, unit: str | None = None) -> tuple[str, ...]:
    found = compare(a, b, kind="change", unit=unit)
    return (str(found.verdict), *map(str, found.reasons))


@pytest.mark.parametrize(
    ("a", "b", "unit", "expected"),
    [
        ("up 5 %", "down 5 %", None, ("conflict",)),
        ("up 3.2 %", "up about 3 %", None, ("explained", "hedged")),
        ("up 3.2 %", "rose by 3.2 percent", None, ("agree",)),
        ("halved", "down 50 %", None, ("agree",)),
        ("halved", "a fall of half", None, ("agree",)),
        ("doubled", "up 100 %", None, ("agree",)),
        ("doubled", "tripled", None, ("conflict",)),
        ("nearly doubled", "up 97 %", None, ("explained", "hedged")),
        ("more than doubled", "up 130 %", None, ("explained", "hedged")),
        ("unchanged", "up 0.25 percentage points", "percentage points", ("conflict",)),
        ("unchanged", "flat", "%", ("agree",)),
        ("flat", "up 0.3 %", "%", ("strained",)),
        ("flat", "up 2 %", "%", ("conflict",)),
        ("up 5C", "up 9F", None, ("agree",)),
        ("up 5C", "up 41F", None, ("conflict",)),
        ("25 basis points lower", "cut by a quarter of a percentage point", "percentage points", ("agree",)),
        ("fell by 1,200", "fell by 1,231", None, ("strained",)),
        ("up 3 %", "up 3 percentage points", None, ("conflict",)),
        ("up 5 percent", "up $5", None, ("conflict",)),
    ],
)
def test_verdicts(a: str, b: str, unit: str | None, expected: tuple[str, ...]) -> None:
    assert verdict(a, b, unit) == expected
    assert verdict(b, a, unit) == expected


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        (
            "up 5 %",
            "down 5 %",
            (
                "They cannot both be true: “up 5 %” tells of a rise and “down 5 %” of a fall; they are apart by about "
                "10 percentage points as printed, at least 9 percentage points (4.5 % − (−4.5 %)). "
                "They differ in their direction alone."
            ),
        ),
        (
            "down 3 %",
            "down 12 %",
            (
                "They cannot both be true: “down 12 %” tells of a larger fall than “down 3 %” by about 9 percentage "
                "points as printed, at least 8.2 percentage points (11.5 % − 3.3 %)."
            ),
        ),
        (
            "up 3 jobs",
            "up 12 jobs",
            "They cannot both be true: “up 12 jobs” tells of a larger rise than “up 3 jobs” by 9 (12 − 3).",
        ),
        (
            "unchanged",
            "down 12 %",
            (
                "They cannot both be true: “down 12 %” tells of a fall and “unchanged” of none; they are apart by "
                "about 12 percentage points as printed, at least 11.5 percentage points (11.5 % − 0 %)."
            ),
        ),
        (
            "down 48.2 %",
            "down about 48 %",
            (
                "Both can be true: “down 48.2 %” is usually taken to mean a fall of 48.15 % to 48.25 %, and “down "
                "about 48 %” to mean a fall of 47.5 % to 48.5 %."
            ),
        ),
        ("0 %", "down 0.4 %", "“0 %” is usually taken to mean anything from a fall of 0.5 % to a rise of 0.5 %"),
        ("up more than 3 %", "up 5 %", "“up 5 %” is higher"),
    ],
)
def test_sentences(a: str, b: str, why: str) -> None:
    if why.endswith("is higher"):  # no sentence on changes says so, for of two falls the higher is the smaller
        assert "higher" not in compare(a, b, kind="change").summary
    else:
        unit = "%" if "%" in b else None
        assert why in compare(a, b, kind="change", unit=unit).summary


def test_two_currencies_are_not_compared() -> None:
    with pytest.raises(Exception, match="a change in USD and a change in EUR cannot be compared"):
        compare("up $5", "up €5", kind="change")


# The laws.

HEDGES = ("", "exactly ", "about ", "more than ", "less than ", "at least ", "at most ", "nearly ", "just over ")
SIZES = st.builds(
    "{}{} %".format, st.sampled_from(HEDGES), st.sampled_from([1, 2, 2.5, 3, 3.2, 5, 10, 12, 20, 50, 100])
)
CHANGES = st.builds("{} {}".format, st.sampled_from(["up", "down"]), SIZES)


@given(a=CHANGES, b=CHANGES)
def test_it_is_the_same_either_way_round(a: str, b: str) -> None:
    one, other = compare(a, b, kind="change"), compare(b, a, kind="change")
    assert (one.verdict, one.reasons, one.gap) == (other.verdict, other.reasons, other.gap)


@given(a=CHANGES, b=CHANGES)
def test_both_turned_round_get_the_same_verdict(a: str, b: str) -> None:
    one, other = compare(a, b, kind="change"), compare(turned(a), turned(b), kind="change")
    assert (one.verdict, one.reasons, one.gap) == (other.verdict, other.reasons, other.gap)


def turned(words: str) -> str:
    way, _, size = words.partition(" ")
    return f"{'down' if way == 'up' else 'up'} {size}"


@given(a=CHANGES, size=st.sampled_from([1, 2, 3.2, 5, 10, 50]), way=st.sampled_from(["up", "down"]))
def test_to_hedge_never_makes_a_conflict(a: str, size: float, way: str) -> None:
    bare = compare(a, f"{way} {size} %", kind="change")
    hedged = compare(a, f"{way} about {size} %", kind="change")
    assert hedged.verdict is not Verdict.CONFLICT or bare.verdict is Verdict.CONFLICT


@given(a=CHANGES, b=CHANGES)
def test_rises_and_falls_never_agree(a: str, b: str) -> None:
    found = compare(a, b, kind="change")
    is_same_way = a.partition(" ")[0] == b.partition(" ")[0]
    assert is_same_way or found.verdict is not Verdict.AGREE
    if not is_same_way and "less" not in a + b and "most" not in a + b:
        assert found.verdict is Verdict.CONFLICT


@given(degrees=st.integers(1, 200), other=st.integers(1, 200))
def test_the_scale_of_a_difference_does_not_matter(degrees: int, other: int) -> None:
    celsius = compare(f"up {degrees}C", f"up {other}C", kind="change", unit="C")
    fahrenheit = compare(f"up {degrees}C", f"up {other}C", kind="change", unit="F")
    assert celsius.verdict == fahrenheit.verdict


# In a corpus.

PRICES = CLAIMS + '\n[claim.prices]\nabout = "How prices moved"\nkind = "change"\nunit = "%"\n'


def checked(root: Path, *articles: dict[str, str]) -> Report:
    return check(load(newsroom(root, *articles, claims=PRICES)))


def test_the_quote_may_have_the_verb(tmp_path: Path) -> None:
    north = tell("north", prices={"says": "3.2 %", "quote": "prices rose by 3.2 % in May"})
    south = tell("south", prices={"says": "3.2 percent", "quote": "a 3.2 percent fall in prices"})
    report = checked(tmp_path, north, south)
    (finding,) = (one for one in report.findings if one.check == "quantities")
    assert finding.verdict is Verdict.CONFLICT
    assert finding.summary == (
        "The South: “3.2 percent”; The North: “3.2 %”. They cannot both be true: The North tells of a rise and The "
        "South of a fall; they are apart by about 6.4 percentage points as printed, at least 6.3 percentage points "
        "(3.15 % − (−3.15 %)). They differ in their direction alone."
    )


def test_so_may_reads(tmp_path: Path) -> None:
    north = tell("north", prices={"says": "3.2 %", "reads": "down 3.2 %"})
    south = tell("south", prices="down about 3 %")
    (finding,) = (one for one in checked(tmp_path, north, south).findings if one.check == "quantities")
    assert finding.verdict is Verdict.EXPLAINED


def test_without_either_it_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Exception, match=r'does not say whether it went up or down.*reads = "up 3\.2 %"'):
        checked(tmp_path, tell("north", prices="3.2 %"), tell("south", prices="up 3 %"))


def test_a_change_may_be_given_twice(tmp_path: Path) -> None:
    heat = CLAIMS + '\n[claim.heat]\nabout = "How much warmer"\nkind = "change"\nunit = "C"\n'
    for says, expected in ((["a rise of 5C", "9F"], Verdict.AGREE), (["a rise of 5C", "41F"], Verdict.CONFLICT)):
        quote = f"there was {says[0]} ({says[1]}) in a day"
        root = newsroom(tmp_path / expected, tell("north", heat={"says": says, "quote": quote}), claims=heat)
        (finding,) = check(load(root)).findings
        assert (finding.check, finding.verdict) == ("units", expected)


@pytest.mark.parametrize(
    ("lower", "upper", "words"),
    [
        ("up 0.5 %", "up 3 %", ("The South tells of a larger rise than The North", False)),
        ("down 0.5 %", "down 0.2 %", ("The North tells of a larger fall than The South", True)),
        ("down 3 %", "down 0.5 %", ("The North tells of a larger fall than The South", True)),
        ("down 0.5 %", "up 0.5 %", ("The South tells of a rise and The North of a fall; they are apart", False)),
        ("unchanged", "up 3 %", ("The South tells of a rise and The North of none; they are apart", False)),
        ("down 3 %", "unchanged", ("The North tells of a fall and The South of none; they are apart", True)),
    ],
)
def test_a_sentence_says_which_way_each_goes(lower: str, upper: str, words: tuple[str, bool]) -> None:
    low, high = (Reader().read(each, kind=Quantity.CHANGE, unit="%") for each in (lower, upper))
    assert finding_on_changes((Party(name="The North"), low), (Party(name="The South"), high)) == words
