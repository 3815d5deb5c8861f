"""How a mention of a story stands to the records, and what is shown for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any

import attrs

from discrepant.compare.finding import FactShown

__all__ = ["MEANINGS", "MOST", "UNSEEN", "Proofed", "Status", "in_marks", "totals"]


class Status(StrEnum):
    """How a mention stands to the records, the gravest first."""

    CONTRADICTED = "contradicted"
    ALTERED = "altered"
    CUT_SHORT = "cut short"
    DISPUTED = "disputed"
    SHARPER = "sharper"
    LOOSER = "looser"
    UNSUPPORTED = "unsupported"
    SUPPORTED = "supported"

    @property
    def fails(self) -> bool:
        """Whether a story with such a mention fails."""
        return self in (Status.CONTRADICTED, Status.ALTERED)


MEANINGS: Mapping[Status, str] = MappingProxyType(
    {
        Status.CONTRADICTED: "what can be compared says something else, or another speaker said it",
        Status.ALTERED: "a quotation with other words than the source has",
        Status.CUT_SHORT: "a quotation that leaves out what turns it, such as its “but”",
        Status.DISPUTED: "some sources say so, others say what cannot be true as well",
        Status.SHARPER: "more exact than a source, or without its “about” or “more than”",
        Status.LOOSER: "less exact than a source",
        Status.UNSUPPORTED: "nothing in the records is surely about it",
        Status.SUPPORTED: "a source says so",
    }
)
MOST = 5_000  # mentions, or names, of one story
UNSEEN = (
    "Not looked at: lists of names, sums over several claims, what a name stands for, posts of people whose post no "
    "claim asks, and what is told without a figure, a date or quotation marks."
)


def totals(found: Iterable[Proofed]) -> str:
    """How many mentions there are, and how many of each status."""
    counts = Counter(each.status for each in found)
    told = ", ".join(f"{counts[status]} {status}" for status in Status if counts[status])
    number = counts.total()
    return f"{number} mention{'s' if number != 1 else ''}: {told}." if told else "Nothing to be proofed."


def in_marks(quote: str) -> str:
    """A source's words in quotation marks, unless they have some of their own."""
    return quote if "\u201c" in quote or '"' in quote else f"\u201c{quote}\u201d"


@attrs.frozen(kw_only=True)
class Proofed:
    """A mention of a story, its status, and the facts that stand for and against it.

    `claim` is what it answers, `about` what that asks; without one, `nearest` are claims to look at. `origins` counts
    where the facts for it come from. `outdated` says that it is what was told before.
    """

    words: str
    kind: str
    line: int
    span: tuple[int, int]
    status: Status
    why: str
    claim: str | None = None
    about: str = ""
    facts: tuple[FactShown, ...] = ()
    against: tuple[FactShown, ...] = ()
    origins: int = 0
    outdated: bool = False
    nearest: tuple[str, ...] = ()

    @property
    def shown_status(self) -> str:
        """Its status, and whether that is for what was told before."""
        return f"{self.status} (outdated)" if self.outdated else str(self.status)

    @property
    def from_origins(self) -> str:
        """How many origins the facts for it have, behind its claim: ", 2 origins"."""
        return f", {self.origins} origin{'s' if self.origins != 1 else ''}" if self.origins else ""

    @property
    def sides(self) -> tuple[tuple[str, tuple[FactShown, ...]], ...]:
        """The facts of the records under what they are to the story."""
        is_quoted = self.status in (Status.ALTERED, Status.CUT_SHORT)
        told = (("In the records" if is_quoted else "For it", self.facts), ("Against it", self.against))
        return tuple((what, facts) for what, facts in told if facts)

    def to_json(self) -> dict[str, Any]:
        """The form that `discrepant proof --json` prints."""
        told = attrs.asdict(self)
        return {**told, "status": str(self.status), "span": list(self.span)}
