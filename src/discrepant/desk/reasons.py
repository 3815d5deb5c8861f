"""Reasons of acknowledgements that name a side by its place.

Another report may have the sides in another order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from discrepant.corpus.model import Acknowledgement
from discrepant.errors import Problem
from discrepant.reading.wording import words_of
from discrepant.toml.data import tables_of

__all__ = ["sides_by_place"]

_HINT = "name the sources: a report may have the sides in another order"


@cache
def _words() -> tuple[tuple[tuple[str, ...], ...], frozenset[str]]:
    data = tables_of("discrepant.desk", "order_words")
    phrases = sorted((tuple(phrase.split()) for phrase in data["words"]), key=len, reverse=True)
    return tuple(phrases), frozenset(data["unless_before"])


def sides_by_place(acknowledged: Iterable[Acknowledgement]) -> Iterator[Problem]:
    """A warning for each acknowledgement whose reason names a side by its place.

    Such a reason speaks of the first, of the other side and the like.
    """
    for entry in acknowledged:
        said = list(dict.fromkeys(_said(entry.reason)))
        if said:
            what = f"the reason tells the sides apart by their place: {', '.join(f'“{words}”' for words in said)}"
            yield Problem(file=entry.place.file, line=entry.place.line, what=what, hint=_HINT, is_warning=True)


def _said(reason: str) -> Iterator[str]:
    phrases, unless = _words()
    words = words_of(reason)
    i = 0
    while i < len(words):
        found = next((phrase for phrase in phrases if words[i : i + len(phrase)] == phrase), ())
        after = words[i + len(found)] if found and i + len(found) < len(words) else ""
        if found and after not in unless and not after[:1].isdigit():
            yield " ".join(found)
        i += len(found) or 1
