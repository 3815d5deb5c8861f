"""Sentences drawn from a grammar of the reader, each terminal as words that stand for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from hypothesis import strategies as st
from hypothesis.extra.lark import from_lark
from lark import Lark, Token
from lark.lexer import Lexer

from discrepant.reading.tokens import Lexicon

__all__ = ["of_terminals", "sentences", "terminals_of", "words_for"]


class _Given(Lexer):
    def __init__(self, _conf: object) -> None:
        pass

    def lex(self, data: Iterable[str]) -> Iterator[Token]:  # type: ignore[override]  # lark passes on what is parsed
        return (Token(terminal, "", start_pos=2 * i) for i, terminal in enumerate(data))


def of_terminals(grammar: str) -> Lark:
    """Lark's own parser, which is given terminals in the place of words: each is two places from the one before."""
    return Lark(grammar, parser="lalr", lexer=_Given)


def terminals_of(grammar: Lark) -> list[str]:
    """The terminals that a rule of the grammar has."""
    return sorted({symbol.name for rule in grammar.rules for symbol in rule.expansion if symbol.is_term})


def words_for(lexicon: Lexicon, grammar: Lark, printed: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Words for each terminal: those given, else the lexicon's phrases."""
    phrases: dict[str, list[str]] = {terminal: [*printed.get(terminal, ())] for terminal in terminals_of(grammar)}
    for atoms, terminal in lexicon.phrases:
        if terminal in phrases and terminal not in printed:
            phrases[terminal].append(" ".join(atoms))
    return {terminal: sorted(words) for terminal, words in phrases.items()}


def sentences(grammar: Lark, words: Mapping[str, Sequence[str]], start: str) -> st.SearchStrategy[str]:
    """Every sentence of a rule of the grammar."""
    terminals, reached, ahead = set(), {start}, [start]
    while ahead:
        origin = ahead.pop()
        for symbol in {part for rule in grammar.rules if rule.origin.name == origin for part in rule.expansion}:
            if symbol.is_term:
                terminals.add(symbol.name)
            elif symbol.name not in reached:
                reached.add(symbol.name)
                ahead.append(symbol.name)
    explicit = {name: st.sampled_from(words[name]).map(lambda word: f"{word} ") for name in sorted(terminals)}
    return from_lark(grammar, start=start, explicit=explicit)
