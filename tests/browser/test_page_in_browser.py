"""The page as an editor meets it: choosing, filtering, copying, links, themes, phones, paper, and without scripts."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Visit = Callable[..., Page]

SHOWN = "#list .group[open]:not([hidden]) li:not([hidden])"
CHOSEN = ".pane > .chosen"
PHONE = {"viewport": {"width": 390, "height": 844}}
PARTS = ("questions", "sources", "claims", "matrix", "checked")
AID, KIRBY = "claim-aid.us-military.total", "claim-kirby.post"


def claims(page: Page) -> list[str]:
    """The keys of the questions that are seen in the list."""
    found: list[str] = page.eval_on_selector_all(f"{SHOWN} > a", "all => all.map(each => each.hash.slice(7))")
    return found


def verdicts(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all(SHOWN, "rows => rows.map(row => row.className)")
    return found


def chosen(page: Page) -> str:
    """The id of the question in the pane."""
    ids: list[str] = page.eval_on_selector_all(
        ".pane > article", "a => a.filter(e => e.checkVisibility()).map(e => e.id)"
    )
    (found,) = ids
    return found


def ask(page: Page, label: str, value: str) -> None:
    """Choose something in one of the filters, which are folded away at first."""
    details = page.locator("#filter details")
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    page.get_by_label(label, exact=True).select_option(value)


def fragment(page: Page) -> str:
    found: str = page.evaluate("location.hash")
    return found


def top_of_whole(page: Page, selector: str) -> float:
    """The same where no scripts run."""
    box = page.locator(selector).bounding_box()
    assert box is not None
    return box["y"]


def top_of(page: Page, selector: str) -> float:
    """How far below the window's upper edge an element begins, once the page has come to rest."""
    page.wait_for_function(
        "() => { const at = scrollY; return new Promise(r => setTimeout(() => r(at === scrollY), 150)); }"
    )
    return top_of_whole(page, selector)


class TestList:
    def test_what_is_to_be_asked_stands_first_and_the_rest_is_folded(self, visit: Visit, asking: Path) -> None:
        page = visit(asking)
        heads = page.locator(".group > summary h3").all_inner_texts()
        assert [head.rstrip(" 0123456789") for head in heads] == ["To ask", "Explained", "Agree", "In the records"]
        assert set(verdicts(page)) <= {"conflict", "strained"}
        assert chosen(page) == f"claim-{claims(page)[0]}"

    def test_where_nothing_is_left_to_ask_that_is_said(self, visit: Visit, shipped: Path) -> None:
        """A wide window shows what was acknowledged; on a phone that would push the question out of sight."""
        page = visit(shipped)
        assert page.get_by_text("Nothing is left to ask").is_visible()
        assert set(verdicts(page)) <= {"conflict", "strained"}
        assert chosen(page) == f"claim-{claims(page)[0]}"
        assert claims(visit(shipped, **PHONE)) == []

    def test_a_row_tells_who_says_what_on_which_day(self, visit: Visit, asking: Path) -> None:
        row = visit(asking).locator(f"{SHOWN}:has([href='#{KIRBY}'])").inner_text()
        for words in ("dpa", "24–25 Oct 2022", "communications director", "Financial Times", "spokesperson"):
            assert words in row
        assert "with The New York Times" in row

    def test_the_head_leads_to_a_group_and_unfolds_it(self, visit: Visit, shipped: Path) -> None:
        page = visit(shipped)
        page.locator(".masthead .explained a").click()
        assert page.locator("#explained").get_attribute("open") is not None
        assert 0 <= top_of(page, "#explained") < 500

    def test_the_arrow_keys_go_through_it(self, visit: Visit, shipped: Path) -> None:
        page = visit(shipped)
        keys = claims(page)
        page.locator(f"{SHOWN} > a").first.focus()
        page.keyboard.press("ArrowDown")
        assert fragment(page) == f"#claim-{keys[1]}"
        assert chosen(page) == f"claim-{keys[1]}"
        assert page.evaluate("document.activeElement.getAttribute('aria-current')") == "true"
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowUp")
        assert chosen(page) == f"claim-{keys[0]}"

    def test_enter_leads_into_the_pane_and_escape_back(self, visit: Visit, shipped: Path) -> None:
        page = visit(shipped)
        page.locator(f"{SHOWN} > a").nth(1).focus()
        page.keyboard.press("Enter")
        page.wait_for_function("document.activeElement.id === 'pane'")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent").startswith("Copy ")
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.hash") == f"#{chosen(page)}"

    def test_the_keyboard_finds_its_way_past_the_head(self, visit: Visit, shipped: Path) -> None:
        page = visit(shipped)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the questions"


