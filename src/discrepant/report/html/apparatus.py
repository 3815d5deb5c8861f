"""A critical apparatus of one quotation.

It has a base text, and where the other wordings have something else. As editors of texts do it, each wording is
collated with one base, word by word: the longest that is verbatim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import attrs
from rapidfuzz.distance import Levenshtein

from discrepant.reading.wording import normalise

__all__ = ["Apparatus", "ApparatusPlace", "Part", "Piece", "Variant", "Witness", "apparatus"]

_LONGEST = 2_000  # words of a wording: the time to collate two grows with their product
_ISLAND = 2  # words that two variants must have between them to be two
_CUE = 4  # words that say where a part begins or stops
_WORD = re.compile(r"\S+")


@attrs.frozen(kw_only=True)
class Witness:
    """One wording, and who prints it, as a letter.

    It has the words, whether they are word for word, and who is to have said them.
    """

    siglum: str
    words: str
    is_verbatim: bool = True
    speaker: str | None = None


@attrs.frozen(kw_only=True)
class Variant:
    """What a witness has at a place; no words where it leaves them out."""

    siglum: str
    words: str


@attrs.frozen(kw_only=True)
class ApparatusPlace:
    """A numbered place of the base text, its words there, and what others have."""

    number: int
    lemma: str
    variants: tuple[Variant, ...]


@attrs.frozen(kw_only=True)
class Piece:
    """A run of the base text, with the number of its place where the wordings differ."""

    words: str
    number: int | None = None


@attrs.frozen(kw_only=True)
class Part:
    """A witness that has only a part of the base text.

    It has the base's words where the witness begins, and those after which it stops.
    """

    siglum: str
    begins: str = ""
    stops: str = ""


@attrs.frozen(kw_only=True)
class Apparatus:
    """The base text in pieces, and the places where other witnesses differ.

    Witnesses that have only a part of it stand apart.
    """

    base: Witness
    others: tuple[Witness, ...]
    pieces: tuple[Piece, ...]
    places: tuple[ApparatusPlace, ...]
    parts: tuple[Part, ...]


class _Op(NamedTuple):
    """Words `start` to `end` of the base against those from `other` to `other_end` of a witness."""

    is_same: bool
    start: int
    end: int
    other: int
    other_end: int


@attrs.frozen(kw_only=True)
class _Collated:
    witness: Witness
    words: Sequence[str]
    ops: Sequence[_Op]
    covers: tuple[int, int]  # of the base's words: what the witness neither begins after nor ends before

    def between(self, start: int, end: int) -> Sequence[str]:
        """The witness's words that stand for these of the base."""
        return self.words[self._at(start, is_end=False) : self._at(end, is_end=True)]

    def _at(self, place: int, *, is_end: bool) -> int:
        for op in reversed(self.ops) if is_end else self.ops:
            if op.start <= place <= op.end:
                if op.is_same:
                    return op.other + place - op.start
                if place == (op.end if is_end else op.start):
                    return op.other_end if is_end else op.other
        raise LookupError(f"no words stand beside word {place} of the base")  # no place lies inside a difference


def apparatus(witnesses: Sequence[Witness]) -> Apparatus | None:
    """Collate all wordings with the longest verbatim one.

    There is none where there are not two wordings, or one is too long.
    """
    words = {witness: _WORD.findall(witness.words) for witness in witnesses}
    if len(witnesses) < 2 or max(map(len, words.values())) > _LONGEST:  # noqa: PLR2004  # one has nothing to differ from
        return None
    base = max(witnesses, key=lambda witness: (witness.is_verbatim, len(words[witness])))
    collated = [_collate(words[base], witness, words[witness]) for witness in witnesses if witness is not base]
    spans = _merged(span for each in collated for span in _different(each))
    places = [_place(number, span, words[base], collated) for number, span in enumerate(spans, start=1)]
    return Apparatus(
        base=base,
        others=tuple(each.witness for each in collated),
        pieces=tuple(_pieces(words[base], spans)),
        places=tuple(places),
        parts=tuple(part for each in collated if (part := _part(each, words[base]))),
    )


def _part(each: _Collated, base: Sequence[str]) -> Part | None:
    first, last = each.covers
    if (first, last) == (0, len(base)):
        return None
    return Part(
        siglum=each.witness.siglum,
        begins=" ".join(base[first : first + _CUE]) if first else "",
        stops=" ".join(base[max(first, last - _CUE) : last]) if last < len(base) else "",
    )


def _collate(base: Sequence[str], witness: Witness, words: Sequence[str]) -> _Collated:
    ours, theirs = ([normalise(word) for word in text] for text in (base, words))
    found = (
        _Op(op.tag == "equal", op.src_start, op.src_end, op.dest_start, op.dest_end)
        for op in Levenshtein.opcodes(ours, theirs)
    )
    ops = _without_islands(found)
    first = ops[0].end if ops and _is_cut(ops[0]) else 0
    last = ops[-1].start if ops and _is_cut(ops[-1]) else len(base)
    return _Collated(witness=witness, words=words, ops=ops, covers=(first, max(first, last)))


def _is_cut(op: _Op) -> bool:
    return not op.is_same and op.other == op.other_end


def _without_islands(ops: Iterable[_Op]) -> list[_Op]:
    """Neighbouring differences joined where hardly a word between them is the same."""
    joined: list[_Op] = []
    for op in ops:
        if not op.is_same:
            if len(joined) > 1 and joined[-1].is_same and joined[-1].end - joined[-1].start < _ISLAND:
                joined.pop()
            if joined and not joined[-1].is_same:
                joined[-1] = joined[-1]._replace(end=op.end, other_end=op.other_end)
                continue
        joined.append(op)
    return joined


def _different(each: _Collated) -> Iterator[tuple[int, int]]:
    """The spans of the base that a witness words otherwise; words that it adds belong to the base's word before."""
    first, last = each.covers
    for op in each.ops:
        if not op.is_same and first <= op.start and op.end <= last:
            yield (op.start, op.end) if op.start < op.end else (max(0, op.start - 1), max(1, op.end))


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return merged


def _place(number: int, span: tuple[int, int], base: Sequence[str], collated: Iterable[_Collated]) -> ApparatusPlace:
    start, end = span
    lemma = base[start:end]
    variants = []
    for each in collated:
        first, last = each.covers
        if end <= first or start >= last:
            continue
        words = each.between(max(start, first), min(end, last))
        if list(map(normalise, words)) != list(map(normalise, lemma)):
            variants.append(Variant(siglum=each.witness.siglum, words=" ".join(words)))
    return ApparatusPlace(number=number, lemma=" ".join(lemma), variants=tuple(variants))


def _pieces(base: Sequence[str], spans: Iterable[tuple[int, int]]) -> Iterator[Piece]:
    done = 0
    for number, (start, end) in enumerate(spans, start=1):
        if same := base[done:start]:
            yield Piece(words=" ".join(same))
        yield Piece(words=" ".join(base[start:end]), number=number)
        done = end
    if rest := base[done:]:
        yield Piece(words=" ".join(rest))
