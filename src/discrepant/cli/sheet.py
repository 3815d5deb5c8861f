"""The command that makes a spreadsheet of the records."""

from __future__ import annotations

from pathlib import Path

import click

from discrepant.cli.answering import note, refuse, say
from discrepant.cli.options import PATH, corpus_option
from discrepant.errors import DiscrepantError

__all__ = ["sheet"]

_ENDINGS = (".csv", ".xlsx")


@click.group(short_help="Make a spreadsheet of the records.", epilog="Example: discrepant sheet export facts.xlsx")
def sheet() -> None:
    """Make a spreadsheet of the records."""


@sheet.command(epilog="Example: discrepant sheet export facts.xlsx")
@click.argument("file", type=PATH)
@click.option("--force", is_flag=True, help="Replace a file that is there and has something else in it.")
@corpus_option
def export(*, file: Path, force: bool, corpus: Path) -> None:
    """Write facts and claims to FILE, a row each with every key of its record.

    A .xlsx has them on two sheets, and on a third what the columns mean; it needs the extra `sheets`. Beside a .csv of
    the facts there is one of the claims: of facts.csv, facts-claims.csv.
    """
    from discrepant.corpus.root import is_among_records
    from discrepant.desk.sheets.write import write_sheets

    if file.suffix.lower() not in _ENDINGS:
        refuse(f"{file} is no name of a spreadsheet (let it end in {' or '.join(_ENDINGS)})")
    if is_among_records(file):
        refuse(f"{file} is among the records, texts or checks of a corpus (give another name or folder)")
    try:
        done = write_sheets(corpus, file, force=force)
    except (DiscrepantError, OSError) as error:
        refuse(error)
    say(*map(str, done.files))
    note(f"Facts: {done.facts:,}. Claims: {done.claims:,}.")
