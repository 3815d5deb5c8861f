"""Days on the command line: which forms they take, and what to type for one that could be two or none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from corpora import write_corpus
from hypothesis import given
from hypothesis import strategies as st

from discrepant.cli import main
from discrepant.cli.options import DAY_FORMS

COMMANDS = {
    "read": ("read", "on Friday", "--on"),
    "mentions": ("mentions", "-", "--on"),
    "compare": ("compare", "30", "31", "--on", "2022-10-24"),
    "draft": ("draft", "seeds/new.txt", "--published"),
}


def run(*args: str) -> Result:
    return CliRunner().invoke(main, args, input="30 came on Friday.\n")


@pytest.fixture(autouse=True)
def _corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_corpus(tmp_path)
    (tmp_path / "seeds/new.txt").write_text("30 came on Friday.\n", "utf-8")
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("command", COMMANDS)
class TestEach:
    def test_its_help_has_the_forms(self, command: str) -> None:
        shown = " ".join(run(command, "--help").output.split())
        assert DAY_FORMS in shown

    @pytest.mark.parametrize("day", ["2022-10-24", "2022-10", "2022", "2022-10-24/2022-10-25", "24 October 2022"])
    def test_it_takes_them(self, command: str, day: str) -> None:
        assert run(*COMMANDS[command], day).exit_code in ((0, 1) if command == "compare" else (0,))

    @pytest.mark.parametrize("figures", ["4/11/2023", "04.11.2023", "4-11-2023"])
    def test_of_one_that_can_be_two_both_are_offered(self, command: str, figures: str) -> None:
        result = run(*COMMANDS[command], figures)
        option = "--published" if command == "draft" else "--on"
        first, words, _ = result.stderr.splitlines()
        assert (result.exit_code, result.stdout, words.strip()) == (2, "", figures)
        assert first == (
            f"discrepant: {option}: this can be 11 April 2023 or 4 November 2023 "
            f"(type {option} 2023-04-11 or {option} 2023-11-04)"
        )

    @pytest.mark.parametrize("day", ["soon", "yesterday", "31/02/2022", "4/11", "4/11/23", "2022-13-45", "24 Octobr"])
    def test_of_one_that_is_none_the_forms_are_told(self, command: str, day: str) -> None:
        result = run(*COMMANDS[command], day)
        assert (result.exit_code, result.stdout) == (2, "")
        assert f"(type it as {DAY_FORMS})" in result.stderr
        assert result.stderr.splitlines()[1].strip() == day


@given(st.integers(1, 12), st.integers(1, 12), st.integers(1950, 2030))
def test_what_is_offered_is_each_day_that_the_figures_can_be(one: int, other: int, year: int) -> None:
    result = CliRunner().invoke(main, ("read", "today", "--on", f"{one}/{other}/{year}"))
    if one == other:
        assert result.exit_code == 0
    else:
        days = sorted((date(year, one, other), date(year, other, one)))
        assert f"(type --on {days[0]} or --on {days[1]})" in result.stderr
        assert all(CliRunner().invoke(main, ("read", "today", "--on", str(day))).exit_code == 0 for day in days)


def test_a_record_is_told_the_days_too(tmp_path: Path) -> None:
    path = tmp_path / "facts/north.toml"
    path.write_text(path.read_text("utf-8").replace('"2022-10-25"', '"4/11/2023"'), "utf-8")
    assert "(write 2023-04-11 or 2023-11-04; of printed words this is said with `reads`)" in run("lint").stdout
