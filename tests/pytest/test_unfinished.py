"""A draft in progress: what it left without a claim is counted and shown, and fails where nobody will finish it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

import pytest
from newsroom import newsroom, tell

NORTH, SOUTH = tell("north", crowd="30"), tell("south", crowd="31")
AGREED = tell("south", "2022-11-07", crowd="30")

Desk = Callable[..., pytest.RunResult]


@pytest.fixture
def desk(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Write articles and run `pytest checks/` on them, in no CI; without articles, run it again."""
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("GITHUB_ACTIONS", "CI"):
        monkeypatch.delenv(name, raising=False)
    pytester.makeini("[pytest]\n")
    off = ("-p", "no:benchmark", "-p", "no:hypothesispytest", "-p", "no:cacheprovider", "--import-mode=importlib")

    def run(*articles: Mapping[str, str], args: tuple[str, ...] = ()) -> pytest.RunResult:
        if articles:
            newsroom(pytester.path, *articles)
        return pytester.runpytest_inprocess("checks/", *args, *off)

    return run


def unnamed(article: Mapping[str, str], *claims: str) -> dict[str, str]:
    """An article as a draft leaves it: the claims of some of its facts are still to be named."""
    files = dict(article)
    for name in [name for name in files if name.startswith("facts/")]:
        for claim in claims:
            assert f'claim = "{claim}"' in files[name]
            files[name] = files[name].replace(f'claim = "{claim}"', 'claim = ""')
    return files


class TestDraftInProgress:
    """Facts whose claims are still to be named are counted and shown, and the desk goes on with the rest."""

    DRAFT = unnamed(tell("west", crowd="99", width="2 km", aid="$1"), "crowd", "width")
    TOLD = "2 facts of 1 source are unfinished, with claims still to be named (west):*"

    def test_the_rest_is_checked_and_they_are_counted(self, desk: Desk, pytester: pytest.Pytester) -> None:
        result = desk(NORTH, AGREED, self.DRAFT)
        assert result.ret == pytest.ExitCode.OK
        result.stdout.fnmatch_lines(["0 conflicts, 0 strained, 0 explained, 1 agree.", self.TOLD])
        found = json.loads((pytester.path / "reports/discrepancies.json").read_bytes())
        assert found["unfinished"] == [{"source": "west", "facts": 2}]
        assert found["uncorroborated"] == ["aid"]
        markdown = (pytester.path / "reports/discrepancies.md").read_text("utf-8")
        assert ", and 2 facts of 1 source are unfinished; nothing here" in markdown
        assert "- Unfinished: west, 2 facts whose claims are still to be named." in markdown
        page = (pytester.path / "reports/discrepancies.html").read_text("utf-8")
        assert "2 facts of 1 source are unfinished and left out" in page
        assert ">The West</a>: 2</li>" in page

    def test_a_conflict_of_the_others_fails_as_ever(self, desk: Desk) -> None:
        result = desk(NORTH, SOUTH, self.DRAFT)
        assert result.ret == pytest.ExitCode.TESTS_FAILED
        result.stdout.fnmatch_lines(["1 conflict, *", self.TOLD])

    def test_where_no_fact_is_unfinished_nothing_is_said_of_it(self, desk: Desk, pytester: pytest.Pytester) -> None:
        result = desk(NORTH, AGREED)
        result.stdout.no_fnmatch_line("* unfinished*")
        for path in pytester.path.glob("reports/disc*"):
            assert "nfinished" not in path.read_text("utf-8")

    @pytest.mark.parametrize("ci", ["true", "1", "woodpecker"])
    def test_in_ci_they_fail_beside_all_that_is_checked(
        self, ci: str, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("CI", ci)
        result = desk(NORTH, SOUTH, self.DRAFT)
        assert result.ret == pytest.ExitCode.TESTS_FAILED
        result.stdout.fnmatch_lines(
            [
                "conflict: crowd *",
                "*= unfinished facts =*",
                "facts/west.toml:10: the claim is still to be named (give its key, or delete the fact *",
                "facts/west.toml:15: the claim is still to be named *",
                "These fail, for CI is set in the environment.",
                "1 conflict, *",
                self.TOLD,
            ]
        )

    def test_strictly_too(self, desk: Desk, pytester: pytest.Pytester) -> None:
        result = desk(NORTH, AGREED, self.DRAFT, args=("--strict-records",))
        assert result.ret == pytest.ExitCode.TESTS_FAILED
        result.stdout.fnmatch_lines(["These fail, for the run is strict.", "0 conflicts, *"])
        assert list(pytester.path.glob("reports/*"))
        assert desk().ret == pytest.ExitCode.OK

    def test_a_strict_run_with_nothing_unfinished_is_like_any_other(self, desk: Desk) -> None:
        result = desk(NORTH, AGREED, args=("--strict-records",))
        assert result.ret == pytest.ExitCode.OK
        result.stdout.no_fnmatch_line("*These fail*")

    @pytest.mark.parametrize("ci", ["", "0", "false", "False"])
    def test_that_is_no_ci(self, ci: str, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("CI", ci)
        assert desk(NORTH, self.DRAFT).ret == pytest.ExitCode.OK

    def test_a_desk_that_has_nothing_but_a_draft(self, desk: Desk) -> None:
        result = desk(self.DRAFT)
        assert result.ret == pytest.ExitCode.OK
        result.stdout.fnmatch_lines([self.TOLD])
