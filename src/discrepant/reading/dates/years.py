"""Years that are printed with more than four digits, or in words: AD 1066, 500 CE, nineteen ninety-six."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from lark import Token

from discrepant.reading.dates.almanac import almanac
from discrepant.reading.numerals import scan_number
from discrepant.reading.tokens import Atom, token

__all__ = ["scan_era", "scan_spoken_year"]

_MOST_DIGITS, _LONGEST_ERA = 4, 4  # A.D. has four atoms
_TEN, _HUNDRED, _THOUSANDS = 10, 100, 2000


def scan_era(atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
    """A year with its era before it or after it; its digits may then be few."""
    start = _after_era(atoms, i)
    if start > i:
        return _year(atoms, i, start, start + 1) if _is_year(atoms, start) else None
    end = _after_era(atoms, i + 1)
    if not _is_year(atoms, i) or end == i + 1 or _is_year(atoms, end):
        return None
    return _year(atoms, i, i, end)


def _year(atoms: Sequence[Atom], first: int, digits: int, end: int) -> tuple[Token, int]:
    return token("YEAR", int(atoms[digits].text), atoms[first:end]), end


def _is_year(atoms: Sequence[Atom], i: int) -> bool:
    return i < len(atoms) and atoms[i].text.isdecimal() and len(atoms[i].text) <= _MOST_DIGITS


def _after_era(atoms: Sequence[Atom], i: int) -> int:
    """The index after an era that stands here, else this one."""
    for end in range(min(len(atoms), i + _LONGEST_ERA), i, -1):
        if "".join(atom.text for atom in atoms[i:end]) in almanac()["era"]["ours"]:
            return end
    return i


def scan_spoken_year(atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
    """A year as it is said: nineteen ninety-six, twenty oh-five, two thousand and eight; not before a unit."""
    found = _of_century(atoms, i) or _of_2000(atoms, i)
    if found is None or (found[1] < len(atoms) and atoms[found[1]].text in _counted()):
        return None
    return token("YEAR", found[0], atoms[i : found[1]]), found[1]


def _of_century(atoms: Sequence[Atom], i: int) -> tuple[int, int] | None:
    century = almanac()["hundred"].get(atoms[i].text)
    if century is None:
        return None
    rest = _without_hyphen(atoms, i + 1)
    if rest < len(atoms) and atoms[rest].text == "hundred":  # nineteen hundred and five
        rest += 1
        found = _spelled(atoms, rest + (rest < len(atoms) and atoms[rest].text == "and"))
        return (century + found[0], found[1]) if found and 0 < found[0] < _HUNDRED else None
    is_short = rest < len(atoms) and atoms[rest].text in ("oh", "o")
    found = _spelled(atoms, _without_hyphen(atoms, rest + 1) if is_short else rest)
    if found is None or not (0 < found[0] < _TEN if is_short else _TEN <= found[0] < _HUNDRED):
        return None
    return century + found[0], found[1]


def _of_2000(atoms: Sequence[Atom], i: int) -> tuple[int, int] | None:
    if [atom.text for atom in atoms[i : i + 2]] != ["two", "thousand"]:
        return None
    rest = i + 2
    found = _spelled(atoms, rest + (rest < len(atoms) and atoms[rest].text == "and"))
    return (_THOUSANDS + found[0], found[1]) if found and 0 < found[0] < _HUNDRED else None


def _spelled(atoms: Sequence[Atom], i: int) -> tuple[int, int] | None:
    """A number in words, and the index after it."""
    found = scan_number(atoms, i) if i < len(atoms) and atoms[i].text.isalpha() else None
    return (int(found[0].value.value), found[1]) if found else None


def _without_hyphen(atoms: Sequence[Atom], i: int) -> int:
    return i + (i < len(atoms) and atoms[i].text == "-")


@cache
def _counted() -> frozenset[str]:
    """What may be counted by a number before it, and its scales: years, million."""
    units = almanac()["unit"].values()
    return frozenset(words for entry in units for words in (*entry["one"], *entry["many"])) | {
        "hundred",
        "thousand",
        "million",
    }
