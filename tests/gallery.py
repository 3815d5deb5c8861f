"""The pictures of docs/gallery.md: which there are, and how they are renewed (`make gallery`)."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

__all__ = ["CHARTS", "CORPUS", "DOCS", "IS_RENEWING", "SHOTS"]

DOCS = Path(__file__).parent.parent / "docs"
IS_RENEWING = "RENEW_GALLERY" in os.environ
CORPUS = DOCS.parent / "tests/data/earthquake"
# the claim that a picture is drawn of
CHARTS: Mapping[str, str] = {
    "gallery/toll.svg": "toll.killed",
    "gallery/magnitude.svg": "quake.magnitude",
    "gallery/depth.svg": "quake.depth",
}
# the question at which the page is opened, and its window
SHOTS: Mapping[str, tuple[str, dict[str, object]]] = {
    "page.png": ("", {}),
    "gallery/phone.png": ("", {"viewport": {"width": 390, "height": 844}}),
    "gallery/dark.png": ("#claim-toll.killed", {"color_scheme": "dark"}),
}
