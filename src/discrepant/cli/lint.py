"""The command that says what is wrong with the records alone."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from discrepant.cli.answering import FOUND, print_json, refuse
from discrepant.cli.options import PATH, corpus_option, json_option
from discrepant.errors import DiscrepantError

__all__ = ["lint"]


@click.command(
    short_help="Say what is wrong with the records alone.",
    epilog="Example: discrepant lint facts/reuters.toml",
)
@click.argument("files", nargs=-1, type=PATH)
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
