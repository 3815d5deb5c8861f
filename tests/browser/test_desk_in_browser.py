"""The desk as somebody uses it who has never seen TOML: articles are pasted, words selected, facts saved and undone."""

from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from corpora import MINI, write_corpus
from desks import serving
from gallery import CORPUS, DOCS, IS_RENEWING
from mutated_corpora import snapshot
from newsroom import newsroom, tell
from photographs import MOST, difference

from discrepant.corpus.load import load

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Dialog, Locator, Page

PROGRAM = (sys.executable, "-m", "discrepant")
ARTICLES = {
    "herald": """A ferry ran aground off Skell

SKELL, 3 March 2031 (Herald) - The ferry Petrel ran aground on Monday with 212 passengers on board.

The ferry was 94 metres long and was built in 2009. Rescuers brought 180 passengers ashore.
The repair will cost about $4 million, the owner said.
""",
    "courier": """Petrel stranded

SKELL, 3 March 2031 (Courier) - With 221 passengers on board the ferry Petrel ran aground on Monday.

Rescuers brought more than 180 passengers ashore. The ferry was 94 metres long.
The repair will cost at least $5 million.
""",
    "wire": """Stranding at Skell

SKELL, 4 March 2031 (Wire) - The ferry Petrel, built in 2008, ran aground on 3 March 2031.

There were 212 passengers on board. It was a calm night.
""",
}
# source, the words selected, the claim: its key is given where it is told first
ENCODED = [
    ("herald", "212", "ferry.passengers"),
    ("courier", "221", ""),
    ("wire", "212", ""),
    ("herald", "94 metres", "ferry.length"),
    ("courier", "94 metres", ""),
    ("herald", "180", "rescue.ashore"),
    ("courier", "more than 180", ""),
    ("herald", "about $4 million", "repair.cost"),
    ("courier", "at least $5 million", ""),
    ("wire", "2008", "ferry.built"),
]
# where some words of the article are on the screen, or scroll to them
FIND = """([words, isScrolling]) => {
  const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
  let whole = "", nodes = [];
  while (walker.nextNode()) {
    nodes.push([whole.length, walker.currentNode]);
    whole += walker.currentNode.data;
  }
  const start = whole.indexOf(words), end = start + words.length;
  const at = (place, last) => {
    const holds = ([from, node]) => from <= place - last && place - last < from + node.length;
    const [from, node] = nodes.find(holds);
    return [node, place - from];
  };
  const range = document.createRange();
  range.setStart(...at(start, 0));
  range.setEnd(...at(end, 1));
  if (isScrolling) return range.startContainer.parentElement.closest("p").scrollIntoView({ block: "center" });
  const middle = (box) => box.top + box.height / 2, boxes = [...range.getClientRects()];
  return [boxes[0].left, middle(boxes[0]), boxes.at(-1).right, middle(boxes.at(-1))];
}"""
AXE_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


Open = Callable[..., "Page"]


