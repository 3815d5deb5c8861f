"""How a mention of a story stands to the records, and what is shown for it."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import attrs

from discrepant.compare.finding import FactShown

__all__ = ["Proofed", "Status"]


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

    def to_json(self) -> dict[str, Any]:
        """The form that `discrepant proof --json` prints."""
        told = attrs.asdict(self)
        return {**told, "status": str(self.status), "span": list(self.span)}
