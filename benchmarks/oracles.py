"""Where three other libraries find other numbers and dates in running text than we do: python benchmarks/oracles.py

quantulum3 (numbers, sums, shares, measures), text2num (numbers in words) and dateparser (dates) are run over the texts
of seeds/ and tests/data/mentions/, and over those of a folder that is given. Each place where one of them finds what we
do not, or another value, or where we find what none of them does, is one line: the text and the line in it, their words
and value, ours. The disagreements that were looked at stand in oracles.txt, each with its reason; only others are
printed, and then the script ends with 1. What stands there and is found no longer is printed as well. Where ours is the
wrong one, the reason says so, and how many these are is told at the end. What both read wrong alike is not seen.

The libraries are not among what the tests need; in an environment of its own:

    pip install "quantulum3[classifier]==0.10.0" "scikit-learn==1.8.0" "text2num==3.1.0" "dateparser==1.5.0"

and beside them this package. By rule these are no disagreements, for they would bury the others:

- a number of theirs inside a date of ours (dates are dateparser's), and one without its unit where the number is ours;
- ordinals and single scales ("billion") of text2num, which does not read digits, and its lone "one" and "two";
- what dateparser finds without a weekday, a month, a year, a unit of time or a word such as "tomorrow" ("$61" is 1961
  for it), and a length of time or a rate of ours, which it counts from today;
- a day of dateparser that lies in our span by any of its preferences, past, coming or current: which way a sentence
  looks is measured by news_dates.py.
"""

from __future__ import annotations

import calendar
import json
import math
import os
import re
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from importlib.util import find_spec
from pathlib import Path

import attrs
from reading_scores import scored

from discrepant.reading.guess import day_span
from discrepant.reading.mentions import Mention, MentionKind, find_mentions
from discrepant.reading.model import Sense
from discrepant.reading.reader import Reader

ROOT = Path(__file__).parent.parent
FOLDERS = ("seeds", "tests/data/mentions", "tests/data/mentions/news")
KNOWN = Path(__file__).with_suffix(".txt")
OURS = "ours is wrong"  # how a reason begins that waits to be mended
SEED = "0"
NEEDED = {"quantulum3": "quantulum3", "text_to_num": "text2num", "dateparser": "dateparser"}

# The days of printing that the texts do not print in ISO's words; of all others without any, one day.
DAYS = {
    "000_90667211a41273a9": "2022-10-25",
    "001_a55ea59c46b6587d": "2022-10-25",
    "002_3218f294f0272efb": "2024-02-14",
    "003_3790867567689bd3": "2022-12-02",
    "business": "2023-02-09",
}
DAY = "2022-11-06"
PRINTED = re.compile(rf"(?m)^\w+day, (({'|'.join(calendar.month_name[1:])}) \d{{1,2}}, \d{{4}})$")
NO_ARTICLES = ("names", "sentences")  # made to show single forms

TOKEN = re.compile(r"\w+(?:[-'.,]\w+)*|[^\w\s]")
SCALE = re.compile(r"(?i)(?:hundreds?|thousands?|millions?|billions?|trillions?)")
UNIT_OF_TIME = r"(?:second|minute|hour|day|week|fortnight|month|quarter|year|decade|centur)"
NAMED_DAY = re.compile(
    r"(?i)\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tonight|yesterday|tomorrow"
    rf"|{'|'.join([*calendar.month_name[1:], *calendar.month_abbr[1:], 'Sept'])})\b|\b(?:1[5-9]|20)\d\d(?:s|\b)"
)
DATED = re.compile(rf"{NAMED_DAY.pattern}|\b{UNIT_OF_TIME}")
# quantulum3's names of units; of minutes and of seconds it cannot tell those of an arc, which no newspaper prints.
NAMES = {
    "dimensionless": None,
    "per cent": "percent",
    "minute of arc": "minute",
    "second of arc": "second",
}
PREFERENCES = ("past", "future", "current_period")


@attrs.frozen
class Text:
    """A text, its name and the day on which it was printed."""

    name: str
    body: str
    on: str

    def lines(self) -> Iterator[tuple[int, str]]:
        """Where each line begins, and the line."""
        start = 0
        for line in self.body.splitlines(keepends=True):
            if line.strip():
                yield start, line
            start += len(line)


@attrs.frozen
class Hit:
    """What a library found: numbers in a unit, or days."""

    oracle: str
    span: tuple[int, int]
    words: str
    numbers: Sequence[float] = ()
    unit: str | None = None
    days: Sequence[str] = ()

    @property
    def shown(self) -> str:
        """Its value."""
        numbers = " to ".join(f"{number:,.12g}" for number in self.numbers)
        return " or ".join(dict.fromkeys(self.days)) or f"{numbers} {self.unit or ''}".strip()


