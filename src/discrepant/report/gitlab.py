"""The report as GitLab's code quality JSON: what wants an editor, on the line of a record."""

from __future__ import annotations

from discrepant.compare.verdict import Verdict
from discrepant.printable import json_text, printable
from discrepant.report.fingerprint import fingerprint
from discrepant.report.model import Report

__all__ = ["render"]

_SEVERITY = {Verdict.CONFLICT: "major", Verdict.STRAINED: "minor"}


def render(report: Report) -> str:
    """A list of issues, each at the first fact of its finding."""
    issues = [
        {
            "description": printable(f"{finding.claim}: {finding.summary}"),
            "check_name": finding.check,
            "fingerprint": fingerprint(finding),
            "severity": _SEVERITY[finding.verdict],
            "location": {"path": told.file, "lines": {"begin": told.line}},
        }
        for finding in report.unsettled
        for told in [told for side in finding.sides for told in side.facts][:1]
    ]
    return json_text(issues)
