"""`--changed` runs what a change can bear on, ends as a run of all checks would, and says what it left out."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from corpora import change
from newsroom import CHECKS, newsroom, tell
from runs import Desk, report, written

from discrepant.files.kept import VARIABLE

NORTH = tell("north", crowd="30", aid="$2 billion", post="director")
SOUTH = tell("south", crowd="30", aid="$2 billion", post="director")
OWN = "def test_claims(claim): assert claim.about\n"


@pytest.fixture(autouse=True)
def _kept(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path_factory.mktemp("kept")))


@pytest.fixture
def root(desk: Desk, pytester: pytest.Pytester) -> Path:
    """A desk all of whose checks have run."""
    desk(NORTH, SOUTH).stdout.fnmatch_lines(["Read more in *"])
    return pytester.path


def ran(result: pytest.RunResult) -> set[str]:
    """The records on which checks of the package ran, each with the check."""
    lines = (
        line.partition("::test_")[2].partition(" ")[0]
        for line in result.outlines
        if " PASSED" in line or " FAILED" in line
    )
    return {line for line in lines if not line.startswith("spellings")}


def changed(desk: Desk, *args: str) -> pytest.RunResult:
    return desk(args=("--changed", "-v", *args))


@pytest.mark.usefixtures("root")
class TestWhatRuns:
    def test_nothing_where_nothing_changed(self, desk: Desk) -> None:
        result = changed(desk)
        assert (ran(result), result.ret) == (set(), pytest.ExitCode.OK)
        told = " ".join(result.outlines)
        assert "evidence (because nothing changed for it)" in told
        assert re.search(
            r"No report was written: not every check ran \(15 of their items were left out: nothing changed for them "
            r"since \d{4}-\d\d-\d\d \d\d:\d\d, when all ran\)\.",
            told,
        )

    def test_the_claim_and_the_fact_of_a_change(self, desk: Desk, root: Path) -> None:
        change(root, "facts/south.toml", 'claim = "aid"', 'claim = "aid"\nnote = "Asked."')
        result = changed(desk)
        assert ran(result) == {"evidence[south/aid]", "calendar[south/aid]", "quantities[aid]"}
        assert result.ret == pytest.ExitCode.OK

    def test_again_until_all_have_run(self, desk: Desk, root: Path) -> None:
        for claim in ("aid", "post"):
            change(root, "facts/south.toml", f'claim = "{claim}"', f'claim = "{claim}"\nnote = "Asked."')
            changed(desk)
        assert {"quantities[aid]", "terms[post]"} < ran(changed(desk))
        desk()
        assert ran(changed(desk)) == set()

    def test_a_fact_that_is_gone_changes_its_claim(self, desk: Desk, root: Path) -> None:
        records = root / "facts/south.toml"
        records.write_text(records.read_text().partition('\n[[fact]]\nclaim = "post"')[0])
        assert ran(changed(desk)) == set()  # for then it is told once
        change(root, "facts/north.toml", 'claim = "post"', 'claim = "post"\nnote = "Asked."')
        assert ran(changed(desk)) == {"evidence[north/post]", "calendar[north/post]"}

    def test_a_source_that_is_new(self, desk: Desk, root: Path) -> None:
        newsroom(root, tell("third", crowd="30"))
        assert ran(changed(desk)) == {"evidence[third/crowd]", "calendar[third/crowd]", "quantities[crowd]"}

    def test_with_words_both_choose(self, desk: Desk, root: Path) -> None:
        newsroom(root, tell("third", crowd="30", aid="$2 billion"))
        assert ran(changed(desk, "-k", "aid")) == {"evidence[third/aid]", "calendar[third/aid]", "quantities[aid]"}

    def test_checks_of_the_desk_s_own_run_always(self, desk: Desk, root: Path) -> None:
        (root / "checks/test_own.py").write_text(OWN)
        desk()
        assert ran(changed(desk)) == {f"claims[{key}]" for key in ("aid", "crowd", "post")}
        terms = root / "checks/test_terms.py"
        terms.write_text(terms.read_text() + "\n# as we like it\n")
        assert "terms[post]" in ran(changed(desk))

    def test_checks_that_are_the_package_s_anew_run(self, desk: Desk, root: Path) -> None:
        """That another one, or none, ended well says nothing of them."""
        terms, evidence = (root / f"checks/test_{name}.py" for name in ("terms", "evidence"))
        text = terms.read_text()
        terms.write_text(f"{text}\n# as we like it\n")
        evidence.unlink()
        desk()
        terms.write_text(text)
        evidence.write_text((CHECKS / evidence.name).read_text())
        facts = {f"evidence[{source}/{claim}]" for source in ("north", "south") for claim in ("crowd", "aid", "post")}
        assert ran(changed(desk)) == {"terms[post]", *facts}

    def test_in_several_processes(self, desk: Desk, root: Path) -> None:
        newsroom(root, tell("third", crowd="30"))
        result = changed(desk, "-n", "2")
        result.assert_outcomes(passed=3, skipped=10)
        result.stdout.fnmatch_lines(["*items were left out:"])


class TestHowItEnds:
    """As a run of all checks ends."""

    def test_what_fails_by_the_change(self, desk: Desk, root: Path) -> None:
        newsroom(root, tell("third", crowd="40"))
        result = changed(desk)
        assert result.ret == pytest.ExitCode.TESTS_FAILED
        result.stdout.fnmatch_lines(["conflict: crowd*"])

    def test_what_failed_before_fails_again(self, desk: Desk, root: Path) -> None:
        newsroom(root, tell("third", crowd="40"))
        assert desk().ret == pytest.ExitCode.TESTS_FAILED
        result = changed(desk)
        assert (ran(result), result.ret) == ({"quantities[crowd]"}, pytest.ExitCode.TESTS_FAILED)
        newsroom(root, tell("third", crowd="30"))
        assert changed(desk).ret == desk().ret == pytest.ExitCode.OK

    def test_what_is_repeated_and_failed_before_fails_again(self, desk: Desk, root: Path) -> None:
        """Under ids that are not those of records."""
        (root / "conftest.py").write_text(
            "def pytest_generate_tests(metafunc):\n"
            "    metafunc.fixturenames.append('time')\n"
            "    metafunc.parametrize('time', [1, 2])\n"
        )
        newsroom(root, tell("third", crowd="40"))
        assert desk().ret == pytest.ExitCode.TESTS_FAILED
        result = changed(desk)
        assert result.ret == pytest.ExitCode.TESTS_FAILED
        assert {"quantities[1-crowd]", "quantities[2-aid]"} <= ran(result)

    def test_an_acknowledgement_is_a_change(self, desk: Desk, root: Path) -> None:
        newsroom(root, tell("third", crowd="40"))
        desk()
        noted = (
            '[[acknowledged]]\nclaim = "crowd"\nbetween = ["north", "third"]\nover = ["30", "40"]\nreason = "Asked."\n'
        )
        newsroom(root, tell("third", crowd="40"), acknowledged=noted)
        assert changed(desk).ret == pytest.ExitCode.OK
        desk()
        (root / "facts/acknowledged.toml").unlink()
        assert changed(desk).ret == pytest.ExitCode.TESTS_FAILED

    def test_a_check_that_cannot_be_collected(self, desk: Desk, root: Path) -> None:
        (root / "checks/test_own.py").write_text("1 / 0\n")
        assert changed(desk).ret == pytest.ExitCode.INTERRUPTED


class TestAllRun:
    """Where what bears on all of them changed, or nothing is kept; and it says so."""

    def told(self, result: pytest.RunResult) -> str:
        said = " ".join(result.outlines).partition("All checks ran: ")[2]
        return said.partition(" since ")[0].partition(". ")[0]

    def test_at_first(self, desk: Desk, pytester: pytest.Pytester) -> None:
        newsroom(pytester.path, NORTH, SOUTH)
        first = changed(desk)
        assert self.told(first) == "no run of all checks is kept"
        assert report(pytester.path)
        assert ran(changed(desk)) == set()

    def test_a_run_of_some_is_none_of_all(self, desk: Desk, pytester: pytest.Pytester) -> None:
        newsroom(pytester.path, NORTH, SOUTH)
        for args in (("-k", "aid"), ("-x",), ("--collect-only",)):
            (pytester.path / "checks/test_aaa.py").write_text("def test_it(claim): assert 0\n" if "-x" in args else "")
            desk(args=args)
        (pytester.path / "checks/test_aaa.py").unlink()
        assert self.told(changed(desk)) == "no run of all checks is kept"

    def test_where_nothing_is_to_be_kept(self, desk: Desk, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv(VARIABLE, "off")
        before = written(root)
        for _ in range(2):
            assert self.told(changed(desk)) == "no run of all checks is kept"
        assert written(root) == before

    @pytest.mark.parametrize(
        ("file", "text", "what"),
        [
            ("facts/names.toml", '[name.lee]\nlabel = "Ann Lee"\n', "facts/names.toml"),
            ("conftest.py", "\n", "conftest.py or the settings"),
            ("checks/conftest.py", "\n", "conftest.py or the settings"),
            ("tox.ini", "[pytest]\naddopts = -v\n", "conftest.py or the settings"),
        ],
    )
    def test_after_such_a_change(self, desk: Desk, root: Path, file: str, text: str, what: str) -> None:
        (root / file).write_text(text)
        result = changed(desk)
        assert self.told(result) == f"{what} changed"
        assert {"quantities[aid]", "terms[post]", "evidence[north/aid]"} <= ran(result)

    @pytest.mark.usefixtures("root")
    def test_where_something_else_fails_a_check(self, desk: Desk) -> None:
        for option in ("--fail-on=strained", "--runxfail"):
            assert self.told(changed(desk, option)) == "what fails a check changed"

    @pytest.mark.parametrize("data", [b"", b"{}", b"\xff", b'discrepant-kept 0\n{"at": 1}'])
    @pytest.mark.usefixtures("root")
    def test_where_what_is_kept_is_broken(self, desk: Desk, data: bytes) -> None:
        (kept,) = [path for path in Path(os.environ[VARIABLE]).rglob("*") if path.parent.name == "runs"]
        kept.write_bytes(data)
        assert self.told(changed(desk)) == "no run of all checks is kept"
