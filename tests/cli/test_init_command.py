"""`discrepant init`: a corpus of one's own that is green at once, written whole or not at all, and over nothing."""

from __future__ import annotations

import errno
import hashlib
import itertools
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from click.testing import CliRunner, Result
from corpora import change
from jsonschema import Draft202012Validator
from newsroom import CHECKS
from ruamel.yaml import YAML

from discrepant.cli import main
from discrepant.corpus.load import load
from discrepant.corpus.schema import DIRECTIVE, schema
from discrepant.desk.coverage import coverage
from discrepant.desk.lint import lint
from discrepant.desk.new_corpus import template
from discrepant.report.model import Report

ROOT = CHECKS.parent
load_yaml = YAML(typ="safe").load
# what systems answer where a drive, or all of them, has no hard links; on some, two of them are one
NO_LINKS = sorted({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EXDEV, errno.EINVAL, 0})
RECORDS = sorted(name for name in template() if re.fullmatch(r"facts/.*\.toml", name))


def init(*args: str) -> Result:
    return CliRunner().invoke(main, ["init", *args])


def held(folder: Path) -> dict[str, bytes]:
    """All files below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def desk(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Callable[..., pytest.RunResult]:
    """A new corpus in pytest's own folder, and `pytest checks/` on it."""
    monkeypatch.chdir(pytester.path)
    assert init().exit_code == 0
    off = ("-p", "no:cacheprovider", "-p", "no:benchmark", "-p", "no:hypothesispytest", "--import-mode=importlib")
    return lambda *args: pytester.runpytest_inprocess(*args or ("checks/",), *off)


