"""How long a key, a line or a file of records may be, and from how much on two texts look copied."""

from __future__ import annotations

from pathlib import Path

import pytest

from discrepant.corpus import copies
from discrepant.corpus.claims import key_flaws, wikidata_flaws
from discrepant.corpus.copies import near_copies
from discrepant.corpus.files import LARGEST_RECORDS, read_within
from discrepant.corpus.model import Kind
from discrepant.corpus.records import ITEM, PROPERTY, ClaimRecord
from discrepant.corpus.root import real_root
from discrepant.corpus.source_records import KEY, LINES
from discrepant.errors import CorpusError


@pytest.mark.parametrize(
    ("key", "is_one"),
    [
        *(("a" * 100, True), ("a" * 101, False), ("a", True), ("", False), ("7.x-y_z", True)),
        *((".a", False), ("-a", False), ("_a", False), ("A", False), ("é", False), ("a/b", False), ("a\n", False)),
    ],
)
def test_a_key_has_up_to_a_hundred_characters(key: str, *, is_one: bool) -> None:
    assert bool(KEY.fullmatch(key)) is is_one
    flaws = [*key_flaws(key, "claim's key")]
    assert [flaw.what for flaw in flaws] == ([] if is_one else [f'"{key[:100]}" cannot be a claim\'s key'])


@pytest.mark.parametrize(
    ("lines", "are"),
    [
        *(("1", True), ("9" * 9, True), ("9" * 10, False), ("3-7", True), (f"{'9' * 9}-{'9' * 9}", True)),
        *((f"1-{'9' * 10}", False), ("0", False), ("3-0", False), ("3-", False), ("-3", False), ("3-7-9", False)),
    ],
)
def test_a_line_has_up_to_nine_digits(lines: str, *, are: bool) -> None:
    assert bool(LINES.fullmatch(lines)) is are


@pytest.mark.parametrize(("letter", "pattern"), [("Q", ITEM), ("P", PROPERTY)])
def test_what_wikidata_has_goes_by_up_to_eleven_digits(letter: str, pattern: object) -> None:
    for number, is_one in (("1", True), ("9" * 11, True), ("9" * 12, False), ("0", False), ("01", False), ("", False)):
        assert bool(pattern.fullmatch(letter + number)) is is_one  # type: ignore[attr-defined]  # a pattern


@pytest.mark.parametrize("letters", [5, 100, 101, 9_000])
def test_of_what_is_no_item_a_hundred_characters_are_shown(letters: int) -> None:
    record = ClaimRecord(about="x", kind=Kind.COUNT, qid="x" * letters, pid="y" * letters)
    assert [flaw.what for flaw in wikidata_flaws(record)] == [
        f'"{"x" * min(letters, 100)}" is no item of Wikidata',
        f'"{"y" * min(letters, 100)}" is no property of Wikidata',
    ]


@pytest.mark.parametrize(("largest", "kind"), [(50_000_000, {}), (5_000_000, {"largest": LARGEST_RECORDS})])
def test_how_large_a_file_may_be(largest: int, kind: dict[str, int], tmp_path: Path) -> None:
    path = tmp_path / "it.txt"
    for more in (0, 1):
        with path.open("wb") as file:
            file.truncate(largest + more)
        if not more:
            assert len(read_within(tmp_path, "it.txt", **kind)) == largest
        else:
            with pytest.raises(CorpusError, match=f"it.txt has {largest + 1:,} bytes, more than {largest:,}"):
                read_within(tmp_path, "it.txt", **kind)


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("x" * 32_767, "there is no such folder"),
        ("x" * 32_768, "a path of 32,768 characters names no folder"),
        (" ", '" " names no folder'),
    ],
)
def test_a_path_has_an_end(path: str, what: str) -> None:
    with pytest.raises(CorpusError) as error:
        real_root(path)
    (problem,) = error.value.problems
    assert problem.what == what


def words(name: str, count: int) -> str:
    return " ".join(f"{name}{n}" for n in range(count))


@pytest.mark.parametrize(
    ("characters", "rate"), [(0, 1), (3_999_999, 1), (4_000_000, 2), (7_999_999, 2), (8_000_000, 3)]
)
def test_of_twice_as_many_characters_half_of_the_runs_are_looked_at(
    characters: int, rate: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    rates = []

    def runs(_: str, given: int) -> frozenset[int]:
        rates.append(given)
        return frozenset()

    monkeypatch.setattr(copies, "_runs", runs)
    near_copies({"a": "x" * (characters // 2), "b": "y" * (characters - characters // 2)})
    assert rates == [rate] * 2


@pytest.mark.parametrize(("shared", "is_copy"), [(30, False), (31, True)])
def test_thirty_one_words_in_a_row_are_a_likely_copy(shared: int, *, is_copy: bool) -> None:
    """They are 24 runs of eight."""
    both = words("w", shared)
    assert bool(near_copies({"a": both, "b": f"{both} “-” {words('b', 7)}"})) is is_copy


@pytest.mark.parametrize(("own", "is_copy"), [(76, True), (77, True), (78, False)])
def test_three_of_ten_are_a_likely_copy(own: int, *, is_copy: bool) -> None:
    """Thirty runs of a hundred, in whatever part of the text."""
    both = words("w", 37)
    for text in (f"{both} “-” {words('a', own)}", f"{words('a', own)} “-” {both}"):
        assert bool(near_copies({"a": text, "b": f"{both} “-” {words('b', 200)}"})) is is_copy
