"""The afternoon of docs/tutorial.md, from four saved pages to a green run, with its edits by hand counted."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from discrepant.cli import main
from discrepant.corpus.load import load
from discrepant.toml.text import quoted

PAGES = Path(__file__).parent.parent / "data/tutorial"
TUTORIAL = (Path(__file__).parent.parent.parent / "docs/tutorial.md").read_text("utf-8")
DONE: Mapping[str, list[dict[str, Any]]] = tomllib.loads((PAGES / "afternoon.toml").read_text("utf-8"))
MOST_EDITS = 1.5  # a fact


class Desk:
    """A corpus in which somebody works, and the edits that were made by hand so far."""

    def __init__(self, root: Path) -> None:
        self.root, self.edits = root, 0

    def run(self, *args: str) -> Result:
        return CliRunner().invoke(main, args)

    def check(self) -> tuple[int, str]:
        """The exit status of a run of the checks, in a process of its own as any desk has it, and what it printed."""
        command = (sys.executable, "-m", "discrepant", "check", "-q", "-p", "no:cacheprovider")
        done = subprocess.run(command, cwd=self.root, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr

    def blocks(self, file: str) -> list[str]:
        return (self.root / f"facts/{file}.toml").read_text("utf-8").split("\n\n")

    def write(self, file: str, blocks: list[str]) -> None:
        (self.root / f"facts/{file}.toml").write_text("\n\n".join(blocks).rstrip() + "\n", "utf-8")

    def typed(self, file: str, at: str, **values: str) -> None:
        """Each value typed into the one record of this claim."""
        blocks = self.blocks(file)
        (here,) = (n for n, block in enumerate(blocks) if is_of(block, at))
        for key, value in values.items():
            line = f"{key} = {quoted(value)}"
            lines = blocks[here].split("\n")
            kept = [line if each.startswith(f"{key} = ") else each for each in lines]
            blocks[here] = "\n".join(kept if line in kept else [*kept, line])
            self.edits += 1
        self.write(file, blocks)

    def deleted(self, file: str, at: str) -> None:
        blocks = self.blocks(file)
        kept = [block for block in blocks if not is_of(block, at)]
        self.edits += len(blocks) - len(kept)
        assert len(kept) < len(blocks)
        self.write(file, kept)

    def added(self, file: str, text: str, values: int) -> None:
        self.write(file, [*self.blocks(file), text.strip()])
        self.edits += values


def is_of(block: str, claim: str) -> bool:
    return f'[claim."{claim}"]' in block or f'\nclaim = "{claim}"' in block


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    root = tmp_path_factory.mktemp("afternoon") / "ferry-fire"
    desk = Desk(root)
    assert desk.run("init", str(root)).exit_code == 0
    for path in (*root.glob("facts/*.toml"), *root.glob("seeds/*.txt")):
        path.unlink()
    for page in PAGES.glob("*.html"):
        shutil.copy(page, root / "seeds")
    assert desk.run("draft", "--all", "--corpus", str(root)).exit_code == 0
    return desk


def test_from_four_pages_to_a_green_run(desk: Desk) -> None:
    for edit in DONE["typed"]:
        desk.typed(**edit)
    for edit in DONE["deleted"]:
        desk.deleted(**edit)
    for file in ("wire-1", "tabloid", "broadsheet", "wire-2"):
        if any(is_of(block, "") for block in desk.blocks(file)):
            desk.deleted(file, "")  # what no other text tells, and nobody named
    for edit in DONE["added"]:
        desk.added(**edit)
    corpus = load(desk.root, is_strict=True)
    compared = [claim for claim in corpus.claims.values() if len(claim.facts) > 1]
    assert len(compared) >= 8
    status, printed = desk.check()
    assert status == 1, printed
    for one in DONE["acknowledged"]:
        sides = ("--between", *one["between"]) if "between" in one else ()
        told = desk.run("acknowledge", one["claim"], *sides, "--reason", one["reason"], "--corpus", str(desk.root))
        assert told.exit_code == 0, (one, told.output)
        desk.edits += 1
    status, printed = desk.check()
    assert status == 0, printed
    assert desk.edits <= MOST_EDITS * len(corpus.facts), (desk.edits, len(corpus.facts))
    counted = f"{desk.edits} edits by hand for {len(corpus.facts)} facts of {len(compared)} compared claims"
    assert counted in " ".join(TUTORIAL.split()), counted
