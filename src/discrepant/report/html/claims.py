"""A claim's part of the page: its sides with their letters, its findings, its picture or apparatus, and its origins."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import chain

import attrs

from discrepant.compare.finding import Finding, NotCompared, Told
from discrepant.compare.origins import Origin, origins
from discrepant.compare.verdict import Verdict
from discrepant.report.html.apparatus import Apparatus, Witness, apparatus
from discrepant.report.html.picture import Picture, picture
from discrepant.report.html.sides import Lettered, key_of, lettered
from discrepant.report.model import Report
from discrepant.report.records import ClaimShown

__all__ = ["ClaimPart", "Shown", "claim_parts", "kind_of", "pictures"]

_QUOTATION = "quotation"


@attrs.frozen(kw_only=True)
class Shown:
    """A finding and the letters of its sides."""

    finding: Finding
    letters: tuple[str, ...]


@attrs.frozen(kw_only=True)
class ClaimPart:
    """Everything about a claim on which there are findings; `others` are its facts that stand in none of them."""

    key: str
    about: str
    kind: str
    nature: str | None
    unit: str | None
    verdict: Verdict
    findings: tuple[Shown, ...]
    sides: tuple[Lettered, ...]
    others: tuple[Told, ...]
    aside: tuple[NotCompared, ...]
    sources: tuple[str, ...]
    origins: tuple[Origin, ...]
    picture: Picture | None
    apparatus: Apparatus | None


def kind_of(finding: Finding, asked: ClaimShown | None) -> str:
    """What sort of answer is sought: the claim's kind, or the check's name where the records have no such claim."""
    return asked.kind if asked else finding.check


def claim_parts(report: Report) -> tuple[ClaimPart, ...]:
    """The claims that have findings, in order of their keys."""
    aside: dict[str, list[NotCompared]] = {}
    for left in report.not_compared:
        aside.setdefault(left.claim, []).append(left)
    asked = {question.key: question for question in report.records.claims}
    wordings = {article.id: article.wording for article in report.records.sources}
    publishers = {article.id: article.publisher for article in report.records.sources}
    return tuple(
        _part(findings, asked.get(key), aside.get(key, ()), wordings, publishers)
        for key, findings in sorted(_by_claim(report).items())
    )


def _by_claim(report: Report) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in report.findings:
        found.setdefault(finding.claim, []).append(finding)
    return found


@attrs.frozen(kw_only=True)
class _Sides:
    """The sides of one claim by their keys, their unit, and whether they make a running total."""

    by_key: Mapping[tuple[str, ...], Lettered]
    unit: str | None
    is_cumulative: bool

    @classmethod
    def of(cls, findings: Sequence[Finding], asked: ClaimShown | None, publishers: Mapping[str, str]) -> _Sides:
        by_time = asked is not None and asked.nature != "constant"
        return cls(
            by_key=lettered(findings, publishers, by_time=by_time),
            unit=asked.unit if asked else next((finding.gap.unit for finding in findings if finding.gap), None),
            is_cumulative=asked is not None and asked.nature == "cumulative",
        )

    def picture(self, about: str) -> Picture | None:
        sides = tuple(self.by_key.values())
        return picture(about, sides, unit=self.unit, is_cumulative=self.is_cumulative)


def _part(
    findings: Sequence[Finding],
    asked: ClaimShown | None,
    aside: Iterable[NotCompared],
    wordings: Mapping[str, str],
    publishers: Mapping[str, str],
) -> ClaimPart:
    first = findings[0]
    kind = kind_of(first, asked)
    made = _Sides.of(findings, asked, publishers)
    sides = made.by_key
    facts = {told.id: told for told in chain.from_iterable(one.side.facts for one in sides.values())}
    others = tuple(told for told in asked.facts if told.id not in facts) if asked else ()
    told_by = [*facts.values(), *others]
    return ClaimPart(
        key=first.claim,
        about=first.about,
        kind=kind,
        nature=asked.nature if asked else None,
        unit=made.unit,
        verdict=max((finding.verdict for finding in findings), key=lambda verdict: verdict.gravity),
        findings=tuple(
            Shown(finding=finding, letters=tuple(sides[key_of(side)].letter for side in finding.sides))
            for finding in sorted(findings, key=lambda finding: -finding.verdict.gravity)
        ),
        sides=tuple(sides.values()),
        others=others,
        aside=tuple(aside),
        sources=tuple(sorted({told.source for told in told_by})),
        origins=origins(told_by, publishers, by_wording=kind != _QUOTATION),
        picture=made.picture(first.about),
        apparatus=apparatus(_witnesses(sides.values(), wordings)) if kind == _QUOTATION else None,
    )


def pictures(report: Report, keys: Container[str]) -> dict[str, Picture]:
    """The pictures of those of these claims that have two sides or more which are numbers or days."""
    asked = {question.key: question for question in report.records.claims}
    publishers = {article.id: article.publisher for article in report.records.sources}
    found = {key: findings for key, findings in _by_claim(report).items() if key in keys}
    sides = {key: _Sides.of(findings, asked.get(key), publishers) for key, findings in found.items()}
    return {key: made for key, findings in found.items() if (made := sides[key].picture(findings[0].about))}


def _witnesses(sides: Iterable[Lettered], wordings: Mapping[str, str]) -> list[Witness]:
    """Each wording of each side once."""
    found: list[Witness] = []
    for one in sides:
        words: dict[str, Told] = {}
        for told in one.side.facts:
            words.setdefault(told.reads or told.says, told)
        for n, (wording, told) in enumerate(words.items(), start=1):
            siglum = one.letter if len(words) == 1 else f"{one.letter}{n}"
            is_verbatim = wordings.get(told.source) == "verbatim"
            found.append(Witness(siglum=siglum, words=wording, is_verbatim=is_verbatim, speaker=told.speaker))
    return found
