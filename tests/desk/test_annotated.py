"""What was annotated on a page becomes a fact where its place in the text is certain, and is listed where it is not."""

from __future__ import annotations

import json
import tomllib
from contextlib import suppress
from pathlib import Path
from typing import Any

import attrs
import pytest
from click.testing import CliRunner, Result
from corpora import MINI, write_corpus
from hypothesis import example, given
from hypothesis import strategies as st

from discrepant import check
from discrepant.cli import main
from discrepant.corpus.load import load
from discrepant.corpus.model import Corpus
from discrepant.desk.annotated import Annotated, annotated
from discrepant.desk.annotations import annotations_in
from discrepant.desk.lint import lint
from discrepant.errors import CorpusError
from discrepant.report.annotations import render

BODY = MINI["seeds/north.txt"]
PAGE = "https://north.example/letter"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write_corpus(tmp_path)


@pytest.fixture
def corpus(root: Path) -> Corpus:
    return load(root)


def marked(exact: str, *tags: str, text: str = "", **around: str) -> dict[str, Any]:
    """An annotation as the API of Hypothes.is gives it, between the words that are around its first place."""
    start = BODY.find(exact)
    known = {"prefix": BODY[max(0, start - 32) : start], "suffix": BODY[start + len(exact) :][:32]}
    quote = {"type": "TextQuoteSelector", "exact": exact, **(known if start >= 0 else {}), **around}
    return {"uri": PAGE, "text": text, "tags": list(tags), "target": [{"source": PAGE, "selector": [quote]}]}


def taken(corpus: Corpus, *rows: dict[str, Any]) -> Annotated:
    return annotated(corpus.sources["north"], annotations_in(json.dumps({"rows": rows}).encode()), corpus)


def facts(found: Annotated) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = tomllib.loads(found.toml).get("fact", [])
    return told


def test_a_tag_is_the_claim_and_the_comment_the_note(corpus: Corpus) -> None:
    found = taken(corpus, marked("30 members", "signers.count", "urgent", text="Is that all of them?"))
    (fact,) = facts(found)
    assert (fact["claim"], fact["says"], fact["note"]) == ("signers.count", "30 members", "Is that all of them?")
    assert corpus.sources["north"].index.anchor(fact["quote"]).state == "exact"
    assert found.left_out == ()


@pytest.mark.parametrize(
    ("tags", "said"),
    [((), None), (("crowd",), "tagged crowd"), (("signers.count", "aid.total"), "tagged signers.count, aid.total")],
)
def test_no_claim_is_guessed(corpus: Corpus, tags: tuple[str, ...], said: str | None) -> None:
    found = taken(corpus, marked("30 members", *tags))
    assert facts(found)[0]["claim"] == ""
    assert said is None or f"# {said}\n" in found.toml


def test_words_that_cannot_be_read_as_the_tag_has_it_are_left_to_be_named(corpus: Corpus) -> None:
    found = taken(corpus, marked("said spokesman John Kirby", "aid.total"))
    assert facts(found)[0]["claim"] == ""
    assert "tagged aid.total, as which these words cannot be read" in found.toml


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (marked("the moon"), "its words do not stand in the text"),
        (marked("30 members", prefix="the sea of ", suffix=" lay calm"), "but between others"),
        (marked(""), "it marks no passage"),
        ({**marked("30 members"), "references": ["x"]}, "it is a reply"),
    ],
)
def test_what_is_not_certain_is_listed_with_the_reason(corpus: Corpus, row: dict[str, Any], why: str) -> None:
    found = taken(corpus, row)
    assert (found.facts, found.toml) == (0, "")
    assert why in found.left_out[0]


def test_of_two_places_the_words_around_decide_or_neither_is_taken(tmp_path: Path) -> None:
    text = BODY + "\nOnly nine came at noon. Only nine came at dusk.\n"
    corpus = load(write_corpus(tmp_path, {**MINI, "seeds/north.txt": text}))
    known = {"prefix": "", "suffix": " came at dusk"}
    (fact,) = facts(taken(corpus, marked("Only nine", **known)))
    assert fact["quote"] == "noon. Only nine"  # which only the second place is
    assert "more than once" in taken(corpus, marked("Only nine", prefix="", suffix=" came at")).left_out[0]


