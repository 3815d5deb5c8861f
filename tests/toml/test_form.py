"""A table's TOML becomes values of exact types, or a list of all that does not fit, each with its line."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import attrs
import pytest

from discrepant.errors import DiscrepantError
from discrepant.toml.form import Structure
from discrepant.toml.values import exact_number


@attrs.frozen(kw_only=True)
class Entry:
    """What the tests' tables hold."""

    name: str
    size: Decimal = Decimal(1)


@attrs.frozen(kw_only=True)
class Form:
    """The tests' table."""

    entry: tuple[Entry, ...]
    sizes: Mapping[str, Decimal] = attrs.Factory(dict)


def _table(text: str) -> Form:
    return Structure().parse(text, Form, "own.toml")


def test_gives_the_table_in_its_form() -> None:
    assert _table('sizes = {a = 0.1, b = "2.50"}\n[[entry]]\nname = "x"\n[[entry]]\nname = "y"\nsize = 3') == Form(
        entry=(Entry(name="x"), Entry(name="y", size=Decimal(3))), sizes={"a": Decimal("0.1"), "b": Decimal("2.50")}
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", [':1: "entry" is missing']),
        (
            'entry = [5, "x"]',
            [
                ':1: entry 1 of "entry" must be a table, not a number',
                ':1: entry 2 of "entry" must be a table, not text',
            ],
        ),
        ("entry = {}", [':1: "entry" must be a list of tables, not a table']),
        (
            "entry = [\n5]\nsizes = []",
            [':2: entry 1 of "entry" must be a table', ':3: "sizes" must be a table, not a list'],
        ),
        (
            '[[entry]]\nname = 5\n[[entry]]\nname = "x"\nsize = true',
            [
                ':2: "name" of entry 1 of "entry" must be text in quotes, not a number (write name = "5")',
                ':5: "size" of entry 2 of "entry" must be a number from 0 to 10^36, not true or false',
            ],
        ),
        ('[[entry]]\nname = " "', [':2: "name" of entry 1 of "entry" is empty']),
        ('[[entry]]\nname = "x"\nsiez = 5', [':3: unknown key "siez" (did you mean "size"?)']),
        ('[[entry]]\nname = "x"\nfoot = 5', [':3: unknown key "foot" (the keys are name, size)']),
        (
            'entry = []\nsizes = {a = "x", b = -1, c = inf}',
            [""":2: "sizes.a" must be a number from 0 to 10^36, not 'x'""", '"sizes.b" must', '"sizes.c" must'],
        ),
        ("entry = [", ["is not TOML"]),
        ("entry = " + "[" * 50_000, ["is "]),
    ],
)
def test_lists_all_that_does_not_fit(text: str, told: list[str]) -> None:
    with pytest.raises(DiscrepantError) as caught:
        _table(text)
    problems = list(map(str, caught.value.problems))
    assert len(problems) == len(told)
    for problem, words in zip(problems, told, strict=True):
        assert problem.startswith("own.toml:")
        assert words in problem


@pytest.mark.parametrize("value", [True, None, "", "x", "NaN", "Infinity", float("inf"), -1, "1e37", [1], {}, "\ud800"])
def test_exact_number_refuses_all_else(value: object) -> None:
    with pytest.raises(ValueError, match="must be a number from 0 to 10"):
        exact_number(value)
