"""What lark makes of a grammar is what its tables say, also without lark."""

from __future__ import annotations

import sys
from importlib.resources import files
from pathlib import Path

import pytest
from drawn_sentences import of_terminals, sentences, terminals_of
from hypothesis import given
from hypothesis import strategies as st
from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedToken
from lark.grammar import Rule

from discrepant.reading.amount_rules import AmountRules
from discrepant.reading.dates.date_rules import DateRules
from discrepant.reading.grammars import Branch, Grammar, grammar_of

OURS = [
    ("discrepant.reading", "numbers.lark"),
    ("discrepant.reading", "formula.lark"),
    ("discrepant.reading.dates", "dates.lark"),
]
LARKS = {name: of_terminals(files(package).joinpath(name).read_text("utf-8")) for package, name in OURS}
TERMINALS = {name: terminals_of(lark) for name, lark in LARKS.items()}
SENTENCES = {
    name: sentences(lark, {each: [each] for each in TERMINALS[name]}, "start").map(str.split)
    for name, lark in LARKS.items()
}
DRAWN = {
    name: st.lists(st.sampled_from(terminals), max_size=6) | SENTENCES[name] for name, terminals in TERMINALS.items()
}


@st.composite
def spoilt(draw: st.DrawFn, name: str) -> list[str]:
    """A sentence of a grammar with something else in one of its places."""
    sentence = draw(SENTENCES[name])
    place = draw(st.integers(0, len(sentence)))
    return [*sentence[:place], *draw(st.lists(st.sampled_from(TERMINALS[name]), max_size=1)), *sentence[place + 1 :]]


@pytest.mark.parametrize(("package", "name"), OURS)
@given(st.data())
def test_our_grammars_are_parsed_as_lark_parses_them(package: str, name: str, data: st.DataObject) -> None:
    """The same rules, or the same place at which the terminals do not fit."""
    terminals = data.draw(DRAWN[name] | spoilt(name))
    try:
        expected: object = branched(LARKS[name].parse(terminals))
    except UnexpectedToken as error:
        expected = None if error.token.type == "$END" else (error.token.start_pos or 0) // 2
    assert grammar_of(package, name).branch(terminals) == expected


def branched(tree: Tree[Token]) -> Branch:
    parts = (branched(part) if isinstance(part, Tree) else (part.start_pos or 0) // 2 for part in tree.children)
    return Branch(str(tree.data), tuple(parts))


@pytest.mark.parametrize(
    "grammar",
    [
        "start: a B*\n?a: A | A A -> two\n%declare A B",
        "start: _pair+ end?\n_pair: A B | B _deep\n_deep: A\nend: A\n%declare A B",
        "?start: a | a B a\na: A\n   | -> nothing\n%declare A B",
        "start: (A B)+ A?\n%declare A B",
    ],
)
@given(st.lists(st.sampled_from("AB"), max_size=8))
def test_other_forms_of_rules(grammar: str, terminals: list[str]) -> None:
    """With parts that go to the rule around them, repeated, left out, or under a name of their own."""
    try:
        expected: object = branched(of_terminals(grammar).parse(terminals))
    except UnexpectedToken as error:
        expected = None if error.token.type == "$END" else (error.token.start_pos or 0) // 2
    assert Grammar.made(grammar).branch(terminals) == expected


def test_our_own_read_the_same_from_what_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    for package, name in OURS:
        first, second = (grammar_of(package, name) for _ in range(2))
        assert first.plain == second.plain
    assert len(list(tmp_path.rglob("*.kept"))) == len(OURS)


@pytest.mark.parametrize(
    ("package", "name", "rules"),
    [("discrepant.reading", "numbers.lark", AmountRules), ("discrepant.reading.dates", "dates.lark", DateRules)],
)
def test_each_rule_is_a_method(package: str, name: str, rules: type) -> None:
    made = Lark(files(package).joinpath(name).read_text("utf-8"), parser="lalr").rules
    names = {rule.alias or rule.origin.name for rule in made if rule.alias or not _hands_on(rule)}
    assert not [name for name in names if not callable(getattr(rules, name, None))]
    assert names == {name for name in dir(rules) if not name.startswith("_")}


def _hands_on(rule: Rule) -> bool:
    """Whether its parts go to the rule around it."""
    return rule.origin.name.startswith("_") or (rule.options.expand1 and len(rule.expansion) == 1)