class TestCorpus:
    def test_a_test_of_ones_own_may_have_the_name_of_a_check(
        self, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(pytester.path)
        init()
        pytester.mkdir("tests").joinpath("test_dates.py").write_text("def test_it(): pass\n", encoding="utf-8")
        done = pytester.runpytest_subprocess("checks", "tests", "-p", "no:benchmark", "-p", "no:hypothesispytest")
        assert done.ret == pytest.ExitCode.OK
        done.stdout.fnmatch_lines(["Read more in *"])

    def test_it_is_green_at_once_with_its_conflict_acknowledged(self, desk: Callable[..., pytest.RunResult]) -> None:
        result = desk()
        result.assert_outcomes(passed=22, skipped=4, xfailed=1)
        report = Report.from_json(Path("reports/discrepancies.json").read_bytes())
        verdicts = sorted(
            (str(finding.verdict), finding.claim, bool(finding.acknowledged)) for finding in report.findings
        )
        assert verdicts == [
            ("agree", "harkin.quote.closed", False),
            ("agree", "petition.signers", False),
            ("conflict", "petition.handed-in", True),
            ("explained", "library.cost", False),
        ]

    def test_pytest_alone_runs_the_same_checks(self, desk: Callable[..., pytest.RunResult]) -> None:
        desk(".").assert_outcomes(passed=22, skipped=4, xfailed=1)

    def test_without_the_acknowledgement_it_fails(self, desk: Callable[..., pytest.RunResult]) -> None:
        Path("facts/acknowledged.toml").unlink()
        result = desk()
        assert result.ret == 1
        result.stdout.fnmatch_lines(["*petition.handed-in*", "*gazette: *facts/gazette.toml:12 *seeds/gazette.txt:6"])

    def test_an_acknowledged_value_that_changes_fails(self, desk: Callable[..., pytest.RunResult]) -> None:
        """Its quote, its text and the hash changed with it, so that nothing else is wrong."""
        record, text = Path("facts/gazette.toml"), Path("seeds/gazette.txt")
        before = hashlib.sha256(text.read_bytes()).hexdigest()
        text.write_text(text.read_text("utf-8").replace("On Tuesday", "On May 3, 1999"), "utf-8")
        after = hashlib.sha256(text.read_bytes()).hexdigest()
        record.write_text(record.read_text("utf-8").replace("On Tuesday", "On May 3, 1999").replace(before, after))
        result = desk()
        assert result.ret == 1
        result.stdout.fnmatch_lines(["*On May 3, 1999*"])

    def test_all_of_it_is_encoded_and_nothing_to_lint(self, here: Path) -> None:
        init()
        assert lint(here) == ()
        assert coverage(load(here)).percent == 100

    @pytest.mark.parametrize("name", RECORDS)
    def test_records_are_valid_by_the_schema_that_they_name(self, name: str) -> None:
        text = template()[name]
        assert text.startswith(f"{DIRECTIVE}\n")
        assert not [*Draft202012Validator(schema()).iter_errors(tomllib.loads(text))]

    def test_its_checks_are_those_of_the_package(self) -> None:
        init()
        assert held(Path("checks")) == {path.name: path.read_bytes() for path in CHECKS.glob("*.py")}

    def test_what_git_is_told_holds_here_too(self) -> None:
        ours = (ROOT / ".gitattributes").read_text("utf-8").splitlines()
        theirs = template()[".gitattributes"].replace("seeds/** ", "seeds/*.txt ").splitlines()
        assert set(ours) <= set(theirs)

    def test_the_workflow_may_only_read(self) -> None:
        flow = load_yaml(template()[".github/workflows/facts.yml"])
        assert flow["permissions"] == {"contents": "read"}
        assert "pull_request_target" not in template()[".github/workflows/facts.yml"]

    def test_nothing_stands_ready_for_no_one(self) -> None:
        """Every place that the README of the desk names is written, or is by `pytest checks/`."""
        names = re.findall(r"`([\w./-]+(?:/|\.toml|\.json|\.yml))`", template()["README.md"])
        written = " ".join(template()) + " reports/ reports/discrepancies.json seeds/that.txt facts/that.toml"
        assert {name for name in names if name not in written} == set()


class TestOwn:
    def test_the_steps_of_its_readme_lead_to_a_corpus_of_ones_own(self, here: Path) -> None:
        init()
        for path in (*here.glob("seeds/*"), *here.glob("facts/*.toml")):
            path.unlink()
        Path("seeds/ap.txt").write_text("Storm over the bay\n\nMarch 3, 2024\n\nNine boats were lost.\n", "utf-8")
        drafted = CliRunner().invoke(main, ["draft", "seeds/ap.txt"])
        assert drafted.stdout == "facts/ap.toml\n"
        assert Path("facts/ap.toml").read_text("utf-8").startswith(f"{DIRECTIVE}\n# Drafted from")
        Path("facts/claims.toml").write_text('[claim.boats]\nabout = "Boats lost"\nkind = "count"\n', "utf-8")
        change(here, "facts/ap.toml", 'claim = ""\nsays = "Nine"', 'claim = "boats"\nsays = "Nine"')
        assert {problem.what for problem in lint(here)} == {"the claim is still to be named"}


class TestAnswer:
    def test_it_names_every_file_and_the_next_step(self) -> None:
        result = init("our desk")
        names, _, rest = result.stdout.partition("\n\n")
        assert names.splitlines() == [f"our desk/{name}" for name in template()]
        assert set(held(Path("our desk"))) == set(template())
        assert rest.startswith("Next:\n  cd 'our desk'\n  discrepant check\n")
        assert result.stderr == ""

    def test_here_there_is_nowhere_to_go(self) -> None:
        assert "\n\nNext:\n  discrepant check\n" in init().stdout

    def test_its_page_shows_what_it_prints(self) -> None:
        page = (ROOT / "docs/init.md").read_text("utf-8")
        assert f"$ discrepant init desk\n{init('desk').stdout}```" in page


class TestRefused:
    def test_all_that_stands_in_the_way_is_listed_and_nothing_written(self, here: Path) -> None:
        (here / "facts").mkdir()
        (here / "facts/old.toml").touch()
        (here / "checks").mkdir()  # empty
        (here / "seeds").mkdir()
        (here / "seeds/other.txt").touch()  # a text of another name is in nobody's way
        (here / "README.md").write_text("mine")
        (here / ".github").touch()
        (here / "pyproject.toml").symlink_to("nowhere")
        before = held(here)
        result = init()
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.splitlines() == [
            "discrepant: .github: exists already",
            "README.md: exists already",
            "facts: exists already",
            "pyproject.toml: exists already",
            "nothing is written (move what is in the way, or give another folder)",
        ]
        assert held(here) == before

    def test_a_second_time_nothing_changes(self, here: Path) -> None:
        init("desk")
        before = held(here)
        assert init("desk").exit_code == 2
        assert held(here) == before

    def test_an_empty_folder_and_one_with_other_things_will_do(self, here: Path) -> None:
        (here / "desk/.git").mkdir(parents=True)
        assert init("desk").exit_code == 0

    def test_a_link_to_a_folder_is_in_the_way(self, here: Path) -> None:
        (here / "elsewhere").mkdir()
        (here / "desk").mkdir()
        (here / "desk/facts").symlink_to(here / "elsewhere")
        assert "desk/facts: exists already" in init("desk").stderr
        assert held(here / "elsewhere") == {}

    @pytest.mark.parametrize(
        ("folder", "said"),
        [
            ("", '"" names no folder (give its name, or nothing for the current one)'),
            ("file", "file is no folder, where one has to be (move it away, or name another)"),
            ("file/desk", "file is no folder, where one has to be (move it away, or name another)"),
            ("dangling", "dangling is a link that leads nowhere (remove it, or make the folder that it leads to)"),
            ("loop", "loop is a link that leads "),
            ("a" * 300, f"{'a' * 300} cannot be written: File name too long"),
            ("facts", "facts: lies in facts/ of the corpus "),
            ("facts/2024/desk", "facts/2024/desk: lies in facts/ of the corpus "),
        ],
    )
    def test_odd_targets(self, folder: str, said: str, here: Path) -> None:
        (here / "file").touch()
        (here / "dangling").symlink_to("nowhere")
        (here / "loop").symlink_to("loop")
        (here / "facts").mkdir()
        (here / "facts/claims.toml").touch()
        before = sorted(here.rglob("*"))
        result = init(folder)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith(f"discrepant: {said}")
        assert "Traceback" not in result.stderr
        assert sorted(here.rglob("*")) == before

    @pytest.mark.parametrize("step", ["os.fsync", "os.link", "os.mkdir"])
    @pytest.mark.parametrize("fails_at", range(0, len(template()), 6))
    def test_where_one_file_cannot_be_written_none_is_left(
        self, fails_at: int, step: str, here: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Whichever it is, while it is written or put into its place: the system's own error stands for a full disk."""
        calls = itertools.count()
        call = getattr(os, step.removeprefix("os."))

        def until_full(*args: object, **keys: object) -> object:
            if next(calls) >= fails_at:
                raise OSError(28, os.strerror(28))
            return call(*args, **keys)

        (here / "desk").mkdir()
        (here / "desk/mine").touch()
        monkeypatch.setattr(step, until_full)
        # as on a drive without links, a file without its content is tried then
        monkeypatch.setattr(Path, "touch", until_full)
        result = init("desk")
        if next(calls) > fails_at:
            assert result.stderr == "discrepant: desk cannot be written: No space left on device\n"
            assert [*here.rglob("*")] == [here / "desk", here / "desk/mine"]
        else:  # there are not so many folders to make
            assert result.exit_code == 0

    @pytest.mark.parametrize("error", NO_LINKS)
    def test_a_drive_without_hard_links_is_no_hindrance(
        self, error: int, here: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """exFAT, drives of another machine: each system has an error of its own for it."""
        monkeypatch.setattr("os.link", no_links(error))
        assert init("desk").exit_code == 0
        texts = {f"desk/{name}": text.encode() for name, text in template().items()}
        assert held(here) == texts
        (here / "desk/facts/claims.toml").write_text("mine")
        assert init("desk").exit_code == 2
        assert held(here) == {**texts, "desk/facts/claims.toml": b"mine"}

    @pytest.mark.parametrize("drive", ["with links", "without"])
    def test_what_somebody_else_has_written_meanwhile_stays(
        self, drive: str, here: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        link = os.link if drive == "with links" else no_links(errno.EPERM)

        def outrun(staged: Path, path: Path) -> None:
            if path.name == "radio.txt":
                path.write_text("theirs")
            link(staged, path)

        monkeypatch.setattr("os.link", outrun)
        assert init("desk").stderr == "discrepant: desk/seeds/radio.txt: exists already\n"
        assert held(here) == {"desk/seeds/radio.txt": b"theirs"}

    @pytest.mark.parametrize("done", [0, 1, 9, 20])
    def test_what_a_killed_one_has_left_is_removed_and_what_it_has_written_kept(self, done: int, here: Path) -> None:
        """Killed after so many files: the folder of the rest, marked as ours, is still there."""
        put = f"""
        import os
        from discrepant.cli import main
        from discrepant.files import writing
        place, placed = writing._place_new, []
        def killed(*paths):
            placed.append(paths) if len(placed) < {done} else os._exit(9)
            place(*paths)
        writing._place_new = killed
        main(["init", "desk"])
        """
        assert subprocess.run((sys.executable, "-c", dedent(put)), check=False).returncode == 9
        (here / "desk/.discrepant-theirs").mkdir()
        (here / "desk/.discrepant-theirs/mine").touch()
        assert len(list(here.glob("desk/.discrepant-*"))) == 2
        assert init("desk").exit_code == 0
        assert held(here / "desk") == {
            ".discrepant-theirs/mine": b"",
            **{name: text.encode() for name, text in template().items()},
        }

    @pytest.mark.parametrize("name", ["README.md", "facts/mine.toml"])
    def test_what_was_changed_since_it_was_killed_is_in_the_way(self, name: str, here: Path) -> None:
        (here / ".discrepant-x").mkdir()
        (here / ".discrepant-x/.staged").touch()
        (here / "facts").mkdir()
        (here / "facts/claims.toml").write_bytes(template()["facts/claims.toml"].encode())
        (here / name).write_text("mine")
        before = {name: data for name, data in held(here).items() if not name.startswith(".")}
        result = init()
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith(f"discrepant: {Path(name).parts[0]}: exists already\n")
        assert held(here) == before

    def test_where_there_are_no_links_a_file_that_cannot_take_its_place_leaves_none(
        self, here: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object) -> None:
            raise OSError(28, os.strerror(28))

        monkeypatch.setattr("os.link", no_links(errno.EPERM))
        monkeypatch.setattr(Path, "replace", full)
        assert init("desk").stderr == "discrepant: desk cannot be written: No space left on device\n"
        assert [*here.rglob("*")] == []


def no_links(error: int) -> Callable[..., None]:
    """What `os.link` does on a drive, or in a system, that has no hard links."""

    def link(*_: object) -> None:
        raise OSError(error, os.strerror(error)) if error else NotImplementedError

    return link


class TestHooks:
    """What pre-commit is told: in the corpus, and by this repository."""

    HOOKS = (
        *load_yaml(template()[".pre-commit-config.yaml"])["repos"][0]["hooks"],
        *load_yaml((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")),
    )

    @pytest.mark.parametrize("hook", HOOKS, ids=["of a desk", "of the repository"])
    def test_it_runs_on_the_shipped_corpus(self, hook: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
        assert hook["id"] == "discrepant-lint"
        assert hook["pass_filenames"] is False
        program, *args = hook["entry"].split()
        assert program in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]
        monkeypatch.chdir(ROOT)
        assert CliRunner().invoke(main, args).exit_code == 0

    @pytest.mark.parametrize("hook", HOOKS, ids=["of a desk", "of the repository"])
    def test_it_is_called_for_records_and_texts(self, hook: dict[str, str]) -> None:
        called = {name for name in template() if re.search(hook["files"], name)}
        assert called == {*RECORDS, *(name for name in template() if name.startswith("seeds/"))}
        assert not re.search(hook["files"], "docs/facts/x.toml")

    def test_both_do_the_same(self) -> None:
        desk, ours = self.HOOKS
        assert all(desk[key] == ours[key] for key in ("name", "entry", "files", "pass_filenames"))
