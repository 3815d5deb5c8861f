"""What a package index is told that no file here can know: where the code lies.

A build with DISCREPANT_REPOSITORY in its environment, the address of the repository on a forge such as GitHub, and
DISCREPANT_STATE, a tag or branch there (`main` where it is missing), says so in the project's links, and makes those of
the README whole. Without, the README is as it stands, whose links lead to files beside it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

# a link or a picture of Markdown to a file; an address has a scheme, and a place in the page itself begins with #
_LINK = re.compile(r"(?P<before>(?P<picture>!?)\[[^\]]*\]\()(?!#|[a-z]+:)(?P<file>[^)\s]+)\)")


class AddressHook(MetadataHookInterface):
    """Called by hatchling, as pyproject.toml asks it to."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Fill in the fields that pyproject.toml calls dynamic."""
        text = Path(self.root, "README.md").read_text("utf-8")
        address = os.environ.get("DISCREPANT_REPOSITORY", "").rstrip("/")
        if address:
            state = os.environ.get("DISCREPANT_STATE") or "main"
            text = _LINK.sub(lambda link: _whole(link, address, state), text)
            metadata["urls"] = {
                "Source": address,
                "Documentation": f"{address}/blob/{state}/docs/index.md",
                "Changelog": f"{address}/blob/{state}/CHANGELOG.md",
                "Issues": f"{address}/issues",
            }
        metadata["readme"] = {"content-type": "text/markdown", "text": text}


def _whole(link: re.Match[str], address: str, state: str) -> str:
    way = "raw" if link["picture"] else "blob"  # a picture as the file that it is, all else as a page
    return f"{link['before']}{address}/{way}/{state}/{link['file']})"
