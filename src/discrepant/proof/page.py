"""A proofed story as one HTML page: the copy marked in place, and a note a mark.

It needs no network, no file beside it, and has no script.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from importlib.resources import files

from jinja2 import PackageLoader
from markupsafe import Markup

from discrepant.corpus.model import Corpus
from discrepant.proof.status import MEANINGS, UNSEEN, Proofed, Status, in_marks
from discrepant.proof.story import Story
from discrepant.report.html.environment import asset, environment, policy
from discrepant.report.html.marks import Mark, lines

__all__ = ["page"]


def page(story: Story, found: Sequence[Proofed], corpus: Corpus) -> str:
    """The whole page, as HTML."""
    style = asset("page.css") + Markup(files(__package__).joinpath("page.css").read_text("utf-8"))  # noqa: S704  # our own
    made = environment().overlay(loader=PackageLoader("discrepant.proof"))
    made.filters = {**made.filters, "style": _style, "in_marks": in_marks}  # an overlay shares those of the report
    counts = Counter(each.status for each in found)
    template = made.get_template("proof.html")
    text = template.render(
        policy=policy(style),
        style=style,
        as_of=story.day.words,
        legend=[
            {"status": status, "style": _style(status), "count": counts[status], "meaning": meaning}
            for status, meaning in MEANINGS.items()
        ],
        unseen=UNSEEN,
        remarks=story.remarks,
        lines=lines(story.text, map(_mark, range(1, len(found) + 1), found)),
        found=found,
        publishers={source.id: source.publisher for source in corpus.sources.values()},
    )
    return text + "\n"


def _style(status: Status) -> str:
    return status.replace(" ", "-")


def _mark(number: int, each: Proofed) -> Mark:
    weight = len(Status) - list(Status).index(each.status)
    return Mark(
        span=each.span, what=_style(each.status), weight=weight, fact=str(number), about=f"{each.status}, note {number}"
    )
