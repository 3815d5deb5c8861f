"""A claim's part of the page.

It has the claim's sides with their letters, its origins, what is drawn, and texts to take along.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

import attrs

from discrepant.compare.finding import FactShown, NotCompared
from discrepant.compare.origins import Origin, origins
from discrepant.corpus.model import Kind
from discrepant.report.html.apparatus import Apparatus, Witness, apparatus
from discrepant.report.html.matter import Matter, matters
from discrepant.report.html.picture import Picture, picture
from discrepant.report.html.questions import QuestionPart, QuestionStanding
from discrepant.report.html.sides import Lettered, lettered
from discrepant.report.html.texts import acknowledgement, to_publishers
from discrepant.report.model import Report
from discrepant.report.records import Article

__all__ = ["ClaimPart", "claim_part", "claim_parts", "picture_of"]


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


def claim_parts(report: Report, whole: int | None = None) -> tuple[ClaimPart, ...]:
    """A part for each claim, in the order in which an editor reads them.

    Only the first `whole` have all of it. The others have no picture, no apparatus and no texts, which repeat what
    stands there in other words.
    """
    return tuple(map(claim_part, matters(report, whole)))


def claim_part(matter: Matter) -> ClaimPart:
    """The part of one claim."""
    asked = matter.asked
    sides = lettered(asked.sides, matter.publishers)
    told = list(chain.from_iterable(side.facts for side in asked.sides))
    is_quotation = asked.kind == Kind.QUOTATION
    is_whole = matter.is_whole
    return ClaimPart(
        asked=asked,
        unit=matter.unit,
        nature=matter.nature,
        sides=sides,
        leading=tuple(sides[n] for n in asked.leading),
        aside=matter.aside,
        sources=tuple(sorted({each.source for each in told})),
        origins=origins(told, matter.publishers, by_wording=not is_quotation),
        likely=matter.likely,
        picture=_picture(matter, sides) if is_whole else None,
        apparatus=apparatus(_witnesses(sides, matter.articles)) if is_quotation and is_whole else None,
        letter=_letter(matter) if is_whole else None,
        entry=_entry(asked) if is_whole else None,
    )


def picture_of(matter: Matter) -> Picture | None:
    """The picture of one claim.

    Only one that has two sides or more which are numbers or days has one.
    """
    return _picture(matter, lettered(matter.asked.sides, matter.publishers))


def _picture(matter: Matter, sides: Sequence[Lettered]) -> Picture | None:
    asked = matter.asked
    about = f"{asked.about} (days of birth)" if asked.kind == Kind.AGE else asked.about
    is_cumulative = matter.nature == "cumulative"
    return picture(about, _in_one_unit(sides, matter), unit=matter.unit, is_cumulative=is_cumulative)


def _in_one_unit(sides: Sequence[Lettered], matter: Matter) -> list[Lettered]:
    """The sides that lie on one line.

    Where what was scanned has no records, a conflict without a gap tells that there is more than one.
    """
    if not matter.is_in_records:
        is_apart = matter.is_scanned and any(one.is_grave and one.gap is None for one in matter.asked.judged)
        return [] if is_apart else list(sides)
    in_unit = [matter.units.get(one.side.facts[0].id) if one.side.facts else None for one in sides]
    main = max(in_unit, key=lambda unit: (unit == matter.unit, in_unit.count(unit)), default=None)
    return [one for one, unit in zip(sides, in_unit, strict=True) if unit == main]


def _letter(matter: Matter) -> str | None:
    """What is wrong with one record is nobody's to answer."""
    asked = matter.asked
    if asked.standing not in (QuestionStanding.ASK, QuestionStanding.ACKNOWLEDGED) or not asked.judged:
        return None
    worst = [asked.sides[n] for n in asked.leading]
    speakers = asked.judged[0].speakers
    return to_publishers(asked.about, worst, matter.articles, matter.publishers, speakers=speakers)


def _entry(asked: QuestionPart) -> str | None:
    numbers = sorted({n for one in asked.judged if one.is_open for n in one.sides})
    sides = [asked.sides[n] for n in numbers]
    return acknowledgement(asked.key, sides) if asked.standing is QuestionStanding.ASK and sides else None


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
