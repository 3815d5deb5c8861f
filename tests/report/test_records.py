"""What the page shows of the records: every article, every claim, and all facts; and none of it is in the JSON."""

from __future__ import annotations

from pathlib import Path

from corpora import write_corpus

from discrepant.compare import quantities
from discrepant.corpus.load import load
from discrepant.report.model import Report, Results
from discrepant.report.records import Records


def test_they_hold_every_article_claim_and_fact(tmp_path: Path) -> None:
    corpus = load(write_corpus(tmp_path))
    made = Records.of(corpus)
    south = made.sources[1]
    assert (south.id, south.publisher, south.published, south.wording) == (
        "south",
        "The South",
        "2022-12-02",
        "translated",
    )
    assert south.dated_by == "the text names the day before"
    assert south.sha256 == corpus.sources["south"].sha256
    aid = next(question for question in made.claims if question.key == "aid.total")
    assert (aid.kind, aid.nature, aid.unit) == ("money", "cumulative", "USD")
    assert {told.id for question in made.claims for told in question.facts} == {fact.id for fact in corpus.facts}


def test_a_report_has_them_and_its_json_has_not(tmp_path: Path) -> None:
    corpus = load(write_corpus(tmp_path))
    made = Report.of(corpus, Results.of([quantities.compare(corpus.claims["aid.total"], corpus)]), {})
    assert made.records == Records.of(corpus)
    again = Report.from_json(made.to_json())
    assert again.records == Records()
    assert again.findings == made.findings
