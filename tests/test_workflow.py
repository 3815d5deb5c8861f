"""The workflow for pull requests: each of its steps is run here, as GitHub would, on a change to a corpus."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs
import pytest
from corpora import change
from markdown_it import MarkdownIt
from newsroom import newsroom, tell
from ruamel.yaml import YAML

ROOT = Path(__file__).parent.parent
TEMPLATE = ROOT / "src" / "discrepant" / "template" / "github" / "facts.yml"
OURS = ROOT / ".github" / "workflows" / "facts.yml"
NORTH = tell("north", crowd="30", aid="more than $18.2 billion", post="spokesman", day="Nov. 4")
SOUTH = tell("south", "2022-12-02", crowd="30", aid="about $20 billion", post="director")
GIT = {
    **{f"GIT_{who}_{what}": "desk@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    "GIT_CONFIG_GLOBAL": os.devnull,
}


def workflow(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = YAML(typ="safe").load(path.read_text("utf-8"))
    return loaded


WORKFLOWS = [TEMPLATE, *sorted(OURS.parent.glob("*.yml"))]
STEPS = [step for step in workflow(TEMPLATE)["jobs"]["check"]["steps"] if "run" in step]


class TestForm:
    @pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: f"{path.parent.name}-{path.stem}")
    def test_it_is_a_workflow(self, path: Path) -> None:
        command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout

    @pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: f"{path.parent.name}-{path.stem}")
    def test_it_runs_what_was_looked_at_with_no_right_that_it_does_not_need(self, path: Path) -> None:
        """Actions by their commit, with the version beside it; a time limit; no token left in the checkout."""
        loaded, text = workflow(path), path.read_text("utf-8")
        assert loaded["permissions"] == {"contents": "read"}
        assert "pull_request_target" not in loaded["on"]
        for job in loaded["jobs"].values():
            assert 0 < job["timeout-minutes"] <= 90
            for step in job["steps"]:
                if "uses" in step:
                    assert re.fullmatch(r"[\w-]+/[\w/-]+@[0-9a-f]{40}", step["uses"])
                    assert re.search(rf"{step['uses']} # v\d+\.\d+\.\d+$", text, re.MULTILINE)
                if step.get("uses", "").startswith("actions/checkout@"):
                    assert step["with"]["persist-credentials"] is False
                assert "${{" not in step.get("run", "")

    def test_one_action_is_of_one_version_everywhere(self) -> None:
        used = {use for path in WORKFLOWS for use in re.findall(r"uses: (\S+@\S+)", path.read_text("utf-8"))}
        assert len(used) == len({use.partition("@")[0] for use in used})

    def test_a_release_is_built_without_a_right_to_publish_it(self) -> None:
        jobs = workflow(OURS.parent / "release.yml")["jobs"]
        writing = {name for name, job in jobs.items() if "write" in job.get("permissions", {}).values()}
        assert writing == {"attest", "publish"}
        for name in writing:  # where nothing of the repository runs
            assert not [step for step in jobs[name]["steps"] if "run" in step or "checkout" in step.get("uses", "")]

    def test_ours_is_that_of_a_desk_but_for_what_is_installed(self) -> None:
        ours = OURS.read_text("utf-8").replace("'.[relations]'", "'discrepant[relations]'")
        assert ours == TEMPLATE.read_text("utf-8")

    def test_a_stranger_is_given_nothing(self) -> None:
        """No secrets, no rights but to read, no code of others, and nothing of the event put into a script."""
        loaded = workflow(TEMPLATE)
        assert loaded["permissions"] == {"contents": "read"}
        assert set(loaded["on"]) == {"pull_request", "push"}
        assert "permissions" not in loaded["jobs"]["check"]
        for job in loaded["jobs"].values():
            for step in job["steps"]:
                assert re.fullmatch(
                    r"(actions|github)/[\w/-]+@[0-9a-f]{40}", step.get("uses", f"actions/none@{'0' * 40}")
                )
                assert "${{" not in step.get("run", "")
        assert "secrets" not in TEMPLATE.read_text("utf-8")


@attrs.define
class Runner:
    """A checkout on a runner of GitHub, and what its steps come to."""

    checkout: Path
    temp: Path
    failed: list[str] = attrs.field(factory=list)
    log: str = ""

    @property
    def summary(self) -> str:
        return (self.temp / "summary.md").read_text("utf-8")

    @property
    def errors(self) -> list[str]:
        """The places of errors, as shown in the pull request."""
        return re.findall(r"^::error file=([^,]+,line=\d+),", self.log, re.MULTILINE)

    def run(self) -> None:
        """Run the steps one after the other; each goes by `if` as far as it is used here."""
        (self.temp / "summary.md").touch()
        for step in STEPS:
            if self._is_due(step):
                self._run(step)

    def _is_due(self, step: Mapping[str, str]) -> bool:
        needed = re.findall(r"hashFiles\('([^']+)'\) != ''", step.get("if", ""))
        if any(not (self.checkout / name).exists() for name in needed):
            return False
        return "!cancelled()" in step.get("if", "") or not self.failed

    def _run(self, step: Mapping[str, str]) -> None:
        script = self.temp / "step.sh"
        script.write_text(step["run"], "utf-8")
        done = subprocess.run(
            ["bash", "-e", script],
            cwd=self.checkout,
            env=self._environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        self.log += done.stdout + done.stderr
        if done.returncode:
            self.failed.append(step["name"])

    def _environment(self) -> dict[str, str]:
        programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        github = {
            "GITHUB_ACTIONS": "true",
            "GITHUB_WORKSPACE": str(self.checkout),
            "GITHUB_STEP_SUMMARY": str(self.temp / "summary.md"),
            "RUNNER_TEMP": str(self.temp),
            "CI": "true",
            "PIP_NO_INDEX": "1",  # what is to be installed is there already
        }
        return {**os.environ, **GIT, **github, "PATH": programs, "PYTEST_ADDOPTS": "-p no:hypothesispytest"}


def git(folder: Path, *args: str) -> None:
    subprocess.run(["git", *args], cwd=folder, env={**os.environ, **GIT}, capture_output=True, check=True)


def commit(folder: Path, message: str) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "-m", message)


def checks(folder: Path) -> None:
    """Run the checks and leave their reports, as the author of a change does."""
    command = [sys.executable, "-m", "pytest", "checks/", "-q", "-p", "no:hypothesispytest", "-p", "no:cacheprovider"]
    subprocess.run(command, cwd=folder, capture_output=True, check=False)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A repository with one article, its report committed."""
    root = tmp_path / "desk"
    root.mkdir()
    newsroom(root, NORTH)
    (root / "pytest.ini").write_text("[pytest]\n")
    (root / ".gitignore").write_text("__pycache__/\n.pytest_cache/\nreports/*.sarif\n")
    git(root, "init", "--quiet", "--initial-branch=main")
    checks(root)
    commit(root, "One article")
    return root


