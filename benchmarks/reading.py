"""How many printed phrases this package and four others read right, wrong or not at all: python benchmarks/reading.py

Each library gets its own virtual environment below the temporary directory, from PyPI; benchmarks/reading.md tells the
rule of scoring. `--list NAME` shows what a library (or "discrepant") does not read right.
"""

from __future__ import annotations

import itertools
import json
import re
import subprocess
import sys
import tempfile
import venv
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from reading_phrases import DAY, Line, labelled, of_ctparse, of_dateparser, of_price_parser, of_quantulum3
from reading_scores import Answer, scored

from discrepant.errors import ReadingError
from discrepant.reading.guess import day_span
from discrepant.reading.model import Quantity, Sense
from discrepant.reading.reader import Reader

HERE = Path(__file__).parent
PLACE = Path(tempfile.gettempdir()) / "discrepant-bench"
OURS = "discrepant"
TOLD = "discrepant, told the language"
NUMBERS = ("count", "money", "measure", "number", "share")
POOLS = {
    "money": ("money",),
    "counts, measures, shares": ("count", "measure", "number", "share"),
    "dates": ("date",),
    "all": (*NUMBERS, "date"),
}
# Figures that English does not print: a comma before one or two last digits, groups parted by blanks or by points.
NOT_ENGLISH = re.compile(r"\d,\d{1,2}(?![\d,])|\d(?:[ \u00a0]\d{3})+(?!\d)|\d(?:\.\d{3}){2,}(?!\d)")

# What each is told to install, and the kinds that it claims to read.
PEERS = {
    "quantulum3": (["quantulum3[classifier]==0.10.0", "scikit-learn==1.8.0"], NUMBERS),
    "price-parser": (["price-parser==0.5.1"], ("money",)),
    "dateparser": (["dateparser==1.5.0"], ("date",)),
    "recognizers-text-suite": (["recognizers-text-suite==1.0.2a2", "emoji<2"], (*NUMBERS, "date")),
}
# What makes of a price more than its figures.
SCALES = ("hundred", "thousand", "million", "billion", "trillion", "crore", "lakh", "dozen", "bn", "tn", "mn", "mln")

SCORES = ("right", "otherwise", "wrong", "unread")
HEAD = f"| phrases | library | all | {' | '.join(SCORES)} | wrong of all |\n|---|---|--:|--:|--:|--:|--:|--:|"


def python_of(name: str) -> Path | None:
    """The interpreter of the library's environment, made where it is missing; None where it cannot be installed."""
    folder = PLACE / name
    python = folder / "bin" / "python"
    if not (folder / "ready").exists():
        venv.create(folder, with_pip=True, clear=True)
        install = [python, "-m", "pip", "install", "-q", *PEERS[name][0]]
        done = subprocess.run(install, capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"{name} cannot be installed: {done.stderr.strip().splitlines()[-1]}")
            return None
        (folder / "ready").touch()
    return python


