"""Numbers in a text of another language.

They are refused where a word of that language beside them bends or scales them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import attrs

from discrepant.reading.figures import ENGLISH
from discrepant.reading.mentions.runs import Run
from discrepant.reading.mentions.trial import Found
from discrepant.reading.model import Quantity
from discrepant.reading.words import words_of

__all__ = ["without_foreign"]

_WORD = re.compile(r"[^\W\d_]+")


@cache
def _words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """What bends a number before and behind it; of a language that is not listed, that of all that are."""
    data = words_of("foreign")
    entries = [data[language]] if language in data else list(data.values())
    before, after = (frozenset(word for entry in entries for word in entry[side]) for side in ("before", "after"))
    return before, after


def without_foreign(run: Run, found: Iterable[Found], language: str) -> Iterator[Found]:
    """The amounts, each refused that a word of the text's own language bends."""
    tag = language.partition("-")[0].lower()
    for each in found:
        word = "" if tag == ENGLISH or each.kind is Quantity.DATE else _bending(run, each, tag)
        yield attrs.evolve(each, reading=None, problem=f"{word!r} is not English") if word and each.reading else each


def _bending(run: Run, found: Found, tag: str) -> str:
    before, after = _words(tag)
    last = (_WORD.findall(run.before(found.start)) or [""])[-1]
    first = (_WORD.findall(run.after(found.end)) or [""])[0]
    return last if last.lower() in before else first if first.lower() in after else ""
