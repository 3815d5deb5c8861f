"""The command that prints the JSON Schema of the records, or of the report.

By the one editors complete, explain and check the records, by the other programs read discrepancies.json.
"""

from __future__ import annotations

import click

from discrepant.cli.answering import print_json

__all__ = ["schema"]

_FILES = ("claims", "names", "acknowledged", "source")
_REPORT = "report"


@click.command(
    short_help="Print the form of the records, for editors, or of the report.",
    epilog="Example: discrepant schema > facts/schema.json",
)
@click.option(
    "--for",
    "file",
    type=click.Choice((*_FILES, _REPORT)),
    help="Only what such a file usually holds; any may hold everything. Or of the report, discrepancies.json.",
)
def schema(*, file: str | None) -> None:
    """Print the form of the record files as a JSON Schema (2020-12).

    A record file names it in its first line, #:schema ./schema.json, for editors that know TOML. For programs there is
    that of the report.
    """
    if file == _REPORT:
        from discrepant.report.schema import schema as of_report

        print_json(of_report())
        return
    from discrepant.corpus.schema import FILES
    from discrepant.corpus.schema import schema as make

    print_json(make() if file is None else make(FILES[file]))
