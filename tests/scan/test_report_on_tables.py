"""The ordinary report on what a scan found, and bounded for a claim of very many rows."""

from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from scan_engines import start
from scan_tables import scan_file, write_parquet, write_rows

from discrepant.compare.verdict import Verdict
from discrepant.corpus.model import Nature
from discrepant.reading.model import Quantity
from discrepant.report import markdown
from discrepant.report.model import Report
from discrepant.scan.columns import columns_of
from discrepant.scan.duckdb_engine import DuckDB
from discrepant.scan.scan import scan
from discrepant.scan.settings import ScanSettings, Tolerance
from discrepant.scan.source import FilesInput
from discrepant.scan.terms import NOTHING


def reported(path: Path, asked: ScanSettings | None = None, most: int = 100) -> Report:
    source = FilesInput.at([str(path)], None)
    wanted = asked or ScanSettings()
    with closing(start("duckdb")) as engine:
        scanned = scan(columns_of(source.open(engine), wanted, engine), wanted, engine, progress=lambda _: None)
        report = source.report(engine, scanned, most)
    assert Report.from_json(report.to_json()) == report
    return report


def rows(*cells: tuple[Any, ...], names: str = "claim source value as_of") -> list[dict[str, Any]]:
    return [dict(zip(names.split(), row, strict=False)) for row in cells]


def test_what_a_table_says_is_explained_as_records_are(tmp_path: Path) -> None:
    table = write_rows(
        tmp_path / "cases.jsonl",
        rows(
            ("x", "jhu", 1200, "2020-03-01"),
            ("x", "who", 1000, "2020-03-02"),
            ("x", "nyt", 1200, "2020-03-01"),
            ("y", "who", 5, "2020-03-01"),
        ),
    )
    report = reported(table, ScanSettings(nature=Nature.CUMULATIVE))
    (finding,) = report.findings
    assert finding.summary == (
        "jhu and nyt: “1,200” as of 1 March 2020; who: “1,000” as of 2 March 2020. "
        "A running total cannot fall: who (2 March 2020) is lower than jhu and nyt (1 March 2020) "
        "by 200 or 20 % (1,200 − 1,000)."
    )
    assert finding.about == "cumulative count, in cases.jsonl"
    assert [told.id for side in finding.sides for told in side.facts] == ["jhu/x", "nyt/x", "who/x"]
    assert [told.as_of for side in finding.sides for told in side.facts] == ["2020-03-01", "2020-03-01", "2020-03-02"]
    assert (report.corpus.facts, report.corpus.claims, report.corpus.sources, report.corpus.compared) == (4, 2, 3, 1)
    text = markdown.render(report)
    assert all(words in text for words in ("1,200", "1,000", "1 Mar 2020", "2 Mar 2020", "jhu", "nyt", "who"))


def test_words_money_dates_and_tolerance(tmp_path: Path) -> None:
    said = rows(("x", "a", "about $20"), ("x", "b", "$30"), names="claim source says")
    (finding,) = reported(write_rows(tmp_path / "said.jsonl", said)).findings
    assert finding.summary.startswith("a: “about $20”; b: “$30”. They cannot both be true")
    days = rows(("x", "a", "in May 2020"), ("x", "b", "2020-07-01"), names="claim source says")
    (finding,) = reported(write_rows(tmp_path / "days.jsonl", days), ScanSettings(kind=Quantity.DATE)).findings
    assert (finding.check, finding.gap and finding.gap.value) == ("dates", 31)
    near = rows(("x", "a", 100), ("x", "b", 150), names="claim source value")
    asked = ScanSettings(tolerance=Tolerance.parse("10%"), unit="EUR")
    (finding,) = reported(write_rows(tmp_path / "near.jsonl", near), asked).findings
    assert "a: “100”; b: “150”" in finding.summary
    assert "€" in finding.summary
    times = rows(("x", "a", 2, "2020-01-01 10:00:00"), ("x", "b", 1, "2020-01-01 11:30:00"))
    (finding,) = reported(write_rows(tmp_path / "times.jsonl", times), ScanSettings(nature=Nature.CUMULATIVE)).findings
    assert [side.facts[0].as_of for side in finding.sides] == ["2020-01-01 10:00:00", "2020-01-01 11:30:00"]


def test_bounds_are_shown_as_they_are_given(tmp_path: Path) -> None:
    names = "claim source core_lo core_hi support_lo support_hi"
    bounds = rows(("x", "a", 1, 2, None, 2.5), ("x", "b", 3, None, 2.5, None), names=names)
    (finding,) = reported(write_rows(tmp_path / "t.jsonl", bounds)).findings
    assert finding.summary.startswith("a: “1 to 2”; b: “3 to …”. b is higher than a by at least 1")


