"""What a check costs beside a bare pytest item: `pytest checks/` against as many empty parametrised items.

Both run in turn on the same machine, and only their ratio is printed: python benchmarks/checks.py
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from generate import generate

ROUNDS = 5
PYTEST = [sys.executable, "-m", "pytest", "-q", "-p", "no:hypothesispytest", "-p", "no:benchmark", "-p", "no:xdist"]


# as on a desk's machine, where compiled modules are kept from one run to the next
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _time(folder: Path, *args: str) -> tuple[float, int]:
    start = time.perf_counter()
    done = subprocess.run([*PYTEST, *args], cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    spent = time.perf_counter() - start
    items = sum(map(int, re.findall(r"(\d+) (?:passed|failed|xfailed|skipped)", done.stdout.splitlines()[-1])))
    return spent, items


def _measure(folder: Path, claims: int) -> float:
    facts = generate(folder / "corpus", claims)
    _, items = _time(folder / "corpus", "checks/")
    bare = folder / "bare"
    bare.mkdir()
    (bare / "pytest.ini").write_text("[pytest]\n")
    (bare / "test_bare.py").write_text(
        f"import pytest\n\n@pytest.mark.parametrize('n', range({items}))\ndef test_nothing(n):\n    pass\n"
    )
    rounds = [(_time(folder / "corpus", "checks/")[0], _time(bare, "-p", "no:discrepant")[0]) for _ in range(ROUNDS)]
    checks, empty = (min(column) for column in zip(*rounds, strict=True))
    print(f"{facts} facts on {claims} claims, {items} items: {checks:.2f} s,", end=" ")
    print(f"as many empty items {empty:.2f} s, ratio {checks / empty:.2f}")
    return checks


def main() -> None:
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        small, large = _measure(Path(one), 500), _measure(Path(two), 1000)
    print(f"twice the facts take {large / small:.2f} times as long")


if __name__ == "__main__":
    main()
