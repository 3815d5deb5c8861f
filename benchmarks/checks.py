"""What a check costs beside a bare pytest item: `pytest checks/` against as many empty parametrised items.

A run with all reports, one without the page, one after a fact was changed, with `--changed` and without, one after an
article was, one that keeps nothing and one of the empty items take turns on one machine. Told are the medians of their
processor time, their ratios to the empty items of the same turn, and how the time grows with the facts: python
benchmarks/checks.py; with --write the figures go to checks.md, too.
"""

from __future__ import annotations

import hashlib
import math
import os
import platform
import re
import statistics
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from generate import generate
from processor import PYTEST, timed

TITLE = """\
# What a check costs

`python benchmarks/checks.py --write` wrote this page; another length of it, with 250 and 1,250 claims and three turns,
is `python benchmarks/checks.py 250 1250 --turns 3`. Seconds are of a processor, medians of runs that take turns. A run
is `pytest checks/` on made-up records:

- **run**: with all reports, where nothing was changed since the run before;
- **no page**: the same without the HTML and the pictures;
- **fact**: with all reports, after what one fact says was changed;
- **changed**: with `--changed`, after the same change;
- **article**: with all reports, after a sentence of one of twenty articles, and its quote, were changed;
- **cold**: with `DISCREPANT_CACHE=off`, so that nothing is kept from run to run, no mentions and no parts of the page;
- **empty**: as many empty parametrised items, without this plugin.

The right half has how many times as long as the empty items each takes, the median of the turns.
"""
_RUNS = ("run", "no page", "changed", "fact", "article", "cold")
_COLUMNS = ("facts", "items", *_RUNS, "empty", *_RUNS)
HEAD = f"| {' | '.join(_COLUMNS)} |\n|{'--:|' * len(_COLUMNS)}"
CLAIMS = (500, 2500)  # of four facts each
TURNS = 5


class Measured(NamedTuple):
    """The facts of a corpus, the seconds of a run over it, and the row that tells of both."""

    facts: int
    seconds: float
    row: str


def _edit_fact(corpus: Path, turn: int) -> None:
    """Let a fact say more, or less, of what its quote says, as a desk does that reads an article again."""
    records = corpus / "facts" / "s5.toml"
    less, more = 'says = "100 people"', 'says = "about 100 people"'
    before, after = (less, more) if turn % 2 else (more, less)
    told = records.read_text()
    if before not in told:
        raise SystemExit(f"no fact of {records} says {before}")
    records.write_text(told.replace(before, after, 1))


def _edit_article(corpus: Path, turn: int) -> None:
    """Change a sentence of the first article and the quote of it, as a desk does that has a new text."""
    text, records = corpus / "seeds" / "s0.txt", corpus / "facts" / "s0.toml"
    before = re.compile(r"Sentence 0(?: \(edit \d+\))? of")
    text.write_text(before.sub(f"Sentence 0 (edit {turn}) of", text.read_text()))
    new = before.sub(f"Sentence 0 (edit {turn}) of", records.read_text())
    records.write_text(re.sub(r'(?<=sha256 = ")\w+', hashlib.sha256(text.read_bytes()).hexdigest(), new))


def _bare(folder: Path, items: int) -> None:
    folder.mkdir()
    (folder / "pytest.ini").write_text("[pytest]\n")
    (folder / "test_bare.py").write_text(
        f"import pytest\n\n@pytest.mark.parametrize('n', range({items}))\ndef test_nothing(n):\n    pass\n"
    )


def _measure(folder: Path, claims: int, turns: int) -> Measured:
    corpus, bare = folder / "corpus", folder / "bare"
    facts = generate(corpus, claims)
    kept = {"DISCREPANT_CACHE": str(folder / "cache")}
    run = (*PYTEST, "checks/")
    _, said = timed(corpus, *run, settings=kept)
    items = sum(map(int, re.findall(r"(\d+) (?:passed|failed|xfailed|skipped)", said.splitlines()[-1])))
    _bare(bare, items)
    taken = []
    for turn in range(turns):
        whole, _ = timed(corpus, *run, settings=kept)
        # reports of its own, for each run writes what the one before it has not written
        no_page, _ = timed(corpus, *run, "--reports", "without", "-p", "without_page", settings=kept)
        _edit_fact(corpus, turn)
        changed, _ = timed(corpus, *run, "--changed", settings=kept)
        fact, _ = timed(corpus, *run, settings=kept)
        _edit_article(corpus, turn)
        article, _ = timed(corpus, *run, settings=kept)
        cold, _ = timed(corpus, *run, settings={"DISCREPANT_CACHE": "off"})
        empty, _ = timed(bare, *PYTEST, "-p", "no:discrepant")
        taken.append((whole, no_page, changed, fact, article, cold, empty))
    seconds = [statistics.median(column) for column in zip(*taken, strict=True)]
    ratios = [statistics.median(one[n] / one[-1] for one in taken) for n in range(len(seconds) - 1)]
    cells = [f"{facts:,}", f"{items:,}", *(f"{each:.2f}" for each in (*seconds, *ratios))]
    return Measured(facts, seconds[0], f"| {' | '.join(cells)} |")


def _asked(args: list[str]) -> tuple[list[int], int]:
    """The numbers of claims and of turns on the command line."""
    turns = int(args[args.index("--turns") + 1]) if "--turns" in args else TURNS
    claims = [int(arg) for n, arg in enumerate(args) if arg.isdecimal() and args[n - 1 : n] != ["--turns"]]
    return sorted(claims) or [*CLAIMS], turns


def main() -> None:
    claims, turns = _asked(sys.argv[1:])
    with tempfile.TemporaryDirectory() as name:
        measured = [_measure(Path(name, str(count)), count, turns) for count in claims]
    lines = [HEAD, *(one.row for one in measured)]
    few, many = measured[0], measured[-1]
    if few is not many:
        growth = math.log(many.seconds / few.seconds) / math.log(many.facts / few.facts)
        lines.append(f"\nThe time of a run grows as the facts to the power of {growth:.2f}.")
    text = "\n".join(lines) + "\n"
    print(text)
    if "--write" in sys.argv[1:]:
        day = datetime.now(tz=UTC).date()
        cores = f"{os.cpu_count()} cores, {turns} turns"
        where = f"Measured on {day}, Python {platform.python_version()}, pytest {pytest.__version__}, {cores}.\n"
        Path(__file__).with_suffix(".md").write_text(f"{TITLE}\n{where}\n{text}", encoding="utf-8")


if __name__ == "__main__":
    main()
