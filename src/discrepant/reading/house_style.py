"""House style: one key for wordings that differ in nothing else.

So do “per cent” and “%”, and “three” and “3”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

import attrs

from discrepant.reading.weighty import number_at
from discrepant.reading.words import words_of

__all__ = ["in_one_style"]

_STEM = 3  # letters before an ending
_PART = re.compile(r"\d+(?:[.,]\d+)*|°[cf]?|[^\W\d_]+(?:'[^\W\d_]+)*|.", re.DOTALL)  # of a number with its signs

Forms = list[tuple[tuple[str, ...], tuple[str, ...]]]


@attrs.frozen(kw_only=True)
class _Styles:
    """Spellings by their first word, as the table has them, with the chosen one; endings; what belongs to a number."""

    same: dict[str, Forms]
    endings: dict[str, str]
    before: frozenset[str]
    after: frozenset[str]


@cache
def _styles() -> _Styles:
    data = words_of("house_style")
    same: dict[str, Forms] = {}
    for *spellings, chosen in data["same"]:
        for spelling in spellings:
            words = tuple(spelling.split())
            same.setdefault(words[0], []).append((words, tuple(chosen.split())))
    return _Styles(
        same=same,
        endings=dict(data["endings"]),
        before=frozenset(data["before"]),
        after=frozenset(data["after"]),
    )


@lru_cache(maxsize=4096)
def in_one_style(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words and signs in one style: for comparing, and never to be shown.

    The words are as `signs_and_words` has them.
    """
    parts = [part for word in words for part in _PART.findall(word)]
    return tuple(_joined(list(_in_figures(list(_in_one_spelling(parts))))))


def _in_one_spelling(words: Sequence[str]) -> Iterator[str]:
    same = _styles().same
    i = 0
    while i < len(words):
        for form, chosen in same.get(words[i], ()):
            if tuple(words[i : i + len(form)]) == form:
                yield from chosen
                i += len(form)
                break
        else:
            yield from _with_one_ending(words[i]).split()
            i += 1


@lru_cache(maxsize=4096)
def _with_one_ending(word: str) -> str:
    """The word with its longest known ending in one style."""
    endings = _styles().endings
    for start in range(1, len(word)):
        ending = word[start:]
        if ending in endings and (start >= _STEM or "'" in ending):
            return word[:start] + endings[ending]
    return word


def _in_figures(words: Sequence[str]) -> Iterator[str]:
    i = 0
    while i < len(words):
        taken, figures = number_at(words, i)
        yield figures or words[i]
        i += taken or 1


def _joined(words: Sequence[str]) -> Iterator[str]:
    """Each number as one word with what belongs to it: minus5, 35degreescelsius, 10²."""
    styles = _styles()
    i = 0
    while i < len(words):
        number = i
        while number < len(words) and words[number] in styles.before:
            number += 1
        end = i + 1
        if number < len(words) and words[number][0].isdecimal():
            end = number + 1
            while end < len(words) and (words[end] in styles.after or _is_raised(words[end])):
                end += 1
        yield "".join(words[i:end])
        i = end


def _is_raised(word: str) -> bool:
    return word[0].isnumeric() and not word[0].isdecimal()
