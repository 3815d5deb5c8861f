"""The commands for working on the records at a desk: lint them, draft those of a new text, see what is left out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from discrepant.answering import FOUND, corpus_option, json_option, language_option, print_json, refuse
from discrepant.errors import DiscrepantError
from discrepant.printable import printable

__all__ = ["coverage", "draft", "lint"]

_PATH = click.Path(path_type=Path)


@click.command(epilog="Example: discrepant lint facts/reuters.toml")
@click.argument("files", nargs=-1, type=_PATH)
@click.option("--vocabulary", is_flag=True, help="List the term claims that cannot conflict, and the pairs of terms.")
@corpus_option
@json_option
def lint(files: tuple[Path, ...], *, vocabulary: bool, corpus: Path, as_json: bool) -> None:
    """Say what is wrong with the records alone: their form, their quotes, and words that cannot be read.

    FILES narrows this to files of records, or folders of them. Exit status 1 says that something is wrong; a warning
    alone leaves it at 0.
    """
    from discrepant.desk.lint import lint as find
    from discrepant.desk.vocabulary import silenced

    try:
        problems = tuple(silenced(corpus)) if vocabulary else find(corpus, files)
    except (DiscrepantError, OSError) as error:
        refuse(error)
    if as_json:
        keys = ("file", "line", "what", "hint", "is_warning")
        print_json([{key: getattr(problem, key) for key in keys} for problem in problems])
    else:
        for problem in problems:
            click.echo(str(problem))
    wrong = sum(not problem.is_warning for problem in problems)
    for count, what in ((wrong, "problem"), (len(problems) - wrong, "warning")):
        if count:
            click.echo(f"{count} {what}{'s' if count > 1 else ''} in the records", err=True)
    sys.exit(FOUND if wrong else 0)


@click.command(epilog="Example: discrepant draft seeds/ap.txt --published 2022-10-24")
@click.argument("text", type=_PATH)
@click.option(
    "--id", "key", metavar="ID", help="The source's id, and its file's name; made of the text's name if not given."
)
@click.option("--publisher", metavar="NAME", help="Who published it; to be confirmed if not given.")
@click.option("--published", metavar="DAY", help="When, in EDTF; the day printed in the head of the text if not given.")
@language_option
@corpus_option
def draft(text: Path, *, key: str | None, corpus: Path, **told: Any) -> None:  # noqa: ANN401  # as add_source has them
    """Write facts/ID.toml for TEXT: a fact for every number, amount, share, measure, date and quotation in it.

    Each is quoted, placed and read; you name the claims and delete what does not matter. No file is overwritten.
    """
    from discrepant.desk.new_source import add_source

    try:
        file, drafted = add_source(corpus, text, key=key, **told)
    except (DiscrepantError, OSError) as error:
        refuse(error)
    click.echo(printable(file))
    left_out = f", {drafted.left_out} to quote by hand" if drafted.left_out else ""
    click.echo(f"facts to name or delete: {drafted.facts}{left_out}", err=True)


@click.command(epilog="Example: discrepant coverage --fail-under 100")
@click.option(
    "--fail-under", type=click.FloatRange(0, 100), metavar="N", help="Exit with status 1 below this percentage."
)
@click.option("--words", is_flag=True, help="List every uncovered mention with its words.")
@corpus_option
@json_option
def coverage(*, fail_under: float | None, words: bool, corpus: Path, as_json: bool) -> None:
    """Show how many numbers, amounts, dates and quotations of each text are in its records, and the lines of the rest.

    A mention is covered where the printed words of a fact stand, or those of a [[skip]].
    """
    from discrepant.corpus.load import load, reader_for
    from discrepant.desk.coverage import coverage as measure
    from discrepant.desk.coverage import render

    try:
        measured = measure(load(corpus), reader_for(corpus))
    except (DiscrepantError, OSError) as error:
        refuse(error)
    if as_json:
        print_json(measured.to_json())
    else:
        click.echo(printable(render(measured, with_words=words), keep="\n"))
    if fail_under is not None and measured.percent < fail_under:
        click.echo(f"coverage is {int(measured.percent)} %, below --fail-under {fail_under:g}", err=True)
        sys.exit(FOUND)
