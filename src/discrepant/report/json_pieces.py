"""The text of discrepancies.json in pieces, so that whoever writes it never holds it whole.

Joined, they are the text that `json_text` makes of the whole report.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain, repeat
from typing import TYPE_CHECKING

import attrs

from discrepant.printable import json_lines
from discrepant.report.model import left_out, to_json

if TYPE_CHECKING:
    from discrepant.report.model import Report

__all__ = ["json_pieces"]

_BESIDE = "records"  # of a report, what is no part of its JSON


def json_pieces(report: Report) -> Iterator[str]:
    """The text of discrepancies.json, one finding or question at a time."""
    before = "{\n "
    optional = left_out()[type(report)]
    for field in sorted(attrs.fields(type(report)), key=lambda field: field.name in optional):  # these stand last
        value = getattr(report, field.name)
        if field.name == _BESIDE or (field.name in optional and value == field.default):
            continue
        yield f"{before}{json.dumps(field.name)}: "
        yield from _of_list(value) if isinstance(value, tuple) and value else (json_lines(to_json(value), depth=1),)
        before = ",\n "
    yield "\n}\n"


def _of_list(values: tuple[object, ...]) -> Iterator[str]:
    for before, value in zip(chain(("[\n  ",), repeat(",\n  ")), values, strict=False):
        yield before + json_lines(to_json(value), depth=2)
    yield "\n ]"
