"""The command that says what printed words stand for."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import click

from discrepant.cli.answering import FOUND, lines_of, note, print_json, refuse, say
from discrepant.cli.options import NumbersCommand, day_option, json_option, kind_option, language_option, unit_option
from discrepant.errors import ReadingError, why_unread
from discrepant.reading.figures import ENGLISH, is_language

if TYPE_CHECKING:
    from discrepant.reading.model import Parted, Reading

__all__ = ["read"]

_HEADED = ("words", "kind")
_ASKED = ("words", "kind", "on", "unit", "language", "edtf")
_LONGEST = 1_000_000  # bytes of a line


@click.command(
    short_help="Say what printed words stand for.",
    cls=NumbersCommand,
    epilog='Example: discrepant read "more than $18.2 billion"',
)
@click.argument("words", nargs=-1)
@kind_option
@day_option("--on", "The day on which the words were printed, for dates")
@unit_option
@language_option
@click.option("--edtf", is_flag=True, help="The words may be a date in EDTF, as a record's `reads` may.")
@json_option
@click.option(
    "--jsonl",
    is_flag=True,
    help='Read {"words", "kind", "on", "unit"} a line, with a "language" if it is not English, or "edtf": true; '
    "answer a line each.",
)
def read(
    words: tuple[str, ...], *, kind: str | None, on: str | None, unit: str | None, language: str, **form: bool
) -> None:
    """Say what printed WORDS stand for: the core that is read, inside the support they allow.

    Exit status 1 says that words could not be read.
    """
    if form["jsonl"]:
        if words or kind or on or unit or language != ENGLISH or form["edtf"]:
            refuse("with --jsonl, words and what goes with them come a line each on standard input")
        sys.exit(_read_lines())
    if not words:
        refuse('nothing to read: give some words, such as "about 20", or --jsonl')
    asked: dict[str, Any] = {
        "words": " ".join(words),
        "kind": kind,
        "on": on,
        "unit": unit,
        "language": language,
        "edtf": form["edtf"],
    }
    try:
        answer = _reading(asked)
    except ReadingError as error:
        if form["as_json"]:
            print_json(_error(asked["words"] or "", error))
        else:
            note(*lines_of(error))
        sys.exit(FOUND)
    if form["as_json"]:
        print_json(answer.to_json())
    else:
        say(*_described(answer))


def _read_lines() -> int:
    """Answer each line as it comes; the exit status says whether all of them could be read."""
    status = 0
    while line := sys.stdin.buffer.readline(_LONGEST + 1):
        if len(line) > _LONGEST:  # what has no lines would be read for ever
            refuse(f"a line has more than {_LONGEST:,} bytes")
        answer = _answer(line.rstrip(b"\r\n"))
        status = FOUND if "error" in answer else status
        print_json(answer, indent=None)
    return status


def _answer(line: bytes) -> dict[str, Any]:
    """The reading that a line asks for, or the error, in JSON's terms."""
    import json

    words = line.decode("utf-8", "replace")
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError) as error:
        return _error(words, ReadingError(words, (0, len(words)), f"this line is not JSON: {why_unread(error)}"))
    if not isinstance(asked, dict) or "words" not in asked or set(asked) - set(_ASKED):
        return _error(words, ReadingError(words, (0, len(words)), 'a line is {"words", "kind", "on", "unit"}'))
    kinds = {"words": str, "edtf": bool}
    if not all(isinstance(value, kinds.get(key, str | None)) for key, value in asked.items()):
        message = "words is a string, edtf is true or false, and the others are strings or null"
        return _error(words, ReadingError(words, (0, len(words)), message))
    if not is_language(asked.get("language") or ENGLISH):
        return _error(words, ReadingError(words, (0, len(words)), 'the language is a BCP 47 tag, such as "de"'))
    try:
        return _reading(asked).to_json()
    except ReadingError as error:
        return _error(asked["words"], error)


def _reading(asked: Mapping[str, Any]) -> Reading | Parted:
    kind, on, unit = (asked.get(key) for key in ("kind", "on", "unit"))
    language, edtf = asked.get("language") or ENGLISH, asked.get("edtf", False)
    # what is plain needs little of the reader: most of it is not even imported
    if kind is on is unit is None and language == ENGLISH:
        from discrepant.reading.plain import read_plainly

        if plain := read_plainly(asked["words"] or ""):
            return plain
    from discrepant.reading.guess import read_as

    return read_as(asked["words"] or "", kind=kind, on=on, unit=unit, language=language, edtf=edtf)


def _error(words: str, error: ReadingError) -> dict[str, Any]:
    # the day may be what cannot be read: then no place in the words is at fault
    span = error.span if error.words == words else (0, len(words))
    return {"words": words, "error": {"message": str(error.problems[0]), "span": list(span)}}


def _described(reading: Reading | Parted) -> Iterator[str]:
    yield f"{reading.kind}: {reading.words}"
    parts = reading.described().items()
    yield from (f"  {label:<7}  {shown}" for label, shown in parts if shown and label not in _HEADED)
