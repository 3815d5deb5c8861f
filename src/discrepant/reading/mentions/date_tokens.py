"""The tokens of a run as words of dates, and what is printed around each of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

import attrs

from discrepant.reading.mentions.runs import WordRun
from discrepant.reading.nearby import FAR, text_after, text_before
from discrepant.reading.tokens import Token
from discrepant.reading.words import rules

__all__ = ["EDGES", "DateTokens", "end_of", "start_of"]

EDGES = frozenset(["PREP", "IN", "FROM", "UNTIL", "BETWEEN", "EDGE"])
_WORD_NEXT = re.compile(r"[ \u00a0\n]+([^\W\d_]+)(?:[ \u00a0\n]+([^\W\d_]+))?")
_GENITIVES = ("'s", "\u2019s", "s'", "s\u2019")
_QUOTES = "\"'\u201c\u2018("


def start_of(token: Token) -> int:
    """Its first character."""
    return token.start


def end_of(token: Token) -> int:
    """The character after it."""
    return token.end


@attrs.frozen
class DateTokens:
    """The tokens of a run, and the words that can be the unit or currency of a number."""

    run: WordRun
    tokens: Sequence[Token]
    units: Collection[str]

    def _kind(self, i: int) -> str:
        return self.tokens[i].type if 0 <= i < len(self.tokens) else ""

    def _text(self, i: int) -> str:
        if not self._kind(i):
            return ""
        return self.run.text[start_of(self.tokens[i]) : end_of(self.tokens[i])].lower()

    def _after(self, i: int) -> str:
        return text_after(self.run.text, end_of(self.tokens[i]))

    def _before(self, i: int) -> str:
        """The word before as printed, with its marks but for an opening quote."""
        return self._words_before(i, 1)[0]

    def _second_before(self, i: int) -> str:
        """The word before that one, in small letters."""
        return self._words_before(i, 2)[1].lower()

    def _words_before(self, i: int, count: int) -> list[str]:
        """So many words before, the nearest first, each empty where there is none in the line."""
        line = text_before(self.run.text, start_of(self.tokens[i]), FAR)
        words = [word.lstrip(_QUOTES) for word in line.split()[-count:]][::-1]
        return words + [""] * (count - len(words))

    def _next_words(self, i: int) -> tuple[str, str]:
        """The two words after as printed, empty where a mark or a digit comes first."""
        match = _WORD_NEXT.match(self._after(i))
        return (match[1], match[2] or "") if match else ("", "")

    def _touches(self, i: int) -> bool:
        return end_of(self.tokens[i - 1]) == start_of(self.tokens[i])

    def _is_capital(self, i: int) -> bool:
        return self.run.text[start_of(self.tokens[i])].isupper()

    @staticmethod
    def _is_genitive(word: str) -> bool:
        return word.endswith(_GENITIVES)

    @staticmethod
    def _is_small_word(word: str) -> bool:
        """Whether this is a pronoun, a preposition, a conjunction or an auxiliary, and no noun."""
        return word.lower() in rules()["small"]["words"]
