"""Records and texts from strangers: whatever they hold, nothing of it runs, loads or becomes a link that does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import pytest
from made_reports import article, finding, report, side, told
from newsroom import newsroom

from discrepant.compare.finding import NotCompared, Noted
from discrepant.compare.verdict import Verdict
from discrepant.printable import printable
from discrepant.report.html.page import render
from discrepant.report.html.pictures import drawn
from discrepant.report.model import CheckRun, Covered, Report, Uncovered
from discrepant.report.records import ClaimShown, Records

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Visit = Callable[..., Page]

HOSTILE = (
    "<script>alert(1)</script>",
    "</style><script>alert(2)</script>",
    "</script><script>alert(3)</script>",
    "<img src=x onerror=alert(4)>",
    '" onmouseover="alert(5)" autofocus onfocus="alert(6)',
    "' onclick='alert(7)",
    "javascript:alert(8)",
    "</title></svg></textarea><svg onload=alert(9)>",
    "<!--",
    "]]><script>alert(10)</script>",
    "{{ 7 * 7 }}{% raw %}",
    "<base href=//x><meta http-equiv=refresh content=0;url=//x>",
    "\udc80\udcff\x00\x1b[2J\u202e\u2066",
    "&lt;script&gt;alert(11)&lt;/script&gt;",
)


def hostile(words: str) -> Report:
    """A report with these words in every place that may hold any."""
    facts = [
        told(source, words, words, id=f"{source}/{words}", reads=words, speaker=words, via=words, as_of=words)
        for source in ("north", words)
    ]
    sides = tuple(attrs.evolve(side(fact), core=(n, n), support=(n, None)) for n, fact in enumerate(facts, start=1))
    found = finding(
        Verdict.CONFLICT,
        *sides,
        claim=words,
        about=words,
        check=words,
        summary=words,
        acknowledged=Noted(reason=words, by=words, until=words),
    )
    left = (Uncovered(kind=words, words=words, line=1, span=(0, 3)),)
    keys = {"publisher": words, "headline": words, "dated_by": words, "note": words, "url": words}
    return report(
        found,
        attrs.evolve(found, verdict=Verdict.EXPLAINED, acknowledged=None),
        checks={words: CheckRun(because=words)},
        not_compared=(NotCompared(claim=words, because=words, facts=(words,)),),
        uncorroborated=(words, "alone"),
        coverage=(Covered(source=words, text="seeds/x.txt", mentions=1, covered=0, uncovered=left),),
        records=Records(
            sources=(article("north"), article(words, text="seeds/x.txt", **keys, published=words, language=words)),
            claims=(
                ClaimShown(key=words, about=words, kind=words, nature=words, unit=words, facts=(told("north", words),)),
                ClaimShown(
                    key="alone", about=words, kind="quotation", nature=words, facts=(told(words, words, words),)
                ),
            ),
        ),
    )


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_runs(words: str, visit: Visit, tmp_path: Path) -> None:
    """The pages' listeners fail the test if anything is said, asked for, or refused by the page's own policy."""
    path = tmp_path / "page.html"
    text = f"it was {words}\n{words}\n"
    path.write_text(render(hostile(words), {"seeds/x.txt": text, "seeds/north.txt": text}), "utf-8")
    page = visit(path)
    page.get_by_role("searchbox").fill(printable(words))
    page.locator("#filter summary").click()
    page.get_by_label("In order of").select_option("about")
    page.get_by_role("button", name="Show all").click()
    for link in page.locator("main a:visible").all()[:8]:
        link.hover(force=True)
    page.locator("#list a:visible").first.click()
    for button in page.locator(".copies button:visible").all():
        button.click()
    for part in page.get_by_role("navigation").get_by_role("link").all():
        part.click()
    links = page.eval_on_selector_all("[href]", "all => all.map(each => each.getAttribute('href'))")
    assert all(link.startswith("#") for link in links)
    names = page.evaluate("[...document.querySelectorAll('*')].flatMap(each => each.getAttributeNames())")
    assert not [name for name in names if name.startswith("on") or name in ("src", "style")]
    assert page.locator("script").count() == 1
    page.wait_for_timeout(50)


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_runs_in_a_picture(words: str, visit: Visit, tmp_path: Path) -> None:
    for n, picture in enumerate(drawn(hostile(words)).values()):
        path = tmp_path / f"{n}.html"
        path.write_text(picture, "utf-8")
        visit(path)
        svg = path.rename(path.with_suffix(".svg"))
        assert svg.read_text("utf-8").count("<script") == 0


def test_nor_does_it_by_way_of_the_checks(visit: Visit, tmp_path: Path) -> None:
    """From records on the disk to the page that `pytest checks/` writes."""
    words = "".join(each for each in HOSTILE if each.isascii() and each.isprintable() and "'" not in each)
    source = {
        name: f"""[source]
id = "{name}"
publisher = '{words}'
headline = '{words}'
published = "2022-11-06"
text = "seeds/{name}.txt"
sha256 = "@sha256@"

[[fact]]
claim = "crowd"
says = "{count}"
quote = '{words} {count} came'
speaker = '{words}'
"""
        for name, count in (("north", 30), ("south", 31))
    }
    texts = {f"seeds/{name}.txt": f"{words} {count} came.\n" for name, count in (("north", 30), ("south", 31))}
    newsroom(tmp_path, {f"facts/{name}.toml": toml for name, toml in source.items()} | texts)
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    run = [sys.executable, "-m", "pytest", "checks/", "-q", "-p", "no:hypothesispytest"]
    done = subprocess.run(run, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "Read more in reports/discrepancies.html" in done.stdout
    page = visit(tmp_path / "reports/discrepancies.html")
    shown = page.locator(".text").first.text_content() or ""
    assert shown.strip() == f"1{words} 30 came."
