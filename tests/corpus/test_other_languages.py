"""A source in another language: its records are read in its words, and what is not known is a problem with its line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from corpora import MINI, write_corpus

import discrepant
from discrepant.corpus.load import load
from discrepant.desk.coverage import coverage
from discrepant.desk.lint import lint
from discrepant.reading.model import Reading

HEAD = """\
[source]
id        = "nord"
publisher = "Der Norden"
headline  = "Ein Brief"
published = "2022-10-26"
language  = "de"
text      = "seeds/nord.txt"
sha256    = "@sha256@"
"""
TEXT = """\
Ein Brief

Der Brief vom 24. Oktober 2022 ist von rund 30 Abgeordneten unterzeichnet.
Die Hilfe beträgt mehr als 18,2 Milliarden Dollar,
sagte der Sprecher. Am Freitag soll abgestimmt werden. Am Montag wurde gewählt. Kaum 20 blieben.
"""
AID = ("aid.total", "mehr als 18,2 Milliarden Dollar", "Die Hilfe beträgt mehr als 18,2 Milliarden Dollar")
SIGNERS = ("signers.count", "rund 30", "von rund 30 Abgeordneten")
SENT = ("letter.sent", "24. Oktober 2022", "Der Brief vom 24. Oktober 2022")
POST = ("kirby.post", "Sprecher", "sagte der Sprecher")


def corpus(root: Path, *facts: tuple[str, str, str], labels: str = '"spokesperson"') -> Path:
    records = "".join(
        f'\n[[fact]]\nclaim = "{claim}"\nsays = "{says}"\nquote = "{quote}"\n' for claim, says, quote in facts
    )
    claims = MINI["facts/claims.toml"].replace('"spokesperson"', labels)
    return write_corpus(
        root, {**MINI, "facts/claims.toml": claims, "facts/nord.toml": HEAD + records, "seeds/nord.txt": TEXT}
    )


def value(root: Path, claim: str) -> Reading:
    (fact,) = (fact for fact in load(root).facts if fact.source.id == "nord" and fact.claim == claim)
    assert isinstance(fact.value, Reading)
    return fact.value


def test_its_words_are_read(tmp_path: Path) -> None:
    corpus(tmp_path, AID, SIGNERS, SENT)
    assert not lint(tmp_path)
    assert value(tmp_path, "aid.total").core.lo == pytest.approx(18.2e9)
    assert value(tmp_path, "signers.count").core.lo == 29
    assert value(tmp_path, "letter.sent").core.lo == date(2022, 10, 24).toordinal()


def test_it_agrees_with_what_english_says(tmp_path: Path) -> None:
    corpus(tmp_path, AID, SENT)
    found = discrepant.check(load(tmp_path)).findings
    assert {each.claim for each in found if str(each.verdict) == "agree"} >= {"letter.sent"}
    (aid,) = (each for each in found if each.claim == "aid.total")
    assert {"nord", "north"} <= set(aid.sides[0].sources)  # one side, set against another


@pytest.mark.parametrize(
    ("fact", "word"),
    [
        (("signers.count", "rund 30 Abgeordneten", "von rund 30 Abgeordneten"), "Abgeordneten"),
        (("signers.count", "Kaum 20", "Kaum 20 blieben"), "Kaum"),
    ],
)
def test_a_word_that_is_not_read_is_a_problem_with_its_line(
    tmp_path: Path, fact: tuple[str, str, str], word: str
) -> None:
    corpus(tmp_path, fact)
    (problem,) = lint(tmp_path)
    assert (problem.file, problem.line) == ("facts/nord.toml", 12)
    assert f"cannot read '{word}' here" in problem.what


@pytest.mark.parametrize(
    ("says", "quote", "day"),
    [
        ("Am Freitag", "Am Freitag soll abgestimmt werden", date(2022, 10, 28)),
        ("Am Montag", "Am Montag wurde gewählt", date(2022, 10, 24)),
    ],
)
def test_the_verb_beside_a_weekday_tells_which_is_meant(tmp_path: Path, says: str, quote: str, day: date) -> None:
    corpus(tmp_path, ("letter.sent", says, quote))
    assert value(tmp_path, "letter.sent").core.lo == day.toordinal()


class TestTerms:
    def test_a_label_may_be_of_any_language(self, tmp_path: Path) -> None:
        corpus(tmp_path, POST, labels='"spokesperson", "Sprecher"')
        assert not lint(tmp_path)
        found = [str(each.verdict) for each in discrepant.check(load(tmp_path)).findings if each.claim == "kirby.post"]
        assert found == ["agree"]

    def test_a_word_that_no_label_has_is_a_problem(self, tmp_path: Path) -> None:
        corpus(tmp_path, POST)
        (problem,) = lint(tmp_path)
        assert 'no term of kirby.post is called "Sprecher"' in problem.what


def test_its_text_is_covered(tmp_path: Path) -> None:
    corpus(tmp_path, AID, SIGNERS, SENT)
    (nord,) = (each for each in coverage(load(tmp_path)).sources if each.source == "nord")
    assert [mention.words for mention in nord.uncovered] == ["Am Freitag", "Am Montag", "20"]
