"""What a grammar makes of a phrase hangs on the terminals of its tokens, and on nothing that was read before."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files

import pytest
from drawn_sentences import of_terminals
from hypothesis import given
from hypothesis import strategies as st
from lark import Lark, Tree
from lark import Token as LarkToken
from lark.exceptions import UnexpectedInput

from discrepant.errors import ReadingError
from discrepant.reading.derivations import PhraseGrammar
from discrepant.reading.grammars import Grammar
from discrepant.reading.tokens import LETTERS, Lexicon, Token

GRAMMAR = PhraseGrammar(Grammar.made("start: ABOUT? NUMBER (TO NUMBER)? WORD*\n%declare ABOUT NUMBER TO WORD"), ["TO"])
PHRASES = {
    "about": ("ABOUT", 1),
    "just about": ("ABOUT", 2),
    "20": ("NUMBER", 20),
    "30": ("NUMBER", 30),
    "to": ("TO", 0),
}
LEXICON = Lexicon(PHRASES)
STRANGERS = Lexicon(PHRASES, strangers=True)
NAMES = {"A": "AMOUNT", "B": "BESIDE", "C": "COMMA", "D": "DOUBTFUL"}
NESTED = "start: item (C item)*\nitem: A | A? pair -> both\npair: B B?\n%declare A B C"
LARK = of_terminals(NESTED)


@pytest.mark.parametrize(
    ("words", "message", "span"),
    [
        ("about people", "cannot read 'people' here", (6, 12)),
        ("about", "something is missing here to make a number", (0, 5)),
        ("20 to", "something is missing here to make a number", (5, 6)),
        ("20 30", "cannot read '30' here as part of a number", (3, 5)),
        ("30  20", "cannot read '20' here as part of a number", (4, 6)),
    ],
)
@pytest.mark.parametrize("again", [False, True])
def test_errors_point_at_their_place(words: str, message: str, span: tuple[int, int], *, again: bool) -> None:
    """Also where other words of the same terminals were refused before."""
    if not again:
        GRAMMAR._made.cache_clear()  # noqa: SLF001  # what is remembered
    with pytest.raises(ReadingError) as caught:
        GRAMMAR.derivation(LEXICON, words, "a number")
    assert message in caught.value.message
    assert caught.value.span == span


@pytest.mark.parametrize(
    ("words", "values"),
    [("about 20 to 30 people", [1, 20, 30, "people"]), ("just about 30 to 20 dogs", [2, 30, 20, "dogs"])],
)
def test_a_rule_is_given_its_own_tokens_and_no_silent_one(words: str, values: list[object]) -> None:
    class Rules:
        def start(self, *parts: Token) -> list[object]:
            return [part.value for part in parts]

    assert GRAMMAR.derivation(STRANGERS, words, "a number").meaning(Rules()) == values


class Told:
    """Each rule as its name and its parts."""

    def __getattr__(self, name: str) -> Callable[..., tuple[object, ...]]:
        return lambda *parts: (name, *(part.start if isinstance(part, Token) else part for part in parts))


def _told(tree: Tree[LarkToken]) -> tuple[object, ...]:
    parts = (_told(part) if isinstance(part, Tree) else part.start_pos for part in tree.children)
    return (tree.data, *parts)


class AsGiven(Lexicon):
    """Letters as terminals, each under its own name."""

    def __init__(self) -> None:
        super().__init__({}, [(lambda atoms, i: (Token(atoms[i].text.upper(), None, *atoms[i][1:]), i + 1), [LETTERS])])


@given(st.lists(st.sampled_from("ABCD"), min_size=1, max_size=8))
def test_it_is_what_the_parser_makes(letters: list[str]) -> None:
    words = " ".join(letters)
    try:
        expected: object = _told(LARK.parse(letters))
    except UnexpectedInput:
        expected = None
    grammar = PhraseGrammar(Grammar.made(NESTED))
    for _ in range(2):
        try:
            found: object = grammar.derivation(AsGiven(), words, "what it is").meaning(Told())
        except ReadingError:
            found = None
        assert found == expected


@pytest.mark.parametrize("package", ["discrepant.reading", "discrepant.reading.dates"])
def test_no_terminal_is_left_out_of_a_tree(package: str) -> None:
    """As lark leaves out those whose names begin with an underscore: a rule could not be given what was printed."""
    name = "numbers.lark" if package.endswith("reading") else "dates.lark"
    grammar = Lark(files(package).joinpath(name).read_text("utf-8"), parser="lalr")
    terminals = {symbol for rule in grammar.rules for symbol in rule.expansion if symbol.is_term}
    assert not [symbol.name for symbol in terminals if symbol.name.startswith("_")]
