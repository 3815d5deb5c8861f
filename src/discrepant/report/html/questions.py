"""What is to be read on a claim: its question.

Where no sources were compared, it is what a check found on the claim's records.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

import attrs

from discrepant.compare.finding import Finding, Gap, Noted, Side
from discrepant.compare.question import Question
from discrepant.compare.verdict import Verdict
from discrepant.report.brief import Brief
from discrepant.report.model import Report
from discrepant.report.records import ClaimShown

__all__ = ["Judged", "QuestionPart", "QuestionStanding", "asked_of"]


class QuestionStanding(StrEnum):
    """What an editor has to do with it, in the order in which it is read.

    The value is how it is headed.
    """

    MEND = "To set right in the records"
    ASK = "To ask"
    ACKNOWLEDGED = "Acknowledged"
    EXPLAINED = "Explained"
    AGREE = "Agree"
    RECORDS = "In the records"

    @property
    def key(self) -> str:
        """How links and styles name it."""
        return self.name.lower()


@attrs.frozen(kw_only=True)
class Judged:
    """How some of the sides, by their numbers, stand to each other."""

    sides: tuple[int, ...]
    verdict: Verdict
    reasons: tuple[str, ...] = ()
    gap: Gap | None = None
    summary: str
    speakers: bool = False
    acknowledged: Noted | None = None

    @property
    def is_grave(self) -> bool:
        """Whether it is a question to anybody."""
        return self.verdict.gravity >= Verdict.STRAINED.gravity

    @property
    def is_open(self) -> bool:
        """Whether an editor has to look at it."""
        return self.is_grave and self.acknowledged is None


@attrs.frozen(kw_only=True)
class QuestionPart:
    """A claim with its sides and how they were judged, what tells most first.

    `beside` is what was found on the claim's records.
    """

    key: str
    about: str
    kind: str
    standing: QuestionStanding
    sides: tuple[Side, ...]
    judged: tuple[Judged, ...]
    verdict: Verdict
    beside: tuple[Finding, ...] = ()
    story: str | None = None
    weight: str = "normal"

    @property
    def leading(self) -> tuple[int, ...]:
        """The numbers of the two sides that tell most, or of the only one."""
        return self.judged[0].sides[:2] if self.judged else tuple(range(len(self.sides)))[:1]


def asked_of(report: Report) -> tuple[QuestionPart, ...]:
    """All that is to be read, by the groups of the brief and in its order."""
    brief = Brief.of(report)
    shown = {claim.key: claim for claim in report.records.claims}
    noted = {(finding.claim, finding.summary): finding.acknowledged for finding in report.findings}
    of_records: dict[str, list[Finding]] = {}
    for finding in (*brief.mend, *brief.beside):
        of_records.setdefault(finding.claim, []).append(finding)
    mend = {finding.claim for finding in brief.mend}
    questions = (
        (QuestionStanding.ASK, brief.open),
        (QuestionStanding.ACKNOWLEDGED, brief.acknowledged),
        (QuestionStanding.EXPLAINED, brief.explained),
        (QuestionStanding.AGREE, brief.agreed),
    )
    asked = [
        _question(question, standing, of_records.pop(question.claim, ()), noted)
        for standing, found in questions
        for question in found
    ]
    asked += [_found(findings, shown) for findings in of_records.values()]
    asked = [attrs.evolve(one, standing=QuestionStanding.MEND) if one.key in mend else one for one in asked]
    return tuple(sorted(asked, key=lambda one: list(QuestionStanding).index(one.standing)))


def _question(
    question: Question,
    standing: QuestionStanding,
    beside: Iterable[Finding],
    noted: Mapping[tuple[str, str], Noted | None],
) -> QuestionPart:
    judged = (
        Judged(
            sides=pair.sides,
            verdict=pair.verdict,
            reasons=pair.reasons,
            gap=pair.gap,
            summary=pair.summary,
            speakers=pair.speakers,
            acknowledged=noted.get((question.claim, pair.summary), question.acknowledged),
        )
        for pair in question.pairs
    )
    return QuestionPart(
        key=question.claim,
        about=question.about,
        kind=question.kind,
        standing=standing,
        sides=question.sides,
        judged=tuple(sorted(judged, key=_place)),
        verdict=question.verdict,
        beside=tuple(beside),
        story=question.story,
        weight=question.weight.value,
    )


def _found(findings: Sequence[Finding], shown: Mapping[str, ClaimShown]) -> QuestionPart:
    """What was found on records that no other source was set against; facts on no side of it are sides of their own."""
    first = findings[0]
    claim = shown.get(first.claim)
    sides = {_key(side): side for finding in findings for side in finding.sides}
    known = {told.id for side in sides.values() for told in side.facts}
    for told in claim.facts if claim else ():
        if told.id not in known:
            side = Side(sources=(told.source,), says=(told.says,), facts=(told,))
            sides.setdefault(_key(side), side)
    number = {key: n for n, key in enumerate(sides)}
    judged = (
        Judged(
            sides=tuple(dict.fromkeys(number[_key(side)] for side in finding.sides)),
            verdict=finding.verdict,
            reasons=finding.reasons,
            gap=finding.gap,
            summary=finding.summary,
            acknowledged=finding.acknowledged,
        )
        for finding in findings
    )
    return QuestionPart(
        key=first.claim,
        about=first.about,
        kind=claim.kind if claim else first.check,
        standing=QuestionStanding.RECORDS,
        sides=tuple(sides.values()),
        judged=tuple(sorted(judged, key=_place)),
        verdict=max((finding.verdict for finding in findings), key=lambda verdict: verdict.gravity),
    )


def _key(side: Side) -> tuple[str, ...]:
    """What tells a side from the others: its facts and its words, for one fact may print two measures."""
    return (*(told.id for told in side.facts), *side.says)


def _place(judged: Judged) -> tuple[bool, int, bool, float]:
    gap = judged.gap.value if judged.gap else 0.0
    return not judged.is_open, -judged.verdict.gravity, judged.speakers, -gap
