"""The tokens of another language as an English phrase, with the printed place of each part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

import attrs

from discrepant.errors import ReadingError
from discrepant.reading.languages.phrases import EnglishWords
from discrepant.reading.tokens import Span, Token, span_of

__all__ = ["EnglishPhrase", "rendered"]

# What a scale multiplies where it comes before it.
_AMOUNTS = frozenset(["NUMBER", "DIGITS", "ARTICLE", "FEW", "PART", "SCALE", "COLLECTIVE"])
_BEFORE_AGO = frozenset(
    ["NUMBER", "DIGITS", "ARTICLE", "FEW", "HEDGE", "HEDGE_OR_FEW", "UNIT", "PART", "COLLECTIVE", "SCALE", "THE"]
)
_TWO_NUMBERS = frozenset([("NUMBER", "NUMBER"), ("NUMBER", "DIGITS"), ("DIGITS", "NUMBER")])
_NOUNS = frozenset(["UNIT", "DAY", "MONTH"])
_COUNTED = frozenset(["UNIT", "NOUN", "CURRENCY", "PLAIN"])  # behind which a hedge of the number may stand
_SPANS = frozenset(["to", "until", "-"])


@attrs.frozen
class _Piece:
    """A part of the English phrase, what it is of, and where that stands."""

    role: str
    english: str
    span: Span
    is_plural: bool = False


@attrs.frozen(kw_only=True)
class EnglishPhrase:
    """What printed words are in English, with the place of each part in both."""

    words: str
    english: str
    places: tuple[tuple[Span, Span], ...] = attrs.field(repr=False)

    def printed(self, span: Span) -> Span:
        """Where in the words that stands which is at this place in English."""
        within = [ours for (first, last), ours in self.places if first < span[1] and span[0] < last]
        if within:
            return min(first for first, _ in within), max(last for _, last in within)
        if self.places:
            return max(last for _, (_, last) in self.places), len(self.words) + 1
        return 0, len(self.words)

    def words_for(self, english: str) -> str:
        """The printed words for a part of the English phrase, which may be several of its parts."""
        if english and (start := self.english.find(english)) >= 0:
            return self.words[slice(*self.printed((start, start + len(english))))]
        rest, found = english.split(), []
        for (first, last), ours in self.places:
            part = self.english[first:last].split()
            if part and rest[: len(part)] == part:
                found.append(self.words[slice(*ours)])
                rest = rest[len(part) :]
        return " ".join(found)


def rendered(words: str, tokens: Sequence[Token], *, is_date: bool) -> EnglishPhrase:
    """The phrase that these tokens make in English.

    A ReadingError points at what has no place in one.
    """
    pieces: list[_Piece] = []
    for i, each in enumerate(tokens):
        if i and (tokens[i - 1].type, each.type) in _TWO_NUMBERS:
            raise ReadingError(words, span_of(tokens[i - 1], each), "these are two numbers, and make no one")
        piece = _piece(_Standing(words, tokens, i, pieces))
        if piece.role == "COLLECTIVE" and pieces and pieces[-1].role == "ARTICLE":
            pieces.pop()
        pieces.append(piece)
    pieces = _arranged(pieces) if is_date else pieces
    return _joined(words, pieces)


@attrs.frozen
class _Standing:
    """A token where it stands among the others."""

    words: str
    tokens: Sequence[Token]
    i: int
    before: Sequence[_Piece]

    @property
    def meant(self) -> EnglishWords:
        return self.tokens[self.i].value  # type: ignore[no-any-return]  # the lexicon's value for every token

    @property
    def following(self) -> str:
        return self.tokens[self.i + 1].type if self.i + 1 < len(self.tokens) else ""

    @property
    def previous(self) -> str:
        return self.before[-1].role if self.before else ""

    @property
    def follows_amount(self) -> bool:
        return self.previous in _AMOUNTS and not self.before[-1].is_plural

    def otherwise(self) -> str:
        """What it is where it stands otherwise; a ReadingError where it has no place."""
        if self.meant.otherwise is None:
            span = span_of(self.tokens[self.i])
            raise ReadingError(self.words, span, f"cannot read {self.words[slice(*span)]!r} here")
        return self.meant.otherwise


def _scale(at: _Standing) -> tuple[str, str]:
    return "SCALE", at.meant.english if at.follows_amount else at.otherwise()


def _number(at: _Standing) -> tuple[str, str]:
    english = at.meant.english
    if at.following == "SCALE" and " thousand " in english:  # two thousand five hundred million
        english = at.otherwise()
    is_scale = at.previous in ("FEW", "DIGITS") and english in ("one hundred", "one thousand")
    return "NUMBER", english.removeprefix("one ") if is_scale else english


def _collective(at: _Standing) -> tuple[str, str]:
    is_told = any(each.role in ("HEDGE", "NUMBER", "FEW") for each in at.before)
    return "COLLECTIVE", at.meant.english if is_told else f"about {at.meant.english}"


def _hedge(at: _Standing) -> tuple[str, str]:
    is_behind = at.follows_amount or at.previous in _COUNTED
    if is_behind and at.i == len(at.tokens) - 1:
        return "HEDGE", at.otherwise()  # not the "hasta" of "un 4 % hasta los 60", though "at most" may stand behind
    return "HEDGE", at.otherwise() if at.meant.otherwise and (is_behind or not at.meant.english) else at.meant.english


def _hedge_or_few(at: _Standing) -> tuple[str, str]:
    return ("FEW", at.otherwise()) if at.following == "UNIT" else ("HEDGE", at.meant.english)


def _first(at: _Standing) -> tuple[str, str]:
    is_span = at.i == 0 and any(each.value.english in _SPANS for each in at.tokens[1:])
    return "PLAIN", at.meant.english if is_span else at.otherwise()


def _ago(at: _Standing) -> tuple[str, str]:
    return ("AGO", at.meant.english) if _is_ago(at.tokens[at.i + 1 :]) else ("PLAIN", at.otherwise())


_BY_ROLE: Mapping[str, Callable[[_Standing], tuple[str, str]]] = MappingProxyType(
    {
        "SCALE": _scale,
        "NUMBER": _number,
        "COLLECTIVE": _collective,
        "HEDGE": _hedge,
        "HEDGE_OR_FEW": _hedge_or_few,
        "FIRST": _first,
        "AGO": _ago,
        "THE": lambda _: ("THE", ""),
    }
)


def _piece(at: _Standing) -> _Piece:
    """A token by what stands before it and after it."""
    this = at.tokens[at.i]
    role, english = _BY_ROLE[this.type](at) if this.type in _BY_ROLE else (this.type, at.meant.english)
    is_plural = role == "MANY" or (role == "SCALE" and not at.follows_amount and not english.startswith("one "))
    if is_plural and at.meant.is_linked and at.following:
        english += " of"
    return _Piece(role, english, span_of(this), is_plural)


def _is_ago(rest: Sequence[Token]) -> bool:
    """Whether a length of time comes behind it, and nothing else."""
    return bool(rest) and rest[-1].type == "UNIT" and all(each.type in _BEFORE_AGO for each in rest)


def _arranged(pieces: Sequence[_Piece]) -> list[_Piece]:
    """The parts of a date in the order of English: "last week" for "semaine dernière", "two years ago"."""
    placed: list[_Piece] = []
    for piece, following in zip(pieces, (*pieces[1:], None), strict=True):
        is_of_next = following is not None and following.role == "UNIT"  # "Montag vergangener Woche"
        if piece.role in ("WHICH", "WHICH_AFTER") and placed and placed[-1].role in _NOUNS and not is_of_next:
            placed.insert(-1, piece)
        else:
            placed.append(piece)
    first = next((i for i, piece in enumerate(placed) if piece.role == "AGO"), None)
    if first is None:
        return placed
    return [*placed[:first], *placed[first + 1 :], placed[first]]


def _joined(words: str, pieces: Iterable[_Piece]) -> EnglishPhrase:
    english, places = "", []
    last: _Piece | None = None
    for piece in pieces:
        if not piece.english:
            continue
        is_glued = last is not None and last.span[1] == piece.span[0] and "-" in (last.english, piece.english)
        english += "" if not english or is_glued else " "
        places.append(((len(english), len(english) + len(piece.english)), piece.span))
        english += piece.english
        last = piece
    return EnglishPhrase(words=words, english=english, places=tuple(places))
