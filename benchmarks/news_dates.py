"""How the dates of 31 Wikinews texts are read, against those that others annotated: python benchmarks/news_dates.py

The texts and dates.jsonl lie outside this repository, in ../shared/news or the folder that is given; without them there
is nothing to measure. Every annotated date is read on the day of publishing, looking the way that its sentence looks,
and its core is set against the annotation: exactly right (the same first and last day), within (bounds are annotated
in place of days, and the core lies in them), near (they overlap), wrong (they do not) or unread. All that is not
exactly right is listed. An annotation without its year ("--10", any October) is left out.
"""

from __future__ import annotations

import calendar
import json
import math
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import attrs

from discrepant.errors import ReadingError
from discrepant.reading.dates.outlook import outlook
from discrepant.reading.interval import Interval
from discrepant.reading.model import Quantity
from discrepant.reading.reader import Reader

NEWS = Path(__file__).parent.parent.parent / "shared" / "news"
BOUNDS = ("notBefore", "notAfter")
OUTCOMES = ("right", "within", "near", "wrong", "unread")
LEAST_RIGHT, MOST_WRONG = 0.80, 0.01

# Annotations that the text itself contradicts, by text, words and occurrence: they are counted with and without these.
AT_FAULT = {
    ("interview_shalev", "1958", 0): "annotated as 1985: figures exchanged",
    ("news_clock", "Wednesday", 0): "annotated as 2015-09-22, which is a Tuesday",
    (
        "news_soccer",
        "Yesterday",
        0,
    ): "the text is dated Tuesday, June 19, 2018, the annotations say it is of the day before",
}


@attrs.frozen
class Row:
    """An annotated date, how it was read, and what came of it."""

    note: Mapping[str, Any]
    outcome: str
    read: str
    told: str
    around: str

    @property
    def fault(self) -> str | None:
        """What is wrong with the annotation, if the text says so."""
        return AT_FAULT.get((self.note["text"], self.note["words"], self.note["nth"]))


def annotated(note: Mapping[str, Any]) -> Interval | None:
    """The days of an annotation; None where it has no year."""
    ends = [note["when"] or note["from"] or note["notBefore"], note["when"] or note["to"] or note["notAfter"]]
    if any(end and end.startswith("--") for end in ends):
        return None
    first, last = ends
    return Interval(days(first)[0] if first else -math.inf, days(last)[1] if last else math.inf)


def days(text: str) -> tuple[int, int]:
    """The first and the last day of an ISO day, month or year."""
    parts = [int(part) for part in text.removeprefix("-").split("-")]  # one is annotated as -2009-03-13
    first = date(*[*parts, 1, 1][:3])
    month = parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else calendar.monthrange(parts[0], month)[1]  # noqa: PLR2004  # year, month, day
    return first.toordinal(), date(parts[0], month, day).toordinal()


def rows(news: Path) -> Iterator[Row]:
    """Every date, read."""
    reader = Reader()
    for line in (news / "dates.jsonl").read_text("utf-8").splitlines():
        note = json.loads(line)
        meant = annotated(note)
        if meant is None:
            continue
        text = (news / f"{note['text']}.txt").read_text("utf-8")
        start, end = place(text, note["words"], note["nth"])
        on = date.fromisoformat(note["published"]).toordinal()
        around = " ".join(text[max(0, start - 50) : end + 30].split())
        # "the 1930's" is annotated without its article
        words = text[start - 4 : end] if text[:start].endswith(" the ") else text[start:end]
        told = shown(meant)
        try:
            asked = {"on": Interval(on, on), "ahead": outlook(text, start, end)}
            core = reader.read(words, kind=Quantity.DATE, **asked).core
        except ReadingError as error:
            yield Row(note, "unread", error.message, told, around)
            continue
        yield Row(note, outcome(core, meant, is_bound=any(note[key] for key in BOUNDS)), shown(core), told, around)


def place(text: str, words: str, nth: int) -> tuple[int, int]:
    """Where the nth occurrence of the words stands."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


def outcome(core: Interval, meant: Interval, *, is_bound: bool) -> str:
    """How a reading stands to an annotation."""
    if core == meant:
        return "right"
    if is_bound and meant.contains(core):
        return "within"
    return "near" if core.meets(meant) else "wrong"


def shown(interval: Interval) -> str:
    """Its days in ISO's form."""
    ends = ["" if math.isinf(end) else date.fromordinal(int(end)).isoformat() for end in (interval.lo, interval.hi)]
    return ends[0] if ends[0] == ends[1] else "..".join(ends)


def table(name: str, found: list[Row]) -> None:
    """The counts, and their shares."""
    counts = Counter(row.outcome for row in found)
    print(f"{name} ({len(found)})")
    for each in OUTCOMES:
        print(f"  {each:8} {counts[each]:4} {counts[each] / len(found):7.1%}")


def main(news: Path) -> int:
    """Print what is not exactly right, and the counts; 1 where the bars are not met."""
    if not (news / "dates.jsonl").is_file():
        print(f"skipped: there is no dates.jsonl in {news}; give the folder that has it")
        return 0
    found = list(rows(news))
    for row in sorted(found, key=lambda row: OUTCOMES.index(row.outcome)):
        if row.outcome != "right":
            fault = f" [{row.fault}]" if row.fault else ""
            print(f"{row.outcome:7} {row.note['words']!r}: {row.read}, annotated {row.told}{fault}")
            print(f"        {row.note['text']}, {row.note['published']}: … {row.around} …")
    table("\nall dates", found)
    sound = [row for row in found if not row.fault]
    table("without annotations that their text contradicts", sound)
    counts = Counter(row.outcome for row in sound)
    is_met = counts["right"] >= LEAST_RIGHT * len(sound) and counts["wrong"] <= MOST_WRONG * len(sound)
    print(f"at least {LEAST_RIGHT:.0%} exactly right, at most {MOST_WRONG:.0%} wrong: {'met' if is_met else 'not met'}")
    return 0 if is_met else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else NEWS))
