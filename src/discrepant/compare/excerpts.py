"""Whether one wording is part of another.

It is where its words stand there in order, with what ellipses hide and brackets stand for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from discrepant.reading.weighty import negations_in
from discrepant.reading.wording import signs_and_words

__all__ = ["is_excerpt", "pieces_of"]

_ELLIPSIS_HIDES = 40  # words at the most, and no negation
_BRACKETS_HOLD = 8  # words of the original at the most
_NEAR = 3  # words before an excerpt in which a negation would turn its sense
_LONGEST = 10_000  # words
Words = Callable[[str], tuple[str, ...]]

_CUT = re.compile(r"(…|\[[^\[\]]*\])")


def pieces_of(wording: str, words: Words = signs_and_words) -> tuple[tuple[str, ...], ...]:
    """The words between ellipses, and those in and between brackets.

    They are what two wordings share that differ in punctuation. `words` makes them of a text, for instance in one house
    style.
    """
    return tuple(map(words, _CUT.split(wording)))


@lru_cache(maxsize=4096)
def _is_negation(word: str) -> bool:
    return bool(negations_in(word))


@lru_cache(maxsize=4096)
def is_excerpt(short: str, long: str, words: Words = signs_and_words) -> bool:
    """Whether a wording stands in another, its parts in order.

    No negation may be left out between them or right before. An ellipsis may hide up to 40 words and brackets stand for
    up to 8; neither may hide a negation. In what is longer than any quotation no part is looked for.
    """
    whole = words(long)
    if len(whole) > _LONGEST:
        return False
    # A set of places in the whole is a number with a bit for each, so that all are followed at once.
    places: dict[str, int] = {}
    for i, word in enumerate(whole):
        places[word] = places.get(word, 0) | 1 << i
    negations = sum(at for word, at in places.items() if _is_negation(word))
    ends = (1 << len(whole)) - 1  # where the next word may stand, by what has been found so far
    for distance in range(1, _NEAR + 1):
        ends &= ~(negations << distance)
    room, has_begun = 0, False
    for piece in _CUT.split(short):
        if piece.startswith(("…", "[")):
            room += _ELLIPSIS_HIDES if piece == "…" else _BRACKETS_HOLD
            continue
        for word in words(piece):
            for _ in range(min(room, len(whole)) if has_begun else 0):
                ends |= (ends & ~negations) << 1
            ends = (ends & places.get(word, 0)) << 1
            room, has_begun = 0, True
        if not ends:
            return False
    return has_begun
