"""The numbers of a language in words, made from their parts, and what they are in English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from typing import Any

from discrepant.reading.languages.language import Language
from discrepant.reading.tokens import Atom, text_at, touch
from discrepant.reading.words import words_of

__all__ = ["english_number", "spelled_at", "spelled_numbers"]

_HUNDRED, _TWENTY, _THOUSAND = 100, 20, 1000
_WITH_ONE = (1, 11)  # vingt et un, soixante et onze

Key = tuple[str, ...]


@cache
def english_number(number: int) -> str:
    """A number below a million as English spells it, without "and"."""
    names = words_of("numbers")["names"]
    if number >= _THOUSAND:
        thousands, rest = divmod(number, _THOUSAND)
        return f"{english_number(thousands)} thousand" + (f" {english_number(rest)}" if rest else "")
    if number >= _HUNDRED:
        hundreds, rest = divmod(number, _HUNDRED)
        return f"{names['ones'][hundreds]} hundred" + (f" {english_number(rest)}" if rest else "")
    if number < _TWENTY:
        return str(names["ones"][number])
    tens, ones = divmod(number, 10)
    return str(names["tens"][tens - 2]) + (f"-{names['ones'][ones]}" if ones else "")


@cache
def spelled_numbers(language: Language) -> Mapping[Key, int]:
    """Every number below a thousand by its words; a hyphen is a blank."""
    rules = language.words["numerals"]
    if "ones" not in rules:
        return {}
    small = dict(_below_hundred(rules))
    spelled: dict[Key, int] = {}
    for number, forms in _all(rules, small):
        spelled |= {tuple(form.lower().replace("-", " ").split()): number for form in forms}
    return {key: number for key, number in spelled.items() if key not in {(each,) for each in rules["articles"]}}


@cache
def _beginnings(language: Language) -> frozenset[Key]:
    """The first words of these numbers, as many as one may have."""
    return frozenset(key[:count] for key in spelled_numbers(language) for count in range(1, len(key) + 1))


def _forms(words: str) -> list[str]:
    return words.split("|")


def _below_hundred(rules: Mapping[str, Any]) -> Iterator[tuple[int, list[str]]]:
    ones = {number: _forms(words) for number, words in enumerate(rules["ones"])}
    found: dict[int, list[str]] = {number: list(forms) for number, forms in ones.items()}
    for number, words in rules.get("whole", ()):
        found.setdefault(number, []).extend(_forms(words))
    for ten, words, most in rules["tens"]:
        found.setdefault(ten, []).extend(_forms(words))
        for one in range(1, most + 1):
            templates = [*rules["below_hundred"], *(rules.get("with_one", ()) if one in _WITH_ONE else ())]
            joined = product(templates, _forms(words), ones[one])
            found.setdefault(ten + one, []).extend(form.format(ten=tens, one=unit) for form, tens, unit in joined)
    return iter(found.items())


def _all(rules: Mapping[str, Any], small: Mapping[int, list[str]]) -> Iterator[tuple[int, list[str]]]:
    yield from small.items()
    for hundreds, words in enumerate(rules["hundreds"], start=1):
        yield hundreds * _HUNDRED, _forms(words)
        for number, forms in small.items():
            joined = product(rules["below_thousand"], _forms(words), forms) if number else ()
            yield hundreds * _HUNDRED + number, [form.format(hundred=head, rest=rest) for form, head, rest in joined]


def spelled_at(language: Language, atoms: Sequence[Atom], i: int) -> tuple[int, int] | None:
    """The number in words that begins at an atom, the longest, and the index after it."""
    known, found = spelled_numbers(language), None
    key: list[str] = []
    for j in range(i, len(atoms)):
        if atoms[j].text == "-" and key and touch(atoms, j - 1, j):
            continue
        key.append(atoms[j].text)
        if tuple(key) not in _beginnings(language):
            break
        if tuple(key) in known:
            found = known[tuple(key)], j + 1
    return _of_thousands(language, atoms, i, found) or found or _with_thousand(language, atoms[i].text, i)


def _of_thousands(
    language: Language, atoms: Sequence[Atom], i: int, head: tuple[int, int] | None
) -> tuple[int, int] | None:
    """A number of thousands and more in several words: dos mil trescientos; "dos mil" is a number and its scale."""
    thousands, end = head or (1, i)
    if not thousands or text_at(atoms, end + (text_at(atoms, end) == "-")) != language.words["numerals"].get(
        "thousand_apart"
    ):
        return None
    end += 1 + (text_at(atoms, end) == "-")
    end += text_at(atoms, end) == "-"
    rest = spelled_at(language, atoms, end) if end < len(atoms) else None
    if rest is None and text_at(atoms, end) in language.words["numerals"]["articles"]:  # mille un
        rest = 1, end + 1
    if rest is None or not 0 < rest[0] < _THOUSAND:
        return None
    return thousands * _THOUSAND + rest[0], rest[1]


def _with_thousand(language: Language, word: str, i: int) -> tuple[int, int] | None:
    """A number of thousands in one word: zweitausenddreihundert."""
    thousand = language.words["numerals"].get("thousand")
    if not thousand or thousand not in word:
        return None
    known = spelled_numbers(language)
    before, _, after = word.partition(thousand)
    head = 1 if before in ("", *language.words["numerals"]["articles"]) else known.get((before,))
    rest = 0 if not after else known.get((after,)) or known.get((after.removeprefix("und"),))
    return (head * _THOUSAND + rest, i + 1) if head and rest is not None else None
