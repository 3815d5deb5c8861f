"""How many distinct printed phrases of a table are read in a second of the processor's time.

Each form is read with its kind stated, as a column of the table may state it, and without, where the kind is found out.
The figures of each are all different. Then come as many of all forms thrown together as the argument says (200,000
without one), read by as many processes as there are processors: python benchmarks/words.py [PHRASES]
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Callable, Sequence

from discrepant.reading.guess import default_reader
from discrepant.scan.engine import Row
from discrepant.scan.readings import RowReader
from discrepant.scan.settings import ScanSettings
from discrepant.scan.shared_reading import readings

LEAST = 20_000  # phrases a second of a processor
EACH = 5_000
ROUNDS = 3
MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
CHANCE = random.Random(2022)  # noqa: S311  # a benchmark, the same each time
ASKED = ScanSettings()

FORMS: dict[str, tuple[str, Callable[[], str]]] = {
    "20431 people": ("count", lambda: f"{CHANCE.randrange(1, 10**7)} people"),
    "17,500 soldiers": ("count", lambda: f"{CHANCE.randrange(1, 10**8):,} soldiers"),
    "about 30217": ("count", lambda: f"about {CHANCE.randrange(1, 10**7)}"),
    "more than 1,200 people": ("count", lambda: f"more than {CHANCE.randrange(1, 10**8):,} people"),
    "$18.2 billion": ("money", lambda: f"${CHANCE.randrange(1, 10**7) / 100:,} billion"),
    "3.25 percent": ("share", lambda: f"{CHANCE.randrange(1, 10**5) / 1000} percent"),
    "17.31 km": ("measure", lambda: f"{CHANCE.randrange(1, 10**6) / 100} km"),
    "12 March 2024": (
        "date",
        lambda: f"{CHANCE.randrange(1, 29)} {CHANCE.choice(MONTHS)} {CHANCE.randrange(1000, 2999)}",
    ),
}


def distinct(make: Callable[[], str], count: int) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < count:
        found[make()] = None
    return list(found)


def rate(rows: Sequence[Row]) -> float:
    """Rows a second, the best of some rounds, none of which remembers the one before."""
    taken = []
    for _ in range(ROUNDS):
        default_reader()._read.cache_clear()  # noqa: SLF001  # what the reader remembers
        start = time.process_time()
        unread = sum(row[6] is None for row in RowReader(ASKED).rows(rows))
        taken.append(time.process_time() - start)
        assert not unread  # noqa: S101  # all can be read
    return len(rows) / min(taken)


def main(count: int) -> None:
    for name, (kind, make) in FORMS.items():
        words = distinct(make, EACH)
        stated, found_out = (rate([(each, asked, "", "") for each in words]) for asked in (kind, ""))
        print(f"{name}: {stated:,.0f} a second with the kind, {found_out:,.0f} without it (bar: {LEAST:,})", flush=True)
    rows = [(each, "", "", "") for _, make in FORMS.values() for each in distinct(make, count // len(FORMS))]
    CHANCE.shuffle(rows)
    start, here = time.perf_counter(), time.process_time()
    read = sum(1 for _ in readings(rows, ASKED))
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = time.process_time() - here + usage.ru_utime + usage.ru_stime
    print(f"{read:,} phrases without their kinds: {time.perf_counter() - start:.1f} s, {read / spent:,.0f}", end=" ")
    print("a second of a processor, processes included")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)
