"""Figures of two drafted texts that no words join: the nearest of the other text stands beside each.

Two reports of one ferry fire, written with as few words in common as two papers may have; the pairs are marked by hand.
"""

from __future__ import annotations

import re
from itertools import permutations
from pathlib import Path

import pytest
from corpora import MINI, write_corpus

from discrepant.desk.new_sources import add_sources

GAZETTE = """Harbour fire kills four

The Gazette, 12 May 2024

A fire on the ferry Aurora killed four people on Saturday night, police said. The company promised €5 million for the victims' families. The blaze burned for six hours. Some 212 passengers and 31 crew were taken off in 14 lifeboats.

The company's chief executive is Jan Roth. The Aurora, built in 1998, can carry 1,400 people.

Smoke was seen from Kalamba, and from Malin.
"""  # noqa: E501  # a paragraph is a line
COURIER = """Ferry blaze: five dead

The Courier, 13 May 2024

Five people died when the Aurora caught fire late on Saturday, the coast guard said. Its owner, Jan Roth's firm, set aside 4.5 million euros for relatives. It took nearly seven hours to put out the flames. About 240 people were rescued in fifteen boats. The ship has room for 1,400 passengers.

Tugs came out of Kalamba and of Malin.
"""  # noqa: E501  # a paragraph is a line
RECIPE = """Cakes

The Kitchen, 13 May 2024

In the bakeries of Lisbon, Porto, Faro and Braga one beats 14 eggs for six hours, says Ida Holm. It feeds 1,400 guests.
"""
PAIRS = {("six hours", "nearly seven hours"), ("Some 212", "About 240"), ("14", "fifteen"), ("1,400", "1,400")}


def _near(root: Path, texts: dict[str, str]) -> dict[str, set[tuple[str, str]]]:
    """For each text the words of its figures that have a near one beside them, with what is shown of that."""
    write_corpus(root, {**MINI, **{f"seeds/{name}.txt": text for name, text in texts.items()}})
    add_sources(root, [root / f"seeds/{name}.txt" for name in texts], conflicts_of=lambda _: {})
    found = {}
    for name in texts:
        drafted = (root / f"facts/{name}.toml").read_text("utf-8")
        pattern = r'^# near it, by the figure alone, (.*)\n(?:#.*\n)*\[\[fact\]\]\nclaim = ""\nsays = "(.*)"$'
        found[name] = {(says, shown) for shown, says in re.findall(pattern, drafted, re.MULTILINE)}
    return found


@pytest.fixture
def near(tmp_path: Path) -> dict[str, set[tuple[str, str]]]:
    return _near(tmp_path, {"gazette": GAZETTE, "courier": COURIER})


def test_the_figures_that_a_reader_would_hold_together_are_shown(near: dict[str, set[tuple[str, str]]]) -> None:
    for name, here, there in (("gazette", 0, 1), ("courier", 1, 0)):
        assert {says for says, _ in near[name]} == {pair[here] for pair in PAIRS}
        for says, shown in near[name]:
            other = next(pair[there] for pair in PAIRS if pair[here] == says)
            assert re.search(rf" has on line [57]: .*\b{other}\b", shown), (says, shown)


def test_the_order_of_the_texts_changes_nothing(tmp_path: Path, near: dict[str, set[tuple[str, str]]]) -> None:
    texts = {"gazette": GAZETTE, "courier": COURIER, "kitchen": RECIPE}
    for number, names in enumerate(permutations(texts)):
        found = _near(tmp_path / str(number), {name: texts[name] for name in names})
        assert found == {**near, "kitchen": set()}, names


def test_of_two_that_are_as_near_none_is_shown(tmp_path: Path) -> None:
    twice = COURIER.replace("The ship has room", "The pier has room for 1,400 cars. The ship has room")
    found = _near(tmp_path, {"gazette": GAZETTE, "courier": twice})
    assert not any(says == "1,400" for each in found.values() for says, _ in each)


@pytest.mark.parametrize(("figure", "is_near"), [("260", True), ("264", True), ("266", False), ("400", False)])
def test_near_is_a_fifth_at_most(tmp_path: Path, figure: str, is_near: bool) -> None:  # noqa: FBT001  # as it is given
    """212 is four fifths of 265."""
    found = _near(tmp_path, {"gazette": GAZETTE, "courier": COURIER.replace("240", figure)})
    assert any(says == "Some 212" for says, _ in found["gazette"]) is is_near
