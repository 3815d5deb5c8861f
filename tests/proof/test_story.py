"""A story through the door by which articles come in, and what is said of that in every output."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from article_files import mail, page, pdf, word
from click.testing import CliRunner

from discrepant.cli import main
from discrepant.errors import CorpusError
from discrepant.proof.story import text_of

ROOT = Path(__file__).parents[2]
LINE = "The tram line to the port will be <b>7.6</b> km long, as all the town was told on this day."
PAGE = page(f"<article><h1>The tram</h1><p>{LINE}</p><p>{LINE}</p></article><aside>Fire kills 33 in the port</aside>")


def run(story: Path, *how: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["proof", str(story), "--corpus", str(ROOT / "tests/data/proof/tram"), *how])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("how", [(), ("--json",), ("--format", "markdown"), ("--format", "html")], ids=" ".join)
def test_what_of_a_file_is_not_in_its_text_is_said_in_every_output(how: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "story.html").write_bytes(PAGE)
    status, printed, _ = run(tmp_path / "story.html", *how)
    assert status == 1  # 7.4 km is what the papers say
    said = " ".join(printed.replace("\\", "").split())
    assert "The text was taken from story.html, an HTML page; compare it with that." in said
    assert "beside the article: “Fire kills 33 in the port”" in said
    assert "Lines are those of the text that was taken." in said
    status, _, _ = run(tmp_path / "story.html", *how, "-o", str(tmp_path / "out"))
    assert (status, (tmp_path / "out").read_text("utf-8")) == (1, printed)


def test_json_has_the_text_whose_places_it_tells(tmp_path: Path) -> None:
    (tmp_path / "story.html").write_bytes(PAGE)
    told = json.loads(run(tmp_path / "story.html", "--json")[1])
    assert told["text"].split("\n")[0] == "The tram"
    assert {told["text"][slice(*each["span"])] for each in told["mentions"]} >= {"7.6 km"}
    for each in told["mentions"]:
        assert told["text"][slice(*each["span"])] == each["words"]
        assert each["words"] in told["text"].split("\n")[each["line"] - 1]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", word()),
        ("a.html", PAGE),
        ("a.pdf", pdf([(72, 700, "A ferry with 1,200 people hit a sandbank.")])),
        ("a.eml", mail()),
        ("a.md", b"A ferry with **1,200** people hit a sandbank."),
    ],
)
def test_every_kind_of_article_can_be_a_story(name: str, data: bytes) -> None:
    text, remarks = text_of(data, name)
    assert "1,200" in text or "7.6 km" in text
    assert remarks[0].startswith(f"The text was taken from {name}")


def test_nothing_is_said_of_a_plain_text() -> None:
    assert text_of(b"A ferry with 1,200 people", "a.txt") == ("A ferry with 1,200 people", ())


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.txt", b"A ferry with <b>1,200</b> people", "has the markup of a page in it"),
        ("-", PAGE, "standard input is an HTML page and no text"),
        ("a.docx", b"PK\x03\x04", "is a zip archive, which is not read"),
        ("a.doc", b"\xd0\xcf\x11\xe0", "an old Word or Office file"),
        ("a.txt", b"7" * 1_000_001, "has more than 1,000,000 characters"),
        ("a.md", b"", "a.md is empty"),
    ],
)
def test_what_is_no_story_is_refused(name: str, data: bytes, why: str) -> None:
    with pytest.raises(CorpusError, match=why):
        text_of(data, name)


def test_no_output_takes_the_place_of_the_story_or_a_record(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("The tram line will be 7.6 km long.")
    status, _, said = run(story, "-o", str(story))
    assert (status, "is the story itself" in said) == (2, True)
    status, _, said = run(story, "-o", str(ROOT / "tests/data/proof/tram/facts/claims.toml"))
    assert (status, "is among the records" in said) == (2, True)
