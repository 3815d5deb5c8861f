"""Pictures of claims as SVG files of their own, which show themselves in light and dark."""

from __future__ import annotations

from discrepant.compare.verdict import Verdict
from discrepant.report.html.claims import pictures
from discrepant.report.html.environment import asset, environment
from discrepant.report.html.picture import Picture
from discrepant.report.model import Report

__all__ = ["draw", "drawn", "is_ours"]

_BEGINNING = '<svg xmlns="http://www.w3.org/2000/svg" class="reading"'


def draw(picture: Picture) -> str:
    """The text of an SVG file."""
    template = environment().get_template("picture.svg")
    return template.render(picture=picture, is_alone=True, style=asset("picture.css")) + "\n"


def drawn(report: Report) -> dict[str, str]:
    """The SVG of every claim whose numbers or dates differ, by its key."""
    differing = {question.claim for question in report.questions if question.verdict is not Verdict.AGREE}
    # whose keys have been checked, and may name a file
    differing &= {claim.key for claim in report.records.claims}
    return {key: draw(found) for key, found in pictures(report, differing).items()}


def is_ours(text: str) -> bool:
    """Whether the text of an SVG file was made here."""
    return text.startswith(_BEGINNING)
