"""Lint reports what is wrong with the records alone, all of it or that of some files, and when it cannot run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from corpora import change, write_corpus

from discrepant.cli import main
from discrepant.desk.lint import lint
from discrepant.errors import CorpusError

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write_corpus(tmp_path)


def run(*args: str) -> Result:
    return CliRunner().invoke(main, ("lint", *args))


class TestFound:
    def test_nothing(self, root: Path) -> None:
        assert lint(root) == ()
        result = run()
        assert (result.exit_code, result.output) == (0, "")

    def test_form_anchors_and_readings_at_once(self, root: Path) -> None:
        change(root, "facts/south.toml", "publisher", "publsher")
        change(root, "facts/north.toml", "said spokesman John Kirby", "said the spokesman John Kirby")
        change(root, "facts/north.toml", 'says  = "October 24, 2022"', 'says  = "The letter"')
        result = run()
        assert result.exit_code == 1
        first, _, rest = result.stdout.partition("facts/north.toml:31: ")
        assert first == (
            "facts/north.toml:17: the quote is not in seeds/north.txt. The nearest passage is on line 4\n"
            "    quote: said [the] spokesman John Kirby\n"
            "    text:  said spokesman John Kirby\n"
        )
        assert rest.startswith('"says" cannot be read: ')
        assert rest.endswith(
            "    The letter\n"
            "        ^^^^^^\n"
            'facts/south.toml:1: "publisher" is missing\n'
            'facts/south.toml:3: unknown key "publsher" (did you mean "publisher"?)\n'
        )
        assert result.stderr == "4 problems in the records\n"

    def test_as_json(self, root: Path) -> None:
        change(root, "facts/south.toml", "publisher", "publsher")
        result = run("--json")
        assert result.exit_code == 1
        assert json.loads(result.stdout)[1] == {
            "file": "facts/south.toml",
            "line": 3,
            "what": 'unknown key "publsher"',
            "hint": 'did you mean "publisher"?',
            "is_warning": False,
        }

    def test_verdicts_are_none_of_its_business(self, root: Path) -> None:
        path = root / "facts/north.toml"
        path.write_text(path.read_text("utf-8").replace('says  = "30"', 'says  = "30"\nreads = "about 30"'), "utf-8")
        assert lint(root) == ()
        changed = (
            (root / "facts/south.toml").read_text("utf-8").replace('says  = "30"', 'says  = "30"\nreads = "30-31"')
        )
        (root / "facts/south.toml").write_text(changed, "utf-8")
        assert lint(root) == ()

    def test_what_cannot_harm_a_terminal(self, root: Path) -> None:
        change(root, "facts/north.toml", '"kirby.post"', '"kirby\\u001b[31m"')
        assert "\x1b" not in run().output
        assert "<U+001B>" in run().output


class TestWarned:
    """Of reasons that name a side by its place: printed in the other order, they say the reverse."""

    @staticmethod
    def acknowledge(root: Path, reason: str) -> None:
        entry = f"""
