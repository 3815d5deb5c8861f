"""How Sphinx makes the site of docs/: `make site` writes it to build/site.

Where the environment names the address of the repository (`DISCREPANT_REPOSITORY`), links to files outside of docs/
lead there; else their place is printed, so that the site promises no page that nobody serves.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parent
REPOSITORY = os.environ.get("DISCREPANT_REPOSITORY", "").rstrip("/")

project = "Discrepant"
author = "the authors of Discrepant"
(release,) = re.findall(
    r'^__version__ = "(.+)"$', (ROOT / "src/discrepant/__init__.py").read_text("utf-8"), re.MULTILINE
)

extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
nitpicky = True
myst_heading_anchors = 3  # as GitHub makes them, so that a link holds on both
suppress_warnings = [
    "misc.highlighting_failure",  # a block may be cut short, or be of a language with additions of ours
]
highlight_language = "none"  # a block says its language, or has none

html_theme = "furo"
html_title = "Discrepant"
html_copy_source = False
html_show_copyright = False

_OUTWARD = re.compile(r"(?<!!)\[([^\]]+)\]\(((?:\.\./)+[^)#\s]+)(#[^)\s]*)?\)")


def _lead_outward(_: object, page: str, source: list[str]) -> None:
    """Links to files that are no pages of the site, which lie in the repository alone."""
    folder = (HERE / page).parent

    def link(found: re.Match[str]) -> str:
        text, path, fragment = found[1], (folder / found[2]).resolve(), found[3] or ""
        if path.is_relative_to(HERE):
            return found[0]
        name = path.relative_to(ROOT).as_posix()
        if REPOSITORY:
            return f"[{text}]({REPOSITORY}/{'tree' if path.is_dir() else 'blob'}/main/{name}{fragment})"
        return f"{text} (`{name}`)"

    source[0] = _OUTWARD.sub(link, source[0])


def setup(app: Any) -> dict[str, Any]:  # noqa: ANN401  # Sphinx, which need not be installed where this is linted
    """Called by Sphinx."""
    app.connect("source-read", _lead_outward)
    return {"parallel_read_safe": True}
