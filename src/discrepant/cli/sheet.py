"""The commands that make a spreadsheet of the records, and read one into them."""

from __future__ import annotations

from pathlib import Path

import click

from discrepant.cli.answering import note, refuse, say
from discrepant.cli.options import PATH, corpus_option
from discrepant.errors import DiscrepantError

__all__ = ["sheet"]

_ENDINGS = (".csv", ".xlsx")


@click.group(
    short_help="Make a spreadsheet of the records, or read one.", epilog="Example: discrepant sheet export facts.xlsx"
)
def sheet() -> None:
    """Make a spreadsheet of the records, or read one into them."""


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


@sheet.command("import", epilog="Example: discrepant sheet import facts.xlsx")
@click.argument("files", type=PATH, nargs=-1, required=True, metavar="FILE...")
@click.option("--yes", is_flag=True, help="Write the changes into the records.")
@click.option("--delete", is_flag=True, help="Remove the records that a sheet has no row of.")
@corpus_option
def import_(*, files: tuple[Path, ...], yes: bool, delete: bool, corpus: Path) -> None:
    """Show what FILE changes in the records, and with --yes change them.

    FILE is a workbook, or a .csv of facts or claims; beside facts.csv, facts-claims.csv is read too. A row is the fact
    of its `id`, or the claim of its key; without one it is new. Only what differs is written, and nothing at all where
    lint would have more to say of the records than before.
    """
    from discrepant.desk.sheets.planned import plan_import, write_import
    from discrepant.desk.sheets.shown import render, summary

    try:
        plan = plan_import(corpus, files, delete=delete)
        if yes and plan.changes:
            write_import(plan)
    except (DiscrepantError, OSError) as error:
        refuse(error)
    say(*render(plan))
    note(*plan.notes, *summary(plan))
    if plan.changes:
        note(f"Written: {', '.join(plan.after)}." if yes else "Nothing is written: give --yes to write this.")
