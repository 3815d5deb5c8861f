"""The site of docs/: each page has its place in it, and it is built without a warning where Sphinx is at hand."""

from __future__ import annotations

import re
import subprocess
import sys
from fnmatch import fnmatch
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest

DOCS = Path(__file__).parent.parent / "docs"
TREES = re.findall(r"^```\{toctree\}\n(.*?)^```$", (DOCS / "index.md").read_text("utf-8"), re.DOTALL | re.MULTILINE)
LISTED = [line for tree in TREES for line in tree.splitlines() if line and not line.startswith(":")]
PAGES = sorted(path.relative_to(DOCS).with_suffix("").as_posix() for path in DOCS.rglob("*.md"))


@pytest.mark.parametrize("page", [page for page in PAGES if page != "index"])
def test_every_page_has_its_place(page: str) -> None:
    assert sum(fnmatch(page, line) for line in LISTED) == 1, "name it once in docs/index.md"


def test_every_place_has_its_page() -> None:
    assert [line for line in LISTED if not any(fnmatch(page, line) for page in PAGES)] == []


class Page(HTMLParser):
    """The ids of a page, and where its links lead."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids.update(filter(None, (found.get("id"),)))
        link = found.get("src") if tag in ("img", "script") else found.get("href")
        self.links.extend(filter(None, (link,)))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("furo", reason="Sphinx and its theme are not installed: make site")
    pytest.importorskip("myst_parser")
    folder = tmp_path_factory.mktemp("site")
    command = (sys.executable, "-m", "sphinx", "--quiet", "--fail-on-warning", "-E", "-d", folder / "trees")
    done = subprocess.run((*command, DOCS, folder / "html"), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder / "html"


def test_its_links_lead_somewhere(site: Path) -> None:
    read = {path: Page(path.read_text("utf-8")) for path in site.rglob("*.html")}
    assert len(read) > len(PAGES)
    for path, page in read.items():
        for link in page.links:
            if re.match(r"[a-z]+:|//", link):
                continue
            place, fragment = urldefrag(unquote(link))
            target = (path.parent / place.partition("?")[0]).resolve() if place else path
            assert target.exists(), f"{path.name}: {link}"
            if fragment and target in read:
                assert fragment in read[target].ids, f"{path.name}: {link}"
