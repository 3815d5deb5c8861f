"""What a check costs beside a bare pytest item: `pytest checks/` against as many empty parametrised items.

A run with all reports, one without the page, one that has kept no mentions and one of the empty items take turns on one
machine. Told are the medians of their processor time, their ratios, and how the time grows with the facts:
python benchmarks/checks.py; with --write the figures go to checks.md, too.
"""

from __future__ import annotations

import math
import os
import platform
import re
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

import pytest
from generate import generate

TITLE = """\
# What a check costs

`python benchmarks/checks.py --write` wrote this page. Seconds are of a processor, medians of runs that take turns; a
run is `pytest checks/` with all reports, without the page, or with no mentions kept from an earlier run (cold). Beside
it stand as many empty parametrised items, and how many times as long as these each takes.
"""
HEAD = """\
| facts | items | run | without page | cold | empty items | run, times | without page | cold |
|--:|--:|--:|--:|--:|--:|--:|--:|--:|"""
CLAIMS = (500, 2500)  # of four facts each
ROUNDS = 5
PYTEST = [sys.executable, "-m", "pytest", "-q", "-p", "no:hypothesispytest", "-p", "no:benchmark", "-p", "no:xdist"]
# as on a desk's machine, where compiled modules are kept from one run to the next
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
NOTHING: Mapping[str, str] = MappingProxyType({})
COLD = {"DISCREPANT_CACHE": "off"}
ENVIRONMENT["PYTHONPATH"] = os.pathsep.join(filter(None, (str(Path(__file__).parent), os.environ.get("PYTHONPATH"))))


def _time(folder: Path, *args: str, settings: Mapping[str, str] = NOTHING) -> tuple[float, int]:
    """The seconds of a processor that a run takes, for others may be at work on the machine, and its items."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    env = {**ENVIRONMENT, **settings}
    done = subprocess.run([*PYTEST, *args], cwd=folder, env=env, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    items = sum(map(int, re.findall(r"(\d+) (?:passed|failed|xfailed|skipped)", done.stdout.splitlines()[-1])))
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, items


def _measure(folder: Path, claims: int) -> tuple[int, float, str]:
    corpus, bare = folder / "corpus", folder / "bare"
    facts = generate(corpus, claims)
    cache = {"DISCREPANT_CACHE": str(folder / "cache")}
    _, items = _time(corpus, "checks/", settings=cache)
    bare.mkdir()
    (bare / "pytest.ini").write_text("[pytest]\n")
    (bare / "test_bare.py").write_text(
        f"import pytest\n\n@pytest.mark.parametrize('n', range({items}))\ndef test_nothing(n):\n    pass\n"
    )
    runs: list[tuple[tuple[Path, str, *tuple[str, ...]], dict[str, str]]] = [
        ((corpus, "checks/"), cache),
        # reports of its own, for each run writes what the one before it has not written
        ((corpus, "checks/", "--reports", "without", "-p", "without_page"), cache),
        ((corpus, "checks/"), COLD),
        ((bare, "-p", "no:discrepant"), {}),
    ]
    rounds = [[_time(*args, settings=settings)[0] for args, settings in runs] for _ in range(ROUNDS)]
    checks, no_page, cold, empty = (statistics.median(column) for column in zip(*rounds, strict=True))
    told = (
        f"| {facts:,} | {items:,} | {checks:.2f} | {no_page:.2f} | {cold:.2f} | {empty:.2f} "
        f"| {checks / empty:.2f} | {no_page / empty:.2f} | {cold / empty:.2f} |"
    )
    return facts, checks, told


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        measured = [_measure(Path(name, str(claims)), claims) for claims in CLAIMS]
    (few, short, _), (many, long, _) = measured
    growth = math.log(long / short) / math.log(many / few)
    lines = [HEAD, *(told for *_, told in measured), f"\nThe time grows as the facts to the power of {growth:.2f}.\n"]
    text = "\n".join(lines)
    print(text)
    if "--write" in sys.argv[1:]:
        day = datetime.now(tz=UTC).date()
        where = f"Measured on {day}, Python {platform.python_version()}, pytest {pytest.__version__}.\n"
        Path(__file__).with_suffix(".md").write_text(f"{TITLE}\n{where}\n{text}", encoding="utf-8")


if __name__ == "__main__":
    main()
