"""Where a text prints a known name, and in which of its spellings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import attrs

from discrepant.corpus.model import Name, Names
from discrepant.reading.wording import spelling

__all__ = ["PrintedName", "families", "printed_names"]

_WORD = re.compile("(?:[^\\W_][\u00ad\u0300-\u036f]*)+")  # with its soft hyphens, and accents that are set apart

Words = tuple[str, ...]


@attrs.frozen
class PrintedName:
    """A name printed in a text: the family of its spelling, and where in the text it stands."""

    name: Name
    family: str
    span: tuple[int, int]


def families(name: Name) -> dict[str, str]:
    """Each form of a name with the shortest of its forms that it contains.

    All forms with the same shortest one share one spelling: "Volodymyr Zelenskyy" and "President Zelenskyy" both spell
    it "Zelenskyy".
    """
    forms = sorted({name.label, *name.also}, key=lambda form: (len(_words(form)), form))
    found: dict[str, str] = {}
    for form in forms:
        words = _words(form)
        shorter = (known for known in found if found[known] == known and _contains(words, _words(known)))
        found[form] = next(shorter, form)
    return found


def printed_names(text: str, names: Names) -> Iterator[PrintedName]:
    """The names in a text from its start to its end, the longest form at each place.

    They are found in one pass over the text. Case does not matter, but what is spelled in capitals is never printed
    without any: "US" is not "us".
    """
    index = _index(names)
    matches = list(_WORD.finditer(text))
    printed = tuple(spelling(match[0]) for match in matches)
    i = 0
    while i < len(printed):
        for words, name, family, is_capitals in index.get(printed[i], ()):
            end = i + len(words)
            if printed[i:end] == words:
                span = matches[i].start(), matches[end - 1].end()
                if not (is_capitals and text[slice(*span)].islower()):
                    yield PrintedName(name, family, span)
                    i = end
                    break
        else:
            i += 1


@lru_cache(maxsize=4)
def _index(names: Names) -> dict[str, list[tuple[Words, Name, str, bool]]]:
    """By its first word each form, the longest first, with its name and family."""
    forms: dict[tuple[Words, bool], tuple[Name, str]] = {}
    for name in names.entries:
        for form, family in families(name).items():
            forms.setdefault((_words(form), form.isupper()), (name, family))
    index: dict[str, list[tuple[Words, Name, str, bool]]] = {}
    for (words, is_capitals), (name, family) in sorted(forms.items(), key=lambda item: -len(item[0][0])):
        if words:
            index.setdefault(words[0], []).append((words, name, family, is_capitals))
    return index


def _words(form: str) -> Words:
    return tuple(spelling(word) for word in _WORD.findall(form))


def _contains(words: Words, part: Words) -> bool:
    return any(words[i : i + len(part)] == part for i in range(len(words) - len(part) + 1)) if part else False
