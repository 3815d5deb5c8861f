"""What stands around the package: forms for issues, how to cite it, the changelog, what is told to PyPI."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path

import pytest

import discrepant

ROOT = Path(__file__).parent.parent
GITHUB = ROOT / ".github"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
CHANGELOG = (ROOT / "CHANGELOG.md").read_text("utf-8")
FORMS = [
    ("vendor.dependabot", GITHUB / "dependabot.yml"),
    ("vendor.citation-file-format", ROOT / "CITATION.cff"),
    ("vendor.github-issue-config", GITHUB / "ISSUE_TEMPLATE/config.yml"),
    *(("vendor.github-issue-forms", path) for path in GITHUB.glob("ISSUE_TEMPLATE/[!c]*.yml")),
]


@pytest.mark.parametrize(("schema", "path"), FORMS, ids=[path.name for _, path in FORMS])
def test_it_has_its_form(schema: str, path: Path) -> None:
    command = (sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, path)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_pypi_is_told_which_pythons_are_tested() -> None:
    told = re.findall(r"Python :: (3\.\d+)", "\n".join(PROJECT["classifiers"]))
    tested = re.search(r"python: \[(.*)\]", (GITHUB / "workflows/ci.yml").read_text("utf-8"))
    assert tested is not None
    assert told == re.findall(r'"(3\.\d+)"', tested[1])
    assert PROJECT["requires-python"] == f">={told[0]}"


class TestChangelog:
    """In the form of Keep a Changelog."""

    def test_each_version_has_its_number_and_day_the_newest_first(self) -> None:
        first, *versions = re.findall(r"^## (.*)$", CHANGELOG, re.MULTILINE)
        assert first == "Unreleased"
        for version in versions:
            number, _, day = version.partition(" - ")
            assert re.fullmatch(r"\d+\.\d+\.\d+", number)
            date.fromisoformat(day)
        assert versions == sorted(versions, key=lambda each: each.partition(" - ")[2], reverse=True)
        assert not versions or versions[0].startswith(f"{discrepant.__version__} - ")

    def test_each_part_is_of_a_known_kind(self) -> None:
        parts = set(re.findall(r"^### (.*)$", CHANGELOG, re.MULTILINE))
        assert parts <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
        assert parts
