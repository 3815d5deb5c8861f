"""What the plugin costs where no corpus is in play: `pytest --version`, and a run in a folder without records.

Each is started in turn with the plugin and without it, and the ratio of the medians is printed; likewise what
`import discrepant` takes above a bare Python, and what a first comparison does:
python benchmarks/startup.py
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 40
PYTEST = [sys.executable, "-m", "pytest", "-q", "-p", "no:hypothesispytest", "-p", "no:benchmark", "-p", "no:xdist"]


# as on a desk's machine, where compiled modules are kept from one run to the next
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _time(folder: Path, *args: str) -> float:
    return _time_of(folder, *PYTEST, *args)


def _time_of(folder: Path, *command: str) -> float:
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, check=False)
    return time.perf_counter() - start


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "test_one.py").write_text("def test_one():\n    pass\n")
        for what, args in (("pytest --version", ["--version"]), ("a run without a corpus", [])):
            rounds = [(_time(folder, *args), _time(folder, *args, "-p", "no:discrepant")) for _ in range(ROUNDS)]
            with_it, without = (statistics.median(column) for column in zip(*rounds, strict=True))
            print(f"{what}: {with_it * 1000:.0f} ms,", end=" ")
            print(f"without the plugin {without * 1000:.0f} ms, ratio {with_it / without:.3f}")
        programs = ("import discrepant", "import discrepant; discrepant.compare('30', '31')", "pass")
        rounds = [[_time_of(folder, sys.executable, "-c", program) for program in programs] for _ in range(ROUNDS)]
        door, compared, bare = (statistics.median(column) for column in zip(*rounds, strict=True))
        print(f"import discrepant: {(door - bare) * 1000:.0f} ms above a bare Python's {bare * 1000:.0f} ms,", end=" ")
        print(f"with a first comparison {(compared - bare) * 1000:.0f} ms")


if __name__ == "__main__":
    main()
