"""Units that do not measure the same, and changes, in a table: the verdicts of `check` and of `pytest checks/`."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from newsroom import CLAIMS, newsroom, tell
from scan_engines import ENGINES, start
from scan_tables import scan_file, write_rows

from discrepant import check, load
from discrepant.cli import main
from discrepant.compare.verdict import Verdict
from discrepant.corpus.model import Corpus
from discrepant.report.model import Report
from discrepant.scan.columns import columns_of
from discrepant.scan.duckdb_engine import DuckDB
from discrepant.scan.found import RowPair, pairs
from discrepant.scan.scan import scan
from discrepant.scan.settings import ScanSettings
from discrepant.scan.source import RecordsInput

# By claim: its kind, its unit, what each source prints of it, and the verdict that this must get.
TOLD: Mapping[str, tuple[str, str | None, Sequence[str], str | None]] = {
    "power": ("measure", "GW", ("5 GW", "5 GWh"), "conflict"),
    "powers": ("measure", "GW", ("5 GW", "9 GW", "5 GWh"), "conflict"),
    "lead": ("measure", "percentage points", ("5 percentage points", "5 percent"), "conflict"),
    "turnout": ("share", None, ("61 %", "61 percentage points"), "conflict"),
    "distance": ("measure", "km", ("5 km", "3.1 miles"), None),
    "heat": ("measure", "C", ("5C", "41F"), None),
    "warming": ("change", "C", ("up 5C", "up 9F"), None),
    "cooling": ("change", "C", ("up 5C", "up 41F"), "conflict"),
    "prices": ("change", "%", ("up 3.2 %", "up about 3 %"), None),
    "turned": ("change", "%", ("up 5 %", "down 5 %"), "conflict"),
    "sales": ("change", "%", ("halved", "down 50 %"), None),
    "rates": ("change", "percentage points", ("cut by a quarter point", "unchanged"), "conflict"),
    "growth": ("change", "%", ("up 3 %", "up 3 percentage points"), "conflict"),
    "jobs": ("change", None, ("fell by 1,200", "fell by 1,231"), "strained"),
    "money": ("change", "USD", ("up $5 million", "up €5 million"), None),
    "deaths": ("number", "per 100,000", ("12.3 per 100,000", "123 per million"), None),
    "births": ("number", "per 100,000", ("12.3 per 100,000", "12.3 percent"), "conflict"),
}
SOURCES = ("north", "south", "west")
GRAVE = (Verdict.CONFLICT, Verdict.STRAINED)


def corpus_at(root: Path) -> Corpus:
    tables = []
    for key, (kind, unit, _, _) in TOLD.items():
        lines = [f"[claim.{key}]", f'about = "{key}"', f'kind = "{kind}"', *([f'unit = "{unit}"'] if unit else [])]
        tables.append("\n".join(lines))
    stated = [{key: says[n] for key, (_, _, says, _) in TOLD.items() if n < len(says)} for n in range(len(SOURCES))]
    articles = [tell(source, **facts) for source, facts in zip(SOURCES, stated, strict=True)]
    return load(newsroom(root, *articles, claims=f"{CLAIMS}\n" + "\n\n".join(tables) + "\n"))


def verdicts_of(report: Report) -> dict[str, str]:
    worst: dict[str, Verdict] = {}
    for one in report.findings:
        if one.verdict in GRAVE and one.check == "quantities":
            worst[one.claim] = max(worst.get(one.claim, one.verdict), one.verdict, key=lambda each: each.gravity)
    return {claim: str(verdict) for claim, verdict in worst.items()}


def in_short(found: Sequence[RowPair]) -> dict[str, str]:
    worst: dict[str, Verdict] = {}
    for pair in found:
        worst[pair.claim] = max(worst.get(pair.claim, pair.verdict), pair.verdict, key=lambda each: each.gravity)
    return {claim: str(verdict) for claim, verdict in worst.items()}


EXPECTED = {claim: verdict for claim, (_, _, _, verdict) in TOLD.items() if verdict}


def test_check_gives_the_verdicts(tmp_path: Path) -> None:
    assert verdicts_of(check(corpus_at(tmp_path))) == EXPECTED


@pytest.mark.parametrize("name", ENGINES)
def test_records_scanned_give_them(name: str, tmp_path: Path) -> None:
    corpus_at(tmp_path)
    source = RecordsInput.at(tmp_path / "facts")
    assert source is not None
    with closing(start(name)) as engine:
        asked = ScanSettings()
        scanned = scan(columns_of(source.open(engine), asked, engine), asked, engine, progress=lambda _: None)
        assert in_short(list(pairs(engine, scanned))) == EXPECTED
        assert verdicts_of(source.report(engine, scanned, 100)) == EXPECTED


@pytest.mark.parametrize("name", ENGINES)
def test_a_table_of_their_words_gives_them(name: str, tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("claim", "source", "says", "kind", "unit"))
        for key, (kind, unit, says, _) in TOLD.items():
            writer.writerows(
                (key, source, words, kind, unit or "") for source, words in zip(SOURCES, says, strict=False)
            )
    scanned, found = scan_file(path, start(name))
    assert scanned.flaws == ()
    assert in_short(found) == EXPECTED


@pytest.mark.parametrize("name", ENGINES)
def test_units_of_numbers(name: str, tmp_path: Path) -> None:
    """Known units that do not measure the same are at odds; miles are not converted; of others nobody can tell."""
    rows = [
        *({"claim": "power", "source": s, "value": 5, "unit": u} for s, u in (("a", "GW"), ("b", "GWh"))),
        *({"claim": "way", "source": s, "value": 5, "unit": u} for s, u in (("a", "km"), ("b", "miles"))),
        *({"claim": "ill", "source": s, "value": 5, "unit": u} for s, u in (("a", "cases"), ("b", "km"))),
    ]
    path = write_rows(tmp_path / "t.jsonl", [{**row, "kind": "measure"} for row in rows])
    _, found = scan_file(path, start(name))
    (pair,) = found
    assert (pair.claim, pair.verdict, pair.gap, {pair.high.unit, pair.low.unit}) == (
        "power",
        Verdict.CONFLICT,
        None,
        {"GW", "GWh"},
    )


def test_within_a_source_each_is_asked_alone(tmp_path: Path) -> None:
    rows = [("a", "5 GW"), ("b", "5 GWh"), ("c", "5 GW"), ("c", "5 GWh")]
    path = write_rows(tmp_path / "t.jsonl", [{"claim": "x", "source": s, "says": w} for s, w in rows])
    _, found = scan_file(path, start("duckdb"), ScanSettings(within_source=True))
    assert [(pair.high.source, pair.low.source) for pair in found] == [("c", "c")]


def test_the_summary_the_file_and_the_report_say_so(tmp_path: Path) -> None:
    rows = [{"claim": "x", "source": s, "says": w} for s, w in (("a", "5 GW"), ("b", "5 GWh"), ("c", "6 GW"))]
    path = write_rows(tmp_path / "t.jsonl", rows)
    reports, out = tmp_path / "reports", tmp_path / "out.csv"
    result = CliRunner().invoke(main, ["scan", str(path), "--report", str(reports), "--out", str(out)])
    assert result.exit_code == 1
    assert "conflict   x        b: 5 GWh  a: 5 GW  other unit" in result.stdout
    with out.open(newline="") as file:
        found = list(csv.DictReader(file))
    assert {(row["high_unit"], row["low_unit"], row["gap"]) for row in found} >= {("gigawatt_hour", "gigawatt", "")}
    report = (reports / "discrepancies.md").read_text("utf-8")
    assert "a prints gigawatts, a rate of energy; b prints gigawatt hours, an amount of energy." in report
    assert "“<b>6 GW</b>”" in report or "“6 GW”" in report


UNITS = [" %", " percentage points", " km", " miles", "C", "F"]
WAYS = st.sampled_from(["up", "down", "up about"])
CHANGES = st.tuples(st.sampled_from(UNITS), st.builds("{} {}".format, WAYS, st.sampled_from([3, 5, 5.2, 10])))


@settings(max_examples=30, deadline=None)
@given(told=st.lists(st.lists(CHANGES, min_size=2, max_size=4), min_size=1, max_size=6))
def test_random_changes_get_the_verdict_of_their_worst_pair(told: list[list[tuple[str, str]]]) -> None:
    """Each claim is in the unit of its first answer."""
    from tempfile import TemporaryDirectory  # noqa: PLC0415  # a folder an example

    from discrepant.compare.printed import compare  # noqa: PLC0415  # likewise

    rows, expected = [], {}
    for n, answers in enumerate(told):
        unit, says = answers[0][0].strip(), [f"{amount}{own}" for own, amount in answers]
        rows += [{"claim": f"c{n}", "source": f"s{i}", "says": words, "unit": unit} for i, words in enumerate(says)]
        every = [compare(a, b, kind="change", unit=unit).verdict for a in says for b in says]
        worst = max(every, key=lambda verdict: verdict.gravity)
        if worst in GRAVE:
            expected[f"c{n}"] = str(worst)
    with TemporaryDirectory() as folder:
        path = write_rows(Path(folder) / "t.jsonl", [{**row, "kind": "change"} for row in rows])
        scanned, found = scan_file(path, DuckDB(memory="1GB"))
    assert scanned.flaws == ()
    assert in_short(found) == expected
