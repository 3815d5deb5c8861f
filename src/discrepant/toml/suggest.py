"""What a misspelt key may have been meant to be. It is only ever suggested."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

__all__ = ["did_you_mean"]

_MOST_CHOICES = 5_000
_ALIKE = 65  # of 100


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """A hint with the choice that is most like the word, empty where none is."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  # only where a key is misspelt
    from rapidfuzz.distance import Prefix  # noqa: PLC0415

    # of those that are as like it, the one that begins as it does: slips are rarer at the beginning of a word
    pool = sorted(islice(choices, _MOST_CHOICES), key=lambda choice: (-Prefix.similarity(word, choice), choice))
    found = process.extractOne(word, pool, scorer=fuzz.ratio, processor=str.lower, score_cutoff=_ALIKE)
    return f'did you mean "{found[0]}"?' if found else ""
