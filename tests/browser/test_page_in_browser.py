"""The page as an editor meets it: sorting, filtering, links, themes, small screens, paper, and without scripts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Visit = Callable[..., Page]

SHOWN = "#table tbody tr:not([hidden])"
PHONE = {"viewport": {"width": 360, "height": 740}}


def verdicts(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all(SHOWN, "rows => rows.map(row => row.dataset.verdict)")
    return found


def claims(page: Page) -> list[str]:
    return page.locator(f"{SHOWN} .claim code").all_inner_texts()


def fragment(page: Page) -> str:
    found: str = page.evaluate("location.hash")
    return found


def top_of(page: Page, selector: str) -> float:
    """How far below the window's upper edge an element begins, once the page has come to rest."""
    page.wait_for_function(
        "() => { const at = scrollY; return new Promise(r => setTimeout(() => r(at === scrollY), 150)); }"
    )
    box = page.locator(selector).bounding_box()
    assert box is not None
    return box["y"]


class TestSorting:
    def test_a_column_sorts_up_then_down_then_not(self, visit: Visit, shipped: Path) -> None:
        page = visit(shipped)
        first = claims(page)
        head = page.get_by_role("columnheader", name="Claim")
        for direction, order in (("ascending", "claim"), ("descending", "-claim")):
            head.get_by_role("button").click()
            assert head.get_attribute("aria-sort") == direction
            assert fragment(page) == f"#?sort={order}"
        about = page.locator(f"{SHOWN} .claim a").all_inner_texts()
        assert about == sorted(about, key=str.lower, reverse=True)
        head.get_by_role("button").click()
        assert head.get_attribute("aria-sort") is None
        assert claims(page) == first

    def test_gaps_sort_as_numbers_and_empty_ones_come_last(self, visit: Visit, shipped: Path) -> None:
        page = visit(shipped, "#?sort=gap")
        gaps = page.locator(f"{SHOWN} td:nth-child(5)").all_inner_texts()
        assert [gap for gap in gaps if "%" in gap] == ["$700 million (3.8\xa0%)", "$1.7 billion (9.3\xa0%)"]
        assert gaps[-1] == ""

    def test_it_works_from_the_keyboard(self, visit: Visit, shipped: Path) -> None:
        page = visit(shipped)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the findings"
        page.get_by_role("columnheader", name="Verdict").get_by_role("button").focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
        assert verdicts(page)[0] == "agree"


class TestFiltering:
    def test_by_verdict_kind_source_and_words(self, visit: Visit, shipped: Path) -> None:
        page = visit(shipped)
        page.get_by_label("Verdict").select_option("explained")
        assert set(verdicts(page)) == {"explained"}
        page.get_by_label("Kind").select_option("date")
        assert set(claims(page)) == {"election.day", "invasion.start", "mccarthy.spoke"}
        page.get_by_label("Source", exact=True).select_option("antiwar")
        assert set(claims(page)) == {"invasion.start"}
        page.get_by_label("and source").select_option("nyt")
        assert len(claims(page)) == 1
        page.get_by_role("button", name="Show all").click()
        page.get_by_role("searchbox").fill("ZELENSKYY post")
        assert claims(page) == ["zelenskyy.post"]
        assert page.get_by_role("status").inner_text() == "1 of 69 findings"
        assert fragment(page) == "#?words=ZELENSKYY+post"

    def test_what_is_acknowledged_can_be_hidden(self, visit: Visit, shipped: Path) -> None:
        page = visit(shipped)
        assert page.locator(f"{SHOWN}.acknowledged .reason").count() == 6
        page.get_by_label("hide acknowledged").check()
        assert "conflict" not in verdicts(page)

    def test_the_address_brings_the_same_view_to_somebody_else(self, visit: Visit, shipped: Path) -> None:
        page = visit(shipped)
        page.get_by_label("Kind").select_option("term")
        page.get_by_role("columnheader", name="One side").get_by_role("button").click()
        other = visit(shipped, fragment(page))
        assert claims(other) == claims(page)
        assert other.get_by_label("Kind").input_value() == "term"

    def test_an_address_that_asks_for_nonsense_shows_all(self, visit: Visit, shipped: Path) -> None:
        page = visit(shipped, "#?verdict=%3Cscript%3E&sort=__proto__&kind=&more=1")
        assert len(verdicts(page)) == 69

    def test_nothing_found_is_said(self, visit: Visit, shipped: Path) -> None:
        page = visit(shipped, "#?words=no+such+words")
        assert page.get_by_role("status").inner_text() == "0 of 69 findings"

    def test_a_verdict_in_the_head_asks_for_its_findings(self, visit: Visit, shipped: Path) -> None:
        page = visit(shipped)
        page.locator(".counts .strained a").click()
        assert claims(page) == ["aid.us-military.total"]
        assert 0 <= top_of(page, "#findings") < 100


