"""Stories with mistakes planted by hand: what is found of them, and what is found that is none."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from discrepant.cli import main
from discrepant.corpus.load import load
from discrepant.corpus.model import Corpus
from discrepant.proof.proof import proof
from discrepant.proof.status import Proofed, Status
from discrepant.proof.story import Story
from discrepant.reading.guess import day_read

ROOT = Path(__file__).parents[1]
DATA = ROOT / "tests/data/proof"


@pytest.fixture(scope="module")
def earthquake(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The corpus of the earthquake, and what the radio of the evening adds to it."""
    root = tmp_path_factory.mktemp("proof") / "corpus"
    shutil.copytree(ROOT / "tests/data/earthquake", root)
    for name, folder in (("radio.toml", "facts"), ("radio-claims.toml", "facts"), ("radio.txt", "seeds")):
        shutil.copy(DATA / "earthquake" / name, root / folder / name)
    return load(root)


def _missed_and_false(name: str, corpus: Corpus) -> tuple[list[str], list[str]]:
    """The planted mistakes that are not found as such, and the correct mentions that are told to be anything else."""
    expected = tomllib.loads((DATA / name / "expected.toml").read_text("utf-8"))
    story = Story.of((DATA / name / "story.txt").read_text("utf-8"), corpus, day_read(expected["on"]))
    found = list(proof(story, corpus))
    missed, false = [], []
    at = 0
    for each in expected["mention"]:
        told = next((one for one in found if one.span[0] >= at and _is_of(one, each["words"])), None)
        at = told.span[0] + 1 if told else at
        if told:
            found.remove(told)
        if told is None or told.status != each["status"]:
            shown = f"{each['words']}: {told.status if told else 'not found'}, not {each['status']}"
            (missed if each.get("planted") else false).append(shown)
    graver = [one for one in found if one.status not in (Status.SUPPORTED, Status.UNSUPPORTED)]
    return missed, [*false, *(f"{one.words}: {one.status}" for one in graver)]


def _is_of(told: Proofed, words: str) -> bool:
    """Whether a mention is the one that is meant, if perhaps with a word more or less at its ends."""
    return told.words in words or words in told.words


def test_twenty_of_twenty_planted_mistakes_are_found(earthquake: Corpus) -> None:
    missed, false = _missed_and_false("earthquake", earthquake)
    assert not missed
    assert len(false) <= 2, false


@pytest.mark.parametrize(("name", "corpus"), [("talks", ROOT), ("tram", DATA / "tram")])
def test_two_further_stories(name: str, corpus: Path) -> None:
    missed, false = _missed_and_false(name, load(corpus))
    assert not missed
    assert len(false) <= 1, false


HOSTILE = (
    "\x1b[2J<script>alert(1)</script> killed 157 people \u202e",
    '=HYPERLINK("javascript:alert(1)") killed 12 people',
    "“" * 3_000 + " killed 157 people and no mark closes",
    "::error::[it](javascript:alert(1)) said “the school was unsafe",
    "7" * 50_000,
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_story_does_no_harm(text: str, tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(text, "utf-8")
    root = str(tmp_path / "corpus")
    shutil.copytree(ROOT / "tests/data/earthquake", root)
    for how in ([], ["--json"]):
        result = CliRunner().invoke(main, ["proof", str(story), "--corpus", root, *how])
        assert result.exit_code in (0, 1, 2), result.output
        assert not isinstance(result.exception, Exception), result.exception
        assert not {"\x1b", "\u202e"} & set(result.stdout)
        assert not any(line.startswith("::") for line in result.stdout.splitlines())


def test_what_is_no_plain_text_is_refused(tmp_path: Path) -> None:
    story = tmp_path / "story.docx"
    story.write_bytes(b"PK\x03\x04")
    result = CliRunner().invoke(main, ["proof", str(story), "--corpus", str(ROOT)])
    assert result.exit_code == 2
    assert "story.docx is no plain text (proof reads .txt and .md: save it as one)" in result.stderr
