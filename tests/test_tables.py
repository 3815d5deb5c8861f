"""A table for a terminal: what each cell says is there whole, below its header, and nothing of it harms."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from discrepant.printable import printable
from discrepant.tables import need, table, width, wrapped

WORDS = st.text(st.characters(codec="utf-8"), max_size=12)


class TestTable:
    def test_columns_end_or_begin_together_and_a_total_stands_apart(self) -> None:
        rows = [("north", "5", "3-5"), ("south-west", "12", "")]
        assert table(("source", "facts", "lines"), rows, right=(1,), total=("all", "17", "")) == [
            "source        facts  lines",
            "----------  -------  -------",
            "north             5  3-5",
            "south-west       12",
            "----------  -------  -------",
            "all              17",
        ]

    def test_without_headers_there_is_no_rule(self) -> None:
        assert table((), [("1", "count", "30"), ("12", "date", "Nov. 6")], right=(0,)) == [
            " 1  count  30",
            "12  date   Nov. 6",
        ]
        assert table((), []) == []

    def test_wide_characters_take_two_columns(self) -> None:
        assert table((), [("漢字", "x"), ("a", "y")]) == ["漢字  x", "a     y"]

    def test_a_number_stays_as_it_is_written(self) -> None:
        assert table((), [("1e5", "007")]) == ["1e5  007"]

    def test_long_cells_go_over_several_lines(self) -> None:
        assert table((), [("x", "more than 18.2 billion")], widths=(3, 9)) == ["x  more than", "   18.2", "   billion"]

    @given(rows=st.lists(st.tuples(WORDS, WORDS), max_size=4), total=st.none() | st.tuples(WORDS, WORDS))
    def test_whatever_strangers_write_each_row_is_one_harmless_line(
        self, rows: list[tuple[str, str]], total: tuple[str, str] | None
    ) -> None:
        lines = table(("one", "other"), rows, total=total)
        assert len(lines) == 2 + len(rows) + (2 if total else 0)
        assert all(line == printable(line) for line in lines)


@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P")), min_size=1, max_size=40), st.integers(2, 20))
def test_wrapped_keeps_every_character_within_the_width(text: str, most: int) -> None:
    lines = wrapped(text, most)
    assert "".join(lines) == text
    assert all(width(line) <= most for line in lines)


def test_numbers_and_keys_are_parted_only_where_they_may_be() -> None:
    assert need("aid.us-military.total of 18,200,000,000") == len("18,200,000,000")
    assert wrapped("aid.us-military.total", 12) == ["aid.us-", "military.", "total"]
