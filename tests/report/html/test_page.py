"""The page: all that the report has is on it, nothing in it can become more than text, and its links lead somewhere."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import attrs
from hypothesis import HealthCheck, given, settings
from made_reports import differing, report, reports

from discrepant.compare.finding import Noted
from discrepant.corpus.load import load
from discrepant.printable import printable
from discrepant.report.html.page import render
from discrepant.report.model import Report
from discrepant.report.records import Records

ROOT = Path(__file__).parents[3]
SOME = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
VOID = {"meta", "input", "rect", "path"}
OURS = {
    *("html", "head", "meta", "title", "style", "script", "body", "header", "nav", "main", "footer", "section"),
    *("article", "h1", "h2", "h3", "h4", "p", "a", "b", "i", "span", "code", "ul", "ol", "li", "dl", "dt", "dd", "div"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td", "form", "label", "select", "option", "input", "button"),
    *("figure", "figcaption", "blockquote", "mark", "sup", "svg", "rect", "path", "text", "tspan"),
}


class Page(HTMLParser):
    """What a browser would make of a page: tags in order, attributes, and the text of each kind of tag."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: dict[str, list[str]] = {}
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.setdefault(self.open[-1] if self.open else "", []).append(data)

    def all(self, attribute: str) -> list[str]:
        return [value for _, attributes in self.tags if (value := attributes.get(attribute)) is not None]


@cache
def committed() -> Report:
    found = Report.from_json((ROOT / "reports/discrepancies.json").read_bytes())
    return attrs.evolve(found, records=Records.of(load(ROOT)))


def texts(of: Report) -> dict[str, str]:
    return {article.text: (ROOT / article.text).read_text("utf-8") for article in of.records.sources}


class TestAnyReport:
    """Whatever stands in the records."""

    @SOME
    @given(reports)
    def test_nothing_becomes_more_than_text(self, made: Report) -> None:
        text = "<script>alert(1)</script>\n\x1b[31m </style> 30\n\n\u202e x"
        page = Page(render(made, {"seeds/north.txt": text}))
        assert {tag for tag, _ in page.tags} <= OURS
        assert len(page.text["script"]) == len(page.text["style"]) == 1
        assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]
        assert not page.all("style")
        assert not page.all("src")

    @SOME
    @given(reports)
    def test_links_lead_into_the_page_or_to_the_web(self, made: Report) -> None:
        for link in Page(render(made)).all("href"):
            assert re.match(r"#|https?://", link)

    @SOME
    @given(reports)
    def test_no_character_can_harm(self, made: Report) -> None:
        page = render(made)
        assert printable(page, keep="\n") == page

    @SOME
    @given(reports)
    def test_each_finding_has_its_row_and_its_part(self, made: Report) -> None:
        page = Page(render(made))
        rows = [attributes for tag, attributes in page.tags if tag == "tr" and "data-verdict" in attributes]
        assert sorted(str(row["data-verdict"]) for row in rows) == sorted(found.verdict for found in made.findings)
        parts = [attributes for tag, attributes in page.tags if attributes.get("class") == "claimpart"]
        assert len(parts) == len({found.claim for found in made.findings})


class TestCommitted:
    def test_ids_are_unique_and_links_lead_to_them(self) -> None:
        made = committed()
        page = Page(render(made, texts(made)))
        ids = page.all("id")
        assert len(ids) == len(set(ids))
        links = {link.removeprefix("#") for link in page.all("href") if link.startswith("#")}
        assert links <= set(ids)

    def test_every_fact_is_marked_once_in_its_text(self) -> None:
        made = committed()
        page = Page(render(made, texts(made)))
        shown = {told.id for found in made.findings for side in found.sides for told in side.facts}
        shown |= {told.id for question in made.records.claims for told in question.facts}
        marks = [value for value in page.all("id") if value.startswith("fact-")]
        assert sorted(marks) == sorted(f"fact-{quote(fact)}" for fact in shown)

    def test_it_is_the_same_each_time(self) -> None:
        made = committed()
        assert render(made, texts(made)) == render(made, texts(made))

    def test_texts_are_left_out_where_none_are_given(self) -> None:
        page = render(committed())
        assert "WASHINGTON/KYIV" not in page
        assert page.count("The text is left out of this page") == 5


def test_nothing_runs_or_loads_but_what_the_policy_names() -> None:
    made = render(differing())
    page = Page(made)
    (policy,) = (attributes["content"] or "" for tag, attributes in page.tags if "http-equiv" in attributes)
    for what in ("style", "script"):
        (text,) = page.text[what]
        found = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{what}-src 'sha256-{found}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert made.index("Content-Security-Policy") < made.index("<style")


def test_a_report_without_its_records_has_its_page_too() -> None:
    page = render(attrs.evolve(differing(), records=Records()))
    assert "How many came" in page
    assert "<b>north</b>" in page


def test_nothing_found_is_a_page_too() -> None:
    assert "No claim is told by two sources." in render(report())


def test_what_is_acknowledged_is_told_with_its_reason() -> None:
    page = render(differing(acknowledged=Noted(reason="One was late.", by="desk", until="2027-01-01")))
    assert page.count("One was late.") == 2
    assert "<b>Acknowledged</b> by desk until 1 January 2027: One was late." in page
