"""A folder of records as a table: the same verdicts as `pytest checks/`."""

from __future__ import annotations

import csv
from contextlib import closing
from pathlib import Path

import pytest
from corpora import MINI, write_corpus
from five import skip_without_five
from scan_engines import ENGINES, start
from scan_tables import scan_file

from discrepant.compare.verdict import Verdict
from discrepant.corpus.load import load
from discrepant.corpus.model import Kind, Nature
from discrepant.reading.model import Parted, Quantity, Reading
from discrepant.reading.reader import Reader
from discrepant.report.model import Report
from discrepant.scan.columns import columns_of
from discrepant.scan.found import RowPair, pairs
from discrepant.scan.records import report_on_records
from discrepant.scan.scan import scan
from discrepant.scan.settings import ScanSettings
from discrepant.scan.source import RecordsInput

ROOT = Path(__file__).parent.parent.parent
OF_READINGS = ("quantities", "dates")


@pytest.fixture(scope="module")
def committed() -> Report:
    skip_without_five()
    return Report.from_json((ROOT / "reports" / "discrepancies.json").read_bytes())


def test_the_report_holds_what_the_checks_found(committed: Report) -> None:
    ours = report_on_records(load(ROOT))
    assert ours.findings == tuple(found for found in committed.findings if found.check in OF_READINGS)
    assert len(ours.findings) > 5


def gravest(report: Report) -> dict[str, tuple[Verdict, float]]:
    """Of each claim that is strained or in conflict, the verdict and the widest gap."""
    grave = (Verdict.CONFLICT, Verdict.STRAINED)
    found = [f for f in report.findings if f.check in OF_READINGS and f.verdict in grave]
    found.sort(key=lambda one: (one.verdict.gravity, one.gap.value if one.gap else 0))
    return {one.claim: (one.verdict, one.gap.value if one.gap else 0) for one in found}


def in_short(found: list[RowPair]) -> dict[str, tuple[Verdict, float]]:
    return {pair.claim: (pair.verdict, float(f"{pair.gap or 0:.12g}")) for pair in found}


@pytest.mark.parametrize("name", ENGINES)
def test_sql_gives_the_verdicts_of_the_checks(name: str, committed: Report) -> None:
    source = RecordsInput.at(ROOT / "facts")
    assert source is not None
    with closing(start(name)) as engine:
        asked = ScanSettings()
        scanned = scan(columns_of(source.open(engine), asked, engine), asked, engine, progress=lambda _: None)
        assert gravest(committed) == in_short(list(pairs(engine, scanned)))
    corpus = load(ROOT)
    changing = [fact for fact in corpus.facts if corpus.claims[fact.claim].nature is not Nature.CONSTANT]
    bounds = [fact.as_of.bounds(fact.as_of.core) for fact in changing if isinstance(fact.value, Reading)]
    parted = sum(isinstance(fact.value, Parted) for fact in corpus.facts)
    assert sum(flaw.rows for flaw in scanned.flaws) == sum(first != last for first, last in bounds) + parted > parted


@pytest.mark.parametrize("name", ENGINES)
def test_an_exported_table_gives_them_too(name: str, committed: Report, tmp_path: Path) -> None:
    """The printed words, or what they are said to mean, in a CSV file that knows nothing of the records.

    It has no quotes: a date whose year only its sentence tells is written in full.
    """
    reader = Reader()
    with (tmp_path / "facts.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("claim", "source", "says", "kind", "nature", "unit", "as_of"))
        corpus = load(ROOT)
        for fact in corpus.facts:
            claim = corpus.claims[fact.claim]
            if isinstance(fact.value, Reading):
                day = fact.as_of.bounds(fact.as_of.core)[0]
                words = fact.reads or fact.says[0]
                if claim.kind is Kind.DATE and not fact.reads:
                    alone = reader.read(words, kind=Quantity.DATE, on=fact.source.published.core)
                    words = words if alone.values == fact.value.values else fact.value.shown(fact.value.core)
                writer.writerow((claim.key, fact.source.id, words, claim.kind, claim.nature, claim.unit, day))
    scanned, found = scan_file(tmp_path / "facts.csv", start(name))
    assert gravest(committed) == in_short(found)
    assert scanned.flaws == ()


def test_a_corpus_is_found_by_its_root_or_its_records(tmp_path: Path) -> None:
    write_corpus(tmp_path, MINI)
    for path in (tmp_path, tmp_path / "facts"):
        found = RecordsInput.at(path)
        assert found is not None
        assert "aid.total" in found.corpus.claims
    assert RecordsInput.at(tmp_path / "seeds") is None
    assert RecordsInput.at(Path("s3://bucket/facts")) is None


def test_a_span_of_days_has_no_place_in_the_order(tmp_path: Path) -> None:
    spans = MINI["facts/south.toml"]
    assert isinstance(spans, str)
    write_corpus(tmp_path, {**MINI, "facts/south.toml": spans.replace("2022-12-01", "2022-11")})
    source = RecordsInput.at(tmp_path)
    assert source is not None
    with closing(start("duckdb")) as engine:
        asked = ScanSettings()
        scanned = scan(columns_of(source.open(engine), asked, engine), asked, engine, progress=lambda _: None)
    assert [(flaw.rows, flaw.samples) for flaw in scanned.flaws] == [(1, ("“about $20 billion”",))]
