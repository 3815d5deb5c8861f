"""What a check costs beside a bare pytest item: `pytest checks/` against as many empty parametrised items.

A run with all reports, one without the page and one of the empty items take turns on the same machine. Told are the
medians of their processor time, their ratios, and how the time grows with the facts: python benchmarks/checks.py
"""

from __future__ import annotations

import math
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from generate import generate

CLAIMS = (500, 2500)  # of four facts each
ROUNDS = 5
PYTEST = [sys.executable, "-m", "pytest", "-q", "-p", "no:hypothesispytest", "-p", "no:benchmark", "-p", "no:xdist"]
# as on a desk's machine, where compiled modules are kept from one run to the next
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
ENVIRONMENT["PYTHONPATH"] = os.pathsep.join(filter(None, (str(Path(__file__).parent), os.environ.get("PYTHONPATH"))))


def _time(folder: Path, *args: str) -> tuple[float, int]:
    """The seconds of a processor that a run takes, for others may be at work on the machine, and its items."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([*PYTEST, *args], cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    items = sum(map(int, re.findall(r"(\d+) (?:passed|failed|xfailed|skipped)", done.stdout.splitlines()[-1])))
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, items


def _measure(folder: Path, claims: int) -> tuple[int, float]:
    corpus, bare = folder / "corpus", folder / "bare"
    facts = generate(corpus, claims)
    _, items = _time(corpus, "checks/")
    bare.mkdir()
    (bare / "pytest.ini").write_text("[pytest]\n")
    (bare / "test_bare.py").write_text(
        f"import pytest\n\n@pytest.mark.parametrize('n', range({items}))\ndef test_nothing(n):\n    pass\n"
    )
    runs = ((corpus, "checks/"), (corpus, "checks/", "-p", "without_page"), (bare, "-p", "no:discrepant"))
    rounds = [[_time(*run)[0] for run in runs] for _ in range(ROUNDS)]
    checks, no_page, empty = (statistics.median(column) for column in zip(*rounds, strict=True))
    print(
        f"{facts} facts on {claims} claims, {items} items: {checks:.2f} s, without the page {no_page:.2f} s,", end=" "
    )
    print(f"as many empty items {empty:.2f} s; ratios {checks / empty:.2f} and {no_page / empty:.2f}")
    return facts, checks


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        measured = [_measure(Path(name, str(claims)), claims) for claims in CLAIMS]
    (few, short), (many, long) = measured
    print(f"the time grows as the facts to the power of {math.log(long / short) / math.log(many / few):.2f}")


if __name__ == "__main__":
    main()
