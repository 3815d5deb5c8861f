"""As many questions as a page has room for.

They are written one by one, in their order, and those that no longer fit are counted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Any, TypeVar

import attrs
from markupsafe import Markup

from discrepant.compare.finding import FactShown
from discrepant.report.html.claims import claim_part
from discrepant.report.html.environment import environment
from discrepant.report.html.kept_parts import KeptParts
from discrepant.report.html.matter import Matter
from discrepant.report.html.questions import QuestionStanding
from discrepant.report.html.rows import pieces_of, row_of
from discrepant.report.records import ClaimShown

__all__ = ["Known", "ListedGroup", "Untold", "in_room", "once_in_room"]

_Row = TypeVar("_Row", bound=tuple[str, ...])


@attrs.frozen(kw_only=True)
class ListedGroup:
    """What stands alike with an editor, in HTML: so many questions, some of which are left out."""

    standing: QuestionStanding
    count: int
    left: int
    rows: tuple[Markup, ...]

    @property
    def is_unfolded(self) -> bool:
        """Whether there is something to be done, so that its rows are seen without asking for them."""
        return self.standing in (QuestionStanding.MEND, QuestionStanding.ASK)


@attrs.frozen
class Untold:
    """A claim of which a report has the key alone."""

    key: str
    about: str = ""
    facts: tuple[FactShown, ...] = ()


@attrs.frozen(kw_only=True)
class Known:
    """What a page knows beside its questions.

    These are the facts that are marked in texts and the notes on facts, by their ids; how the wording of sources came
    to us and who published them, by theirs.
    """

    is_huge: bool
    marked: Collection[str]
    notes: Mapping[str, str]
    copies: Mapping[str, str]
    publishers: Mapping[str, str]

    def of(self, matter: Matter) -> Known:
        """What of it is about one question."""
        facts = matter.facts
        return Known(
            is_huge=self.is_huge,
            marked=tuple(fact for fact in facts if fact in self.marked),
            notes={fact: self.notes[fact] for fact in facts if fact in self.notes},
            copies={source: self.copies[source] for source in matter.publishers if source in self.copies},
            publishers=matter.publishers,
        )

    def words(self) -> dict[str, Any]:
        """The same as templates have it."""
        return {
            "is_huge": self.is_huge,
            "marked": self.marked,
            "notes": self.notes,
            "copies": self.copies,
            "name": lambda source: self.publishers.get(source, source),
            "quoted": pieces_of,
        }


def in_room(
    asked: Sequence[Matter], known: Known, room: int, kept: KeptParts
) -> tuple[tuple[ListedGroup, ...], tuple[str, ...]]:
    """The groups with as many rows as have room, and the whole HTML of each question of these.

    Room is in bytes; once a question has none, none behind it is shown. `kept` knows what was written before.
    """
    listed: list[ListedGroup] = []
    panes: list[str] = []
    macros = _Macros(is_huge=known.is_huge)
    for standing, group in groupby(asked, key=lambda matter: matter.asked.standing):
        begins, of_group = len(panes), list(group)
        rows = (_written(matter, known, macros, kept, is_first=begins + n == 0) for n, matter in enumerate(of_group))
        written, room = _fitting(rows, room)
        panes += (whole for _, whole in written)
        listed.append(
            ListedGroup(
                standing=standing,
                count=len(of_group),
                left=len(of_group) - len(written),
                rows=tuple(Markup(row) for row, _ in written),  # noqa: S704  # our own
            )
        )
    return tuple(listed), tuple(panes)


def _written(matter: Matter, known: Known, macros: _Macros, kept: KeptParts, *, is_first: bool) -> tuple[str, str]:
    """A question in the list, and the whole of it, as HTML."""
    made_of = (matter, known.of(matter), is_first)
    row, whole, *_ = kept.part("question", made_of, partial(_write, *made_of, macros), least=2)
    return row, whole


def _write(matter: Matter, known: Known, is_first: bool, macros: _Macros) -> list[str]:  # noqa: FBT001  # one of what it is made of
    template, part = macros.that_know(known), claim_part(matter)
    row = row_of(part, known.publishers, known.copies)
    return [str(template.row(row)), str(template.whole(part, is_first))]


def once_in_room(claims: Sequence[ClaimShown | Untold], known: Known, room: int) -> tuple[tuple[Markup, ...], int]:
    """As many claims of one source as have room, and how many are left out."""
    template: Any = environment().get_template("question.html").make_module(known.words())
    written, _ = _fitting(((template.once(claim),) for claim in claims), room)
    return tuple(row for (row,) in written), len(claims) - len(written)


class _Macros:
    """The macros that write the questions of one page, made once.

    While they write one, they know nothing but what is about it.
    """

    def __init__(self, *, is_huge: bool) -> None:
        self._marked: set[str] = set()
        self._notes: dict[str, str] = {}
        self._copies: dict[str, str] = {}
        self._publishers: dict[str, str] = {}
        known = Known(
            is_huge=is_huge,
            marked=self._marked,
            notes=self._notes,
            copies=self._copies,
            publishers=self._publishers,
        )
        self._macros: Any = environment().get_template("question.html").make_module(known.words())

    def that_know(self, known: Known) -> Any:  # noqa: ANN401  # which has a function a macro
        """The macros, knowing this from here on."""
        self._marked.clear()
        self._marked.update(known.marked)
        told = ((self._notes, known.notes), (self._copies, known.copies), (self._publishers, known.publishers))
        for mine, theirs in told:
            mine.clear()
            mine.update(theirs)
        return self._macros


def _fitting(rows: Iterable[_Row], room: int) -> tuple[list[_Row], int]:
    """The rows up to the first that has no room, and the room behind them, which is none where there was such a one."""
    written: list[_Row] = []
    for row in rows:
        room -= sum(len(piece.encode("utf-8", "backslashreplace")) for piece in row)
        if room < 0:
            return written, 0
        written.append(row)
    return written, room
