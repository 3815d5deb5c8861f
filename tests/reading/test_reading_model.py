"""A reading's core lies in its support, and its JSON is what the command line promises."""

from __future__ import annotations

import math
from datetime import date

import pytest

from discrepant.reading.interval import Interval
from discrepant.reading.model import Hedge, Quantity, Reading, Sense


def _reading(core: Interval, support: Interval, kind: Quantity = Quantity.MONEY) -> Reading:
    return Reading(words="more than $18.2 billion", kind=kind, core=core, support=support)


def test_refuses_a_core_outside_its_support() -> None:
    with pytest.raises(ValueError, match="not inside its support"):
        _reading(Interval(0, 3), Interval(1, 4))


def test_values_are_what_makes_readings_the_same() -> None:
    core, support = Interval(1, 2), Interval(0, 3)
    assert _reading(core, support).values == (core, support)


def test_json_of_a_number() -> None:
    lo = math.nextafter(18.2e9, math.inf)
    reading = Reading(
        words="more than $18.2 billion",
        kind=Quantity.MONEY,
        number=18.2e9,
        unit="USD",
        hedge=Hedge(words="more than", sense=Sense.ABOVE),
        core=Interval(lo, 18.3e9),
        support=Interval(lo, math.inf),
        place=1e8,
    )
    assert reading.to_json() == {
        "words": "more than $18.2 billion",
        "kind": "money",
        "number": 18.2e9,
        "unit": "USD",
        "hedge": {"words": "more than", "sense": "above"},
        "core": [18.2e9, 18.3e9],  # the nearest float above 18.2e9 is shown as the words have it
        "support": [18.2e9, None],
    }


def test_json_of_a_date() -> None:
    day = date(2022, 11, 4).toordinal()
    reading = _reading(Interval(day, day), Interval(-math.inf, day + 1), Quantity.DATE)
    assert reading.to_json()["core"] == ["2022-11-04", "2022-11-04"]
    assert reading.to_json()["support"] == [None, "2022-11-05"]


def test_senses_and_kinds_are_those_of_the_contract() -> None:
    senses = "exact about above at-least below at-most nearly just-over range vague bare"
    assert " ".join(Sense) == senses
    assert " ".join(Quantity) == "count money measure share number change date age"
