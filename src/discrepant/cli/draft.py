"""The command that drafts the records of a new text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from discrepant.cli.answering import note, refuse, say
from discrepant.cli.options import PATH, corpus_option, day_option, encoding_option, language_option
from discrepant.errors import DiscrepantError

__all__ = ["draft"]


@click.command(
    short_help="Write the records of a new text, for you to name.",
    epilog="Example: discrepant draft seeds/ap.txt --published 2022-10-24",
)
@click.argument("text", type=PATH)
@click.option(
    "--id", "key", metavar="ID", help="The source's id, and its file's name; made of the text's name if not given."
)
@click.option("--publisher", metavar="NAME", help="Who published it; to be confirmed if not given.")
@day_option("--published", "When, if not on the day printed in the head of the text")
@language_option
@encoding_option
@corpus_option
@click.pass_context
def draft(context: click.Context, /, text: Path, *, key: str | None, corpus: Path, **told: Any) -> None:  # noqa: ANN401  # as add_source has them
    """Write facts/ID.toml for TEXT: a fact for every number, date and quotation in it.

    Amounts, shares and measures are numbers, too. Each fact is quoted, placed and read; you name the claims and delete
    what does not matter. From a page (.html), a Word file (.docx), a PDF or a mail (.eml) the text is taken first, and
    written beside it; what is not in it is said. No file is overwritten, and nothing is fetched.
    """
    from discrepant.desk.new_source import add_source

    if context.get_parameter_source("language") is ParameterSource.DEFAULT:
        told["language"] = None  # that of the file, if it says one
    try:
        written, drafted = add_source(corpus, text, key=key, **told)
    except (DiscrepantError, OSError) as error:
        refuse(error)
    say(*written)
    left_out = f", {drafted.left_out} to quote by hand" if drafted.left_out else ""
    if drafted.remarks:
        note(f"of how the text was taken, {drafted.remarks} remarks stand at the head of {written[-1]}")
    note(f"facts to name or delete: {drafted.facts}{left_out}")
