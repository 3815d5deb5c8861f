"""The command that shows how much of each text its records hold."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from discrepant.cli.answering import FOUND, note, print_json, refuse, say
from discrepant.cli.options import corpus_option, json_option
from discrepant.errors import DiscrepantError

__all__ = ["coverage"]


@click.command(
    short_help="Show how much of each text is in its records.",
    epilog="Example: discrepant coverage --fail-under 100",
)
@click.option(
    "--fail-under", type=click.FloatRange(0, 100), metavar="N", help="Exit with status 1 below this percentage."
)
@click.option("--words", is_flag=True, help="List every uncovered mention with its words.")
@corpus_option
@json_option
def coverage(*, fail_under: float | None, words: bool, corpus: Path, as_json: bool) -> None:
    """Show how many mentions in each text are in its records, and the lines of the rest.

    Mentions are numbers, amounts, dates and quotations. A mention is covered where the printed words of a fact stand,
    or where a [[skip]] takes it out, which is shown below.
    """
    from discrepant.cli.unfinished import tell_unfinished
    from discrepant.corpus.load import load
    from discrepant.desk.coverage import coverage as measure
    from discrepant.desk.coverage import render

    try:
        loaded = load(corpus)
        measured = measure(loaded)
    except (DiscrepantError, OSError) as error:
        refuse(error)
    if as_json:
        print_json(measured.to_json())
    else:
        say(*render(measured, with_words=words))
    tell_unfinished(loaded)
    if fail_under is not None and measured.percent < fail_under:
        note(f"coverage is {int(measured.percent)} %, below --fail-under {fail_under:g}")
        sys.exit(FOUND)