def test_another_page_is_refused(corpus: Corpus) -> None:
    other = {**marked("30 members"), "uri": "https://south.example/"}
    with pytest.raises(CorpusError, match="of other pages than north"):
        taken(corpus, marked("30 members"), other)


def test_blanks_and_type_may_differ_from_the_page(corpus: Corpus) -> None:
    row = marked("30 members", suffix="  \n of   Congress" if "30 members of Congress" in BODY else "")
    assert taken(corpus, row).facts == 1


def test_our_own_annotations_come_back_as_the_same_facts(corpus: Corpus) -> None:
    texts = {source.text: source.body for source in corpus.sources.values()}
    whole = json.loads(render(check(corpus), texts))
    items = [item for item in whole["first"]["items"] if item["target"]["source"] == "seeds/north.txt"]
    found = annotated(corpus.sources["north"], annotations_in(json.dumps({"items": items}).encode()), corpus)
    assert found.left_out == ()
    quotes = [fact.quote for fact in sorted(corpus.facts, key=lambda one: one.id) if fact.source.id == "north"]
    assert [fact["says"] for fact in facts(found)] == quotes


KEYS = ("rows", "annotations", "first", "items", "target", "selector", "type", "exact", "tags", "body")
JSON = st.recursive(
    st.none() | st.text() | st.integers(), lambda one: st.lists(one) | st.dictionaries(st.sampled_from(KEYS), one)
)


@given(st.binary() | JSON.map(lambda value: json.dumps(value).encode()))
@example(b'{"rows": [{"target": {"selector": {"type": "TextQuoteSelector", "exact": 3}}}]}')
@example(b'[{"target": [[]], "tags": [null, 3], "text": {}}]')
@example(b"[" * 100_000)
def test_whatever_the_file_is_it_is_read_or_refused(data: bytes) -> None:
    with suppress(CorpusError):
        annotations_in(data)


@pytest.mark.parametrize("data", [b"Quote,Tags", b"{}", b'{"rows": 3}', b"[3]", b"\xff"])
def test_what_is_no_list_of_annotations_says_what_to_export(data: bytes) -> None:
    with pytest.raises(CorpusError, match=r"export as JSON from Hypothes\.is"):
        annotations_in(data)


class TestCommand:
    def run(self, root: Path, *rows: dict[str, Any]) -> Result:
        (root / "export.json").write_text(json.dumps({"annotations": rows}), "utf-8")
        return CliRunner().invoke(main, ["annotated", "export.json", "--source", "north"])

    def test_what_is_printed_is_added_to_the_records_and_passes_lint_but_for_naming(self, root: Path) -> None:
        result = self.run(root, marked("30 members", "signers.count", text="\x1b[31mQ"), marked("spokesman", "x"))
        assert result.exit_code == 0
        with (root / "facts/north.toml").open("a", encoding="utf-8") as file:
            file.write(result.stdout)
        assert len(load(root).unfinished) == 1
        assert not [one for one in lint(root) if not one.is_warning and "still to be named" not in one.what]
        assert "\x1b" not in result.stdout

    def test_what_is_not_found_is_said_and_is_the_exit_status(self, root: Path) -> None:
        result = self.run(root, marked("the moon"))
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr.splitlines() == [
            "facts: 0, annotations that are not taken up: 1",
            "annotation 1, “the moon”: its words do not stand in the text",
        ]

    def test_a_source_that_there_is_not_is_refused(self, root: Path) -> None:
        (root / "export.json").write_text("[]")
        result = CliRunner().invoke(main, ["annotated", "export.json", "--source", "nroth"])
        assert result.exit_code == 2
        assert result.stderr == 'discrepant: there is no source "nroth" (did you mean "north"?)\n'


def test_a_url_of_the_record_chooses_the_page(corpus: Corpus) -> None:
    north = attrs.evolve(corpus.sources["north"], url=PAGE)
    rows = [marked("30 members"), {**marked("spokesman"), "uri": "https://south.example/"}]
    found = annotated(north, annotations_in(json.dumps(rows).encode()), corpus)
    assert found.facts == 1
    assert found.left_out == ("annotation 2, “spokesman”: it is on another page, https://south.example/",)
