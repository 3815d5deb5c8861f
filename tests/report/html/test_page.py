"""The page: all that the report has is on it, nothing in it can become more than text, and its links lead somewhere."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from functools import cache
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path
from urllib.parse import quote

import attrs
import pytest
from five import skip_without_five
from hypothesis import HealthCheck, given, settings
from made_reports import differing, finding, questions_on, report, reports, side, told

from discrepant.compare.finding import Noted
from discrepant.compare.verdict import Verdict
from discrepant.corpus.load import load
from discrepant.printable import printable
from discrepant.report.brief import Brief
from discrepant.report.html import page as page_module
from discrepant.report.html.claims import claim_parts
from discrepant.report.html.page import render
from discrepant.report.html.questions import QuestionStanding
from discrepant.report.model import Report
from discrepant.report.records import Records, SourceLine
from discrepant.report.terminal import totals

ROOT = Path(__file__).parents[3]
SOME = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
VOID = {"meta", "input", "path"}
OURS = {
    *("html", "head", "meta", "title", "style", "script", "body", "header", "nav", "main", "footer", "section"),
    *("article", "h1", "h2", "h3", "h4", "p", "a", "b", "i", "span", "code", "ul", "ol", "li", "dl", "dt", "dd", "div"),
    *("table", "thead", "tbody", "tr", "th", "td", "form", "label", "select", "option", "input", "button"),
    *("details", "summary", "pre", "figure", "cite", "q", "small", "em", "mark", "sup", "svg", "path", "text", "tspan"),
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
    skip_without_five()
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
    def test_each_claim_on_which_something_was_found_has_one_row_and_one_part(self, made: Report) -> None:
        page = Page(render(made))
        rows = [attributes for tag, attributes in page.tags if tag == "li" and "data-kind" in attributes]
        parts = [str(attributes["id"]) for tag, attributes in page.tags if "claim-" in (attributes.get("id") or "")]
        claims = {found.claim for found in made.findings}
        assert len(rows) == len(claims)
        assert sorted(parts) == sorted(f"claim-{quote(key)}" for key in claims | set(made.uncorroborated))

    @SOME
    @given(reports)
    def test_every_fact_of_a_question_stands_in_its_part_once(self, made: Report) -> None:
        for part in claim_parts(made):
            shown = Counter(key for one in part.sides for key in {told.id for told in one.side.facts})
            facts = {
                told.id for found in made.findings if found.claim == part.key for s in found.sides for told in s.facts
            }
            assert shown.keys() >= facts
            if part.key in {question.claim for question in made.questions}:
                assert set(shown.values()) <= {1}

    @SOME
    @given(reports)
    def test_every_judgement_is_told(self, made: Report) -> None:
        told = {(part.key, one.summary) for part in claim_parts(made) for one in part.asked.judged}
        told |= {(part.key, one.summary) for part in claim_parts(made) for one in part.asked.beside}
        assert told >= {(q.claim, pair.summary) for q in made.questions for pair in q.pairs}


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

    def test_what_words_are_read_as_and_what_is_noted_stands_beside_them(self) -> None:
        made = committed()
        page = " ".join(chain.from_iterable(Page(render(made)).text.values()))
        for claim in made.records.claims:
            for fact in claim.facts:
                assert not fact.reads or f"read as “{printable(fact.reads)}”" in page
        assert made.records.notes
        assert all(printable(note) in page for note in made.records.notes.values())

    def test_questions_stand_in_groups_what_is_to_be_asked_first(self) -> None:
        """And in each in the order of the report."""
        made = committed()
        brief = Brief.of(made)
        found: dict[QuestionStanding, list[str]] = {}
        for part in claim_parts(made):
            found.setdefault(part.asked.standing, []).append(part.key)
        assert list(found) == [standing for standing in QuestionStanding if standing in found]
        assert found.get(QuestionStanding.ASK, []) == [question.claim for question in brief.open]
        assert found[QuestionStanding.ACKNOWLEDGED] == [question.claim for question in brief.acknowledged]
        assert found[QuestionStanding.EXPLAINED] == [question.claim for question in brief.explained]
        assert found[QuestionStanding.AGREE] == [question.claim for question in brief.agreed]

    def test_the_matrix_names_questions_and_no_keys(self) -> None:
        page = render(committed())
        part = page[page.index('<section id="matrix"') : page.index('<section id="checked"')]
        text = " ".join(chain.from_iterable(Page(part).text.values()))
        asked = [question for question in committed().questions if len(question.pairs)]
        assert any(question.about in text for question in asked)
        assert not [question.claim for question in asked if question.claim in text]


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


def test_a_report_without_its_records_knows_the_publishers() -> None:
    line = SourceLine(
        id="north", publisher="The North", published="2022-11-06", dated="inferred", wording="garbled", note="A copy."
    )
    page = render(attrs.evolve(differing(), records=Records(), sources=(line,)))
    assert "Where the texts come from: 1 garbled, 1 dated by inference" in page
    assert "The North</a>, 6 November 2022 (inferred), <b>garbled</b>. A copy." in page
    assert '<b>The North</b> <i class="flag">garbled</i>' in page


def test_nothing_found_is_a_page_too() -> None:
    assert "No claim is told by two sources." in render(report())


def test_nothing_left_to_ask_is_said() -> None:
    said = "Nothing is left to ask"
    assert said not in render(differing())
    assert said in render(differing(acknowledged=Noted(reason="One was late.")))


def test_what_is_acknowledged_is_told_with_its_reason() -> None:
    page = render(differing(acknowledged=Noted(reason="One was late.", by="desk", until="2027-01-01")))
    assert page.count("<b>Acknowledged</b> by desk until 1 January 2027: One was late.") == 1
    assert '<details class="group" id="acknowledged">' in page


def test_speakers_who_disagree_are_told_from_sources_that_do() -> None:
    sides = side(told("north", "30", speaker="The mayor")), side(told("south", "31", speaker="The police"))
    page = render(report(finding(Verdict.CONFLICT, *sides)))
    assert "2 sources, 2 origins · 1 (3.3\u00a0%) apart · the speakers disagree, not the sources" in page


def test_of_what_was_found_beside_the_questions_no_speakers_are_told() -> None:
    page = render(attrs.evolve(report(finding(check="calendar")), questions=()))
    assert "How many came" in page
    assert "the speakers disagree" not in page


def test_one_origin_is_no_two() -> None:
    sides = side(told("north", "30", via="Agency")), side(told("south", "31", via="Agency"))
    page = render(report(finding(Verdict.CONFLICT, *sides)))
    assert "2 sources, 1 origin: Agency (in north, south)" in page


def test_what_is_wrong_with_a_record_is_asked_of_the_desk_and_nobody_else() -> None:
    """It stands first, since the run fails; but no publisher can answer it, and it cannot be acknowledged."""
    wrong = finding(
        Verdict.CONFLICT, claim="width", check="evidence", about="How wide it is", summary="Not in its quote."
    )
    explained = finding(Verdict.EXPLAINED)
    first, second = claim_parts(report(explained, wrong, questions=questions_on([explained])))
    assert (first.key, second.key) == ("width", "crowd")
    assert first.asked.standing is QuestionStanding.MEND
    assert (first.letter, first.entry) == (None, None)


@pytest.mark.parametrize(
    ("alone", "words"),
    [
        (("crowd",), None),  # which is at odds with itself
        (("a", "crowd"), "1 claim has nothing to be set against."),
        (("a", "b"), "2 claims have nothing to be set against."),
        (
            ("a", "torn"),
            "2 claims have nothing to be set against; 1 of them stands among the questions, for its record.",
        ),
    ],
)
def test_what_one_source_alone_tells_is_counted_as_in_the_terminal(alone: tuple[str, ...], words: str | None) -> None:
    made = report(finding(), uncorroborated=alone)
    made = attrs.evolve(made, findings=(*made.findings, finding(check="evidence", claim="torn")))
    page = render(made)
    told = re.findall(r"[^>]*nothing to be set against[^<]*", page)
    assert told == ([words] if words else [])
    assert re.findall(r"<b>(\d+)</b> told by one source only", page) == ([words.split()[0]] if words else [])
    assert f" {len(made.alone)} told by one source only" in totals(made, 200)


def test_a_page_beyond_measure_says_what_it_leaves_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_module, "_LARGE", 0)
    monkeypatch.setattr(page_module, "_HUGE", 0)
    page = render(differing(), {"seeds/north.txt": "it was 30"})
    assert page.count("The text is left out of this page, which has no room for it") == 2
    assert "are made for the first 0 questions" in page
    assert "<svg" not in page
    assert "it was <mark>30</mark>" in page
