"""`discrepant mentions`: every mention of a text, as lines and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from discrepant.cli import main

TEXT = "At least 30 people\n\n“We left at Easter,” he said on Friday\x07.\n"


def run(*args: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["mentions", *args], input=given)


def test_a_line_a_mention() -> None:
    result = run("-", "--on", "2022-11-06", given=TEXT)
    easter = "cannot read 'Easter': holidays are not looked up, for many move and calendars differ"
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "1  count      At least 30        30 to 40",
        "3  quotation  We left at Easter",
        f"3  date       Easter             not read: {easter}",
        "3  date       on Friday          2022-11-04",
    ]


def test_long_words_are_cut_to_their_column() -> None:
    result = run("-", given=f"“{'word ' * 30}” and “{'語' * 60}”, more than $5, until 2014")
    assert "…" in result.stdout
    assert max(map(len, result.stdout.splitlines())) < 90
    assert "5.5 to" not in result.stdout
    assert "more than $5" in result.stdout
    assert result.stdout.splitlines()[-1].endswith("… to 2014-12-31")


def test_as_json() -> None:
    result = run("-", "--json", given="30 men")
    assert [mention["words"] for mention in json.loads(result.stdout)] == ["30"]


def test_half_a_surrogate_pair_is_no_text() -> None:
    assert run("-", given=b"\xed\xa0\x80").exit_code == 2


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_a_text_without_mentions(form: tuple[str, ...]) -> None:
    result = run("-", *form, given="")
    assert result.exit_code == 0
    assert result.stdout == ("[]\n" if form else "")


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes(b"one\ncaf\xe9")
    result = run(str(path))
    assert result.exit_code == 2
    assert "line 2" in result.stderr
    assert run(str(tmp_path)).exit_code == 2
    assert run(str(tmp_path / "none.txt")).exit_code == 2


def test_what_is_no_day_is_refused() -> None:
    result = run("-", "--on", "31 February 2022", given=TEXT)
    assert result.exit_code == 2
    assert result.stderr.startswith("discrepant: ")


def test_a_text_that_is_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("discrepant.cli.given_file._LARGEST", 5)
    result = run("-", given="more than five")
    assert result.exit_code == 2
    assert "more than 5 bytes" in result.stderr
