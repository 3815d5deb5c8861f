"""What is to be read on a claim: its question, or what a check found on its records where no sources were compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs

from discrepant.compare.finding import OF_ONE_RECORD, Finding, Gap, Noted, Side
from discrepant.compare.verdict import Verdict
from discrepant.report.model import Report
from discrepant.report.records import ClaimShown

__all__ = ["Asked", "Judged", "asked_of"]


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
class Asked:
    """A claim with its sides and how they were judged, what tells most first.

    `beside` is what checks of one record found; `is_question` says whether sources were set against each other.
    """

    key: str
    about: str
    kind: str
    sides: tuple[Side, ...]
    judged: tuple[Judged, ...]
    verdict: Verdict
    beside: tuple[Finding, ...] = ()
    is_question: bool = True
    story: str | None = None
    weight: str = "normal"

    @property
    def leading(self) -> tuple[int, ...]:
        """The numbers of the two sides that tell most, or of the only one."""
        return self.judged[0].sides[:2] if self.judged else tuple(range(len(self.sides)))[:1]

    @property
    def is_open(self) -> bool:
        """Whether an editor has to look at any of it."""
        beside = any(finding.verdict.gravity >= Verdict.STRAINED.gravity for finding in self.beside)
        return beside or any(one.is_open for one in self.judged)

    @property
    def is_noted(self) -> bool:
        """Whether an editor has looked at all that is grave in it."""
        return not self.is_open and any(one.is_grave for one in self.judged)


def asked_of(report: Report) -> tuple[Asked, ...]:
    """What is to be asked first, then what is acknowledged, then the rest; in each the gravest first."""
    shown = {claim.key: claim for claim in report.records.claims}
    keys = {question.claim for question in report.questions}
    of_records: dict[str, list[Finding]] = {}
    for finding in report.findings:
        if finding.claim not in keys or finding.check in OF_ONE_RECORD:
            of_records.setdefault(finding.claim, []).append(finding)
    asked = [*_questions(report, of_records), *(_found(f, shown) for key, f in of_records.items() if key not in keys)]
    return tuple(sorted(asked, key=lambda one: (not one.is_open, not one.is_noted, -one.verdict.gravity)))


def _questions(report: Report, beside: Mapping[str, Sequence[Finding]]) -> Iterator[Asked]:
    noted = {(finding.claim, finding.summary): finding.acknowledged for finding in report.findings}
    for question in report.questions:
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
        yield Asked(
            key=question.claim,
            about=question.about,
            kind=question.kind,
            sides=question.sides,
            judged=tuple(sorted(judged, key=_place)),
            verdict=question.verdict,
            beside=tuple(beside.get(question.claim, ())),
            story=question.story,
            weight=question.weight.value,
        )


def _found(findings: Sequence[Finding], shown: Mapping[str, ClaimShown]) -> Asked:
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
    return Asked(
        key=first.claim,
        about=first.about,
        kind=claim.kind if claim else first.check,
        sides=tuple(sides.values()),
        judged=tuple(sorted(judged, key=_place)),
        verdict=max((finding.verdict for finding in findings), key=lambda verdict: verdict.gravity),
        is_question=False,
    )


def _key(side: Side) -> tuple[str, ...]:
    """What tells a side from the others: its facts and its words, for one fact may print two measures."""
    return (*(told.id for told in side.facts), *side.says)


def _place(judged: Judged) -> tuple[bool, int, bool, float]:
    gap = judged.gap.value if judged.gap else 0.0
    return not judged.is_open, -judged.verdict.gravity, judged.speakers, -gap
