"""What stands where a command is to write is named, and what to do about it, and stays as it is."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from newsroom import newsroom, tell

import discrepant
from discrepant.cli import main
from discrepant.report.write import write
from discrepant.scan.output import SUFFIXES

NO_FOLDER = " is no folder, where one has to be (move it away, or name another)"
NOWHERE = " is a link that leads nowhere (remove it, or make the folder that it leads to)"
BLOCKS: dict[str, tuple[Callable[[Path], object], str]] = {
    "file": (Path.touch, NO_FOLDER),
    "dangling": (lambda path: path.symlink_to("nothing"), NOWHERE),
    "circle": (lambda path: path.symlink_to(path.name), NOWHERE),
}


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk, which is the working folder, with a table and a report elsewhere."""
    newsroom(tmp_path, tell("north", crowd="30"), tell("south", crowd="31"))
    (tmp_path / "table.csv").write_text("claim,source,value\na,x,1\na,y,2\n")
    monkeypatch.chdir(tmp_path)
    write(discrepant.check(discrepant.load(tmp_path)), tmp_path / "before")
    return tmp_path


WRITING = (
    ("report", "--from", "before/discrepancies.json", "-o", "blocked/report.md"),
    ("report", "--from", "before/discrepancies.json", "-o", "blocked/below/report.md"),
    *(("scan", "table.csv", "--out", f"blocked/found{suffix}") for suffix in SUFFIXES),
    ("scan", "table.csv", "--report", "blocked/report"),
    ("init", "blocked"),
    ("init", "blocked/desk"),
)


@pytest.mark.parametrize("block", BLOCKS)
@pytest.mark.parametrize("command", WRITING, ids=" ".join)
def test_no_command_writes_below_what_is_no_folder(command: tuple[str, ...], block: str, root: Path) -> None:
    make, told = BLOCKS[block]
    make(root / "blocked")
    before = sorted(root.rglob("*"))
    result = CliRunner().invoke(main, command)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"discrepant: blocked{told}\n")
    assert sorted(root.rglob("*")) == before


@pytest.mark.parametrize("block", BLOCKS)
def test_nor_do_the_checks(block: str, root: Path) -> None:
    make, told = BLOCKS[block]
    make(root / "reports")
    checks = (sys.executable, "-m", "pytest", "checks", "-p", "no:hypothesispytest", "-p", "no:cacheprovider")
    done = subprocess.run(checks, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == pytest.ExitCode.INTERNAL_ERROR
    assert f"No report was written: {root / 'reports'}{told}." in " ".join(done.stdout.split())