@pytest.fixture
def open_at(browser: Browser) -> Iterator[Open]:
    """Opens an address in a window of its own; in the end no page may have said anything or asked another host."""
    contexts: list[BrowserContext] = []
    said: list[str] = []
    asked: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    def opened(address: str, **settings: Any) -> Page:  # noqa: ANN401  # Playwright's own
        context = browser.new_context(
            **{"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce", **settings}
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", dismiss)
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
    # of an answer that is no 200 the browser itself tells
    assert [each for each in said if not each.startswith(("Failed to load resource", "Access to fetch"))] == []
    assert all(url.startswith(("http://127.0.0.1:", "data:")) for url in asked)


def see(locator: Locator) -> Any:  # noqa: ANN401  # Playwright's own
    """What is expected of a part of the page, waited for; nothing is evaluated in the page, which forbids it."""
    from playwright.sync_api import expect  # noqa: PLC0415  # where it is installed

    return expect(locator)


def at_rest(page: Page) -> None:
    """Wait until the desk has answered all that the page has asked."""
    page.wait_for_load_state("load")  # its scripts have run, and asked what they ask first
    page.wait_for_selector("html:not([data-asking]), html[data-asking='0']", state="attached")


def select(page: Page, words: str) -> None:
    """Select words of the article with the mouse, and wait for all that is told of them."""
    drag(page, words)
    at_rest(page)


def drag(page: Page, words: str) -> None:
    """Select words with the mouse, and wait until they stand in the form."""
    page.evaluate(FIND, [words, True])
    page.wait_for_timeout(200)  # what is scrolled to is laid out only then
    box = page.evaluate(FIND, [words, False])
    left, top, right, bottom = box
    page.mouse.move(left + 1, top)
    page.mouse.down()
    page.mouse.move(right - 1, bottom, steps=4)
    page.mouse.up()
    page.wait_for_selector("#fact:not([hidden])")
    see(page.locator("#says")).not_to_have_value("")


def encode(page: Page, words: str, new: str) -> None:
    """Select, name a claim where there is none yet, save."""
    select(page, words)
    assert words in page.input_value("#says"), page.input_value("#says")
    if new:
        page.click("#new > summary")
        page.fill("#key", new)
        page.fill("#about", f"What is told of {new.replace('.', ' ')}")
    page.click("#fact button[type=submit]")
    page.wait_for_selector("#fact", state="hidden")
    assert page.inner_text("#said").startswith("Saved.")


def test_the_whole_way(open_at: Open, tmp_path: Path) -> None:
    """Three articles are pasted, ten facts encoded; a conflict is seen, acknowledged, and all taken back."""
    root = tmp_path / "desk"
    subprocess.run((*PROGRAM, "init", str(root)), check=True, capture_output=True)
    for path in (*root.glob("facts/*.toml"), *root.glob("seeds/*.txt")):
        path.unlink()
    (root / "facts/claims.toml").write_text("")
    with serving(root) as (_, address):
        page = open_at(address)
        home = page.url
        for name, text in ARTICLES.items():
            page.goto(home)
            page.fill("#name", name)
            page.fill("#publisher", name.title())
            page.fill("#text", text)
            page.click("#new-article button[type=submit]")
            page.wait_for_url(f"**/article/{name}")
        for source, words, new in ENCODED:
            page.goto(f"{home}article/{source}")
            at_rest(page)
            encode(page, words, new)
        corpus = load(root)
        told = {(fact.source.id, fact.said, fact.claim) for fact in corpus.facts}
        named: dict[str, str] = {}
        for source, words, new in ENCODED:
            (claim,) = {claim for by, said, claim in told if by == source and words in said}
            if new:
                named[new] = claim
                assert claim == new
        assert len(corpus.facts) == len(ENCODED)
        passengers = {fact.said for fact in corpus.claims["ferry.passengers"].facts}
        assert passengers == {"212", "221"}

        page.goto(f"{home}questions")
        question = page.locator(".question.conflict", has_text="ferry.passengers")
        before = int(page.inner_text("#questions-open"))
        assert before > 0
        question.get_by_text("Acknowledge").first.click()
        question.locator("input[name=reason]").fill("The Courier has turned two figures.")
        with page.expect_navigation():
            question.get_by_role("button", name="Acknowledge").click()
        see(page.locator("#questions-open")).to_have_text(str(before - 1))
        assert "The Courier has turned two figures." in page.inner_text("main")
        (entry,) = load(root).acknowledged
        assert entry.claim == "ferry.passengers"

        with page.expect_navigation():
            page.click("#undo")
        see(page.locator("#questions-open")).to_have_text(str(before))
        assert load(root).acknowledged == ()
        page.reload()
        assert int(page.inner_text("#questions-open")) == before
        page.goto(f"{home}article/wire")
        assert page.locator("mark[data-state=encoded]").count() >= 2
    check = subprocess.run((*PROGRAM, "check"), cwd=root, capture_output=True, text=True, check=False)
    assert "ferry.passengers" in check.stdout, check.stdout + check.stderr


def test_a_fact_takes_three_actions(open_at: Open, tmp_path: Path) -> None:
    """Select, look at the claim that is chosen, save: nothing has to be typed where a claim is there."""
    both = (tell("north", crowd="30"), {**tell("south", crowd="31")})
    root = newsroom(tmp_path, *both)
    record = root / "facts/south.toml"
    record.write_text(record.read_text().partition("[[fact]]")[0])
    with serving(root) as (_, address):
        page = open_at(address)
        page.goto(f"{page.url}article/south")
        at_rest(page)
        select(page, "31")
        assert page.is_checked("#suggestion-0")
        page.wait_for_selector("#verdicts .conflict")
        assert "30" in page.inner_text("#verdicts")
        page.click("#fact button[type=submit]")
        page.wait_for_selector("#fact", state="hidden")
    assert {fact.said for fact in load(root).claims["crowd"].facts} == {"30", "31"}


def test_by_the_keyboard_alone(open_at: Open, tmp_path: Path) -> None:
    root = newsroom(tmp_path, tell("north", crowd="30"), tell("south", crowd="31"))
    record = root / "facts/south.toml"
    record.write_text(record.read_text().partition("[[fact]]")[0])
    before = snapshot(root)
    with serving(root) as (_, address):
        page = open_at(address)
        page.goto(f"{page.url}article/south")
        at_rest(page)
        page.keyboard.press("j")
        page.keyboard.press("Enter")
        page.wait_for_selector("#fact:not([hidden])")
        see(page.locator("#suggestion-0")).to_be_focused()
        page.keyboard.press("Enter")
        page.wait_for_selector("#fact", state="hidden")
        assert len(load(root).claims["crowd"].facts) == 2
        page.keyboard.press("u")
        see(page.locator("#said")).to_contain_text("Undone")
        assert snapshot(root) == before
        page.keyboard.press("j")
        page.keyboard.press("s")
        page.keyboard.type("Of another day")
        page.keyboard.press("Enter")
        page.wait_for_selector("#skipping", state="hidden")
        assert page.locator("mark[data-state=skipped]").count() == 1
    (skip,) = load(root).sources["south"].skips
    assert skip.because == "Of another day"


def desk_with(text: str, root: Path) -> Path:
    """A corpus in which the south's article goes on with this, and nothing of it is encoded."""
    south = tell("south", crowd="31")
    south["seeds/south.txt"] += text
    south["facts/south.toml"] = south["facts/south.toml"].partition("[[fact]]")[0]
    return newsroom(root, tell("north", crowd="30"), south)


def test_words_that_are_no_mention_are_taken_up_by_the_keyboard(open_at: Open, tmp_path: Path) -> None:
    """They are typed, and found one place after the other; what is encoded has a mark of its own, and says so."""
    root = desk_with("A spokesman said so.\nAnother Spokesman said 31.\n", tmp_path)
    with serving(root) as (_, address):
        page = open_at(address)
        page.goto(f"{page.url}article/south")
        at_rest(page)
        page.focus("#words")
        page.keyboard.type("spokesman")
        page.keyboard.press("Enter")
        page.wait_for_selector("#fact:not([hidden])")
        at_rest(page)
        assert page.input_value("#says") == "spokesman"
        page.focus("#words")
        page.keyboard.press("Enter")
        see(page.locator("#says")).to_have_value("Spokesman")
        assert page.input_value("#quote") == "Another Spokesman said 31."
        see(page.locator("#claim")).to_be_focused()
        page.keyboard.press("Escape")
        page.focus("#words")
        page.keyboard.type("x")
        page.keyboard.press("Enter")
        see(page.locator("#said")).to_contain_text("does not have")
        page.fill("#words", "another  spokesman")
        page.keyboard.press("Enter")
        see(page.locator("#says")).to_have_value("Another Spokesman")
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("n")
        page.fill("#key", "speaker")
        page.fill("#about", "Who said it")
        page.select_option("#kind", "term")
        page.fill("#terms", "spokesperson: Another Spokesman: spokeswoman\n")
        page.click("#fact button[type=submit]")
        page.wait_for_selector("#terms[aria-invalid]")
        assert "one colon" in page.inner_text(".at-field[data-field=terms]")
        page.fill("#terms", "spokesperson: Another Spokesman, spokeswoman\n")
        page.click("#fact button[type=submit]")
        page.wait_for_selector("#fact", state="hidden")
        mark = page.get_by_role("button", name="Another Spokesman, encoded", exact=True)
        see(mark).to_have_count(1)
        see(mark).to_be_focused()
        page.keyboard.press("u")
        see(mark).to_have_count(0)
    assert "speaker" not in load(root).claims


def test_a_selection_is_made_longer_by_keys(open_at: Open, tmp_path: Path) -> None:
    root = desk_with("A spokesman said so.\n", tmp_path)
    with serving(root) as (_, address):
        page = open_at(address)
        page.goto(f"{page.url}article/south")
        at_rest(page)
        select(page, "spokesman")
        page.keyboard.press("Control+Shift+ArrowRight")
        see(page.locator("#says")).to_have_value("spokesman said")


def test_a_selection_by_a_finger_is_taken_up(open_at: Open, tmp_path: Path) -> None:
    """A long touch selects a word, and the browser takes the pointer away; its handles then make the selection longer.

    No browser without a screen selects so: these are the events of one that has, in their order.
    """
    root = desk_with("The spokesman said so.\n", tmp_path)
    with serving(root) as (_, address):
        page = open_at(address, has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844})
        page.goto(f"{page.url}article/south")
        at_rest(page)
        line = page.locator("#text p", has_text="spokesman")
        for event in ("pointerdown", "pointercancel"):
            line.dispatch_event(event, {"pointerType": "touch", "isPrimary": True})
        extend = "(line, [from, to]) => getSelection().setBaseAndExtent(line.firstChild, from, line.firstChild, to)"
        line.evaluate(extend, [4, 13])
        see(page.locator("#says")).to_have_value("spokesman")
        line.evaluate(extend, [0, 13])
        see(page.locator("#says")).to_have_value("The spokesman")


