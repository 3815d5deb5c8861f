"""Relations as records: where they stand, what they are called, and which do not fit."""

from __future__ import annotations

from pathlib import Path

import pytest
from newsroom import CLAIMS, newsroom, tell

from discrepant.corpus.load import load, survey
from discrepant.corpus.model import Corpus


def relation(holds: str, about: str = "It must") -> str:
    return f"\n[[relation]]\nabout = '{about}'\nholds = '{holds}'\n"


def with_relations(root: Path, *relations: str) -> Path:
    return newsroom(root, tell("north", crowd="30"), claims=CLAIMS + "".join(relations))


def problems(root: Path) -> list[str]:
    return [problem.what + (f" ({problem.hint})" if problem.hint else "") for problem in survey(root)[1]]


@pytest.mark.parametrize(
    "holds",
    [
        "crowd = crowd * 2",
        "aid > 0",
        "aid / crowd <= 3 USD",
        "day - day < 3 days",
        "day + 2 weeks >= day - 1 day",
        "width = 3 miles + 20 m",
        "width * width = 3 hectares",
        "crowd <= 50 %",
    ],
)
def test_units_that_fit(tmp_path: Path, holds: str) -> None:
    assert [one.equation.words for one in load(with_relations(tmp_path, relation(holds))).relations.values()] == [holds]


@pytest.mark.parametrize(
    ("holds", "what"),
    [
        ("crowd = aid", "a plain number cannot be compared with USD"),
        ("aid = 3 EUR", "USD cannot be compared with EUR"),
        ("aid + crowd = 3 USD", "a plain number cannot be added to USD"),
        ("aid - width = aid", "length cannot be taken from USD"),
        ("day - day = width", "time cannot be compared with length"),
        ("day + day = day", "a day cannot be added to a day (two days can be taken from each other)"),
        ("day + aid = day", "USD cannot be added to a day (the difference of two days is a length of time)"),
        ("aid - day = aid", "a day cannot be taken from USD (the difference of two days is a length of time)"),
        ("day * 2 = day", "a day cannot be multiplied or divided (a length of time can)"),
        ("day >= 3 days", "a day cannot be compared with time (the difference of two days is a length of time)"),
        ("crowd > post", '"post" is a term, which has no place in a sum (a number or a date has)'),
        ("crowd > words", '"words" is a quotation, which has no place in a sum (a number or a date has)'),
        ("crowd > signers", '"signers" is a roster, which has no place in a sum (a number or a date has)'),
        ("width = 3 eurps", "no sums are done with this unit: 'eurps' is not a unit that is known here"),
        ("crowd = crwd", 'there is no claim "crwd" (did you mean "crowd"?)'),
    ],
)
def test_what_does_not_fit_is_an_error(tmp_path: Path, holds: str, what: str) -> None:
    (problem,) = problems(with_relations(tmp_path, relation(holds)))
    assert problem.startswith(what)


def test_the_error_is_at_the_line_of_the_formula_with_a_caret(tmp_path: Path) -> None:
    _, (problem,) = survey(with_relations(tmp_path, relation("crowd = crwd")))
    line = (tmp_path / "facts/claims.toml").read_text().splitlines().index("holds = 'crowd = crwd'") + 1
    assert (problem.file, problem.line) == ("facts/claims.toml", line)
    assert problem.below == ("crowd = crwd", "        ^^^^")


def test_all_errors_come_at_once(tmp_path: Path) -> None:
    assert (
        len(problems(with_relations(tmp_path, relation("crowd ="), relation("x = crowd"), relation("aid = day")))) == 3
    )


def keys(corpus: Corpus) -> list[str]:
    return list(corpus.relations)


def test_it_is_called_by_what_it_is_about(tmp_path: Path) -> None:
    twice = (
        relation("crowd > 1", "Économie: more!"),
        relation("crowd > 2", "economie more"),
        relation("crowd > 3", "crowd"),
    )
    root = with_relations(tmp_path, *twice, relation("crowd > 4", "大"))
    assert keys(load(root)) == ["economie-more", "economie-more-2", "crowd-2", "relation"]


@pytest.mark.parametrize(
    ("about", "key"),
    [
        ("a" * 60, "a" * 60),
        ("a" * 61, "a" * 60),
        (f"{'a' * 56} bcd", f"{'a' * 56}-bcd"),
        (f"{'a' * 56} bcde", "a" * 56),  # cut between words
        (f"{'a' * 60} bcd", "a" * 60),
        (f"{'a' * 59} b c", "a" * 59),
        (f"{'a' * 57} b c d", f"{'a' * 57}-b"),
        (f"{'a' * 57} bc d", f"{'a' * 57}-bc"),  # 60, and the next word begins behind them
        (f"a {'b' * 80}", "a"),
        (f"a{'!' * 80}b", "a-b"),
    ],
)
def test_a_long_name_is_cut_between_words_at_60_characters(tmp_path: Path, about: str, key: str) -> None:
    assert keys(load(with_relations(tmp_path, relation("crowd > 1", about)))) == [key]


def test_a_claim_that_is_itself_broken_breaks_no_relation(tmp_path: Path) -> None:
    root = newsroom(
        tmp_path, tell("north", crowd="30"), claims=CLAIMS.replace('unit  = "km"', "") + relation("width > 0")
    )
    assert problems(root) == ['a measure claim needs a unit (such as unit = "km")']


def test_nor_does_it_hide_what_is_wrong_with_the_relations_behind_it(tmp_path: Path) -> None:
    claims = CLAIMS.replace('unit  = "km"', "")
    root = newsroom(
        tmp_path, tell("north", crowd="30"), claims=claims + relation("width > 0") + relation("crowd = crwd")
    )
    assert problems(root) == [
        'a measure claim needs a unit (such as unit = "km")',
        'there is no claim "crwd" (did you mean "crowd"?)',
    ]


@pytest.mark.parametrize("claims", [CLAIMS, CLAIMS[: CLAIMS.index("[claim.post]")]])
def test_beside_a_file_that_cannot_be_read_its_claims_are_looked_for_in_vain(tmp_path: Path, claims: str) -> None:
    """What stands in other files may be there; a relation between known claims is looked at all the same."""
    relations = relation("crowd = crwd") + relation("crowd = aid") + relation("crowd + aid = crwd")
    root = newsroom(tmp_path, tell("north", crowd="30"), claims=claims + relations)
    (root / "facts/broken.toml").write_text("[claim.crwd\n")
    told = problems(root)
    assert len(told) == 2
    assert any(one.startswith("not valid TOML") for one in told)
    assert any(one.startswith("a plain number cannot be compared with USD") for one in told)


def test_an_acknowledgement_can_name_it(tmp_path: Path) -> None:
    text = '[[acknowledged]]\nclaim = "{}"\nbetween = ["north"]\nreason = "seen"\n'
    root = newsroom(
        tmp_path, tell("north", crowd="30"), claims=CLAIMS + relation("crowd > 1"), acknowledged=text.format("it-must")
    )
    assert load(root).acknowledged[0].claim == "it-must"
    (root / "facts/acknowledged.toml").write_text(text.format("it-can"))
    assert len(problems(root)) == 1
