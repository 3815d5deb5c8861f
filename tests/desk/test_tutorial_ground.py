"""The four pages of the tutorial: what they print, and what a person makes of them, hold together."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from corpora import write_corpus

import discrepant
from discrepant.corpus.load import load
from discrepant.reading.wording import fold
from discrepant.toml.text import quoted

HERE = Path(__file__).parent.parent / "data" / "tutorial"
EXPECTED = tomllib.loads((HERE / "expected.toml").read_text("utf-8"))
PAGES: Mapping[str, dict[str, Any]] = EXPECTED["page"]
TOLD: list[dict[str, Any]] = EXPECTED["told"]
GRAVEST = ("conflict", "strained", "explained", "agree")


class Printed(HTMLParser):
    """All that a page prints, but for scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002  # as html.parser calls it
        self._unseen += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        self.text += "" if self._unseen else data


@pytest.mark.parametrize("page", PAGES)
def test_a_page_prints_what_is_to_be_kept_and_what_is_not(page: str) -> None:
    printed = Printed()
    printed.feed((HERE / f"{page}.html").read_text("utf-8"))
    text = fold(printed.text)
    for passage in (PAGES[page]["headline"], *PAGES[page]["keep"], *PAGES[page]["drop"]):
        assert fold(passage) in text
    assert not [each for each in PAGES[page]["drop"] for kept in PAGES[page]["keep"] if each in kept]


def test_there_is_enough_to_compare_and_to_ask() -> None:
    assert len([one for one in TOLD if len(one["says"]) > 1]) >= 12
    assert len([one for one in TOLD if one["verdict"] == "conflict"]) >= 5
    assert {one["kind"] for one in TOLD} == {"count", "money", "measure", "date", "term", "quotation"}


def test_the_standard_checks_come_to_what_a_person_does(tmp_path: Path) -> None:
    """Each page is a source, its text what is to be kept of it, its facts what is told of it."""
    files = {"facts/claims.toml": "".join(map(_claim, TOLD))}
    for page, of in PAGES.items():
        head = "".join(f"{key} = {quoted(of[key])}\n" for key in ("publisher", "headline", "published"))
        facts = "".join(_fact(one, page, of["keep"]) for one in TOLD if page in one["says"])
        text = f"seeds/{page}.txt"
        files[f"facts/{page}.toml"] = f'[source]\nid = "{page}"\n{head}text = "{text}"\nsha256 = "@sha256@"\n{facts}'
        files[text] = "".join(f"{passage}\n" for passage in of["keep"])
    report = discrepant.check(load(write_corpus(tmp_path, files)))
    found: dict[str, list[str]] = {one["claim"]: [] for one in TOLD}
    for finding in report.findings:
        if finding.claim in found:
            found[finding.claim].append(str(finding.verdict))
    gravest = {claim: min(verdicts, key=GRAVEST.index, default="") for claim, verdicts in found.items()}
    assert gravest == {one["claim"]: one["verdict"] for one in TOLD}


def _claim(one: dict[str, Any]) -> str:
    keys = "".join(f"{key} = {quoted(one[key])}\n" for key in ("about", "kind", "unit", "nature") if key in one)
    terms = "".join(f"terms.{key} = [{quoted(labels[0])}]\n" for key, labels in one.get("terms", {}).items())
    return f'[claim."{one["claim"]}"]\n{keys}{terms}\n'


def _fact(one: dict[str, Any], page: str, keep: list[str]) -> str:
    says = one["says"][page]
    within = one.get("in", {}).get(page, says)
    quote = next(passage for passage in keep if within in passage and says in passage)
    keys = {"claim": one["claim"], "says": says, "quote": quote, "speaker": one.get("speaker")}
    keys["reads"] = one.get("reads", {}).get(page)
    return "\n[[fact]]\n" + "".join(f"{key} = {quoted(value)}\n" for key, value in keys.items() if value)
