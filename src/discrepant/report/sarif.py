"""The report as SARIF 2.1.0, for viewers of code.

They show what a tool found beside the lines it is about. Only what wants an editor is in it: conflicts as errors,
strained findings as warnings. What is acknowledged is left out, for many viewers pass over suppressions and would show
it as open.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from discrepant import __version__
from discrepant.compare.finding import FactShown, Finding
from discrepant.compare.verdict import Verdict
from discrepant.printable import json_text, printable
from discrepant.report.fingerprint import fingerprint
from discrepant.report.model import Report

__all__ = ["render"]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Verdict.CONFLICT: "error", Verdict.STRAINED: "warning"}


def render(report: Report) -> str:
    """The log of one run."""
    checks = sorted({*report.checks, *(finding.check for finding in report.unsettled)})
    rules = [_rule(check) for check in checks]
    driver = {"name": "Discrepant", "version": __version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, checks.index(finding.check)) for finding in report.unsettled],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json_text(log)


def _rule(check: str) -> dict[str, Any]:
    text = f"Sources disagree, as the check “{check}” has it. A finding is a question for an editor."
    return {"id": check, "shortDescription": {"text": printable(text)}}


def _result(finding: Finding, rule: int) -> dict[str, Any]:
    """The first fact of all is the place of a result, and the others are related to it."""
    told = [told for side in finding.sides for told in side.facts]
    return {
        "ruleId": finding.check,
        "ruleIndex": rule,
        "level": _LEVELS[finding.verdict],
        "message": {"text": printable(f"{finding.claim}: {finding.summary}")},
        "locations": [_location(each) for each in told[:1]],
        "relatedLocations": [_location(each, i) for i, each in enumerate(told[1:], start=1)],
        "partialFingerprints": {"discrepant/v1": fingerprint(finding)},
    }


def _location(told: FactShown, number: int | None = None) -> dict[str, Any]:
    place = {"artifactLocation": {"uri": quote(told.file)}, "region": {"startLine": told.line}}
    location: dict[str, Any] = {"physicalLocation": place}
    if number is not None:
        location |= {"id": number, "message": {"text": printable(f"{told.source}: “{told.says}”")}}
    return location
