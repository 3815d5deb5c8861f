"""Times of day in print in another language: um 15.30 Uhr, à 15h30, a las 8 horas.

A word that tells a length as well ("3 h", "8 horas") makes a time of day only behind a word that leads to one, or
a day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from discrepant.reading.languages.language import Language
from discrepant.reading.languages.numerals import spelled_at
from discrepant.reading.languages.phrases import EnglishWords
from discrepant.reading.tokens import Atom, Token, text_at, token, touch

__all__ = ["clock_at", "hours_between"]

_HOURS = 24
_SPAN = "this is a span between two times of day, which is not read"
_EITHER = "this can be a time of day, or how long something took"
_SIGNS = (":", ".")
_DASH = "-"


def clock_at(language: Language, atoms: Sequence[Atom], i: int, days: Iterable[str]) -> tuple[Token, int] | None:
    """A time of day with the word before it and the one behind it, which begins at this atom.

    `days` are the names of weekdays and months, behind which no word need lead to it: "lundi, 15 h".
    """
    data = language.words["clock"]
    leads = (
        (i + len(words), lead) for lead in ("at", "around") for words in _phrases(data[lead]) if _are(atoms, i, words)
    )
    start, lead = max(leads, default=(i, "at"))
    found = _time_at(language, atoms, start)
    if found is None:
        return None
    told, end, by = found
    is_led = start > i
    if by == "." and not (is_led and data.get("dotted")):  # it may be a number
        return None
    if by in data.get("lengths", ()) and not is_led and not _is_led(data, atoms, i, days):
        # "3 h" by itself is so many hours, and goes on as such
        return (_refused(_EITHER, atoms[i:end]), end) if not told.endswith(":00") and end > i + 2 else None
    return (token("CLOCK", EnglishWords(english=f"{lead} {told}"), atoms[i:end]), end) if by else None


def hours_between(language: Language, atoms: Sequence[Atom], i: int) -> tuple[Token, int] | None:
    """From one time of day to another, of which the first begins at this atom."""
    first = _time_at(language, atoms, i)
    if first is None:
        return None
    for row in language.words["clock"]["ranges"]:
        between = row["between"].split()
        if not _ends_with(atoms, i, row.get("before", "").split()) or not _are(atoms, first[1], between):
            continue
        second = _time_at(language, atoms, first[1] + len(between))
        if second and second[2] and second[2] != "." and (first[2] or not row.get("both")):
            return _refused(_SPAN, atoms[i : second[1]]), second[1]
    return None


def _refused(why: str, atoms: Sequence[Atom]) -> Token:
    """Hours that are told and not read, which bend no day beside them."""
    return token("HOURS", EnglishWords(english="", otherwise=why), atoms)


def _are(atoms: Sequence[Atom], i: int, texts: Iterable[str]) -> bool:
    """Whether these atoms stand from this one on."""
    return all(text_at(atoms, i + n) == text for n, text in enumerate(texts))


def _time_at(language: Language, atoms: Sequence[Atom], i: int) -> tuple[str, int, str] | None:
    """The hour and minute, the index after them, and by which word or sign they are a time of day; empty by none."""
    words = {word.lower() for word in language.words["clock"]["words"]}
    if i >= len(atoms):
        return None
    spelled = None if atoms[i].is_digits else spelled_at(language, atoms, i)
    if not atoms[i].is_digits and spelled is None:
        return None
    text, end = (str(spelled[0]), spelled[1]) if spelled else (atoms[i].text, i + 1)  # drei Uhr
    hour, _, minutes = text.replace(",", ".").partition(".")
    by = "." if minutes else ""
    sign = text_at(atoms, end)
    is_joined = sign in words or (sign in _SIGNS and touch(atoms, end - 1, end + 1))
    if not minutes and is_joined and _is_minutes(text_at(atoms, end + 1)):
        minutes, end, by = text_at(atoms, end + 1), end + 2, sign
    if text_at(atoms, end) in words:
        by, end = text_at(atoms, end), end + 1
    if not hour.isdecimal() or int(hour) > _HOURS or (minutes and not _is_minutes(minutes)):
        return None
    return f"{int(hour)}:{minutes or '00'}", end, by


def _is_led(data: dict[str, list[str]], atoms: Sequence[Atom], i: int, days: Iterable[str]) -> bool:
    """Whether a word that leads to a time of day stands right before it, or a day does."""
    if any(_ends_with(atoms, i, words) for words in _phrases(data.get("led_by", ()))):
        return True
    last = i - 1 - (text_at(atoms, i - 1) == "," if i else 0)
    return last >= 0 and (atoms[last].text in days or _is_year(atoms[last].text))


def _ends_with(atoms: Sequence[Atom], i: int, words: Sequence[str]) -> bool:
    return i >= len(words) and _are(atoms, i - len(words), words)


def _phrases(phrases: Iterable[str]) -> Iterator[list[str]]:
    return (phrase.lower().split() for phrase in phrases)


def _is_minutes(text: str) -> bool:
    return len(text) == 2 and text.isdecimal() and text < "60"  # noqa: PLR2004  # the digits of minutes


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdecimal()  # noqa: PLR2004  # the digits of a year
