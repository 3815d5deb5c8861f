"""What a notebook shows: small, readable in any of its themes, and harmless."""

from __future__ import annotations

import re
from html import unescape

from made_reports import differing, finding, report

from discrepant.compare.printed import compare
from discrepant.compare.verdict import Verdict
from discrepant.reading.printed import read


def shown(html: str | None) -> str:
    """The words of it, each cell before a stroke."""
    return unescape(re.sub(r"<[^>]+>", "", re.sub(r"</t[hd]>", "|", html or "")))


def test_a_reading() -> None:
    assert shown(read("about $20")._repr_html_()) == (
        "words|about $20|kind|money|number|20 USD|hedge|about (about)|core|19 to 21 USD|support|18 to 22 USD|"
    )


def test_two_readings_stand_side_by_side() -> None:
    text = shown(compare("30", "about 40")._repr_html_())
    assert text.startswith("conflict: “30”; “about 40”. They cannot both be true")
    assert "words|30|about 40|kind|count|count|" in text


def test_a_number_that_only_one_prints() -> None:
    assert "|number||30|" in shown(compare("dozens", "30", kind="count")._repr_html_())


def test_a_report() -> None:
    text = shown(differing()._repr_html_())
    assert text.startswith("verdict|question|one side|other side|gap|why|conflict|How many came (crowd)|")
    assert "1 conflict" in text
    assert "2 facts" not in text
    assert "3 facts, 2 sources" in text


def test_a_report_on_nothing() -> None:
    assert shown(report()._repr_html_()).startswith("0 conflicts, 0 strained")


def test_what_does_not_fit_is_counted() -> None:
    many = report(*(finding(Verdict.CONFLICT, claim=f"crowd-{n}") for n in range(30)))
    text = many._repr_html_()
    assert text.count("<tr>") == 13
    assert "… and not shown: 18 conflicts." in text


def test_nothing_has_a_colour_of_its_own() -> None:
    """So that it can be read on light and on dark, and no pair of dollars is typeset as mathematics."""
    for html in (differing()._repr_html_(), compare("$30", "$31")._repr_html_(), read("$30")._repr_html_()):
        assert {*re.findall('color:([^;"]+)', html)} == {"inherit"}
        assert "background" not in html
        assert html.startswith('<div class="tex2jax_ignore mathjax_ignore">')
