"""The command that lists every mention of a text with its place and reading."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from discrepant.cli.answering import note, print_json, refuse, say
from discrepant.cli.given_file import read_given
from discrepant.cli.options import PATH, day_option, encoding_option, json_option, language_option
from discrepant.errors import DiscrepantError, ReadingError
from discrepant.printable import columns, printable
from discrepant.tables import table

if TYPE_CHECKING:
    from discrepant.reading.mentions import Mention

__all__ = ["mentions"]

_WIDEST = 50  # columns of a mention's words


@click.command(
    short_help="List the numbers, dates and quotations of a text.",
    epilog="Example: discrepant mentions seeds/ap.txt --on 2022-10-24",
)
@click.argument("text", type=PATH)
@day_option("--on", "The day on which the text was printed, for dates such as 'last week'")
@language_option
@encoding_option
@json_option
def mentions(text: Path, *, on: str | None, language: str, encoding: str | None, as_json: bool) -> None:
    """List every number, date and quotation in TEXT: its line, kind, words and meaning.

    Amounts, shares and measures are numbers, too. A TEXT of - is read from standard input; from a page, a Word file, a
    PDF or a mail the text is taken first. What is plainly a quantity but cannot be read is listed with the reason.
    """
    from discrepant.reading.guess import day_span
    from discrepant.reading.mentions import find_mentions
    from discrepant.reading.reader import Reader

    try:
        day = day_span(on)
    except ReadingError as error:
        refuse(error)
    found = find_mentions(_body(text, encoding), on=day, reader=Reader(), language=language)
    if as_json:
        print_json([mention.to_json() for mention in found])
    else:
        say(*_listed(found))


def _body(name: Path, encoding: str | None) -> str:
    """The text, with the ends of its lines as they are."""
    from discrepant.desk.articles.remarks import remarks_on
    from discrepant.desk.articles.taking import take

    data = read_given(name)
    try:
        taken = take(data, str(name), encoding)
    except DiscrepantError as error:
        refuse(error)
    if remarks := remarks_on(taken, str(name)):
        note(*remarks)
    return taken.text


def _listed(found: Iterable[Mention]) -> list[str]:
    """A line a mention, its columns below each other."""
    rows = [(str(each.line), each.kind, _shortened(printable(each.words)), _meaning(each)) for each in found]
    return table((), rows, right=(0,))


def _shortened(words: str) -> str:
    if columns(words) <= _WIDEST:
        return words
    kept = words[: _WIDEST - 1]
    while columns(kept) >= _WIDEST:  # wide characters
        kept = kept[:-1]
    return f"{kept}…"


def _meaning(mention: Mention) -> str:
    """The core of the reading, or why there is none."""
    from discrepant.reading.unit_words import unit_in_words

    reading = mention.reading
    if reading is None:
        return f"not read: {mention.problem}" if mention.problem else ""
    unit = unit_in_words(reading.unit) if reading.unit else ""
    parts = (reading.shown(reading.core), unit, mention.change and f"({mention.change})")
    return " ".join(part for part in parts if part)