class TestSorting:
    def test_by_the_question(self, visit: Visit, shipped: Path) -> None:
        page = visit(shipped)
        first = claims(page)
        ask(page, "In order of", "about")
        asked = page.locator("#acknowledged li > a").all_inner_texts()
        assert asked == sorted(asked, key=str.lower)
        assert fragment(page) == "#?sort=about"
        page.get_by_role("button", name="Show all").click()
        assert claims(page) == first

    def test_by_the_gap_the_widest_first_and_what_has_none_last(self, visit: Visit, shipped: Path) -> None:
        page = visit(shipped, "#?sort=gap&verdict=explained")
        gaps = page.eval_on_selector_all("#explained li", "rows => rows.map(row => Number(row.dataset.gap ?? -1))")
        assert gaps == sorted(gaps, reverse=True)
        assert gaps[-1] == -1


class TestFiltering:
    def test_by_verdict_kind_source_and_words(self, visit: Visit, shipped: Path) -> None:
        page = visit(shipped)
        ask(page, "Verdict", "explained")
        assert set(verdicts(page)) == {"explained"}
        ask(page, "Kind", "date")
        assert set(claims(page)) == {"election.day", "invasion.start", "mccarthy.spoke"}
        ask(page, "Source", "antiwar")
        assert claims(page) == ["invasion.start"]
        ask(page, "and source", "nyt")
        assert claims(page) == ["invasion.start"]
        page.get_by_role("button", name="Show all").click()
        page.get_by_role("searchbox").fill("SPOKESPERSON  dpa")
        assert "kirby.post" in claims(page)
        assert page.get_by_role("status").first.inner_text().endswith("in the list")
        assert fragment(page) == "#?words=SPOKESPERSON++dpa"

    def test_words_of_every_side_are_found_and_not_those_in_the_row_alone(self, visit: Visit, shipped: Path) -> None:
        """Tajani's grids are the third answer to it."""
        page = visit(shipped, "#?words=powerfulness+grids")
        assert claims(page) == ["russia.attacks.target"]
        assert "powerfulness" not in page.locator(SHOWN).inner_text()

    def test_what_is_not_to_be_asked_can_be_hidden(self, visit: Visit, asking: Path) -> None:
        page = visit(asking)
        page.get_by_label("only what is to ask").check()
        assert page.locator("#list .group:not([hidden])").count() == 1
        assert page.locator("#ask").is_visible()

    def test_the_address_brings_the_same_view_to_somebody_else(self, visit: Visit, shipped: Path) -> None:
        page = visit(shipped)
        ask(page, "Kind", "term")
        ask(page, "In order of", "sources")
        other = visit(shipped, fragment(page))
        assert claims(other) == claims(page)
        assert other.get_by_label("Kind").input_value() == "term"

    def test_an_address_that_asks_for_nonsense_shows_all(self, visit: Visit, shipped: Path) -> None:
        page = visit(shipped, "#?verdict=%3Cscript%3E&sort=__proto__&kind=&more=1")
        assert claims(page) == claims(visit(shipped))

    def test_nothing_found_is_said(self, visit: Visit, shipped: Path) -> None:
        page = visit(shipped, "#?words=xyzzy")
        assert page.get_by_role("status").first.inner_text().startswith("0 of ")
        assert claims(page) == []


class TestParts:
    @pytest.mark.parametrize(
        ("name", "part"),
        [("Articles", "sources"), ("Claims", "claims"), ("Matrix", "matrix"), ("Checked", "checked")],
    )
    def test_one_is_shown_at_a_time(self, name: str, part: str, visit: Visit, shipped: Path) -> None:
        page = visit(shipped)
        sections = "all => all.filter(each => each.checkVisibility()).map(each => each.id)"
        assert page.eval_on_selector_all("main > section", sections) == ["questions"]
        page.get_by_role("navigation").get_by_role("link", name=name).click()
        assert page.eval_on_selector_all("main > section", sections) == [part]
        assert page.locator("nav [aria-current]").inner_text() == name
        page.go_back()
        assert page.eval_on_selector_all("main > section", sections) == ["questions"]

    @pytest.mark.parametrize(("size", "most"), [((1440, 900), 3), ((390, 844), 8)])
    def test_no_more_is_to_be_scrolled_than_can_be_read(
        self, size: tuple[int, int], most: int, visit: Visit, shipped: Path, asking: Path
    ) -> None:
        for path in (shipped, asking):
            page = visit(path, viewport={"width": size[0], "height": size[1]})
            assert page.evaluate("document.documentElement.scrollHeight / innerHeight") <= most

    def test_nothing_glides_over_long_ways(self, visit: Visit, shipped: Path) -> None:
        page = visit(shipped, reduced_motion="no-preference")
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


