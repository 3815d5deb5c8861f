"""The command that prints the JSON Schema of the records.

By it editors complete, explain and check the records.
"""

from __future__ import annotations

import click

from discrepant.cli.answering import print_json

__all__ = ["schema"]

_FILES = ("claims", "names", "acknowledged", "source")


@click.command(
    short_help="Print the form of the records, for editors.",
    epilog="Example: discrepant schema > facts/schema.json",
)
@click.option(
    "--for", "file", type=click.Choice(_FILES), help="Only what such a file usually holds; any may hold everything."
)
def schema(*, file: str | None) -> None:
    """Print the form of the record files as a JSON Schema (2020-12).

    A record file names it in its first line, #:schema ./schema.json, for editors that know TOML.
    """
    from discrepant.corpus.schema import FILES
    from discrepant.corpus.schema import schema as make

    print_json(make() if file is None else make(FILES[file]))
