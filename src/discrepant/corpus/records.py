"""The form of the records: which keys each table has, of what type, and what is written there.

What the metadata of a key say is in the terms of JSON Schema, which editors show: `description`, `examples`, `pattern`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NewType

import attrs

from discrepant.corpus.model import Kind, Nature, Weight, Wording
from discrepant.reading.figures import ENGLISH, LANGUAGE

__all__ = [
    "KEY",
    "KEYED",
    "LISTED",
    "OF_A_SOURCE",
    "SHA256",
    "SINGLE",
    "TABLES",
    "URL",
    "AcknowledgedRecord",
    "ClaimKey",
    "ClaimRecord",
    "Dated",
    "FactRecord",
    "NameRecord",
    "SkipRecord",
    "SourceRecord",
]

# the keys of claims and the ids of sources stand in file names and test ids
KEY = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")
URL = re.compile(r"https?://[^\s<>\"]+")
SHA256 = re.compile(r"[0-9A-Fa-f]{64}")

# Empty in a draft, where the claim is still to be named.
ClaimKey = NewType("ClaimKey", str)


class Dated(StrEnum):
    """Whether the published date stands in print or was worked out."""

    PRINTED = "printed"
    INFERRED = "inferred"


def _told(description: str, *examples: object, pattern: re.Pattern[str] | None = None) -> dict[str, object]:
    """What an editor shows of a key, and the pattern that all of its text must match."""
    told: dict[str, object] = {"description": description, "examples": list(examples)}
    return told if pattern is None else {**told, "pattern": pattern}


@attrs.frozen(kw_only=True)
class CompatibleRecord:
    """Terms of a claim that are no contradiction, with the reason, which findings show."""

    terms: tuple[str, ...] = attrs.field(metadata=_told("Two terms or more.", ["left-wing", "liberal"]))
    because: str = attrs.field(
        metadata=_told(
            "Why they are no contradiction, in a sentence.", "A liberal of the Democrats is of their left wing."
        )
    )
    broader: str | None = attrs.field(
        default=None,
        metadata=_told("The one of them that takes in the others; without it, all can hold at once.", "liberal"),
    )


@attrs.frozen(kw_only=True)
class ClaimRecord:
    """A question that sources answer, given once for all of them: `[claim."letter.signers.count"]`."""

    about: str = attrs.field(
        metadata=_told(
            "What is being asked, so narrowly that two sources with different answers really disagree.",
            "How many House Democrats signed the letter to Biden",
        )
    )
    kind: Kind = attrs.field(
        metadata=_told(
            "What sort of answer it has. A term is what somebody or something is called, such as a post; a roster is a "
            "list of names.",
            "count",
        )
    )
    nature: Nature = attrs.field(
        default=Nature.CONSTANT,
        metadata=_told(
            "How the true answer behaves over time: constant (it never changes), cumulative (a running total, which "
            "never falls) or varying (it may change, so that only what is told of the same days is compared).",
            "cumulative",
        ),
    )
    unit: str | None = attrs.field(
        default=None,
        metadata=_told("Of money, its ISO 4217 code; of a measure, the name of a unit; of nothing else.", "USD", "km"),
    )
    terms: dict[str, tuple[str, ...]] = attrs.field(
        factory=dict,
        metadata=_told(
            "Of a term claim: each term, and the printed words that stand for it.",
            {"spokesperson": ["spokesman", "spokeswoman"]},
        ),
    )
    broader: dict[str, tuple[str, ...]] = attrs.field(
        factory=dict,
        metadata=_told(
            "Of a term claim: each term that takes in narrower ones, and those; what is broader does not conflict with "
            "what is narrower.",
            {"congress": ["house-of-representatives"]},
        ),
    )
    together: tuple[tuple[str, ...], ...] = attrs.field(
        default=(),
        metadata=_told("Of a term claim: groups of terms that can all hold at once.", [["left-wing", "liberal"]]),
    )
    compatible: tuple[CompatibleRecord, ...] = attrs.field(
        default=(),
        metadata=_told("Of a term claim: terms that are no contradiction, with the reason.", []),
    )
    counted_by: str | None = attrs.field(
        default=None,
        metadata=_told("Of a roster: the claim that counts those who are on it.", "letter.signers.count"),
    )
    weight: Weight = attrs.field(
        default=Weight.NORMAL,
        metadata=_told("How much hangs on it: of two open questions the report has the weightier first.", "high"),
    )
    story: str | None = attrs.field(
        default=None,
        metadata=_told(
            "What the claim belongs to, in a few words; the report keeps claims of one story together.",
            "The letter of October 2022",
        ),
    )


@attrs.frozen(kw_only=True)
class NameRecord:
    """A person, place or body, so that all spellings of it compare equal: `[name.volodymyr-zelenskyy]`."""

    label: str = attrs.field(metadata=_told("The spelling under which it is reported.", "Volodymyr Zelenskyy"))
    also: tuple[str, ...] = attrs.field(
        default=(),
        metadata=_told("Other spellings that sources print. Each belongs to one name only.", ["Zelensky", "Zelenskiy"]),
    )


@attrs.frozen(kw_only=True)
class SourceRecord:
    """The article that this file encodes: who printed it, when, and where its text lies. One file holds one source."""

    id: str = attrs.field(
        metadata=_told("A short name, by which facts and acknowledgements go.", "reuters", pattern=KEY)
    )
    publisher: str = attrs.field(metadata=_told("Who published it, as it is to be credited.", "Reuters"))
    headline: str = attrs.field(metadata=_told("Its headline, as printed.", "US urges Ukraine to be open to talks"))
    published: str = attrs.field(
        metadata=_told(
            "When it was published, in EDTF, no more precisely than is known: a day, a month, a year, or an interval.",
            "2022-11-06",
            "2022-10-24/2022-10-25",
        )
    )
    dated: Dated = attrs.field(
        default=Dated.PRINTED,
        metadata=_told("Whether the text prints that day, or it was inferred; then dated_by says how.", "inferred"),
    )
    dated_by: str | None = attrs.field(
        default=None,
        metadata=_told("How the day was inferred.", "The letter was sent the day before, and that was a Monday."),
    )
    text: str = attrs.field(
        metadata=_told("The path of its text, as seen from the folder that holds facts/.", "seeds/reuters.txt")
    )
    sha256: str = attrs.field(
        metadata=_told(
            "The SHA-256 of the text's bytes: a text that changes is an error until somebody has looked at it. "
            "`discrepant draft` fills it in, and `discrepant lint` says what it is.",
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            pattern=SHA256,
        )
    )
    wording: Wording = attrs.field(
        default=Wording.VERBATIM,
        metadata=_told("How the text came to us. Only a verbatim one can misquote.", "translated"),
    )
    authors: tuple[str, ...] = attrs.field(default=(), metadata=_told("Who wrote it.", ["Michael Perry"]))
    language: str = attrs.field(
        default=ENGLISH,
        metadata=_told(
            "The language of the text, a BCP 47 tag, by which its figures are read: 18.2 in English, 18,2 in German.",
            "en-GB",
            pattern=LANGUAGE,
        ),
    )
    url: str | None = attrs.field(
        default=None, metadata=_told("Where it was found.", "https://example.org/talks", pattern=URL)
    )
    original: str | None = attrs.field(
        default=None,
        metadata=_told(
            "The file that the text was taken from, kept as it was received: one in another encoding, from which "
            "`discrepant draft --encoding` makes the text.",
            "seeds/reuters.txt",
        ),
    )
    original_sha256: str | None = attrs.field(
        default=None,
        metadata=_told(
            "The SHA-256 of that file's bytes.",
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            pattern=SHA256,
        ),
    )
    note: str | None = attrs.field(default=None, metadata=_told("Anything else worth knowing.", "An archived copy."))


@attrs.frozen(kw_only=True)
class FactRecord:
    """What this source states about one claim, in its own words, with the passage that proves it."""

    claim: ClaimKey = attrs.field(
        metadata=_told(
            "The key of the claim that is answered. Empty in a draft: name it, or delete the fact.",
            "letter.signers.count",
        )
    )
    says: str | tuple[str, ...] = attrs.field(
        metadata=_told(
            "The answer exactly as printed; it must stand in the quote. A list for a roster's names, or for one "
            "measure given in two units.",
            "more than $18.2 billion",
            ["15 km", "10 miles"],
        )
    )
    quote: str = attrs.field(
        metadata=_told(
            "The passage exactly as printed, with as many words as it needs to stand in the text once.",
            "the amount of US military aid sent to Kyiv to more than $18.2 billion",
        )
    )
    as_of: str | None = attrs.field(
        default=None,
        metadata=_told(
            "The day for which it is told, in EDTF or in words; the source's published day if not given.", "2022-11-04"
        ),
    )
    reads: str | None = attrs.field(
        default=None,
        metadata=_told(
            "What the words mean, in plain words or EDTF, where they are garbled, relative or translated. A roster's "
            "names are parted by semicolons.",
            "about $20 billion",
            "2022-11~",
        ),
    )
    speaker: str | None = attrs.field(default=None, metadata=_told("Who says it, in the source.", "John Kirby"))
    via: str | None = attrs.field(default=None, metadata=_told("Whom this source cites for it.", "The Washington Post"))
    speaker_by: str | None = attrs.field(
        default=None,
        metadata=_told(
            "How the speaker, or who is cited, is known where the text does not name them in these words.",
            "the letter is theirs; the text says only “30 members of Congress”",
        ),
    )
    complete: bool = attrs.field(
        default=False, metadata=_told("Of a roster: complete = true where the list is said to name everybody.")
    )
    note: str | None = attrs.field(default=None, metadata=_told("Anything else worth knowing.", "A caption."))


@attrs.frozen(kw_only=True)
class SkipRecord:
    """Words of the text that state nothing to be encoded, so that `discrepant coverage` leaves them out."""

    words: str = attrs.field(metadata=_told("The words exactly as printed.", "March 15, 2023"))
    because: str = attrs.field(metadata=_told("Why they state nothing.", "The dateline."))
    line: int | None = attrs.field(
        default=None, metadata=_told("The line of the text, where only that one is meant; else all places are.", 4)
    )


@attrs.frozen(kw_only=True)
class AcknowledgedRecord:
    """A conflict that an editor has looked at. It stays in the report, and no longer fails the checks."""

    claim: str = attrs.field(metadata=_told("The claim on which the sources disagree.", "election.type"))
    between: tuple[str, ...] = attrs.field(
        metadata=_told(
            "One source or more on each of the sides. Whoever else stands on these sides is covered, too; a further "
            "value, on which none of them stands, is looked at anew.",
            ["ft", "dpa"],
        )
    )
    over: tuple[str, ...] = attrs.field(
        default=(),
        metadata=_told(
            "The words as they were seen on the sides. Where a side no longer says them, the conflict counts again; "
            "without them a changed record stays acknowledged, of which every run warns.",
            ["general election", "midterm elections"],
        ),
    )
    reason: str = attrs.field(
        metadata=_told(
            "Why the conflict may stand, in a sentence for whoever reads the report.",
            "One text is a translation; the election was the midterm.",
        )
    )
    by: str | None = attrs.field(default=None, metadata=_told("Who looked at it.", "foreign desk"))
    until: date | None = attrs.field(
        default=None,
        metadata=_told(
            "The last day on which this holds, in quotes; after it the conflict counts again.", "2027-01-01"
        ),
    )


# The tables of a record file: those that have a key of their own, the one that stands once, those that stand again
# and again. Some belong to the file's source.
KEYED: Mapping[str, type] = {"claim": ClaimRecord, "name": NameRecord}
SINGLE: Mapping[str, type] = {"source": SourceRecord}
LISTED: Mapping[str, type] = {"fact": FactRecord, "skip": SkipRecord, "acknowledged": AcknowledgedRecord}
TABLES = (*KEYED, *SINGLE, *LISTED)
OF_A_SOURCE: Mapping[str, str] = {"fact": "facts", "skip": "skips"}