class TestLinks:
    def test_a_mark_in_an_article_opens_its_claim_and_back_returns_to_it(self, visit: Visit, shipped: Path) -> None:
        page = visit(shipped, "#source-reuters")
        mark = "#source-reuters .mark[title*='US military aid to Ukraine since']"
        page.locator(mark).click()
        assert fragment(page) == f"#{AID}"
        assert chosen(page) == AID
        assert 0 <= top_of(page, CHOSEN) < 400
        page.go_back()
        assert 0 <= top_of(page, mark) < 900

    def test_a_claim_leads_to_its_words_in_the_article(self, visit: Visit, shipped: Path) -> None:
        page = visit(shipped, f"#{AID}")
        page.locator(CHOSEN).get_by_role("link", name="line 62").click()
        assert page.locator(".mark:target").inner_text() == "astir $20 cardinal"
        assert 0 <= top_of(page, ".mark:target") < 900

    def test_back_from_a_claim_returns_to_the_view_that_was_asked_for(self, visit: Visit, shipped: Path) -> None:
        page = visit(shipped, "#?kind=date")
        before = claims(page)
        page.locator(f"{SHOWN} > a").nth(1).click()
        assert fragment(page).startswith("#claim-")
        assert claims(page) == before
        page.go_back()
        assert fragment(page) == "#?kind=date"
        assert claims(page) == before

    def test_a_claim_that_one_source_tells_is_shown_where_it_stands(self, visit: Visit, shipped: Path) -> None:
        page = visit(shipped, "#source-ft")
        page.locator("#source-ft a.mark.alone").first.click()
        assert page.locator(".once li:target").is_visible()
        assert 0 <= top_of(page, ".once li:target") < 900

    def test_a_cell_of_the_matrix_leads_to_the_questions_of_its_pair(self, visit: Visit, shipped: Path) -> None:
        page = visit(shipped, "#matrix")
        page.locator(".matrix a[href='#pair-dpa/ft']").click()
        pair = page.locator(".pair:target")
        assert pair.get_by_role("heading").inner_text().startswith("dpa and Financial Times")
        pair.get_by_role("link", name="in the list").click()
        assert "kirby.post" in claims(page)
        assert page.get_by_label("and source").input_value() == "ft"

    def test_on_a_phone_a_choice_leads_to_the_question_below_the_list(self, visit: Visit, asking: Path) -> None:
        page = visit(asking, **PHONE)
        for _ in range(2):  # the second time nothing changes in the address
            page.locator(f"{SHOWN} > [href='#{KIRBY}']").click()
            assert chosen(page) == KIRBY
            assert 0 <= top_of(page, CHOSEN) < 150
            page.evaluate("scrollTo(0, 0)")


