"""A claim's part of the page.

It has the claim's sides with their letters, its origins, what is drawn, and texts to take along.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import chain

import attrs

from discrepant.compare.finding import FactShown, NotCompared
from discrepant.compare.origins import Origin, origins
from discrepant.corpus.model import Kind
from discrepant.report.html.apparatus import Apparatus, Witness, apparatus
from discrepant.report.html.picture import Picture, picture
from discrepant.report.html.questions import QuestionPart, QuestionStanding, asked_of
from discrepant.report.html.sides import Lettered, lettered
from discrepant.report.html.texts import acknowledgement, to_publishers
from discrepant.report.model import Report
from discrepant.report.records import Article, ClaimShown

__all__ = ["ClaimPart", "claim_parts", "pictures", "publishers_of"]


@attrs.frozen(kw_only=True)
class ClaimPart:
    """Everything about a claim that was compared, or on whose records something was found.

    `leading` are the sides that tell most, `letter` asks those who stand on them, `entry` acknowledges what is open.
    """

    asked: QuestionPart
    unit: str | None
    nature: str
    sides: tuple[Lettered, ...]
    leading: tuple[Lettered, ...]
    aside: tuple[NotCompared, ...]
    sources: tuple[str, ...]
    origins: tuple[Origin, ...]
    likely: int | None
    picture: Picture | None
    apparatus: Apparatus | None
    letter: str | None
    entry: str | None

    @property
    def key(self) -> str:
        """The claim's."""
        return self.asked.key


@attrs.frozen(kw_only=True)
class _Known:
    """What the records know beside the findings."""

    claims: Mapping[str, ClaimShown]
    articles: Mapping[str, Article]
    publishers: Mapping[str, str]
    aside: Mapping[str, Sequence[NotCompared]]
    likely: Mapping[str, int | None]
    units: Mapping[str, str]

    @classmethod
    def of(cls, report: Report) -> _Known:
        aside: dict[str, list[NotCompared]] = {}
        for left in report.not_compared:
            aside.setdefault(left.claim, []).append(left)
        return cls(
            claims={claim.key: claim for claim in report.records.claims},
            articles={article.id: article for article in report.records.sources},
            publishers=publishers_of(report),
            aside=aside,
            likely={question.claim: question.likely_origins for question in report.questions},
            units=report.records.units,
        )

    def unit(self, asked: QuestionPart) -> str | None:
        claim = self.claims.get(asked.key)
        return claim.unit if claim else next((one.gap.unit for one in asked.judged if one.gap), None)

    def nature(self, asked: QuestionPart) -> str:
        claim = self.claims.get(asked.key)
        return claim.nature if claim else "constant"

    def picture(self, asked: QuestionPart) -> Picture | None:
        sides = self._in_one_unit(lettered(asked.sides, self.publishers), asked)
        is_cumulative = self.nature(asked) == "cumulative"
        about = f"{asked.about} (days of birth)" if asked.kind == Kind.AGE else asked.about
        return picture(about, sides, unit=self.unit(asked), is_cumulative=is_cumulative)

    def _in_one_unit(self, sides: Sequence[Lettered], asked: QuestionPart) -> list[Lettered]:
        """The sides that lie on one line.

        Where what was scanned has no records, a conflict without a gap tells that there is more than one.
        """
        if asked.key not in self.claims:
            is_apart = not self.claims and any(one.is_grave and one.gap is None for one in asked.judged)
            return [] if is_apart else list(sides)
        in_unit = [self.units.get(one.side.facts[0].id) if one.side.facts else None for one in sides]
        main = max(in_unit, key=lambda unit: (unit == self.unit(asked), in_unit.count(unit)), default=None)
        return [one for one, unit in zip(sides, in_unit, strict=True) if unit == main]


def publishers_of(report: Report) -> dict[str, str]:
    """The publisher of each source, by its id."""
    told = {line.id: line.publisher for line in report.sources}
    return {article.id: article.publisher for article in report.records.sources} | told


def claim_parts(report: Report, whole: int | None = None) -> tuple[ClaimPart, ...]:
    """A part for each claim, in the order in which an editor reads them.

    Only the first `whole` have all of it. The others have no picture, no apparatus and no texts, which repeat what
    stands there in other words.
    """
    known = _Known.of(report)
    return tuple(_part(asked, known, is_whole=whole is None or n < whole) for n, asked in enumerate(asked_of(report)))


def _part(asked: QuestionPart, known: _Known, *, is_whole: bool) -> ClaimPart:
    sides = lettered(asked.sides, known.publishers)
    told = list(chain.from_iterable(side.facts for side in asked.sides))
    is_quotation = asked.kind == Kind.QUOTATION
    return ClaimPart(
        asked=asked,
        unit=known.unit(asked),
        nature=known.nature(asked),
        sides=sides,
        leading=tuple(sides[n] for n in asked.leading),
        aside=tuple(known.aside.get(asked.key, ())),
        sources=tuple(sorted({each.source for each in told})),
        origins=origins(told, known.publishers, by_wording=not is_quotation),
        likely=known.likely.get(asked.key),
        picture=known.picture(asked) if is_whole else None,
        apparatus=apparatus(_witnesses(sides, known.articles)) if is_quotation and is_whole else None,
        letter=_letter(asked, known) if is_whole else None,
        entry=_entry(asked) if is_whole else None,
    )


def _letter(asked: QuestionPart, known: _Known) -> str | None:
    """What is wrong with one record is nobody's to answer."""
    if asked.standing not in (QuestionStanding.ASK, QuestionStanding.ACKNOWLEDGED) or not asked.judged:
        return None
    worst = [asked.sides[n] for n in asked.leading]
    speakers = asked.judged[0].speakers
    return to_publishers(asked.about, worst, known.articles, known.publishers, speakers=speakers)


def _entry(asked: QuestionPart) -> str | None:
    numbers = sorted({n for one in asked.judged if one.is_open for n in one.sides})
    sides = [asked.sides[n] for n in numbers]
    return acknowledgement(asked.key, sides) if asked.standing is QuestionStanding.ASK and sides else None


def pictures(report: Report, keys: Container[str]) -> dict[str, Picture]:
    """The pictures of these claims, by their keys.

    Only claims that have two sides or more which are numbers or days have one.
    """
    known = _Known.of(report)
    found = sorted((asked for asked in asked_of(report) if asked.key in keys), key=lambda asked: asked.key)
    return {asked.key: made for asked in found if (made := known.picture(asked))}


def _witnesses(sides: Iterable[Lettered], articles: Mapping[str, Article]) -> list[Witness]:
    """Each wording of each side once."""
    found: list[Witness] = []
    for one in sides:
        words: dict[str, FactShown] = {}
        for told in one.side.facts:
            words.setdefault(told.reads or told.says, told)
        for n, (wording, told) in enumerate(words.items(), start=1):
            siglum = one.letter if len(words) == 1 else f"{one.letter}{n}"
            article = articles.get(told.source)
            is_verbatim = article is not None and article.wording == "verbatim"
            found.append(Witness(siglum=siglum, words=wording, is_verbatim=is_verbatim, speaker=told.speaker))
    return found
