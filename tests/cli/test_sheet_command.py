"""`discrepant sheet import` as an editor runs it: what it shows, what it writes, and how it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from corpora import change, write_corpus

from discrepant.cli import main


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["sheet", *map(str, words)])


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(write_corpus(tmp_path))
    assert run("export", "facts.csv").exit_code == 0
    return tmp_path


def test_the_plan_is_shown_until_it_is_to_be_written(root: Path) -> None:
    north = root / "facts/north.toml"
    before = north.read_text("utf-8")
    change(root, "facts.csv", '"said spokesman John Kirby"', '"spokesman John Kirby"')
    shown = run("import", "facts.csv")
    assert (shown.exit_code, north.read_text("utf-8")) == (0, before)
    assert shown.stdout.startswith("facts.csv: row 3: fact north/kirby.post: changed\n")
    assert shown.stderr.endswith("1 fact changed; 15 as they are.\nNothing is written: give --yes to write this.\n")
    written = run("import", "facts.csv", "--yes")
    assert (written.exit_code, written.stdout) == (0, shown.stdout)
    assert written.stderr.endswith("Written: facts/north.toml.\n")
    assert north.read_text("utf-8") == before.replace("said spokesman", "spokesman")
    again = run("import", "facts.csv", "--yes")
    assert (again.exit_code, again.stdout) == (0, "")
    assert again.stderr.endswith("Nothing differs; 16 as they are.\n")


@pytest.mark.parametrize("name", ["nowhere.csv", "nowhere.xlsx", "."])
def test_what_is_not_there_is_refused(root: Path, name: str) -> None:
    told = run("import", root / name)
    assert told.exit_code == 2
    assert told.stderr.startswith("discrepant: ")
    assert "Traceback" not in told.stderr


def test_hostile_cells_are_shown_harmless(root: Path) -> None:
    change(root, "facts.csv", '"said spokesman John Kirby"', '"\x1b[31m\u202e\n::error::x"')
    told = run("import", "facts.csv")
    assert told.exit_code == 2
    change(root, "facts.csv", '"\x1b[31m\u202e\n::error::x"', '"said spokesman John Kirby"')
    change(root, "facts.csv", '"Putin"', '"\x1b[31m\u202e\n::error::x"')
    shown = run("import", "facts.csv", "--yes")
    for out in (told.output, shown.output):
        assert not {"\x1b", "\u202e"} & set(out)
        assert not any(line.startswith("::") for line in out.splitlines())
