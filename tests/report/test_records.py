"""What a report repeats of the records: every article, every claim, and each fact in a finding or with its claim."""

from __future__ import annotations

from pathlib import Path

from corpora import write_corpus

from discrepant.compare import quantities
from discrepant.corpus.load import load
from discrepant.report.model import Report


def test_a_report_can_be_read_without_the_records(tmp_path: Path) -> None:
    corpus = load(write_corpus(tmp_path))
    found = [
        f for key in ("aid.total", "signers.count") for f in quantities.compare(corpus.claims[key], corpus).findings
    ]
    made = Report.of(corpus, found, (), {})
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
    assert (aid.kind, aid.nature, aid.unit, aid.facts) == ("money", "cumulative", "USD", ())
    in_findings = {told.id for finding in made.findings for side in finding.sides for told in side.facts}
    beside = {told.id for question in made.claims for told in question.facts}
    assert in_findings.isdisjoint(beside)
    assert in_findings | beside == {fact.id for fact in corpus.facts}
    assert Report.from_json(made.to_json()) == made