class TestCopying:
    @pytest.fixture
    def copied(self, visit: Visit, asking: Path) -> Callable[[str, str], str]:
        """What is in the clipboard after a button of a claim was pressed."""

        def press(claim: str, button: str) -> str:
            page = visit(asking, f"#{claim}", permissions=["clipboard-read", "clipboard-write"])
            page.locator(CHOSEN).get_by_role("button", name=button).click()
            page.locator(f"{CHOSEN} .copies").get_by_text("Copied: ").wait_for()
            words: str = page.evaluate("navigator.clipboard.readText()")
            return words

        return press

    def test_both_quotes_with_who_and_when(self, copied: Callable[[str, str], str]) -> None:
        words = copied(AID, "Copy both quotes")
        assert "Reuters, 6 November 2022 paraphrased:\n“The new aid brought the amount" in words
        assert "(read as “about $20 billion”)" in words

    def test_the_question_to_the_publishers(self, copied: Callable[[str, str], str]) -> None:
        words = copied(KIRBY, "Copy the question to the publishers")
        assert words.startswith("On: John Kirby's post at the National Security Council\n\nDear colleagues,")
        assert "communications director" in words
        assert "spokesperson" in words

    def test_the_acknowledgement(self, copied: Callable[[str, str], str]) -> None:
        (entry,) = tomllib.loads(copied(KIRBY, "Copy the acknowledgement"))["acknowledged"]
        assert entry["claim"] == "kirby.post"
        assert set(entry["between"]) == {"dpa", "ft", "nyt"}
        assert set(entry["over"]) == {"communications director", "spokesperson"}

    def test_where_the_clipboard_is_shut_the_words_are_selected(self, visit: Visit, asking: Path) -> None:
        page = visit(asking, f"#{KIRBY}")
        page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
        page.locator(CHOSEN).get_by_role("button", name="Copy the acknowledgement").click()
        page.get_by_text("Selected: copy it with the keyboard.").wait_for()
        assert page.evaluate("getSelection().toString()").startswith("[[acknowledged]]")


class TestLooks:
    @pytest.mark.parametrize("part", PARTS)
    @pytest.mark.parametrize("width", [360, 768, 1600])
    def test_nothing_scrolls_sideways(self, width: int, part: str, visit: Visit, shipped: Path) -> None:
        page = visit(shipped, f"#{part}", viewport={"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") == width

    def test_dark_where_the_reader_prefers_it(self, visit: Visit, shipped: Path) -> None:
        paper = "getComputedStyle(document.body).backgroundColor"
        bars = "getComputedStyle(document.querySelector('.chosen .core')).fill"
        light, dark = (visit(shipped, f"#{AID}", color_scheme=scheme) for scheme in ("light", "dark"))
        assert light.evaluate(paper) == "rgb(255, 254, 251)"
        assert dark.evaluate(paper) == "rgb(23, 22, 20)"
        assert light.evaluate(bars) != dark.evaluate(bars)

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    @pytest.mark.parametrize("width", [360, 1600])
    def test_axe_finds_nothing_serious(self, width: int, scheme: str, visit: Visit, shipped: Path) -> None:
        axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed: make browser")
        for part in PARTS:
            page = visit(shipped, f"#{part}", viewport={"width": width, "height": 900}, color_scheme=scheme)
            page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
            found: dict[str, Any] = axe.Axe().run(page).response
            grave = [each for each in found["violations"] if each["impact"] in ("serious", "critical")]
            assert [(part, each["id"], each["nodes"][0]["html"]) for each in grave] == []

    def test_on_paper_there_is_all_but_what_can_be_clicked(self, visit: Visit, shipped: Path) -> None:
        page = visit(shipped, "#?verdict=agree")
        page.emulate_media(media="print")
        assert not page.locator("nav").is_visible()
        assert not page.locator("#filter").is_visible()
        assert page.locator(".pane > article:visible").count() == page.locator(".pane > article").count()
        assert page.locator("#sources .text").first.is_visible()
        assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


class TestWithoutScripts:
    def test_all_is_there_and_nothing_promises_more(self, visit: Visit, shipped: Path) -> None:
        page = visit(shipped, java_script_enabled=False)
        for part in PARTS:
            assert page.locator(f"#{part}").is_visible()
        assert page.locator(".pane > article:visible").count() == page.locator(".group li").count()
        assert not page.locator("#filter").is_visible()
        assert page.get_by_role("button").count() == 0
        page.locator("#explained > summary").click()
        page.locator("#explained li > a").first.click()
        assert page.locator(".pane > :target h3").is_visible()
        assert 0 <= top_of_whole(page, ".pane > :target") < 200

    def test_a_letter_and_an_entry_can_be_read_and_copied_by_hand(self, visit: Visit, asking: Path) -> None:
        page = visit(asking, f"#{KIRBY}", java_script_enabled=False)
        texts = page.locator(f"[id='{KIRBY}'] .texts")
        texts.locator("summary").click()
        assert texts.locator("pre").last.inner_text().startswith("[[acknowledged]]")

    def test_on_a_phone_too(self, visit: Visit, asking: Path) -> None:
        page = visit(asking, java_script_enabled=False, **PHONE)
        assert page.locator(SHOWN).first.is_visible()
        assert page.locator(f"[id='{AID}']").is_visible()
