"""The photographs of docs/gallery.md look like the page of today; `make gallery` takes them anew."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from gallery import CORPUS, DOCS, IS_RENEWING, SHOTS
from photographs import MOST, difference

import discrepant
from discrepant.report.html.page import render

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

    Visit = Callable[..., Page]


@pytest.fixture(scope="module")
def earthquake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the eight articles."""
    corpus = discrepant.load(CORPUS)
    texts = {source.text: (CORPUS / source.text).read_text("utf-8") for source in corpus.sources.values()}
    path = tmp_path_factory.mktemp("earthquake") / "discrepancies.html"
    path.write_text(render(discrepant.check(corpus), texts), "utf-8")
    return path


@pytest.mark.parametrize("name", SHOTS)
def test_a_photograph_looks_like_the_page(name: str, visit: Visit, browser: Browser, earthquake: Path) -> None:
    fragment, window = SHOTS[name]
    page = visit(earthquake, fragment, **window)
    page.wait_for_timeout(200)
    taken = page.screenshot()
    path = DOCS / name
    if IS_RENEWING:
        path.write_bytes(taken)
    assert difference(browser, taken, path.read_bytes()) < MOST, "make gallery"


def test_another_page_does_not(visit: Visit, browser: Browser, earthquake: Path) -> None:
    light = visit(earthquake).screenshot()
    dark = visit(earthquake, color_scheme="dark").screenshot()
    assert difference(browser, light, light) == 0
    assert difference(browser, light, dark) > MOST
    assert difference(browser, light, (DOCS / "gallery/phone.png").read_bytes()) > MOST
