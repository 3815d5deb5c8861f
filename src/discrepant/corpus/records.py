"""The form of the records of what is asked of all sources.

The tables that a record file can hold stand here, too. What the metadata of a key say is in the terms of JSON Schema,
which editors show: `description`, `examples`, `pattern`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import attrs

from discrepant.corpus.model import Kind, Nature, Weight
from discrepant.corpus.source_records import (
    LINES,
    UNSURE,
    ClaimKey,
    FactRecord,
    LineRange,
    SkipRecord,
    SourceRecord,
    described,
)
from discrepant.toml.form import Structure
from discrepant.toml.values import Misfit, text

__all__ = [
    "BRACKETS",
    "ITEM",
    "KEYED",
    "LISTED",
    "OF_A_SOURCE",
    "PROPERTY",
    "SINGLE",
    "TABLES",
    "AcknowledgedRecord",
    "ClaimRecord",
    "NameRecord",
    "RelationRecord",
    "structure",
]


ITEM, PROPERTY = re.compile(r"Q[1-9][0-9]{0,10}"), re.compile(r"P[1-9][0-9]{0,10}")  # of Wikidata


@attrs.frozen(kw_only=True)
class CompatibleRecord:
    """Terms of a claim that are no contradiction, with the reason, which findings show."""

    terms: tuple[str, ...] = attrs.field(metadata=described("Two terms or more.", ["left-wing", "liberal"]))
    because: str = attrs.field(
        metadata=described(
            "Why they are no contradiction, in a sentence.", "A liberal of the Democrats is of their left wing."
        )
    )
    broader: str | None = attrs.field(
        default=None,
        metadata=described("The one of them that takes in the others; without it, all can hold at once.", "liberal"),
    )


@attrs.frozen(kw_only=True)
class ClaimRecord:
    """A question that sources answer: `[claim."letter.signers.count"]`.

    The question is given once for all of them.
    """

    about: str = attrs.field(
        metadata=described(
            "What is being asked, so narrowly that two sources with different answers really disagree.",
            "How many House Democrats signed the letter to Biden",
        )
    )
    kind: Kind = attrs.field(
        metadata=described(
            "What sort of answer it has. A term is what somebody or something is called, such as a post; a roster is a "
            "list of names; a change is how far something went up or down; a tally is how sides stand (219-212); a "
            "period goes from a first to a last day, or number if it has a unit; an age moves with the day.",
            "count",
        )
    )
    nature: Nature = attrs.field(
        default=Nature.CONSTANT,
        metadata=described(
            "How the true answer behaves over time: constant (it never changes), cumulative (a running total, which "
            "never falls) or varying (it may change, so that only what is told of the same days is compared).",
            "cumulative",
        ),
    )
    unit: str | None = attrs.field(
        default=None,
        metadata=described(
            "Of money, its ISO 4217 code; of a measure, the name of a unit; of a change, %, percentage points, a "
            "currency or a unit, if it has one; of a number that is a rate, per 100,000 or the like; of a period of "
            'numbers, one of a measure, "%" or "number"; of nothing else.',
            "USD",
            "km",
            "percentage points",
        ),
    )
    terms: dict[str, tuple[str, ...]] = attrs.field(
        factory=dict,
        metadata=described(
            "Of a term claim: each term, and the printed words that stand for it.",
            {"spokesperson": ["spokesman", "spokeswoman"]},
        ),
    )
    broader: dict[str, tuple[str, ...]] = attrs.field(
        factory=dict,
        metadata=described(
            "Of a term claim: each term that takes in narrower ones, and those; what is broader does not conflict with "
            "what is narrower.",
            {"congress": ["house-of-representatives"]},
        ),
    )
    together: tuple[tuple[str, ...], ...] = attrs.field(
        default=(),
        metadata=described("Of a term claim: groups of terms that can all hold at once.", [["left-wing", "liberal"]]),
    )
    compatible: tuple[CompatibleRecord, ...] = attrs.field(
        default=(),
        metadata=described("Of a term claim: terms that are no contradiction, with the reason.", []),
    )
    counted_by: str | None = attrs.field(
        default=None,
        metadata=described("Of a roster: the claim that counts those who are on it.", "letter.signers.count"),
    )
    grows: float | None = attrs.field(
        default=None,
        metadata=described(
            "Of a running total: how many times as much as before it may well be within a year, 3 if not given. What "
            "grows beyond that is strained; inf sets no limit.",
            50,
        ),
    )
    weight: Weight = attrs.field(
        default=Weight.NORMAL,
        metadata=described("How much hangs on it: of two open questions the report has the weightier first.", "high"),
    )
    story: str | None = attrs.field(
        default=None,
        metadata=described(
            "What the claim belongs to, in a few words; the report keeps claims of one story together.",
            "The letter of October 2022",
        ),
    )
    qid: str | None = attrs.field(
        default=None,
        metadata=described("The item of Wikidata that it is about.", "Q50811", pattern=ITEM),
    )
    pid: str | None = attrs.field(
        default=None,
        metadata=described("The property of that item which asks the same.", "P1120", pattern=PROPERTY),
    )


@attrs.frozen(kw_only=True)
class NameRecord:
    """A person, place or body: `[name.volodymyr-zelenskyy]`.

    All the spellings that stand in its record compare equal.
    """

    label: str = attrs.field(metadata=described("The spelling under which it is reported.", "Volodymyr Zelenskyy"))
    also: tuple[str, ...] = attrs.field(
        default=(),
        metadata=described(
            "Other spellings that sources print. Each belongs to one name only.", ["Zelensky", "Zelenskiy"]
        ),
    )


@attrs.frozen(kw_only=True)
class RelationRecord:
    """What must hold between the answers to several claims.

    Of each source alone, and of all of them together.
    """

    about: str = attrs.field(
        metadata=described(
            "Why it must hold, in a sentence; an acknowledgement goes by its words.",
            "The dead are the children and the grown-ups among them",
        )
    )
    holds: str = attrs.field(
        metadata=described(
            "Two sums of claims and figures with = <= < >= or > between them. A minus needs blanks around it, for keys "
            "have hyphens; a figure has its unit.",
            "toll.killed = toll.killed.children + toll.killed.adults",
            "talks.day - invasion.start >= 3 days",
            "turnout = votes.cast / voters.registered * 100 %",
        )
    )


@attrs.frozen(kw_only=True)
class AcknowledgedRecord:
    """A conflict that an editor has looked at.

    It stays in the report, and no longer fails the checks.
    """

    claim: str = attrs.field(
        metadata=described("The claim on which the sources disagree, or what a relation is called.", "election.type")
    )
    between: tuple[str, ...] = attrs.field(
        metadata=described(
            "One source or more on each of the sides. Whoever else stands on these sides is covered, too; a further "
            "value, on which none of them stands, is looked at anew.",
            ["ft", "dpa"],
        )
    )
    over: tuple[str, ...] = attrs.field(
        default=(),
        metadata=described(
            "The words as they were seen on the sides. Where a side no longer says them, the conflict counts again; "
            "without them a changed record stays acknowledged, of which every run warns.",
            ["general election", "midterm elections"],
        ),
    )
    reason: str = attrs.field(
        metadata=described(
            "Why the conflict may stand, in a sentence for whoever reads the report.",
            "One text is a translation; the election was the midterm.",
        )
    )
    by: str | None = attrs.field(default=None, metadata=described("Who looked at it.", "foreign desk"))
    until: date | None = attrs.field(
        default=None,
        metadata=described(
            "The last day on which this holds, in quotes; after it the conflict counts again.", "2027-01-01"
        ),
    )


# The tables of a record file: those that have a key of their own, the one that stands once, those that stand again
# and again. Some belong to the file's source.
KEYED: Mapping[str, type] = {"claim": ClaimRecord, "name": NameRecord}
SINGLE: Mapping[str, type] = {"source": SourceRecord}
LISTED: Mapping[str, type] = {
    "relation": RelationRecord,
    "fact": FactRecord,
    "skip": SkipRecord,
    "acknowledged": AcknowledgedRecord,
}
TABLES = (*KEYED, *SINGLE, *LISTED)
# how the header of each table that is not named by a key is typed
BRACKETS = {
    **{table: f"type [[{table}]], in two brackets, above each" for table in LISTED},
    **{table: f"type [{table}], in one bracket, once in a file" for table in SINGLE},
}
OF_A_SOURCE: Mapping[str, str] = {"fact": "facts", "skip": "skips"}


def _claim_key(value: object) -> ClaimKey:
    return ClaimKey(value if value == "" and isinstance(value, str) else text(value))


def _line_range(value: object) -> LineRange:
    words = text(value)
    if LINES.fullmatch(words):
        return LineRange(words)
    if words.endswith(UNSURE):
        hint = 'look at what stands there now, and write the lines that are meant, such as "3-7"'
        raise Misfit(f'"{words}" may hold something else since the text has changed', hint=hint)
    raise Misfit(f'must be lines of the text, not "{words}"', hint='the first and the last, such as "3-7", or one')


structure = Structure({ClaimKey: _claim_key, LineRange: _line_range})