@attrs.frozen
class Row:
    """One disagreement."""

    text: str
    line: int
    words: str
    theirs: str
    ours: str


# What they find.


def of_quantulum3(text: Text) -> Iterator[Hit]:
    """The quantities that quantulum3 finds."""
    from quantulum3 import parser  # noqa: PLC0415  # heavy, and not always there

    for start, line in text.lines():
        for each in parser.parse(line):
            first, last = each.span
            spread = each.uncertainty or 0
            numbers = sorted({each.value - spread, each.value + spread})
            unit = NAMES.get(each.unit.name, each.unit.name)
            yield Hit("quantulum3", (start + first, start + last), line[first:last], numbers, unit)


@attrs.frozen
class _Token:
    """A word as text2num wants it."""

    match: re.Match[str]

    def text(self) -> str:
        return self.match[0]

    def nt_separated(self, previous: _Token) -> bool:
        return "\n" in self.match.string[previous.match.end() : self.match.start()]

    def not_a_number_part(self) -> bool:
        return False


def of_text2num(text: Text) -> Iterator[Hit]:
    """The numbers in words that text2num finds."""
    from text_to_num import find_numbers  # noqa: PLC0415  # not always there

    tokens = [_Token(match) for match in TOKEN.finditer(text.body)]
    for each in find_numbers(tokens, "en"):
        first, last = tokens[each.start].match.start(), tokens[each.end - 1].match.end()
        words = text.body[first:last]
        if not each.is_ordinal and not SCALE.fullmatch(words):
            yield Hit("text2num", (first, last), words, [each.value])


def of_dateparser(text: Text) -> Iterator[Hit]:
    """The dates that dateparser finds, by each of its preferences."""
    from dateparser.search import search_dates  # noqa: PLC0415  # heavy, and not always there

    for start, line in text.lines():
        days: dict[tuple[int, int], list[str]] = {}
        for preferred in PREFERENCES:
            settings = {"RELATIVE_BASE": datetime.fromisoformat(text.on), "PREFER_DATES_FROM": preferred}
            done = 0
            for words, day in search_dates(line, languages=["en"], settings=settings) or []:
                first = line.find(words, done)
                if first >= 0 and DATED.search(words):
                    days.setdefault((start + first, start + first + len(words)), []).append(day.date().isoformat())
                done = max(done, first + len(words))
        for (first, last), found in days.items():
            yield Hit("dateparser", (first, last), text.body[first:last], days=found)


# What we find.


def ours(text: Text, reader: Reader) -> list[Mention]:
    """Our mentions, but for the quotations."""
    found = find_mentions(text.body, on=day_span(text.on), reader=reader)
    return [mention for mention in found if mention.kind is not MentionKind.QUOTATION]


def shown(mention: Mention) -> str:
    """Our words and value."""
    reading = mention.reading
    if reading is None:
        return f"{mention.words!r} refused: {mention.problem.splitlines()[0]}"
    told = reading.to_json()
    days = "..".join(str(end or "") for end in dict.fromkeys(told["core"]))
    value = days if mention.kind is MentionKind.DATE else " to ".join(f"{number:,.12g}" for number in _numbers(mention))
    return f"{mention.words!r} = {mention.kind} {value} {told['unit'] or ''}".strip()


def _numbers(mention: Mention) -> list[float]:
    reading = mention.reading
    if reading is None:
        return []
    if reading.hedge.sense is Sense.RANGE or reading.number is None:
        return [end for end in (reading.core.lo, reading.core.hi) if not math.isinf(end)]
    return [reading.number]


# Where they differ.


def disagreements(text: Text, reader: Reader) -> Iterator[Row]:
    """Every place where one finds what the other does not, or another value, in the order of the text."""
    mentions = ours(text, reader)
    numbers, dates = [*of_quantulum3(text), *of_text2num(text)], list(of_dateparser(text))
    rows = [*_against(text, numbers, mentions, _same_number), *_against(text, dates, mentions, _same_date)]
    rows += [
        (mention.span[0], mention.words, "nothing", shown(mention))
        for mention in mentions
        if not any(_meet(hit.span, mention.span) for hit in (dates if mention.kind is MentionKind.DATE else numbers))
    ]
    for start, *rest in sorted(rows):
        yield Row(text.name, text.body.count("\n", 0, start) + 1, *(" ".join(each.split()) for each in rest))