class TestLinks:
    def test_a_mark_in_an_article_opens_its_claim_and_back_returns_to_it(self, visit: Visit, shipped: Path) -> None:
        page = visit(shipped)
        mark = "#source-reuters .mark[title*='US military aid to Ukraine since']"
        page.locator(mark).click()
        assert fragment(page) == "#claim-aid.us-military.total"
        assert 0 <= top_of(page, "#claim-aid\\.us-military\\.total") < 200
        page.go_back()
        assert 0 <= top_of(page, mark) < 900

    def test_a_claim_leads_to_its_words_in_the_article(self, visit: Visit, shipped: Path) -> None:
        page = visit(shipped, "#claim-aid.us-military.total")
        page.locator("#claim-aid\\.us-military\\.total").get_by_role("link", name="line 62").click()
        assert page.locator(".mark:target").inner_text() == "astir $20 cardinal"
        assert 0 <= top_of(page, ".mark:target") < 900

    def test_back_from_a_claim_returns_to_the_view_that_was_asked_for(self, visit: Visit, shipped: Path) -> None:
        page = visit(shipped, "#?kind=date")
        before = claims(page)
        page.locator(f"{SHOWN} .claim a").first.click()
        assert fragment(page).startswith("#claim-")
        page.go_back()
        assert fragment(page) == "#?kind=date"
        assert claims(page) == before

    def test_a_cell_of_the_matrix_leads_to_the_findings_of_its_pair(self, visit: Visit, shipped: Path) -> None:
        page = visit(shipped)
        page.locator(".matrix .strained a").click()
        pair = page.locator(".pair:target")
        assert pair.get_by_role("heading").inner_text().startswith("Financial Times and Reuters")
        pair.get_by_role("link", name="in the table").click()
        assert "aid.us-military.total" in claims(page)
        assert page.get_by_label("and source").input_value() == "reuters"


class TestLooks:
    @pytest.mark.parametrize("width", [360, 768, 1600])
    def test_nothing_scrolls_sideways(self, width: int, visit: Visit, shipped: Path) -> None:
        page = visit(shipped, viewport={"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") == width

    def test_dark_where_the_reader_prefers_it(self, visit: Visit, shipped: Path) -> None:
        paper = "getComputedStyle(document.body).backgroundColor"
        bars = "getComputedStyle(document.querySelector('.reading .core')).fill"
        light, dark = (visit(shipped, color_scheme=scheme) for scheme in ("light", "dark"))
        assert light.evaluate(paper) == "rgb(255, 254, 251)"
        assert dark.evaluate(paper) == "rgb(23, 22, 20)"
        assert light.evaluate(bars) != dark.evaluate(bars)

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    @pytest.mark.parametrize("width", [360, 1600])
    def test_axe_finds_nothing_serious(self, width: int, scheme: str, visit: Visit, shipped: Path) -> None:
        axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed: make browser")
        page = visit(shipped, viewport={"width": width, "height": 900}, color_scheme=scheme)
        found: dict[str, Any] = axe.Axe().run(page).response
        grave = [each for each in found["violations"] if each["impact"] in ("serious", "critical")]
        assert [(each["id"], each["nodes"][0]["html"]) for each in grave] == []

    def test_on_paper_there_is_all_but_what_can_be_clicked(self, visit: Visit, shipped: Path) -> None:
        page = visit(shipped, "#?verdict=agree")
        page.emulate_media(media="print")
        assert not page.locator("nav").is_visible()
        assert not page.locator("#filter").is_visible()
        assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


class TestWithoutScripts:
    def test_all_is_there_and_nothing_promises_more(self, visit: Visit, shipped: Path) -> None:
        page = visit(shipped, java_script_enabled=False)
        assert page.locator(SHOWN).count() == 69
        assert not page.locator("#filter").is_visible()
        assert page.get_by_role("columnheader").get_by_role("button").count() == 0
        page.locator(f"{SHOWN} .claim a").first.click()
        assert page.locator(".claimpart:target h3").is_visible()

    def test_on_a_phone_too(self, visit: Visit, shipped: Path) -> None:
        page = visit(shipped, java_script_enabled=False, **PHONE)
        assert page.locator(SHOWN).first.is_visible()
