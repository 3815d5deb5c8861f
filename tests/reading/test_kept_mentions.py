"""Mentions that were kept are those that are found, of that text on that day by that reader alone."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import hostile_text

from discrepant.files.kept import VARIABLE, Kept
from discrepant.reading import kept_mentions as module
from discrepant.reading.guess import day_span
from discrepant.reading.hedges import HedgeTable
from discrepant.reading.interval import Interval
from discrepant.reading.kept_mentions import kept_mentions
from discrepant.reading.mentions import Mention, find_mentions
from discrepant.reading.reader import Reader, faults
from discrepant.reading.words import text_of

ROOT = Path(__file__).parents[2]
READER = Reader()
SUNDAY = day_span("2022-11-06")
TEXT = "On Friday at 3:30 p.m. EST “dozens” fell by 3 %: more than $18.2 billion, 5 ft 10 in, 44 BC square, since 2014."
TEXTS = [*sorted((ROOT / "seeds").glob("*.txt")), *sorted((ROOT / "tests" / "data" / "ferry").rglob("*.txt"))]


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache" / "mentions"


@pytest.fixture
def searched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that have been gone through."""
    texts: list[str] = []

    def find(text: str, *, on: Interval | None, reader: Reader, language: str) -> Iterator[Mention]:
        texts.append(text)
        return find_mentions(text, on=on, reader=reader, language=language)

    monkeypatch.setattr(module, "find_mentions", find)
    return texts


def mentions(
    text: str = TEXT, *, reader: Reader = READER, on: Interval | None = SUNDAY, language: str = "en"
) -> object:
    return kept_mentions(text, on=on, reader=reader, language=language)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_those_of_whole_texts_come_back_as_they_were(path: Path, searched: list[str]) -> None:
    text = path.read_text("utf-8")
    found = tuple(find_mentions(text, on=SUNDAY, reader=READER))
    assert found
    assert [mentions(text), mentions(text)] == [found, found]
    assert repr(mentions(text)) == repr(found)
    assert searched == [text]


def test_times_open_ends_changes_and_refusals_come_back(searched: list[str]) -> None:
    found = tuple(find_mentions(TEXT, on=SUNDAY, reader=READER))
    assert any(each.reading and each.reading.hours for each in found)
    assert any(each.reading and not each.reading.support.is_bounded for each in found)
    assert any(each.change for each in found)
    assert any(each.problem for each in found)
    assert repr([mentions(), mentions()]) == repr([found, found])
    assert len(searched) == 1


@given(hostile_text)
def test_those_of_any_text_come_back_as_they_were(text: str) -> None:
    found = tuple(find_mentions(text, on=SUNDAY, reader=READER))
    assert [mentions(text), mentions(text)] == [found, found]


def test_another_day_language_or_text_is_gone_through_itself(searched: list[str]) -> None:
    mentions()
    mentions(on=None)
    mentions(on=day_span("2022-11-07"))
    mentions(language="de")
    mentions(f"{TEXT} ")
    assert len(searched) == 5


def test_another_reader_finds_anew(searched: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    mentions()
    monkeypatch.setattr(module, "_code", lambda: "of another version")
    mentions()
    assert len(searched) == 2


def test_a_desk_s_own_hedges_keep_nothing(searched: list[str], kept: Path) -> None:
    own = Reader(HedgeTable.parse(text_of("hedges")))
    mentions(reader=own)
    mentions(reader=own)
    assert len(searched) == 2
    assert not kept.exists()


def test_a_fault_of_the_reader_is_not_kept(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(*_: object, **__: object) -> Iterator[Mention]:
        faults.append("a fault")
        return iter(())

    monkeypatch.setattr(module, "find_mentions", faulty)
    mentions()
    faults.clear()
    assert not kept.exists()


entries = st.recursive(
    st.none() | st.integers(-5, 200) | st.floats(0, 9) | st.sampled_from(["count", "date", "bare", "", "x"]),
    lambda inner: st.lists(inner, max_size=11),
    max_leaves=30,
)


@given(entries)
def test_what_is_none_of_ours_is_a_miss(entry: object) -> None:
    (only,) = {path.name for path in _filled().iterdir()}
    Kept("mentions").put(only, entry if entry != [] else None)
    assert mentions() == tuple(find_mentions(TEXT, on=SUNDAY, reader=READER))


def test_each_part_of_a_mention_is_looked_at() -> None:
    folder = _filled()
    (only,) = folder.iterdir()
    whole = json.loads(only.read_bytes().partition(b"\n")[2])
    told = tuple(find_mentions(TEXT, on=SUNDAY, reader=READER))
    for n, each in enumerate(whole):
        for place in range(len(each)):
            other = [*whole[:n], [*each[:place], {"no": "part"}, *each[place + 1 :]], *whole[n + 1 :]]
            Kept("mentions").put(only.name, other)
            assert mentions() == told


@pytest.mark.parametrize(
    ("first", "start", "end", "last"),
    [(-1, 0, 2, 2), (3, 2, 4, 4), (2, 4, 4, 4), (2, 4, 3, 4), (2, 2, 5, 4), (0, 0, 2, len(TEXT) + 1)],
)
def test_places_that_are_none_of_the_text_are_a_miss(first: int, start: int, end: int, last: int) -> None:
    """Before it or behind it, the words outside of what is told, or nothing, or backwards."""
    (only,) = _filled().iterdir()
    (kind, _, _, line, problem, change, _, _, reading), *more = json.loads(only.read_bytes().partition(b"\n")[2])
    Kept("mentions").put(only.name, [[kind, start, end, line, problem, change, first, last, reading], *more])
    assert mentions() == tuple(find_mentions(TEXT, on=SUNDAY, reader=READER))


def _filled() -> Path:
    """The folder with what is kept of the one text."""
    folder = Path(os.environ[VARIABLE], "mentions")
    if folder.exists():
        for path in folder.iterdir():
            path.unlink()
    mentions()
    return folder
