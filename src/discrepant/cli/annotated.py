"""The command that makes facts of what was annotated on the page of an article."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from discrepant.cli.answering import FOUND, note, print_text, refuse
from discrepant.cli.given_file import read_given
from discrepant.cli.options import PATH, corpus_option
from discrepant.errors import CorpusError, DiscrepantError, Problem

__all__ = ["annotated"]


@click.command(
    short_help="Make facts of what was annotated on an article's page.",
    epilog="Example: discrepant annotated export.json --source reuters >> facts/reuters.toml",
)
@click.argument("file", type=PATH)
@click.option("--source", "key", required=True, metavar="ID", help="The source whose page was annotated.")
@corpus_option
def annotated(file: Path, *, key: str, corpus: Path) -> None:
    """Print a fact for each annotation in FILE, to be added to the records of a source.

    FILE is JSON: what Hypothes.is exports, the answer of its search, or W3C Web Annotations; - is standard input. A
    passage is taken up where it stands in the source's text between the words that it has on the page, on one side at
    least, and nowhere else so. One tag that is a claim's key names the claim, if the words can be read as its kind;
    else you name it. The comment becomes the note.

    Nothing is written. What was not found is listed on standard error, and exit status 1 says that there is such an
    annotation.
    """
    from discrepant.corpus.load import survey
    from discrepant.desk.annotated import annotated as taken_up
    from discrepant.desk.annotations import annotations_in
    from discrepant.toml.suggest import did_you_mean

    try:
        given = annotations_in(read_given(file))
        known, problems = survey(corpus)
        if key not in known.sources:
            if problems:
                raise CorpusError(*problems)
            hint = did_you_mean(key, known.sources) or "`discrepant draft` makes one of its text"
            raise CorpusError(Problem(what=f'there is no source "{key}"', hint=hint))
        found = taken_up(known.sources[key], given, known)
    except (DiscrepantError, OSError) as error:
        refuse(error)
    print_text(found.toml)
    note(f"facts: {found.facts}, annotations that are not taken up: {len(found.left_out)}", *found.left_out)
    sys.exit(FOUND if found.left_out else 0)
