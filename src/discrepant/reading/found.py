"""What is found in a running text, before its words are cut from it."""

from __future__ import annotations

import attrs

from discrepant.reading.mention_kinds import MentionKind
from discrepant.reading.model import Reading

__all__ = ["FoundMention"]


@attrs.frozen(kw_only=True)
class FoundMention:
    """A place in a text, its kind, and its reading or the reason why there is none.

    The span goes from its first character up to the one after its last.
    """

    span: tuple[int, int]
    kind: MentionKind
    reading: Reading | None = None
    problem: str = ""
