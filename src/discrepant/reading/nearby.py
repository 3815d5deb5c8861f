"""How far back from a place something is looked for."""

from __future__ import annotations

__all__ = ["back"]


def back(at: int, count: int) -> int:
    """The place so many before this one, or the first."""
    return max(0, at - count)
