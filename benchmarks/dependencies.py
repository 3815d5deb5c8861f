"""What an installation weighs: each dependency, what it brings along, its size on disk and the time of its import.

`python benchmarks/dependencies.py`, in an environment that has discrepant; sizes are those of the installed files
without bytecode, in MB of 10^6 bytes. The table stands in docs/dependencies.md.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

EXTRAS = ("", "articles", "relations", "scan", "sheets", "spark", "word")
MODULES = {  # whose name is not that of the distribution with _ for -
    "markdown-it-py": "markdown_it",
    "pdfminer-six": "pdfminer.high_level",
    "python-docx": "docx",
    "z3-solver": "z3",
}


def plain(name: str) -> str:
    """The name as PyPI compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def required(name: str, extra: str = "") -> Iterator[tuple[str, frozenset[str]]]:
    """What a distribution asks for on this system, with the extras that it asks of it."""
    for line in distribution(name).requires or ():
        wanted = Requirement(line)
        is_asked = wanted.marker is None or wanted.marker.evaluate({"extra": extra})
        if is_asked and (not extra or (wanted.marker is not None and "extra" in str(wanted.marker))):
            yield plain(wanted.name), frozenset(wanted.extras)


@cache
def brings(name: str) -> frozenset[str]:
    """A distribution and all that it needs."""
    found, left = set(), [name]
    while left:
        each = left.pop()
        if each in found:
            continue
        try:
            left.extend(other for other, _ in required(each))
        except PackageNotFoundError:
            continue
        found.add(each)
    return frozenset(found)


@cache
def size(name: str) -> float:
    """The MB of its files, without what Python compiles of them."""
    files = distribution(name).files or ()
    paths = (Path(str(each.locate())) for each in files if each.suffix != ".pyc")
    return sum(path.stat().st_size for path in paths if path.is_file()) / 1e6


def import_time(name: str) -> float:
    """The least milliseconds of five imports, each in a process of its own, that it adds to a start of Python."""
    module = MODULES.get(name, name.replace("-", "_"))
    code = f"import time; start = time.perf_counter(); import {module}; print(time.perf_counter() - start)"
    runs = (subprocess.run((sys.executable, "-c", code), capture_output=True, text=True, check=False) for _ in range(5))
    return min((float(run.stdout) * 1000 for run in runs if run.returncode == 0), default=float("nan"))


def main() -> None:
    """Print the table."""
    core = {name for name, _ in required("discrepant")}
    for extra in EXTRAS:
        direct = sorted(core if not extra else {name for name, _ in required("discrepant", extra)})
        direct = [name for name in direct if brings(name)]
        if not direct:
            continue
        everything = frozenset().union(*map(brings, direct))
        print(f"\n[{extra}]" if extra else "")
        print(f"{len(direct)} direct, {len(everything)} in all, {sum(map(size, everything)):.1f} MB\n")
        for name in sorted(direct, key=lambda name: -sum(map(size, brings(name)))):
            others = frozenset().union(*(brings(other) for other in direct if other != name))
            alone = sorted(brings(name) - others - {name})
            weight = size(name) + sum(map(size, alone))
            print(
                f"{name:20} {weight:6.1f} MB {import_time(name):6.0f} ms  alone brings: {', '.join(alone) or 'nothing'}"
            )


if __name__ == "__main__":
    main()
