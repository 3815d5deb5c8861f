"""The command that shows what a changed text does to its facts."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from discrepant.cli.answering import FOUND, note, print_json, refuse, say
from discrepant.cli.given_file import read_given
from discrepant.cli.options import PATH, corpus_option, json_option
from discrepant.errors import DiscrepantError

if TYPE_CHECKING:
    from discrepant.desk.reanchor import Reanchoring

__all__ = ["reanchor"]


@click.command(
    short_help="Show what a changed text does to its facts.",
    epilog="Example: discrepant reanchor reuters --old before.txt",
)
@click.argument("source")
@click.option("--old", type=PATH, metavar="FILE", help="The text as it was when it was encoded; - is standard input.")
@click.option("--yes", is_flag=True, help="Write the new hash into the source's record, and the lines of its skips.")
@corpus_option
@json_option
def reanchor(*, source: str, old: Path | None, yes: bool, corpus: Path, as_json: bool) -> None:
    """Show what became of the facts and skips of SOURCE, whose text has changed.

    Each stands, has moved, has changed (its quote is not found, and what is nearest is shown), is ambiguous (its quote
    stands in the text more than once) or is gone. With the former text, the passages that differ are shown too.

    Nothing is written without --yes, and never a value or a quote: a fact that has changed or is gone stays an error
    until you have encoded it anew. Exit status 1 says that there is such a fact.
    """
    from discrepant.desk.new_values import put
    from discrepant.desk.reanchor import reanchor as compared
    from discrepant.desk.reanchor_shown import render, to_json

    former = None if old is None else read_given(old)
    try:
        found = compared(corpus, source, former)
        is_written = yes and found.is_changed
        if is_written:
            put(corpus, found.file, found.new_values)
    except (DiscrepantError, OSError) as error:
        refuse(error)
    if as_json:
        print_json(to_json(found, is_written=is_written))
    else:
        say(*render(found))
    if found.is_changed:
        _advise(found, is_written=is_written)
    sys.exit(0 if found.is_well else FOUND)


def _advise(found: Reanchoring, *, is_written: bool) -> None:
    """What was written, and what to do next."""
    if is_written:
        note(f"The new hash is in {found.file.file}.")
        if not all(record.is_well for record in found.records):
            note("Encode anew what does not stand: it is an error until then (`discrepant lint` shows where).")
        return
    if found.changes is None:
        name = shlex.quote(f"HEAD:./{found.text}")
        note(f"Give the former text with --old, to see all that changed; `git show {name}` may still have it.")
    note("Nothing is written: give --yes to write the new hash.")