def test_names_of_a_list_are_a_line_each(open_at: Open, tmp_path: Path) -> None:
    root = desk_with("Ada Ash, Bo Birch and Cy Cole came; 31 left.\n", tmp_path)
    with serving(root) as (_, address):
        page = open_at(address)
        page.goto(f"{page.url}article/south")
        at_rest(page)
        select(page, "Ada Ash, Bo Birch")
        page.fill("#says", "Ada Ash\nBo Birch\nCy Cole")
        page.click("#new > summary")
        page.fill("#key", "guests")
        page.fill("#about", "Who came")
        page.select_option("#kind", "roster")
        page.click("#fact button[type=submit]")
        page.wait_for_selector("#fact", state="hidden")
    (fact,) = load(root).claims["guests"].facts
    assert fact.says == ("Ada Ash", "Bo Birch", "Cy Cole")


def test_a_value_that_is_wrong_is_told_at_its_field(open_at: Open, tmp_path: Path) -> None:
    root = newsroom(tmp_path, tell("north", crowd="30"), tell("south", crowd="31"))
    before = snapshot(root)
    with serving(root) as (_, address):
        page = open_at(address)
        page.goto(f"{page.url}article/south")
        at_rest(page)
        select(page, "31")
        page.fill("#quote", "As for crowd: 32 it was")
        page.click("#fact button[type=submit]")
        page.wait_for_selector("#quote[aria-invalid]")
        assert "32" in page.inner_text(".at-field[data-field=quote]")
    assert snapshot(root) == before


