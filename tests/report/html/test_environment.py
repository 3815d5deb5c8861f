"""How templates write what stands in a report."""

from __future__ import annotations

import pytest

from discrepant.compare.finding import Gap
from discrepant.report.html.environment import environment


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        (
            Gap(value=700e6, unit="USD", percent=3.8, printed=1.8e9),
            "about $1.8 billion as printed, at least $700 million",
        ),
        (Gap(value=0.0, unit="USD", percent=0.0, printed=1.8e9), "about $1.8 billion as printed"),
        (Gap(value=700e6, unit="USD", percent=3.8), "$700 million (3.8\u00a0%) apart"),
        (Gap(value=2.0, unit="day"), "2 days apart"),
        (Gap(value=3.0, percent=100.0, printed=3.0), "3 (100\u00a0%) apart"),
    ],
)
def test_how_far_two_sides_are_apart(gap: Gap, words: str) -> None:
    assert environment().filters["gap"](gap) == words


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://a.example/b?c=d#e", "https://a.example/b?c=d#e"),
        ("http://a.example", "http://a.example"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//a.example", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_only_an_address_of_the_web_is_a_link(url: str | None, link: str) -> None:
    assert environment().filters["web"](url) == link


def test_an_id_is_found_by_a_link_to_it_whatever_is_in_the_key() -> None:
    assert environment().filters["anchor"]("a b/c#d%", "claim") == "claim-a%20b/c%23d%25"


def test_the_lines_of_a_text_stay_and_what_could_harm_in_them_is_escaped() -> None:
    assert str(environment().filters["lines"]("a <b>\n\x1bc")) == "a &lt;b&gt;\n&lt;U+001B&gt;c"
