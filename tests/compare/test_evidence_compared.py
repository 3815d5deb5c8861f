"""The quote stands in the source, the printed words in the quote, and both can mean what `reads` says."""

from __future__ import annotations

import attrs
import pytest

from discrepant.compare.evidence import compare
from discrepant.compare.verdict import Verdict
from discrepant.corpus.model import Fact
from facts import make_claim, make_corpus, make_fact, make_source, tell

BODY = """\
The letter was signed by 30 members of Congress.
It went out on Monday.
It was signed again.
It was signed again.
"""
SOURCE = make_source(body=BODY)
COUNT = make_claim("count")
FACT = attrs.evolve(make_fact(COUNT, SOURCE, "30"), quote="signed by 30 members")


def found(fact: Fact) -> list[tuple[str, str]]:
    comparison = compare(fact, make_corpus(tell(COUNT, fact)))
    assert all(finding.verdict is Verdict.CONFLICT for finding in comparison.findings)
    return [(finding.summary, finding.sides[1].says[0]) for finding in comparison.findings]


def test_sound() -> None:
    assert found(FACT) == []
    assert found(attrs.evolve(FACT, reads="about 30", value=make_fact(COUNT, SOURCE, "about 30").value)) == []


def test_a_missing_quote_has_its_nearest_passage() -> None:
    ((summary, against),) = found(attrs.evolve(FACT, quote="The letter was signed by 30 brave members of Congress"))
    assert summary == "The North: the quote is not in seeds/north.txt. The nearest passage is on line 1."
    assert "[brave]" in against
    assert "text:" in against


def test_a_quote_that_nothing_resembles() -> None:
    ((summary, against),) = found(attrs.evolve(FACT, quote="30 zzz qqq xxx"))
    assert (summary, against) == ("The North: the quote is not in seeds/north.txt.", "nothing like it")


def test_an_ambiguous_quote() -> None:
    fact = attrs.evolve(FACT, says=("signed",), quote="It was signed again.")
    ((summary, against),) = found(fact)
    assert summary == "The North: the quote stands in seeds/north.txt more than once; quote a few words more."
    assert against == "lines 3, 4"


def test_words_that_are_not_in_the_quote() -> None:
    fact = attrs.evolve(FACT, says=("31",))
    assert found(fact) == [("The North: the printed words “31” are not in the quote.", "signed by 30 members")]


def test_says_against_reads() -> None:
    fact = attrs.evolve(FACT, reads="31", value=make_fact(COUNT, SOURCE, "31").value)
    ((summary, against),) = found(fact)
    assert summary.startswith("The North: says and reads cannot mean the same: ")
    assert against == "31"


@pytest.mark.parametrize(
    ("speaker", "via", "by", "lacks"),
    [
        ("Congress", None, None, []),
        (None, "Congress", None, []),
        ("Pelosi", None, None, ["Pelosi"]),
        (None, "The Wire", None, ["The Wire"]),
        ("Pelosi", "The Wire", None, ["Pelosi", "The Wire"]),
        ("Pelosi", "The Wire", "so the editor says", []),
    ],
)
def test_who_is_not_in_the_text(speaker: str | None, via: str | None, by: str | None, lacks: list[str]) -> None:
    told = found(attrs.evolve(FACT, speaker=speaker, via=via, speaker_by=by))
    assert [next(name for name in lacks if name in summary) for summary, _ in told] == lacks


@pytest.mark.parametrize(("kind", "is_wrong"), [("quotation", True), ("roster", False)])
def test_the_pieces_of_a_quotation_stand_in_order_and_names_in_any(kind: str, *, is_wrong: bool) -> None:
    claim = make_claim(kind)
    fact = make_fact(claim, SOURCE, "members of Congress", "signed by", quote="signed by 30 members of Congress")
    findings = compare(fact, make_corpus(tell(claim, fact))).findings
    assert ["in this order" in finding.summary for finding in findings] == [True] * is_wrong


def test_all_that_is_wrong_is_found() -> None:
    assert len(found(attrs.evolve(FACT, says=("31", "32"), printed=(None, None), quote="30 zzz qqq xxx"))) == 3