class Bench:
    """The libraries that could be installed, and what is to be shown of them."""

    def __init__(self, shown: str | None) -> None:
        self.pythons = {name: python for name in PEERS if (python := python_of(name))}
        self.shown = shown

    def asked(self, name: str, lines: Sequence[Line]) -> list[Answer]:
        """A library's answers."""
        if name in (OURS, TOLD):
            return ours(lines, with_language=name == TOLD)
        told = json.dumps([{"words": line["words"], "kind": line["kind"], "on": line["on"] or DAY} for line in lines])
        command = [self.pythons[name], HERE / "reading_peers.py", name]
        done = subprocess.run(command, input=told, stdout=subprocess.PIPE, text=True, check=True)
        answers: list[Answer] = json.loads(done.stdout)
        return answers

    def row(self, title: str, name: str, lines: Sequence[Line]) -> None:
        """One line of a table, and what is not right if that was asked for."""
        answers = self.asked(name, lines)
        scores = list(map(scored, lines, answers))
        counted = Counter(scores)
        figures = [len(lines), *(counted[score] for score in SCORES)]
        print(f"| {title} | {name} | {' | '.join(map(str, figures))} | {counted['wrong'] / len(lines):.1%} |")
        for line, answer, score in zip(lines, answers, scores, strict=True):
            if name == self.shown and score != "right":
                print(f"    {score} {line['words']!r}: {answer} for {line.get('numbers') or line['core']}")

    def labelled(self, read: Sequence[Line]) -> None:
        """What must be read: each library on its kinds, and ours on the same phrases."""
        print(HEAD)
        for name in self.pythons:
            kinds = PEERS[name][1]
            parts = {kind: [line for line in read if line["kind"] == kind] for kind in kinds}
            if len(kinds) > 1:
                parts["all its kinds"] = [line for line in read if line["kind"] in kinds]
            if name == "price-parser":
                parts["money in plain figures"] = [line for line in parts["money"] if _is_plain(line["words"])]
            for title, lines in parts.items():
                self.row(title, name, lines)
                self.row(title, OURS, lines)
        self.row("all", OURS, read)

    def refused(self, refused: Sequence[Line]) -> None:
        """What must not be read."""
        print("\n| must not be read | library | all | left alone | read |\n|---|---|--:|--:|--:|")
        for name in self.pythons:
            lines = [line for line in refused if line["kind"] in PEERS[name][1]]
            for who in (name, OURS):
                left = self.asked(who, lines).count(None)
                print(f"| of the kinds of {name} | {who} | {len(lines)} | {left} | {len(lines) - left} |")

    def suites(self) -> dict[str, list[Line]]:
        """The phrases of the libraries' own tests: their makers' labels, and no word of them ours."""
        suites = {
            "quantulum3": of_quantulum3,
            "price-parser": lambda python: of_price_parser(python, PLACE),
            "dateparser": lambda python: of_dateparser(python, PLACE, lambda lines: self.asked("dateparser", lines)),
        }
        print(f"\n{HEAD}")
        found = {f"suite of {name}": suites[name](self.pythons[name]) for name in filter(self.pythons.get, suites)}
        found["corpus of ctparse"] = of_ctparse(Path(sys.executable), PLACE)
        for name, lines in found.items():
            for other in (*self.pythons, OURS, TOLD):
                if other in (OURS, TOLD) or {line["kind"] for line in lines} <= set(PEERS[other][1]):
                    self.row(name, other, lines)
        return found

    def pooled(self, suites: Mapping[str, Sequence[Line]]) -> None:
        """The phrases of all suites together: each library on its kinds, and ours on the same phrases."""
        lines = [line for suite in suites.values() for line in suite]
        print(f"\n{HEAD}")
        for title, kinds in POOLS.items():
            for name in self.pythons:
                claimed = [line for line in lines if line["kind"] in set(kinds) & set(PEERS[name][1])]
                is_whole = set(kinds) <= set(PEERS[name][1])
                if claimed and (is_whole or title == "all"):
                    what = title if is_whole else "all its kinds"
                    for who in (name, OURS, TOLD):
                        self.row(what, who, claimed)


def ours(lines: Iterable[Line], *, with_language: bool) -> list[Answer]:
    """This package's answers, in the same form; where asked, told a language for figures that are not English."""
    reader = Reader()
    answers: list[Answer] = []
    for line in lines:
        try:
            language = "de" if with_language and line["kind"] != "date" and NOT_ENGLISH.search(line["words"]) else "en"
            kind, on = Quantity(line["kind"]), day_span(line["on"] or DAY)
            asked = {"kind": kind, "on": on, "language": language, "edtf": line.get("edtf", False)}
            found = reader.read(line["words"], **asked)
        except ReadingError:
            answers.append(None)
            continue
        shown = found.to_json()
        if found.kind is Quantity.DATE:
            others = [reader.read(line["words"], **asked, ahead=ahead).to_json()["core"] for ahead in (False, True)]
            answers.append({"days": [shown["core"]], "otherwise": others})
        else:
            numbers = shown["core"] if found.hedge.sense is Sense.RANGE else [shown["number"]]
            answers.append({"numbers": [number for number in numbers if number is not None], "unit": shown["unit"]})
    return answers


def _is_plain(words: str) -> bool:
    """Whether a sum is in figures without a scale, as a shop prints it."""
    has_letter = any(letter in "mbktMBKT" and before.isdigit() for before, letter in itertools.pairwise(words))
    return any(map(str.isdigit, words)) and not has_letter and not any(scale in words.lower() for scale in SCALES)


def main() -> None:
    bench = Bench(sys.argv[2] if sys.argv[1:2] == ["--list"] else None)
    read, refused = labelled()
    bench.labelled(read)
    bench.refused(refused)
    bench.pooled(bench.suites())


if __name__ == "__main__":
    main()
