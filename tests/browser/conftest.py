"""Debian's Chromium, driven through Playwright; where either is missing these tests are skipped, and say so."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from five import skip_without_five

from discrepant.compare.question import ranked
from discrepant.compare.verdict import Verdict
from discrepant.corpus.load import load
from discrepant.report.html.page import render
from discrepant.report.model import Report
from discrepant.report.records import Records

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Dialog, Page

ROOT = Path(__file__).parents[2]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
# as root, without a screen, and without the services of a browser that belongs to somebody
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


@attrs.frozen
class Heard:
    """What a page did beside showing itself: its messages and dialogs, and what it asked for."""

    said: list[str] = attrs.field(factory=list)
    asked: list[str] = attrs.field(factory=list)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: make browser")
    if CHROMIUM is None:
        pytest.skip("there is no Chromium here: apt-get install chromium")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


Visit = Callable[..., "Page"]


@pytest.fixture
def heard() -> Heard:
    """Fills while the test's pages are open."""
    return Heard()


@pytest.fixture
def visit(browser: Browser, heard: Heard) -> Iterator[Visit]:
    """Opens a file, in a window of its own with these settings; in the end no page may have said or asked anything."""
    contexts: list[BrowserContext] = []

    def dismiss(dialog: Dialog) -> None:
        heard.said.append(dialog.message)
        dialog.dismiss()

    def opened(path: Path, fragment: str = "", **settings: Any) -> Page:  # noqa: ANN401  # Playwright's own
        context = browser.new_context(
            **{"viewport": {"width": 1200, "height": 900}, "reduced_motion": "reduce", **settings}
        )
        context.set_default_timeout(5_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: heard.said.append(message.text))
        page.on("pageerror", lambda error: heard.said.append(str(error)))
        page.on("dialog", dismiss)
        page.on("request", lambda request: heard.asked.append(request.url))
        page.goto(path.as_uri() + fragment)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert heard.said == []
    assert {url.partition("#")[0].rpartition(".")[2] for url in heard.asked} <= {"html"}


@pytest.fixture(scope="session")
def committed() -> Report:
    """The report on the five articles, as it is committed in JSON."""
    skip_without_five()
    found = Report.from_json((ROOT / "reports/discrepancies.json").read_bytes())
    return attrs.evolve(found, records=Records.of(load(ROOT)))


def _written(report: Report, folder: Path) -> Path:
    texts = {article.text: (ROOT / article.text).read_text("utf-8") for article in report.records.sources}
    path = folder / "discrepancies.html"
    path.write_text(render(report, texts), "utf-8")
    return path


@pytest.fixture(scope="session")
def shipped(committed: Report, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its page."""
    return _written(committed, tmp_path_factory.mktemp("page"))


@pytest.fixture(scope="session")
def asking(committed: Report, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page as it was before an editor had acknowledged anything."""
    grave = (Verdict.CONFLICT, Verdict.STRAINED)
    asked = (attrs.evolve(each, acknowledged=None, open=each.verdict in grave) for each in committed.questions)
    findings = tuple(attrs.evolve(each, acknowledged=None) for each in committed.findings)
    report = attrs.evolve(committed, questions=ranked(asked, {}), findings=findings)
    return _written(report, tmp_path_factory.mktemp("asking"))
