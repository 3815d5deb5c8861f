"""`discrepant reanchor` as an editor runs it: what it shows, what it writes and what it leaves alone."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from corpora import change
from newsroom import CHECKS, newsroom, tell

from discrepant.cli import main

ROOT = CHECKS.parent
STORY = (ROOT / "docs/adding.md").read_text("utf-8").partition("## A changed text\n")[2].partition("\n## ")[0]
FILE, TEXT = "facts/north.toml", "seeds/north.txt"


def discrepant(*args: str, given: str | None = None) -> Result:
    return CliRunner().invoke(main, args, input=given)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = newsroom(tmp_path / "desk", tell("north", crowd="30", aid="$3 million"), tell("south", crowd="31"))
    monkeypatch.chdir(root)
    shutil.copy(TEXT, tmp_path / "before.txt")
    return root


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_the_story_of_the_docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The Gazette's article is corrected, and what is shown is what is printed."""
    shutil.copytree(ROOT / "tests/data/ferry", tmp_path / "desk")
    monkeypatch.chdir(tmp_path / "desk")
    shutil.copy("seeds/gazette.txt", "before.txt")
    change(Path(), "seeds/gazette.txt", "PORT ALDINE,", "Corrected on Wednesday: how many were aboard.\n\nPORT ALDINE,")
    change(Path(), "seeds/gazette.txt", "about 210 people", "about 200 people")
    change(Path(), "seeds/gazette.txt", " Repairs may cost more than $3 million.", "")
    refused, asked, linted = re.findall(r"^```(?:text|console)\n(.*?)^```$", STORY, re.DOTALL | re.MULTILINE)
    assert refused in discrepant("lint").stdout
    shown = asked.partition("--old before.txt\n")[2]
    assert discrepant("reanchor", "gazette", "--old", "before.txt").stdout == shown
    before = files(Path("facts"))
    result = discrepant("reanchor", "gazette", "--old", "before.txt", "--yes")
    assert (result.exit_code, result.stdout) == (1, shown)
    after = files(Path("facts"))
    assert [name for name in after if after[name] != before[name]] == ["gazette.toml"]
    assert discrepant("lint").stdout == linted


class TestWithoutConsent:
    def test_nothing_is_written(self, root: Path) -> None:
        change(root, TEXT, "30", "40")
        before = files(root)
        for args in ((), ("--old", "../before.txt"), ("--json",)):
            result = discrepant("reanchor", "north", *args)
            assert result.exit_code == 1
            assert result.stderr.endswith("Nothing is written: give --yes to write the new hash.\n")
        assert files(root) == before

    def test_the_former_text_is_asked_for_where_it_is_not_given(self, root: Path) -> None:
        change(root, TEXT, "30", "40")
        asked = "Give the former text with --old, to see all that changed; `git show HEAD:./seeds/north.txt` may"
        assert asked in discrepant("reanchor", "north").stderr
        assert asked not in discrepant("reanchor", "north", "--old", "../before.txt").stderr

    def test_a_text_that_is_the_same_needs_none(self, root: Path) -> None:
        before = files(root)
        for args in ((), ("--yes",), ("--old", "../before.txt")):
            result = discrepant("reanchor", "north", *args)
            said = "seeds/north.txt is the text that was encoded: nothing has changed\n"
            assert (result.exit_code, result.output) == (0, said)
        assert files(root) == before


