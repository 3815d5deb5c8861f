"""The command that opens a page on which articles are encoded with the mouse."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

import click

from discrepant.cli.answering import note, refuse, say
from discrepant.cli.options import corpus_option
from discrepant.errors import DiscrepantError, Problem

__all__ = ["desk"]


@click.command(
    short_help="Open a page on which articles are encoded.",
    epilog="Example: discrepant desk --no-browser",
)
@click.option("--port", type=click.IntRange(0, 65_535), default=0, help="The port on this machine; 0 is a free one.")
@click.option("--no-browser", is_flag=True, help="Only print the address, and open no browser.")
@corpus_option
def desk(*, port: int, no_browser: bool, corpus: Path) -> None:
    """Serve a page on this machine on which articles are encoded with the mouse, and open it.

    What is saved there is written into the record files, which stay the only truth. Nobody else can reach the page: its
    address holds a token. Ctrl-C stops it.
    """
    missing = [name for name in ("starlette", "uvicorn") if find_spec(name) is None]
    if missing:
        what, hint = f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} not installed", "discrepant[desk]"
        refuse(DiscrepantError(Problem(what=what, hint=f"pip install '{hint}'")))
    from discrepant.server.serve import serve

    def opened(address: str) -> None:
        say(address)
        sys.stdout.flush()
        note("Ctrl-C stops the desk.")
        if not no_browser:
            click.launch(address)

    try:
        serve(corpus, port, opened)
    except (DiscrepantError, OSError) as error:
        refuse(error)
