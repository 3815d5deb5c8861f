"""The command that gives the verdict on two printed values."""

from __future__ import annotations

import sys
from typing import Any

import click

from discrepant.cli.answering import FOUND, print_json, refuse, say
from discrepant.cli.options import (
    NumbersCommand,
    day_option,
    json_option,
    kind_option,
    language_option,
    nature_option,
    unit_option,
)
from discrepant.errors import ReadingError

__all__ = ["compare"]


@click.command(
    short_help="Give the verdict on two printed values.",
    cls=NumbersCommand,
    epilog='Example: discrepant compare "more than $18.2 billion" "about $20 billion" --nature cumulative',
)
@click.argument("a")
@click.argument("b")
@kind_option
@nature_option
@day_option("--on", "The days on which A and B were printed", nargs=2, metavar="DAY DAY")
@unit_option
@language_option
@json_option
def compare(a: str, b: str, *, kind: str | None, nature: str, on: tuple[str, str] | None, **rest: Any) -> None:  # noqa: ANN401
    """Give the verdict on two printed values, A and B, with the arithmetic.

    Exit status 1 says that they cannot both be true, 2 that they cannot be compared.
    """
    from discrepant.compare import printed
    from discrepant.compare.verdict import Verdict

    try:
        result = printed.compare(a, b, kind=kind, nature=nature, on=on, unit=rest["unit"], language=rest["language"])
    except ReadingError as error:
        refuse(error)
    if rest["as_json"]:
        print_json(result.to_json())
    else:
        say(str(result))
    sys.exit(FOUND if result.verdict is Verdict.CONFLICT else 0)
