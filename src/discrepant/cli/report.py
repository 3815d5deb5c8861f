"""The command that renders the last run's report again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from discrepant.cli.answering import lines_of, note, print_text, refuse
from discrepant.cli.last_run import LAST, read_report
from discrepant.cli.options import CORPUS_HELP, PATH, sought
from discrepant.errors import DiscrepantError
from discrepant.files.writing import write_file
from discrepant.report.formats import BINARY, FORMATS, OF_RECORDS, OF_TEXTS, binary, of_texts, remarks, renderer

if TYPE_CHECKING:
    from discrepant.report.model import Report

__all__ = ["report"]

_SVG = "svg"  # of one claim, not of the report


@click.command(
    short_help="Render the last report again, in another format.",
    epilog="Example: discrepant report --format csv -o discrepancies.csv",
)
@click.option("--format", "form", type=click.Choice((*FORMATS, _SVG)), default="markdown", show_default=True)
@click.option(
    "-o",
    "--output",
    type=PATH,
    metavar="FILE",
    help="Where it is written, instead of standard output.",
)
@click.option(
    "--from",
    "last",
    type=PATH,
    metavar="JSON",
    help=f"What to render, if not {LAST} of the corpus.",
)
@click.option("--claim", metavar="KEY", help="The claim of which --format svg is a picture.")
@click.option("--without-texts", is_flag=True, help="Leave the articles' texts out of --format html.")
@click.option("--corpus", type=PATH, metavar="DIR", help=CORPUS_HELP)
def report(*, form: str, output: Path | None, last: Path | None, **asked: Any) -> None:  # noqa: ANN401  # click's own
    """Render the report of the last full run of the checks again.

    Nothing is checked anew: what is shown is what reports/discrepancies.json holds. For html, svg, annotations,
    claimreview, mismatches and sqlite the records and texts are read from the corpus too. docx and sqlite need -o.
    """
    from discrepant.corpus.root import is_among_records

    if output is not None and output.exists() and is_among_records(output):
        refuse(f"{output} is among the records, texts or checks of a corpus (give another name or folder)")
    if (asked["claim"] is not None) != (form == _SVG):
        refuse("--claim names the claim of which --format svg makes a picture: give both, or neither")
    if form in BINARY and output is None:
        refuse(f"{form} is no text that can be printed (name its file: -o report.{form})")
    found = read_report(last or _last(asked["corpus"]))
    texts: dict[str, str] = {}
    # what a claim that could not be compared asks is in the records alone
    if form in (_SVG, *OF_RECORDS) or (form == "markdown" and found.not_compared):
        found, texts = _with_records(found, asked["corpus"])
    made = _picture(found, asked["claim"]) if form == _SVG else _rendered(form, found, texts, asked)
    if isinstance(made, str) and output is None:
        print_text(made)
    elif output is not None:
        try:
            write_file(output, made)
        except OSError as error:
            refuse(error)


def _rendered(form: str, found: Report, texts: dict[str, str], asked: dict[str, Any]) -> str | bytes:
    try:
        if form in BINARY:
            return binary(form)(found)
        if form in OF_TEXTS:
            return of_texts(form)(found, {} if form == "html" and asked["without_texts"] else texts)
        made = renderer(form)(found)
    except DiscrepantError as error:
        refuse(error)
    for said in remarks(form)(found):
        note(said)
    return made


def _last(corpus: Path | None) -> Path:
    """The last report of the corpus that is named, or else of the working folder or the corpus around it."""
    here = [folder / LAST for folder in (corpus, Path()) if folder is not None]
    return next((path for path in here if path.exists()), None) or sought(corpus) / LAST


def _with_records(found: Report, corpus: Path | None) -> tuple[Report, dict[str, str]]:
    """The report with the records of a corpus, and its texts by their paths; with neither where they cannot be read."""
    import attrs

    from discrepant.corpus.load import load
    from discrepant.corpus.root import find_root
    from discrepant.report.records import Records

    try:
        loaded = load(corpus or find_root(Path.cwd()))
    except (DiscrepantError, OSError) as error:
        first, *more = lines_of(error)
        note(f"the findings alone are shown, for the records cannot be read: {first}", *more)
        return found, {}
    texts = {source.text: source.body for source in loaded.sources.values()}
    return attrs.evolve(found, records=Records.of(loaded)), texts


def _picture(found: Report, claim: str) -> str:
    from discrepant.report.html.pictures import draw, picture_in

    if made := picture_in(found, claim):
        return draw(made)
    return refuse(f"there is no picture of {claim}: no two sides of it in the report are numbers or dates")
