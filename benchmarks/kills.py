"""Kill runs while they write reports: what they leave, and what is left after the next run.

Each run writes one of two reports over the other, again and again, until it is killed (SIGKILL) after a random time.
A set that is of one run is whole; one of two runs is noticed where the commands that read reports would refuse it.

    python benchmarks/kills.py 300
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import attrs

from discrepant.corpus.load import load
from discrepant.files.writing import is_unfinished, write_set
from discrepant.report.model import Report
from discrepant.report.records import Records
from discrepant.report.write import write

ROOT = Path(__file__).parent.parent
LONGEST = 0.05  # seconds until a run is killed


def sets() -> tuple[dict[str, str], dict[str, str]]:
    """The reports on the shipped corpus, with pictures, and those of a run that found nothing, without."""
    corpus = load(ROOT)
    texts = {source.text: source.body for source in corpus.sources.values()}
    last = Report.from_json((ROOT / "reports/discrepancies.json").read_bytes())
    full = attrs.evolve(last, records=Records.of(corpus))
    found = []
    for report in (full, attrs.evolve(full, findings=(), questions=())):
        with tempfile.TemporaryDirectory() as folder:
            write(report, Path(folder), texts)
            found.append(held(Path(folder)))
    return found[0], found[1]


def held(folder: Path) -> dict[str, str]:
    """What the files of a set hold, by their paths."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("UNFINISHED"))
    texts = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}
    return {name: text for name, text in texts.items() if not name.startswith(".")}


def put(folder: Path, texts: dict[str, str]) -> None:
    """Write a set, and remove the pictures that it does not have."""
    pictures = (path for path in sorted((folder / "pictures").glob("*")) if f"pictures/{path.name}" not in texts)
    write_set(folder, texts, without=pictures)


def main(kills: int) -> None:
    old, new = sets()
    left: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        put(folder, old)
        for _ in range(kills):
            run = os.fork()
            if not run:
                while True:
                    put(folder, new)
                    put(folder, old)
            time.sleep(random.uniform(0, LONGEST))  # noqa: S311  # no secret
            os.kill(run, signal.SIGKILL)
            os.waitpid(run, 0)
            whole, noticed = held(folder) in (old, new), is_unfinished(folder)
            left["of one run" if whole else "of two, noticed" if noticed else "OF TWO, UNNOTICED"] += 1
            left["with files of a run on the way"] += bool(list(folder.glob(".*")))
            put(folder, new)
            left["not whole after the next run"] += held(folder) != new or is_unfinished(folder)
            left["with files on the way after the next run"] += bool(list(folder.glob(".*")))
            put(folder, old)
    print(f"{kills} kills left sets")
    for what, count in left.items():
        print(f"{count:>5} {what}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
