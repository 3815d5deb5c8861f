"""Where a text prints a known name, and in which of its spellings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import attrs

from discrepant.corpus.model import Name, Names
from discrepant.reading.wording import spelling

__all__ = ["Printed", "families", "printed_names"]

_WORD = re.compile(r"[^\W\d_]+")

Words = tuple[str, ...]


@attrs.frozen
class Printed:
    """A name printed in a text: the family of its spelling, and where in the text it stands."""

    name: Name
    family: str
    span: tuple[int, int]


def families(name: Name) -> dict[str, str]:
    """Each form of a name with the shortest of its forms that it contains: those share one spelling.

    "Volodymyr Zelenskyy" and "President Zelenskyy" both spell it "Zelenskyy".
    """
    forms = sorted({name.label, *name.also}, key=lambda form: (len(_words(form)), form))
    found: dict[str, str] = {}
    for form in forms:
        words = _words(form)
        shorter = (known for known in found if found[known] == known and _contains(words, _words(known)))
        found[form] = next(shorter, form)
    return found


def printed_names(text: str, names: Names) -> Iterator[Printed]:
    """The names in a text from its start to its end, the longest form at each place; one pass over the text."""
    index, longest = _index(names)
    places = [(spelling(match[0]), *match.span()) for match in _WORD.finditer(text)]
    i = 0
    while i < len(places):
        for length in range(min(longest, len(places) - i), 0, -1):
            run = places[i : i + length]
            found = index.get(tuple(word for word, _, _ in run))
            if found:
                yield Printed(*found, (run[0][1], run[-1][2]))
                i += length
                break
        else:
            i += 1


@lru_cache(maxsize=4)
def _index(names: Names) -> tuple[dict[Words, tuple[Name, str]], int]:
    index = {_words(form): (name, family) for name in names.entries for form, family in families(name).items()}
    index.pop((), None)
    return index, max(map(len, index), default=0)


def _words(form: str) -> Words:
    return tuple(spelling(word) for word in _WORD.findall(form))


def _contains(words: Words, part: Words) -> bool:
    return any(words[i : i + len(part)] == part for i in range(len(words) - len(part) + 1))
