"""The command line: what pytest is not for. Data goes to standard output, everything else to standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any, NoReturn

import click

from discrepant import __version__
from discrepant.errors import DiscrepantError, ReadingError

__all__ = ["main"]

_KINDS = ("count", "money", "measure", "share", "date")
_NATURES = ("constant", "cumulative", "varying")
_FOUND = 1
_COULD_NOT_RUN = 2

_kind = click.option("--kind", type=click.Choice(_KINDS), help="What the words are; guessed where it is plain.")
_unit = click.option("--unit", metavar="U", help="ISO 4217 code of a currency, or the name of a unit.")
_as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="discrepant")
def main() -> None:
    """Facts that sources state: read them, and set them against each other.

    The checks themselves are run by `pytest checks/`.
    """


@main.command(epilog='Example: discrepant read "more than $18.2 billion"')
@click.argument("words", nargs=-1)
@_kind
@click.option("--on", metavar="DAY", help="The day on which the words were printed, for dates.")
@_unit
@_as_json
@click.option("--jsonl", is_flag=True, help='Read {"words", "kind", "on", "unit"} a line, answer a line each.')
def read(words: tuple[str, ...], *, kind: str | None, on: str | None, unit: str | None, **form: bool) -> None:
    """Say what printed WORDS stand for: the core that a reader takes, inside the support that they allow.

    Exit status 1 says that words could not be read.
    """
    if form["jsonl"]:
        answers = list(map(_answer_line, sys.stdin))
        click.echo("\n".join(json.dumps(answer, ensure_ascii=False) for answer in answers))
        sys.exit(_FOUND if any("error" in answer for answer in answers) else 0)
    if not words:
        _refuse("nothing to read: give some words, or --jsonl")
    answer = _answer({"words": " ".join(words), "kind": kind, "on": on, "unit": unit})
    if form["as_json"]:
        click.echo(json.dumps(answer, ensure_ascii=False, indent=1))
    elif "error" in answer:
        click.echo(answer["error"]["shown"], err=True)
    else:
        click.echo("\n".join(_described(answer)))
    sys.exit(_FOUND if "error" in answer else 0)


@main.command(epilog='Example: discrepant compare "more than $18.2 billion" "about $20 billion" --nature cumulative')
@click.argument("a")
@click.argument("b")
@_kind
@click.option("--nature", type=click.Choice(_NATURES), default="constant", show_default=True, help="How it may change.")
@click.option("--on", nargs=2, metavar="DAY DAY", help="The days on which A and B were printed.")
@_unit
@_as_json
def compare(a: str, b: str, *, kind: str | None, nature: str, on: tuple[str, str] | None, **rest: Any) -> None:  # noqa: ANN401
    """Give the verdict on two printed values, A and B, with the arithmetic.

    Exit status 1 says that they cannot both be true.
    """
    from discrepant.compare.printed import compare_printed  # noqa: PLC0415
    from discrepant.corpus.model import Nature  # noqa: PLC0415

    try:
        days = on or (None, None)
        result = compare_printed((a, b), kind=kind, nature=Nature(nature), on=days, unit=rest["unit"])
    except ReadingError as error:
        _refuse(str(error))
    if rest["as_json"]:
        click.echo(json.dumps(result, ensure_ascii=False, indent=1))
    else:
        reasons = f" ({', '.join(result['reasons'])})" if result["reasons"] else ""
        click.echo(f"{result['verdict']}{reasons}: {result['summary']}")
    sys.exit(_FOUND if result["verdict"] == "conflict" else 0)


def _refuse(message: str) -> NoReturn:
    click.echo(f"discrepant: {message}", err=True)
    sys.exit(_COULD_NOT_RUN)


def _answer_line(line: str) -> dict[str, Any]:
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError) as error:
        return _error(line.strip(), ReadingError(line, (0, 0), f"this line is no JSON: {error}"))
    known = {"words", "kind", "on", "unit"}
    if not isinstance(asked, dict) or not isinstance(asked.get("words"), str) or set(asked) - known:
        return _error(line.strip(), ReadingError(line, (0, 0), 'a line is {"words", "kind", "on", "unit"}'))
    if any(not isinstance(value, str | None) for value in asked.values()):
        return _error(asked["words"], ReadingError(line, (0, 0), "every value is a string or null"))
    return _answer(asked)


def _answer(asked: dict[str, str | None]) -> dict[str, Any]:
    """A reading, or the error, in the JSON form."""
    from discrepant.reading.guess import read_guessing  # noqa: PLC0415

    words = asked["words"] or ""
    try:
        return read_guessing(words, kind=asked.get("kind"), on=asked.get("on"), unit=asked.get("unit")).to_json()
    except DiscrepantError as error:
        return _error(words, error)


def _error(words: str, error: DiscrepantError) -> dict[str, Any]:
    span = list(error.span) if isinstance(error, ReadingError) else [0, len(words)]
    shown = str(error)
    return {"words": words, "error": {"message": str(error.problems[0]), "span": span, "shown": shown}}


def _described(reading: dict[str, Any]) -> Iterator[str]:
    unit = f" {reading['unit']}" if reading["unit"] else ""
    hedge = reading["hedge"]
    yield f"{reading['kind']}: {reading['words']}"
    if reading["number"] is not None:
        yield f"  number   {reading['number']:,.15g}{unit}"
    yield f"  hedge    {hedge['sense']}{' (' + hedge['words'] + ')' if hedge['words'] else ''}"
    for level in ("core", "support"):
        low, high = ("…" if end is None else end if isinstance(end, str) else f"{end:,.15g}" for end in reading[level])
        yield f"  {level:<8} {low} to {high}{unit}" if low != high else f"  {level:<8} {low}{unit}"
