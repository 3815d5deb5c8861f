"""Relations: do the answers to several claims fit what must hold between them?

Each source is asked alone first, then all of them together, on the loosest reading (else it is a conflict) and on the
usual one (else it is strained). A finding shows a minimal set of statements that cannot hold together: without any one
of them, the others can.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

import attrs

from discrepant.compare.adding_up import Case
from discrepant.compare.comparison import Comparison, finding_on
from discrepant.compare.finding import Finding, NotCompared, Side, side_of
from discrepant.compare.judgement import Judgement
from discrepant.compare.minimal import Answered, Asked, Puzzle, TooLargeError
from discrepant.compare.moments import Moment, Statement, moments_of, statements_on
from discrepant.compare.quantities import reading_of
from discrepant.compare.sentences import listed
from discrepant.compare.verdict import Reason, Verdict
from discrepant.compare.versions import standing
from discrepant.corpus.model import Claim, Corpus, Fact, Kind, Nature, Relation
from discrepant.reading.model import Quantity, Sense

__all__ = ["compare"]

_Way = tuple[str, Verdict, tuple[Reason, ...]]
_Key = tuple[_Way, frozenset[tuple[str, object]]]  # what makes two cases one finding
# by its level, the verdict where a relation cannot hold, and why; of one day, what is told first is not known
_WAYS: tuple[_Way, ...] = (
    ("support", Verdict.CONFLICT, ()),
    ("core", Verdict.STRAINED, ()),
    ("core", Verdict.STRAINED, (Reason.SAME_DAY,)),
)
_MOST = 20  # findings on one relation
_LOOSEST = " All of it can be true only on the loosest reading."
_SAME_DAY = " What several of them tell as of one day is told in an order not known."


def compare(relation: Relation, corpus: Corpus) -> Comparison:
    """Ask a relation, together with those after it that share its claims."""
    inquiry = _Inquiry.into(relation, corpus)
    found, left = inquiry.findings(), list(inquiry.aside)
    if not found:
        held = inquiry.held()
        found = [held] if held else []
        left += [] if held or left else [inquiry.not_asked()]
    return Comparison(of=relation.key, findings=tuple(found), not_compared=tuple(left))


@attrs.define(kw_only=True)
class _Inquiry:
    relation: Relation
    further: tuple[Relation, ...]
    claims: dict[str, Claim]
    statements: tuple[Statement, ...]
    aside: list[NotCompared] = attrs.field(factory=list)

    @classmethod
    def into(cls, relation: Relation, corpus: Corpus) -> _Inquiry:
        """With all that bears on a relation."""
        further = _further(relation, corpus)
        asked = (relation, *further)
        claims = {key: corpus.claims[key] for one in asked for key in one.equation.claims}
        among_days = any(claim.kind is Kind.DATE for claim in claims.values())
        statements: list[Statement] = []
        aside = []
        for claim in claims.values():
            facts = standing(claim, corpus)
            strange = [fact for fact in facts if _is_strange(fact, claim)]
            facts = tuple(fact for fact in facts if fact not in strange)
            statements += statements_on(claim, facts, among_days=among_days)
            if strange and claim.key in relation.equation.claims:
                units = listed(sorted(str(reading_of(fact).unit) for fact in strange))
                because = f"given in {units}, not in {claim.unit}, and nothing is converted"
                aside.append(_not_compared(relation, because, strange))
        return cls(relation=relation, further=further, claims=claims, statements=tuple(statements), aside=aside)

    @property
    def none_below(self) -> frozenset[str]:
        """The claims that are none below zero: counts, and running totals, unless an answer says otherwise."""
        below = {one.claim.key for one in self.statements if one.reading.support.hi < 0}
        growing = {
            key for key, claim in self.claims.items() if claim.kind is Kind.COUNT or claim.nature is Nature.CUMULATIVE
        }
        return frozenset(growing - below)

    def findings(self) -> list[Finding]:
        """A finding for each minimal set of figures that cannot hold together, with all who tell these figures."""
        seen: set[frozenset[str]] = set()
        found: dict[_Key, Case] = {}
        try:
            for case, way in self._cases():
                ids = frozenset(fact.id for one in case.statements for fact in one.group.facts)
                key = _key(case, way, found)
                if ids not in seen and key not in found and len(found) == _MOST:
                    self._leave(f"there are more than {_MOST} sets of answers at odds, of which these are shown")
                    break
                if ids not in seen:
                    found[key] = found.get(key, case).beside(case)
                    seen.add(ids)
        except TooLargeError:
            self._leave("too many answers, or products of them, to be worked out in full")
        findings = (_finding(case, way) for (way, _), case in found.items())
        return sorted(findings, key=lambda one: -one.verdict.gravity)

    def _leave(self, because: str) -> None:
        self.aside.append(_not_compared(self.relation, because, self._facts()))

    def _cases(self) -> Iterator[tuple[Case, _Way]]:
        asked: set[tuple[Moment, str]] = set()
        for way in _WAYS:
            level, _, reasons = way
            for moment in moments_of(self.statements, by_day=bool(reasons)):
                if (moment, level) not in asked:
                    asked.add((moment, level))
                    yield from ((case, way) for case in self._at_odds(moment, level))

    def _at_odds(self, moment: Moment, level: str) -> Iterator[Case]:
        """The minimal sets at one moment: those within one source first."""
        bearing = [(one, bounds) for one in self.statements if (bounds := one.at(moment, level)) is not None]
        asked = (self.relation, *self.further)
        puzzle = Puzzle(
            [Answered(claim=one.claim.key, range=bounds) for one, bounds in bearing],
            [Asked(equation=each.equation, scales=each.scales) for each in asked],
            whole={key for key, claim in self.claims.items() if claim.kind in (Kind.COUNT, Kind.DATE)},
            rising=self.none_below,
        )
        known: list[frozenset[int]] = []
        told_by = [{fact.source.id for fact in one.group.facts} for one, _ in bearing]
        for source in (*sorted(set().union(*told_by)), None):
            among = {n for n, sources in enumerate(told_by) if source is None or source in sources}
            among |= set(range(len(bearing), puzzle.size))
            for found in puzzle.minimal_sets(among, [each for each in known if each <= among]):
                known.append(found)
                statements = [bearing[n][0] for n in sorted(found) if n < len(bearing)]
                further = [asked[n - len(bearing)] for n in sorted(found) if n >= len(bearing)]
                yield self._case(moment, statements, further)

    def _case(self, moment: Moment, statements: Sequence[Statement], further: Sequence[Relation] = ()) -> Case:
        return Case(
            relation=self.relation,
            further=tuple(further),
            moment=moment,
            statements=tuple(statements),
            none_below=self.none_below,
        )

    def held(self) -> Finding | None:
        """The finding that the relation holds, at the first of the moments at which most of its claims are told."""
        own = [one for one in self.statements if one.claim.key in self.relation.equation.claims]
        best: tuple[int, Case] | None = None
        for moment in moments_of(own, by_day=True):
            bearing = [one for one in own if one.at(moment, "core") is not None]
            if {one.claim.key for one in bearing} != set(self.relation.equation.claims):
                continue
            direct = sum(one.is_of(moment) for one in bearing)
            if best is None or direct > best[0]:
                best = direct, self._case(moment, _narrowest(bearing, moment))
        return _holding(best[1]) if best else None

    def not_asked(self) -> NotCompared:
        """Why the relation could not be asked in full."""
        own = self.relation.equation.claims
        told = {one.claim.key for one in self.statements}
        untold = [key for key in own if key not in told]
        because = (
            f"nobody tells {listed(untold, 3)}"
            if untold
            else "told of different days, between which the answers may change"
        )
        return _not_compared(self.relation, because, [fact for fact in self._facts() if fact.claim in own])

    def _facts(self) -> list[Fact]:
        return [fact for one in self.statements for fact in one.group.facts]


def _narrowest(statements: Iterable[Statement], moment: Moment) -> list[Statement]:
    """Of each claim what says most of it: told of that moment, and in the narrowest words."""

    def place(one: Statement) -> tuple[bool, float, str]:
        core = one.reading.core
        return not one.is_of(moment), core.hi - core.lo, one.group.first.id

    best: dict[str, Statement] = {}
    for one in sorted(statements, key=place):
        best.setdefault(one.claim.key, one)
    return list(best.values())


def _further(relation: Relation, corpus: Corpus) -> tuple[Relation, ...]:
    """The relations after this one that share claims with it, or with each other."""
    order = list(corpus.relations.values())
    later = order[order.index(relation) + 1 :] if relation in order else []
    keys, found = set(relation.equation.claims), set[str]()
    while more := [one for one in later if one.key not in found and keys.intersection(one.equation.claims)]:
        found.update(one.key for one in more)
        keys.update(key for one in more for key in one.equation.claims)
    return tuple(one for one in later if one.key in found)


def _is_strange(fact: Fact, claim: Claim) -> bool:
    return reading_of(fact).unit != claim.in_unit


def _not_compared(relation: Relation, because: str, facts: Iterable[Fact]) -> NotCompared:
    return NotCompared(claim=relation.key, because=because, facts=tuple(sorted(fact.id for fact in facts)))


def _sides(case: Case) -> tuple[Side, ...]:
    """What is told of the subject, and against it all else with what that leaves for the subject."""
    mine = [fact for one in case.mine for fact in case.tellers(one)]
    others = [fact for one in case.others for fact in case.tellers(one)]
    first = side_of(mine, mine[0].value if len(case.mine) == 1 else None)
    if not others:
        return first, Side(sources=(), says=(case.relation.equation.words,), facts=())
    return first, side_of(others, case.reading())


def _key(case: Case, way: _Way, known: Container[_Key]) -> _Key:
    """What makes two cases one finding: the same figures, at odds in one way, or in a graver one than for their day."""
    key = (way, case.figures)
    if way is not _WAYS[-1]:
        return key
    return next((graver for each in _WAYS if (graver := (each, case.figures)) in known), key)


def _finding(case: Case, way: _Way) -> Finding:
    level, verdict, reasons = way
    more = _SAME_DAY if reasons else _LOOSEST if verdict is Verdict.STRAINED else ""
    judgement = Judgement(verdict=verdict, reasons=reasons, gap=case.gap(), why=f"{case.why_not(level)}{more}")
    return _on(case, judgement)


def _on(case: Case, judgement: Judgement) -> Finding:
    return finding_on("relations", case.relation, judgement, f"{case.told()}.", _sides(case))


def _holding(case: Case) -> Finding:
    """They agree where the relation holds of the printed numbers, or on every reading of the words."""
    agree = _holds_as_printed(case) or _holds_in_any_case(case)
    reasons = () if agree else (_reason(case),)
    verdict = Verdict.AGREE if agree else Verdict.EXPLAINED
    return _on(case, Judgement(verdict=verdict, reasons=reasons, gap=case.gap(), why=case.why()))


def _holds_in_any_case(case: Case) -> bool:
    denied = case.left("support", denied=True)
    own = [one.at(case.moment, "support") for one in case.mine]
    return bool(denied) and not any(bounds and bounds.meets(each) for bounds in own for each in denied)


def _holds_as_printed(case: Case) -> bool:
    """Whether one number or day a claim is told, bounded by no hedge, and these fit each other exactly."""
    printed = {one.claim.key: one.printed for one in case.statements if one.is_of(case.moment)}
    points = {key: point for key, point in printed.items() if point is not None}
    if len(points) < len(case.statements):
        return False
    left = case.left_of(points)
    return len(left) == 1 and left[0].meets(points[case.subject.key])


def _reason(case: Case) -> Reason:
    readings = [one.reading for one in case.statements]
    if not all(one.is_of(case.moment) for one in case.statements):
        return Reason.LATER_DATE
    if all(reading.hedge.sense in (Sense.BARE, Sense.EXACT) for reading in readings):
        return Reason.MORE_PRECISE if any(reading.kind is Quantity.DATE for reading in readings) else Reason.ROUNDED
    return Reason.HEDGED
