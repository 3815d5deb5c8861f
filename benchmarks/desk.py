"""How soon the desk answers: a text of 100,000 words in a browser, and a save in a corpus of 2,000 facts.

It needs Chromium and the extras browser and desk: python benchmarks/desk.py

The page is timed by the browser's clock, median of five; the server by processor time, median of five.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
import tomllib
from pathlib import Path

from generate import generate
from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from desks import serving
from newsroom import newsroom, tell

from discrepant.server.app import Desk
from discrepant.server.asked import Query
from discrepant.server.board import Board
from discrepant.server.saving import with_new_fact

BARS = {"first paint": 1000, "a selection": 100, "the questions after a save": 300}  # milliseconds
ROUNDS = 5
LINE = "In the {} year of the survey some people came to the market by the river and bought bread and salt there.\n"
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")
FIRST_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
# from the moment at which words are selected until the form shows what they are read as
TAKE = """(number) => new Promise((done) => {
  const text = document.querySelectorAll("#text p")[number].querySelector("mark").firstChild;
  const shown = document.getElementById("read");
  shown.textContent = "";
  const began = performance.now();
  new MutationObserver((_, observer) => {
    if (!shown.textContent) return;
    observer.disconnect();
    done(performance.now() - began);
  }).observe(shown, { childList: true });
  text.parentElement.click();
})"""


def browser(root: Path) -> dict[str, float]:
    """First paint and selections of a text of 100,000 words, in milliseconds."""
    large = tell("large", crowd="30")
    large["seeds/large.txt"] += "".join(map(LINE.format, range(5_000)))
    newsroom(root, large)
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    with serving(root) as (_, address), sync_playwright() as playwright:
        page = playwright.chromium.launch(executable_path=program, args=FLAGS).new_page()
        page.goto(address)
        place = f"{page.url}article/large"
        small = statistics.median(_painted(page, page.url) for _ in range(ROUNDS))
        painted = statistics.median(_painted(page, place) for _ in range(ROUNDS))
        page.wait_for_selector("#text:not([data-marks]) mark", timeout=120_000)
        first, *taken = (page.evaluate(TAKE, number) for number in range(2, 4_000, 700))
    print(f"first paint of the list of articles: {small:.0f} ms")
    return {"first paint": painted, "the first selection": first, "a selection": statistics.median(taken)}


def _painted(page: Page, place: str) -> float:
    page.goto(place)
    while (painted := page.evaluate(FIRST_PAINT)) is None:  # the page forbids to wait by evaluating in it
        page.wait_for_timeout(50)
    return float(painted)


def server(root: Path) -> dict[str, float]:
    """A save in a corpus of 2,000 facts and the questions after it, in milliseconds of the processor."""
    print(f"{generate(root, 500)} facts")
    desk = Desk.at(Board(root))
    desk.report(desk.board.now())
    record = tomllib.loads(min((root / "facts").glob("s*.toml")).read_text("utf-8"))
    told = {**{key: record["fact"][5][key] for key in ("claim", "says", "quote")}, "note": "once more"}
    asked = Query.of({"source": record["source"]["id"], "fact": told})
    saved, questions = [], []
    for _ in range(ROUNDS):
        now = desk.board.now()
        began = time.process_time()
        now = desk.saver.save(with_new_fact(now, asked), now.seen)
        written = time.process_time()
        desk.report(now)
        saved.append(1000 * (written - began))
        questions.append(1000 * (time.process_time() - written))
        desk.report(desk.saver.undo(now.seen)[1])
    return {"a save": statistics.median(saved), "the questions after a save": statistics.median(questions)}


def main() -> None:
    """Print the figures, each beside its bar."""
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        figures = {**browser(Path(one)), **server(Path(other))}
    for name, milliseconds in figures.items():
        bar = f" (bar {BARS[name]} ms)" if name in BARS else ""
        print(f"{name}: {milliseconds:.0f} ms{bar}")
    if any(figures[name] > bar for name, bar in BARS.items()):
        sys.exit("above its bar")


if __name__ == "__main__":
    main()
