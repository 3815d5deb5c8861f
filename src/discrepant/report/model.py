"""The Report: everything that one full run of the checks showed.

It is plain data in the shape of discrepancies.json.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import attrs
import cattrs
from cattrs.gen import make_dict_unstructure_fn, override

from discrepant.compare.finding import Finding, NotCompared
from discrepant.compare.question import Question, questions_of
from discrepant.compare.verdict import Reason, Verdict
from discrepant.corpus.copies import NearCopy, copies_in
from discrepant.corpus.model import Corpus, Kind, Relation, Weight
from discrepant.corpus.vocabulary import Silence, silence
from discrepant.desk.coverage import SourceCoverage
from discrepant.errors import DiscrepantError, Problem, why_unread
from discrepant.report.parts import CheckRun, Covered, Results, Totals, Uncovered, Unfinished
from discrepant.report.records import Records, SourceLine
from discrepant.report.rows import rows

__all__ = [
    "SCHEMA",
    "CheckRun",
    "Covered",
    "Report",
    "Results",
    "SourceLine",
    "Totals",
    "Uncovered",
    "Unfinished",
    "finding_from_json",
    "left_out",
    "not_compared_from_json",
    "to_json",
]

SCHEMA = 2


@attrs.frozen(kw_only=True)
class Report:
    """The findings of a run in order, and all that they leave out.

    That is what was not compared, not run, not corroborated and not encoded. `vocabulary` has the compared term claims
    in which terms that were told cannot conflict, or no two terms can. `unfinished` has an entry for each source with
    facts whose claim is still to be named, in order. `coverage` has an entry a source, in order; it is empty where it
    was not measured. `records` are what the findings came of, where they are at hand: they are no part of the JSON.
    """

    schema: int = SCHEMA
    corpus: Totals
    sources: tuple[SourceLine, ...] = ()
    copies: tuple[NearCopy, ...] = ()
    verdicts: Mapping[Verdict, int]
    questions: tuple[Question, ...] = ()
    findings: tuple[Finding, ...]
    checks: Mapping[str, CheckRun]
    not_compared: tuple[NotCompared, ...]
    uncorroborated: tuple[str, ...]
    unfinished: tuple[Unfinished, ...] = ()
    vocabulary: tuple[Silence, ...] = ()
    coverage: tuple[Covered, ...] = ()
    records: Records = attrs.field(factory=Records)

    @classmethod
    def of(
        cls,
        corpus: Corpus,
        results: Results,
        checks: Mapping[str, CheckRun],
        coverage: Iterable[SourceCoverage] = (),
    ) -> Report:
        """The report on a corpus.

        It is the same for the same findings, in whatever order and however often they came.
        """
        ordered = tuple(dict.fromkeys(sorted(results.findings, key=_order)))
        questions = questions_of(corpus, ordered, results.sides)
        count = Counter(finding.verdict for finding in ordered)
        told_by = {
            key: {corpus.articles.get(fact.source.id, (fact.source.id,)) for fact in claim.facts}
            for key, claim in corpus.claims.items()
        }
        totals = Totals(
            sources=len(corpus.sources),
            facts=len(corpus.facts),
            claims=len(corpus.claims),
            compared=len(questions),
        )
        return cls(
            corpus=totals,
            sources=tuple(map(SourceLine.of, corpus.sources.values())),
            copies=copies_in(corpus).likely,
            verdicts={verdict: count[verdict] for verdict in reversed(Verdict)},
            questions=questions,
            findings=ordered,
            checks=dict(sorted(checks.items())),
            not_compared=tuple(
                sorted(set(results.not_compared), key=lambda left: (left.claim, left.facts, left.because))
            ),
            uncorroborated=tuple(sorted(key for key, articles in told_by.items() if len(articles) == 1)),
            unfinished=_unfinished(corpus),
            vocabulary=_vocabulary(corpus, questions),
            coverage=tuple(map(Covered.of, coverage)),
            records=Records.of(corpus),
        )

    @property
    def alone(self) -> tuple[str, ...]:
        """The claims that one source alone tells, but for those on which it is at odds with itself."""
        asked = {question.claim for question in self.questions}
        return tuple(claim for claim in self.uncorroborated if claim not in asked)

    @property
    def relations(self) -> int:
        """How many of the questions are on relations between claims."""
        return sum(question.kind == Relation.kind for question in self.questions)

    @property
    def by_gravity(self) -> tuple[Finding, ...]:
        """All findings, gravest first and unacknowledged ones before others."""
        return tuple(sorted(self.findings, key=lambda one: (-one.verdict.gravity, one.acknowledged is not None)))

    @property
    def discrepancies(self) -> tuple[Finding, ...]:
        """All findings but agreements, in order of gravity."""
        return tuple(finding for finding in self.by_gravity if finding.verdict is not Verdict.AGREE)

    @property
    def unsettled(self) -> tuple[Finding, ...]:
        """The conflicts and strained findings that no editor has acknowledged, conflicts first."""
        grave = (Verdict.CONFLICT, Verdict.STRAINED)
        return tuple(one for one in self.discrepancies if one.verdict in grave and one.acknowledged is None)

    @classmethod
    def from_json(cls, text: str | bytes) -> Report:
        """Read a discrepancies.json; a DiscrepantError says why it is none."""
        try:
            data = json.loads(text, parse_constant=_finite, parse_float=_finite)
        except (ValueError, RecursionError) as error:
            raise _unreadable(f"it is not JSON: {why_unread(error)}") from None
        if not isinstance(data, dict) or data.get("schema") != SCHEMA:
            raise _unreadable(f"it is not of schema {SCHEMA}")
        try:
            report = _converter().structure(data, cls)
        except cattrs.BaseValidationError as error:
            first, *more = cattrs.transform_error(error, path="report")
            raise _unreadable(first + (f", and {len(more)} more" if more else "")) from None
        if to_json(report) != data:  # so nothing was coerced or passed over
            raise _unreadable("it has keys or values that this program would not have written")
        for n, asked in enumerate(report.questions):
            numbers = set(range(len(asked.sides)))
            if not asked.sides:
                raise _unreadable(f"nobody answers @ report.questions[{n}].sides")
            if not all(numbers.issuperset(pair.sides) for pair in asked.pairs):
                raise _unreadable(f"there is no such side @ report.questions[{n}].pairs")
        return report

    def to_json(self) -> str:
        """The text of discrepancies.json."""
        from discrepant.report.json_pieces import json_pieces  # noqa: PLC0415  # which takes in a report

        return "".join(json_pieces(self))

    def to_rows(self) -> list[dict[str, Any]]:
        """A flat row for each fact on each side of each question, for pandas, Polars or DuckDB.

        All rows have the same keys, with values of one type or None. An open end of numbers is infinite. Facts that one
        source alone tells are in no question, and in no row: see `uncorroborated`.
        """
        return rows(self)

    def __repr__(self) -> str:
        found = ", ".join(f"{verdict}={count}" for verdict, count in self.verdicts.items())
        facts = sum(each.facts for each in self.unfinished)
        left = f"; unfinished facts: {facts}" if facts else ""
        return f"<Report: {len(self.questions)} questions; findings: {found}{left}>"

    def _repr_html_(self) -> str:
        from discrepant.report.notebook import render  # noqa: PLC0415  # which takes in a report

        return render(self)


def _unfinished(corpus: Corpus) -> tuple[Unfinished, ...]:
    count = Counter(place.file for place in corpus.unfinished)
    sources = corpus.sources.values()
    return tuple(Unfinished(source=one.id, facts=count[one.place.file]) for one in sources if one.place.file in count)


def _vocabulary(corpus: Corpus, questions: Iterable[Question]) -> tuple[Silence, ...]:
    """Of the term claims that were compared, what their vocabularies decided before anybody did."""
    terms = sorted(question.claim for question in questions if question.kind == Kind.TERM)
    found = (silence(corpus.claims[key], told=True) for key in terms)
    return tuple(one for one in found if one.pairs or not one.can_conflict)


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text} is no number that JSON has")
    return number


def _unreadable(why: str) -> DiscrepantError:
    return DiscrepantError(
        Problem(what=f"cannot read the report: {why}", hint="run `discrepant check` to write it anew")
    )


def _order(finding: Finding) -> tuple[Any, ...]:
    ids = tuple(tuple(told.id for told in side.facts) for side in finding.sides)
    return finding.claim, finding.check, ids, finding.summary, finding.verdict


def to_json(value: Any) -> Any:  # noqa: ANN401  # whatever is part of a report
    """A part of a report as plain dicts, lists, strings and numbers."""
    return _converter().unstructure(value)


def finding_from_json(data: Mapping[str, Any]) -> Finding:
    """A finding from its JSON form."""
    return _converter().structure(data, Finding)


def not_compared_from_json(data: Mapping[str, Any]) -> NotCompared:
    """Facts set aside, from their JSON form."""
    return _converter().structure(data, NotCompared)


def left_out() -> Mapping[type, tuple[str, ...]]:
    """The keys of the JSON that are left out where there is nothing to tell.

    Those of the report older ones lack.
    """
    return {
        CheckRun: ("failed", "because"),
        Question: ("likely_origins",),
        Report: ("copies", "coverage", "vocabulary", "unfinished"),
    }


@cache
def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(unstruct_collection_overrides={tuple: list})
    converter.register_structure_hook(float | str | None, _end)
    for words in (Verdict, Reason, Weight):  # plain strings: an enum does not cross from a worker of xdist
        converter.register_unstructure_hook(words, lambda word: word.value)
    for form, keys in left_out().items():
        special: dict[str, Any] = dict.fromkeys(keys, override(omit_if_default=True))
        if form is Report:
            special["records"] = override(omit=True)
        converter.register_unstructure_hook(form, make_dict_unstructure_fn(form, converter, **special))
    return converter


def _end(value: object, _: object) -> float | str | None:
    """One end of a core or support: a number, an ISO day, or None where it is open."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, int | float):
        return float(value)
    raise ValueError("an end is a number, a day or null")
