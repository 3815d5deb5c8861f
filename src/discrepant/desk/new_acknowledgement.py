"""An acknowledgement as it is written into the records.

Where nobody has looked yet, places are left to fill in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from discrepant.toml.text import array, quoted

__all__ = ["NewAcknowledgement", "over_line"]

_TO_FILL_IN = "…"


@attrs.frozen(kw_only=True)
class NewAcknowledgement:
    """What is to be acknowledged, and why.

    It has the claim, sources on its sides, and the words that were seen there. `until` is its last day.
    """

    claim: str
    between: tuple[str, ...]
    over: tuple[str, ...] = ()
    reason: str
    by: str | None = None
    until: date | None = None

    @classmethod
    def to_fill_in(cls, claim: str, between: Iterable[str], over: Iterable[str]) -> NewAcknowledgement:
        """What can be said of these sources and words before anybody has looked at them."""
        return cls(claim=claim, between=tuple(between), over=tuple(over), reason=_TO_FILL_IN, by=_TO_FILL_IN)

    def toml(self) -> str:
        """The entry as a table of TOML, without a line end."""
        return "\n".join(("[[acknowledged]]", *self._lines()))

    def _lines(self) -> Iterator[str]:
        yield f"claim = {quoted(self.claim)}"
        yield f"between = {array(self.between)}"
        if self.over:
            yield over_line(self.over)
        yield f"reason = {quoted(self.reason)}"
        if self.by:
            yield f"by = {quoted(self.by)}"
        if self.until:
            yield f'until = "{self.until}"'


def over_line(words: Iterable[str]) -> str:
    """The line of an acknowledgement with the words that were seen on the sides."""
    return f"over = {array(words)}"
