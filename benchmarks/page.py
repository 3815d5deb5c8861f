"""What the HTML report and the pictures add to `pytest checks/` on the shipped corpus.

Runs with them and without take turns, and the ratio of the fastest is printed: python benchmarks/page.py
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROUNDS = 9
PYTEST = [sys.executable, "-m", "pytest", "-q", "-p", "no:hypothesispytest", "-p", "no:benchmark", "-p", "no:xdist"]
# as on a desk's machine, where compiled modules are kept from one run to the next
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
ENVIRONMENT["PYTHONPATH"] = str(Path(__file__).parent)


def _time(folder: Path, *args: str) -> float:
    """The seconds of a processor that a run takes: others may be at work on the same machine."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([*PYTEST, "checks/", *args], cwd=folder, env=ENVIRONMENT, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("facts", "seeds", "checks"):
            shutil.copytree(ROOT / part, folder / part)
        (folder / "pytest.ini").write_text("[pytest]\n")
        _time(folder)
        rounds = [(_time(folder), _time(folder, "-p", "without_page")) for _ in range(ROUNDS)]
        with_it, without = (min(column) for column in zip(*rounds, strict=True))
        print(f"pytest checks/ {with_it:.2f} s, without the page {without:.2f} s, ratio {with_it / without:.2f}")


if __name__ == "__main__":
    main()
