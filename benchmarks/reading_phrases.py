"""The phrases that reading.py asks for: the labelled set, and those of the suites that other libraries ship.

A line is {"words", "kind", "on"} with what is right beside it: `numbers` (one, or the two ends of a range) and their
unit `in`, or the days of `core` and `support`; `is_point` marks a date whose label is a single day of a longer span.
"""

from __future__ import annotations

import ast
import calendar
import json
import re
import subprocess
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from dateutil.relativedelta import relativedelta

from discrepant.reading.currencies import Money, currency_phrases, is_currency

__all__ = ["DAY", "Line", "labelled", "money", "of_ctparse", "of_dateparser", "of_price_parser", "of_quantulum3"]

LABELLED = Path(__file__).parent.parent / "tests" / "data" / "readings.jsonl"
DAY = "2022-11-06"  # of printing, where a phrase does not need one
DATEPARSER_DAY = "2012-11-13"  # on which its tests of whole dates are told
KINDS = {"percentage": "share", "dimensionless": "count"}
SINGLE_DAY = re.compile(r"Time\[\]\{(\d{4}-\d\d-\d\d) [\dX:]+ \(X/\w+\)\}")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
MONTH = re.compile(rf"\b(?:{'|'.join([*calendar.month_name[1:], *calendar.month_abbr[1:], 'Sept'])})\b", re.IGNORECASE)
LEAST = 5  # arguments of price-parser's Example

Line = dict[str, Any]


def labelled() -> tuple[list[Line], list[Line]]:
    """What must be read and has a number or days, and what must not; without what only unit, language or claim tell."""
    lines: list[Line] = [json.loads(text) for text in LABELLED.read_text("utf-8").splitlines()]
    lines = [line for line in lines if line["unit"] is None and "language" not in line and line["kind"] != "age"]
    read, refused = [], []
    for line in lines:
        is_range = line["rule"].startswith("range") and "hedged" not in line["rule"]
        numbers = [line["number"]] if "number" in line else line["core"] if is_range else []
        if "error" in line:
            # without a day of printing the others would count from any day at all
            refused += [line] * bool(line["words"] and "day of publishing" not in line["rule"])
        elif line["kind"] == "date" or numbers:
            read.append({**line, "numbers": numbers})
    return read, refused


def money(name: str | None) -> Money | None:
    """The currencies that a name or symbol may stand for."""
    name = (name or "").removeprefix("united states ")
    lower = name.lower() if len(name) > 1 else name
    found = currency_phrases().get(name) or currency_phrases().get(lower)
    return found[1] if found else None


def of_quantulum3(python: Path) -> list[Line]:
    """The phrases in the sentences of its own tests, which its wheel holds.

    A number without a unit that is not whole is asked for as a share, for a count is whole.
    """
    found = next(python.parent.parent.rglob("quantulum3/_lang/en_US/tests/quantities.json"))
    lines: dict[str, Line] = {}
    for sentence in json.loads(found.read_text("utf-8")):
        for each in sentence["res"]:
            unit, spread = each["unit"], each.get("uncertainty") or 0
            known = money(unit)
            worth = float(known.worth) if known else 1
            kind = "money" if known else KINDS.get(unit, "measure")
            ends = sorted({each["value"] - spread, each["value"] + spread})
            if kind == "count" and any(end % 1 for end in ends):
                kind, worth = "share", 100
            lines[each["surface"]] = {
                "words": each["surface"],
                "kind": kind,
                "on": None,
                "in": known.codes[0] if known else unit,
                "numbers": [end * worth for end in ends],
            }
    return list(lines.values())


def of_price_parser(python: Path, place: Path) -> list[Line]:
    """The prices of its own tests that print their currency."""
    lines: dict[str, Line] = {}
    for call in _calls(python, place, "price-parser==0.5.1", "test_price_parsing.py", "Example"):
        try:
            told = [ast.literal_eval(arg) for arg in call.args]
        except ValueError:
            continue
        if len(told) < LEAST or not told[1] or not told[2] or told[4] is None:
            continue
        symbol, words, currency, _, amount = told[:LEAST]
        known = money(currency)
        code = known.codes[0] if known else currency if is_currency(currency) else ""
        if code and (symbol or "") in words and currency in words and (words.isascii() or currency in "€£¥₹"):
            lines[words] = {"words": words, "kind": "money", "on": None, "in": code, "numbers": [float(amount)]}
    return list(lines.values())


