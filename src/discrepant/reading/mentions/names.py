"""Digits and number words that name a thing and count nothing.

Examples are T-72, Article 5, 7:54, +44 20 7946 0958 and 3-2.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

import attrs

from discrepant.reading.mentions.joined import SUM, Digits, is_joined, is_joined_before, is_oclock, is_ordinal_or_clock
from discrepant.reading.mentions.runs import WordRun
from discrepant.reading.numerals import is_number_word
from discrepant.reading.words import rules

__all__ = ["NamesApart", "names_in"]

_MOST_DIGITS = 15  # what has more is the number of an account, not of things
_LINKED = frozenset("-./:@_~+=%&?#\\")
# Where digits stand in one of these, they are a part of it.
_ADDRESS = re.compile(r"://|www\.|@|\.[a-z]{2,}(?:/|$)|[a-z]/[a-z]", re.IGNORECASE)
_NO_BLANK_BEFORE = re.compile(r"\S+\Z")
_ITEM = re.compile(
    r"\(?[0-9]{1,3}(?:\.[0-9]{1,3})*[.)](?=(?:[^\S\n]|\n(?![^\S\n]*\n))+\S)|[0-9]{1,3}(?:\.[0-9]{1,3})+\.?[^\S\n]+(?P<word>[A-Z][a-z]+)"
)
_INDENTED = 12  # characters at most before the number of an item
_PHONE = re.compile(
    r"(?:\+[0-9]{1,3}|\(?0[0-9]{1,5}\)?)(?:[ .-]\(?[0-9]{2,5}\)?){1,5}"
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
_HOUSE = re.compile(r"[ \u00a0](?:[A-Z][\w.'\u2019]*[ \u00a0]){1,3}?(?P<street>[A-Z][a-z]+)\b")
_CODE_OF_LAW = re.compile(r" (?:U\.? ?S\.? ?C|C\.? ?F\.? ?R)\b(?!')")
_STATE = re.compile(r", [A-Z]{2} \Z")
_ZIP = 5  # digits
_ITEMS = 2
_BRACKETED = 400  # characters
_AFTER = re.compile("[ \u00a0]([^\\W\\d_]+)")
_NAMED = 3  # digits
_TEAM = re.compile(",? (?:[A-Z][a-z]+ ){1,3}[0-9]{1,3}(?![\\w%]|[,.][0-9])")  # behind "Wild 2": ", Blues 1"
_FIRST_TEAM = re.compile(r"(?:\A|[.!?:\n]\s*)(?:[A-Z][a-z]+ ){1,3}\Z")
_SECOND_TEAM = re.compile(r"(?:\A|[.!?:\n]\s*)(?:[A-Z][a-z]+ ){1,3}[0-9]{1,3},? (?:[A-Z][a-z]+ ){1,3}\Z")
_COUNTED_BEFORE = re.compile(
    r"(?<![$\u20ac\u00a3.,0-9])[0-9]+ [a-z]+s\b[^.;:$\u20ac\u00a3]*(?:,|\band)(?: the)?(?: [A-Z]\w*){1,3} \Z"
)
_MANY_OF_NAME = re.compile(r"[A-Z][a-z]+[a-rt-z]s \Z")
_UNKNOWN = re.compile(r"[a-z]{1,4}(?![^\W_]|['\u2019.-]\w)")
_WORD = re.compile(r"[^\W\d_]+")
_HEAD_OF_SUM = re.compile("(?:^|[ \u00a0\n(\u201c\u2018'\"])[A-Z]\\Z")
_LONGEST_OF_NAME = "80"  # digits of the R80 bike
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
        if atom.is_digits:
            phone_until = phone_until if atom.start < phone_until else _phone(run, i)
        is_phone = atom.is_digits and atom.start < phone_until
        if i not in timed and (is_phone or _is_part_of_name(it, prefixes, suffixes)):
            named.add(i)
            if reason := _unknown_unit(it) or _unknown_currency(it) or _of_others(it):
                doubted[i] = reason
        is_sum = it.before.isalpha() and SUM.match(run.text, it.start) is not None  # P20m
        if (_is_labelled(run, i) and not is_sum) or (
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


def _unknown_unit(it: Digits) -> str:
    """Why digits with letters right behind them are no name: "75bp" is not passed over in silence."""
    match = _UNKNOWN.match(it.run.text, it.end)
    stands_alone = not it.before.strip(" \t\r\n\u00a0($\u20ac\u00a3\u00a5\u201c\"'~+-") and it.digits[0] != "0"
    is_unit = match and stands_alone and match[0] not in ("th", "st", "nd", "rd", "d", "p", "i")
    return f"{match[0]!r} is not known here" if match and is_unit else ""


def _unknown_currency(it: Digits) -> str:
    """Why a letter right before digits may be a currency: P500, a fine of R50; but not Route P500 and the R80 bike."""
    beside, digits = rules()["beside"], it.digits.partition(".")[0]
    if it.before not in beside["letters"] or _HEAD_OF_SUM.search(it.run.text, max(0, it.start - 2), it.start) is None:
        return ""
    behind = _AFTER.match(it.run.after(it.i + 1)) if it.after.isspace() else None
    word = behind[1].lower() if behind else ""
    before = [each for each in _WORD.findall(it.run.before(it.i)[:-1]) if each not in beside["between"]][-1:]
    is_on_road = {word, *(each.lower() for each in before)} & (rules()["street"]["words"] | rules()["label"]["words"])
    is_paid = not rules()["pounds"]["money"].isdisjoint([word, *before])
    is_sum = is_paid or len(digits) > len(_LONGEST_OF_NAME)
    is_doubtful = is_sum and not is_on_road and not it.after.isalpha() and it.after not in ("-", "/")
    return f"{it.before!r} may be a currency, or this a name" if is_doubtful else ""


def _phone(run: WordRun, i: int) -> int:
    """Where a telephone number that begins here ends, 0 if none does."""
    start = run.atoms[i].start
    start -= run.text[max(0, start - 1) : start] in ("+", "(")
    if _AREA.search(run.text, max(0, start - 8), start):
        start = run.text.rfind("(", 0, start)
    match = _PHONE.match(run.text, start)
    if match is None or sum(map(str.isdigit, match[0])) < _SHORTEST_PHONE:
        return 0
    return 0 if run.text[match.end() : match.end() + 1].isalnum() else match.end()


def _figures(run: WordRun, i: int) -> int:
    """Where a date in figures that begins here ends, 0 if none does: 2022-11-06, 13/04/2022."""
    start = run.atoms[i].start
    match = _FIGURES.match(run.text, start)
    return 0 if match is None or run.text[max(0, start - 1) : start] in ("-", "/", ".") else match.end()


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
    if it.before == "Y" and it.run.touches(it.i) and it.run.texts[it.i - 1] == "fy":  # FY22
        return False
    if not it.before.strip("(\r\n") and (not it.after.strip() or it.after in ",;)"):
        return False
    return _is_of_capital(it) or is_joined(it, prefixes, suffixes) or _is_in_address(it)


def _is_of_house(it: Digits) -> bool:
    """Whether a street is named after it: 1600 Pennsylvania Avenue."""
    match = _HOUSE.match(it.run.after(it.i + 1)) if it.after in (" ", "\u00a0") else None
    return match is not None and match["street"].lower() in rules()["street"]["words"]


def _is_of_law_or_place(it: Digits) -> bool:
    """The title of a code, 18 U.S.C. 1001, or where a letter goes: Seattle, WA 98101."""
    is_place = len(it.digits) == _ZIP and _STATE.search(it.run.before(it.i)) is not None
    return is_place or _CODE_OF_LAW.match(it.run.after(it.i + 1)) is not None


def _is_no_number(it: Digits) -> bool:
    """A number of an account or an agent: 0012, but not 0.5 or 10 000."""
    if it.digits == "000" and _GROUP.search(it.run.text[max(0, it.start - 4) : it.start]):
        return False
    return len(it.digits) > _MOST_DIGITS or (it.digits[0] == "0" and it.digits[1:2] not in ("", "."))


def _is_inline_item(it: Digits) -> bool:
    """A number before a bracket that none opens: "to 1) eat and 2) sleep"."""
    if it.after != ")" or it.before != " " or len(it.digits) > _ITEMS:
        return False
    head = it.run.text[max(0, it.start - _BRACKETED) : it.start].rpartition("\n\n")[2]
    return head.count("(") <= head.count(")")


def _is_item(it: Digits, units: Collection[str]) -> bool:
    """Whether this is the number of a list's item or of a section, at the beginning of a line."""
    text, start = it.run.text, it.start
    line = text.rfind("\n", max(0, start - _INDENTED), start) + 1
    if (not line and start > _INDENTED) or text[line:start].strip(" \t(\u2022"):
        return False
    match = _ITEM.match(text, start)
    return match is not None and (match["word"] or "").lower() not in units


