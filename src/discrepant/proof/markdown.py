"""A proofed story as Markdown.

It is a table of the mentions, and below it a note on each that is not supported.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discrepant.compare.finding import FactShown
from discrepant.corpus.model import Corpus
from discrepant.proof.status import MEANINGS, UNSEEN, Proofed, Status, in_marks, totals
from discrepant.proof.story import Story
from discrepant.report.markdown_text import cells, escape, header, sentence, short

__all__ = ["markdown"]


def markdown(story: Story, found: Sequence[Proofed], corpus: Corpus) -> str:
    """The whole document; words of the story and of the sources are plain text in it."""
    publishers = {source.id: source.publisher for source in corpus.sources.values()}
    rows = [
        cells([str(number), str(each.line), short(each.words), _status(each), _by(each)])
        for number, each in enumerate(found, 1)
    ]
    parts = [
        "# A story against the records",
        f"Taken as told of {escape(story.day.words)}. It is not said who is right.",
        totals(found),
        "\n".join([header(["note", "line", "in the story", "status", "claim"]), *rows]),
        *_notes(found, publishers),
        "## What the words mean",
        "\n".join(f"- **{status}**: {meaning}" for status, meaning in MEANINGS.items()),
        UNSEEN,
        *_of_the_file(story),
    ]
    return "\n\n".join(parts) + "\n"


def _of_the_file(story: Story) -> Iterator[str]:
    if story.remarks:
        yield "## How the file was read"
        yield "\n".join(f"- {escape(remark.removeprefix('- '))}" for remark in story.remarks)


def _status(each: Proofed) -> str:
    return each.shown_status if each.status is Status.SUPPORTED else f"**{each.shown_status}**"


def _by(each: Proofed) -> str:
    if each.claim:
        return escape(each.claim) + each.from_origins
    return f"perhaps {', '.join(map(escape, each.nearest))}" if each.nearest else ""


def _notes(found: Sequence[Proofed], publishers: dict[str, str]) -> Iterator[str]:
    for number, each in enumerate(found, 1):
        if each.status is Status.SUPPORTED:
            continue
        yield f"## {number}. “{short(each.words)}”: {each.shown_status}"
        if each.about:
            yield escape(each.about)
        if each.why:
            yield sentence(each.why)
        for what, facts in each.sides:
            yield "\n".join([f"{what}:\n", *(_told(fact, publishers) for fact in facts)])


def _told(fact: FactShown, publishers: dict[str, str]) -> str:
    as_of = f", {escape(fact.as_of)}" if fact.as_of else ""
    return f"- {escape(publishers.get(fact.source, fact.source))}{as_of}: {short(in_marks(fact.quote))}"
