"""How far a phrase of a grammar reaches among tokens: LALR tables driven once from a place, with no second try."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lark import Lark
from lark.parsers.lalr_analysis import Shift

__all__ = ["Prefixes"]

_END = "$END"
_MOST = 60  # tokens: no printed number or date comes near it, and it bounds the time in any text


class Prefixes:
    """The phrases of a grammar that begin at a token, by the tables of its parser."""

    def __init__(self, lark: Lark) -> None:
        table: Any = lark.parser.parser._parse_table  # noqa: SLF001  # lark has no public name for it
        self._start: int = table.start_states["start"]
        self._end: int = table.end_states["start"]
        # for each state and terminal the state that follows; of a rule that is done, its name and how many it takes
        self._steps: dict[int, dict[str, int | tuple[str, int]]] = {
            state: {
                name: arg if action is Shift else (arg.origin.name, len(arg.expansion))
                for name, (action, arg) in actions.items()
            }
            for state, actions in table.states.items()
        }

    def begins(self, kind: str) -> bool:
        """Whether a phrase can begin with this terminal."""
        return kind in self._steps[self._start]

    def ends(self, kinds: Sequence[str], first: int) -> list[int]:
        """The indices after each phrase that begins at the first terminal, the longest phrase last."""
        stack, found = [self._start], []
        for i in range(first, min(len(kinds), first + _MOST)):
            if not self._take(stack, kinds[i]):
                break
            if self._take(stack.copy(), _END):
                found.append(i + 1)
        return found

    def _take(self, stack: list[int], kind: str) -> bool:
        """Move on by one terminal; False where none of the grammar's phrases goes on so."""
        steps = self._steps
        while (step := steps[stack[-1]].get(kind)) is not None:
            if isinstance(step, int):
                stack.append(step)
                return True
            name, size = step
            if size:
                del stack[-size:]
            following = steps[stack[-1]][name]
            assert isinstance(following, int)  # noqa: S101  # after a rule the tables only move on
            stack.append(following)
            if kind == _END and following == self._end:
                return True
        return False
