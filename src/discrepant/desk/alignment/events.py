"""Which texts may tell of one event: those that share names.

A name is a word with a capital within a sentence. Of unrelated news texts few share a fifth of their names, of articles
on one event most share more.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, cached_property

import attrs

from discrepant.reading.words import words_of

__all__ = ["Events"]

_LEAST_SHARED = 2
_LEAST_PART = 0.2  # of the names of the text that has fewer
_FEW = 4  # names of a text that is too short, or in a script without capitals, to tell
_SCARCE = 5  # names of a text of which one is enough to be shared
_SHORTEST = 3  # letters
_NAME = re.compile(
    rf"(?<![.!?\n:\"\u201c\u201d\u201e\u2018'(\u2014\u2013|-])[ ]([^\W\d_a-z][^\W\d_]{{{_SHORTEST - 1},}})(?=\W)"
)


@attrs.frozen(eq=False)
class Events:
    """Texts by their sources, and whether two of them may tell of one event."""

    texts: Mapping[str, str]
    _known: dict[tuple[str, str], bool] = attrs.field(factory=dict, repr=False)

    def may_be_one(self, source: str, other: str) -> bool:
        """Whether the texts of two sources share names; so they may where one has too few to tell."""
        if source == other:
            return True
        pair = (source, other) if source < other else (other, source)
        if pair not in self._known:
            fewer = min(len(self._names[each]) for each in pair)
            shared = len(self._names[source] & self._names[other])
            self._known[pair] = fewer < _FEW or (
                shared >= _LEAST_SHARED - (fewer <= _SCARCE) and shared >= _LEAST_PART * fewer
            )
        return self._known[pair]

    @cached_property
    def _names(self) -> Mapping[str, frozenset[str]]:
        return {source: _names_in(text) for source, text in self.texts.items()}


def _names_in(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _NAME.findall(text)) - _calendar()


@cache
def _calendar() -> frozenset[str]:
    """The names of weekdays and months, which texts of any event share."""
    dates = words_of("dates")
    return frozenset(form for table in ("weekdays", "months") for forms in dates[table].values() for form in forms)
