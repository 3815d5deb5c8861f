"""The command that says what is wrong with the records alone."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import attrs
import click

from discrepant.cli.answering import FOUND, lines_of, note, print_json, refuse, say
from discrepant.cli.options import PATH, corpus_option, json_option
from discrepant.errors import DiscrepantError, Problem

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
    """Say what is wrong with the records alone: form, quotes, and words that cannot be read.

    FILES narrows this to files of records, or folders of them. Exit status 1 says that something is wrong; a warning
    alone leaves it at 0.
    """
    try:
        problems = _silenced(corpus) if vocabulary else _wrong(corpus, files)
    except (DiscrepantError, OSError) as error:
        refuse(error)
    if as_json:
        print_json([_plain(problem) for problem in problems])
    elif problems:
        say(*lines_of(DiscrepantError(*problems)))
    wrong = sum(not problem.is_warning for problem in problems)
    for count, what in ((wrong, "problem"), (len(problems) - wrong, "warning")):
        if count:
            note(f"{count} {what}{'s' if count > 1 else ''} in the records")
    sys.exit(FOUND if wrong else 0)


def _silenced(corpus: Path) -> tuple[Problem, ...]:
    from discrepant.desk.vocabulary import silenced

    return tuple(silenced(corpus))


def _wrong(corpus: Path, files: tuple[Path, ...]) -> tuple[Problem, ...]:
    from discrepant.desk.lint import lint

    return lint(corpus, files)


def _plain(problem: Problem) -> dict[str, Any]:
    """A problem in JSON's terms; what shows it stands below what it is."""
    plain = attrs.asdict(problem)
    below = plain.pop("below")
    return plain | {"what": "\n".join((problem.what, *(f"    {line}" for line in below)))}
