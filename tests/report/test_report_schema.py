"""The schema of the report: all that is written has its form, and nothing is written that it does not name."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from made_reports import reports

import discrepant
from discrepant.compare.verdict import Verdict
from discrepant.report.model import Report
from discrepant.report.schema import schema

ROOT = Path(__file__).parent.parent.parent
OPEN = Draft202012Validator(schema())


def closed(part: Any) -> Any:  # noqa: ANN401  # a schema, or what is in one
    """The same schema, in which an object has no other keys than those it names."""
    if isinstance(part, list):
        return [closed(each) for each in part]
    if not isinstance(part, dict):
        return part
    inner = {key: closed(value) for key, value in part.items()}
    names_keys = isinstance(part.get("properties"), dict) and part.get("type") == "object"
    return {**inner, "additionalProperties": False} if names_keys else inner


CLOSED = Draft202012Validator(closed(schema()))


@pytest.fixture(scope="module", params=[".", "tests/data/earthquake", "tests/data/proof/tram", "tests/data/ferry"])
def written(request: pytest.FixtureRequest) -> dict[str, Any]:
    """The report on one of the corpora, as it is written."""
    loaded: dict[str, Any] = json.loads(discrepant.check(discrepant.load(ROOT / request.param)).to_json())
    return loaded


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


def test_a_report_has_its_form_and_no_other_key(written: dict[str, Any]) -> None:
    CLOSED.validate(written)


def test_a_key_of_a_later_version_is_allowed(written: dict[str, Any]) -> None:
    OPEN.validate({**written, "later": 1})


def test_one_of_another_version_is_not(written: dict[str, Any]) -> None:
    assert not OPEN.is_valid({**written, "schema": 1})


@pytest.mark.parametrize("key", schema()["required"])
def test_no_key_that_it_needs_may_be_missing(key: str, written: dict[str, Any]) -> None:
    assert not OPEN.is_valid({name: value for name, value in written.items() if name != key})


def test_a_verdict_is_one_of_four(written: dict[str, Any]) -> None:
    for kind in ("questions", "findings"):
        other = copy.deepcopy(written)
        if other[kind]:
            other[kind][0]["verdict"] = "true"
            assert not OPEN.is_valid(other)


@pytest.mark.parametrize("verdict", Verdict)
def test_there_is_a_count_for_each_of_them(verdict: Verdict, written: dict[str, Any]) -> None:
    assert not OPEN.is_valid({**written, "verdicts": {**written["verdicts"], verdict.value: "3"}})
    assert not OPEN.is_valid({**written, "verdicts": {k: n for k, n in written["verdicts"].items() if k != verdict}})


@pytest.mark.parametrize(
    ("checks", "fits"),
    [
        ({"mine": {"ran": 3, "failed": 0}}, True),
        ({"mine": {"ran": 0, "because": "nothing is told twice"}}, True),
        ({"mine": {"ran": "3"}}, False),
        ({"mine": 3}, False),
    ],
)
def test_a_check_has_any_name_and_tells_what_ran(checks: object, written: dict[str, Any], *, fits: bool) -> None:
    assert OPEN.is_valid({**written, "checks": checks}) is fits


@given(reports)
def test_so_has_any_report(report: Report) -> None:
    CLOSED.validate(json.loads(report.to_json()))


def test_each_part_says_in_a_sentence_what_it_is() -> None:
    parts = schema()["$defs"]
    assert parts["Finding"]["description"].startswith("A verdict on two sides of a claim")
    assert all(part["description"].endswith(".") for part in parts.values())
