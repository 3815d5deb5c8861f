"""The command that sets two runs against each other."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from discrepant.cli.answering import FOUND, print_json, print_text
from discrepant.cli.last_run import read_report
from discrepant.cli.options import PATH, json_option

__all__ = ["diff"]


@click.command(
    short_help="Say what changed between two reports.",
    epilog="Example: discrepant diff base.json reports/discrepancies.json",
)
@click.argument("old", type=PATH)
@click.argument("new", type=PATH)
@json_option
def diff(old: Path, new: Path, *, as_json: bool) -> None:
    """Say which findings of one report are new, resolved, changed or unchanged in another.

    OLD and NEW are two discrepancies.json. The answer is Markdown, for a pull request. Exit status 1 says that there is
    a conflict which was not there before and nobody has acknowledged.
    """
    from discrepant.report.difference import difference
    from discrepant.report.difference_markdown import render

    found = difference(read_report(old), read_report(new))
    if as_json:
        print_json(found.to_json())
    else:
        print_text(render(found))
    sys.exit(FOUND if any(change.opens_a_conflict for change in found.changes) else 0)
