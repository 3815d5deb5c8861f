"""How every command answers: texts and JSON on standard output, refusals on standard error, and the exit statuses."""

from __future__ import annotations

import sys
from typing import Any, NoReturn

import click

from discrepant.printable import json_text, printable

__all__ = ["FOUND", "print_json", "print_text", "refuse"]

FOUND = 1  # the exit status of a command that found something
_COULD_NOT_RUN = 2


def refuse(error: object) -> NoReturn:
    """Say why the command could not run, and end it."""
    click.echo(f"discrepant: {printable(str(error), keep=chr(10))}", err=True)
    sys.exit(_COULD_NOT_RUN)


def print_json(value: Any, indent: int | None = 1) -> None:  # noqa: ANN401  # whatever JSON holds
    """Print JSON, on one line where `indent` is None."""
    print_text(json_text(value, indent))


def print_text(text: str) -> None:
    """Print a text in UTF-8, whatever the terminal has; half a surrogate pair is printed as its escape."""
    click.echo(text.encode("utf-8", "backslashreplace"), nl=False)
