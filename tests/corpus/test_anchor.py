"""A quote is found exactly, or but for its type, or not at all: likeness is never enough."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pace import within

from discrepant.corpus.anchor import Standing, TextIndex, stand_in_order, stands_in
from discrepant.reading.wording import fold

TEXT = (
    "US sees little prospect\r\n\r\n“We are willing to negotiate,” Putin said — at last.\r\n"
    "About $20.5 billion in 2022; about $20.5 billion again.\r\n"
    "It don’t end . . . yet.\r\n"
)
PROSE = st.text(st.sampled_from("ab 1.“”’…\r\n—\u00ad"), max_size=80)


class TestStanding:
    def test_exact(self) -> None:
        anchor = TextIndex(TEXT).anchor("Putin said — at last")
        assert anchor.state is Standing.EXACT
        assert [TEXT[slice(*span)] for span in anchor.spans] == ["Putin said — at last"]
        assert (anchor.lines, anchor.line, anchor.nearest) == ((3,), 3, None)

    @pytest.mark.parametrize(
        ("quote", "line"),
        [
            ('"We are willing to negotiate," Putin said', 3),
            ("prospect “We are", 1),
            ("said - at  last.", 3),
            ("don't end ... yet", 5),
            (" willing\tto ", 3),
        ],
    )
    def test_typographic(self, quote: str, line: int) -> None:
        anchor = TextIndex(TEXT).anchor(quote)
        assert anchor.state is Standing.TYPOGRAPHIC
        assert anchor.lines == (line,)
        assert fold(TEXT[slice(*anchor.spans[0])]) == fold(quote).strip()

    def test_ambiguous_has_every_line(self) -> None:
        anchor = TextIndex(TEXT).anchor("bout $20.5 billion")
        assert anchor.state is Standing.AMBIGUOUS
        assert anchor.lines == (4, 4)
        anchor = TextIndex("don’t\ndon’t").anchor("don't")
        assert (anchor.lines, anchor.line) == ((1, 2), 1)

    def test_ambiguous_lists_a_bounded_number(self) -> None:
        assert len(TextIndex("a " * 1000).anchor("a").lines) == 50

    @pytest.mark.parametrize("quote", ["never said", "we are willing", "WE ARE", "", " ", "…", "willing negotiate"])
    def test_missing(self, quote: str) -> None:
        anchor = TextIndex("“We are willing to negotiate,”").anchor(quote)
        assert (anchor.state, anchor.spans, anchor.lines, anchor.line) == (Standing.MISSING, (), (), None)

    @pytest.mark.parametrize("quote", ["$20", "5 billion", "2", "022", "0.5 billion"])
    def test_a_part_of_a_number_is_no_quote(self, quote: str) -> None:
        assert TextIndex(TEXT).anchor(quote).state is Standing.MISSING

    def test_another_place_may_hold_the_whole_number(self) -> None:
        assert TextIndex("in 2022, 20 came").anchor("20").spans == ((9, 11),)

    def test_what_is_nearest_has_its_line(self) -> None:
        nearest = TextIndex(TEXT).anchor('"We are not willing to negotiate," Putin said').nearest
        assert nearest is not None
        assert nearest.line == 3
        assert str(nearest) == (
            'quote: "We are [not] willing to negotiate," Putin said\ntext:  "We are willing to negotiate," Putin said'
        )

    def test_a_byte_order_mark_is_no_part_of_the_text(self) -> None:
        assert TextIndex("\ufeffUS sees").anchor("US sees").spans == ((1, 8),)


class TestLaws:
    @given(PROSE, st.data())
    def test_any_piece_of_a_text_is_found_in_it(self, text: str, data: st.DataObject) -> None:
        start = data.draw(st.integers(0, len(text)))
        piece = text[start : data.draw(st.integers(start, len(text)))]
        index = TextIndex(f"x {text} x".replace("1", "q"))
        piece = piece.replace("1", "q")
        anchor = index.anchor(piece)
        if piece.strip():
            assert anchor.state in {Standing.EXACT, Standing.AMBIGUOUS}
            assert all(index.text[slice(*span)] == piece for span in anchor.spans)

    @given(PROSE, PROSE)
    def test_what_is_found_folds_to_the_quote(self, quote: str, text: str) -> None:
        index = TextIndex(text)
        anchor = index.anchor(quote)
        for (start, end), line in zip(anchor.spans, anchor.lines, strict=True):
            assert fold(quote).strip() in fold(text[start:end])
            assert line == text.count("\n", 0, start) + 1
        assert (anchor.state is Standing.MISSING) == (not anchor.spans)

    @given(PROSE, PROSE)
    def test_what_stands_in_a_quote_is_found_in_it(self, says: str, quote: str) -> None:
        assert stands_in(says, quote) == (TextIndex(quote).anchor(says).state is not Standing.MISSING)


class TestLines:
    @given(st.text(st.sampled_from("ab \n\r."), max_size=30))
    def test_each_line_has_its_characters_and_each_character_its_line(self, text: str) -> None:
        index, lines = TextIndex(text), text.split("\n")
        ends = [index.extent(number) for number in range(1, len(lines) + 1)]
        assert [text[slice(*span)].removesuffix("\n") for span in ends] == lines
        assert "".join(text[slice(*span)] for span in ends) == text
        for number, (start, end) in enumerate(ends, start=1):
            assert all(index.line(offset) == number for offset in range(start, end))

    @pytest.mark.parametrize("line", [-1, 0, 4, 100])
    def test_of_a_line_that_there_is_not_it_is_an_empty_one_at_the_end(self, line: int) -> None:
        assert TextIndex("one\ntwo\nthree").extent(line) == (13, 13)

    @pytest.mark.parametrize(("line", "extent"), [(-1, (3, 3)), (0, (3, 3)), (1, (0, 3)), (2, (3, 3))])
    def test_a_text_may_be_one_line(self, line: int, extent: tuple[int, int]) -> None:
        assert TextIndex("one").extent(line) == extent

    def test_lines_without_words_at_the_end_are_left_out_of_the_list(self) -> None:
        assert TextIndex(" One \n\n“Two”\n \n\n").lines == ["One", "", '"Two"']


class TestStandsIn:
    @pytest.mark.parametrize(
        ("says", "quote"),
        [
            ("30", "sent by 30 House Democrats"),
            ("18.2", "$18.2bn"),
            ("30", "There were 30."),
            ("don't", "They don’t."),
            (" mid-November", "in mid–November"),
            ("5", "3-5 people"),
            ("5", "then – 5 people"),
            ("16", "an F-16"),
            ("-5", "it is −5 outside"),
            ("10²", "10² m"),
            ("<5", "<5 people"),
            ("$20", "at $20 a barrel"),
            ("30", "\n> 30 members"),
            ("1", "a 1, b"),
        ],
    )
    def test_it_does(self, says: str, quote: str) -> None:
        assert stands_in(says, quote)
        assert stands_in(says, f"so {quote}, then")

    @pytest.mark.parametrize(
        ("says", "quote"),
        [
            ("20", "in 2022"),
            ("18", "$18.2"),
            ("2", "18.2"),
            ("200", "18,200"),
            ("5", "it is -5 outside"),
            ("5", "it is −5 outside"),
            ("$5", "a loss of -$5"),
            ("5", "a loss of -$5"),
            ("-5", "10-5 people"),
            ("10", "10² m"),
            ("102", "10² m"),
            ("5", "5½ miles"),
            ("½", "5½ miles"),
            ("51", "5½ miles"),
            ("1", "1/2 mile"),
            ("5", "<5 people"),
            ("5", "it is > 5 people"),
            ("5", "~5 people"),
            ("5", "a gain of +5"),
            ("5", "5+ people"),
            ("5", "5° outside"),
            ("5", "5 °C"),
            ("House", "house"),
            ("", "x"),
            ("a", ""),
        ],
    )
    def test_it_does_not(self, says: str, quote: str) -> None:
        assert not stands_in(says, quote)
        assert not stands_in(says, f"so {quote}, then")


@pytest.mark.parametrize(
    ("says", "quote", "do"),
    [
        (("We will", "talk"), "We will, he said, talk", True),
        (("We will,", "talk"), "“We will,” he said, “talk”", True),
        (("talk", "We will"), "We will, he said, talk", False),
        (("a", "a"), "a a", True),
        (("a", "a"), "a", False),
        (("ab", "bc"), "abc", False),  # no letter stands in two pieces
        (("ab", "bc"), "ab bc", True),
        (("ab", "c"), "abc", True),
        (("20",), "2022, 20", True),
        (("20", "20"), "2022, 20", False),
        ((), "a", True),
    ],
)
def test_pieces_stand_one_behind_the_other(says: tuple[str, ...], quote: str, *, do: bool) -> None:
    assert stand_in_order(says, quote) is do


class TestSpeed:
    @pytest.mark.parametrize(
        ("quote", "text"),
        [
            ("We will never, ever “see”", TEXT * 10_000),
            ("1", "1" * 1_000_000),
            ("1" * 20_000, "1" * 1_000_000),
            ("x" * 20_000, "y" * 1_000_000),
            ("ab " * 6_000, "ab  c " * 200_000),
            ("a b" * 6_000, "ab " * 300_000),
        ],
        ids=["prose", "digit", "digits", "letters", "words", "others"],
    )
    def test_a_long_text_takes_little_time(self, quote: str, text: str) -> None:
        with within(4):
            TextIndex(text).anchor(quote)

    def test_a_text_is_folded_once(self) -> None:
        index = TextIndex(TEXT)
        assert index.folded is index.folded
