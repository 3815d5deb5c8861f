"""How many printed phrases this package and four others read right, wrong or not at all: python benchmarks/reading.py

Each library gets its own virtual environment below the temporary directory, from PyPI; benchmarks/reading.md tells the
rule of scoring. `--list NAME` shows what a library (or "discrepant") does not read right.
"""

from __future__ import annotations

import itertools
import json
import math
import subprocess
import sys
import tempfile
import venv
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from reading_phrases import DAY, Line, labelled, money, of_dateparser, of_price_parser, of_quantulum3

from discrepant.errors import ReadingError
from discrepant.reading.guess import day_span
from discrepant.reading.model import Quantity, Sense
from discrepant.reading.reader import Reader
from discrepant.reading.units import UnitError, convert, unit_named

HERE = Path(__file__).parent
PLACE = Path(tempfile.gettempdir()) / "discrepant-bench"
OURS = "discrepant"
NUMBERS = ("count", "money", "measure", "share")

# What each is told to install, and the kinds that it claims to read.
PEERS = {
    "quantulum3": (["quantulum3[classifier]==0.10.0", "scikit-learn==1.8.0"], NUMBERS),
    "price-parser": (["price-parser==0.5.1"], ("money",)),
    "dateparser": (["dateparser==1.5.0"], ("date",)),
    "recognizers-text-suite": (["recognizers-text-suite==1.0.2a2", "emoji<2"], (*NUMBERS, "date")),
}
# Names of units that are not pint's: theirs, and ours.
UNITS = {"c": "degC", "f": "degF", "degree angle": "degree", "pound-mass": "pound", "pound per square inch": "psi"}
NO_UNIT = (None, "", "dimensionless")
PERCENT = ("%", "percent", "percentage")
TOLERANCE, CALENDAR = 1e-6, 0.02  # a year may be one of 365 days
# What makes of a price more than its figures.
SCALES = ("hundred", "thousand", "million", "billion", "trillion", "crore", "lakh", "dozen", "bn", "tn", "mn", "mln")

Answer = Mapping[str, Any] | None
HEAD = "| phrases | library | all | right | wrong | unread | wrong of all |\n|---|---|--:|--:|--:|--:|--:|"


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
        if name == OURS:
            return ours(lines)
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
        figures = [len(lines), *(counted[score] for score in ("right", "wrong", "unread"))]
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

    def suites(self) -> None:
        """The phrases of the libraries' own tests: their makers' labels, and no word of them ours."""
        suites = {
            "quantulum3": of_quantulum3,
            "price-parser": lambda python: of_price_parser(python, PLACE),
            "dateparser": lambda python: of_dateparser(python, PLACE, lambda lines: self.asked("dateparser", lines)),
        }
        print(f"\n{HEAD}")
        for name in filter(self.pythons.get, suites):
            lines = suites[name](self.pythons[name])
            for other in (*self.pythons, OURS):
                if other == OURS or {line["kind"] for line in lines} <= set(PEERS[other][1]):
                    self.row(f"suite of {name}", other, lines)


def ours(lines: Iterable[Line]) -> list[Answer]:
    """This package's answers, in the same form."""
    reader = Reader()
    answers: list[Answer] = []
    for line in lines:
        try:
            found = reader.read(line["words"], kind=Quantity(line["kind"]), on=day_span(line["on"] or DAY))
        except ReadingError:
            answers.append(None)
            continue
        shown = found.to_json()
        if found.kind is Quantity.DATE:
            answers.append({"days": [shown["core"]]})
        else:
            numbers = shown["core"] if found.hedge.sense is Sense.RANGE else [shown["number"]]
            answers.append({"numbers": [number for number in numbers if number is not None], "unit": shown["unit"]})
    return answers


# Scoring.


def scored(line: Line, answer: Answer) -> str:
    """Right, wrong or unread."""
    if answer is None:
        return "unread"
    if line["kind"] == "date":
        fits = [_holds(span, line["core"]) if line.get("is_point") else _fits(span, line) for span in answer["days"]]
        return "right" if any(fits) else "wrong"
    if answer["unit"] in NO_UNIT and line["kind"] in ("money", "measure"):
        return "unread"
    found, factor = sorted(set(answer["numbers"])), _factor(line, answer["unit"])
    near = CALENDAR if answer["unit"] == "second" and line["in"] != "second" else TOLERANCE
    same = len(found) == len(line["numbers"]) and all(
        math.isclose(one * factor, other, rel_tol=near, abs_tol=1e-9)
        for one, other in zip(found, line["numbers"], strict=True)
    )
    return "right" if same else "wrong"


def _fits(span: Sequence[str | None], line: Line) -> bool:
    """Whether the answer lies in what the label allows, give or take a day; an end that it leaves open is right."""
    first, last = (_moved(end, by) for end, by in zip(line["support"], (-1, 1), strict=True))
    return _holds((first, last), (span[0] or first, span[1] or last))


def _holds(outer: Sequence[str | None], inner: Sequence[str | None]) -> bool:
    first, last = outer[0] or "", outer[1] or "9999-12-31"
    return first <= (inner[0] or "") <= (inner[1] or "9999-12-31") <= last


def _moved(day: str | None, by: int) -> str | None:
    return (date.fromisoformat(day) + timedelta(days=by)).isoformat() if day else None


def _factor(line: Line, unit: str | None) -> float:
    """What the answer is multiplied by to be in the labelled unit; no number where the unit is another one."""
    wanted = line.get("in")
    if line["kind"] == "money":
        known = money(unit)
        codes, worth = (known.codes, float(known.worth)) if known else ((unit,), 1.0)
        return worth if wanted in codes else math.nan
    if line["kind"] == "share":
        return 1.0 if (unit or "").lower() in PERCENT else 100.0  # half, as 0.5
    if line["kind"] == "count":
        return 1.0
    name, other = _named(unit), _named(wanted)
    if name == other or (name, other) == ("ton", "metric_ton"):  # a "Ton" may be either
        return 1.0
    try:  # a degree of one temperature is told from that of another
        return float(convert(Decimal(2), name, other) - convert(Decimal(1), name, other))
    except UnitError:
        return math.nan


def _named(unit: str | None) -> str:
    """The name that this package gives a unit, or its own."""
    name = UNITS.get((unit or "").lower(), unit or "")
    try:
        return unit_named(name)
    except UnitError:
        return name


def _is_plain(words: str) -> bool:
    """Whether a sum is in figures without a scale, as a shop prints it."""
    has_letter = any(letter in "mbktMBKT" and before.isdigit() for before, letter in itertools.pairwise(words))
    return any(map(str.isdigit, words)) and not has_letter and not any(scale in words.lower() for scale in SCALES)


def main() -> None:
    bench = Bench(sys.argv[2] if sys.argv[1:2] == ["--list"] else None)
    read, refused = labelled()
    bench.labelled(read)
    bench.refused(refused)
    bench.suites()


if __name__ == "__main__":
    main()
