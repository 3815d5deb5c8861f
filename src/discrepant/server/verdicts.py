"""What saving a fact would bring.

The verdicts of the checks on it, before anything is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from discrepant.checking.standard import STANDARD
from discrepant.checking.subjects import Subject, subjects_of
from discrepant.compare.finding import Finding, Side
from discrepant.compare.verdict import Verdict
from discrepant.corpus.model import Corpus, Fact
from discrepant.server.asked import Query
from discrepant.server.board import Board, Snapshot
from discrepant.server.fields import problem_shown
from discrepant.server.saving import new_problems, with_new_fact

__all__ = ["previewed"]


def previewed(board: Board, now: Snapshot, asked: Query, today: date) -> dict[str, Any]:
    """The verdicts on the fact that is asked about, the gravest first.

    `problems` are what would keep it from being saved.
    """
    change = with_new_fact(now, asked)
    would = board.with_texts(change.texts, now.texts)
    problems = [problem_shown(problem) for problem in new_problems(now, would, change)]
    fact = _added(now, would)
    if fact is None:
        return {"verdicts": [], "problems": problems, "alone": False}
    found = sorted(_findings(fact, would.corpus, today), key=lambda finding: -finding.verdict.gravity)
    others = {each.source.id for each in would.corpus.claims[fact.claim].facts} - {fact.source.id}
    return {
        "verdicts": [_shown(finding, fact) for finding in dict.fromkeys(found)],
        "problems": problems,
        "alone": not others,
    }


def _added(now: Snapshot, would: Snapshot) -> Fact | None:
    """The fact that is there only after the change."""
    before = {*map(_stated, now.corpus.facts)}
    return next((fact for fact in would.corpus.facts if _stated(fact) not in before), None)


def _stated(fact: Fact) -> tuple[object, ...]:
    """What tells a fact from others, wherever its record stands."""
    return fact.source.id, fact.claim, fact.says, fact.quote, fact.reads, fact.as_of.words


def _findings(fact: Fact, corpus: Corpus, today: date) -> Iterator[Finding]:
    """What each check finds on the fact, its claim and the relations of its claim."""
    for check in STANDARD:
        if check.asks == "name":
            continue
        records = subjects_of(check.asks, corpus, kind=check.kind, told=check.told, says=check.says).records
        for key, subject in records.items():
            if _concerns(key, subject, fact):
                outcome = check.on(subject, corpus, today=today, fail_on=Verdict.CONFLICT)
                yield from (found for found in outcome.findings if any(fact.id in _ids(side) for side in found.sides))


def _concerns(key: str, subject: Subject, fact: Fact) -> bool:
    if isinstance(subject, Fact):
        return subject.id == fact.id
    return key == fact.claim or subject.kind == "relation"  # type: ignore[union-attr]  # a claim or a relation


def _ids(side: Side) -> Iterator[str]:
    return (told.id for told in side.facts)


def _shown(finding: Finding, fact: Fact) -> dict[str, Any]:
    with_others = [told for side in finding.sides for told in side.facts if told.id != fact.id]
    return {
        "verdict": str(finding.verdict),
        "reason": ", ".join(map(str, finding.reasons)),
        "sentence": finding.summary,
        "with": [{"source": told.source, "says": told.says, "quote": told.quote} for told in with_others],
    }
