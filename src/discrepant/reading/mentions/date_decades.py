"""Whether tens in a sentence are a decade, or tens of age, of degrees or of something else."""

from __future__ import annotations

import re

from discrepant.reading.mentions.date_tokens import DateTokens, start_of
from discrepant.reading.nearby import char_before
from discrepant.reading.words import rules

__all__ = ["LINKS", "DecadeWords"]

LINKS = ("AND", "OR", "TO", "DASH")  # tokens between two years or decades

_OF_AGE = frozenset(("and", word) for word in ("over", "above", "older", "up"))  # the 60s and over
_SHORT_TENS = re.compile("(?:the )?['\u2019]?(?:[0-9]0s|[a-z]+ies)")  # of no century


class DecadeWords(DateTokens):
    """Tokens of which those that can be a decade are looked at in their sentence."""

    def _is_of_age(self, i: int) -> bool:
        """In his early forties, in their 70s and 80s; temperatures in the 90s."""
        if not _SHORT_TENS.fullmatch(self._text(i)):
            return False
        if self._kind(i - 1) in LINKS and self._kind(i - 2) == "DECADE":
            return self._is_of_age(i - 2)
        data, words = rules()["tens"], [word.lower().strip(",") for word in self._words_before(i, 6)]
        if self._next_words(i) in _OF_AGE:
            return True
        is_of_heat = any(word in data["heat"] for word in words) or self._next_words(i)[0].lower() in data["heat"]
        nearest = [word for word in words if word not in ("early", "mid", "late", "mid-", "-")]
        return nearest[0] in data["whose"] or is_of_heat

    def _is_of_measure(self, i: int) -> bool:
        """Scores in the nineties, and what rose into the nineties: tens of something that is not told."""
        if not _SHORT_TENS.fullmatch(self._text(i)):
            return False
        words = {word.lower().strip(",") for word in self._words_before(i, 6)}
        is_moved = "into" in words and not words.isdisjoint(rules()["year"]["moved"])
        return is_moved or not words.isdisjoint(rules()["tens"]["measured"])

    def _is_after_the(self, i: int) -> bool:
        """Whether it is the nineties or the mid-nineties."""
        first = i - (self._kind(i - 1) == "PHASE")
        return self._text(first - 1) == "the" or self._text(first)[:4] == "the "

    def _decade(self, i: int) -> bool:
        """The nineties, the mid-nineties, 1990s."""
        text = self._text(i)
        if text[0] in "'\u2019" or self._is_after_the(i) or (text[0].isdigit() and len(text) > len("'90s")):
            return True
        return self._kind(i - 1) in LINKS and self._kind(i - 2) == "DECADE" and self._decade(i - 2)  # the 1860s-70s

    def _char_before(self, i: int) -> str:
        return char_before(self.run.text, start_of(self.tokens[i]))
