"""Doubts: what lint warns of in records that are allowed."""

from __future__ import annotations

from pathlib import Path

import pytest
from newsroom import newsroom, tell

from discrepant.desk.lint import lint


def said_of(root: Path, *articles: dict[str, str], **files: str) -> list[tuple[str, bool]]:
    """What lint says of a corpus, and whether each is but a warning."""
    return [(problem.what, problem.is_warning) for problem in lint(newsroom(root, *articles, **files))]


@pytest.mark.parametrize(
    ("quote", "speaker", "doubted"),
    [
        ("Officials said 30 came", None, "“said” stands before “30”, and no speaker is named"),
        ("According to officials 30 came", None, "“According to” stands before “30”, and no speaker is named"),
        ("Officials said 30 came", "Officials", None),
        ("said 30 Democrats", None, None),
        ("said Tomas Verrin, of 30 Mill Lane", None, None),
        ("said Kyiv had 30", None, "“said” stands before “30”, and no speaker is named"),
        ("30 came before she said a word", None, None),
        ("Uncertain aftersaid 30 came", None, None),
    ],
)
def test_what_somebody_says_needs_a_speaker(
    quote: str, speaker: str | None, doubted: str | None, tmp_path: Path
) -> None:
    told = {"says": "30", "quote": quote, **({"speaker": speaker} if speaker else {})}
    found = said_of(tmp_path, tell("north", crowd=told))
    assert found == ([(doubted, True)] if doubted else [])


def test_a_record_may_say_why_it_has_none(tmp_path: Path) -> None:
    told = {"says": "30", "quote": "Officials said 30 came", "speaker_by": "the paper counted them itself"}
    assert said_of(tmp_path, tell("north", crowd=told)) == []


@pytest.mark.parametrize(
    ("speaker", "quote", "is_named"),
    [
        ("Donald Duck", "Kirby said 30 came", False),
        ("kirby", "Kirby said 30 came", True),
        ("a State Department aide", "The State Department aide said 30 came", True),
        ("State Department", "The State’s Department said 30 came", True),
        ("Kir", "Kirby said 30 came", False),
    ],
)
def test_the_text_names_the_speaker(speaker: str, quote: str, *, is_named: bool, tmp_path: Path) -> None:
    for key in ("speaker", "via"):
        told = {"says": "30", "quote": quote, "speaker": "said", key: speaker}
        found = said_of(tmp_path / key, tell("north", crowd=told))
        assert found == ([] if is_named else [(f"the text does not name {speaker}, the record's {key}", False)])


def test_any_form_of_a_name_will_do_and_so_does_a_reason(tmp_path: Path) -> None:
    names = "[name.john-kirby]\nlabel = 'John Kirby'\nalso = ['Admiral Kirby']\n"
    told = {"says": "30", "quote": "Admiral Kirby said 30 came", "speaker": "John Kirby"}
    assert said_of(tmp_path / "form", tell("north", crowd=told), names=names) == []
    told = {"says": "30", "quote": "The aide said 30 came", "speaker": "John Kirby", "speaker_by": "the aide is Kirby"}
    assert said_of(tmp_path / "reason", tell("north", crowd=told)) == []


@pytest.mark.parametrize(
    ("word", "is_cut"),
    [("consistently", True), ("hopeful", True), ("ally", False), ("Friendly", False), ("fairly willing", False)],
)
def test_a_term_is_more_than_an_adverb(word: str, *, is_cut: bool, tmp_path: Path) -> None:
    claims = f'[claim.stance]\nabout = "How they stand"\nkind = "term"\nterms.so = ["{word}"]\n'
    found = said_of(tmp_path, tell("north", stance=word), claims=claims)
    assert found == ([(f"“{word}” is a term of one word that is no noun or name", True)] if is_cut else [])
