"""Texts that an editor takes along from a question.

There is one to ask the publishers with, and one to acknowledge it with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from discrepant.compare.finding import FactShown, Side
from discrepant.desk.new_acknowledgement import NewAcknowledgement
from discrepant.report.html.ends import spelled_days
from discrepant.report.records import Article

__all__ = ["acknowledgement", "to_publishers"]

_ASKED = "Could you tell us whether your words stand as printed, and what they rest on?"
_ASKED_OF_SPEECH = (
    "Each text gives this as somebody else's words. Could you tell us whether yours are what was said, and when?"
)


def to_publishers(
    about: str, sides: Iterable[Side], articles: Mapping[str, Article], publishers: Mapping[str, str], *, speakers: bool
) -> str:
    """A letter to all whose words stand on these sides; it favours none of them."""
    told = [_quoted(fact, articles.get(fact.source), publishers) for side in sides for fact in side.facts]
    return "\n\n".join(
        (
            f"On: {about}",
            "Dear colleagues,",
            "we read these passages side by side and cannot bring them together:",
            *told,
            f"{_ASKED_OF_SPEECH if speakers else _ASKED} If we misread any of them, please tell us.",
            "With thanks",
        )
    )


def _quoted(told: FactShown, article: Article | None, publishers: Mapping[str, str]) -> str:
    """A fact as a letter has it: where it is printed, the quote, and what we made of it."""
    place = [publishers.get(told.source, told.source)]
    if article:
        place += [f"“{article.headline}”", spelled_days(article.published)]
    if told.speaker:
        place.append(f"as the words of {told.speaker}")
    if told.via:
        place.append(f"citing {told.via}")
    return "\n".join((f"{', '.join(place)}:", f"“{told.quote}”", *_caveats(told, article)))


def _caveats(told: FactShown, article: Article | None) -> Iterator[str]:
    if told.reads and told.reads != told.says:
        yield f"(We read “{told.says}” as “{told.reads}”.)"
    if article and article.wording != "verbatim":
        yield f"(The wording of our copy is {article.wording}: please set us right if you printed something else.)"


def acknowledgement(claim: str, sides: Sequence[Side]) -> str:
    """The entry of facts/acknowledged.toml for these sides.

    Who looked at it and what was found out are left to fill in.
    """
    sources = dict.fromkeys(source for side in sides for source in side.sources)
    says = dict.fromkeys(words for side in sides for words in side.says)
    return NewAcknowledgement.to_fill_in(claim, sources, says).toml()
