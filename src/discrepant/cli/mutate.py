"""The command that shows which wrong facts no check would notice."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from discrepant.cli.answering import FOUND, note, print_json, refuse, say
from discrepant.cli.options import corpus_option, json_option
from discrepant.errors import DiscrepantError

__all__ = ["mutate"]


@click.command(
    short_help="Show which wrong facts the checks would notice.",
    epilog="Example: discrepant mutate --unguarded",
)
@click.option("--unguarded", is_flag=True, help="List only the facts of which no wrong value is noticed.")
@click.option(
    "--fail-under", type=click.FloatRange(0, 100), metavar="N", help="Exit with status 1 below this percentage guarded."
)
@corpus_option
@json_option
def mutate(*, unguarded: bool, fail_under: float | None, corpus: Path, as_json: bool) -> None:
    """Make each fact wrong in small ways, and say which of them a check would notice.

    A figure, a day, a term, a name or a "not" is changed in the record and in the text alike, the smallest change
    first, as an error of the source or of whoever copied it would be; so are the speaker and the day that it is told
    of. Nothing is written. A fact that no other source tells, and no relation holds, is seldom guarded.
    """
    from discrepant.corpus.load import load
    from discrepant.mutation.guarding import guarded
    from discrepant.mutation.shown import render, totals

    try:
        loaded = load(corpus)
    except (DiscrepantError, OSError) as error:
        refuse(error)
    found = list(guarded(loaded, today=date.today()))  # noqa: DTZ011  # the desk's own day ends an acknowledgement
    total = totals(found)
    if as_json:
        facts = [each.to_json() for each in found if not (unguarded and each.is_guarded)]
        print_json({"facts": facts, "total": total})
    else:
        say(*render(found, loaded, unguarded=unguarded))
    percent = 100 * total["guarded"] / len(found) if found else 100
    if fail_under is not None and percent < fail_under:
        note(f"{int(percent)} % of the facts are guarded, below --fail-under {fail_under:g}")
        sys.exit(FOUND)
