"""The page of a story against the records, in a browser: narrow and wide, light and dark, and by keyboard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from discrepant.corpus.load import load
from discrepant.corpus.model import Corpus
from discrepant.printable import printable
from discrepant.proof.page import page as proof_page
from discrepant.proof.proof import proof
from discrepant.proof.story import Story
from discrepant.reading.guess import day_read

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Visit = Callable[..., Page]

ROOT = Path(__file__).parents[2]
EARTHQUAKE = ROOT / "tests/data/earthquake"
HOSTILE = (
    "<script>alert(1)</script> killed 157 people",
    "</style><script>alert(2)</script> in the magnitude of 5.9",
    '" onmouseover="alert(3)" autofocus onfocus="alert(4) killed 12 people in Jarvat',
    "“The houses came down in one <img src=x onerror=alert(5)> breath,” said Mirel Danesh",
    "</title></svg></a><svg onload=alert(6)> killed 157 people <base href=//x>",
    "javascript:alert(7) http://x.example/157 killed 157 people {{ 7 * 7 }}{% raw %}",
    "\udc80\x00\x1b[2J\u202e\u2066 killed 157 people",
    "<!-- killed 157 people --> ]]><script>alert(8)</script>",
)


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return load(EARTHQUAKE)


def written(text: str, corpus: Corpus, folder: Path) -> Path:
    story = Story.of(text, corpus, day_read("2031-05-12"))
    path = folder / "proof.html"
    path.write_text(proof_page(story, proof(story, corpus), corpus), "utf-8")
    return path


@pytest.fixture(scope="session")
def proofed(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The story with the twenty mistakes."""
    text = (ROOT / "tests/data/proof/earthquake/story.txt").read_text("utf-8")
    return written(text, corpus, tmp_path_factory.mktemp("proof"))


def test_a_mark_leads_to_its_note_and_back(visit: Visit, proofed: Path) -> None:
    page = visit(proofed)
    mark = page.locator("#story-head + .text a.mark.contradicted[id]").first
    mark.focus()
    page.keyboard.press("Enter")
    note = page.locator("li:target")
    assert note.locator(".badge").inner_text().lower() == "contradicted"
    assert note.locator("q").inner_text().strip("“”") in mark.inner_text()
    note.get_by_role("link").first.click()
    assert page.url.partition("#")[2] == mark.get_attribute("id")


@pytest.mark.parametrize("width", [360, 768, 1600])
def test_nothing_is_wider_than_the_window(width: int, visit: Visit, proofed: Path) -> None:
    page = visit(proofed, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_long_words_do_not_widen_it_either(visit: Visit, corpus: Corpus, tmp_path: Path) -> None:
    text = f"{'x' * 900} killed 157 people, and {'7' * 900} “{'y' * 900} of it all” {'https://x.example/' * 50}\n"
    page = visit(written(text, corpus, tmp_path), viewport={"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_dark_where_the_reader_prefers_it(visit: Visit, proofed: Path) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    marks = "getComputedStyle(document.querySelector('.text a.mark.contradicted')).borderBottomColor"
    light, dark = (visit(proofed, color_scheme=scheme) for scheme in ("light", "dark"))
    assert light.evaluate(paper) != dark.evaluate(paper)
    assert light.evaluate(marks) != dark.evaluate(marks)


def test_each_status_has_a_sign_and_a_line_of_its_own_not_only_a_colour(visit: Visit, proofed: Path) -> None:
    page = visit(proofed)
    seen = page.eval_on_selector_all(
        ".legend .mark",
        """all => all.map(each => {
            const own = getComputedStyle(each), sign = getComputedStyle(each, '::before').content
            return [sign, own.borderBottomStyle, own.borderBottomWidth].join(' ')
        })""",
    )
    words = page.locator(".legend .mark").all_inner_texts()
    by_sign: dict[str, list[str]] = {}
    for sign, word in zip(seen, words, strict=True):
        by_sign.setdefault(sign, []).append(word.split(" ", 1)[1])
    assert {frozenset(same) for same in by_sign.values() if len(same) > 1} <= {frozenset({"contradicted", "altered"})}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1600])
def test_axe_finds_nothing_serious(width: int, scheme: str, visit: Visit, proofed: Path) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed: make browser")
    page = visit(proofed, viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    found: dict[str, Any] = axe.Axe().run(page).response
    wrong = {each["id"]: [node["html"][:120] for node in each["nodes"]] for each in found["violations"]}
    assert wrong == {}


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_of_a_hostile_story_runs(text: str, visit: Visit, corpus: Corpus, tmp_path: Path) -> None:
    """The pages' listeners fail the test if anything is said, asked for, or refused by the page's own policy."""
    page = visit(written(f"{text}\n\nAnd {text}.\n", corpus, tmp_path))
    for link in page.locator(".text a.mark").all()[:8]:
        link.hover(force=True)
        link.click(force=True)
    page.evaluate("document.querySelectorAll('.vh, .number').forEach(each => each.remove())")
    shown = "".join((page.locator(".text").text_content() or "").split())
    assert "".join(printable(text).split()) in shown
    links = page.eval_on_selector_all("[href]", "all => all.map(each => each.getAttribute('href'))")
    assert all(link.startswith("#") for link in links)
    names = page.evaluate("[...document.querySelectorAll('*')].flatMap(each => each.getAttributeNames())")
    assert not [name for name in names if name.startswith("on") or name in ("src", "style")]
    assert page.locator("script").count() == 0
    page.wait_for_timeout(50)
