"""Write what a run found, all of it or nothing.

The page, the Markdown with its pictures, and the JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from discrepant.report import markdown
from discrepant.report.model import Report
from discrepant.writing import write_whole

__all__ = ["write"]

_PICTURES = "pictures"  # a folder beside the reports
_NO_TEXTS: Mapping[str, str] = MappingProxyType({})


def write(report: Report, folder: Path, texts: Mapping[str, str] = _NO_TEXTS) -> list[Path]:
    """Write discrepancies.html, .md and .json, all of them or none.

    And the pictures that the second shows. `texts` are those that the page may show, by their paths. An OSError leaves
    the old files as they were. Pictures of an earlier run that are no longer shown are removed. Returns the three
    reports.
    """
    from discrepant.report.html import page, pictures  # noqa: PLC0415  # only a run that writes needs Jinja2

    made = pictures.drawn(report)
    drawn = {key: f"{_PICTURES}/{key}.svg" for key in made}
    reports = {
        folder / "discrepancies.html": page.render(report, texts),
        folder / "discrepancies.md": markdown.render(report, drawn),
        folder / "discrepancies.json": report.to_json(),
    }
    write_whole({**{folder / drawn[key]: text for key, text in made.items()}, **reports})
    for path in (folder / _PICTURES).glob("*.svg"):
        if path.stem not in made and pictures.is_ours(path.read_text("utf-8", "replace")):
            path.unlink()
    return list(reports)