def _is_of_capital(it: Digits) -> bool:
    """Whether a capitalised word makes a name of it, "HTML 5 and", for no noun follows: not "in Kyiv 30 people"."""
    if it.before != " " or len(it.digits) > _NAMED or not it.run.atoms[it.i].text.isdecimal():
        return False
    word = it.run.word_before(it.i)
    if it.i and it.run.texts[it.i - 1] == word.lower():  # a month, a currency
        return False
    if not word[:1].isupper() or not word.isalpha() or word.lower() in rules()["label"]["no_name"]:
        return False
    line = it.run.before(it.i).rstrip()
    head = line[: -len(word)].rstrip()
    begins = not head or head[-1] in '.!?:"\u201c\u201d(\n'  # the capital is that of a sentence
    after = it.run.text[it.end : it.end + 20]
    following = _AFTER.match(after)
    goes_on = following is None or following[1][0].isupper() or following[1] in rules()["label"]["no_noun"]
    if after.startswith(("%", " %", "-", "\u2013", " -", " \u2013")):
        return False
    return goes_on and (not begins or _TEAM.match(it.run.after(it.i + 1)) is not None)


def _of_others(it: Digits) -> str:
    """Why a number behind a name may be more than a part of it: 403 seats, the Greens 4; Wild 2, Blues 1."""
    if not _is_of_capital(it) or _is_labelled(it.run, it.i):
        return ""
    head = it.run.before(it.i)
    is_first = _FIRST_TEAM.search(head) is not None and _TEAM.match(it.run.after(it.i + 1)) is not None
    if is_first or _SECOND_TEAM.search(head):
        return "this may be a score, or a part of a name"
    is_counted = _COUNTED_BEFORE.search(head) is not None or _MANY_OF_NAME.search(head) is not None
    return "this may be a part of a name, or count something" if is_counted else ""


def _is_in_address(it: Digits) -> bool:
    """Whether the digits stand in an address or in one of the names that have a mark in them: 24/7."""
    if it.before not in _LINKED and it.after not in _LINKED:
        return False
    text = it.run.text
    head, tail = _NO_BLANK_BEFORE.search(text, max(0, it.start - 60), it.start), text[it.start : it.end + 60].split()
    chunk = (head[0] if head else "") + tail[0]
    return chunk.strip("(),.;:'s\u2019") in rules()["label"]["whole"] or _ADDRESS.search(chunk) is not None


def _is_labelled(run: WordRun, i: int) -> bool:
    """Whether a word such as "Article" or "page" stands right before."""
    word = run.word_before(i)
    if not word or word[-1] in rules()["label"]["signs"]:
        return bool(word)
    label = rules()["label"]
    bare = word.lstrip("(\"'\u201c\u2018").removesuffix(".")
    plain = bare.lower()
    if plain in label["words"] or (plain in label["capital"] and (bare != plain or word.endswith("."))):
        return True
    return plain == "of" and run.before(i).lower().endswith(tuple(rules()["label"]["before"]))
