"""Whatever is in the records harms no output: one table of hostile words, held against every format."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import closing
from html.parser import HTMLParser

import attrs
import docx
import pytest
from made_reports import finding, report, side, told
from markdown_it import MarkdownIt

from discrepant.compare.finding import NotCompared, Noted
from discrepant.compare.printed import compare
from discrepant.compare.verdict import Verdict
from discrepant.errors import Problem
from discrepant.reading.printed import read
from discrepant.report.difference import difference
from discrepant.report.difference_markdown import render as difference_markdown
from discrepant.report.formats import TEXTUAL, binary, renderer
from discrepant.report.github import workflow_commands
from discrepant.report.model import Report
from discrepant.report.records import ClaimShown, Records
from discrepant.report.terminal import table, totals

HOSTILE = {
    "markup": "<script>alert(1)</script><img src=x onerror=alert(1)>&lt;b&gt;</style>",
    "markdown": "# x\n- y | z | `q` ```\n[a](javascript:alert(1)) ![b](http://c.d) *e* http://f.g www.h.i @j",
    "ansi": "\x1b[31mred\x1b[0m \x1b]0;title\x07 \x9b2J \x08\x7f",
    "commands": "\n::error file=x::boom\n::set-output name=a::b%0A::add-mask::c\r\n##[error]d",
    "directions": "\u202egnihtemos\u202c \u2066a\u2069 \u200e\u200f\u061c",
    "formula": '=HYPERLINK("http://a.b";"c")\t=1+1;=2+2;  @SUM(1)',
    "formulae": "+1\n-1+2;\uff1d1+1",
    "separators": "\u2028\u2029\x85\x0b\x0c\x00\ufeff\ufffe\ue000",
    "surrogate": "half \ud800 of a pair",
    "long": "The minister said it was so. " * 4_000,
    "endless": "x" * 100_000,
}
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OURS = {
    *("heading", "paragraph", "inline", "text", "softbreak", "bullet_list", "list_item", "blockquote", "em", "strong"),
    *("table", "thead", "tbody", "tr", "th", "td", "html_inline", "html_block"),
}
TAGS = re.compile(r"<br>|</?b>|</?sub>|</?details>(<summary>[\w :,.]+</summary>)?\s*")  # those that we write
MEBIBYTE = 2**20
csv.field_size_limit(MEBIBYTE)


def made(words: str) -> Report:
    """A report with the words in every place that records fill."""
    facts = [told(who, words, words, reads=words, speaker=words, via=words) for who in ("north", "south")]
    return report(
        *(
            finding(verdict, *map(side, facts), claim="crowd", about=words, summary=words, acknowledged=noted)
            for verdict in Verdict
            for noted in (None, Noted(reason=words, by=words))
        ),
        not_compared=(NotCompared(claim="aid", because=words, facts=("north/aid",)),),
        records=Records(
            claims=(ClaimShown(key="crowd", about=words, kind="count", nature="constant", qid="Q1", pid="P1"),)
        ),
    )


def markdown(text: str) -> None:
    for token in MARKDOWN.parse(text):
        for each in (token, *(token.children or ())):
            assert re.sub(r"_(open|close)$", "", each.type) in OURS
            assert not each.type.startswith("html") or TAGS.fullmatch(each.content)
    assert not re.search(r"(?<!\\)<(?!U\+)|://|\bwww\.", TAGS.sub("", text))


def cells(text: str) -> None:
    for delimiter in ",;\t":  # a spreadsheet may part the cells at any of them
        for row in csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=delimiter):
            assert not any(re.match(r"\s*[=+@\uff1d\uff0b\uff0d\uff20]|\s*-(?!\d+$)", cell) for cell in row)


def commands(text: str) -> None:
    for line in text.splitlines():
        assert re.fullmatch(r"::(error|warning|notice)( [^:]*)?::[^\n]*", line)
        assert re.fullmatch(r"[^%]*(%(25|0A|3A|2C)[^%]*)*", line)


def data(text: str) -> None:
    json.loads(text)


class Tags(HTMLParser):
    """The tags of a page, and the names of their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.names: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.names |= {name for name, _ in attrs}


