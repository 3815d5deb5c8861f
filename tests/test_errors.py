"""Errors say where, what and what to do, and a caret stands under the words at fault."""

from __future__ import annotations

import json
import pickle
import tomllib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import hostile_text

from discrepant.errors import CorpusError, DiscrepantError, Problem, ReadingError, why_unread
from discrepant.printable import columns


class TestProblem:
    @pytest.mark.parametrize(
        ("problem", "printed"),
        [
            (Problem(file="facts/a.toml", line=3, what="wrong", hint="do this"), "facts/a.toml:3: wrong (do this)"),
            (Problem(file="facts/a.toml", what="wrong"), "facts/a.toml: wrong"),
            (Problem(what="wrong", hint="do this"), "wrong (do this)"),
            (Problem(what="\x1b[0m\u202e"), "<U+001B>[0m<U+202E>"),
            (
                Problem(what="one\n::error::line", below=("and\r\nthis", "::below it")),
                "one ::error::line\n    and  this\n    <U+003A>:below it",
            ),
            (Problem(file="::error::forged", what="##[error]wrong"), "<U+003A>:error::forged: <U+0023>#[error]wrong"),
        ],
    )
    def test_reads_where_what_hint(self, problem: Problem, printed: str) -> None:
        assert str(problem) == printed

    def test_sorts_by_file_and_line(self) -> None:
        later, earlier = Problem(file="b", line=1, what=""), Problem(file="a", line=10, what="")
        assert [each.line for each in sorted([later, Problem(file="a", line=2, what="z"), earlier])] == [2, 10, 1]


def test_an_error_lists_all_its_problems() -> None:
    error = CorpusError(Problem(file="a", line=1, what="one"), Problem(file="a", line=2, what="two"))
    assert str(error) == "a:1: one\na:2: two"
    assert isinstance(error, DiscrepantError)


def failing(parse: Callable[[str], object], text: str) -> ValueError | RecursionError:
    try:
        parse(text)
    except (ValueError, RecursionError) as error:
        return error
    raise AssertionError(text)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (failing(json.loads, "["), "what stands at line 1, column 2 cannot be read"),
        (failing(json.loads, "{\n'a': 1}"), "what stands at line 2, column 1 cannot be read"),
        (failing(json.loads, "[" * 100_000), "what it holds lies too deep inside each other"),
        (failing(json.loads, "9" * 5_000), "a number has thousands of digits"),
        (failing(tomllib.loads, "a = " + "9" * 5_000), "a number has thousands of digits"),
        (failing(tomllib.loads, "a = " + "[" * 5_000), "what it holds lies too deep inside each other"),
        (failing(lambda text: json.loads(text.encode("latin-1")), "\xff"), "it is not UTF-8"),
        (failing(tomllib.loads, "a = "), "Invalid value (at end of document)"),
    ],
)
def test_what_a_parser_says_to_programmers_is_said_to_people(error: ValueError | RecursionError, said: str) -> None:
    assert why_unread(error) == said


class TestReadingError:
    def test_shows_the_words_with_a_caret_run(self) -> None:
        error = ReadingError("about xx km", (6, 8), "cannot read 'xx' here", "write a number")
        assert str(error) == "cannot read 'xx' here (write a number)\n  about xx km\n        ^^"
        assert (error.message, error.hint, error.span) == ("cannot read 'xx' here", "write a number", (6, 8))

    @pytest.mark.parametrize(
        ("words", "span", "pointed"),
        [
            ("20 ", (3, 4), "20 \n   ^"),  # just after the words
            ("", (0, 0), "\n^"),
            ("\x07 xx", (2, 4), "<U+0007> xx\n         ^^"),
            ("\u202e20 xx", (4, 6), "<U+202E>20 xx\n           ^^"),
            ("東京 xx", (3, 5), "東京 xx\n     ^^"),
            ("20 東", (3, 4), "20 東\n   ^^"),
            ("e\u0301 xx", (3, 5), "e\u0301 xx\n  ^^"),
            ("a\tb\nxx", (4, 6), "a b xx\n    ^^"),
            ("\ud800x", (1, 2), "<U+D800>x\n        ^"),
        ],
    )
    def test_the_caret_stands_under_its_place(self, words: str, span: tuple[int, int], pointed: str) -> None:
        assert ReadingError(words, span, "no").pointed == pointed

    @pytest.mark.parametrize("words", ["", " ", "\n"])
    def test_where_there_are_no_words_there_is_no_caret(self, words: str) -> None:
        assert str(ReadingError(words, (0, len(words)), "no", "hint")) == "no (hint)"

    def test_long_words_are_shown_around_the_place(self) -> None:
        shown, carets = ReadingError("a" * 5000 + "!" + "b" * 5000, (5000, 5001), "no").pointed.split("\n")
        assert shown == "a" * 60 + "!" + "b" * 39
        assert carets == " " * 60 + "^"

    @given(hostile_text, st.data())
    def test_the_caret_run_lies_under_the_shown_words(self, words: str, data: st.DataObject) -> None:
        start = data.draw(st.integers(0, len(words)))
        end = data.draw(st.integers(start, len(words) + 1))
        shown, carets = ReadingError(words, (start, end), "no").pointed.split("\n")
        assert set(carets) <= {" ", "^"}
        assert len(carets) <= columns(shown) + 1
        shown.encode()

    def test_can_be_sent_to_another_process(self) -> None:
        error = ReadingError("about xx", (6, 8), "no", "hint")
        sent = pickle.loads(pickle.dumps(error))  # noqa: S301  # our own
        assert (str(sent), sent.span) == (str(error), (6, 8))
