"""The slips that everyone makes in TOML: each is answered with what is to be typed, and that is TOML."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.corpus.records import LISTED, SINGLE
from discrepant.corpus.toml_slips import syntax_hint

# what a record says: words, figures and the marks of print
WORDS = st.text(st.sampled_from("aZé7 .,;:-–$%()’"), min_size=1, max_size=30).filter(
    lambda words: words == words.strip() and words[0] not in ":=" and words[-1] not in ",’" and words[0] != "’"
)
SLIPS = {
    "curly quotes": "says = “{}”",
    "low and curly quotes": "says = „{}“",
    "guillemets": "says = «{}»",
    "a curly quote at the end": 'says = "{}”',
    "a curly quote at the beginning": 'says = “{}"',
    "no quote at the end": 'says = "{}',
    "no quote at the beginning": 'says = a{}"',
    "no quotes": "says = a{}",
    "a colon": 'says: "{}"',
    "a colon and no quotes": "says: a{}",
    "nothing between": 'says "{}"',
    "two signs": 'says == "{}"',
    "a comma behind it": 'says = "{}",',
}


def hint(text: str, line: int = 1) -> str:
    with pytest.raises(tomllib.TOMLDecodeError) as refused:
        tomllib.loads(text)
    return syntax_hint(text, line, str(refused.value).partition(" (at ")[0])


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
@given(words=WORDS)
def test_the_line_is_offered_as_it_was_meant(slip: str, words: str) -> None:
    rule, _, offered = hint(slip.format(words)).partition(": type ")
    assert rule
    assert tomllib.loads(offered) == {"says": f"a{words}" if "a{}" in slip else words}


@given(st.text(st.sampled_from("sa =\"'“”‘’[]{}#:,\\1T\t«é"), max_size=25))
def test_nothing_is_offered_that_is_no_toml(row: str) -> None:
    _, typed, offered = syntax_hint(f"a = 1\n{row}\n", 2, "Invalid value").partition(": type ")
    if typed:
        tomllib.loads(offered)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("[claim.“aid.total”]\n", 1, 'quotes are straight: type [claim."aid.total"]'),
        ("over = [“30”, “31”]\n", 1, 'quotes are straight: type over = ["30", "31"]'),
        ("says = ‘the mayor’s’\n", 1, 'quotes are straight: type says = "the mayor’s"'),
        ('quote = "He said “go”\n', 1, 'text ends with the quote with which it begins: type quote = "He said “go”"'),
        ('says = “he said "go"”\n', 1, "quotes are straight"),
        ("says = thirty  # a guess\n", 1, 'text stands in quotes: type says = "thirty"  # a guess'),
        ("published = 4/11/2023\n", 1, 'text stands in quotes: type published = "4/11/2023"'),
        ("complete = True\n", 1, "true is written small: type complete = true"),
        ("[claim.aid\n", 1, "a header ends with the bracket with which it begins: type [claim.aid]"),
        ("says = 'it's'\n", 1, "a text with an apostrophe stands in \"…\" or '''…'''"),
        ('says = "C:\\path"\n', 1, "a backslash is written twice, or the text stands in '…'"),
        ('claim = "a"\nclaim = "b"\n', 2, "claim stands twice in one table"),
        ('"a=b" = 1\n"a=b" = 2  # again\n', 2, '"a=b" stands twice in one table'),
        ("\ta = 1\na = 2\n", 2, "a stands twice in one table"),
        ("a = 1\na.b = 2\n", 2, "a name in a.b has a value already"),
        ("a = 1\na . 'b.c' = 2\n", 2, "a name in a . 'b.c' has a value already"),
        ("[a]\nb = 1\n[a.b] # = it\n", 3, "a name in [a.b] has a value already"),
        ("[a]\nb = 1\n[[a.b]]\n", 3, "a name in [[a.b]] has a value already"),
        ("a = {b = 1}\na.c = 2\n", 2, ""),  # what is said of it is plain
        ("[a]\n[a]\n", 2, ""),
        ("a = \n", 1, ""),
        ("§\n", 1, ""),
        (f"says = {'x' * 300}\n", 1, "text stands in quotes"),  # too long to be shown
        (f"says = {'x' * 3000}\n", 1, ""),
    ],
)
def test_what_is_said(text: str, line: int, said: str) -> None:
    assert hint(text, line) == said


@pytest.mark.parametrize(
    ("letters", "said"),
    [
        (151, f': type says = "{"x" * 151}"'),  # 160 characters, the most that are shown
        (152, ""),
        (1_993, ""),  # 2,000 of a line, the most that are looked at
        (1_994, None),
    ],
)
def test_a_long_line_is_told_of_and_not_shown_and_a_longer_one_is_not_looked_at(letters: int, said: str | None) -> None:
    assert hint(f"says = {'x' * letters}\n") == ("" if said is None else f"text stands in quotes{said}")


@pytest.mark.parametrize("above", ["says = [", "says = ['a',", "says = ['a'", "says = [['a'],"])
@pytest.mark.parametrize("between", ["", "\n", "# why\n"])
@pytest.mark.parametrize("row", ["quote = 'a'", "[[fact]]", "[fact]", "[claim.aid]  # how much"])
def test_a_list_that_is_left_open(above: str, between: str, row: str) -> None:
    """The error is met on the first sound line below it."""
    text = f"{above}\n{between}{row}\n"
    assert hint(text, text.count("\n")) == "a list above is not closed with ] before this line"


@pytest.mark.parametrize("table", LISTED)
@pytest.mark.parametrize("text", ["[{0}]\na = 1\n[{0}]\n", "[[{0}]]\na = 1\n[{0}]\n", "[{0}]\na = 1\n[[{0}]]\n"])
def test_tables_that_stand_again_and_again_have_two_brackets(table: str, text: str) -> None:
    assert hint(text.format(table), 3) == f"type [[{table}]], in two brackets, above each"


@pytest.mark.parametrize("header", ["[[fact]", "[fact]]", "[[ fact ]"])
def test_on_each_side(header: str) -> None:
    assert hint(f"{header}\n") == "type [[fact]], in two brackets, above each"


@pytest.mark.parametrize("table", SINGLE)
@pytest.mark.parametrize("text", ["[{0}]\na = 1\n[{0}]\n", "[[{0}]]\na = 1\n[{0}]\n"])
def test_a_table_that_stands_once_has_one(table: str, text: str) -> None:
    assert hint(text.format(table), 3) == f"type [{table}], in one bracket, once in a file"
