"""What is found in a running text, before its words are cut from it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

import attrs

from discrepant.reading.mention_kinds import MentionKind
from discrepant.reading.model import Reading

__all__ = ["FoundMention", "outside"]


@attrs.frozen(kw_only=True)
class FoundMention:
    """A place in a text, its kind, and its reading or the reason why there is none.

    The span goes from its first character up to the one after its last.
    """

    span: tuple[int, int]
    kind: MentionKind
    reading: Reading | None = None
    problem: str = ""


def outside(spans: Sequence[tuple[int, int]], found: Iterable[FoundMention]) -> Iterator[FoundMention]:
    """What meets none of these spans, which are in order and apart."""
    ends = [end for _, end in spans]
    for each in found:
        i = bisect_right(ends, each.span[0])
        if i == len(spans) or spans[i][0] >= each.span[1]:
            yield each
