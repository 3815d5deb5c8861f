"""What stands around the package: forms for issues, how to cite it, the changelog, what is told to PyPI."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

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


ADDRESS = "https://forge.example/desk/discrepant"


def _metadata(**settings: str) -> Any:  # noqa: ANN401  # whatever JSON holds
    """What a build tells of the project."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DISCREPANT_")}
    command = (sys.executable, "-m", "hatchling", "metadata")
    done = subprocess.run(command, cwd=ROOT, env={**kept, **settings}, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


class TestWhatPyPIShows:
    """The README there has nothing beside it."""

    def test_every_link_is_whole_and_leads_to_a_file_of_ours(self) -> None:
        told = _metadata(DISCREPANT_REPOSITORY=f"{ADDRESS}/", DISCREPANT_STATE="v9.0.0")
        tokens = list(chain.from_iterable(one.children or () for one in MarkdownIt().parse(told["readme"]["text"])))
        links = {str(one.attrs["href"]) for one in tokens if one.type == "link_open"}
        pictures = {str(one.attrs["src"]) for one in tokens if one.type == "image"}
        assert len(links) > 20
        assert pictures
        pages, files = f"{ADDRESS}/blob/v9.0.0/", f"{ADDRESS}/raw/v9.0.0/"
        for link, above in [*((link, pages) for link in links), *((picture, files) for picture in pictures)]:
            assert link.startswith(above)
            assert (ROOT / link.removeprefix(above).partition("#")[0]).exists()
        assert told["urls"]["Source"] == ADDRESS
        assert all(url.startswith(ADDRESS) for url in told["urls"].values())

    def test_without_an_address_it_is_the_readme(self) -> None:
        told = _metadata()
        assert told["readme"]["text"] == (ROOT / "README.md").read_text("utf-8")
        assert not told.get("urls")

    def test_a_release_is_built_with_its_address(self) -> None:
        release = (GITHUB / "workflows/release.yml").read_text("utf-8")
        assert "DISCREPANT_REPOSITORY: ${{ github.server_url }}/${{ github.repository }}" in release
        assert "DISCREPANT_STATE: ${{ github.ref_name }}" in release


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
