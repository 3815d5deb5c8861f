"""What a change did to a report, in Markdown for a pull request.

Every new difference has both quotes, and the whole is bounded in length.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import attrs

from discrepant.compare.finding import FactShown, Finding, Side
from discrepant.compare.verdict import Verdict
from discrepant.report.brief import shortened
from discrepant.report.difference import Change, Difference, State
from discrepant.report.markdown_text import escape
from discrepant.report.model import Report

__all__ = ["render"]

_MOST = 50  # findings set out with their quotes: the rest is in the report
_LONGEST = 600  # characters of a quote or a sentence
_ROOM = 1_000_000  # bytes: GitHub shows nothing at all of a summary above 1 MiB
_MOST_FACTS = 6  # of a side
_PLURAL = {Verdict.CONFLICT: "conflicts", Verdict.AGREE: "agreements"}
_SINGULAR = {Verdict.AGREE: "agreement"}


def render(difference: Difference) -> str:
    """The whole of it, or as much as the summary of a step on GitHub may hold."""
    return "\n\n".join(_fitting(_blocks(difference))) + "\n"


def _fitting(blocks: Iterable[str]) -> Iterator[str]:
    room = _ROOM
    for block in blocks:
        room -= len(block.encode("utf-8", "backslashreplace"))
        if room < 0:
            yield "… and more in the whole report."
            return
        yield block


def _blocks(difference: Difference) -> Iterator[str]:
    new, changed, resolved = (difference.of(state) for state in (State.NEW, State.CHANGED, State.RESOLVED))
    yield "## What this change does to the report"
    yield "\n".join(f"- {line}" for line in _counts(difference))
    room = _MOST
    for title, changes in (("New", new), ("Changed", changed)):
        set_out_ = [change for change in changes if _now(change).verdict is not Verdict.AGREE]
        yield from _titled(title, (block for change in set_out_[:room] for block in _discrepancy(change)))
        yield from _more(set_out_[room:])
        room = max(0, room - len(set_out_))
    yield from _titled("Resolved", _listed(change.was for change in resolved if not _is_agreement(change.was)))
    yield from _titled("Newly agreed", _listed(change.now for change in new if _is_agreement(change.now)))
    yield from _titled("Agreed by others than before", _listed(c.now for c in changed if _is_agreement(c.now)))
    yield from _titled("No longer agreed by all", _listed(c.was for c in resolved if _is_agreement(c.was)))


def _counts(difference: Difference) -> Iterator[str]:
    for state in State:
        changes = difference.of(state)
        told = ", ".join(_counted(change.now or change.was for change in changes))
        yield f"{state.capitalize()}: {len(changes)}" + (f" ({told})" if told and state is not State.UNCHANGED else "")
    yield from _totals(difference.old, difference.new)


def _counted(findings: Iterable[Finding | None]) -> Iterator[str]:
    counts = Counter(finding.verdict for finding in findings if finding is not None)
    for verdict in reversed(Verdict):
        if count := counts[verdict]:
            yield f"{count} {(_SINGULAR if count == 1 else _PLURAL).get(verdict, verdict)}"


def _totals(old: Report, new: Report) -> Iterator[str]:
    """How the corpus grew, where it did."""
    for part in ("sources", "facts", "claims", "compared"):
        before, after = getattr(old.corpus, part), getattr(new.corpus, part)
        if before != after:
            yield f"{'Claims compared' if part == 'compared' else part.capitalize()}: {before} → {after}"
    before, after = (sum(text.mentions - text.covered for text in report.coverage) for report in (old, new))
    if before != after:
        yield f"Mentions that no record covers: {before} → {after}"
    aside = sorted(set(new.not_compared) - set(old.not_compared), key=lambda left: (left.claim, left.because))
    for left in aside[:_MOST]:
        yield f"Not compared: {escape(left.claim)}, because {escape(_brief(left.because))}"


def _titled(title: str, blocks: Iterable[str]) -> Iterator[str]:
    found = list(blocks)
    if found:
        yield f"### {title}"
        yield from found


def _listed(findings: Iterable[Finding | None]) -> Iterator[str]:
    found = [finding for finding in findings if finding is not None]
    if found:
        yield "\n".join(_agreement(_brief_finding(finding)) for finding in found[:_MOST])
        yield from _more(found[_MOST:])


def _more(left: Sequence[object]) -> Iterator[str]:
    if left:
        yield f"… and {len(left)} more in the whole report."


def _discrepancy(change: Change) -> Iterator[str]:
    now, was = _now(change), change.was
    before = f"{was.verdict} → " if was is not None and was.verdict is not now.verdict else ""
    reasons = f" ({', '.join(now.reasons)})" if now.reasons else ""
    yield f"#### {before}{now.verdict}: {escape(now.claim)}{reasons}"
    yield from _set_out(_brief_finding(now))
    if left := sum(max(0, len(side.facts) - _MOST_FACTS) for side in now.sides):
        yield f"… and {left} more records on these sides, in the whole report."


def _set_out(finding: Finding) -> Iterator[str]:
    """What goes under the heading of a finding: what it is about, the arithmetic, and both sides with their quotes."""
    yield f"*{escape(finding.about)}* · {finding.check}"
    yield escape(finding.summary)
    if finding.acknowledged:
        noted = finding.acknowledged
        by = f" by {escape(noted.by)}" if noted.by else ""
        until = f" until {noted.until}" if noted.until else ""
        yield f"**Acknowledged**{by}{until}: {escape(noted.reason)}"
    yield "\n".join(line for side in finding.sides for line in _side(side))


def _side(side: Side) -> Iterator[str]:
    if not side.facts:
        yield f"- {escape('; '.join(side.says))}"
    for told in side.facts:
        yield f"- {_recorded(told)}"
        if told.quote:  # a row of a table has none
            yield f"  > {escape(told.quote)}"


def _recorded(told: FactShown) -> str:
    parts = [f"**{escape(told.source)}** “{escape(told.says)}”"]
    if told.reads:
        parts.append(f"read as “{escape(told.reads)}”")
    if told.speaker:
        parts.append(f"said by {escape(told.speaker)}")
    if told.via:
        parts.append(f"via {escape(told.via)}")
    if told.as_of:
        parts.append(f"as of {told.as_of}")
    return f"{', '.join(parts)} · {escape(told.id)}"


def _agreement(finding: Finding) -> str:
    """A finding in one line of a list."""
    return f"- **{escape(finding.claim)}** {escape(finding.summary)}"


def _now(change: Change) -> Finding:
    assert change.now is not None  # noqa: S101  # what is new or changed is there now
    return change.now


def _is_agreement(finding: Finding | None) -> bool:
    return finding is not None and finding.verdict is Verdict.AGREE


def _brief(text: str) -> str:
    return shortened(text, _LONGEST)


def _brief_finding(finding: Finding) -> Finding:
    """The finding with long words cut, and with the first facts of each side."""
    noted = finding.acknowledged
    return attrs.evolve(
        finding,
        about=_brief(finding.about),
        summary=_brief(finding.summary),
        acknowledged=attrs.evolve(noted, reason=_brief(noted.reason)) if noted else None,
        sides=tuple(map(_brief_side, finding.sides)),
    )


def _brief_side(side: Side) -> Side:
    says = tuple(map(_brief, side.says[:_MOST_FACTS]))
    return attrs.evolve(side, says=says, facts=tuple(map(_brief_fact, side.facts[:_MOST_FACTS])))


def _brief_fact(told: FactShown) -> FactShown:
    return attrs.evolve(
        told,
        says=_brief(told.says),
        reads=_brief(told.reads or "") or None,
        speaker=_brief(told.speaker or "") or None,
        via=_brief(told.via or "") or None,
        quote=_brief(told.quote),
    )
