"""The command that makes a corpus of one's own."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from discrepant.cli.answering import refuse, say
from discrepant.errors import DiscrepantError

__all__ = ["init"]

_NEXT = """\
  discrepant check

The example is green: its one conflict is acknowledged. reports/discrepancies.md then shows what was found, with both
quotes, and README.md says how to put texts of your own in its place.
"""


@click.command(
    short_help="Make a corpus of your own, with an example that is green.",
    epilog="Example: discrepant init desk",
)
@click.argument("folder", metavar="[DIR]", default=".")
def init(folder: str) -> None:
    """Write a new corpus to DIR, or here: a worked example, the checks, and settings.

    The settings are for the tools around it. Nothing is overwritten: if anything stands in the way, it is listed and
    nothing is written.
    """
    from discrepant.desk.new_corpus import add_corpus

    if not folder.strip():
        refuse('"" names no folder (give its name, or nothing for the current one)')
    try:
        written = add_corpus(Path(folder))
    except (DiscrepantError, OSError) as error:
        refuse(error)
    say(*((Path(folder) / name).as_posix() for name in written))
    here = Path(folder).samefile(Path.cwd())
    say("", "Next:", *([] if here else [f"  cd {shlex.quote(folder)}"]), *_NEXT.splitlines())