def test_an_editor_beside_it_loses_nothing(open_at: Open, tmp_path: Path) -> None:
    root = newsroom(tmp_path, tell("north", crowd="30"), tell("south", crowd="31"))
    record = root / "facts/south.toml"
    record.write_text(record.read_text().partition("[[fact]]")[0])
    with serving(root) as (_, address):
        page = open_at(address)
        page.goto(f"{page.url}article/south")
        at_rest(page)
        select(page, "31")
        record.write_text(record.read_text().replace("What happened", "What has happened"))
        page.click("#fact button[type=submit]")
        page.wait_for_selector("#wrong:not([hidden])")
        assert "What has happened" in page.inner_text("#wrong")
        page.click("#fact button[type=submit]")
        page.wait_for_selector("#fact", state="hidden")
    assert "What has happened" in record.read_text()
    assert len(load(root).claims["crowd"].facts) == 2


def test_when_the_desk_is_killed_the_page_says_so_and_the_records_are_whole(open_at: Open, tmp_path: Path) -> None:
    root = write_corpus(tmp_path, MINI)
    with serving(root) as (started, address):
        page = open_at(address)
        page.goto(f"{page.url}article/north")
        at_rest(page)
        select(page, "30")
        started.send_signal(signal.SIGSTOP)  # so that the save is asked for, and not answered
        page.click("#fact button[type=submit]")
        page.wait_for_selector("html:not([data-asking='0'])", state="attached")
        started.send_signal(signal.SIGKILL)
        started.wait()
        see(page.locator("#said")).to_contain_text("not known whether this was saved")
        assert page.input_value("#says").startswith("30")  # what was written stays on the page
    load(root)


