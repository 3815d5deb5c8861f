"""A story proofed: every mention in it with its status, in the story's order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Any

from discrepant.corpus.model import Corpus
from discrepant.errors import CorpusError, Problem
from discrepant.proof.figures import figures
from discrepant.proof.posts import posts
from discrepant.proof.quoted import quotations_of
from discrepant.proof.status import MOST, UNSEEN, Proofed, Status, in_marks, totals
from discrepant.proof.story import Story
from discrepant.reading.mentions import MentionKind, find_mentions
from discrepant.tables import wrapped

__all__ = ["proof", "render", "to_json"]

_WIDE = 80


def proof(story: Story, corpus: Corpus) -> tuple[Proofed, ...]:
    """Every figure, date, quotation and post of a story, in order of place.

    What stands inside a quotation that the records have is told of with it.
    """
    found = find_mentions(story.text, on=story.day.core, reader=corpus.reader)
    mentions = [each for each in islice(found, MOST + 1) if each.span != story.dateline]
    if len(mentions) > MOST - 1:
        what = f"the story has more than {MOST:,} numbers, dates and quotations"
        raise CorpusError(Problem(what=what, hint="proof one story at a time"))
    quoted = [each for each in mentions if each.kind is MentionKind.QUOTATION]
    spoken = list(quotations_of(story, quoted, corpus))
    inside = [each.span for each in spoken if each.status is not Status.UNSUPPORTED]
    rest = [
        each
        for each in mentions
        if each.kind is not MentionKind.QUOTATION and not any(start <= each.span[0] < end for start, end in inside)
    ]
    told = (*spoken, *figures(story, rest, corpus), *posts(story, corpus, [each.span for each in mentions]))
    return tuple(sorted(told, key=lambda each: (each.span, each.kind, each.claim or "")))


def to_json(story: Story, found: Sequence[Proofed]) -> dict[str, Any]:
    """The form that `discrepant proof --json` prints; places are those in its text."""
    return {
        "as_of": story.day.words,
        "unseen": UNSEEN,
        "remarks": list(story.remarks),
        "mentions": [each.to_json() for each in found],
        "text": story.text,
    }


def render(found: Sequence[Proofed], remarks: Sequence[str] = ()) -> list[str]:
    """A line a mention with its status, and below it what is to be seen.

    At the end stands what is to be said of how the file was read.
    """
    lines: list[str] = []
    for each in found:
        mark = "!" if each.status.fails else "-" if each.status is Status.SUPPORTED else "?"
        lines += wrapped(f"{mark} {each.line}: “{each.words}”: {each.shown_status}{_by(each)}", _WIDE)
        lines += (f"      {line}" for text in _below(each) for line in wrapped(text, _WIDE - 6))
    ends = [totals(found), UNSEEN, *remarks]
    return [*lines, "", *(line for text in ends for line in wrapped(text, _WIDE))]


def _by(each: Proofed) -> str:
    if not each.claim:
        return f"; perhaps {', '.join(each.nearest)}" if each.nearest else ""
    return f" ({each.claim}{each.from_origins})"


def _below(each: Proofed) -> list[str]:
    if each.status is Status.SUPPORTED:
        return [f"{told.source}: {in_marks(told.quote)}" for told in each.facts[:2]]
    told = [f"{told.source}: {in_marks(told.quote)}" for told in (*each.facts, *each.against)]
    return [*([each.about] if each.about else []), *([each.why] if each.why else []), *told]
