"""`discrepant schema`: the schema as JSON, whole or of one file."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from discrepant.cli import main
from discrepant.corpus.schema import DIRECTIVE, FILES, schema
from discrepant.report.schema import schema as report_schema

ROOT = Path(__file__).parents[2]


def run(*args: str) -> Result:
    return CliRunner().invoke(main, ["schema", *args])


def test_it_prints_the_schema() -> None:
    result = run()
    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads(result.stdout) == schema()


def test_the_one_kept_beside_our_records_is_the_same() -> None:
    assert (ROOT / "facts/schema.json").read_text("utf-8") == run().stdout, "discrepant schema > facts/schema.json"


@pytest.mark.parametrize("path", sorted(ROOT.glob("facts/*.toml")), ids=lambda path: path.name)
def test_and_every_file_of_them_names_it(path: Path) -> None:
    assert path.read_text("utf-8").startswith(f"{DIRECTIVE}\n")


@pytest.mark.parametrize("file", FILES)
def test_or_that_of_one_file(file: str) -> None:
    assert json.loads(run("--for", file).stdout) == schema(FILES[file])


def test_no_other_file_is_known() -> None:
    result = run("--for", "facts")
    assert (result.exit_code, result.stdout) == (2, "")
    assert all(file in result.stderr for file in FILES)


def test_its_page_names_every_choice() -> None:
    page = (ROOT / "docs/schema.md").read_text("utf-8")
    assert set(re.findall(r"`--for (\w+)`", page)) == {*FILES, "report"}


def test_or_that_of_the_report() -> None:
    assert json.loads(run("--for", "report").stdout) == report_schema()
