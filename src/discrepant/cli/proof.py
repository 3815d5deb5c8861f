"""The command that holds a reporter's own copy against the records."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from discrepant.cli.answering import FOUND, note, print_json, refuse, say
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
@json_option
def proof(*, story: Path, on: str | None, encoding: str | None, corpus: Path, as_json: bool) -> None:
    """Say how each figure, date, quotation and post in STORY stands to the records.

    Each is supported, looser or sharper than the sources, disputed (the sources disagree), contradicted, altered, cut
    short or unsupported. STORY is a .txt or .md file in English, or - for standard input.

    Exit status 1 says that something is contradicted or altered. Nobody is said to be right.
    """
    from discrepant.corpus.load import load
    from discrepant.proof.proof import proof as proofed
    from discrepant.proof.proof import render
    from discrepant.proof.story import Story, text_of
    from discrepant.reading.guess import day_read

    try:
        loaded = load(corpus)
        text = text_of(read_given(story), "" if str(story) == "-" else story.name, encoding)
        told = Story.of(text, loaded, day_read(on))
        found = proofed(told, loaded)
    except (DiscrepantError, OSError) as error:
        refuse(error)
    if as_json:
        print_json({"as_of": told.day.words, "mentions": [each.to_json() for each in found]})
    else:
        say(*render(found))
    note(f"The story is taken as told of {told.day.words}; --on gives another day or time.")
    sys.exit(FOUND if any(each.status.fails for each in found) else 0)