class TestWithConsent:
    def test_the_hash_alone_is_written_and_lost_facts_stay_errors(self, root: Path) -> None:
        change(root, TEXT, "30", "40")
        before = files(root)
        result = discrepant("reanchor", "north", "--yes")
        assert result.exit_code == 1
        assert result.stderr == (
            "The new hash is in facts/north.toml.\n"
            "Encode anew what does not stand: it is an error until then (`discrepant lint` shows where).\n"
        )
        after = files(root)
        assert [name for name in after if after[name] != before[name]] == [FILE]
        old, new = before[FILE].decode().splitlines(), after[FILE].decode().splitlines()
        assert [line[:6] for line, former in zip(new, old, strict=True) if line != former] == ["sha256"]
        linted = discrepant("lint")
        assert linted.exit_code == 1
        assert "facts/north.toml:11: the quote is not in seeds/north.txt" in linted.stdout
        command = (sys.executable, "-m", "discrepant", "check", "-k", "evidence")  # it leaves modules behind
        checked = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (checked.returncode, "FAILED checks/test_evidence.py::test_evidence[north/crowd]" in checked.stdout) == (
            1,
            True,
        )

    def test_where_all_stand_the_records_are_sound_again(self, root: Path) -> None:
        change(root, TEXT, "The north has it.", "The north has it. Updated.")
        assert discrepant("lint").exit_code == 1
        result = discrepant("reanchor", "north", "--old", "../before.txt", "--yes")
        assert (result.exit_code, result.stderr) == (0, "The new hash is in facts/north.toml.\n")
        assert discrepant("lint").exit_code == 0

    def test_what_a_program_reads(self, root: Path) -> None:
        change(root, TEXT, "30", "40")
        told = json.loads(discrepant("reanchor", "north", "--old", "../before.txt", "--yes", "--json").stdout)
        assert (told["source"], told["text"], told["changed"], told["written"]) == ("north", TEXT, True, True)
        assert told["sha256"]["found"] in (root / FILE).read_text()
        assert [each["line"] for each in told["changes"]] == [2]
        crowd, aid = told["records"]
        assert (crowd["name"], crowd["fate"], crowd["nearest"]["line"]) == ("north/crowd", "changed", 2)
        assert (aid["record"], aid["file"], aid["line"], aid["text_lines"]) == ("fact", FILE, 14, [3])
        assert (aid["fate"], aid["nearest"]) == ("stands", None)

    def test_a_folder_that_cannot_be_written_could_not_run(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        change(root, TEXT, "30", "40")
        before = files(root)

        def full(*_: object, **__: object) -> None:
            raise OSError(28, "No space left on device", FILE)

        monkeypatch.setattr("discrepant.desk.new_values.write_file", full)
        result = discrepant("reanchor", "north", "--yes")
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith("discrepant: ")
        assert files(root) == before


class TestFormerText:
    def test_it_comes_from_standard_input_too(self, root: Path) -> None:
        before = (root / TEXT).read_text()
        change(root, TEXT, "30", "40")
        result = discrepant("reanchor", "north", "--old", "-", given=before)
        assert "    was: The north has it.\n" not in result.stdout  # a passage is one line
        assert "    was: The north has it. As for crowd: [30] it was, the north says." in result.stdout

    @pytest.mark.parametrize("args", [("nowhere.txt",), (".",), (TEXT,)])
    def test_one_that_cannot_be_had_or_is_another_could_not_run(self, root: Path, args: tuple[str, ...]) -> None:
        change(root, TEXT, "30", "40")
        result = discrepant("reanchor", "north", "--old", *args)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith("discrepant: ")


class TestHostile:
    FORGED = "x\n::error::forged\r##[error]y\u2028FORGED\x1b[31m"

    def test_no_text_begins_a_line_or_colours_it(self, root: Path) -> None:
        change(root, TEXT, "30", f"40 {self.FORGED} 30")
        for args in ((), ("--old", "../before.txt"), ("--json",)):
            printed = discrepant("reanchor", "north", *args).output
            assert "\x1b" not in printed
            assert not re.search(r"^\s*(::|FORGED)|##\[", printed, re.MULTILINE)

    def test_nor_do_the_words_of_a_skip(self, root: Path) -> None:
        skip = '\n[[skip]]\nwords = "x\\n::error::forged\\u2028FORGED\\u001b[31m"\nbecause = "x"\n'
        (root / FILE).write_text((root / FILE).read_text() + skip)
        change(root, TEXT, "30", "40")
        printed = discrepant("reanchor", "north").output
        assert "gone" in printed
        assert "\x1b" not in printed
        assert not re.search(r"^\s*(::|FORGED)", printed, re.MULTILINE)
