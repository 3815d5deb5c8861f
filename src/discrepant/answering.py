"""How every command answers: texts and JSON on standard output, refusals on standard error, and the exit statuses."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any, NoReturn

import click

from discrepant.printable import json_text, printable
from discrepant.reading.figures import ENGLISH, is_language

__all__ = [
    "FOUND",
    "NumbersCommand",
    "corpus_option",
    "json_option",
    "language_option",
    "print_json",
    "print_text",
    "refuse",
]

FOUND = 1  # the exit status of a command that found something
_COULD_NOT_RUN = 2

corpus_option = click.option(
    "--corpus",
    type=click.Path(path_type=Path),
    default=".",
    metavar="DIR",
    help="The folder that holds facts/, if not the current one.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")


def _language(_context: click.Context, _option: click.Parameter, tag: str) -> str:
    if not is_language(tag):
        raise click.BadParameter(f'"{printable(tag)}" is no language tag (BCP 47, such as "de")')
    return tag


language_option = click.option(
    "--language",
    metavar="TAG",
    callback=_language,
    default=ENGLISH,
    show_default=True,
    help="BCP 47 tag of the language whose figures are printed: in de, 18,2 has a decimal comma.",
)


_NEGATIVE = re.compile(r"[-\u2212] ?[.$\u20ac\u00a3\u00a5]?[0-9]")
_KEPT = "\ue000"  # of private use: no argument begins with it


class NumbersCommand(click.Command):
    """A command whose arguments may be negative numbers: "-5C" is no option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse them with each negative number kept from being taken for options."""
        rest = super().parse_args(ctx, [f"{_KEPT}{arg}" if _NEGATIVE.match(arg) else arg for arg in args])
        ctx.params = {name: _freed(value) for name, value in ctx.params.items()}
        return rest


def _freed(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(map(_freed, value))
    return value.removeprefix(_KEPT) if isinstance(value, str) else value


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
