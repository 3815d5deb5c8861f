"""Terms of a table, such as the gates of flights: equal, set out as one, able to hold together, or in conflict."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from contextlib import closing
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs
import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st
from newsroom import CLAIMS, newsroom, tell
from scan_engines import ENGINES, start
from scan_tables import scan_file

from discrepant import check, load
from discrepant.cli import main
from discrepant.compare.verdict import Verdict
from discrepant.corpus.model import Nature
from discrepant.errors import DiscrepantError
from discrepant.scan.columns import columns_of
from discrepant.scan.explain import compare_rows
from discrepant.scan.files import find_tables
from discrepant.scan.found import RowPair, Scanned, TableRow
from discrepant.scan.problems import NO_TERM, TERM_ALONE, TERMS_GROW
from discrepant.scan.scan import scan
from discrepant.scan.settings import ScanSettings
from discrepant.scan.source_pairs import SourcePairs, source_pairs
from discrepant.scan.terms import NOTHING, Terms, TermsRecord

GATES = ScanSettings(terms=NOTHING)
# A terminal takes in its gates, a pier two of them, and "remote" says no more than how passengers get to any gate.
AIRPORT = Terms.of(
    TermsRecord(
        terms={
            "A12": ("Gate A12", "A-12"),
            "A13": ("Gate A13",),
            "B4": (),
            "pier": ("North Pier",),
            "terminal-A": ("Terminal A",),
            "remote": (),
        },
        broader={"terminal-A": ("pier",), "pier": ("A12", "A13")},
        together=(("remote", "B4"), ("remote", "A12")),
    )
)
# By claim: what the sources print of it, and the two that are named, or None where all can be true.
PRINTED: dict[str, tuple[tuple[str, ...], tuple[str, str] | None]] = {
    "one": (("A12", "A12"), None),
    "spelt otherwise": (("A12", "a12 ", "gate a12", "A‑12"), None),  # a hyphen that does not break
    "another": (("A12", "A13"), ("A12", "A13")),
    "not set out": (("C7", "c7"), None),
    "two that are not set out": (("C7", "C8"), ("C7", "C8")),
    "one that is not set out": (("C7", "A12"), ("A12", "C7")),
    "what takes it in": (("Terminal A", "A12"), None),
    "what takes in what takes it in": (("Terminal A", "North Pier", "A13"), None),
    "beside what takes it in": (("Terminal A", "A12", "A13"), ("A12", "A13")),
    "can hold together": (("remote", "B4"), None),
    "cannot hold together": (("remote", "A13"), ("A13", "remote")),
    "most sources first": (("A12", "B4", "B4", "A13", "B4", "A13"), ("B4", "A13")),
}


def table(path: Path, rows: Sequence[Sequence[str]], header: str = "claim,source,value") -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(header.split(","))
        writer.writerows(rows)
    return path


def printed(path: Path) -> Path:
    rows = [(claim, f"s{n}", words) for claim, (told, _) in PRINTED.items() for n, words in enumerate(told)]
    return table(path, rows)


@pytest.mark.parametrize("name", ENGINES)
def test_which_terms_are_at_odds(name: str, tmp_path: Path) -> None:
    scanned, pairs = scan_file(printed(tmp_path / "t.csv"), start(name), ScanSettings(terms=AIRPORT))
    assert scanned.flaws == ()
    found = {pair.claim: (pair.high.says, pair.low.says) for pair in pairs}
    assert found == {claim: named for claim, (_, named) in PRINTED.items() if named}
    assert {(str(pair.verdict), pair.kind, pair.gap) for pair in pairs} == {("conflict", "term", None)}


@pytest.mark.parametrize("name", ENGINES)
def test_any_two_sources(name: str, tmp_path: Path) -> None:
    found = of_sources(printed(tmp_path / "t.csv"), name, AIRPORT)
    expected = of_all_pairs(
        [(c, "constant", f"s{n}", w, "") for c, (told, _) in PRINTED.items() for n, w in enumerate(told)]
    )
    assert {(pair.one, pair.other): pair.conflicts for pair in found.shown} == expected
    assert all({pair.largest.high.source, pair.largest.low.source} == {pair.one, pair.other} for pair in found.shown)


def of_sources(path: Path, name: str, terms: Terms) -> SourcePairs:
    files, form = find_tables([str(path)], None)
    asked = ScanSettings(terms=terms)
    with closing(start(name)) as engine:
        columns = columns_of(engine.open(files, form), asked, engine)
        return source_pairs(engine, scan(columns, asked, engine, progress=lambda _: None), 100)


WORDS = ["A12", "Gate A12", "A13", "B4", "pier", "terminal-A", "remote", "C7", "C8", "c8"]
TIMES = ["2020-01-01", "2020-01-02", "2020-01-01T10:00:00Z", "2020-01-01T12:00:00+02:00", "2020-01-01T12:00:00Z"]
HOLD = {frozenset(pair) for pair in (("remote", "B4"), ("remote", "A12"))}
BELOW = {"pier": {"A12", "A13"}, "terminal-A": {"pier", "A12", "A13"}}
Row = tuple[str, str, str, str, str]  # claim, nature, source, words, as of


SAME = {"Gate A12": "A12", "gate a12": "A12", "a12 ": "A12", "A‑12": "A12", "c7": "C7", "c8": "C8"} | {
    "Terminal A": "terminal-A",
    "North Pier": "pier",
}


def exclude(one: str, other: str) -> bool:
    a, b = (SAME.get(words, words) for words in (one, other))
    return a != b and b not in BELOW.get(a, ()) and a not in BELOW.get(b, ()) and frozenset((a, b)) not in HOLD


def meet(a: Row, b: Row) -> bool:
    """Whether both are told of one time, where that matters."""
    if a[1] == "constant":
        return True
    moments = {"2020-01-01T10:00:00Z": 10, "2020-01-01T12:00:00+02:00": 10, "2020-01-01T12:00:00Z": 12}
    if a[4] in moments and b[4] in moments:
        return moments[a[4]] == moments[b[4]]
    return a[4][:10] == b[4][:10]


def of_all_pairs(rows: Sequence[Row]) -> dict[tuple[str, str], int]:
    """On how many claims each two sources are at odds, by setting every row against every other."""
    odds = {
        (a[2], b[2], a[0])
        for a, b in product(rows, repeat=2)
        if a[0] == b[0] and a[2] < b[2] and meet(a, b) and exclude(a[3], b[3])
    }
    pairs = {(one, other) for one, other, _ in odds}
    return {pair: sum((one, other) == pair for one, other, _ in odds) for pair in pairs}


@st.composite
def told(draw: st.DrawFn) -> list[Row]:
    rows: list[Row] = []
    for n in range(draw(st.integers(1, 8))):
        nature = draw(st.sampled_from(["constant", "varying"]))
        sources = st.tuples(st.sampled_from("abc"), st.sampled_from(WORDS), st.sampled_from(TIMES))
        rows += [(f"c{n}", nature, *row) for row in draw(st.lists(sources, min_size=1, max_size=6))]
    return rows


@settings(max_examples=40, deadline=None)
@given(rows=told())
def test_it_finds_what_all_pairs_of_rows_say(rows: list[Row]) -> None:
    with TemporaryDirectory() as folder:
        path = table(Path(folder) / "t.csv", rows, "claim,nature,source,value,as_of")
        scanned, pairs = scan_file(path, start("duckdb"), ScanSettings(terms=AIRPORT))
        by_sources = of_sources(path, "duckdb", AIRPORT)
    assert scanned.flaws == ()
    odds = {a[0] for a, b in product(rows, repeat=2) if a[0] == b[0] and meet(a, b) and exclude(a[3], b[3])}
    assert {pair.claim for pair in pairs} == odds
    assert all(exclude(str(pair.high.says), str(pair.low.says)) for pair in pairs)
    assert {(pair.one, pair.other): pair.conflicts for pair in by_sources.shown} == of_all_pairs(rows)
    for pair in pairs:  # and the ordinary comparison of its two rows says the same
        assert explained(pair, scanned) == Verdict.CONFLICT


def explained(pair: RowPair, scanned: Scanned) -> Verdict | None:
    sides: list[TableRow] = [attrs.evolve(side, extra=None) for side in (pair.high, pair.low)]
    findings = compare_rows(pair, sides, 2, scanned, "t.csv")[0].findings
    return max((one.verdict for one in findings), key=lambda verdict: verdict.gravity, default=None)


def test_a_corpus_gives_the_same(tmp_path: Path) -> None:
    posts = 'terms = {spokesperson = ["spokesman"], director = ["head"], staff = []}\nbroader = {staff = ["director"]}'
    said = {"c0": ("spokesman", "head"), "c1": ("Spokesman", "spokesperson"), "c2": ("staff", "head")}
    claims = [f'[claim.{claim}]\nabout = "It"\nkind = "term"\n{posts}' for claim in said]
    articles = [tell(source, **{claim: words[n] for claim, words in said.items()}) for n, source in enumerate("ab")]
    report = check(load(newsroom(tmp_path, *articles, claims=f"{CLAIMS}\n" + "\n\n".join(claims) + "\n")))
    (tmp_path / "posts.toml").write_text(posts)
    path = table(
        tmp_path / "t.csv", [(claim, s, words[n]) for claim, words in said.items() for n, s in enumerate("ab")]
    )
    _, pairs = scan_file(path, start("duckdb"), ScanSettings(terms=Terms.parse(tmp_path / "posts.toml")))
    conflicts = {one.claim for one in report.findings if one.check == "terms" and one.verdict is Verdict.CONFLICT}
    assert {pair.claim for pair in pairs} == conflicts == {"c0"}


def test_what_is_not_compared(tmp_path: Path) -> None:
    rows = [
        ("x", "a", "A12", "", ""),
        ("x", "b", "  ", "", ""),
        ("x", "c", "12", "count", ""),
        ("x", "d", "A12", "", "cumulative"),
    ]
    path = table(tmp_path / "t.csv", rows, "claim,source,value,kind,nature")
    scanned, _ = scan_file(path, start("duckdb"), GATES)
    assert {flaw.what for flaw in scanned.flaws} == {"no value", NO_TERM, TERMS_GROW}
    path = table(tmp_path / "u.csv", [("x", "a", "12", "term"), ("x", "b", "13", "count")], "claim,source,value,kind")
    scanned, _ = scan_file(path, start("duckdb"))
    assert [(flaw.what, flaw.rows) for flaw in scanned.flaws] == [(TERM_ALONE, 1)]


def test_numbers_are_terms_too_and_nature_holds(tmp_path: Path) -> None:
    rows = [("x", "a", "12", "2020-01-01"), ("x", "b", "13", "2020-01-02"), ("y", "a", "1", "2020-01-01")]
    path = table(tmp_path / "t.csv", rows, "claim,source,says,as_of")
    assert len(scan_file(path, start("duckdb"), GATES)[1]) == 1
    assert scan_file(path, start("duckdb"), attrs.evolve(GATES, nature=Nature.VARYING))[1] == []


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("terms = 5", "t.toml:1: "),
        ('[terms]\nA = ["x"]\nB = ["X"]', 't.toml:3: "X" belongs to both "A" and "B"'),
        ('terms = {A = []}\nbroader = {A = ["C"]}', 't.toml:2: "C" is none of the terms'),
        ("[term]\nA = []", "t.toml:1: "),
        ("terms = [", "t.toml: is not TOML"),
    ],
)
def test_a_file_that_does_not_fit(tmp_path: Path, toml: str, message: str) -> None:
    path = tmp_path / "t.toml"
    path.write_text(toml)
    with pytest.raises(DiscrepantError) as caught:
        Terms.parse(path)
    assert message in str(caught.value)


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(main, ["scan", *map(str, args)])


def test_what_is_said_of_them(tmp_path: Path) -> None:
    path = table(tmp_path / "t.csv", [("AA1", "aa", "B3"), ("AA1", "orbitz", "<b>"), ("AA2", "aa", "B3")])
    result = run(path, "--kind", "term", "--report", tmp_path / "found", "--out", tmp_path / "found.csv")
    assert result.exit_code == 1
    assert "conflict   AA1      orbitz: <b>  aa: B3   other term" in result.stdout
    report = (tmp_path / "found" / "discrepancies.md").read_text("utf-8")
    assert "are two terms, and nothing says that both can hold" in report
    assert "\\<b\\>" in report
    assert "AA1,conflict,term,constant" in (tmp_path / "found.csv").read_text("utf-8")
    assert json.loads(run(path, "--kind", "term", "--json").stdout)["widest"][0]["gap"] is None
    assert run(path, "--terms", path).exit_code == 2
    assert "is for --kind term" in run(path, "--terms", path).stderr
    assert "none.toml" in run(path, "--kind", "term", "--terms", "none.toml").stderr
