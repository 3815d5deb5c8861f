"""What a fact's words stand for, given its claim: the step from printed strings to values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

import attrs

from discrepant.corpus.model import PIECES, Claim, Fact, Kind, Names, Value, Wording
from discrepant.errors import ReadingError
from discrepant.reading.directions import around, direction_of
from discrepant.reading.figures import ENGLISH
from discrepant.reading.interval import Interval
from discrepant.reading.languages import is_english, language_of
from discrepant.reading.model import Abreast, Parted, Quantity, Reading
from discrepant.reading.reader import Reader, with_zone
from discrepant.reading.wording import normalise, spelling
from discrepant.toml.suggest import did_you_mean

__all__ = ["Meaning", "Meanings", "contradiction"]

_QUANTITIES = {Kind(quantity.value): quantity for quantity in Quantity}
_ABREAST = {Kind(kind.value): kind for kind in Abreast}
_DATED = frozenset({Kind.DATE, Kind.PERIOD})


@attrs.frozen(kw_only=True)
class Meaning:
    """What each of the printed entries stands for, and what the fact does.

    What it stands for is None for an entry that cannot be read on its own.
    """

    printed: tuple[Value | None, ...]
    value: Value


class Meanings:
    """Gives words their values, by one reader and one list of names."""

    def __init__(self, reader: Reader, names: Names) -> None:
        self._reader, self.names = reader, names
        self._terms: dict[str, Mapping[str, str]] = {}  # by claim, each label's term

    def of(  # noqa: PLR0913  # all that a fact and its source tell
        self,
        claim: Claim,
        says: tuple[str, ...],
        reads: str | None,
        on: Interval | None,
        language: str = ENGLISH,
        *,
        quote: str = "",
    ) -> Meaning:
        """Read the words of a fact that were printed `on` these days, in this language.

        `reads` is in English. The `quote` around them tells which "Feb. 24" or Tuesday is meant, where its verb does.
        Where `reads` is given it alone has the value, and what is printed need not be readable. Otherwise a
        ReadingError says which words cannot be read.
        """
        if reads is None:
            printed = tuple(self._printed(claim, words, on, language, quote, says[0]) for words in says)
            return Meaning(printed=printed, value=_joined(printed))
        if claim.kind is Kind.ROSTER:
            people = [name.strip() for name in reads.split(";")]
            return Meaning(
                printed=tuple(frozenset({known.key}) if (known := self.names.find(name)) else None for name in says),
                value=frozenset().union(*(self._roster(name, reads) for name in people)),
            )
        value = self._value(claim, reads, on)
        readable = tuple(self._readable(claim, words, on, language, quote, says[0], value) for words in says)
        return Meaning(printed=readable, value=value)

    def as_of(self, words: str | None, published: Reading) -> Reading:
        """The days for which something is said: a date up to the published day, or that day itself."""
        if words is None:
            return published
        return with_zone(self._reader.read(words, kind=Quantity.DATE, on=published.core, ahead=False, edtf=True))

    def _readable(  # noqa: PLR0913, PLR0917  # as `_printed`
        self, claim: Claim, words: str, on: Interval | None, language: str, quote: str, first: str, value: Value
    ) -> Value | None:
        """What is printed, if it can be read; where no verb says whether a day is over or to come, `reads` may."""
        if claim.kind is Kind.TERM:
            return self._terms_of(claim).get(spelling(words))
        try:
            printed = self._printed(claim, words, on, language, quote, first)
            if claim.kind in _DATED and _outlook(words, quote, language) is None:
                others = (self._printed(claim, words, on, language, quote, first, ahead) for ahead in (True, False))
                return next((each for each in chain([printed], others) if _values_apart(each, value) is None), printed)
        except ReadingError:
            return None
        return printed

    def _printed(  # noqa: PLR0913, PLR0917  # all that tells what one entry is, `first` being the one that leads
        self,
        claim: Claim,
        words: str,
        on: Interval | None,
        language: str,
        quote: str,
        first: str,
        ahead: bool | None = None,  # noqa: FBT001  # of a date; if not given, as the quote says
    ) -> Value:
        quantity, abreast = _QUANTITIES.get(claim.kind), _ABREAST.get(claim.kind)
        if ahead is None and claim.kind in _DATED:
            ahead = _outlook(words, quote, language)
        if abreast:
            return self._reader.read_parts(words, kind=abreast, on=on, unit=claim.unit, language=language, ahead=ahead)
        if quantity is None:
            return self._value(claim, words, on)
        way = _way(words, quote, first) if quantity is Quantity.CHANGE else 0
        return self._reader.read_in_any_unit(
            words, kind=quantity, on=on, unit=claim.unit, language=language, ahead=ahead, way=way
        )

    def _value(self, claim: Claim, words: str, on: Interval | None) -> Value:
        """What words in plain English or EDTF stand for."""
        if quantity := _QUANTITIES.get(claim.kind):
            return self._reader.read_in_any_unit(words, kind=quantity, on=on, unit=claim.unit, edtf=True)
        if abreast := _ABREAST.get(claim.kind):
            return self._reader.read_parts(words, kind=abreast, on=on, unit=claim.unit, edtf=True)
        if claim.kind is Kind.TERM:
            return self._term(claim, words)
        if claim.kind is Kind.ROSTER:
            return self._roster(words, words)
        wording = normalise(words)
        if not wording:
            raise ReadingError(words, (0, len(words)), "a quotation needs words")
        return wording

    def _roster(self, name: str, words: str) -> frozenset[str]:
        key = self.names.key(name)
        if not key:
            raise ReadingError(words, (0, len(words)), "a roster's entry needs a name")
        return frozenset({key})

    def _terms_of(self, claim: Claim) -> Mapping[str, str]:
        """The terms of a claim by the labels that they are printed with."""
        if claim.key not in self._terms:
            labels = ((label, term) for term, others in claim.terms.items() for label in (term, *others))
            self._terms[claim.key] = {spelling(label): term for label, term in labels}
        return self._terms[claim.key]

    def _term(self, claim: Claim, words: str) -> str:
        term = self._terms_of(claim).get(spelling(words))
        if term is None:
            labels = [label for term, others in claim.terms.items() for label in (*others, term)]
            hint = did_you_mean(words, labels) or f"add the words to one of its terms: {_listed(claim.terms)}"
            raise ReadingError(words, (0, len(words)), f"no term of {claim.key} is called {_quoted(words)}", hint)
        return term


def _outlook(words: str, quote: str, language: str) -> bool | None:
    start = quote.find(words)
    if start < 0:
        return None
    end = start + len(words)
    # only of a date that is read anew
    from discrepant.reading.dates.outlook import outlook  # noqa: PLC0415
    from discrepant.reading.languages.outlook import looks_ahead  # noqa: PLC0415

    return (
        outlook(quote, start, end) if is_english(language) else looks_ahead(language_of(language), quote, (start, end))
    )


def _way(words: str, quote: str, first: str) -> int:
    """Whether the quote says that what is printed went up (1) or down (-1), or the first of two units does."""
    start = quote.find(words)
    told = around(quote, start, start + len(words), is_change=True) if start >= 0 else None
    told = told or (direction_of(first) if words != first else None)
    return told.way if told else 0


def contradiction(fact: Fact, claim: Claim) -> str | None:
    """Why what is printed cannot mean what `reads` says it does.

    It is None where what is printed can mean that, or where only one of the two can be read.
    """
    if fact.reads is None:
        return None
    for words, printed in _told(fact, claim):
        if printed is not None and (reason := _apart(fact, claim, printed)):
            return f"{_quoted(words)} cannot mean {_quoted(fact.reads)}: {reason}"
    return None


def _told(fact: Fact, claim: Claim) -> Iterable[tuple[str, Value | None]]:
    """The printed entries with what they stand for; the pieces of a quotation are one."""
    if claim.kind is Kind.QUOTATION and None not in fact.printed:
        return [(fact.said, _joined(tuple(filter(None, fact.printed))))]
    return zip(fact.says, fact.printed, strict=True)


def _apart(fact: Fact, claim: Claim, printed: Value) -> str | None:
    match printed, fact.value:
        case Reading() as one, Reading() as other if claim.kind is Kind.AGE:
            from discrepant.reading.ages import born  # noqa: PLC0415  # only of a fact with `reads`

            return _readings_apart(born(one, fact.as_of), born(other, fact.as_of))
        case frozenset() as listed, frozenset() as meant:
            left = sorted(listed - meant)
            return f"reads leaves out {_listed(left)}" if left else None
        case str() as words, str() as meant if words != meant:
            return _words_apart(fact, claim, words, meant)
    return _values_apart(printed, fact.value)


def _words_apart(fact: Fact, claim: Claim, words: str, meant: str) -> str | None:
    """Why other words than `reads` has are at odds with it; those of a quotation may be restored."""
    if claim.kind is not Kind.QUOTATION:
        return f"says is the term {_quoted(words)}, reads {_quoted(meant)}"
    if fact.source.wording is Wording.VERBATIM:
        return f"the words differ, and {fact.source.id} is said to be verbatim"
    return None


def _values_apart(printed: Value, value: Value) -> str | None:
    match printed, value:
        case Reading() as one, Reading() as other:
            return _readings_apart(one, other)
        case Parted() as one, Parted() as other:
            return _parts_apart(one, other)
    return None


def _readings_apart(printed: Reading, value: Reading) -> str | None:
    if printed.unit != value.unit:
        return f"one is in {printed.unit or 'no unit'}, the other in {value.unit or 'no unit'}"
    if not printed.support.meets(value.support):
        return f"says allows {_extent(printed)}, reads {_extent(value)}"
    one, other = printed.hours, value.hours
    if one and other and one.clock == other.clock and not one.level("support").meets(other.level("support")):
        return f"says allows {one.shown(one.support)}, reads {other.shown(other.support)}"
    return None


def _parts_apart(printed: Parted, value: Parted) -> str | None:
    """The same of tallies and periods; of a period without ends, all that it covers."""
    if len(printed.parts) != len(value.parts):
        return f"says has {len(printed.parts)} places, reads {len(value.parts)}"
    is_time = printed.within or value.within
    pairs = [(printed.whole, value.whole)] if is_time else zip(printed.parts, value.parts, strict=True)
    return next(filter(None, (_readings_apart(one, other) for one, other in pairs if one and other)), None)


def _extent(reading: Reading) -> str:
    low, high = (f"{end:,.15g}" if isinstance(end, float) else end or "any" for end in reading.bounds(reading.support))
    return low if low == high else f"{low} to {high}"


def _joined(printed: tuple[Value, ...]) -> Value:
    """A roster is all its names, a quotation all its pieces; of a measure in two units, the first is the value."""
    rosters = [value for value in printed if isinstance(value, frozenset)]
    if rosters:
        return frozenset().union(*rosters)
    wordings = [value for value in printed if isinstance(value, str)]
    return PIECES.join(wordings) if wordings else printed[0]


def _listed(words: Mapping[str, object] | list[str]) -> str:
    most = 6
    shown = ", ".join(list(words)[:most])
    return shown if len(words) <= most else f"{shown} and {len(words) - most} more"


def _quoted(words: str) -> str:
    most = 80
    return f'"{words}"' if len(words) <= most else f'"{words[: most - 1]}…"'
