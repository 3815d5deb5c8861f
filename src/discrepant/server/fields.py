"""Problems of records as a form shows them: at the field that each is about."""

from __future__ import annotations

import re
from typing import Any

from discrepant.errors import DiscrepantError, Problem
from discrepant.server.asked import FieldError

__all__ = ["problem_shown", "problems_shown"]

# as the sentences on records call them, the first of these that stands in one; printed words are no part of it
_FIELDS = (
    (re.compile(r"says and reads"), "reads"),
    (re.compile(r"printed words"), "says"),
    (re.compile(r"\b(quote|says|reads|as_of|speaker|via|note|reason|between)\b"), None),
    (re.compile(r"\b(claim|unit|kind|nature|terms?)\b"), "claim"),
)
_PRINTED = re.compile('\u201c[^\u201d]*\u201d|(?<=. )"[^"]*"')


def problem_shown(problem: Problem, field: str | None = None) -> dict[str, Any]:
    """A problem in JSON's terms."""
    found = field or _field_of(problem.what)
    what = "\n".join((problem.what, *problem.below))
    return {"field": found, "what": what, "hint": problem.hint or None, "file": problem.file, "line": problem.line}


def _field_of(what: str) -> str | None:
    said = _PRINTED.sub("", what)
    for pattern, field in _FIELDS:
        if named := pattern.search(said):
            return field or named[1]
    return None


def problems_shown(error: DiscrepantError) -> list[dict[str, Any]]:
    """All that an error tells."""
    field = error.field if isinstance(error, FieldError) else None
    return [problem_shown(problem, field) for problem in error.problems]
