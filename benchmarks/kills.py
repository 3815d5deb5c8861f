"""Kill runs while they write reports: what they leave, and what is left after the next run.

Each run writes one of two reports over the other, again and again, until it is killed (SIGKILL) after a random time.
A set that is of one run is whole; one of two runs is noticed where the commands that read reports would refuse it.

    python benchmarks/kills.py 300 [--seconds 60]
"""

from __future__ import annotations

import argparse
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
# what may never be
UNNOTICED = "OF TWO, UNNOTICED"
NOT_WHOLE = "not whole after the next run"
LEFT_OVER = "with files on the way after the next run"


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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kills", type=int, nargs="?", default=300)
    parser.add_argument("--seconds", type=float, default=float("inf"), help="after which there are no more kills")
    asked = parser.parse_args()
    until = time.monotonic() + asked.seconds
    old, new = sets()
    left, odd = Counter[str](), Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        put(folder, old)
        while left.total() < asked.kills and time.monotonic() < until:
            run = os.fork()
            if not run:
                while True:
                    put(folder, new)
                    put(folder, old)
            time.sleep(random.uniform(0, LONGEST))  # noqa: S311  # no secret
            os.kill(run, signal.SIGKILL)
            os.waitpid(run, 0)
            whole, noticed = held(folder) in (old, new), is_unfinished(folder)
            left["of one run" if whole else "of two, noticed" if noticed else UNNOTICED] += 1
            odd["with files of a run on the way"] += bool(list(folder.glob(".*")))
            put(folder, new)
            odd[NOT_WHOLE] += held(folder) != new or is_unfinished(folder)
            odd[LEFT_OVER] += bool(list(folder.glob(".*")))
            put(folder, old)
    print(f"{left.total()} kills left sets")
    for what, count in (*left.items(), *odd.items()):
        print(f"{count:>5} {what}")
    sys.exit(bool(left[UNNOTICED] or odd[NOT_WHOLE] or odd[LEFT_OVER]))


if __name__ == "__main__":
    main()
