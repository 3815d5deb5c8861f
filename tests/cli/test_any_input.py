"""Every command on a corpus with something wrong in it: an answer or a reason, and nothing written half."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from corpora import MINI, change, write_corpus
from mutated_corpora import mutate_one, snapshot
from mutating import MUTATED, draw_for
from newsroom import tell

import discrepant
from discrepant.cli import main
from discrepant.cli.group import all_commands
from discrepant.errors import DiscrepantError

EARTHQUAKE = Path(__file__).parents[1] / "data/earthquake"
TABLE = "claim,source,says,kind\nx,north,about 30,count\nx,south,31,count\ny,north,“5” km,measure\n"
ANNOTATIONS = [{"tags": ["x"], "target": {"selector": [{"type": "TextQuoteSelector", "exact": "30", "prefix": "by "}]}}]
FORMATS = ("html", "sarif", "csv", "annotations", "claimreview", "mismatches")
# what each command is asked of a corpus with sources north and south; `{}` is one of them
ASKED = {
    "read": ["--jsonl < phrases.jsonl"],
    "compare": [],  # has no files; tests/reading has any words
    "init": ["new"],
    "mentions": ["seeds/{}.txt", "seeds/{}.txt --json", "story.txt"],
    "draft": [f"{rest} --published 2022-11-06" for rest in ("seeds/new.txt", "--all", "story.txt --id story")],
    "coverage": ["", "--words", "--json", "--fail-under 50"],
    "lint": ["", "--json", "--vocabulary"],
    "reanchor": ["{}", "{} --json", "{} --yes"],
    "report": [
        "",
        *(f"--format {form}" for form in FORMATS),
        "--format svg --claim aid.total --output out.svg",
        "--format docx --output out.docx",
        "--format sqlite --output out.db",
    ],
    "diff": ["reports/discrepancies.json before.json", "before.json reports/discrepancies.json --json"],
    "acknowledge": ["aid.total --reason looked", "aid.total --reason looked --by Ann --until 2030"],
    "sheet": ["export out.csv", "import facts.csv facts-claims.csv", "import facts.csv facts-claims.csv --yes"],
    "proof": ["story.txt", "story.txt --format html", "story.txt --json"],
    "mutate": [""],
    "scan": ["table.csv", "table.csv --json", "table.csv --within source"],
    "annotated": ["notes.json --source {}"],
    "schema": [""],
    "check": [],  # `discrepant.check`, below
    "desk": [],  # serves until it is stopped: tests/server
}
ASKED_ALL = [f"{command} {rest}".strip() for command, rests in ASKED.items() for rest in rests]
FINE, FOUND, COULD_NOT_RUN = 0, 1, 2


def test_every_command_is_asked() -> None:
    assert set(ASKED) >= set(all_commands())


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk of two articles with a file of every kind that a command reads."""
    west = tell("west", **{"signers.count": "31", "aid.total": "about $17 billion"})
    root = write_corpus(tmp_path_factory.mktemp("whole"), {**MINI, **west})
    change(root, "facts/claims.toml", 'kind   = "money"', 'kind   = "money"\nqid = "Q1"\npid = "P1120"')
    (root / "seeds/new.txt").write_text("KYIV, Nov. 6, 2022 (North) - More than 40 people came, aid is $18 billion.\n")
    (root / "story.txt").write_text("Exactly 30 members signed, and aid came to $20 billion, said a “director”.\n")
    (root / "table.csv").write_text(TABLE, "utf-8")
    (root / "phrases.jsonl").write_text('{"says": "about 30"}\n"31"\n{"says": "5 km", "kind": "measure"}\n')
    (root / "notes.json").write_text(json.dumps(ANNOTATIONS))
    (root / "reports").mkdir()
    for name in ("reports/discrepancies.json", "before.json"):
        (root / name).write_text(discrepant.check(discrepant.load(root)).to_json(), "utf-8")
    assert run(root, "sheet export facts.csv").exit_code == FINE
    return root


def run(root: Path, asked: str) -> Result:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        args, _, given = asked.partition(" < ")
        return CliRunner().invoke(
            main, args.split(), input=Path(given).read_bytes() if given else b"", prog_name="discrepant"
        )


def judge(result: Result, asked: str) -> None:
    """What every answer owes: a status that is promised, a reason for a refusal, nothing that steers a terminal."""
    assert result.exit_code in {FINE, FOUND, COULD_NOT_RUN}, asked
    assert "fault of discrepant" not in result.stderr, (asked, result.stderr)
    assert "Traceback" not in result.stderr, (asked, result.stderr)
    if result.exit_code == COULD_NOT_RUN:
        assert result.stderr.strip(), asked
    printed = result.stdout + result.stderr
    odd = {char for char in printed if ord(char) < ord(" ") and char not in "\n\t"} | ({"\u202e", "\x7f"} & {*printed})
    assert not odd, (asked, odd)


@pytest.mark.parametrize("asked", ASKED_ALL)
def test_the_whole_one_gets_an_answer(asked: str, whole: Path, tmp_path: Path) -> None:
    """Or what follows would be about misused commands."""
    root = shutil.copytree(whole, tmp_path / "desk")
    result = run(root, asked.format("north"))
    judge(result, asked)
    assert result.exit_code in {FINE, FOUND}, result.stderr


@pytest.mark.parametrize("number", range(MUTATED))
def test_any_corpus_gets_an_answer_or_a_reason(number: int, whole: Path, tmp_path: Path) -> None:
    draw = draw_for(f"commands {number}")
    root = shutil.copytree(whole, tmp_path / "desk")
    for _ in range(draw.choice((1, 1, 2))):
        mutate_one(root, [*snapshot(root)], draw)
    asked = draw.choice(ASKED_ALL).format(draw.choice(("north", "south")))
    before = snapshot(root)
    result = run(root, asked)
    judge(result, asked)
    if result.exit_code == COULD_NOT_RUN:
        assert snapshot(root) == before, asked


@pytest.mark.parametrize("number", range(max(20, MUTATED // 10)))
def test_any_records_are_checked_or_refused(number: int, tmp_path: Path) -> None:
    draw = draw_for(f"checked {number}")
    root = shutil.copytree(EARTHQUAKE, tmp_path / "desk") if number % 4 == 0 else write_corpus(tmp_path / "desk")
    for _ in range(draw.choice((1, 1, 2))):
        mutate_one(root, [name for name in snapshot(root) if name.startswith(("facts/", "seeds/"))], draw)
    try:
        report = discrepant.check(discrepant.load(root))
    except DiscrepantError as error:
        assert str(error)  # noqa: PT017  # either is well
    else:
        assert report.to_json()
