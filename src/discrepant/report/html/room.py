"""As many questions as a page has room for.

They are written one by one, in their order, and those that no longer fit are counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import attrs
from markupsafe import Markup

from discrepant.compare.finding import FactShown
from discrepant.report.html.environment import environment
from discrepant.report.html.questions import QuestionStanding
from discrepant.report.html.rows import QuestionGroup
from discrepant.report.records import ClaimShown

__all__ = ["ListedGroup", "Untold", "in_room", "once_in_room"]


@attrs.frozen(kw_only=True)
class ListedGroup:
    """What stands alike with an editor, in HTML: so many questions, of which some are left out."""

    standing: QuestionStanding
    is_unfolded: bool
    count: int
    left: int
    rows: Markup


@attrs.frozen
class Untold:
    """A claim of which a report has the key alone."""

    key: str
    about: str = ""
    facts: tuple[FactShown, ...] = ()


def in_room(
    groups: Iterable[QuestionGroup], words: Mapping[str, Any], room: int
) -> tuple[tuple[ListedGroup, ...], tuple[Markup, ...]]:
    """The groups with as many rows as have room, and the whole of each question of these.

    Room is in bytes; once a question has none, none behind it is shown. `words` is what the templates know.
    """
    template = _macros(words)
    listed: list[ListedGroup] = []
    panes: list[Markup] = []
    for group in groups:
        begins = len(panes)
        rows = ((template.row(row), template.whole(row.part, begins + n == 0)) for n, row in enumerate(group.rows))
        written, room = _fitting(rows, room)
        panes += (whole for _, whole in written)
        listed.append(
            ListedGroup(
                standing=group.standing,
                is_unfolded=group.is_unfolded,
                count=len(group.rows),
                left=len(group.rows) - len(written),
                rows=Markup("").join(row for row, _ in written),
            )
        )
    return tuple(listed), tuple(panes)


def once_in_room(
    claims: Sequence[ClaimShown | Untold], words: Mapping[str, Any], room: int
) -> tuple[tuple[Markup, ...], int]:
    """As many claims of one source as have room, and how many are left out."""
    template = _macros(words)
    written, _ = _fitting(((template.once(claim),) for claim in claims), room)
    return tuple(row for (row,) in written), len(claims) - len(written)


def _macros(words: Mapping[str, Any]) -> Any:  # noqa: ANN401  # which has a function a macro
    return environment().get_template("question.html").make_module(dict(words))


def _fitting(rows: Iterable[tuple[Markup, ...]], room: int) -> tuple[list[tuple[Markup, ...]], int]:
    """The rows up to the first that has no room, and the room behind them, which is none where there was such a one."""
    written: list[tuple[Markup, ...]] = []
    for row in rows:
        room -= sum(len(piece.encode("utf-8", "backslashreplace")) for piece in row)
        if room < 0:
            return written, 0
        written.append(row)
    return written, room
