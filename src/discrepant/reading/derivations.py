"""What a grammar makes of the tokens of a phrase: which of its rules, in which order.

That hangs on nothing but the tokens' terminals, so it is worked out once for each sequence of them: most phrases are
printed in few forms.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any

import attrs

from discrepant.errors import ReadingError
from discrepant.reading.grammars import Branch, Grammar
from discrepant.reading.tokens import Lexicon, Token

__all__ = ["Derivation", "PhraseGrammar"]

_REMEMBERED = 10_000  # sequences of terminals


@attrs.frozen
class Derivation:
    """A phrase as its tokens, and the rule that they make together."""

    tokens: Sequence[Token]
    rule: Branch

    def meaning(self, rules: object) -> Any:  # noqa: ANN401  # as its rules say
        """What the phrase stands for.

        Each rule of the grammar is the method of its name, given what its parts stand for.
        """
        return self._meaning(self.rule, rules)

    def _meaning(self, rule: Branch, rules: object) -> Any:  # noqa: ANN401  # as above
        parts = [self.tokens[part] if isinstance(part, int) else self._meaning(part, rules) for part in rule.parts]
        return getattr(rules, rule.name)(*parts)


class PhraseGrammar:
    """A grammar whose tokens are made by a lexicon.

    Tokens of the `silent` terminals only hold a phrase together: no rule is given them, nor the `idle` ones, which say
    nothing; where a phrase ends in one of these, nothing is missing behind it.
    """

    def __init__(self, grammar: Grammar, silent: Collection[str] = (), idle: Collection[str] = ()) -> None:
        self.grammar = grammar
        self._silent, self._idle = frozenset([*silent, *idle]), frozenset(idle)
        self._made = lru_cache(_REMEMBERED)(self._made_anew)

    def derivation(self, lexicon: Lexicon, words: str, what: str) -> Derivation:
        """What the grammar makes of the words; a ReadingError points at the token that does not fit."""
        tokens = lexicon.tokens(words)
        made = self._made(tuple([token.type for token in tokens]))
        if isinstance(made, Branch):
            return Derivation(tokens, made)
        if made is None:
            span = (0, len(words)) if len(tokens) == 1 else (tokens[-1].end, len(words) + 1)
            raise ReadingError(words, span, f"something is missing here to make {what}")
        span = tokens[made].start, tokens[made].end
        raise ReadingError(words, span, f"cannot read {words[slice(*span)]!r} here as part of {what}")

    def _made_anew(self, terminals: tuple[str, ...]) -> Branch | int | None:
        """The rule that these make; else the index of the first that does not fit, or None where one is missing."""
        made = self.grammar.branch(terminals)
        if made is None and terminals[-1] in self._idle:
            return len(terminals) - 1
        return self._told(made, terminals) if isinstance(made, Branch) else made

    def _told(self, branch: Branch, terminals: Sequence[str]) -> Branch:
        """The rule without the silent ones among its tokens."""
        told = (part for part in branch.parts if isinstance(part, Branch) or terminals[part] not in self._silent)
        return Branch(
            branch.name, tuple(self._told(part, terminals) if isinstance(part, Branch) else part for part in told)
        )