def _against(
    text: Text, hits: Iterable[Hit], mentions: Sequence[Mention], same: Callable[[Hit, Mention], bool]
) -> Iterator[tuple[int, str, str, str]]:
    for hit in hits:
        met = [mention for mention in mentions if _meet(hit.span, mention.span)]
        if not any(same(hit, mention) for mention in met):
            theirs = f"{hit.oracle}: {hit.shown}"
            yield hit.span[0], text.body[slice(*hit.span)], theirs, "; ".join(map(shown, met)) or "nothing"


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _same_number(hit: Hit, mention: Mention) -> bool:
    """Whether each of the library's numbers is one of ours, in the same unit."""
    if mention.kind is MentionKind.DATE:
        return mention.reading is not None and hit.words.strip() in mention.words
    if mention.reading is None:
        return False
    if hit.unit and mention.kind in (MentionKind.COUNT, MentionKind.NUMBER):
        return False
    is_share = mention.kind is MentionKind.SHARE  # half, as 0.5 or 50 %
    kinds = {str(mention.kind)} if hit.unit else {"count", "share"} if is_share else {"count"}
    lines = [
        {"kind": kind, "in": mention.reading.unit, "numbers": [own]} for kind in kinds for own in _numbers(mention)
    ]
    answers = [{"numbers": [number], "unit": hit.unit} for number in hit.numbers]
    return all(any(scored(line, answer) == "right" for line in lines) for answer in answers)


def _same_date(hit: Hit, mention: Mention) -> bool:
    """Whether one of the library's days lies in our span; a length of time or a rate is no date."""
    if mention.kind is not MentionKind.DATE:
        return not NAMED_DAY.search(hit.words)
    if mention.reading is None:
        return False
    support = mention.reading.support
    return any(support.lo <= date.fromisoformat(day).toordinal() <= support.hi for day in hit.days)


# The texts, and what is known.


def texts(folder: Path | None) -> Iterator[Text]:
    """The texts at hand, and those of the folder, with the days of its dates.jsonl."""
    days = dict(DAYS)
    if folder and (folder / "dates.jsonl").is_file():
        notes = map(json.loads, (folder / "dates.jsonl").read_text("utf-8").splitlines())
        days |= {note["text"]: note["published"] for note in notes}
    seen: set[str] = set()
    for place in [*(ROOT / each for each in FOLDERS), *([folder] if folder else [])]:
        for file in sorted(place.glob("*.txt")):
            if file.stem not in seen and file.stem not in NO_ARTICLES:
                seen.add(file.stem)
                body = file.read_text("utf-8")
                yield Text(file.stem, body, days.get(file.stem) or _printed(body) or DAY)


def _printed(body: str) -> str | None:
    """The day of a line that is nothing but a date."""
    found = PRINTED.search(body)
    return datetime.strptime(found[1], "%B %d, %Y").date().isoformat() if found else None  # noqa: DTZ007  # a day


def known() -> Mapping[tuple[str, str], str]:
    """The reasons of oracles.txt by text and words; the text * is any."""
    lines = KNOWN.read_text("utf-8").splitlines() if KNOWN.is_file() else []
    found = {}
    for line in lines:
        if line.strip() and not line.startswith("#"):
            text, words, reason = (part.strip() for part in line.split(" | ", 2))
            found[text, words] = reason
    return found


def main() -> int:
    """Print what is new, and what is found no longer; 1 if anything is new."""
    missing = [name for module, name in NEEDED.items() if find_spec(module) is None]
    if missing:
        print(f"not installed: {', '.join(missing)}; this script tells in its docstring what to install")
        return 2
    if os.environ.get("PYTHONHASHSEED") != SEED:  # on which it depends what quantulum3 finds
        seeded = {**os.environ, "PYTHONHASHSEED": SEED}
        return subprocess.run([sys.executable, *sys.argv], env=seeded, check=False).returncode
    warnings.simplefilter("ignore")
    reasons, reader = known(), Reader()
    used: set[tuple[str, str]] = set()
    read: set[str] = set()
    new = count = 0
    for text in texts(Path(sys.argv[1]) if sys.argv[1:] else None):
        read.add(text.name)
        for row in disagreements(text, reader):
            count += 1
            keys = {(text.name, row.words), ("*", row.words)} & reasons.keys()
            used |= keys
            if not keys:
                new += 1
                print(f"{row.text}:{row.line}: {row.words!r} {row.theirs} | ours: {row.ours}")
    gone = [key for key in reasons if key[0] in read and key not in used]
    for key in gone:
        print(f"found no longer: {' | '.join(key)}")
    wrong = sum(reasons[key].startswith(OURS) for key in used)
    print(f"{count} disagreements in {len(read)} texts, {new} of them new, {wrong} known to be wrong readings of ours")
    return 1 if new else 0


if __name__ == "__main__":
    sys.exit(main())
