"""Wording: what is the same in print but for its type.

The words and signs that it is made of stand here, too.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache

import attrs

__all__ = [
    "CURRENCY",
    "FRACTIONS",
    "MINUS",
    "RAISED",
    "Folded",
    "fold",
    "fold_with_offsets",
    "normalise",
    "signs_and_words",
    "spelling",
    "words_of",
]

# Soft hyphens, joiners, direction marks, byte order marks and variation selectors: they print nothing.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]+"
)
_STRAIGHT = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u2035\u2039\u203a\u02b9\u02bb\u02bc\u0060\u00b4\uff07", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u2036\u00ab\u00bb\u301d\u301e\u301f\uff02", '"'),
        **dict.fromkeys("\u058a\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d", "-"),
    }
)
_SPACING = re.compile(r"(?P<ellipsis>\.(?:\s*\.){2,})|\s{2,}|[^\S ]|(?P<dash>-{2,})")
_MOST_MARKS = 64  # on one letter: sorting the marks of a longer pile takes time that grows with its square


def fold(text: str) -> str:
    """The text without the accidents of type.

    It is in NFKC, with straight quotes, plain dashes, `…` and single blanks; case stays. Raised figures and fractions
    mean something, and stay: 10² is not 102, nor 5½ 51/2.
    """
    if text.isascii() and "`" not in text and not _SPACING.search(text):  # as most are
        return text
    return fold_with_offsets(text).text


def spelling(text: str) -> str:
    """The key under which two spellings are the same: folded, without regard to case."""
    if text.isascii():
        return fold(text).strip().lower()
    return fold(fold(text).casefold()).strip()


@attrs.frozen
class _Shift:
    """The places, in the output and in the input of one step, where a piece of another length took a piece's place."""

    outs: list[int] = attrs.field(factory=list)
    out_ends: list[int] = attrs.field(factory=list)
    ins: list[int] = attrs.field(factory=list)
    in_ends: list[int] = attrs.field(factory=list)

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The range of the input that became this range of the output."""
        first, last = bisect_right(self.outs, start) - 1, bisect_right(self.outs, end - 1) - 1
        if first >= 0:
            beyond = start - self.out_ends[first]
            start = self.ins[first] if beyond < 0 else self.in_ends[first] + beyond
        if last >= 0:
            end = self.in_ends[last] + max(0, end - self.out_ends[last])
        return start, end


@attrs.frozen
class Folded:
    """A folded text that knows where each piece of it stood in the original."""

    text: str
    _shifts: tuple[_Shift, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of the original behind a range of the folded text.

        The folded range is `start` to `end`, and not empty.
        """
        for shift in reversed(self._shifts):
            start, end = shift.back(start, end)
        return start, end


def fold_with_offsets(text: str) -> Folded:
    """Fold a text, keeping the way back from every place in it.

    The time grows with its length alone.
    """
    shifts: list[_Shift] = []

    def replace(text: str, pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str]) -> str:
        text, shift = _replace(text, pattern, replacement)
        if shift.outs:
            shifts.append(shift)
        return text

    if not text.isascii():
        text = replace(text, _UNSEEN, lambda _: "")
        text = text.translate(_STRAIGHT)
        if pattern := _composed(text):
            text = replace(text, pattern, lambda match: unicodedata.normalize("NFKC", match[0]))
            text = text.translate(_STRAIGHT)  # what was hidden in a compatibility character
    elif "`" in text:
        text = text.translate(_STRAIGHT)
    text = replace(text, _SPACING, _spaced)
    return Folded(text, tuple(shifts))


def _spaced(match: re.Match[str]) -> str:
    return {"ellipsis": "…", "dash": "-"}.get(match.lastgroup or "", " ")


def _replace(text: str, pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str]) -> tuple[str, _Shift]:
    """As `pattern.sub`, with the places where the length has changed."""
    pieces: list[str] = []
    shift = _Shift()
    done = moved = 0
    for match in pattern.finditer(text):
        start, end = match.span()
        new = replacement(match)
        pieces += text[done:start], new
        done = end
        if new != match[0] and len(new) * (end - start) != 1:
            shift.outs.append(start + moved)
            moved += len(new) - (end - start)
            shift.out_ends.append(end + moved)
            shift.ins.append(start)
            shift.in_ends.append(end)
    if not done:
        return text, shift
    pieces.append(text[done:])
    return "".join(pieces), shift


def _composed(text: str) -> re.Pattern[str] | None:
    """What NFKC changes in this text: characters with their marks, so that each keeps its own place."""
    traits = {char: _traits(char) for char in set(text) if not char.isascii()}
    marks = "".join(sorted(char for char, (_, is_mark) in traits.items() if is_mark))
    figures = "".join(sorted(filter(_is_figure, traits)))
    changing = "".join(sorted(char for char, (changes, is_mark) in traits.items() if changes and not is_mark))
    parts = []
    if marks:
        parts.append(f"[^{marks}{figures}]?[{marks}]{{1,{_MOST_MARKS}}}")
    if changing:
        parts.append(f"[{changing}]")
    return re.compile("|".join(parts), re.DOTALL) if parts else None


@lru_cache(maxsize=4096)
def _traits(char: str) -> tuple[bool, bool]:
    """Whether NFKC changes the character, and whether it may compose with the one before it."""
    first = unicodedata.normalize("NFKD", char)[0]
    # Hangul vowels and final consonants compose with what precedes them although they are no marks
    is_mark = unicodedata.category(first)[0] == "M" or "\u1161" <= first <= "\u1175" or "\u11a8" <= first <= "\u11c2"
    return not unicodedata.is_normalized("NFKC", char) and not _is_figure(char), is_mark


def _is_figure(char: str) -> bool:
    """Whether it is a figure in another place or form than those of a number: raised, lowered, circled, a fraction."""
    return unicodedata.category(char) == "No"


_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*")


def normalise(words: str) -> str:
    """What makes two wordings equal.

    That is their spelling, without quotes at the ends and without final punctuation.
    """
    return spelling(words).lstrip(" '\"").rstrip(" '\".,;:!?…-")


def words_of(text: str) -> tuple[str, ...]:
    """The words and numbers of a text, in the case of `spelling`.

    Hyphens part words, apostrophes inside do not.
    """
    return tuple(_WORD.findall(spelling(text)))


# Characters, to be set in the brackets of a pattern: signs of currencies, raised and lowered figures, fractions.
CURRENCY = "$¢£¥₠-⃏"
RAISED = "⁰¹²³⁴-⁹₀-₉"
FRACTIONS = "¼-¾⅐-⅞"
# A minus is a dash right before a number that is no part of a range, a date or a compound.
MINUS = r"(?<![\w)\]])-"
_FIGURES = r"\.?\d+(?:[.,]\d+)*"
_WORD_OR_SIGN = re.compile(
    rf"(?:(?:{MINUS}|[<>≤≥≈~±] ?|(?<!\w)\+){{1,3}}(?:[{CURRENCY}] ?)?(?={_FIGURES}))?"
    rf"{_FIGURES}(?:[/\u2044]\d+)*[{RAISED}{FRACTIONS}]*(?: ?°(?: ?[cf]\b)?)?\+?"
    rf"|[^\W\d_]+(?:'[^\W\d_]+)*|[{CURRENCY}%&°<>≤≥≈~±]"
)


@lru_cache(maxsize=4096)
def signs_and_words(text: str) -> tuple[str, ...]:
    """The words of a text with the signs that mean something.

    "$20" is not "€20", "-5" is one word and not "5".
    """
    return tuple(found.replace(" ", "") for found in _WORD_OR_SIGN.findall(spelling(text)))
