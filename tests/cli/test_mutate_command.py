"""`discrepant mutate` as an editor runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from newsroom import newsroom, tell

from discrepant.cli import main


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newsroom(
        tmp_path, tell("north", crowd="31 people", post="spokesman"), tell("south", crowd="31"), tell("west", aid="$3")
    )
    monkeypatch.chdir(tmp_path)


def run(*args: str) -> Result:
    return CliRunner().invoke(main, ["mutate", *args])


def test_each_fact_has_a_line_and_each_source_a_row() -> None:
    result = run()
    assert result.exit_code == 0
    assert "north/crowd “31 people”: “32 people” fails quantities" in result.stdout
    assert "west/aid “$3”: none of" in result.stdout
    assert "told by one source" in result.stdout
    assert all(len(line) <= 80 for line in result.stdout.split("\n\n", 1)[1].splitlines())


def test_only_what_is_not_guarded_is_listed_on_demand() -> None:
    result = run("--unguarded")
    assert "north/crowd" not in result.stdout
    assert "west/aid" in result.stdout
    assert "TOTAL" in result.stdout


def test_a_program_gets_all_of_it() -> None:
    told = json.loads(run("--json").stdout)
    by_id = {fact["id"]: fact for fact in told["facts"]}
    assert by_id["south/crowd"]["value"]["smallest"] == {"words": "32", "check": "quantities"}
    assert by_id["west/aid"]["value"]["smallest"] is None
    assert told["total"]["guarded"] == 2
    assert told["total"]["facts"] == 4


def test_a_bar_can_be_set() -> None:
    assert run("--fail-under", "50").exit_code == 0
    low = run("--fail-under", "51")
    assert low.exit_code == 1
    assert "50 % of the facts are guarded, below --fail-under 51" in low.stderr


def test_hostile_words_are_shown_harmless(tmp_path: Path) -> None:
    newsroom(tmp_path, tell("west", words="\u202e not ::error:: \u001b[31m so".replace("\u001b", "")))
    shown = run().stdout
    assert "\u202e" not in shown
    assert not any(line.startswith("::") for line in shown.splitlines())


def test_what_cannot_be_loaded_is_refused(tmp_path: Path) -> None:
    (tmp_path / "facts" / "north.toml").write_text("[source\n")
    result = run()
    assert result.exit_code == 2
    assert "facts/north.toml:1" in result.stderr


def test_coverage_counts_what_is_guarded() -> None:
    result = CliRunner().invoke(main, ["coverage", "--guarded"])
    rows = {line.split()[0]: line for line in result.stdout.splitlines() if line}
    assert "1 of 2" in rows["north"]
    assert "2 of 4" in rows["TOTAL"]
    assert "Guarded" not in CliRunner().invoke(main, ["coverage"]).stdout
    told = json.loads(CliRunner().invoke(main, ["coverage", "--guarded", "--json"]).stdout)
    assert told["sources"][0]["guarded"] == {"facts": 2, "guarded": 1}
