"""Names that look alike.

Either they are spellings of one name that nobody has confirmed yet, or slips of a letter. Accents, hyphens, initials
and a "Jr." are spellings. They decide nothing by themselves: names that differ in them are not two, but are not taken
for one in silence either. Names a letter apart (Horner, Honer) stay two, and are shown.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from rapidfuzz.distance import OSA

from discrepant.reading.wording import spelling

__all__ = ["look_alikes", "near_spellings"]

_ADDED = frozenset(["jr", "sr", "junior", "senior", "ii", "iii", "iv"])  # behind a name, in short or in words
_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "\u0131": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
_MARKS = re.compile(r"[\u0300-\u036f]+")
_NO_LETTER = re.compile(r"[\W_]+")
_SHORTEST = 5  # letters of a name in which one of them may be a slip: Li and Lu are two names
_LONGEST = 60  # letters of a name in which a slip is looked for: the work grows with their square


def look_alikes(labels: Mapping[str, str], known: Collection[str] = ()) -> dict[str, str]:
    """For each name, by its key, the key of the one of these that it looks like.

    A name that looks like none has its own key; the names are given by key, with their labels. Keys that are `known`
    have an entry of their own: two of them are two names, however alike they are.
    """
    words = {key: _words(label) for key, label in labels.items()}
    by_plain: dict[str, list[str]] = {}
    for key in sorted(labels):
        by_plain.setdefault(_plain(words[key]), []).append(key)
    same: dict[str, str] = {}
    for keys in by_plain.values():
        entries = [key for key in keys if key in known]
        same.update(zip(entries, entries, strict=True))
        others = [key for key in keys if key not in known]
        # what looks like two entries may be either, so that it stands for itself
        same.update((key, entries[0] if len(entries) == 1 else others[0]) for key in others)
    initials = _by_initials(words, same, known)
    return {key: initials.get(one, one) for key, one in same.items()}


def _by_initials(
    words: Mapping[str, tuple[str, ...]], same: Mapping[str, str], known: Collection[str]
) -> dict[str, str]:
    """Names whose first name is cut to its initial, "J. Raskin", with the one in full that they can only be."""
    full: dict[tuple[str, str], set[str]] = {}
    short: dict[str, tuple[str, str]] = {}
    for key, parts in words.items():
        if len(parts) > 1:
            place = parts[0][0], parts[-1]
            if len(parts[0]) > 1:
                full.setdefault(place, set()).add(same[key])
            else:
                short.setdefault(same[key], place)
    told = {one for ones in full.values() for one in ones}.union(known)
    return {
        key: next(iter(full[place]))
        for key, place in short.items()
        if key not in told and len(full.get(place, ())) == 1
    }


def _words(label: str) -> tuple[str, ...]:
    """The words of a name in plain letters, without what is added to it."""
    marked = unicodedata.normalize("NFD", spelling(label).translate(_LETTERS).replace("'", ""))
    words = [word for word in _NO_LETTER.split(_MARKS.sub("", marked)) if word]
    while len(words) > 1 and words[-1] in _ADDED:
        words.pop()
    return tuple(words)


def _plain(words: tuple[str, ...]) -> str:
    """One key for all spellings of a name: no blanks, and no initials between its first and its last word."""
    inner = [word for word in words[1:-1] if len(word) > 1]
    return "".join((*words[:1], *inner, *words[1:][-1:]))


def near_spellings(ours: Iterable[str], theirs: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs of labels, one of either list, that a slip would make the same.

    A slip is one letter more or another one, or two letters swapped. Each is looked up by what is left of it without
    one letter, so that no list is held against the other in full.
    """
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for label in theirs:
        for form in dict.fromkeys(_without_a_letter("".join(_words(label)))):
            forms[form].append(label)
    pairs: list[tuple[str, str]] = []
    for label in ours:
        plain = "".join(_words(label))
        found = dict.fromkeys(other for form in _without_a_letter(plain) for other in forms.get(form, ()))
        pairs += ((label, other) for other in found if OSA.distance(plain, "".join(_words(other))) == 1)
    return pairs


def _without_a_letter(plain: str) -> Iterator[str]:
    """The name, and the name without each of its letters in turn."""
    if _SHORTEST <= len(plain) <= _LONGEST:
        yield plain
        yield from (plain[:i] + plain[i + 1 :] for i in range(len(plain)))
