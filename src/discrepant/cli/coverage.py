"""The command that shows how much of each text its records hold."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from discrepant.cli.answering import FOUND, note, print_json, refuse, say
from discrepant.cli.options import corpus_option, json_option
from discrepant.errors import DiscrepantError

if TYPE_CHECKING:
    from discrepant.corpus.model import Corpus

__all__ = ["coverage"]


@click.command(
    short_help="Show how much of each text is in its records.",
    epilog="Example: discrepant coverage --fail-under 100",
)
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    metavar="N",
    help="Exit with status 1 if fewer than N % of the shared mentions are covered.",
)
@click.option(
    "--fail-under-all",
    type=click.FloatRange(0, 100),
    metavar="N",
    help="Exit with status 1 if fewer than N % of all mentions are covered.",
)
@click.option("--words", is_flag=True, help="List every uncovered mention with its words.")
@click.option("--guarded", "with_guarded", is_flag=True, help="Count the facts that a check guards, as mutate does.")
@corpus_option
@json_option
def coverage(  # noqa: PLR0913  # as the command line has them
    *,
    fail_under: float | None,
    fail_under_all: float | None,
    words: bool,
    with_guarded: bool,
    corpus: Path,
    as_json: bool,
) -> None:
    """Show how many mentions in each text are in its records, and the lines of the rest.

    Mentions are numbers, amounts, dates and quotations. A mention is covered where the printed words of a fact stand,
    or where a [[skip]] takes it out, which is shown below.

    Shared are those that another source tells too: by a fact of the same claim, or as it seems by the words around.
    The lines are of shared mentions that are not covered; what is told once is listed apart.
    """
    from discrepant.cli.unfinished import tell_unfinished
    from discrepant.corpus.load import load
    from discrepant.desk.coverage import coverage as measure
    from discrepant.desk.coverage_shown import render
    from discrepant.desk.sharing import shared_coverage

    try:
        loaded = load(corpus)
        measured = shared_coverage(loaded, measure(loaded))
    except (DiscrepantError, OSError) as error:
        refuse(error)
    guarded = _guarded(loaded) if with_guarded else {}
    if as_json:
        told = measured.to_json()
        for each in told["sources"]:
            if with_guarded:
                one, facts = guarded.get(each["source"], (0, 0))
                each["guarded"] = {"facts": facts, "guarded": one}
        print_json(told)
    else:
        say(*render(measured, with_words=words, guarded=guarded))
    tell_unfinished(loaded)
    if fail_under is not None and not measured.shared:
        note("no mention is shared by two sources, so that --fail-under holds nothing; --fail-under-all holds all")
    shared = _falls_short("shared", measured.percent, "--fail-under", fail_under)
    of_all = _falls_short("all", measured.coverage.percent, "--fail-under-all", fail_under_all)
    if shared or of_all:
        sys.exit(FOUND)


def _guarded(corpus: Corpus) -> dict[str, tuple[int, int]]:
    """By source, how many of its facts would be noticed if they were wrong, and how many there are."""
    from discrepant.mutation.guarding import guarded

    found: dict[str, tuple[int, int]] = {}
    for each in guarded(corpus, today=date.today()):  # noqa: DTZ011  # the desk's own day ends an acknowledgement
        one, facts = found.get(each.fact.source.id, (0, 0))
        found[each.fact.source.id] = one + each.is_guarded, facts + 1
    return found


def _falls_short(which: str, percent: float, option: str, least: float | None) -> bool:
    """Whether too few mentions are covered, which is said."""
    if least is None or percent >= least:
        return False
    note(f"coverage of {which} mentions is {int(percent)} %, below {option} {least:g}")
    return True
