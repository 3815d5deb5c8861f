"""No text of a record, a file's name or an argument can begin a line of output, or be a command to what keeps a log."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner
from corpora import write_corpus
from hypothesis import given, settings
from hypothesis import strategies as st
from made_reports import finding, report, side, told
from newsroom import CLAIMS, tell

from discrepant.cli import main
from discrepant.cli.group import all_commands
from discrepant.compare.verdict import Verdict
from discrepant.toml.text import quoted

# ends of lines of every sort, what logs take for commands, and a word that must stand behind something of ours
ENDS = ("\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029")
FORGED = ("::error::forged", " ::add-mask::x", "##[error]forged", "##vso[task.x]y", "FORGED", "  FORGED")
WORST = "x\n::error::forged\r ##[error]\u2028FORGED"
PARTS = st.sampled_from((*ENDS, *FORGED, " ", ":", "#", "a", "30", "“", "”", "\t", "\u200b", "é"))
TEXTS = st.lists(PARTS, max_size=6).map("".join).map("x{}".format) | st.sampled_from((WORST, *FORGED[:4]))
COMMAND = re.compile(r"^\s*::|##\w*\[|^FORGED")
NORTH, SOUTH = tell("north", crowd="30"), tell("south", crowd="31")
FILE, SEED, REPORT = "facts/north.toml", "seeds/north.txt", "reports/discrepancies.json"
Place = Callable[[str], Mapping[str, str]]


def run(*args: str) -> None:
    """No line is a command, and none begins with the text where an end of a line in it would make it."""
    printed = CliRunner().invoke(main, args).output
    assert not [line for line in printed.splitlines() if COMMAND.search(line)], args


@contextmanager
def written(files: Mapping[str, str]) -> Iterator[None]:
    with TemporaryDirectory() as folder, chdir(folder):
        write_corpus(Path(), files)
        yield


def arguments(command: str, text: str) -> Iterator[tuple[str, ...]]:
    if command != "init":  # which would write there
        yield from ((text,), (text, text), ("30", text), (text, "--reason", text, "--between", text))
    yield (f"--{text}",)
    for option in all_commands()[command].params:
        if (name := option.opts[0]).startswith("--"):
            yield from ((name, text), ("30", name, text), ("30", "31", name, text, text))


@pytest.mark.parametrize("command", all_commands())
class TestArguments:
    @given(text=TEXTS, data=st.data())
    def test_any(self, command: str, text: str, data: st.DataObject) -> None:
        with written({}):
            run(command, *data.draw(st.sampled_from([*arguments(command, text)])))

    def test_all(self, command: str) -> None:
        with written({}):
            for args in arguments(command, WORST):
                run(command, *args)


def instead(old: str, new: Callable[[str], str] = quoted) -> Place:
    """The text in the place of something in a record."""
    assert old in NORTH[FILE]
    return lambda text: NORTH | {FILE: NORTH[FILE].replace(old, new(text), 1)}


def noted(text: str) -> Mapping[str, str]:
    keys = f"claim = {quoted(text)}\nbetween = [{quoted(text)}]\nreason = {quoted(text)}\nover = [{quoted(text)}]\n"
    return {"facts/acknowledged.toml": f"[[acknowledged]]\n{keys}"}


def terms(text: str) -> Mapping[str, str]:
    whole = f"[claim.post.terms]\n{quoted(text)} = [{quoted(text)}]\nb = ['b']\n"
    return {"facts/claims.toml": CLAIMS.partition("terms.speaker")[0] + whole}


RECORDS: Mapping[str, Place] = {
    "a key": instead("publisher =", lambda text: f"{quoted(text)} ="),
    "a table": instead("[source]", lambda text: f"[source.{quoted(text)}]"),
    "the publisher": instead('"The North"'),
    "the id": instead('"north"'),
    "the day": instead('"2022-11-06"'),
    "the text": instead('"seeds/north.txt"'),
    "the claim": instead('"crowd"'),
    "what it says": instead("'30'"),
    "the quote": instead("'As for crowd: 30 it was'"),
    "what is no TOML": instead("[source]", lambda text: f"[source {quoted(text)}"),
    "an article": lambda text: NORTH | {SEED: f"{NORTH[SEED]}{text}\n“{text} 12” and 30 {text}s\n"},
    "the name of a claim": lambda text: {"facts/claims.toml": f"{CLAIMS}\n[claim.{quoted(text)}]\nabout = '1'\n"},
    "a term": terms,
    "an acknowledgement": noted,
}
ON_RECORDS = (
    *("lint", "lint --json", "lint --vocabulary", "coverage --words", "mentions seeds/north.txt", "report"),
    *("mentions seeds/north.txt --json", "draft seeds/north.txt --id other", "acknowledge crowd --reason x"),
)


def on_records(place: Place, text: str, *commands: str) -> None:
    last = {REPORT: report(finding()).to_json()}
    with written({"facts/claims.toml": CLAIMS, **NORTH, **SOUTH, **last, **place(text)}):
        for command in commands:
            run(*command.split())


class TestRecords:
    @given(TEXTS, st.sampled_from([*RECORDS.values()]), st.sampled_from(ON_RECORDS))
    def test_any(self, text: str, place: Place, command: str) -> None:
        on_records(place, text, command)

    @pytest.mark.parametrize("place", RECORDS)
    def test_all(self, place: str) -> None:
        on_records(RECORDS[place], WORST, *ON_RECORDS)


def on_files(name: str) -> Iterator[tuple[str, ...]]:
    yield from (("lint",), ("lint", f"facts/{name}.toml"), ("lint", name), ("coverage", "--words"), ("mentions", name))
    yield ("draft", f"seeds/{name}.txt", "--published", "2022")
    yield from (("report", "--from", name), ("report", "--from", f"{name}.json"), ("diff", name, f"{name}.json"))
    yield from (
        ("scan", name),
        ("scan", f"{name}.csv"),
        ("scan", f"{name}.json"),
        ("init", name),
        ("init", f"{name}/x"),
    )
    yield ("report", "-o", f"{name}/{name}")


@contextmanager
def named(name: str) -> Iterator[None]:
    with written({"facts/claims.toml": CLAIMS, **NORTH, REPORT: report(finding()).to_json()}):
        Path(FILE).rename(f"facts/{name}.toml")
        Path(SEED).rename(f"seeds/{name}.txt")
        Path(name).write_text("30")
        Path(f"{name}.json").write_text("{}")
        Path(f"{name}.csv").write_text("claim,source\nx,n\n")
        yield


@pytest.mark.skipif(os.name == "nt", reason="its names of files have no ends of lines")
class TestNamesOfFiles:
    @given(TEXTS, st.data())
    def test_any(self, name: str, data: st.DataObject) -> None:
        with named(name):
            run(*data.draw(st.sampled_from([*on_files(name)])))

    def test_all(self) -> None:
        with named(WORST):
            for args in on_files(WORST):
                run(*args)


class TestReports:
    """But for a page, which holds the articles as they are, and is to be written to a file."""

    @given(TEXTS)
    def test_any(self, text: str) -> None:
        sides = (side(told(text, text, text, reads=text, speaker=text, via=text)), side(told("south", "31")))
        words = {"claim": text, "about": text, "check": text, "summary": text}
        found = [finding(verdict, *sides, **words) for verdict in Verdict]
        last = report(*found, uncorroborated=(text,))
        with written(
            {"new.json": last.to_json().encode("utf-8", "backslashreplace").decode(), "old.json": report().to_json()}
        ):
            for form in ("markdown", "csv", "json", "sarif", "summary", "gitlab"):
                run("report", "--format", form, "--from", "new.json")
            for args in (("old.json", "new.json"), ("new.json", "old.json"), ("old.json", "new.json", "--json")):
                run("diff", *args)


class TestTables:
    @settings(max_examples=25)  # each starts an engine
    @given(TEXTS, st.sampled_from([(), ("--json",)]))
    def test_any(self, text: str, more: tuple[str, ...]) -> None:
        rows = [("x", text, 30), ("x", "s", 31), (text, text, text), ("y", text, text)]
        lines = [json.dumps({"claim": claim, "source": source, "says": f"{says}"}) for claim, source, says in rows]
        with written({"rows.jsonl": "\n".join(lines)}):
            run("scan", "rows.jsonl", *more)