def test_a_desk_that_is_killed_just_after_it_has_written_has_written(open_at: Open, tmp_path: Path) -> None:
    root = write_corpus(tmp_path, MINI)
    record = root / "facts/north.toml"
    before, facts = record.read_text("utf-8"), len(load(root).facts)
    with serving(root) as (started, address):
        page = open_at(address)
        page.goto(f"{page.url}article/north")
        at_rest(page)
        select(page, "30")
        page.evaluate("document.getElementById('fact').requestSubmit()")
        for _ in range(10_000):
            if record.read_text("utf-8") != before:
                break
            page.wait_for_timeout(1)
        started.send_signal(signal.SIGKILL)
        started.wait()
        see(page.locator("#said")).to_have_text(re.compile("^Saved|not known whether"))
    assert len(load(root).facts) == facts + 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(scheme: str, width: int, open_at: Open, tmp_path: Path) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed: make browser")
    root = newsroom(tmp_path, tell("north", crowd="30"), tell("south", crowd="31"))
    with serving(root) as (_, address):
        page = open_at(address, color_scheme=scheme, viewport={"width": width, "height": 844})
        home = page.url
        for place in ("", "article/north", "questions", "proposals"):
            page.goto(home + place)
            at_rest(page)
            if place.startswith("article"):
                select(page, "30")
            found = axe.Axe().run(page, options=AXE_RULES)
            assert found.violations_count == 0, (place, found.generate_report())
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wide <= 0, (place, wide)


def test_places_hold_where_letters_are_wide_or_odd(open_at: Open, tmp_path: Path) -> None:
    """A picture is two units in a browser and one letter in a text; a mark of direction is shown as something else."""
    article = tell("north", crowd="30")
    article["seeds/north.txt"] = (
        "\U0001f600\U0001f600 \u202eodd\r\n" + article["seeds/north.txt"] + "Then \U0001f600 came 77 more.\n"
    )
    root = newsroom(tmp_path, article, tell("south", crowd="31"))
    with serving(root) as (_, address):
        page = open_at(address)
        page.goto(f"{page.url}article/north")
        at_rest(page)
        select(page, "77")
        assert page.input_value("#says") in ("77", "77 more")
        assert page.input_value("#quote").startswith("Then \U0001f600 came 77")


def test_a_text_of_a_hundred_thousand_words_stays_usable(open_at: Open, tmp_path: Path) -> None:
    """It is there before its marks are, and can be selected from; what a reader waits for is printed.

    `benchmarks/desk.py` holds these times to their bounds.
    """
    line = "In the {} year of the survey some people came to the market by the river and bought bread and salt there.\n"
    large, small = ("".join(line.format(number) for number in range(count)) for count in (5_000, 50))
    articles = [tell(name, crowd="30") for name in ("large", "small")]
    articles[0]["seeds/large.txt"] += large
    articles[1]["seeds/small.txt"] += small
    root = newsroom(tmp_path, *articles)
    with serving(root) as (_, address):
        page = open_at(address)
        home, painted = page.url, {}
        for name in ("small", "large"):
            page.goto(f"{home}article/{name}", wait_until="domcontentloaded")
            page.wait_for_selector("#text p")
            page.wait_for_timeout(500)  # it is noted a little after it has happened
            painted[name] = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
        assert page.locator("mark").count() == 0
        drag(page, "30 it was")
        assert page.input_value("#says").startswith("30")
        assert page.locator("#text[data-marks=later]").count() == 1  # so nobody has waited for them
        page.keyboard.press("Escape")
        page.wait_for_selector("#text:not([data-marks]) mark", timeout=120_000)
        began = page.evaluate("performance.now()")
        select(page, "30 it was")
        taken = page.evaluate("performance.now()") - began
        paint = " and ".join(f"{milliseconds:.0f} ms ({name})" for name, milliseconds in painted.items())
        sys.stdout.write(f"first paint {paint}; selected and read in {taken:.0f} ms\n")
        assert page.locator("mark").count() >= 5_000
        assert page.input_value("#says").startswith("30")


