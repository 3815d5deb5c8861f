"""The phrases that reading.py asks for: the labelled set, and those of the suites that other libraries ship.

A line is {"words", "kind", "on"} with what is right beside it: `numbers` (one, or the two ends of a range) and their
unit `in`, or the days of `core` and `support`; `is_point` marks a date whose label is a single day of a longer span.
"""

from __future__ import annotations

import ast
import json
import subprocess
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from discrepant.reading.currencies import Money, currency_phrases, is_currency

__all__ = ["DAY", "Line", "labelled", "money", "of_dateparser", "of_price_parser", "of_quantulum3"]

LABELLED = Path(__file__).parent.parent / "tests" / "data" / "readings.jsonl"
DAY = "2022-11-06"  # of printing, where a phrase does not need one
KINDS = {"percentage": "share", "dimensionless": "count"}
LEAST = 5  # arguments of price-parser's Example

Line = dict[str, Any]


def labelled() -> tuple[list[Line], list[Line]]:
    """What must be read and has a number or days, and what must not; without what only the claim's unit tells."""
    lines: list[Line] = [json.loads(text) for text in LABELLED.read_text("utf-8").splitlines()]
    lines = [line for line in lines if line["unit"] is None]
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
    """The phrases in the sentences of its own tests, which its wheel holds."""
    found = next(python.parent.parent.rglob("quantulum3/_lang/en_US/tests/quantities.json"))
    lines: dict[str, Line] = {}
    for sentence in json.loads(found.read_text("utf-8")):
        for each in sentence["res"]:
            unit, spread = each["unit"], each.get("uncertainty") or 0
            known = money(unit)
            worth = float(known.worth) if known else 1
            lines[each["surface"]] = {
                "words": each["surface"],
                "kind": "money" if known else KINDS.get(unit, "measure"),
                "on": None,
                "in": known.codes[0] if known else unit,
                "numbers": sorted({(each["value"] - spread) * worth, (each["value"] + spread) * worth}),
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
    """The dates of its own tests that are English to it, with its own answer, which those tests assert."""
    words: dict[str, None] = {}
    for file in ("test_freshness_date_parser.py", "test_date_parser.py"):
        for call in _calls(python, place, "dateparser==1.5.0", file, "param"):
            first = call.args[0] if call.args else None
            if isinstance(first, ast.Constant) and isinstance(first.value, str) and first.value.isascii():
                words[first.value.strip()] = None
    lines: list[Line] = [{"words": each, "kind": "date", "on": DAY} for each in words if each]
    answers = zip(lines, ask(lines), strict=True)
    return [{**line, "core": answer["days"][0], "is_point": True} for line, answer in answers if answer]


def _calls(python: Path, place: Path, package: str, file: str, name: str) -> Iterator[ast.Call]:
    """The calls of this name in a test of the package's source, which is fetched once."""
    folder = place / "sources"
    pattern = f"{package.replace('-', '?').replace('==', '-')}.tar.gz"
    if not list(folder.glob(pattern)):
        fetch = [python, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:", "-d", folder, package]
        subprocess.run(fetch, check=True)
    with tarfile.open(next(folder.glob(pattern))) as source:
        member = next(each for each in source.getmembers() if each.name.endswith(f"/tests/{file}"))
        text = source.extractfile(member).read().decode()  # type: ignore[union-attr]  # it is a file
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            yield node
