"""Problems of records as a form shows them: at the field that each is about."""

from __future__ import annotations

import re
from typing import Any

from discrepant.errors import DiscrepantError, Problem
from discrepant.server.asked import FieldError

__all__ = ["problem_shown", "problems_shown"]

# as the sentences on records call them; the first that stands in one is what it is about
_NAMED = re.compile(r"\b(quote|says|reads|as_of|speaker|via|note|reason|between|claim|unit|kind|terms?|about)\b")
_FIELDS = {"term": "claim", "terms": "claim", "unit": "claim", "kind": "claim", "about": "claim"}


def problem_shown(problem: Problem, field: str | None = None) -> dict[str, Any]:
    """A problem in JSON's terms."""
    named = _NAMED.search(problem.what)
    found = field or (_FIELDS.get(named[1], named[1]) if named else None)
    what = "\n".join((problem.what, *problem.below))
    return {"field": found, "what": what, "hint": problem.hint or None, "file": problem.file, "line": problem.line}


def problems_shown(error: DiscrepantError) -> list[dict[str, Any]]:
    """All that an error tells."""
    field = error.field if isinstance(error, FieldError) else None
    return [problem_shown(problem, field) for problem in error.problems]
