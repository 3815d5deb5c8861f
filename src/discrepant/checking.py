"""What a check in `checks/` works with: the records it asks for, and the findings it reports.

A check is a test that asks for `claim`, `fact`, `source` or `name` and so runs once for each; it hands what it finds to
`findings`, which then passes, warns or fails the test by the verdicts and the acknowledgements.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import attrs

from discrepant.compare.comparison import Comparison
from discrepant.compare.finding import Finding, NotCompared, side_of
from discrepant.compare.sentences import listed, who_says
from discrepant.compare.verdict import Verdict
from discrepant.corpus.model import Acknowledgement, Claim, Corpus, Fact, Kind, Name, Source
from discrepant.printable import printable

__all__ = ["Asked", "Claim", "Comparison", "Corpus", "Fact", "Findings", "Name", "Outcome", "Source", "asked_for"]

Subject = Claim | Fact | Source | Name


@attrs.frozen(kw_only=True)
class Asked:
    """The records that a check runs on, each under its id; `because` says why there are none."""

    subjects: Mapping[str, Subject]
    because: str | None = None


def asked_for(what: str, corpus: Corpus, *, kind: str | Sequence[str] = (), told: int = 1, says: int = 1) -> Asked:
    """All claims, facts, sources or names; claims and facts can be narrowed.

    By the claims' `kind`, to claims `told` so many times at the least (or acknowledged, so that none goes unheeded),
    and to facts whose `says` has so many entries. A ValueError names a kind that does not exist.
    """
    kinds = [Kind(one) for one in ([kind] if isinstance(kind, str) else kind)] or list(Kind)
    if what == "source":
        return _asked(dict(corpus.sources), "no source")
    if what == "name":
        return _asked({name.key: name for name in corpus.names.entries}, "no name in the records")
    named = listed(kinds).replace(" and ", " or ") if len(kinds) < len(Kind) else "claim"
    if what == "fact":
        facts = {
            fact.id: fact for fact in corpus.facts if corpus.claims[fact.claim].kind in kinds and len(fact.says) >= says
        }
        return _asked(facts, f"no {named} is printed in more than one way" if says > 1 else f"no fact on a {named}")
    noted = {entry.claim for entry in corpus.acknowledged}
    claims = {
        key: claim
        for key, claim in corpus.claims.items()
        if claim.kind in kinds and (len(claim.facts) >= told or key in noted)
    }
    return _asked(claims, f"no {named} is told twice" if told > 1 else f"no claim is a {named}")


def _asked(subjects: Mapping[str, Subject], because: str) -> Asked:
    return Asked(subjects=subjects, because=None if subjects else because)


@attrs.frozen(kw_only=True)
class Outcome:
    """What the findings of one check on one record come to; `failure` and `warning` are texts for an editor."""

    findings: tuple[Finding, ...]
    not_compared: tuple[NotCompared, ...] = ()
    failure: str | None = None
    warning: str | None = None
    acknowledged: str | None = None


@attrs.define
class Findings:
    """Collects what one check finds on one record."""

    check: str
    corpus: Corpus
    fails_on: Verdict = Verdict.CONFLICT
    _found: list[Finding] = attrs.field(factory=list)
    _aside: list[NotCompared] = attrs.field(factory=list)
    _compared: set[str] = attrs.field(factory=set)

    def add(self, comparison: Comparison) -> None:
        """Take over all that a comparison found."""
        self._found += comparison.findings
        self._aside += comparison.not_compared
        if comparison.of is not None:
            self._compared.add(comparison.of)

    def report(self, verdict: str, one: Sequence[Fact], other: Sequence[Fact] = (), *, because: str) -> None:
        """Report a finding of one's own on facts of one claim: the verdict, the sides, and why in a sentence."""
        claim = self.corpus.claims[one[0].claim]
        sides = [side for side in (one, other) if side]
        told = "; ".join(map(who_says, sides))
        self._found.append(
            Finding(
                claim=claim.key,
                about=claim.about,
                check=self.check,
                verdict=Verdict(verdict),
                summary=f"{told}. {because}",
                sides=tuple(side_of(facts, facts[0].value) for facts in sides),
            )
        )

    def outcome(self, today: date) -> Outcome:
        """Hold the findings against the acknowledgements that are in force on a day."""
        entries = [entry for entry in self.corpus.acknowledged if entry.claim in self._claims]
        in_force = [entry for entry in entries if entry.until is None or today <= entry.until]
        found = tuple(_acknowledged(finding, in_force) for finding in self._found)
        stale = [
            entry for entry in entries if entry.claim in self._compared and not any(_covers(entry, f) for f in found)
        ]
        failing = [f for f in found if f.acknowledged is None and f.verdict.gravity >= self.fails_on.gravity]
        strained = [f for f in found if f.verdict is Verdict.STRAINED and f not in failing]
        ended = [entry for entry in entries if entry not in in_force and entry not in stale]
        failures = [*(_failure(finding, ended) for finding in failing), *map(_stale, stale)]
        noted = [finding.acknowledged.reason for finding in found if finding.acknowledged]
        return Outcome(
            findings=found,
            not_compared=tuple(self._aside),
            failure="\n\n".join(failures) or None,
            warning="\n".join(f"strained: {f.claim}: {printable(f.summary)}" for f in strained) or None,
            acknowledged=printable("; ".join(dict.fromkeys(noted))) or None,
        )

    @property
    def _claims(self) -> set[str]:
        return self._compared.union(finding.claim for finding in self._found)


def _covers(entry: Acknowledgement, finding: Finding) -> bool:
    """Whether the entry names every source on either side of a conflict: one that joined later is not covered."""
    is_conflict = finding.verdict is Verdict.CONFLICT and finding.check not in ("evidence", "calendar", "units")
    return is_conflict and finding.claim == entry.claim and finding.sources <= set(entry.between)


def _acknowledged(finding: Finding, entries: Iterable[Acknowledgement]) -> Finding:
    entry = next((entry for entry in entries if _covers(entry, finding)), None)
    return finding.acknowledged_as(entry) if entry else finding


def _stale(entry: Acknowledgement) -> str:
    who = listed(entry.between)
    return printable(
        f"{entry.place}: {who} are acknowledged to be in conflict over {entry.claim}, and are not "
        "(delete the entry, or name in `between` all sources that stand on the two sides)"
    )


def _failure(finding: Finding, ended: Sequence[Acknowledgement]) -> str:
    """The finding in full: both sides, their quotes and where each stands, and what can be done."""
    lines = [f"{finding.verdict}: {finding.claim} — {finding.about}", f"  {finding.summary}"]
    for side in finding.sides:
        lines += [] if side.facts else ["", *(f"  {line}" for says in side.says for line in says.splitlines())]
        for told in side.facts:
            line = f":{told.text_line}" if told.text_line else ""
            lines += ["", f"  {told.source}: “{told.says}”  {told.file}:{told.line}  {told.text}{line}"]
            lines.append(f"    “{told.quote}”")
    over = [entry for entry in ended if entry.claim == finding.claim and finding.sources <= set(entry.between)]
    lines += [f"\n  {entry.place}: the acknowledgement ended on {entry.until}" for entry in over]
    if len(finding.sources) > 1 and finding.verdict is Verdict.CONFLICT and not over:
        between = ", ".join(f'"{source}"' for source in sorted(finding.sources))
        lines += ["", "  Once an editor has looked at it, facts/acknowledged.toml can hold:", "    [[acknowledged]]"]
        lines += [f'    claim   = "{finding.claim}"', f"    between = [{between}]", '    reason  = "…"']
    return "\n".join(printable(line, keep="\n") for line in lines)
