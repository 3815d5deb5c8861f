"""A reading as a small picture, drawn as the report draws a claim."""

from __future__ import annotations

from discrepant.compare.finding import Side, ends_of, side_of
from discrepant.corpus.model import Claim, Fact, Value
from discrepant.report.html.picture import picture
from discrepant.report.html.pictures import draw
from discrepant.report.html.sides import lettered

__all__ = ["drawn"]

_HERE = ""  # no source has this id


def drawn(claim: Claim, value: Value, words: str, facts: tuple[Fact, ...] = ()) -> str | None:
    """What words stand for, above what is told already, as SVG.

    Nothing where it lies on no line.
    """
    new = Side(sources=(_HERE,), says=(words,), facts=(), **ends_of(value))
    told = [side_of([fact], fact.value) for fact in facts]
    found = picture(
        claim.about, lettered([new, *told], {_HERE: "selected"}), unit=claim.in_unit, is_cumulative=False, least=1
    )
    return draw(found) if found else None