def pull_request(base: Path, runner_temp: Path) -> Runner:
    """What is in the folder now as a pull request: the commit that GitHub makes of it and of its base."""
    git(base, "checkout", "--quiet", "-b", "change")
    commit(base, "Another article")
    git(base, "checkout", "--quiet", "main")
    git(base, "merge", "--quiet", "--no-ff", "change", "-m", "Merge")
    checkout = runner_temp / "checkout"
    git(runner_temp, "clone", "--quiet", "--depth=2", f"file://{base}", str(checkout))
    made = Runner(checkout, runner_temp)
    made.run()
    return made


def test_a_change_with_an_agreement_an_explained_difference_and_a_conflict(base: Path, tmp_path: Path) -> None:
    newsroom(base, NORTH, SOUTH)
    checks(base)
    made = pull_request(base, tmp_path)
    assert made.failed == ["Check the facts"]
    assert sorted(made.errors) == ["facts/north.toml,line=19", "facts/south.toml,line=19"]
    lines = made.summary.splitlines()
    assert lines[:9] == [
        "## What this change does to the report",
        "",
        "- New: 3 (1 conflict, 1 explained, 1 agreement)",
        "- Resolved: 0",
        "- Changed: 0",
        "- Unchanged: 0",
        "- Sources: 1 → 2",
        "- Facts: 4 → 7",
        "- Claims compared: 0 → 3",
    ]
    assert [line for line in lines if line.startswith("#### ")] == [
        "#### conflict: post",
        "#### explained: aid (later-date)",
    ]
    assert lines[-1] == "- **crowd** The North and The South: “30”. They agree."
    assert "“director”" in made.summary
    assert "<h4>conflict: post</h4>" in MarkdownIt("commonmark").render(made.summary)
    assert (made.checkout / "reports" / "discrepancies.sarif").exists()


def test_a_wrong_quote_is_shown_on_its_line(base: Path, tmp_path: Path) -> None:
    change(base, "facts/north.toml", "As for post", "As far post")
    made = pull_request(base, tmp_path)
    assert made.failed == ["Check the facts"]
    assert made.errors == ["facts/north.toml,line=19"]
    assert "conflict: post" in made.summary


def test_an_unknown_claim_is_shown_on_its_line(base: Path, tmp_path: Path) -> None:
    change(base, "facts/north.toml", 'claim = "post"', 'claim = "postt"')
    made = pull_request(base, tmp_path)
    assert made.failed == ["Check the facts"]
    assert made.errors == ["facts/north.toml,line=20"]
    assert 'there is no claim "postt" (did you mean "post"?)' in made.log
    assert made.summary.startswith("The records could not be checked.")


def test_a_31_for_a_30_is_shown_on_both_lines(base: Path, tmp_path: Path) -> None:
    newsroom(base, NORTH, tell("south", crowd="31"))
    made = pull_request(base, tmp_path)
    assert made.failed == ["Check the facts"]
    assert made.errors == ["facts/north.toml,line=9", "facts/south.toml,line=9"]
    assert "The South is higher than The North by 1 or 3.3 %25 (31 − 30)" in made.log


def test_a_sound_change_passes_and_its_author_hears_of_stale_reports(base: Path, tmp_path: Path) -> None:
    newsroom(base, NORTH, tell("south", crowd="30"))
    made = pull_request(base, tmp_path)
    assert made.failed == []
    assert "- New: 1 (1 agreement)" in made.summary
    assert "::notice::The committed reports are older than the records" in made.log


def test_the_first_commit_has_nothing_to_be_set_against(base: Path, tmp_path: Path) -> None:
    checkout = tmp_path / "checkout"
    git(tmp_path, "clone", "--quiet", "--depth=2", f"file://{base}", str(checkout))
    made = Runner(checkout, tmp_path)
    made.run()
    assert made.failed == []
    assert made.summary.startswith("## Where the sources disagree\n")
