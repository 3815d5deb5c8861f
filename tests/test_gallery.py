"""The drawn pictures of docs/gallery.md are what the program draws today; `make gallery` renews them."""

from __future__ import annotations

import re

import pytest
from gallery import CHARTS, CORPUS, DOCS, IS_RENEWING, SHOTS

import discrepant
from discrepant.report.html.pictures import drawn


@pytest.mark.parametrize("name", CHARTS)
def test_a_picture_is_that_of_today(name: str) -> None:
    picture = drawn(discrepant.check(discrepant.load(CORPUS)))[CHARTS[name]]
    path = DOCS / name
    if IS_RENEWING:
        path.parent.mkdir(exist_ok=True)
        path.write_text(picture, "utf-8")
    assert path.read_text("utf-8") == picture, "make gallery"


def test_the_page_shows_all_of_them_and_says_what_is_to_be_seen() -> None:
    shown = dict(re.findall(r"!\[(.*)\]\((.+)\)", (DOCS / "gallery.md").read_text("utf-8")))
    assert set(shown.values()) == {*CHARTS, *SHOTS}
    assert all(len(words) > 20 for words in shown)
