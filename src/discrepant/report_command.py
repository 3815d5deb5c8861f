"""The commands on what the last full run found: render it again, set two runs against each other, acknowledge."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from discrepant.answering import FOUND, corpus_option, json_option, print_json, print_text, refuse
from discrepant.errors import DiscrepantError
from discrepant.printable import printable
from discrepant.report.formats import FORMATS, renderer
from discrepant.writing import write_whole

if TYPE_CHECKING:
    from discrepant.report.model import Report

__all__ = ["acknowledge", "diff", "report"]

_LAST = "reports/discrepancies.json"
_SVG = "svg"  # of one claim, not of the report
_PATH = click.Path(path_type=Path)


def _read(path: Path) -> Report:
    """The report in a file; where there is none, that is said and the command ends."""
    from discrepant.report.model import Report

    try:
        return Report.from_json(path.read_bytes())
    except DiscrepantError as error:
        refuse(f"{path}: {error}")
    except OSError as error:
        refuse(f"{path} cannot be read: {error.strerror or error} (run pytest checks/ to write it)")


@click.command(epilog="Example: discrepant report --format csv -o discrepancies.csv")
@click.option("--format", "form", type=click.Choice((*FORMATS, _SVG)), default="markdown", show_default=True)
@click.option("-o", "--output", type=_PATH, metavar="FILE", help="Where it is written, instead of standard output.")
@click.option("--from", "last", type=_PATH, default=_LAST, show_default=True, metavar="JSON", help="What to render.")
@click.option("--claim", metavar="KEY", help="The claim of which --format svg is a picture.")
@click.option("--without-texts", is_flag=True, help="Leave the articles' texts out of --format html.")
@corpus_option
def report(*, form: str, output: Path | None, last: Path, **asked: Any) -> None:  # noqa: ANN401  # click's own
    """Render the report of the last full run of `pytest checks/` again.

    Nothing is checked anew: what is shown is what reports/discrepancies.json holds. For html and svg the records and
    texts are read from the corpus too.
    """
    if (asked["claim"] is not None) != (form == _SVG):
        refuse("--claim names the claim of which --format svg makes a picture: give both, or neither")
    found = _read(last)
    texts: dict[str, str] = {}
    # what a claim that could not be compared asks is in the records alone
    if form in (_SVG, "html") or (form == "markdown" and found.not_compared):
        found, texts = _with_records(found, asked["corpus"])
    if form == _SVG:
        text = _picture(found, asked["claim"])
    elif form == "html":
        text = _page(found, {} if asked["without_texts"] else texts)
    else:
        text = renderer(form)(found)
    if output is None:
        print_text(text)
        return
    try:
        write_whole({output: text})
    except OSError as error:
        refuse(f"{output} cannot be written: {error.strerror or error}")


def _with_records(found: Report, corpus: Path) -> tuple[Report, dict[str, str]]:
    """The report with the records of a corpus, and its texts by their paths; with neither where they cannot be read."""
    import attrs

    from discrepant.corpus.load import load
    from discrepant.report.records import Records

    try:
        loaded = load(corpus)
    except (DiscrepantError, OSError) as error:
        click.echo(
            printable(f"the findings alone are shown, for the records cannot be read: {error}", keep="\n"), err=True
        )
        return found, {}
    texts = {source.text: source.body for source in loaded.sources.values()}
    return attrs.evolve(found, records=Records.of(loaded)), texts


def _page(found: Report, texts: dict[str, str]) -> str:
    from discrepant.report.html.page import render

    return render(found, texts)


def _picture(found: Report, claim: str) -> str:
    from discrepant.report.html.claims import pictures
    from discrepant.report.html.pictures import draw

    if made := pictures(found, {claim}).get(claim):
        return draw(made)
    return refuse(f"there is no picture of {claim}: no two sides of it in the report are numbers or dates")


@click.command(epilog="Example: discrepant diff base.json reports/discrepancies.json")
@click.argument("old", type=_PATH)
@click.argument("new", type=_PATH)
@json_option
def diff(old: Path, new: Path, *, as_json: bool) -> None:
    """Say what came of the findings of one report in another: new, resolved, changed and unchanged.

    OLD and NEW are two discrepancies.json. The answer is Markdown, for a pull request. Exit status 1 says that there is
    a conflict which was not there before and nobody has acknowledged.
    """
    from discrepant.report.difference import difference
    from discrepant.report.difference_markdown import render

    found = difference(_read(old), _read(new))
    if as_json:
        print_json(found.to_json())
    else:
        print_text(render(found))
    sys.exit(FOUND if any(change.opens_a_conflict for change in found.changes) else 0)


@click.command(epilog='Example: discrepant acknowledge kirby.post --between ft dpa --reason "Two titles for one job."')
@click.argument("claim")
@click.argument("more", nargs=-1, metavar="")
@click.option(
    "--between", metavar="SOURCE...", help="The sources on the two sides; not needed where there is one pair."
)
@click.option("--reason", required=True, help="What an editor found out.")
@click.option("--by", metavar="NAME", help="Who looked at it.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY", help="The last day on which it counts.")
@click.option("--corpus", type=_PATH, default=".", metavar="DIR", help="The folder that holds facts/ and reports/.")
def acknowledge(  # noqa: PLR0913  # an option each
    *,
    claim: str,
    more: tuple[str, ...],
    between: str | None,
    reason: str,
    by: str | None,
    until: datetime | None,
    corpus: Path,
) -> None:
    """Acknowledge a disagreement over CLAIM that the last run of `pytest checks/` found.

    It is added to facts/acknowledged.toml, where all else stays as it is. The next run shows it as acknowledged.
    """
    from discrepant.desk.acknowledge import Entry
    from discrepant.desk.acknowledge import acknowledge as add

    if more and not between:
        refuse(f"what is {more[0]}? (name the sources after --between)")
    named = (between, *more) if between else ()
    sources, words = _sides(_read(corpus / _LAST), claim, named)
    last_day = until.date() if until else None
    entry = Entry(claim=claim, between=sources, over=words, reason=reason, by=by, until=last_day)
    try:
        place = add(corpus, entry, date.today())  # noqa: DTZ011  # the desk's own day, as when it ends
    except (DiscrepantError, OSError) as error:
        refuse(error)
    click.echo(printable(place))
    if not by:
        click.echo('Nobody is named who looked at it: add the line by = "…", or give --by.', err=True)
    click.echo("Run pytest checks/ to see it marked.", err=True)


def _sides(last: Report, claim: str, named: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sources on the sides of the disagreement that is meant, and their words; a refusal names those there are."""
    from discrepant.compare.acknowledged import is_between
    from discrepant.compare.finding import OF_ONE_RECORD

    found = [one for one in last.unsettled if one.claim == claim and one.check not in OF_ONE_RECORD]
    found = [one for one in found if one.sources]
    if not found:
        refuse(f'the last run found nothing over "{claim}" that could be acknowledged (run pytest checks/ first)')
    # a strained finding has to be acknowledged only where a desk lets it fail, so it is never taken unasked
    asked = [one for one in found if (is_between(one, named) if named else one.verdict == "conflict")]
    pairs = {tuple(sorted(one.sources)) for one in asked or found}
    if not asked or (not named and len(pairs) > 1):
        options = "\n".join(f"  --between {' '.join(pair)}" for pair in sorted(pairs))
        refuse(f'which disagreement over "{claim}"? Name a source on each side of one of these:\n{options}')
    sources = named or next(iter(pairs))
    told = [told for one in asked for side in one.sides for told in side.facts if told.source in sources]
    return sources, tuple(dict.fromkeys(fact.says for fact in told))