[[acknowledged]]
claim = "kirby.post"
between = ["north", "south"]
over = ["spokesman"]
reason = "{reason}"
"""
        (root / "facts/acknowledged.toml").write_text(entry, "utf-8")

    @pytest.mark.parametrize(
        ("reason", "said"),
        [
            ("The first quotes Kirby, the second does not.", "“the first”, “the second”"),
            ("Trust the latter.", "“the latter”"),
            ("One side has it from a spokesman.", "“one side”"),
            ("The other source is a translation.", "“other source”"),
        ],
    )
    def test_a_side_by_its_place(self, root: Path, reason: str, said: str) -> None:
        self.acknowledge(root, reason)
        result = run()
        assert (result.exit_code, result.stderr) == (0, "1 warning in the records\n")
        assert result.stdout == (
            f"facts/acknowledged.toml:2: warning: the reason tells the sides apart by their place: {said} "
            "(name the sources: a report may have the sides in another order)\n"
        )
        assert json.loads(run("--json").stdout)[0]["is_warning"] is True

    @pytest.mark.parametrize(
        "reason",
        [
            "The North quotes Kirby, the South does not.",
            "It was the first time that anybody asked, in the first 10 days of the second world war.",
            "Kirby spoke twice, and firstly of this.",
        ],
    )
    def test_other_words(self, root: Path, reason: str) -> None:
        self.acknowledge(root, reason)
        result = run()
        assert (result.exit_code, result.output) == (0, "")

    def test_beside_a_problem(self, root: Path) -> None:
        self.acknowledge(root, "The first is right.")
        change(root, "facts/south.toml", "publisher", "publsher")
        result = run()
        assert result.exit_code == 1
        assert result.stderr == "2 problems in the records\n1 warning in the records\n"


class TestNarrowed:
    @pytest.fixture
    def root(self, root: Path) -> Path:
        change(root, "facts/north.toml", "signed by 30 members", "signed by 31 members")
        change(root, "facts/south.toml", '"offer.words"', '"offer.wrds"')
        return root

    @pytest.mark.parametrize(
        ("files", "found"),
        [
            (("facts/north.toml",), {"facts/north.toml"}),
            (("facts/claims.toml",), set()),
            (("facts/claims.toml", "facts/south.toml"), {"facts/south.toml"}),
            (("facts",), {"facts/north.toml", "facts/south.toml"}),
            (("facts/",), {"facts/north.toml", "facts/south.toml"}),
            ((".",), {"facts/north.toml", "facts/south.toml"}),
            (("facts/../facts/north.toml",), {"facts/north.toml"}),
        ],
    )
    @pytest.mark.usefixtures("root")
    def test_to_files_and_folders(self, files: tuple[str, ...], found: set[str]) -> None:
        result = run(*files)
        assert {line.partition(":")[0] for line in result.stdout.splitlines() if line.startswith("facts")} == found
        assert result.exit_code == (1 if found else 0)

    def test_from_elsewhere(self, root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
        os.chdir(tmp_path_factory.mktemp("elsewhere"))
        assert "facts/north.toml:22" in run("--corpus", str(root), str(root / "facts/north.toml")).stdout

    def test_settings_may_be_named(self, root: Path) -> None:
        write_corpus(root, {"pyproject.toml": '[tool.discrepant]\nhedges = "nowhere.toml"\n'})
        assert run("pyproject.toml").stdout == "pyproject.toml:2: there is no file nowhere.toml\n"

    def test_a_link_goes_by_its_own_name(self, root: Path) -> None:
        (root / "facts/north.toml").rename(root / "moved")
        (root / "facts/north.toml").symlink_to("../moved")
        assert run("facts/north.toml").exit_code == 1


class TestCannotRun:
    @pytest.mark.parametrize(
        ("args", "shown"),
        [
            (
                ("--corpus", "seeds"),
                "seeds/facts: there is no such folder (a corpus is a folder that holds facts/)",
            ),
            (("facts/nowhere.toml",), "facts/nowhere.toml: does not exist (records are the .toml files below facts/)"),
            (("seeds/north.txt",), "seeds/north.txt: is no file of records (records are the .toml files below facts/)"),
            (("/",), "/: is not in this corpus (records are the .toml files below facts/)"),
            (("..",), "..: is no"),
        ],
    )
    @pytest.mark.usefixtures("root")
    def test_it_says_why(self, args: tuple[str, ...], shown: str) -> None:
        result = run(*args)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith(f"discrepant: {shown}")

    def test_a_problem_of_the_records_is_none(self, root: Path) -> None:
        for path in (root / "facts").iterdir():
            path.unlink()
        assert run().exit_code == 1
        with pytest.raises(CorpusError):
            lint(root / "facts")


class TestQuick:
    CODE = """
import sys, click
from pathlib import Path
from discrepant.desk.lint import lint
assert lint(Path(sys.argv[1])) == ()
heavy = {"pytest", "tabulate", "discrepant.compare", "discrepant.report", "discrepant.session"}
print(sorted(heavy & set(sys.modules)))
"""

    def test_it_imports_nothing_that_it_has_no_use_for(self) -> None:
        done = subprocess.run(
            [sys.executable, "-c", self.CODE, str(ROOT)], capture_output=True, check=True, text=True, cwd=ROOT
        )
        assert done.stdout.strip() == "[]"

    def test_the_shipped_corpus_is_sound(self) -> None:
        assert lint(ROOT) == ()
