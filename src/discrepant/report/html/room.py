"""As many questions as a page has room for.

They are written one by one, in their order, and those that no longer fit are counted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Any

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


@attrs.frozen(kw_only=True)
class ListedGroup:
    """What stands alike with an editor, in HTML: so many questions, of which some are left out."""

    standing: QuestionStanding
    count: int
    left: int
    rows: Markup

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
) -> tuple[tuple[ListedGroup, ...], tuple[Markup, ...]]:
    """The groups with as many rows as have room, and the whole of each question of these.

    Room is in bytes; once a question has none, none behind it is shown. `kept` knows what was written before.
    """
    listed: list[ListedGroup] = []
    panes: list[Markup] = []
    for standing, group in groupby(asked, key=lambda matter: matter.asked.standing):
        begins, of_group = len(panes), list(group)
        rows = (_written(matter, known, kept, is_first=begins + n == 0) for n, matter in enumerate(of_group))
        written, room = _fitting(rows, room)
        panes += (whole for _, whole in written)
        listed.append(
            ListedGroup(
                standing=standing,
                count=len(of_group),
                left=len(of_group) - len(written),
                rows=Markup("").join(row for row, _ in written),
            )
        )
    return tuple(listed), tuple(panes)


def _written(matter: Matter, known: Known, kept: KeptParts, *, is_first: bool) -> tuple[Markup, Markup]:
    """A question in the list, and the whole of it."""
    made_of = (matter, known.of(matter), is_first)
    row, whole, *_ = kept.part("question", made_of, partial(_write, *made_of), least=2)
    return Markup(row), Markup(whole)  # noqa: S704  # our own


def _write(matter: Matter, known: Known, is_first: bool) -> list[str]:  # noqa: FBT001  # one of what it is made of
    template, part = _macros(known), claim_part(matter)
    row = row_of(part, known.publishers, known.copies)
    return [str(template.row(row)), str(template.whole(part, is_first))]


def once_in_room(claims: Sequence[ClaimShown | Untold], known: Known, room: int) -> tuple[tuple[Markup, ...], int]:
    """As many claims of one source as have room, and how many are left out."""
    template = _macros(known)
    written, _ = _fitting(((template.once(claim),) for claim in claims), room)
    return tuple(row for (row,) in written), len(claims) - len(written)


def _macros(known: Known) -> Any:  # noqa: ANN401  # which has a function a macro
    return environment().get_template("question.html").make_module(known.words())


def _fitting(rows: Iterable[tuple[Markup, ...]], room: int) -> tuple[list[tuple[Markup, ...]], int]:
    """The rows up to the first that has no room, and the room behind them, which is none where there was such a one."""
    written: list[tuple[Markup, ...]] = []
    for row in rows:
        room -= sum(len(piece.encode("utf-8", "backslashreplace")) for piece in row)
        if room < 0:
            return written, 0
        written.append(row)
    return written, room
