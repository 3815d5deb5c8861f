"""The records as values, and the corpus that holds them.

The records are claims, names, sources, facts and acknowledgements.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any, ClassVar

import attrs

from discrepant.corpus.anchor import Anchor, TextIndex
from discrepant.corpus.equations import Equation, Scaled
from discrepant.reading.mention_kinds import MentionKind
from discrepant.reading.model import PERCENT, Parted, Reading
from discrepant.reading.reader import Reader
from discrepant.reading.wording import spelling

__all__ = [
    "GROWS",
    "PIECES",
    "Acknowledgement",
    "Claim",
    "Corpus",
    "Fact",
    "Kind",
    "Name",
    "Names",
    "Nature",
    "Place",
    "Relation",
    "Skip",
    "Source",
    "Value",
    "Weight",
    "Wording",
]


PIECES = " … "  # stands between the pieces of a quotation, where the text says who speaks
GROWS = 3.0  # times as much as before a running total is taken to be within a year, if a claim does not say


class Kind(StrEnum):
    """What sort of answer a claim has."""

    COUNT = "count"
    MONEY = "money"
    MEASURE = "measure"
    SHARE = "share"
    NUMBER = "number"
    CHANGE = "change"
    TALLY = "tally"
    DATE = "date"
    PERIOD = "period"
    AGE = "age"
    TERM = "term"
    ROSTER = "roster"
    QUOTATION = "quotation"

    @property
    def named(self) -> str:
        """With its article, as a sentence has it."""
        return f"an {self}" if self is Kind.AGE else f"a {self}"


class Nature(StrEnum):
    """How the true answer behaves over time."""

    CONSTANT = "constant"
    CUMULATIVE = "cumulative"
    VARYING = "varying"


class Weight(StrEnum):
    """How much hangs on a claim, from the gravest down."""

    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"


class Wording(StrEnum):
    """How a source's text came to us."""

    VERBATIM = "verbatim"
    TRANSLATED = "translated"
    PARAPHRASED = "paraphrased"
    GARBLED = "garbled"


@attrs.frozen(kw_only=True, order=True)
class Place:
    """A line of a record file: path below the corpus root with forward slashes, and line from 1."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@attrs.frozen(kw_only=True)
class Name:
    """One person, place or body, and the spellings under which sources print it."""

    key: str
    label: str
    also: tuple[str, ...] = ()
    place: Place


@attrs.frozen(kw_only=True, eq=False)  # caches go by identity
class Names:
    """All names, found by any spelling, without regard to case, type or spacing."""

    entries: tuple[Name, ...] = ()
    by_spelling: Mapping[str, Name] = attrs.field(factory=dict, repr=False)  # `wording.spelling` -> its name

    def find(self, printed: str) -> Name | None:
        """The name that is printed so, with or without a leading article."""
        key = spelling(printed)
        return self.by_spelling.get(key) or self.by_spelling.get(key.removeprefix("the "))

    def key(self, printed: str) -> str:
        """The key of the entry that a name belongs to.

        A name that has no entry stands for itself, folded and without a leading article.
        """
        name = self.find(printed)
        return name.key if name else spelling(printed).removeprefix("the ")


@attrs.frozen(kw_only=True)
class Skip:
    """What of a source's text states nothing to be encoded.

    `what` names it in words. It takes out the mentions that lie in its half-open `spans` of characters, those of its
    `kind` alone if it has one.
    """

    what: str
    because: str
    kind: MentionKind | None = None
    spans: tuple[tuple[int, int], ...]
    place: Place


@attrs.frozen(kw_only=True)
class Source:
    """One article: who printed it, when, and its text.

    `published` is a date reading, its `words` as in the record. `body` is the decoded text. `speaker` and `via` are
    those of its facts that name nobody else. `original` is the file that the text was taken from. `version_of` has the
    source that holds the text before this one, where both are texts of one article.
    """

    id: str
    publisher: str
    headline: str
    published: Reading
    dated: str = "printed"
    dated_by: str | None = None
    text: str
    sha256: str
    original: str | None = None
    wording: Wording = Wording.VERBATIM
    authors: tuple[str, ...] = ()
    speaker: str | None = None
    via: str | None = None
    speaker_by: str | None = None
    version_of: str | None = None
    language: str = "en"
    url: str | None = None
    note: str | None = None
    skips: tuple[Skip, ...] = ()
    place: Place
    body: str = attrs.field(repr=False, eq=False)

    @cached_property
    def index(self) -> TextIndex:
        """The text as quotes are looked for in it."""
        return TextIndex(self.body)


# What a fact's words stand for, by kind: a Reading for a number, a date or an age; the parts of a tally or a period;
# the key of a term; the keys (or folded spellings) of the people on a roster; the normalised wording of a quotation.
Value = Reading | Parted | str | frozenset[str]


@attrs.frozen(kw_only=True)
class Fact:
    """What one source states about one claim, in its own words.

    `says` holds the printed words, one entry but for rosters, measures in two units and quotations in pieces. `printed`
    is what each of them stands for on its own, None where only `reads` makes it readable; `value` is what the whole
    fact stands for. `is_dated` where the record has `as_of`, which else is the day of publishing. `speaker` and `via`
    are the source's where the record has none; `speaker_by` is the record's own. `made` has what others make of the
    fact and share, by what it is for.
    """

    id: str
    claim: str
    source: Source
    says: tuple[str, ...]
    quote: str
    as_of: Reading
    is_dated: bool = True
    reads: str | None = None
    speaker: str | None = None
    via: str | None = None
    speaker_by: str | None = None
    complete: bool = False
    note: str | None = None
    place: Place
    printed: tuple[Value | None, ...]
    value: Value
    made: dict[str, Any] = attrs.field(factory=dict, init=False, repr=False, eq=False)

    @property
    def said(self) -> str:
        """The printed words as one text: what parts the pieces of a quotation is left out."""
        is_wording = isinstance(self.value, str)
        return (PIECES if is_wording else "; ").join(self.says)

    @cached_property
    def anchor(self) -> Anchor:
        """Where the quote stands in the source's text."""
        index = self.source.index
        return index.known.get(self.quote) or index.anchor(self.quote)


