"""The form of the records: which keys each table has, and of what type."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NewType

import attrs

from discrepant.corpus.model import Kind, Nature, Wording

__all__ = [
    "AcknowledgedRecord",
    "ClaimKey",
    "ClaimRecord",
    "Dated",
    "FactRecord",
    "NameRecord",
    "SkipRecord",
    "SourceRecord",
]

# Empty in a draft, where the claim is still to be named.
ClaimKey = NewType("ClaimKey", str)


class Dated(StrEnum):
    """Whether the published date stands in print or was worked out."""

    PRINTED = "printed"
    INFERRED = "inferred"


@attrs.frozen(kw_only=True)
class ClaimRecord:
    """`[claim."key"]`"""

    about: str
    kind: Kind
    nature: Nature = Nature.CONSTANT
    unit: str | None = None
    terms: dict[str, tuple[str, ...]] = attrs.field(factory=dict)
    broader: dict[str, tuple[str, ...]] = attrs.field(factory=dict)
    together: tuple[tuple[str, ...], ...] = ()
    counted_by: str | None = None


@attrs.frozen(kw_only=True)
class NameRecord:
    """`[name.key]`"""

    label: str
    also: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class SourceRecord:
    """`[source]`"""

    id: str
    publisher: str
    headline: str
    published: str
    dated: Dated = Dated.PRINTED
    dated_by: str | None = None
    text: str
    sha256: str
    wording: Wording = Wording.VERBATIM
    authors: tuple[str, ...] = ()
    language: str = "en"
    url: str | None = None
    note: str | None = None


@attrs.frozen(kw_only=True)
class FactRecord:
    """`[[fact]]`"""

    claim: ClaimKey
    says: str | tuple[str, ...]
    quote: str
    as_of: str | None = None
    reads: str | None = None
    speaker: str | None = None
    via: str | None = None
    complete: bool = False
    note: str | None = None


@attrs.frozen(kw_only=True)
class SkipRecord:
    """`[[skip]]`"""

    words: str
    because: str
    line: int | None = None


@attrs.frozen(kw_only=True)
class AcknowledgedRecord:
    """`[[acknowledged]]`"""

    claim: str
    between: tuple[str, ...]
    reason: str
    by: str | None = None
    until: date | None = None
