"""What large corpora take: the memory of `pytest checks/`, the sizes of its reports, and `lint` after an edit.

Told are the peak of the memory that a run holds, in MB of 1,000,000 bytes, and the bytes of what it writes. `discrepant
lint` that keeps nothing, one of records that were kept, and one after an edit of one fact take turns; told are the
medians of their processor time, and what the last is of the first. `python benchmarks/memory.py [FACTS …]`, 10,000 of
them if none are named; with --write the figures go to memory.md, too.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from generate import generate

HEAD = """\
# What large corpora take

`python benchmarks/memory.py --write` wrote this page. The memory is the peak of a run of `pytest checks/` with all
reports; times are seconds of a processor, medians of runs that take turns. An edit is another `note` of one fact.

| facts | peak, MB | page, bytes | Markdown | JSON | lint, nothing kept | kept | after an edit | the share |
|--:|--:|--:|--:|--:|--:|--:|--:|--:|
"""
FACTS_OF_A_CLAIM = 4
ROUNDS = 5
PYTEST = [sys.executable, "-m", "pytest", "-q", "-p", "no:hypothesispytest", "-p", "no:benchmark", "-p", "no:xdist"]
LINT = [sys.executable, "-c", "from discrepant.cli import main; main()", "lint"]
# as on a desk's machine, where compiled modules are kept from one run to the next
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
REPORTS = ("discrepancies.html", "discrepancies.md", "discrepancies.json")


def _run(command: list[str], corpus: Path, cache: str) -> tuple[float, float]:
    """The seconds of a processor that a run takes, and the most that it holds in memory, in MB."""
    process = subprocess.Popen(
        command,
        cwd=corpus,
        env={**ENVIRONMENT, "DISCREPANT_CACHE": cache},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, _, used = os.wait4(process.pid, 0)
    unit = (
        1 if sys.platform == "darwin" else resource.getpagesize() // 4
    )  # of the peak: kilobytes, elsewhere than there
    return used.ru_utime + used.ru_stime, used.ru_maxrss * unit / 1e6


def _measure(folder: Path, claims: int) -> str:
    facts = generate(folder / "corpus", claims)
    corpus, cache = folder / "corpus", str(folder / "cache")
    _, peak = _run([*PYTEST, "checks/"], corpus, cache)
    sizes = [(corpus / "reports" / name).stat().st_size for name in REPORTS]
    record = corpus / "facts" / "s3.toml"
    whole = record.read_text("utf-8")
    _run(LINT, corpus, cache)
    times = []
    for _ in range(ROUNDS):
        nothing, kept = _run(LINT, corpus, "off")[0], _run(LINT, corpus, cache)[0]
        record.write_text(whole.replace("[[fact]]\n", f'[[fact]]\nnote = "{time.time_ns()}"\n', 1), "utf-8")
        times.append((nothing, kept, _run(LINT, corpus, cache)[0]))
        record.write_text(whole, "utf-8")
        _run(LINT, corpus, cache)
    nothing, kept, edit = (statistics.median(column) for column in zip(*times, strict=True))
    told = (*(f"{size:,}" for size in sizes), f"{nothing:.2f}", f"{kept:.2f}", f"{edit:.2f}", f"{edit / nothing:.2f}")
    return f"| {facts:,} | {peak:.0f} | {' | '.join(told)} |"


def main() -> None:
    """A row for each size."""
    asked = [int(word) for word in sys.argv[1:] if word != "--write"] or [10_000]
    text = HEAD
    for facts in asked:
        with tempfile.TemporaryDirectory() as name:
            row = _measure(Path(name), facts // FACTS_OF_A_CLAIM)
        text += f"{row}\n"
        print(row)
    if "--write" in sys.argv:
        (Path(__file__).parent / "memory.md").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
