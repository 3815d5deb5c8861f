"""Every fact that is known of a report, in whatever part of it, with where it stands.

That is its claim, and the sides of questions. Formats that carry single facts to other programs go by it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from discrepant.compare.finding import End, FactShown, Side
from discrepant.compare.question import Pair, Question
from discrepant.compare.verdict import Verdict
from discrepant.corpus.model import Relation
from discrepant.report.model import Report

__all__ = ["Standpoint", "ToldFact", "told_facts"]

_OF_NAMES = "spellings"


@attrs.frozen(kw_only=True)
class Standpoint:
    """The side of a question on which a fact stands, by its number.

    It has the pairs in which that side was judged.
    """

    question: Question
    side: int
    pairs: tuple[Pair, ...]

    @property
    def verdict(self) -> Verdict:
        """The gravest on this side.

        Where no pair of sides was judged, all of them have the question's.
        """
        if not self.question.pairs:
            return self.question.verdict
        return max((pair.verdict for pair in self.pairs), key=lambda one: one.gravity, default=Verdict.AGREE)

    @property
    def is_of_its_claim(self) -> bool:
        """Whether the question asks what the fact answers.

        A relation asks what several claims come to.
        """
        return self.question.kind != Relation.kind


@attrs.frozen(kw_only=True)
class ToldFact:
    """A fact as the report shows it, the key of its claim, and where it stands.

    It stands on a side of each question that its claim is in: its own, and those of relations. The ends of core and
    support are those of a number or a date.
    """

    told: FactShown
    claim: str | None
    core: tuple[End, ...] = ()
    support: tuple[End, ...] = ()
    standpoints: tuple[Standpoint, ...] = ()

    @property
    def gravest(self) -> Standpoint | None:
        """Where it is most at odds with others; None where it was set against none."""
        return max(self.standpoints, key=lambda one: one.verdict.gravity, default=None)


def told_facts(report: Report) -> tuple[ToldFact, ...]:
    """All facts of the findings and, where they are at hand, of the records.

    They are in order of their ids. What was checked goes before what the records say by now. Places at which a name is
    spelled are no facts.
    """
    of_records = {told.id: (claim.key, told) for claim in report.records.claims for told in claim.facts}
    judged = {told.id: told for side in _sides(report) for told in side.facts}
    at: dict[str, list[Standpoint]] = {}
    for question in report.questions:
        for number, side in enumerate(question.sides):
            pairs = tuple(pair for pair in question.pairs if number in pair.sides)
            for told in side.facts:
                at.setdefault(told.id, []).append(Standpoint(question=question, side=number, pairs=pairs))
    shown = {key: told for key, (_, told) in of_records.items()} | judged
    return tuple(_fact(shown[key], of_records.get(key), at.get(key, []), report) for key in sorted(shown))


def _fact(told: FactShown, recorded: tuple[str, FactShown] | None, at: list[Standpoint], report: Report) -> ToldFact:
    """A fact with the ends that its record has, if that is as it was when it was checked, or else its side."""
    own = next((one for one in at if one.is_of_its_claim), None)
    ends: Mapping[str, tuple[End, ...]] = {}
    if recorded and recorded[1] == told:
        ends = report.records.ends.get(told.id, {})
    elif own:
        side = own.question.sides[own.side]
        ends = {"core": side.core, "support": side.support}
    claim = recorded[0] if recorded else _claim_in(told) or (own.question.claim if own else None)
    return ToldFact(told=told, claim=claim, standpoints=tuple(at), **ends)


def _claim_in(told: FactShown) -> str | None:
    """The claim's key in a fact's id: <source>/<claim>, with /2 where it is told again."""
    _, _, rest = told.id.partition("/")
    return rest.partition("/")[0] or None


def _sides(report: Report) -> Iterator[Side]:
    for finding in report.findings:
        if finding.check != _OF_NAMES:
            yield from finding.sides
    for question in report.questions:
        yield from question.sides