def page(text: str) -> None:
    found = Tags(text)
    assert found.tags.count("script") == found.tags.count("style") == 1
    assert "img" not in found.tags
    assert not [name for name in found.names if name.startswith("on") or name in ("src", "style")]


def fragment(text: str) -> None:
    found = Tags(text)
    assert {*found.tags} <= {"div", "table", "tr", "th", "td"}
    assert found.names <= {"class", "style"}
    assert len(text) < MEBIBYTE


def annotated(whole: Report) -> str:
    problems = [Problem(file=one.about[:200], line=3, what=one.about, hint=one.about) for one in whole.findings]
    return "\n".join(workflow_commands(problems, whole.unsettled))


def outputs() -> Iterator[tuple[str, Callable[[Report], str], Callable[[str], None]]]:
    checked: dict[str, Callable[[str], None]] = {
        "markdown": markdown,
        "summary": markdown,
        "html": page,
        "csv": cells,
        "json": data,
        "sarif": data,
        "gitlab": data,
        "annotations": data,
        "claimreview": data,
        "mismatches": cells,
    }
    for form in TEXTUAL:
        yield form, renderer(form), checked[form]
    yield "notebook", lambda whole: whole._repr_html_(), fragment
    yield "terminal", lambda whole: f"{table(whole, 80)}\n{totals(whole, 80)}", lambda _: None
    yield "diff", lambda whole: difference_markdown(difference(report(), whole)), markdown
    yield "diff-resolved", lambda whole: difference_markdown(difference(whole, report())), markdown
    yield "github", annotated, commands


@pytest.mark.parametrize(("render", "check"), [(r, c) for _, r, c in outputs()], ids=[name for name, *_ in outputs()])
@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_no_output_is_harmed(words: str, render: Callable[[Report], str], check: Callable[[str], None]) -> None:
    text = render(made(words))
    seen = {
        char for char in text.removeprefix("\ufeff") if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")
    }
    assert seen <= {"\n", "\r", "\u00ad", "\u200c", "\u200d"}
    check(text)


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_no_database_is_harmed(words: str) -> None:
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(binary("sqlite")(made(words)))
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        dump = "".join(database.iterdump())
    seen = {char for char in dump if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")}
    assert seen <= {"\n", "\t", "\u00ad", "\u200c", "\u200d"}


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_no_document_is_harmed(words: str) -> None:
    document = docx.Document(io.BytesIO(binary("docx")(made(words))))
    told = [*document.paragraphs, *(p for table in document.tables for cell in table._cells for p in cell.paragraphs)]  # noqa: SLF001  # all at once
    seen = {char for one in told for char in one.text if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")}
    assert seen <= {"\n", "\u00ad", "\u200c", "\u200d"}


@pytest.mark.parametrize("words", [HOSTILE["long"], HOSTILE["endless"], "&" * 100_000])
def test_what_goes_into_a_summary_fits_into_it(words: str) -> None:
    """GitHub takes a mebibyte, and shows nothing at all of what is more."""
    whole = made(words)
    many = attrs.evolve(
        whole,
        findings=tuple(attrs.evolve(one, claim=f"crowd-{i}") for i in range(200) for one in whole.findings),
        not_compared=whole.not_compared * 200,
    )
    for text in (
        renderer("summary")(many),
        difference_markdown(difference(report(), many)),
        difference_markdown(difference(many, report())),
    ):
        assert len(text.encode()) < MEBIBYTE


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_no_notebook_is_harmed(words: str) -> None:
    reading = read("20")
    hostile = attrs.evolve(reading, words=words[:1000], hedge=attrs.evolve(reading.hedge, words=words[:1000]))
    found = attrs.evolve(compare("30", "31"), summary=words[:1000], readings=(hostile, hostile))
    for one in (hostile, found):
        fragment(one._repr_html_())
