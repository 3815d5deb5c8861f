"""How large the page on 5,000 questions is, and how soon a browser shows, filters and sorts it.

It needs Chromium and the `browser` extra: python benchmarks/page_in_browser.py
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import attrs
from generate import generate
from playwright.sync_api import sync_playwright

from discrepant.corpus.load import load
from discrepant.report.html.page import render
from discrepant.report.model import Report
from discrepant.report.records import Records

CLAIMS = 5000
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")
# until what was changed is on the screen
PAINTED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
# when the head was first painted, and in which frame the list could be filtered
READY = """
new PerformanceObserver(list => { window.painted = list.getEntries()[0].startTime; }).observe({ type: "paint" });
(function look() {
  const form = document.getElementById("filter");
  if (form && !form.hidden) window.ready = performance.now();
  else requestAnimationFrame(look);
})();
"""
CHANGE = """([id, value]) => {
  const field = document.getElementById(id);
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}"""


def _page(folder: Path) -> Path:
    facts = generate(folder, CLAIMS)
    run = [sys.executable, "-m", "pytest", "checks/", "-q", "-p", "no:hypothesispytest", "-p", "no:benchmark"]
    subprocess.run(run, cwd=folder, capture_output=True, check=False)
    found = Report.from_json((folder / "reports/discrepancies.json").read_bytes())
    report = attrs.evolve(found, records=Records.of(load(folder)))
    texts = {article.text: (folder / article.text).read_text("utf-8") for article in report.records.sources}
    start = time.perf_counter()
    page = render(report, texts)
    spent = time.perf_counter() - start
    size = len(page.encode()) / 1e6
    print(f"{len(report.questions)} questions, {facts} facts: {size:.1f} MB, rendered in {spent:.1f} s")
    path = folder / "page.html"
    path.write_text(page, "utf-8")
    return path


def main() -> None:
    with tempfile.TemporaryDirectory() as name, sync_playwright() as started:
        path = _page(Path(name))
        browser = started.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for _ in range(3):
            page = browser.new_page(viewport={"width": 1200, "height": 900})
            start = time.perf_counter()
            page.add_init_script(READY)
            page.goto(path.as_uri())
            spent = [*page.evaluate("[painted / 1000, ready / 1000]"), time.perf_counter() - start]
            for field in (("by-words", "minister 7"), ("by-words", ""), ("by-order", "about")):
                start = time.perf_counter()
                page.evaluate(CHANGE, field)
                page.evaluate(PAINTED)
                spent.append(time.perf_counter() - start)
            page.close()
            names = ("shown", "ready to filter", "whole", "filter", "show all", "sort")
            print(", ".join(f"{what} {seconds:.2f} s" for what, seconds in zip(names, spent, strict=True)))
        browser.close()


if __name__ == "__main__":
    main()
