"""A sheet read into the records: what differs and nothing else, errors by row and cell, all or nothing."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import Mock

import pytest
from corpora import MINI, change, write_corpus
from hypothesis import given, settings
from hypothesis import strategies as st

from discrepant.corpus.load import read_entries
from discrepant.desk.sheets.cells import to_cell
from discrepant.desk.sheets.changed_texts import changed_text
from discrepant.desk.sheets.given import read_sheets
from discrepant.desk.sheets.matching import match
from discrepant.desk.sheets.planned import ImportPlan, plan_import, write_import
from discrepant.desk.sheets.shown import render, summary
from discrepant.desk.sheets.write import write_sheets
from discrepant.errors import CorpusError, DiscrepantError
from discrepant.toml.edit import EditedToml

ROOT = Path(__file__).parents[3]
Cells = dict[str, str]
NEW = {"source": "south", "claim": "signers.count", "says": "30", "quote": "Of the 30 signers"}


def texts(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.glob("facts/*"))}


def sheet(file: Path) -> list[Cells]:
    return list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"), newline="")))


def put(file: Path, rows: list[Cells], *, delimiter: str = ",", end: str = "\r\n", mark: str = "") -> Path:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter, lineterminator=end)
    writer.writeheader()
    writer.writerows(rows)
    file.write_bytes((mark + out.getvalue()).encode())
    return file


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_corpus(tmp_path)
    write_sheets(tmp_path, tmp_path / "out.csv")
    return tmp_path


def planned(
    root: Path, edit: Callable[[dict[str, Cells]], object], name: str = "out.csv", key: str = "id"
) -> ImportPlan:
    """The plan of the exported sheet as an editor has left it, its rows by what they are of."""
    rows = {row[key]: row for row in sheet(root / name)}
    edit(rows)
    return plan_import(root, [put(root / name, list(rows.values()))])


def problems(
    root: Path, edit: Callable[[dict[str, Cells]], object], name: str = "out.csv", key: str = "id"
) -> list[str]:
    before = texts(root)
    with pytest.raises(DiscrepantError) as error:
        planned(root, edit, name, key)
    assert texts(root) == before
    return str(error.value).split("\n")


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("which", ["five", "mini"])
def test_what_is_exported_changes_nothing(ending: str, which: str, tmp_path: Path) -> None:
    root = ROOT if which == "five" else write_corpus(tmp_path)
    done = write_sheets(root, tmp_path / f"out.{ending}")
    plan = plan_import(root, [tmp_path / f"out.{ending}"])
    assert (plan.changes, plan.lacking, plan.after) == ((), (), {})
    assert plan.unchanged == done.facts + done.claims
    assert [note for note in plan.notes if "is read too" not in note] == []


TEXTS = st.one_of(
    st.text(st.sampled_from("='\"[]+-@\t\n\r;,#<>U0041_x \u202e\x00\ufeffé🙂"), max_size=9),
    st.text(st.characters(codec="utf-8"), max_size=9),
).filter(str.strip)


@given(TEXTS, TEXTS, st.integers(0, 8))
@settings(max_examples=40, deadline=None)
def test_any_text_that_is_exported_changes_nothing(note: str, remark: str, number: int) -> None:
    with TemporaryDirectory() as folder:
        root = write_corpus(Path(folder))
        with_notes(root, {"note": note, "speaker": remark}, number)
        write_sheets(root, root / "out.csv")
        assert plan_import(root, [root / "out.csv"]).changes == ()


def with_notes(root: Path, values: Mapping[str, str], number: int) -> None:
    """Give the fact of this number in a row these keys."""
    entry = read_entries(root).facts[number]
    path = root / entry.file.file
    edited = EditedToml(path.read_bytes().decode())
    for name, value in values.items():
        edited.put((*entry.path, name), value)
    path.write_bytes(edited.after().encode())


@given(TEXTS, st.sampled_from(["claim", "says", "quote"]), st.integers(0, 8), st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=40, deadline=None)
def test_an_edit_of_a_cell_changes_the_bytes_of_its_value_alone(value: str, name: str, number: int, end: str) -> None:
    with TemporaryDirectory() as folder:
        root = write_corpus(Path(folder))
        for path in root.glob("facts/*"):
            path.write_bytes(path.read_bytes().replace(b"\n", end.encode()))
        write_sheets(root, root / "out.csv")
        rows = sheet(root / "out.csv")
        rows[number][name] = to_cell(value)
        entries = read_entries(root)
        found = match(entries, read_sheets([put(root / "out.csv", rows)]), "facts/claims.toml")
        for each in found.changes:
            before = (root / each.file).read_bytes().decode()
            after = changed_text(before, [each])
            was, now = before.split(end), after.split(end)
            assert len(was) == len(now)
            differing = [(old, new) for old, new in zip(was, now, strict=True) if old != new]
            assert len(differing) == 1
            old, new = differing[0]
            head = old[: old.index("= ") + 2]
            assert old.startswith(f"{name} ")
            assert new.startswith(head)
            assert tomllib.loads(new) == {name: value}


def test_a_plan_is_shown_and_then_written(root: Path) -> None:
    def edit(rows: dict[str, Cells]) -> None:
        rows["north/kirby.post"]["quote"] = "spokesman John Kirby"
        rows["south/aid.total"]["note"] = "'=hm"
        rows["new"] = NEW | {name: "" for name in rows["south/aid.total"] if name not in NEW}

    before = texts(root)
    plan = planned(root, edit)
    assert texts(root) == before
    assert render(plan) == [
        "out.csv: row 3: fact north/kirby.post: changed",
        '    quote was: "said spokesman John Kirby"',
        '          now: "spokesman John Kirby"',
        "out.csv: row 8: fact south/aid.total: changed",
        "    note was: nothing",
        '         now: "=hm"',
        "out.csv: row 11: fact south/signers.count: new, into facts/south.toml",
        '    claim = "signers.count"',
        '    says = "30"',
        '    quote = "Of the 30 signers"',
    ]
    assert summary(plan) == ["1 fact new, 2 facts changed; 14 as they are."]
    write_import(plan)
    north, south = (before[f"facts/{name}.toml"].decode() for name in ("north", "south"))
    north = north.replace('quote = "said spokesman', 'quote = "spokesman')
    south = south.replace('as_of = "2022-12-01"\n', 'as_of = "2022-12-01"\nnote = "=hm"\n')
    south += '\n[[fact]]\nclaim = "signers.count"\nsays = "30"\nquote = "Of the 30 signers"\n'
    after = {name: data.decode() for name, data in texts(root).items()}
    assert after == {name: data.decode() for name, data in before.items()} | {
        "facts/north.toml": north,
        "facts/south.toml": south,
    }
    again = plan_import(root, [root / "out.csv"])
    assert again.changes == again.lacking == ()


def test_all_errors_are_told_by_row_and_cell_at_once(root: Path) -> None:
    def edit(rows: dict[str, Cells]) -> None:
        empty = dict.fromkeys(rows["south/aid.total"], "")
        rows["north/kirby.post"]["quote"] = "said Kirby"
        rows["north/river.width"]["says"] = '["2 km"'
        rows["south/aid.total"]["source"] = "north"
        rows["a"] = empty | NEW | {"claim": "signers.coun"}
        rows["b"] = empty | {"id": "north/aid", "says": "x"}
        rows["c"] = empty | {"source": "nroth", "claim": "aid.total"}

    cells = [line.partition(": ")[2] for line in problems(root, edit)]
    assert [cell.partition(": ")[0] for cell in cells] == [
        "row 3, cell D3",
        "row 3, cell E3",
        "row 7, cell D7",
        "row 8, cell B8",
        "row 11, cell C11",
        "row 12, cell A12",
        "row 13, cell B13",
        "row 13, cell D13",
        "row 13, cell E13",
    ]


def test_a_record_that_has_changed_since_is_not_written_over(root: Path) -> None:
    change(root, "facts/south.toml", 'as_of = "2022-12-01"', 'as_of = "2022-11-30"')
    plan = plan_import(root, [root / "out.csv"])
    assert plan.changes == ()
    assert plan.notes[-1] == (
        "out.csv: row 8: south/aid.total has changed since the export, the row has not: it stays."
    )
    (told,) = problems(root, lambda rows: rows["south/aid.total"].update(note="n"))
    assert "the record has changed since the export, and so has the row" in told


def test_rows_that_are_not_there_are_no_deletions_unless_it_is_said(root: Path) -> None:
    before = texts(root)["facts/north.toml"].decode()
    plan = planned(root, lambda rows: rows.__delitem__("north/kirby.post"))
    assert plan.changes == ()
    assert summary(plan)[1] == (
        "The sheet lacks 1 fact of the records, which stay (--delete removes them): north/kirby.post."
    )
    write_import(plan_import(root, [root / "out.csv"], delete=True))
    gone = '[[fact]]\nclaim = "kirby.post"\nsays  = "spokesman"\nquote = "said spokesman John Kirby"\n\n'
    assert texts(root)["facts/north.toml"].decode() == before.replace(gone, "")


def test_a_claim_that_facts_name_cannot_be_deleted(root: Path) -> None:
    rows = [row for row in sheet(root / "out-claims.csv") if row["claim"] != "river.width"]
    put(root / "out-claims.csv", rows)
    with pytest.raises(DiscrepantError, match=r'row 7, cell C7: there is no claim "river\.width"'):
        plan_import(root, [root / "out.csv"], delete=True)


def test_claims_are_changed_and_added(root: Path) -> None:
    def edit(rows: dict[str, Cells]) -> None:
        rows["kirby.post"]["terms"] += '\nadviser = ["adviser"]'
        new = {"claim": "front.day", "about": "The day of the front", "kind": "date"}
        rows["front.day"] = dict.fromkeys(rows["kirby.post"], "") | new

    before = texts(root)["facts/claims.toml"].decode()
    write_import(planned(root, edit, "out-claims.csv", "claim"))
    line = 'communications-director = ["communications director"]\n'
    expected = before.replace(line, f'{line}adviser = ["adviser"]\n')
    expected += '\n[claim."front.day"]\nabout = "The day of the front"\nkind = "date"\n'
    assert texts(root)["facts/claims.toml"].decode() == expected


def test_facts_may_name_claims_that_are_new_in_the_same_import(root: Path) -> None:
    claims = sheet(root / "out-claims.csv")
    claims.append(dict.fromkeys(claims[0], "") | {"claim": "signers.silent", "about": "Who is silent", "kind": "count"})
    put(root / "out-claims.csv", claims)
    plan = planned(root, lambda rows: rows["south/signers.count"].update(claim="signers.silent"))
    assert sorted(plan.after) == ["facts/claims.toml", "facts/south.toml"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("named", [str.upper, str.title, lambda name: f" {name} "])
def test_other_programs_tables_are_taken(
    root: Path, delimiter: str, end: str, mark: str, named: Callable[[str], str]
) -> None:
    rows = [{named(name): cell for name, cell in row.items()} for row in sheet(root / "out.csv")]
    file = put(root / "out.csv", rows, delimiter=delimiter, end=end, mark=mark)
    assert plan_import(root, [file]).changes == ()


def test_columns_that_are_unknown_or_missing_are_said(root: Path) -> None:
    rows = [
        {"id": row["id"], "says": row["says"], "qoute": row["quote"], "Done": "x"} for row in sheet(root / "out.csv")
    ]
    plan = plan_import(root, [put(root / "out.csv", rows)])
    assert plan.changes == ()
    assert plan.notes[1] == 'out.csv: row 1, cell C1: the column "qoute" is left out (did you mean "quote"?)'
    assert plan.notes[2].startswith('out.csv: row 1, cell D1: the column "Done" is left out')
    assert plan.notes[3].startswith("out.csv: row 1: there is no column claim, quote,")
    assert plan.notes[4].startswith("out.csv: row 1: there is no column exported:")


def test_without_ids_a_row_that_says_the_same_is_no_new_fact(root: Path) -> None:
    rows = [{name: row[name] for name in row if name not in ("id", "exported")} for row in sheet(root / "out.csv")]
    rows[1]["note"] = "n"
    plan = plan_import(root, [put(root / "out.csv", rows)])
    assert [(each.name, each.was) for each in plan.changes] == [("north/kirby.post", None)]
    assert [each.name for each in plan.lacking] == ["north/kirby.post"]
    assert any("there is no column id:" in note for note in plan.notes)


def test_rows_of_the_same_record_are_told(root: Path) -> None:
    def edit(rows: dict[str, Cells]) -> None:
        rows["again"] = dict(rows["north/kirby.post"])
        rows["new"] = dict.fromkeys(rows["again"], "") | NEW
        rows["same"] = dict(rows["new"])

    first, second = problems(root, edit)
    assert first.startswith('out.csv: row 11, cell A11: out.csv: row 3 is fact "north/kirby.post" too (')
    assert second == "out.csv: row 13: out.csv: row 12 is the same fact (keep one of them)"


def test_a_workbook_that_somebody_has_edited_is_read(root: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    write_sheets(root, root / "out.xlsx")
    book = openpyxl.load_workbook(root / "out.xlsx")
    facts = book["facts"]
    column = [cell.value for cell in facts[1]].index("as_of") + 1
    facts.cell(8, column).value = datetime(2022, 12, 1)  # noqa: DTZ001  # as spreadsheets have it
    facts.cell(2, column).value = "2022-10-24"
    book.save(root / "out.xlsx")
    plan = plan_import(root, [root / "out.xlsx"])
    assert [(each.name, (each.now or {}).get("as_of")) for each in plan.changes] == [("north/aid.total", "2022-10-24")]
    facts.cell(2, column).value = 7
    book.save(root / "out.xlsx")
    with pytest.raises(DiscrepantError, match=r"out\.xlsx: sheet facts, row 2, cell \w2: the spreadsheet has made"):
        plan_import(root, [root / "out.xlsx"])


def test_nothing_is_written_where_one_file_cannot_be(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def edit(rows: dict[str, Cells]) -> None:
        rows["north/kirby.post"]["note"] = rows["south/aid.total"]["note"] = "n"

    plan, before = planned(root, edit), texts(root)
    monkeypatch.setattr("discrepant.files.writing.os.fsync", Mock(side_effect=OSError(28, "No space left on device")))
    with pytest.raises(OSError, match="No space left"):
        write_import(plan)
    assert texts(root) == before


def test_what_was_wrong_before_is_no_reason_to_refuse(tmp_path: Path) -> None:
    files = {**MINI, "facts/north.toml": MINI["facts/north.toml"].replace("signed by 30 members", "signed by no one")}
    write_corpus(tmp_path, files)
    write_sheets(tmp_path, tmp_path / "out.csv")
    plan = planned(tmp_path, lambda rows: rows["north/aid.total"].update(note="n\nm"))
    assert list(plan.after) == ["facts/north.toml"]


def test_of_two_faults_that_read_the_same_the_new_one_is_told(root: Path) -> None:
    change(root, "facts/north.toml", '"signed by 30 members"', '"no 30 such words"')
    write_sheets(root, root / "out.csv", force=True)
    for name, row in (("north/aid.total", 2), ("north/river.width", 7)):
        write_sheets(root, root / "out.csv", force=True)

        def edit(rows: dict[str, Cells], name: str = name) -> None:
            rows[name]["quote"] = "nothing like it"

        (told,) = [line for line in problems(root, edit) if "the quote is not in seeds/north.txt" in line]
        assert told.startswith(f"out.csv: row {row}, cell E{row}: ")


def test_what_is_wrong_with_a_record_that_has_no_row_is_told_with_its_line(root: Path) -> None:
    claims = sheet(root / "out-claims.csv")
    next(row for row in claims if row["claim"] == "letter.sent")["kind"] = "count"
    put(root / "out-claims.csv", claims)

    def edit(rows: dict[str, Cells]) -> None:
        del rows["north/letter.sent"]
        rows["north/aid.total"]["note"] = "a line more above it"

    (told,) = [line for line in problems(root, edit) if line.startswith("facts")]
    line = next(n for n, text in enumerate(texts(root)["facts/north.toml"].decode().split("\n"), 1) if '2022"' in text)
    assert told.startswith(f"facts/north.toml:{line}: ")


def test_a_file_that_changes_meanwhile_is_not_written_over(root: Path) -> None:
    plan = planned(root, lambda rows: rows["north/kirby.post"].update(note="n"))
    change(root, "facts/north.toml", '"The North"', '"North"')
    before = texts(root)
    with pytest.raises(CorpusError, match="it is not as it was when it was read"):
        write_import(plan)
    assert texts(root) == before


def test_a_table_of_something_else_is_refused(root: Path) -> None:
    with pytest.raises(DiscrepantError, match=r"x\.csv: no sheet in it has the columns of records"):
        plan_import(root, [put(root / "x.csv", [{"name": "a", "age": "3"}])])