def of_dateparser(python: Path, place: Path, ask: Callable[[list[Line]], list[Any]]) -> list[Line]:
    """The dates that its own tests assert and that it reads so, whole, as English and by its own settings.

    Tests of other languages and settings assert other days for the same phrase, or days of it that are no English.
    """
    asserted: dict[tuple[str, str], set[str]] = {}
    for file, on in (("test_freshness_date_parser.py", DAY), ("test_date_parser.py", DATEPARSER_DAY)):
        for call in _calls(python, place, "dateparser==1.5.0", file, "param"):
            first = call.args[0] if call.args else None
            day = _asserted(call, date.fromisoformat(on))
            if day and isinstance(first, ast.Constant) and isinstance(first.value, str) and first.value.isascii():
                asserted.setdefault((first.value.strip(), on), set()).add(day)
    lines: list[Line] = [{"words": words, "kind": "whole date", "on": on} for words, on in asserted if words]
    answers = zip(lines, ask(lines), strict=True)
    return [
        {**line, "kind": "date", "core": answer["days"][0], "is_point": True}
        for line, answer in answers
        if answer and {answer["days"][0][0]} == asserted[line["words"], line["on"]]
    ]


def of_ctparse(python: Path, place: Path) -> list[Line]:
    """The days of ctparse's corpus of travel requests that print an English month and their year."""
    folder = place / "sources"
    if not list(folder.glob("ctparse-0.3.6*")):
        _fetch(python, folder, "ctparse==0.3.6", "--only-binary")
    lines: dict[str, Line] = {}
    with zipfile.ZipFile(next(folder.glob("ctparse-0.3.6*"))) as wheel:
        for file in ("auto_corpus.py", "corpus.py"):
            tree = ast.parse(wheel.read(f"ctparse/time/{file}").decode())
            for label, _, phrases in ast.literal_eval(tree.body[-1].value):  # type: ignore[attr-defined]  # a list
                day = SINGLE_DAY.fullmatch(label)
                for words in phrases if day else ():
                    if words.isascii() and MONTH.search(words) and day[1][:4] in YEAR.findall(words):  # type: ignore[index]  # it is there
                        core = [day[1]] * 2  # type: ignore[index]  # it is there
                        lines[words] = {"words": words, "kind": "date", "on": DAY, "core": core, "is_point": True}
    return list(lines.values())


def _asserted(call: ast.Call, today: date) -> str | None:
    """The day that a test asserts: a datetime, or so long ago or ahead."""
    for arg in call.args[1:2]:
        if isinstance(arg, ast.Call) and isinstance(arg.func, ast.Name) and arg.func.id == "datetime":
            year, month, day = (ast.literal_eval(each) for each in arg.args[:3])
            return date(year, month, day).isoformat()
    midnight = datetime.combine(today, time())
    for keyword in call.keywords:
        if keyword.arg in ("ago", "in_future"):
            length = relativedelta(**ast.literal_eval(keyword.value))
            try:
                return (midnight - length if keyword.arg == "ago" else midnight + length).date().isoformat()
            except (ValueError, OverflowError):
                return None
    return None


def _fetch(python: Path, folder: Path, package: str, form: str) -> None:
    command = [python, "-m", "pip", "download", "-q", "--no-deps", form, ":all:", "-d", folder, package]
    subprocess.run(command, check=True)


def _calls(python: Path, place: Path, package: str, file: str, name: str) -> Iterator[ast.Call]:
    """The calls of this name in a test of the package's source, which is fetched once."""
    folder = place / "sources"
    pattern = f"{package.replace('-', '?').replace('==', '-')}.tar.gz"
    if not list(folder.glob(pattern)):
        _fetch(python, folder, package, "--no-binary")
    with tarfile.open(next(folder.glob(pattern))) as source:
        member = next(each for each in source.getmembers() if each.name.endswith(f"/tests/{file}"))
        text = source.extractfile(member).read().decode()  # type: ignore[union-attr]  # it is a file
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            yield node
