"""The desk as somebody uses it who has never seen TOML: articles are pasted, words selected, facts saved and undone."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
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


def select(page: Page, words: str) -> None:
    """Select words of the article with the mouse."""
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
    page.wait_for_load_state("networkidle")


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
            page.wait_for_load_state("networkidle")
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
        question.get_by_role("button", name="Acknowledge").click()
        see(page.locator("#questions-open")).to_have_text(str(before - 1))
        assert "The Courier has turned two figures." in page.inner_text("main")
        (entry,) = load(root).acknowledged
        assert entry.claim == "ferry.passengers"

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
        page.wait_for_load_state("networkidle")
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
        page.wait_for_load_state("networkidle")
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


def test_a_value_that_is_wrong_is_told_at_its_field(open_at: Open, tmp_path: Path) -> None:
    root = newsroom(tmp_path, tell("north", crowd="30"), tell("south", crowd="31"))
    before = snapshot(root)
    with serving(root) as (_, address):
        page = open_at(address)
        page.goto(f"{page.url}article/south")
        page.wait_for_load_state("networkidle")
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
        page.wait_for_load_state("networkidle")
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
        page.wait_for_load_state("networkidle")
        select(page, "30")
        page.evaluate("document.getElementById('fact').requestSubmit()")
        started.send_signal(signal.SIGKILL)
        started.wait()
        see(page.locator("#said")).not_to_be_empty()
        assert page.inner_text("#said") != "Nothing was saved."  # for nobody can tell
    load(root)


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
            page.wait_for_load_state("networkidle")
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
        page.wait_for_load_state("networkidle")
        select(page, "77")
        assert page.input_value("#says") in ("77", "77 more")
        assert page.input_value("#quote").startswith("Then \U0001f600 came 77")


def test_a_text_of_a_hundred_thousand_words_stays_usable(open_at: Open, tmp_path: Path) -> None:
    """What a reader waits for is printed, and held against a text of a thousand words in the same window."""
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
        page.wait_for_load_state("networkidle")
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
            page.wait_for_load_state("networkidle")
        for number in range(len(HOSTILE)):
            page.goto(f"{home}article/a{number}")
            page.wait_for_load_state("networkidle")
            select(page, "77")
            assert page.input_value("#says") in ("77", "77 more")
            assert page.locator("#text script, #text img, #text iframe, #text svg, #text b").count() == 0


def test_a_page_of_another_origin_writes_nothing(open_at: Open, tmp_path: Path) -> None:
    root = newsroom(tmp_path / "desk", tell("north", crowd="30"), tell("south", crowd="31"))
    before = snapshot(root)
    with serving(root) as (_, address):
        page = open_at(address)
        home = page.url
        page.goto("data:text/html,<p>a page of somebody else")
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
    assert snapshot(root) == before
