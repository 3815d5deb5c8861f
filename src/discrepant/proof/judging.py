"""What a story states on a claim against each fact of it, by the comparisons of the checks."""

from __future__ import annotations

import math
from collections.abc import Iterable

import attrs

from discrepant.checking.standard import STANDARD
from discrepant.compare.finding import Finding, told_of
from discrepant.compare.origins import count_origins
from discrepant.compare.verdict import Reason, Verdict
from discrepant.compare.versions import standing
from discrepant.corpus.copies import own_origins
from discrepant.corpus.model import Claim, Corpus, Fact, Kind, Nature
from discrepant.proof.status import Status
from discrepant.reading.model import Reading, Sense

__all__ = ["Ruling", "pair", "rule"]

_COMPARE = {kind: check.compare for check in STANDARD if check.asks == "claim" for kind in check.kind}
_IN_TIME = frozenset({Reason.LATER_DATE, Reason.DIFFERENT_TIME, Reason.SAME_DAY, Reason.TOGETHER})
_UNHEDGED = (Sense.BARE, Sense.EXACT)
_EDGE = (
    "They print different figures to the same place: only what lies exactly between the two could be rounded to both."
)


@attrs.frozen(kw_only=True)
class Ruling:
    """The status that the facts of one claim give to what a story states on it."""

    status: Status
    why: str
    facts: tuple[Fact, ...] = ()
    against: tuple[Fact, ...] = ()
    origins: int = 0
    outdated: bool = False
    is_open: bool = False  # the story's words have no end on one side, so that nearly all would fit them


def pair(claim: Claim, fact: Fact, story: Fact, corpus: Corpus) -> Finding | None:
    """The gravest finding on the story's fact and one of the records, if they are compared."""
    alone = attrs.evolve(claim, facts=(fact, story), grows=math.inf)
    found = _COMPARE[claim.kind](alone, corpus).findings
    return max(found, key=lambda one: one.verdict.gravity, default=None)


def rule(claim: Claim, story: Fact, corpus: Corpus) -> Ruling:
    """The status of what the story states, by all facts of the claim that stand."""
    same: list[Fact] = []
    near: list[tuple[Fact, Status]] = []
    against: list[tuple[Fact, Finding]] = []
    other: list[Finding] = []
    for fact in standing(claim, corpus):
        found = pair(claim, fact, story, corpus)
        if found is None:
            continue
        if how := _dropped_hedge(fact, story):
            near.append((fact, how))
        elif found.verdict is Verdict.AGREE or _open_alike(fact, story):
            same.append(fact)
        elif _IN_TIME.intersection(found.reasons):
            other.append(found)
        elif _is_against(found, fact, story):
            against.append((fact, found))
        else:
            near.append((fact, _how(fact, story)))
    told = (*same, *(fact for fact, _ in near))
    opposed = tuple(fact for fact, _ in against)
    is_dispute = bool(same) or any(_is_dispute(claim, one, opposed, corpus) for one in told)
    outdated = bool(opposed) and not is_dispute and _is_outdated(claim, story, corpus)
    if against:
        status = Status.DISPUTED if is_dispute else Status.CONTRADICTED
        fact, gravest = max(against, key=lambda one: one[1].verdict.gravity)
        why = _EDGE if _at_an_edge(fact, story) else gravest.summary
    elif same:
        status, why = Status.SUPPORTED, ""
    elif near:
        looser = any(how is Status.LOOSER for _, how in near)
        status, why = (Status.LOOSER if looser else Status.SHARPER), ""
    else:
        status = Status.UNSUPPORTED
        why = other[0].summary if other else "no fact of this claim can be compared with it"
    return Ruling(
        status=status,
        why=why,
        facts=told,
        against=opposed,
        origins=_origins(told, corpus, claim),
        outdated=outdated,
        is_open=isinstance(story.value, Reading) and math.isinf(_width(story.value)),
    )


def _is_against(found: Finding, fact: Fact, story: Fact) -> bool:
    if found.verdict is Verdict.STRAINED:
        return not _nested(fact, story)
    return found.verdict is Verdict.CONFLICT or _at_an_edge(fact, story)


