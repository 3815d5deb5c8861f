"""The command that holds a reporter's own copy against the records."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from discrepant.cli.answering import FOUND, note, print_json, print_text, refuse, say
from discrepant.cli.given_file import read_given
from discrepant.cli.options import PATH, corpus_option, day_option, encoding_option, json_option
from discrepant.errors import DiscrepantError
from discrepant.files.writing import write_file
from discrepant.printable import as_line, json_text

if TYPE_CHECKING:
    from discrepant.corpus.model import Corpus
    from discrepant.proof.status import Proofed
    from discrepant.proof.story import Story

__all__ = ["proof"]

_WORD = "docx"


@click.command(
    short_help="Hold your own copy against the records.",
    epilog="Example: discrepant proof story.txt --on 2022-11-07",
)
@click.argument("story", type=PATH)
@day_option("--on", "The day of the story, if not that of its dateline")
@encoding_option
@corpus_option
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "markdown", "html", _WORD)),
    default="text",
    show_default=True,
    help="Lines, a table with notes, a page with the copy marked in place, or your Word file with comments.",
)
@click.option("-o", "--output", type=PATH, metavar="FILE", help="Where it is written, instead of standard output.")
@json_option
def proof(*, story: Path, form: str, output: Path | None, as_json: bool, **asked: Any) -> None:  # noqa: ANN401  # click's own
    """Say how each figure, date, quotation and post in STORY stands to the records.

    Each is supported, looser or sharper than the sources, disputed (the sources disagree), contradicted, altered, cut
    short or unsupported. STORY is in English: a .txt or .md file, a page (.html), a Word file (.docx), a PDF or a mail
    (.eml), or - for a text on standard input. What of the file is not in the text that is read is said.

    Exit status 1 says that something is contradicted or altered. Nobody is said to be right.
    """
    from discrepant.corpus.load import load
    from discrepant.proof.proof import proof as proofed
    from discrepant.proof.story import Story, text_of
    from discrepant.reading.guess import day_read

    if as_json and form != "text":
        refuse("--json is a format of its own: give it, or --format")
    _check_output(story, form, output)
    data = read_given(story)
    try:
        loaded = load(asked["corpus"])
        text, remarks = text_of(data, str(story) if str(story) == "-" else story.name, asked["encoding"])
        told = Story.of(text, loaded, day_read(asked["on"]), remarks)
        found = proofed(told, loaded)
        if output is None:
            _print("json" if as_json else form, told, found, loaded)
        else:
            write_file(output, _made("json" if as_json else form, told, found, loaded, data))
    except (DiscrepantError, OSError) as error:
        refuse(error)
    note(f"The story is taken as told of {told.day.words}; --on gives another day or time.")
    sys.exit(FOUND if any(each.status.fails for each in found) else 0)


def _check_output(story: Path, form: str, output: Path | None) -> None:
    from discrepant.corpus.root import is_among_records

    if form == _WORD and story.suffix.lower() != ".docx":
        refuse(f"{story} is no Word file (.docx), of which docx is a copy (--format html marks any story)")
    if output is None:
        if form == _WORD:
            refuse(f"docx is no text that can be printed (name its file: -o {story.stem}-proofed.docx)")
        return
    if output.exists():
        if story.exists() and output.samefile(story):
            refuse(f"{output} is the story itself (give another name: it stays as it is)")
        if is_among_records(output):
            refuse(f"{output} is among the records, texts or checks of a corpus (give another name or folder)")


def _print(form: str, story: Story, found: Sequence[Proofed], corpus: Corpus) -> None:
    from discrepant.proof.proof import render, to_json

    if form == "json":
        print_json(to_json(story, found))
    elif form == "text":
        say(*render(found, story.remarks))
    else:
        print_text(str(_made(form, story, found, corpus)))


def _made(form: str, story: Story, found: Sequence[Proofed], corpus: Corpus, data: bytes = b"") -> str | bytes:
    """The story in one of the formats; `data` are those of its file."""
    from discrepant.proof.markdown import markdown
    from discrepant.proof.page import page
    from discrepant.proof.proof import render, to_json
    from discrepant.proof.word import word

    if form == "json":
        return json_text(to_json(story, found))
    if form == "text":
        return "".join(f"{as_line(line)}\n" for line in render(found, story.remarks))
    if form == _WORD:
        return word(data, story, found, corpus)
    return (page if form == "html" else markdown)(story, found, corpus)
