"""Digits and number words that name a thing and count nothing.

Examples are T-72, Article 5, 7:54, +44 20 7946 0958 and 3-2.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

import attrs

from discrepant.reading.mentions.doubts import doubt, in_plural, is_capital_within, is_many
from discrepant.reading.mentions.joined import SUM, Digits, is_joined, is_joined_before, is_oclock, is_ordinal_or_clock
from discrepant.reading.mentions.labels import is_labelled, is_of_capital
from discrepant.reading.mentions.runs import WordRun
from discrepant.reading.nearby import FAR, char_before, text_after, text_before
from discrepant.reading.numerals import is_number_word
from discrepant.reading.words import rules

__all__ = ["NamesApart", "names_in"]

_OF_NAME = "this may be a part of a name"
_MOST_DIGITS = 15  # what has more is the number of an account, not of things
_LINKED = frozenset("-./:@_~+=%&?#\\")
# Where digits stand in one of these, they are a part of it.
_ADDRESS = re.compile(r"://|www\.|@|\.[a-z]{2,}(?:/|$)|[a-z]/[a-z]|\b10\.[0-9]{4,9}/", re.IGNORECASE)  # of a DOI, too
_NO_BLANK, _NO_BLANK_BEFORE = re.compile(r"\S+"), re.compile(r"\S*\Z")
_ITEM = re.compile(
    r"\(?[0-9]{1,3}(?:\.[0-9]{1,3})*[.)](?=(?:[^\S\n]|\n(?![^\S\n]*\n))+\S)|[0-9]{1,3}(?:\.[0-9]{1,3})+\.?[^\S\n]+(?P<word>[A-Z][a-z]+)"
)
_BEFORE_ITEM = frozenset(" \t(\u2022")
_PHONE = re.compile(
    r"(?:\+[0-9]{1,3}(?: ?\(0\) ?[0-9]{1,5})?|\(?0[0-9]{1,5}\)?)(?:[ .-]\(?[0-9]{2,8}\)?){1,5}"
    r"|\([0-9]{2,5}\) ?[0-9]{3,4}[ .-][0-9]{3,4}|[0-9]{3}-[0-9]{4}(?![0-9-])|[0-9]{3}[-.][0-9]{3,4}[-.][0-9]{3,4}"
)
_AREA = re.compile(r"\([0-9]{2,5}\) ?\Z")
_SHORTEST_PHONE = 7  # digits
_FIGURES = re.compile(
    r"(?:[0-9]{4}([/.-])[0-9]{1,2}\1[0-9]{1,2}|[0-9]{1,2}([/.-])[0-9]{1,2}\2(?:[0-9]{4}|[0-9]{2})|[0-9]{1,2}/[0-9]{4})"
    r"(?![0-9]|[/.-][0-9])"
    r"|[0-9]{1,2}([/.-])(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\3(?:[0-9]{4}|[0-9]{2})(?![0-9])",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"[A-Z]?[ \u00a0](?:(?:[A-Z][\w.'\u2019]*|[0-9]{1,3}(?:st|nd|rd|th))[ \u00a0]){1,3}?(?P<street>[A-Z][a-z]+)\b"
)
_CODE_OF_LAW = re.compile(r" (?:U\.? ?S\.? ?C|C\.? ?F\.? ?R)\b(?!')")
_STATE = re.compile(r", [A-Z]{2} \Z")
_ZIP = 5  # digits
_ITEMS = 2
_GROUP = re.compile("[0-9][ \u00a0\u2009\u202f]\\Z")
_LINKS = ("and", "-", "to", "or")


@attrs.frozen
class NamesApart:
    """The atoms of a run that are digits or number words and are no numbers, or not even dates.

    An ordinal or a time of day is no number, but can be a part of a date. What is not even that, and where dates in
    figures begin, is told by the place of its first character. What is `doubted` may be more than a name, with the
    reason: "75bp", "P500".
    """

    uncounted: Collection[int]
    undated_starts: Collection[int]
    figure_starts: Collection[int]
    doubted: Mapping[int, str]


def names_in(run: WordRun, prefixes: Collection[str], suffixes: Collection[str]) -> NamesApart:
    """What names a thing in the run.

    `prefixes` and `suffixes` may be printed right before and after digits.
    """
    named: set[int] = set()
    timed, figures = _times(run)
    labelled: set[int] = set()
    doubted: dict[int, str] = {}
    phone_until = -1
    for i, atom in enumerate(run.atoms):
        if not (atom.is_digits or is_number_word(atom.text)):
            continue
        it = Digits.of(run, i)
        if not atom.is_digits and (is_capital_within(run, i) or _goes_on_from(run, i, doubted)):
            named.add(i)
            doubted |= {} if atom.text == "one" or is_labelled(run, i) else {i: _OF_NAME}
            continue
        if reason := in_plural(run.text, atom.start, atom.end) or _beside_name(run, i, named):
            named.add(i)
            doubted[i] = reason
            continue
        if is_many(run.text, atom.start):
            doubted[i] = "this tells of many, and not how many"
        if atom.is_digits:
            phone_until = phone_until if atom.start < phone_until else _phone(run, i)
        is_phone = atom.is_digits and atom.start < phone_until
        if i not in timed and (is_phone or _is_part_of_name(it, prefixes, suffixes)):
            named.add(i)
            if reason := doubt(it):
                doubted[i] = reason
        is_sum = it.before.isalpha() and SUM.match(run.text, it.start) is not None  # P20m
        if (is_labelled(run, i) and not is_sum) or (
            i - 2 in labelled and run.texts[i - 1] in _LINKS
        ):  # Articles 5 and 6
            labelled.add(i)
            named.add(i)
    return NamesApart(
        uncounted=named | timed,
        undated_starts={run.atoms[i].start for i in named},
        figure_starts={run.atoms[i].start for i in figures},
        doubted=doubted,
    )


def _goes_on_from(run: WordRun, i: int, doubted: Mapping[int, str]) -> bool:
    """Whether this is the "five" of a "Twenty-five" that may be a part of a name."""
    return doubted.get(i - 2) == _OF_NAME and run.texts[i - 1] == "-" and run.touches(i) and run.touches(i - 1)


def _beside_name(run: WordRun, i: int, named: Collection[int]) -> str:
    """Why this can go on from the number of a name: the 11 of "Fedora 10 to 11"; empty where it does not."""
    is_end = i - 2 in named and run.texts[i - 1] in ("to", "or") and is_of_capital(Digits.of(run, i - 2))
    return _OF_NAME if is_end else ""


def _times(run: WordRun) -> tuple[set[int], set[int]]:
    """What is a part of a date in figures, an ordinal or a time of day; and where dates in figures begin."""
    timed: set[int] = set()
    figures: set[int] = set()
    until = -1
    for i, atom in enumerate(run.atoms):
        if not atom.is_digits:
            if is_number_word(atom.text) and is_oclock(run, i):
                timed.add(i)
            continue
        if atom.start >= until and (end := _figures(run, i)):
            figures.add(i)
            until = end
        if atom.start < until or is_ordinal_or_clock(run, i):
            timed.add(i)
    return timed, figures


def _phone(run: WordRun, i: int) -> int:
    """Where a telephone number that begins here ends, 0 if none does."""
    start = run.atoms[i].start
    start -= char_before(run.text, start) in ("+", "(")
    if _AREA.search(text_before(run.text, start)):
        start = run.text.rfind("(", 0, start)
    match = _PHONE.match(run.text, start)
    if match is None or sum(map(str.isdigit, match[0])) < _SHORTEST_PHONE:
        return 0
    return 0 if run.text[match.end() : match.end() + 1].isalnum() else match.end()


def _figures(run: WordRun, i: int) -> int:
    """Where a date in figures that begins here ends, 0 if none does: 2022-11-06, 13/04/2022."""
    start = run.atoms[i].start
    match = _FIGURES.match(run.text, start)
    return 0 if match is None or char_before(run.text, start) in ("-", "/", ".") else match.end()


def _is_part_of_name(it: Digits, prefixes: Collection[str], suffixes: Collection[str]) -> bool:
    """Whether the digits, or what is printed around them without a blank, name a thing."""
    if not it.digits[0].isdigit() and it.digits[0] != ".":  # a number word
        return it.after.isdigit() or (  # Twenty20
            it.before == "-" and (is_joined_before(it, prefixes, suffixes) or _is_in_address(it))
        )
    if (
        _is_no_number(it)
        or _is_item(it, suffixes)
        or _is_inline_item(it)
        or _is_of_house(it)
        or _is_of_law_or_place(it)
    ):
        return True
    if it.run.touches(it.i) and it.run.texts[it.i - 1] == "fy":  # FY22
        return False
    return is_of_capital(it) or is_joined(it, prefixes, suffixes) or _is_in_address(it)


def _is_of_house(it: Digits) -> bool:
    """Whether a street is named after it: 1600 Pennsylvania Avenue, 221B Baker Street."""
    match = _HOUSE.match(it.run.after(it.i + 1))
    return match is not None and match["street"].lower() in rules()["street"]["words"]


def _is_of_law_or_place(it: Digits) -> bool:
    """The title of a code, 18 U.S.C. 1001, or where a letter goes: Seattle, WA 98101."""
    is_place = len(it.digits) == _ZIP and _STATE.search(it.run.before(it.i)) is not None
    return is_place or _CODE_OF_LAW.match(it.run.after(it.i + 1)) is not None


def _is_no_number(it: Digits) -> bool:
    """A number of an account or an agent: 0012, but not 0.5 or 10 000."""
    if it.digits == "000" and _GROUP.search(it.run.before(it.i)):
        return False
    return len(it.digits) > _MOST_DIGITS or (it.digits[0] == "0" and it.digits[1:2] not in ("", "."))


def _is_inline_item(it: Digits) -> bool:
    """A number before a bracket that none opens: "to 1) eat and 2) sleep"."""
    if it.after != ")" or it.before != " " or len(it.digits) > _ITEMS:
        return False
    head = text_before(it.run.text, it.start, FAR)
    return head.count("(") <= head.count(")")


def _is_item(it: Digits, units: Collection[str]) -> bool:
    """Whether this is the number of a list's item or of a section, at the beginning of a line."""
    text, head = it.run.text, it.start
    while char_before(text, head) in _BEFORE_ITEM:
        head -= 1
    if char_before(text, head) not in ("", "\n"):
        return False
    match = _ITEM.match(text, it.start)
    return match is not None and (match["word"] or "").lower() not in units


def _is_in_address(it: Digits) -> bool:
    """Whether the digits stand in an address or in one of the names that have a mark in them: 24/7."""
    if it.before not in _LINKED and it.after not in _LINKED:
        return False
    text = it.run.text
    around = _NO_BLANK_BEFORE.search(text_before(text, it.start, FAR)), _NO_BLANK.match(text_after(text, it.start, FAR))
    chunk = "".join(match[0] for match in around if match)
    return chunk.strip("(),.;:'s\u2019") in rules()["label"]["whole"] or _ADDRESS.search(chunk) is not None