def _is_dispute(claim: Claim, one: Fact, opposed: Iterable[Fact], corpus: Corpus) -> bool:
    """Whether what allows the story speaks against the others, too; "in May" takes no side on a day of it."""
    pairs = ((other, pair(claim, other, one, corpus)) for other in opposed)
    return any(found is not None and _is_against(found, other, one) for other, found in pairs)


def _at_an_edge(fact: Fact, story: Fact) -> bool:
    """Whether the two share no more than the point at which the one is rounded up and the other down."""
    ours, theirs = story.value, fact.value
    if not (isinstance(ours, Reading) and isinstance(theirs, Reading)) or ours.unit != theirs.unit:
        return False
    low, high = max(ours.core.lo, theirs.core.lo), min(ours.core.hi, theirs.core.hi)
    is_bare = all(reading.hedge.sense in _UNHEDGED and reading.number is not None for reading in (ours, theirs))
    return is_bare and low == high and min(_width(ours), _width(theirs)) > 0


def _open_alike(fact: Fact, story: Fact) -> bool:
    """Whether both begin alike and go on to the day on which they are told: "since 2021"."""
    ours, theirs = story.value, fact.value
    if not (isinstance(ours, Reading) and isinstance(theirs, Reading)):
        return False
    is_open = ours.core.hi == story.as_of.core.hi and theirs.core.hi == fact.as_of.core.hi
    return is_open and ours.core.lo == theirs.core.lo and ours.hedge == theirs.hedge and _width(theirs) > 0


def _origins(facts: Iterable[Fact], corpus: Corpus, claim: Claim) -> int:
    return count_origins(map(told_of, facts), own_origins(corpus), by_wording=claim.kind is not Kind.QUOTATION)


def _dropped_hedge(fact: Fact, story: Fact) -> Status | None:
    """Sharper or looser where both have one number, and only one of them hedges it."""
    ours, theirs = story.value, fact.value
    if not (isinstance(ours, Reading) and isinstance(theirs, Reading)) or ours.number is None:
        return None
    if (ours.number, ours.unit) != (theirs.number, theirs.unit):
        return None
    bare = [reading.hedge.sense in _UNHEDGED for reading in (ours, theirs)]
    if bare == [True, False]:
        return Status.SHARPER
    # what a hedge excludes, such as 157 for "more than 157", is for the check to judge
    return Status.LOOSER if bare == [False, True] and _nested(fact, story) else None


def _nested(fact: Fact, story: Fact) -> bool:
    ours, theirs = story.value, fact.value
    if not (isinstance(ours, Reading) and isinstance(theirs, Reading)):
        return False
    return ours.support.contains(theirs.core) or theirs.support.contains(ours.core)


def _how(fact: Fact, story: Fact) -> Status:
    """Whether the story is the looser or the sharper of the two."""
    ours, theirs = story.value, fact.value
    if isinstance(ours, Reading) and isinstance(theirs, Reading):
        if ours.values == theirs.values or (ours.hours or theirs.hours):
            return Status.SHARPER if ours.hours and not theirs.hours else Status.LOOSER
        if ours.support.contains(theirs.support):
            return Status.LOOSER
        if theirs.support.contains(ours.support):
            return Status.SHARPER
        return Status.LOOSER if _width(ours) > _width(theirs) else Status.SHARPER
    return Status.LOOSER


def _width(reading: Reading) -> float:
    return reading.core.hi - reading.core.lo


def _is_outdated(claim: Claim, story: Fact, corpus: Corpus) -> bool:
    """Whether it is what a source told before, of a total that has grown since or a text that was replaced."""
    if claim.nature is Nature.CONSTANT and not corpus.articles:
        return False
    timeless = attrs.evolve(claim, nature=Nature.CONSTANT)
    now = {fact.id for fact in standing(claim, corpus)}
    for fact in claim.facts:
        if claim.nature is Nature.CUMULATIVE or fact.id not in now:
            found = pair(timeless, fact, story, corpus)
            if found and found.verdict is Verdict.AGREE:
                return True
    return False
