"""What the plugin costs where no corpus is in play: `pytest --version`, and a run in a folder without records.

Each is started in turn with the plugin and without it. Told are the medians of their processor time and of the ratio of
two that follow each other; likewise what `import discrepant` takes above a bare Python, and what a first comparison
does. Last comes `discrepant read` of some words, beside a Python that imports click and attrs: of plain ones, and of
others that need a grammar: python benchmarks/startup.py
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from processor import PYTEST, timed

ROUNDS = 40
READ = ("20", "20 people", "$18.2 billion", "12 March 2024")
READ_BY_GRAMMAR = ("about five kilometres", "early November 2022")
MOST = 1.3  # times of a Python that imports click and attrs
PROGRAMS = ("import discrepant", "import discrepant; discrepant.compare('30', '31')", "pass")


def _pair(folder: Path, turn: int, args: list[str]) -> tuple[float, float]:
    """The seconds with the plugin and without it, each of which is first in every other turn."""
    ways = [[*PYTEST, *args], [*PYTEST, *args, "-p", "no:discrepant"]]
    order = (0, 1) if turn % 2 else (1, 0)
    taken = {way: timed(folder, *ways[way])[0] for way in order}
    return taken[0], taken[1]


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "test_one.py").write_text("def test_one():\n    pass\n")
        for what, args in (("pytest --version", ["--version"]), ("a run without a corpus", [])):
            _pair(folder, 0, args)
            rounds = [_pair(folder, turn, args) for turn in range(ROUNDS)]
            with_it, without = (statistics.median(column) for column in zip(*rounds, strict=True))
            ratio = statistics.median(one / other for one, other in rounds)
            print(f"{what}: {with_it * 1000:.0f} ms of a processor,", end=" ")
            print(f"without the plugin {without * 1000:.0f} ms, ratio {ratio:.3f}", flush=True)
        taken = [[timed(folder, sys.executable, "-c", program)[0] for program in PROGRAMS] for _ in range(ROUNDS)]
        door, compared, bare = (statistics.median(column) for column in zip(*taken, strict=True))
        print(f"import discrepant: {(door - bare) * 1000:.0f} ms above a bare Python's {bare * 1000:.0f} ms,", end=" ")
        print(f"with a first comparison {(compared - bare) * 1000:.0f} ms")
        for words in (*READ, *READ_BY_GRAMMAR):
            read = [sys.executable, "-m", "discrepant", "read", words]
            commands = (read, [sys.executable, "-c", "import click, attrs"])
            taken = [[timed(folder, *command)[0] for command in commands] for _ in range(ROUNDS)]
            ours, libraries = (statistics.median(column) for column in zip(*taken, strict=True))
            print(f"discrepant read {words!r}: {ours * 1000:.0f} ms of a processor,", end=" ")
            bar = f" (bar: {MOST})" if words in READ else ""
            print(f"{ours / libraries:.2f} times click and attrs{bar}", flush=True)


if __name__ == "__main__":
    main()
