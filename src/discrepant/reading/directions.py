"""Which way something went: the word that says so, before its amount or behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

import attrs

from discrepant.reading.nearby import back
from discrepant.reading.words import words_of

__all__ = ["Direction", "after_link", "any_of", "around", "direction_of", "may_tell_change", "movements"]

_WAYS = {"up": 1, "down": -1}
_NEAR = 120  # characters before an amount in which the word that leads it in is looked for, more than are between
_LINK = re.compile(r"(?:by|of)\s{1,3}(?=\S)", re.IGNORECASE)
_GAP = r"\s{1,3}"  # so that no run of blanks is gone through again and again


@attrs.frozen(kw_only=True)
class Direction:
    """Which way something went, 1 for up and -1 for down.

    It has the places of the word that says so, and of the amount where the two are all of a phrase.
    """

    way: int
    word: tuple[int, int]
    amount: tuple[int, int] = (0, 0)


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of these, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def _words(*lists: str) -> Mapping[str, int]:
    table = words_of("changes")
    return {word: way for name, way in _WAYS.items() for each in lists for word in table[name][each]}


@cache
def movements() -> frozenset[str]:
    """The words that tell of a rise or a fall wherever they stand before an amount."""
    return frozenset(_words("before"))


def may_tell_change(words: str) -> bool:
    """Whether a word in a phrase is the first of those that tell a change.

    Most phrases have none, which is soon seen.
    """
    return not words.isascii() or not _begun().isdisjoint(re.findall("[a-z]+", words.lower()))


@cache
def _begun() -> frozenset[str]:
    """The first letters together of all that tells a change."""
    table = words_of("changes")
    lists = [words for way in _WAYS for words in table[way].values()]
    lists += [*table["none"].values(), *table["forms"].values()]
    return frozenset(run[0] for words in lists for word in words if (run := re.search("[a-z]+", word)))


def direction_of(words: str) -> Direction | None:
    """What a phrase says that is nothing but a change.

    Examples are "a rise of 3 %", "up 3 %", "a 3 % rise" and "3 % higher".
    """
    start, end = len(words) - len(words.lstrip()), len(words.rstrip())
    for pattern, known in (_led(), _words("before", "doing")), (_ended(), _words("nouns", "behind")):
        if match := pattern.fullmatch(words, start, end):
            return Direction(way=known[match["word"].lower()], word=match.span("word"), amount=match.span("amount"))
    return None


@cache
def _led() -> re.Pattern[str]:
    """The direction and then the amount, with up to four words of what it is that rose between them."""
    return re.compile(
        rf"{_aside()}(?P<word>{any_of(_words('before', 'doing'))})\b{_no_hedge()}(?:{_what()}{_GAP}(?:by|of))?"
        rf"(?:{_GAP}|(?=[\u2212+-]))(?P<amount>\S.*)",
        re.IGNORECASE | re.DOTALL,
    )


@cache
def _ended() -> re.Pattern[str]:
    """The amount and then the direction, with what is compared behind it."""
    return re.compile(
        rf"{_aside()}(?P<amount>\S.*?)[\s-]{{1,3}}(?P<word>{any_of(_words('nouns', 'behind'))})"
        rf"(?:{_GAP}(?:in|than|on|over|compared|against|since|from){_GAP}.*)?",
        re.IGNORECASE | re.DOTALL,
    )


def _what() -> str:
    """Up to four words of what it is that rose: "cut its key rate by"."""
    other = any_of([*_words("before", "doing"), *words_of("changes")["aside"]["turns"]])
    return rf"(?:{_GAP}(?!(?:{other})\b)[a-z][a-z'\u2019-]{{0,30}}){{0,4}}?"


def _aside() -> str:
    return rf"(?:(?:{any_of(words_of('changes')['aside']['before'])}){_GAP}){{0,6}}"


def _no_hedge() -> str:
    """Not the "up" of "up to 3 %", which is a hedge."""
    return rf"(?<!\bup(?={_GAP}to\b))"


def after_link(words: str) -> int:
    """Where an amount begins that is led in by a "by" of its own: "by 3 %"."""
    link = _LINK.match(words)
    return link.end() if link else 0


def around(text: str, start: int, end: int, *, is_change: bool, is_count: bool = False) -> Direction | None:
    """What the words beside an amount in a text say of its direction.

    Where a change is asked for (`is_change`), more words say so than where it may be a level: "lost 30 men", "3 %
    higher". Of things that are counted (`is_count`), "up" is often a part of the verb: "set up 12 camps". There is no
    direction where they say both.
    """
    if link := _LINK.match(text, start, end):  # "cut its key rate | by 3 %"
        start = link.end()
    lead = back(start, _NEAR)
    found = []
    words = text[lead:start].lower().split()
    if not _words("before", "doing").keys().isdisjoint(words):  # which is quick, and mostly not so
        before = _before(is_change=is_change).search(text[lead:start])
        found += [_found(before, lead)] if before and not (is_count and _is_of_verb(before)) else []
    behind = _behind(is_change=is_change).match(text, end)
    if behind and (is_change or _determined().search(text[lead:start])):
        found.append(_found(behind))
    return found[0] if found and len({each.way for each in found}) == 1 else None


def _is_of_verb(match: re.Match[str]) -> bool:
    """Whether "up" or "down" belongs to the verb that stands right before it."""
    verb = match.string[: match.start("word")].lower().split()[-1:]
    moving = words_of("changes")["aside"]["moving"]
    return match["word"].lower() in _WAYS and bool(verb) and verb[0] not in moving


def _found(match: re.Match[str], offset: int = 0) -> Direction:
    way = _words("before", "doing", "nouns", "behind")[match["word"].lower()]
    first, last = match.span("word")
    return Direction(way=way, word=(first + offset, last + offset))


@cache
def _before(*, is_change: bool) -> re.Pattern[str]:
    aside = words_of("changes")["aside"]
    known = _words("before", "doing") if is_change else _words("before")
    between = rf"(?:{_GAP}(?:{any_of(aside['between'])}))*" if is_change else rf"(?:{_GAP}(?:by|of))?(?:{_GAP}an?)?"
    what = f"(?:{_what()}{_GAP}(?:by|of))?" if is_change else ""
    denied = "".join(rf"(?<!\b{re.escape(word)} )" for word in aside["not_behind"])
    denied += "".join(rf"(?<!n{mark}t )" for mark in "'\u2019")  # didn't
    return re.compile(rf"\b{denied}(?P<word>{any_of(known)}){_no_hedge()}{what}{between}{_GAP}\Z", re.IGNORECASE)


@cache
def _behind(*, is_change: bool) -> re.Pattern[str]:
    known = _words("nouns", "behind") if is_change else _words("nouns")
    return re.compile(rf"(?:[- ](?:percentage[- ])?points?)?[- ](?P<word>{any_of(known)})\b", re.IGNORECASE)


@cache
def _determined() -> re.Pattern[str]:
    return re.compile(r"\b(?:an?|the|its|their|this|that|another|further|annual) \Z", re.IGNORECASE)
