"""What `discrepant lint` takes on the corpus at hand beyond its start-up, which is that of `discrepant --version`.

Both are started in turn and the medians of their processor time printed, in milliseconds: python benchmarks/lint.py
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
from pathlib import Path

ROUNDS = 20
ROOT = Path(__file__).parent.parent
DISCREPANT = [sys.executable, "-c", "from discrepant.cli import main; main()"]
# modules are compiled once, as they are on any machine but one that is told not to
COMPILED = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}


def _time(*args: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([*DISCREPANT, *args], cwd=ROOT, env=COMPILED, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)


def main() -> None:
    _time("lint")
    rounds = [(_time("lint"), _time("--version")) for _ in range(ROUNDS)]
    lint, start = (statistics.median(column) for column in zip(*rounds, strict=True))
    print(f"discrepant lint: {lint:.0f} ms, start-up {start:.0f} ms, above it {lint - start:.0f} ms")


if __name__ == "__main__":
    main()
