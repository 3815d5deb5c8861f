"""Pictures of claims as SVG files of their own, which show themselves in light and dark."""

from __future__ import annotations

from functools import partial

from discrepant.compare.verdict import Verdict
from discrepant.report.html.claims import picture_of
from discrepant.report.html.environment import asset, environment
from discrepant.report.html.kept_parts import KeptParts
from discrepant.report.html.matter import Matter, matters
from discrepant.report.html.picture import Picture
from discrepant.report.model import Report

__all__ = ["draw", "drawn", "is_ours", "picture_in"]

_BEGINNING = '<svg xmlns="http://www.w3.org/2000/svg" class="reading"'


def draw(picture: Picture) -> str:
    """The text of an SVG file."""
    template = environment().get_template("picture.svg")
    return template.render(picture=picture, is_alone=True, style=asset("picture.css")) + "\n"


def drawn(report: Report, kept: KeptParts | None = None) -> dict[str, str]:
    """The SVG of every claim whose numbers or dates differ, by its key.

    `kept` knows those that were drawn before.
    """
    kept = kept or KeptParts()
    differing = {question.claim for question in report.questions if question.verdict is not Verdict.AGREE}
    # whose keys have been checked, and may name a file
    differing &= {claim.key for claim in report.records.claims}
    found = sorted((one for one in matters(report) if one.key in differing), key=lambda one: one.key)
    texts = {one.key: kept.part("picture", one, partial(_drawn, one)) for one in found}
    return {key: text for key, made in texts.items() for text in made}


def _drawn(matter: Matter) -> list[str]:
    """The SVG of one claim, if there is a picture of it."""
    made = picture_of(matter)
    return [draw(made)] if made else []


def picture_in(report: Report, claim: str) -> Picture | None:
    """The picture of a claim, if it has one."""
    return next((picture_of(one) for one in matters(report) if one.key == claim), None)


def is_ours(text: str) -> bool:
    """Whether the text of an SVG file was made here."""
    return text.startswith(_BEGINNING)
