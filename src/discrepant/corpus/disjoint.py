"""Disjoint sets of keys, which are joined two at a time."""

from __future__ import annotations

import attrs

__all__ = ["DisjointSets"]


@attrs.define
class DisjointSets:
    """Sets that share no key. A key that was never joined to another is a set of its own."""

    parent: dict[str, str] = attrs.field(factory=dict)

    def of(self, key: str) -> str:
        """The key that stands for the whole set of this one."""
        while (above := self.parent.get(key)) is not None:
            self.parent[key] = self.parent.get(above, above)
            key = above
        return key

    def join(self, one: str, other: str) -> bool:
        """Make one set of the sets of these two keys, and tell whether they were two before."""
        first, second = self.of(one), self.of(other)
        if first == second:
            return False
        self.parent[second] = first
        return True
