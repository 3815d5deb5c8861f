"""Days on the command line: which forms they take, and what to type for one that could be two or none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from corpora import write_corpus
from hypothesis import given
from hypothesis import strategies as st
from newsroom import newsroom, tell

from discrepant.cli import main
from discrepant.cli.options import DAY_FORMS, TIME_FORMS
from discrepant.compare import quantities
from discrepant.corpus.load import load
from discrepant.files.writing import write_file
from discrepant.report.model import Report, Results

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
        assert TIME_FORMS in shown

    @pytest.mark.parametrize(
        "day", ["2022-10-24", "2022-10", "2022", "2022-10-24/2022-10-25", "24 October 2022", "2022-10-24T15:30+05:45"]
    )
    def test_it_takes_them(self, command: str, day: str) -> None:
        assert run(*COMMANDS[command], day).exit_code in ((0, 1) if command == "compare" else (0,))

    def test_a_time_needs_its_zone(self, command: str) -> None:
        result = run(*COMMANDS[command], "2022-10-24T15:30")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "it is no day that can be read: a time of day needs its zone here" in result.stderr
        assert f"(type it as {TIME_FORMS})" in result.stderr

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

    @pytest.mark.parametrize("day", ["2023-11-4", "20231104"])
    def test_hyphens_and_zeros_that_are_left_out_are_put_in(self, command: str, day: str) -> None:
        result = run(*COMMANDS[command], day)
        assert (result.exit_code, result.stdout) == (2, "")
        assert f"(type {COMMANDS[command][-1] if command != 'compare' else '--on'} 2023-11-04)" in result.stderr

    def test_an_empty_one_is_none(self, command: str) -> None:
        result = run(*COMMANDS[command], "")
        assert (result.exit_code, result.stdout) == (2, "")
        assert f"(type it as {TIME_FORMS})" in result.stderr

    @pytest.mark.parametrize("day", ["soon", "yesterday", "31/02/2022", "4/11", "4/11/23", "2022-13-45", "24 Octobr"])
    def test_of_one_that_is_none_the_forms_are_told(self, command: str, day: str) -> None:
        result = run(*COMMANDS[command], day)
        assert (result.exit_code, result.stdout) == (2, "")
        assert f"(type it as {TIME_FORMS})" in result.stderr
        assert result.stderr.splitlines()[1].strip() == day


class TestUntil:
    """The last day of an acknowledgement is told as all days are; of a span it is the last."""

    @pytest.fixture(autouse=True)
    def _disagreed(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        root = newsroom(tmp_path / "desk", tell("north", crowd="30"), tell("south", crowd="31"))
        corpus = load(root)
        report = Report.of(corpus, Results.of([quantities.compare(corpus.claims["crowd"], corpus)]), {})
        write_file(root / "reports/discrepancies.json", report.to_json())
        monkeypatch.chdir(root)

    @pytest.mark.parametrize(
        ("day", "last"),
        [
            ("2999-11-04", "2999-11-04"),
            ("2999-02", "2999-02-28"),
            ("2998/2999", "2999-12-31"),
            ("4 May 2999", "2999-05-04"),
        ],
    )
    def test_the_forms(self, day: str, last: str) -> None:
        result = run("acknowledge", "crowd", "--reason", "Two counts.", "--until", day)
        assert result.exit_code == 0, result.stderr
        assert f'until = "{last}"' in Path("facts/acknowledged.toml").read_text("utf-8")

    @pytest.mark.parametrize(
        ("day", "said"),
        [
            ("4/11/2999", "(type --until 2999-04-11 or --until 2999-11-04)"),
            ("soon", f"(type it as {DAY_FORMS})"),
            ("2999-11-04T15:30Z", "--until: it counts to the end of a day, without a time (type it as 2999-11-04)"),
            ("2999-11-04/..", "--until: 2999-11-04/.. has no last day"),
        ],
    )
    def test_what_to_type(self, day: str, said: str) -> None:
        result = run("acknowledge", "crowd", "--reason", "Two counts.", "--until", day)
        assert (result.exit_code, said in result.stderr) == (2, True), result.stderr
        assert not Path("facts/acknowledged.toml").exists()


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