def test_the_photograph_of_docs_looks_like_the_page(open_at: Open, browser: Browser, tmp_path: Path) -> None:
    """`make gallery` takes it anew."""
    root = shutil.copytree(CORPUS, tmp_path / "earthquake")
    record = root / "facts/gazette.toml"
    head, *facts = record.read_text("utf-8").split("[[fact]]")
    record.write_text("[[fact]]".join([head, *facts[1:]]), "utf-8")
    with serving(root) as (_, address):
        page = open_at(address, viewport={"width": 1200, "height": 900})
        page.goto(f"{page.url}article/gazette")
        at_rest(page)
        select(page, "At least 157")
        page.wait_for_selector("#verdicts .verdict")
        page.mouse.move(5, 5)
        taken = page.screenshot()
    if IS_RENEWING:
        (DOCS / "desk.png").write_bytes(taken)
    assert difference(browser, taken, (DOCS / "desk.png").read_bytes()) < MOST, "make gallery"


HOSTILE = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "\u2019 onmouseover=\u2019alert(1)",
    "{{ 7 * 7 }}",
    "{% raw %}",
    "javascript:alert(1)",
    "<!-- <b>",
    "]]>",
    "&lt;img src=x onerror=alert(1)&gt;",
    "\u202e<b>alert(1)</b>",
    "\u2028alert(1)",
    "<iframe src=//desk.example></iframe>",
]


def test_what_texts_and_records_hold_does_nothing(open_at: Open, tmp_path: Path) -> None:
    """Each payload stands in a text, a headline, a note and a claim; no page runs it, asks for it, or has a dialog."""
    articles = []
    for number, payload in enumerate(HOSTILE):
        article = tell(f"a{number}", crowd={"says": "30", "note": payload})
        article[f"seeds/a{number}.txt"] += f"{payload} and 77 more {payload}\n"
        record = article[f"facts/a{number}.toml"]
        article[f"facts/a{number}.toml"] = record.replace('"What happened"', json.dumps(payload))
        articles.append(article)
    root = newsroom(tmp_path, *articles)
    claims = root / "facts/claims.toml"
    claims.write_text(claims.read_text().replace('"How many came"', json.dumps("; ".join(HOSTILE))), "utf-8")
    with serving(root) as (_, address):
        page = open_at(address)
        home = page.url
        for place in ("", "questions", "proposals", "report"):
            page.goto(home + place)
            at_rest(page)
        for number in range(len(HOSTILE)):
            page.goto(f"{home}article/a{number}")
            at_rest(page)
            select(page, "77")
            assert page.input_value("#says") in ("77", "77 more")
            assert page.locator("#text script, #text img, #text iframe, #text svg, #text b").count() == 0


class Stranger(BaseHTTPRequestHandler):
    """A page of somebody else on this machine: a browser sends it the same cookies as the desk."""

    def do_GET(self) -> None:
        """The page; what was sent with the request is kept."""
        self.server.cookies.append(self.headers.get("Cookie", ""))  # type: ignore[attr-defined]
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><link rel=icon href=data:,><p>A page of somebody else")

    def log_message(self, *_: object) -> None:
        """Nothing is printed."""


def test_a_page_of_another_origin_writes_nothing(open_at: Open, tmp_path: Path) -> None:
    """Neither one of a foreign host nor one of this machine, whose requests come with the desk's cookie."""
    root = newsroom(tmp_path / "desk", tell("north", crowd="30"), tell("south", crowd="31"))
    before = snapshot(root)
    stranger = HTTPServer(("127.0.0.1", 0), Stranger)
    stranger.cookies = []  # type: ignore[attr-defined]
    threading.Thread(target=stranger.serve_forever, daemon=True).start()
    with serving(root) as (_, address):
        page = open_at(address)
        home = page.url
        for place in ("data:text/html,<p>a page of somebody else", f"http://127.0.0.1:{stranger.server_port}/"):
            page.goto(place)
            asked = json.dumps({"source": "north", "seen": {}, "words": "30", "reason": "x"})
            for kind in ("application/json", "text/plain"):
                outcome = page.evaluate(
                    """([address, body, kind]) => fetch(address, {
                      method: "POST", body, mode: kind === "text/plain" ? "no-cors" : "cors", credentials: "include",
                      headers: {"Content-Type": kind},
                    }).then((answer) => answer.status, () => "refused")""",
                    [f"{home}api/skip", asked, kind],
                )
                assert outcome in ("refused", 0, 403, 415)
    assert any(cookie.startswith("discrepant-") for cookie in stranger.cookies)  # type: ignore[attr-defined]
    stranger.shutdown()
    stranger.server_close()
    assert snapshot(root) == before
