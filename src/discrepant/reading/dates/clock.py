"""Times of day in print, and where they end: 7:54 p.m. ET, at 10:00 GMT."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from discrepant.reading.dates.almanac import almanac
from discrepant.reading.dates.clock_times import hours_of
from discrepant.reading.tokens import Atom, Token, text_at, token, touch

__all__ = ["NO_DAY", "NO_TIME_OF_DAY", "clock_end", "clock_token", "clock_words", "run_of", "scan_clock"]

NO_DAY = "a time of day does not say which day"
NO_TIME_OF_DAY = "this can be how long something took, a score or a ratio"  # of figures with a colon

_LONGEST_RUN = 12
_CLOCK = re.compile(
    r"(?P<colon>(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d(?:\.\d+|,\d{3}(?:\d{3})*(?!\d))?)?)(?![\d:])|(?P<four>(?:[01]\d|2[0-4])[0-5]\d)(?!\d)"
    r"|(?:[01]?\d|2[0-4])(?:\.[0-5]\d)?(?!\d)"
)
_AT = "@"
_OFFSET = re.compile(r"[+-](?:0\d|1[0-4])(?::?(?:00|15|30|45))?(?!\S)")


def run_of(atoms: Sequence[Atom], i: int) -> tuple[str, dict[int, int]]:
    """The atoms from here to the next blank as one text.

    For each length of the text it gives the index after it, too.
    """
    run, ends = atoms[i].text, {len(atoms[i].text): i + 1}
    for j in range(i + 1, min(len(atoms), i + _LONGEST_RUN)):
        if atoms[j].start != atoms[j - 1].end:
            break
        run += atoms[j].text
        ends[len(run)] = j + 1
    return run, ends


def scan_clock(atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
    """A time of day that begins with a word: "at 10:00 GMT", "shortly after 5 p.m."

    It may also begin with the T of "2009-08-06T12:04Z".
    """
    j = i + (atoms[i].text == _AT or _is_of_timestamp(atoms, i))
    while j < min(len(atoms), i + 3) and atoms[j].text in almanac()["clock"]["before"]:
        j += 1
    if not i < j < len(atoms):
        return None
    found = clock_end(atoms, *run_of(atoms, j)) if atoms[j].is_digits else None
    end = found or _after(atoms, j, "part")
    return (clock_token(atoms[i:end]), end) if end > j else None


def clock_token(atoms: Sequence[Atom]) -> Token:
    """The token of a time of day.

    Its value is the hours that it stands for, None where it names no hour.
    """
    pieces = [("" if i == 0 or touch(atoms, i - 1, i) else " ") + atom.text for i, atom in enumerate(atoms)]
    return token("CLOCK", hours_of("".join(pieces)), atoms)


def clock_end(atoms: Sequence[Atom], run: str, ends: Mapping[int, int]) -> int | None:
    """The index after a time of day that begins the run.

    The time may have its zone, and the same time in another zone behind it.
    """
    match = _CLOCK.match(run)
    end = ends.get(match.end()) if match else None
    if match is None or end is None:
        return None
    half = _after(atoms, end, "half")
    zone = _zone_end(atoms, half) if match["colon"] else _after(atoms, half, "zone")
    # "10:30" is a time by itself, "10" and "10.30" are with "a.m.", "0900" is with a zone
    if not (match["colon"] or (half > end and not match["four"]) or (zone > half and match["four"])):
        return None
    if zone + 1 < len(atoms) and atoms[zone].text == "(" and atoms[zone + 1].is_digits:
        other = clock_end(atoms, *run_of(atoms, zone + 1))
        if other and text_at(atoms, other) == ")":
            return other + 1
    return zone


def _is_of_timestamp(atoms: Sequence[Atom], i: int) -> bool:
    """Whether this is the T between day and time of ISO 8601."""
    is_within = atoms[i].text == "t" and touch(atoms, i - 1, i + 1)
    return is_within and atoms[i - 1].is_digits and atoms[i + 1].is_digits


def _zone_end(atoms: Sequence[Atom], i: int) -> int:
    """The index after a zone, or what it is from universal time: GMT, +05:30, GMT+0800 (CST)."""
    while True:
        end = _offset_end(atoms, _after(atoms, i, "zone"))
        inside = _after(atoms, end + 1, "zone") if text_at(atoms, end) == "(" else end
        if inside > end + 1 and text_at(atoms, inside) == ")":
            end = inside + 1
        if end == i:
            return i
        i = end


def _offset_end(atoms: Sequence[Atom], i: int) -> int:
    """The index after an offset that begins here: +00, +0000 or +00:00."""
    run, ends = run_of(atoms, i) if i < len(atoms) else ("", {})
    match = _OFFSET.match(run)
    return ends.get(match.end(), i) if match else i


def _after(atoms: Sequence[Atom], i: int, what: str) -> int:
    """The index after the longest of these phrases of `clock` in dates.toml, if one stands here."""
    for phrase in _clock_phrases(what).get(text_at(atoms, i), ()):
        if [atom.text for atom in atoms[i : i + len(phrase)]] == phrase:
            return i + len(phrase)
    return i


def clock_words() -> Iterator[str]:
    """Every word of the phrases that a time of day is printed in."""
    beginning = (phrases for what in almanac()["clock"] for phrases in _clock_phrases(what).values())
    return (atom for phrases in beginning for phrase in phrases for atom in phrase)


@cache
def _clock_phrases(what: str) -> Mapping[str, Sequence[list[str]]]:
    """The phrases by the word with which they begin, the longest first."""
    phrases: dict[str, list[list[str]]] = {}
    for phrase in almanac()["clock"][what]:
        atoms = re.findall(r"\w+|\S", phrase)
        phrases.setdefault(atoms[0], []).append(atoms)
    return {first: sorted(found, key=len, reverse=True) for first, found in phrases.items()}
