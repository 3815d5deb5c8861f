"""What a check reports, held against what an editor has acknowledged.

The check passes, warns or fails by both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from textwrap import wrap

import attrs

from discrepant.compare.acknowledged import covers, words_of
from discrepant.compare.comparison import Comparison, finding_on
from discrepant.compare.finding import OF_ONE_RECORD, Finding, NotCompared, Side, ids_on, side_of
from discrepant.compare.judgement import Judgement
from discrepant.compare.sentences import listed, who_says
from discrepant.compare.speakers import SPEAKERS_DISAGREE, speakers_disagree
from discrepant.compare.verdict import Verdict
from discrepant.corpus.model import Acknowledgement, Corpus, Fact
from discrepant.desk.new_acknowledgement import NewAcknowledgement, over_line
from discrepant.errors import Problem
from discrepant.printable import as_line

__all__ = ["Findings", "Outcome", "Warned", "heading"]

_WIDTH = 80


@attrs.frozen(kw_only=True)
class Warned:
    """What is to be looked at though nothing fails, and the line of the record that it is about."""

    text: str
    file: str
    line: int


@attrs.frozen(kw_only=True)
class Outcome:
    """What the findings of one check on one record come to.

    `failure` and the warnings are texts for an editor. The problems are acknowledgements that cover nothing any more;
    the failure tells of them too. `sides` are the ids of the facts on each side of each claim that was compared in
    full.
    """

    findings: tuple[Finding, ...]
    sides: Mapping[str, tuple[tuple[str, ...], ...]] = attrs.field(factory=dict)
    not_compared: tuple[NotCompared, ...] = ()
    problems: tuple[Problem, ...] = ()
    failure: str | None = None
    warnings: tuple[Warned, ...] = ()
    acknowledged: str | None = None


_NOTHING = Outcome(findings=())


@attrs.define
class Findings:
    """Collects what one check finds on one record."""

    check: str
    corpus: Corpus
    fails_on: Verdict = Verdict.CONFLICT
    _found: list[Finding] = attrs.field(factory=list)
    _aside: list[NotCompared] = attrs.field(factory=list)
    _compared: dict[str, tuple[Side, ...]] = attrs.field(factory=dict)

    def add(self, comparison: Comparison) -> None:
        """Take over all that a comparison found."""
        self._found += map(self._marked, comparison.findings)
        self._aside += comparison.not_compared
        if comparison.of is not None:
            self._compared[comparison.of] = comparison.sides

    def report(self, verdict: str, one: Sequence[Fact], other: Sequence[Fact] = (), *, because: str) -> None:
        """Report a finding of one's own on facts of one claim.

        It has a verdict, one side or two, and the reason in a sentence. A ValueError says that the facts are of several
        claims or that there are none.
        """
        sides = [side for side in (one, other) if side]
        claims = {fact.claim for side in sides for fact in side}
        if len(claims) != 1:
            raise ValueError(
                f"a finding is on facts of one claim, not of {listed(sorted(claims)) if claims else 'none'}"
            )
        claim = self.corpus.claims[claims.pop()]
        told = "; ".join(map(who_says, sides))
        judgement = Judgement(verdict=Verdict(verdict), why=because)
        finding = finding_on(
            self.check, claim, judgement, f"{told}.", (side_of(facts, facts[0].value) for facts in sides)
        )
        self._found.append(self._marked(finding))

    def outcome(self, today: date) -> Outcome:
        """Hold the findings against the acknowledgements that are in force on a day."""
        if not (self._found or self._compared or self._aside):
            return _NOTHING
        about = self._compared.keys() | {finding.claim for finding in self._found}
        noted = _noted(self.corpus)
        entries = [entry for _, entry in sorted(one for claim in about for one in noted.get(claim, ()))]
        in_force = [entry for entry in entries if entry.until is None or today <= entry.until]
        found = tuple(self._acknowledged(finding, in_force) for finding in dict.fromkeys(self._found))
        stale = [
            entry
            for entry in entries
            if entry.claim in self._compared and not any(self._covers(entry, finding) for finding in found)
        ]
        problems = tuple(self._stale(entry, found) for entry in stale)
        failing = [finding for finding in found if self._fails(finding) and finding.acknowledged is None]
        strained = [finding for finding in found if finding.verdict is Verdict.STRAINED and not self._fails(finding)]
        ended = [entry for entry in entries if entry not in in_force and entry not in stale]
        holding = [entry for entry in in_force if entry not in stale]
        failures = [*(self._failure(finding, ended, holding) for finding in failing), *map(str, problems)]
        reasons = [finding.acknowledged.reason for finding in found if finding.acknowledged]
        return Outcome(
            findings=found,
            sides={claim: ids_on(sides) for claim, sides in self._compared.items()},
            not_compared=tuple(dict.fromkeys(self._aside)),
            problems=problems,
            failure="\n\n".join(failures) or None,
            warnings=(*map(_warned, strained), *self._without_words(found, in_force)),
            acknowledged=as_line("; ".join(dict.fromkeys(reasons))) or None,
        )

    def _marked(self, finding: Finding) -> Finding:
        """The finding, its summary saying so where it is the speakers who disagree."""
        claim = self.corpus.claims.get(finding.claim)
        if claim is None or not speakers_disagree(finding, claim, self.corpus.names.key):
            return finding
        return attrs.evolve(finding, summary=f"{finding.summary} {SPEAKERS_DISAGREE}")

    def _fails(self, finding: Finding) -> bool:
        return finding.verdict.gravity >= self.fails_on.gravity

    def _covers(self, entry: Acknowledgement, finding: Finding) -> bool:
        return self._fails(finding) and covers(entry, finding)

    def _acknowledged(self, finding: Finding, entries: Iterable[Acknowledgement]) -> Finding:
        entry = next((entry for entry in entries if self._covers(entry, finding)), None)
        return finding.acknowledged_as(entry) if entry else finding

    def _without_words(self, found: Sequence[Finding], entries: Iterable[Acknowledgement]) -> Iterator[Warned]:
        """A warning for each entry that does not say which words it is about."""
        for entry in entries:
            covered = [finding for finding in found if self._covers(entry, finding)]
            if covered and not entry.over:
                line = over_line(words_of(covered))
                text = f"{entry.claim}: the acknowledgement does not say over which words; add the line {line}"
                yield Warned(text=as_line(text), file=entry.place.file, line=entry.place.line)

    def _stale(self, entry: Acknowledgement, found: Iterable[Finding]) -> Problem:
        """What is wrong with an entry that covers nothing: its sources are not at odds, or say other words by now."""
        of_any_words = attrs.evolve(entry, over=())
        changed = [finding for finding in found if self._covers(of_any_words, finding)]
        what = f"{listed(entry.between)} are acknowledged to be in conflict over {entry.claim}, and are not"
        hint = "delete the entry, or look again: `between` names a source on each side, `over` the words seen there"
        if changed:
            what = f"{listed(entry.between)} do not say any more what is acknowledged of them over {entry.claim}"
            hint = f"look again: they are in conflict, and the words are now {over_line(words_of(changed))}"
        return Problem(file=entry.place.file, line=entry.place.line, what=what, hint=hint)

    def _failure(self, finding: Finding, ended: Iterable[Acknowledgement], in_force: Iterable[Acknowledgement]) -> str:
        """The finding in full: both sides, their quotes and where each stands, and what can be done."""
        lines = heading(finding)
        for side in finding.sides:
            lines += _set_out(side)
        past = [entry for entry in ended if self._covers(entry, finding)]
        for entry in past:
            lines += ["", f"  {entry.place}: the acknowledgement ended on {entry.until}"]
        offered = NewAcknowledgement.to_fill_in(finding.claim, sorted(finding.sources), words_of([finding]))
        if finding.sources and finding.check not in OF_ONE_RECORD and not past:
            lines += [
                "",
                *(
                    f"  {entry.place} acknowledges other words on this."
                    for entry in in_force
                    if entry.claim == finding.claim
                ),
                "  Once an editor has looked at it, facts/acknowledged.toml can hold:",
                *(f"    {line}" for line in offered.toml().splitlines()),
            ]
        return "\n".join(map(as_line, lines))


@lru_cache(maxsize=4)
def _noted(corpus: Corpus) -> Mapping[str, Sequence[tuple[int, Acknowledgement]]]:
    """The acknowledgements of each claim, with their places among all of them."""
    noted: dict[str, list[tuple[int, Acknowledgement]]] = {}
    for n, entry in enumerate(corpus.acknowledged):
        noted.setdefault(entry.claim, []).append((n, entry))
    return noted


def heading(finding: Finding) -> list[str]:
    """The verdict, the question and what is to be said of it, for a terminal of 80 columns."""
    noted = " (acknowledged)" if finding.acknowledged else ""
    asked = _lines(f"{finding.verdict}{noted}: {finding.claim} — {finding.about}", later="    ")
    return [*asked, *(line for said in finding.summary.splitlines() for line in _lines(said, first="  ", later="  "))]


def _lines(text: str, *, first: str = "", later: str) -> list[str]:
    return wrap(
        text, _WIDTH, initial_indent=first, subsequent_indent=later, break_long_words=False, break_on_hyphens=False
    ) or [""]


def _set_out(side: Side) -> Iterator[str]:
    """The lines on one side: its words, or the facts with their quotes, each with its record and its text."""
    if not side.facts:
        yield ""
        yield from (f"  {line}" for says in side.says for line in says.splitlines())
    for told in side.facts:
        text = f"{told.text}:{told.text_line}" if told.text_line else told.text
        yield from ("", f"  {told.source}: “{told.says}”  {told.file}:{told.line}  {text}", f"    “{told.quote}”")


def _warned(finding: Finding) -> Warned:
    told = finding.sides[0].facts[0]
    return Warned(text=as_line(f"{finding.claim}: {finding.summary}"), file=told.file, line=told.line)