def test_only_the_gravest_are_set_out(tmp_path: Path) -> None:
    query = "select i // 2 as claim, i % 2 as source, 100 + i * (i % 2) as value from range(20) t(i)"
    report = reported(write_parquet(tmp_path / "t.parquet", query), most=3)
    assert [finding.claim for finding in report.findings] == ["7", "8", "9"]
    assert "7 more in conflict or strained are not set out here" in report.not_compared[-1].because


@pytest.mark.parametrize("nature", [Nature.CONSTANT, Nature.CUMULATIVE, Nature.VARYING])
def test_a_claim_of_very_many_rows(nature: Nature, tmp_path: Path) -> None:
    path = write_parquet(
        tmp_path / "t.parquet",
        """select 'x' as claim, 's' || i % 4 as source, date '2000-01-01' + cast(i % 5000 as integer) as as_of,
        cast(hash(i) % 1000 as double) as value from range(200000) t(i)""",
    )
    report = reported(path, ScanSettings(nature=nature))
    assert max(len(side.facts) for finding in report.findings for side in finding.sides) <= 102
    assert 0 < len(report.findings) < 300
    gaps = [finding.gap.value for finding in report.findings if finding.gap]
    assert max(gaps) == 999 if nature is not Nature.VARYING else max(gaps) > 900
    assert report.not_compared[0].because == "199,900 more of its 200,000 rows were scanned and are not set out here"


@pytest.mark.parametrize("days", [50, 500])
def test_a_figure_that_grew_too_far_is_set_out(days: int, tmp_path: Path) -> None:
    """Whether or not all rows are: what was told in between bears out how far the others grew."""
    path = write_parquet(
        tmp_path / "t.parquet",
        f"""select 'x' as claim, 's' || i % 4 as source, date '2020-01-01' + cast(i as integer) as as_of,
        cast(1000 * (1 + i) + case when i > {days - 3} then 1e7 else 0 end as double) as value
        from range({days}) t(i)""",
    )
    (finding,) = reported(path, ScanSettings(nature=Nature.CUMULATIVE, grows=2.1)).findings
    assert [str(reason) for reason in finding.reasons] == ["growth"]
    assert [side.facts[0].as_of for side in finding.sides] == [
        str(date(2020, 1, 1) + timedelta(days=days - n)) for n in (3, 2)
    ]


@pytest.mark.parametrize(("grows", "strained"), [(3, 1), (43, 0), ("50", 0), ("much", None), (1, None)])
def test_a_row_may_say_how_far_its_claim_grows(grows: object, strained: int | None, tmp_path: Path) -> None:
    told = [
        {"claim": "x", "source": source, "value": value, "as_of": f"2023-11-03T{hour}:30", "grows": grows}
        for source, value, hour in (("a", 3, "08"), ("b", 128, "20"))
    ]
    scanned, _ = scan_file(
        write_rows(tmp_path / "t.jsonl", told), DuckDB(memory="1GB"), ScanSettings(nature=Nature.CUMULATIVE)
    )
    assert [flaw.what for flaw in scanned.flaws] == (["grows is no number above 1"] if strained is None else [])
    assert scanned.verdicts[Verdict.STRAINED] == (strained or 0)


def test_what_was_not_compared_is_in_the_report(tmp_path: Path) -> None:
    table = write_rows(tmp_path / "t.jsonl", rows(("x", "a", 1), ("x", "a", None)))
    assert [left.because for left in reported(table).not_compared] == ["1 row not compared (no value)"]


def test_cells_of_any_length_make_no_report_of_any_length(tmp_path: Path) -> None:
    """Those that differ only far behind stay two."""
    long = "x" * 100_000
    table = write_rows(tmp_path / "t.jsonl", rows((long, f"{long}a", 1), (long, f"{long}b", 2), (f"{long}y", "c", 1)))
    report = reported(table)
    assert len(report.to_json()) < 30_000
    (finding,) = report.findings
    assert [len(side.sources) for side in finding.sides] == [1, 1]
    assert finding.sides[0].sources != finding.sides[1].sources
    asked = ScanSettings(terms=NOTHING)
    terms = write_rows(tmp_path / "u.jsonl", rows(("x", "a", f"{long}a"), ("x", "b", f"{long}b")))
    report = reported(terms, asked)
    assert len(report.findings) == 1
    assert len(report.to_json()) < 30_000
