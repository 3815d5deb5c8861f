"""The command that holds a reporter's own copy against the records."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from discrepant.cli.answering import FOUND, note, print_json, print_text, refuse, say
from discrepant.cli.given_file import read_given
from discrepant.cli.options import PATH, corpus_option, day_option, encoding_option, json_option
from discrepant.errors import DiscrepantError

__all__ = ["proof"]


@click.command(
    short_help="Hold your own copy against the records.",
    epilog="Example: discrepant proof story.txt --on 2022-11-07",
)
@click.argument("story", type=PATH)
@day_option("--on", "The day of the story, if not that of its dateline")
@encoding_option
@corpus_option
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "markdown", "html")),
    default="text",
    show_default=True,
    help="Lines, a table with notes, or a page with the copy marked in place.",
)
@json_option
def proof(*, story: Path, form: str, as_json: bool, **asked: Any) -> None:  # noqa: ANN401  # click's own
    """Say how each figure, date, quotation and post in STORY stands to the records.

    Each is supported, looser or sharper than the sources, disputed (the sources disagree), contradicted, altered, cut
    short or unsupported. STORY is a .txt or .md file in English, or - for standard input.

    Exit status 1 says that something is contradicted or altered. Nobody is said to be right.
    """
    from discrepant.corpus.load import load
    from discrepant.proof.markdown import markdown
    from discrepant.proof.page import page
    from discrepant.proof.proof import proof as proofed
    from discrepant.proof.proof import render
    from discrepant.proof.status import UNSEEN
    from discrepant.proof.story import Story, text_of
    from discrepant.reading.guess import day_read

    if as_json and form != "text":
        refuse("--json is a format of its own: give it, or --format")
    try:
        loaded = load(asked["corpus"])
        text = text_of(read_given(story), "" if str(story) == "-" else story.name, asked["encoding"])
        told = Story.of(text, loaded, day_read(asked["on"]))
        found = proofed(told, loaded)
    except (DiscrepantError, OSError) as error:
        refuse(error)
    if as_json:
        print_json({"as_of": told.day.words, "unseen": UNSEEN, "mentions": [each.to_json() for each in found]})
    elif form == "text":
        say(*render(found))
    else:
        print_text((page if form == "html" else markdown)(told, found, loaded))
    note(f"The story is taken as told of {told.day.words}; --on gives another day or time.")
    sys.exit(FOUND if any(each.status.fails for each in found) else 0)
