"""Asks one other library for the numbers or days in printed phrases. Started by reading.py in that one's environment.

Reads a JSON list of {"words", "kind", "on"} on standard input; of the kind "whole date" no part of the words is read.
Answers a list of: null where the library finds nothing, else {"numbers": [...], "unit": its own name or null} or
{"days": [[first, last], ...]}, an open end being null. Of several answers to one date each is given, for the scoring
takes the best; what a date would be by another preference, coming or past, stands beside them as "otherwise".
"""

from __future__ import annotations

import json
import sys
import warnings
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

Answer = dict[str, Any] | None


def quantulum3() -> Callable[[str, str, str], Answer]:
    from quantulum3 import parser  # noqa: PLC0415

    def ask(words: str, _kind: str, _on: str) -> Answer:
        found = parser.parse(words)
        spreads = [(each.value, each.uncertainty or 0) for each in found]
        ends = [end for value, spread in spreads for end in {value - spread, value + spread}]
        return {"numbers": ends, "unit": found[-1].unit.name} if found else None

    return ask


def price_parser() -> Callable[[str, str, str], Answer]:
    from price_parser import Price  # noqa: PLC0415

    def ask(words: str, _kind: str, _on: str) -> Answer:
        price = Price.fromstring(words)
        return None if price.amount is None else {"numbers": [float(price.amount)], "unit": price.currency}

    return ask


def dateparser() -> Callable[[str, str, str], Answer]:
    from dateparser.date import DateDataParser  # noqa: PLC0415
    from dateparser.search import search_dates  # noqa: PLC0415

    def days(words: str, kind: str, on: str, preferred: str) -> list[list[str]]:
        settings = {"RELATIVE_BASE": datetime.fromisoformat(on), "PREFER_DATES_FROM": preferred}
        found = DateDataParser(languages=["en"], settings=settings).get_date_data(words).date_obj
        days = [found] if found else []
        if not days and kind != "whole date":
            days = [day for _, day in search_dates(words, languages=["en"], settings=settings) or []]
        return [[min(days).date().isoformat(), max(days).date().isoformat()]] if days else []

    def ask(words: str, kind: str, on: str) -> Answer:
        past, *others = (days(words, kind, on, preferred) for preferred in ("past", "future", "current_period"))
        return {"days": past, "otherwise": [span for spans in others for span in spans]} if past else None

    return ask


def recognizers_text_suite() -> Callable[[str, str, str], Answer]:
    import recognizers_suite as suite  # noqa: PLC0415

    english = suite.Culture.English
    by_kind = {
        "count": (suite.recognize_number, suite.recognize_ordinal),
        "number": (suite.recognize_number,),
        "money": (suite.recognize_currency,),
        "share": (suite.recognize_percentage, suite.recognize_number),
        "measure": (suite.recognize_dimension, suite.recognize_temperature, suite.recognize_age),
    }

    def ask(words: str, kind: str, on: str) -> Answer:
        if kind == "date":
            return _days(suite.recognize_datetime(words, english, reference=datetime.fromisoformat(on)))
        for recognize in by_kind[kind]:
            values = [each.resolution for each in recognize(words, english) if each.resolution.get("value")]
            if values:
                ends = [float(str(each["value"]).rstrip("%")) for each in values]
                is_percent = str(values[-1]["value"]).endswith("%")
                if kind == "share" and not is_percent and max(ends) > 1:
                    return None  # numbers, but no share: "one in five" it finds as 0.2
                unit = "%" if is_percent else values[-1].get("isoCurrency") or values[-1].get("unit")
                return {"numbers": ends, "unit": unit}
        if kind == "measure":
            return _length(suite.recognize_datetime(words, english))
        return None

    return ask


def _days(found: list[Any]) -> Answer:
    spans = []
    for each in found:
        for value in (each.resolution or {}).get("values", []):
            if "not resolved" in value.values():
                continue
            if "value" in value and len(value["value"]) >= len("2022-11-06") and "duration" not in value["type"]:
                spans.append([value["value"][:10]] * 2)
            elif {"start", "end"} & set(value) and value["type"] in ("daterange", "datetimerange"):
                end = value.get("end")  # which it leaves out
                last = (date.fromisoformat(end[:10]) - timedelta(days=1)).isoformat() if end else None
                spans.append([value["start"][:10] if value.get("start") else None, last])
    return {"days": spans} if spans else None


def _length(found: list[Any]) -> Answer:
    values = [value for each in found for value in (each.resolution or {}).get("values", [])]
    lengths = [float(value["value"]) for value in values if value["type"] == "duration"]
    return {"numbers": lengths, "unit": "second"} if lengths else None


def main() -> None:
    warnings.simplefilter("ignore")
    ask = globals()[sys.argv[1].replace("-", "_")]()
    answers: list[Answer] = []
    for line in json.load(sys.stdin):
        try:
            answers.append(ask(line["words"], line["kind"], line["on"]))
        except Exception as error:  # noqa: BLE001  # a library that fails has found nothing
            print(f"{line['words']!r}: {type(error).__name__}: {error}", file=sys.stderr)
            answers.append(None)
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main()
