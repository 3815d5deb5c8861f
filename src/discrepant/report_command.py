"""The command that renders the last run's report again, in another format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from discrepant.answering import print_text, refuse
from discrepant.errors import DiscrepantError
from discrepant.report.formats import FORMATS, renderer
from discrepant.writing import write_whole

if TYPE_CHECKING:
    from discrepant.report.model import Report

__all__ = ["report"]

_LAST = Path("reports/discrepancies.json")
_PATH = click.Path(path_type=Path)


@click.command(epilog="Example: discrepant report --format csv -o discrepancies.csv")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="markdown", show_default=True, help="Of the output."
)
@click.option("-o", "--output", type=_PATH, metavar="FILE", help="Where it is written, instead of standard output.")
@click.option(
    "--from", "last", type=_PATH, default=_LAST, show_default=True, metavar="JSON", help="The report to render."
)
def report(*, form: str, output: Path | None, last: Path) -> None:
    """Render the report of the last full run of `pytest checks/` again.

    Nothing is checked anew: what is shown is what reports/discrepancies.json holds.
    """
    text = renderer(form)(read_report(last))
    if output is None:
        print_text(text)
        return
    try:
        write_whole({output: text})
    except OSError as error:
        refuse(f"{output} cannot be written: {error.strerror or error}")


def read_report(path: Path) -> Report:
    """The report in a file; where there is none, that is said and the command ends."""
    from discrepant.report.model import Report  # noqa: PLC0415  # commands import what they need, when they run

    try:
        return Report.from_json(path.read_bytes())
    except DiscrepantError as error:
        refuse(f"{path}: {error}")
    except OSError as error:
        refuse(f"{path} cannot be read: {error.strerror or error} (run pytest checks/ to write it)")
