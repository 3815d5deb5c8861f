"""What the words around a number in another language make of it: a share, a mark, an hour.

Such a number is told and not read, and so is a date that the word before it bends. The words are those of `running` in
the language's own file.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from discrepant.reading.languages.language import Language
from discrepant.reading.nearby import clause_before, text_after, text_before

__all__ = ["bent_before", "told_around", "word_behind"]

_WORDS_BEFORE = re.compile(r"[^\W\d_]+(?=['\u2019]?\s)")
_WORD_BEHIND = re.compile(r"\s([^\W\d_]+)")
_WORDS_BEHIND = re.compile(r"\s([^\W\d_]+)\s([^\W\d_]+)")
_HOUR = re.compile(r"1?\d|2[0-4]|[^\W\d_]{2,}")
_NO_NOUN = re.compile(r"[.,;:!?)](?!\d)|\s*\Z|\s(?:de la|del|y|und|morgens|nachmittags|abends|nachts|früh|en punto)\b")


def told_around(text: str, language: Language, start: int, end: int) -> str:
    """Why a number between two places tells something else than itself; empty where it does not."""
    return next((why for is_so, why in _REASONS if is_so(text, language, start, end)), "")


def bent_before(text: str, language: Language, start: int) -> str:
    """Why the word before a date or its article denies or bends it; empty where it does not."""
    words = _WORDS_BEFORE.findall(clause_before(text, start))
    if len(words) > 1 and words[-1].lower() in language.words_for("date", "the"):
        del words[-1]
    why = language.words["running"].get("bends_date", {}).get(words[-1].lower()) if words else None
    return f"{words[-1]!r} before it: {why}" if why else ""


def word_behind(text: str, end: int) -> str:
    """The word behind a place, one blank apart; empty where none is."""
    following = _WORD_BEHIND.match(text, end)
    return following[1] if following else ""


def _is_size(text: str, language: Language, start: int, end: int) -> bool:
    """Whether it counts figures: "à deux chiffres", but not the jobs of "30.000 Stellen"."""
    is_small = sum(map(str.isdigit, text[start:end])) <= 1
    return is_small and word_behind(text, end) in language.words["running"].get("sizes", ())


def _is_of_time(text: str, language: Language, _start: int, end: int) -> bool:
    """Whether it counts weeks or years, with a word before them: "les deux dernières années"."""
    following = _WORDS_BEHIND.match(text, end)
    if following is None or following[1].lower() not in language.words["running"].get("before_time", ()):
        return False
    units = (word for _, words in language.table("calendar") for word in words)
    return following[2].lower() in map(str.lower, units)


def _is_of_share(text: str, language: Language, start: int, end: int) -> bool:
    """Whether it is a part of a share: "une famille sur huit"."""
    share = _share(language)
    before, words = text_before(text, start), text[start:end]
    found = share.finditer(before + words + text_after(text, end)) if share else ()
    return any(each.start() <= len(before) and len(before + words) <= each.end() for each in found)


@cache
def _share(language: Language) -> re.Pattern[str] | None:
    """So many of so many in a language, if it is known."""
    pattern = language.words["running"].get("share")
    return re.compile(pattern, re.IGNORECASE) if pattern else None


def _is_uncertainty(text: str, language: Language, start: int, _end: int) -> bool:
    """Whether it tells how far another one can be off: "marge d'erreur de 3 points"."""
    return _is_behind(text, language, start, "uncertain")


def _is_mark(text: str, language: Language, start: int, _end: int) -> bool:
    """Whether it is one that something passed or did not: "la barre des 60"."""
    return _is_behind(text, language, start, "marks")


def _is_behind(text: str, language: Language, start: int, words: str) -> bool:
    before = text_before(text, start).lower().rstrip()
    return before.endswith(tuple(language.words["running"].get(words, ())))


def _can_be_change(text: str, language: Language, start: int, end: int) -> bool:
    """Whether two numbers may be what something went from and to: "est passé de 60 à 70"."""
    before = clause_before(text, start).lower().split()
    is_moved = bool(before) and before[-1] in language.words["running"].get("moved", ())
    return is_moved and text[start:end].lower().split()[0] in language.words_for("first", "from")


def _can_be_hour(text: str, language: Language, start: int, end: int) -> bool:
    """Whether a small number stands behind what leads to a time of day, and counts nothing: "a las tres"."""
    behind = language.words["running"].get("hours_behind")
    if behind is None or _NO_NOUN.match(text, end) is None:
        return False
    around = (f"{words} " for words in language.words["clock"]["around"])
    led = next((len(words) for words in around if text[start:end].lower().startswith(words)), 0)  # gegen drei
    is_led = led or re.search(behind, text_before(text, start), re.IGNORECASE)
    return bool(is_led and _HOUR.fullmatch(text, start + led, end))


def _can_be_end(text: str, language: Language, start: int, end: int) -> bool:
    """Whether "up to" it may tell what something came to: "subió hasta 28"."""
    running = language.words["running"]
    is_end = text[start:end].lower().startswith(tuple(running.get("up_to", ())))
    words = clause_before(text, start).lower().split()
    return is_end and not set(running["moved"]).isdisjoint(word.strip(",") for word in words)


_REASONS: tuple[tuple[Callable[[str, Language, int, int], bool], str], ...] = (
    (_is_size, "this tells how large a number is, and not which"),
    (_is_of_time, "this tells how long a time is, and is no number of things"),
    (_is_of_share, "this can be a share: so many in so many"),
    (_is_uncertainty, "this tells how uncertain another number is"),
    (_is_mark, "this is a mark, which something passed, came to or did not"),
    (_can_be_change, "this can be from one number to another, or a range"),
    (_can_be_hour, "this can be a time of day, or count something"),
    (_can_be_end, "this can be the most that it can be, or what something came to"),
)