@attrs.frozen(kw_only=True)
class Claim:
    """A question that sources answer, and their answers in order of source and place."""

    key: str
    about: str
    kind: Kind
    nature: Nature = Nature.CONSTANT
    unit: str | None = None
    terms: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    broader: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    together: tuple[tuple[str, ...], ...] = ()
    because: Mapping[frozenset[str], str] = attrs.field(factory=dict)  # by two related terms, why they are
    counted_by: str | None = None
    grows: float = GROWS
    weight: Weight = Weight.NORMAL
    story: str | None = None
    qid: str | None = None  # the item and the property of Wikidata that ask the same
    pid: str | None = None
    place: Place
    facts: tuple[Fact, ...] = ()

    @property
    def in_unit(self) -> str | None:
        """The unit in which it is answered: that of a share is %, and a plain number has none."""
        return PERCENT if self.kind is Kind.SHARE else self.unit


@attrs.frozen(kw_only=True)
class Relation:
    """What must hold between the answers to several claims.

    `scales` are the units in which it is worked out. Its `key` is made of what it is about; no claim has the same.
    Story and weight are those of its first claim.
    """

    kind: ClassVar = "relation"  # beside the kinds of claims, in reports

    key: str
    about: str
    equation: Equation
    scales: Scaled
    weight: Weight = Weight.NORMAL
    story: str | None = None
    place: Place


@attrs.frozen(kw_only=True)
class Acknowledgement:
    """A disagreement that an editor has looked at.

    It is between the sides on which these sources stand. `over` are the words that were seen on the sides; `until` is
    its last day.
    """

    claim: str
    between: tuple[str, ...]
    over: tuple[str, ...] = ()
    reason: str
    by: str | None = None
    until: date | None = None
    place: Place


@attrs.frozen(kw_only=True, eq=False)  # caches go by identity
class Corpus:
    """Everything that was read from one corpus root, each part in order of its key.

    `unfinished` has the places of facts that a draft left without a claim; these are in none of the other parts.
    `articles` has, by each source that is one of several texts of an article, all of these in order, the latest last.
    """

    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]
    facts: tuple[Fact, ...]
    names: Names
    relations: Mapping[str, Relation] = attrs.field(factory=dict)  # in order of their records
    acknowledged: tuple[Acknowledgement, ...] = ()
    unfinished: tuple[Place, ...] = ()
    articles: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    reader: Reader = attrs.field(factory=Reader)  # by the desk's own hedge table, if it has one

    def __repr__(self) -> str:
        left = f"; unfinished facts: {len(self.unfinished)}" if self.unfinished else ""
        return f"<Corpus: {len(self.sources)} sources, {len(self.facts)} facts, {len(self.claims)} claims{left}>"
