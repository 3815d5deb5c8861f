"""`discrepant report`: the last run's report in another format, from its JSON alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from made_reports import finding, report

from discrepant.cli import main
from discrepant.report.formats import FORMATS, renderer


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports/discrepancies.json").write_text(report(finding()).to_json(), "utf-8")


def run(*args: str) -> Result:
    return CliRunner().invoke(main, ["report", *args])


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_is_what_its_renderer_makes(form: str) -> None:
    expected = renderer(form)(report(finding()))
    result = run("--format", form)
    assert (result.exit_code, result.stdout, result.stderr) == (0, expected, "")
    assert run("--format", form, "-o", "out/it").stdout == ""
    assert Path("out/it").read_bytes().decode() == expected


def test_markdown_unless_another_is_named() -> None:
    assert run().stdout.startswith("# Where the sources disagree\n")


def test_half_a_surrogate_pair_is_printed_as_its_escape() -> None:
    Path("odd.json").write_text(report(finding(about="\ud800")).to_json(), "utf-8", "backslashreplace")
    assert r"<U+D800\>" in run("--from", "odd.json").stdout


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--from", "nowhere.json"), "nowhere.json cannot be read: No such file or directory (run pytest checks/"),
        (("--from", "reports"), "reports cannot be read: Is a directory"),
        (("-o", "reports/discrepancies.json/x"), "reports/discrepancies.json/x cannot be written: "),
        (("-o", "reports"), "reports cannot be written: Is a directory"),
    ],
)
def test_what_keeps_it_from_running(args: tuple[str, ...], said: str) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith(f"discrepant: {said}")


def test_what_is_no_report_is_refused_with_the_reason() -> None:
    Path("other.json").write_text("{}")
    result = run("--from", "other.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("discrepant: other.json: cannot read the report: it is not of schema 1 (run pytest")
