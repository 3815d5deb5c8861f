"""What sources state of items of Wikidata, as a CSV file for its Mismatch Finder.

Its columns and what may be empty say
https://github.com/wmde/wikidata-mismatch-finder/blob/main/docs/UserGuide.md#creating-a-mismatches-import-file.
Nothing is looked up: what Wikidata says is known where it is encoded as a source, whose address is the item's page.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

import attrs

from discrepant.compare.question import Question
from discrepant.compare.verdict import Verdict
from discrepant.errors import DiscrepantError, Problem
from discrepant.printable import as_line, cell
from discrepant.report.model import Report
from discrepant.report.records import ClaimShown
from discrepant.report.told_facts import Standpoint, ToldFact, told_facts

__all__ = ["COLUMNS", "remarks", "render"]

COLUMNS = (
    *("item_id", "statement_guid", "property_id", "wikidata_value", "meta_wikidata_value"),
    *("external_value", "external_url", "type"),
)
_LONGEST = 1_500  # characters of a value or an address
_PAGE = re.compile(r"https?://(?:www\.|m\.)?wikidata\.org/(?:wiki|entity)/(Q\d+)(?:[?#].*)?")
_STATEMENT = re.compile(r"\bQ\d+\$[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\b")
_NUMBER = re.compile(r"[+-]?\d[\d.,]*")  # which a spreadsheet may well take for what it is
_AT_ODDS = (Verdict.CONFLICT, Verdict.STRAINED)


@attrs.frozen(kw_only=True)
class Mismatch:
    """What one source states of an item where another, or Wikidata itself, states something else.

    The id of Wikidata's statement and its value are given together, or neither is known.
    """

    claim: ClaimShown
    fact: ToldFact
    url: str = ""
    statement: str = ""
    value: str = ""

    @property
    def row(self) -> tuple[str, ...]:
        """The cells; those that are not known are empty."""
        told = (_value(self.fact), self.url, "statement")
        return (self.claim.qid or "", self.statement, self.claim.pid or "", self.value, "", *told)

    @property
    def is_fit(self) -> bool:
        """Whether no cell is too long, or such that the importing program would end it early."""
        return all(len(text) <= _LONGEST and '\\"' not in text for text in self.row)


def render(report: Report) -> str:
    """The file, with a row for each fact that is at odds, in order of claims and facts.

    A DiscrepantError says that no claim is about an item.
    """
    if not _about_items(report):
        what = "no claim has a qid and a pid, by which Wikidata's items and properties go"
        raise DiscrepantError(Problem(what=what, hint='give them to a claim: qid = "Q50811" and pid = "P1120"'))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(each.row for each in _found(report) if isinstance(each, Mismatch) and each.is_fit)
    return out.getvalue()


def remarks(report: Report) -> tuple[str, ...]:
    """What is to be known before the file is handed on, and what is not in it."""
    found = list(_found(report))
    whole = [each for each in found if isinstance(each, Mismatch)]
    rows = [each for each in whole if each.is_fit]
    said = [each for each in found if isinstance(each, str)]
    said += [f"{each.fact.told.id} is left out: a cell is too long" for each in whole if not each.is_fit]
    if not rows:
        said.append("no source is at odds with another on what a claim with qid and pid asks")
    if unknown := sum(not each.statement for each in rows):
        why = "left empty, it says that Wikidata has none, so look it up first"
        said.append(f"rows without Wikidata's own value: {unknown}; {why}")
    return tuple(said)


def _about_items(report: Report) -> list[ClaimShown]:
    return [claim for claim in report.records.claims if claim.qid and claim.pid]


def _found(report: Report) -> Iterator[Mismatch | str]:
    """The mismatches, and in a line each what keeps a fact from being one."""
    facts = told_facts(report)
    for claim in _about_items(report):
        yield from _on(claim, [fact for fact in facts if fact.claim == claim.key], report)


def _on(claim: ClaimShown, facts: list[ToldFact], report: Report) -> Iterator[Mismatch | str]:
    urls = {article.id: article.url or "" for article in report.records.sources}
    pages = {source: found[1] for source, url in urls.items() if (found := _PAGE.fullmatch(url))}
    ours = [fact for fact in facts if pages.get(fact.told.source) == claim.qid]
    others = [fact for fact in facts if fact.told.source not in pages]
    if not ours:
        for fact in others:
            if any(one.verdict in _AT_ODDS for one in _own(fact)):
                yield Mismatch(claim=claim, fact=fact, url=urls.get(fact.told.source, ""))
        return
    for here in ours:
        told = f"{report.records.notes.get(here.told.id, '')} {urls[here.told.source]}"
        statement = next((found[0] for found in _STATEMENT.finditer(told) if found[0].split("$")[0] == claim.qid), "")
        for fact in others:
            verdict = _between(fact, here)
            if verdict is None:
                yield f"{fact.told.id} is left out: it was not set against {here.told.id} by itself"
            elif verdict in _AT_ODDS and not statement:
                yield f"{fact.told.id} is left out: {here.told.id} has no statement's id (Q…$…) in its note"
            elif verdict in _AT_ODDS:
                known = {"statement": statement, "value": _value(here)}
                yield Mismatch(claim=claim, fact=fact, url=urls.get(fact.told.source, ""), **known)


def _own(fact: ToldFact) -> Iterator[Standpoint]:
    return (one for one in fact.standpoints if one.is_of_its_claim)


def _between(one: ToldFact, other: ToldFact) -> Verdict | None:
    """The gravest verdict on two facts; None where their sides were not judged against each other."""
    verdicts = []
    for a in _own(one):
        for b in _own(other):
            if a.question is b.question:
                verdicts += [Verdict.AGREE] if a.side == b.side else _judged(a.question, {a.side, b.side})
    return max(verdicts, key=lambda verdict: verdict.gravity, default=None)


def _judged(question: Question, sides: set[int]) -> list[Verdict]:
    return [pair.verdict for pair in question.pairs if set(pair.sides) == sides]


def _value(fact: ToldFact) -> str:
    """A single day in ISO 8601, or the words as printed; no spreadsheet takes them for a formula."""
    first, last = fact.core or (None, None)
    if isinstance(first, str) and first == last:
        return first
    words = as_line(fact.told.says)
    return words if _NUMBER.fullmatch(words) else cell(words)
