"""The command that asks the questions of the checks of a table of millions of rows."""

from __future__ import annotations

import re
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from discrepant.cli.answering import FOUND, print_json, refuse, say
from discrepant.cli.options import PATH, json_option
from discrepant.cli.scan_progress import telling
from discrepant.compare.verdict import Verdict
from discrepant.errors import DiscrepantError

if TYPE_CHECKING:
    from discrepant.scan.dialect import Dialect
    from discrepant.scan.engine import Engine
    from discrepant.scan.found import Scanned
    from discrepant.scan.settings import ScanSettings
    from discrepant.scan.source import ScanInput
    from discrepant.scan.source_pairs import SourcePairs
    from discrepant.scan.terms import Terms

__all__ = ["scan"]

_MOST_SHOWN = 10
_MEMORY = re.compile(r"\d+(\.\d+)?\s*[KMGT]i?B", re.IGNORECASE)


@click.command(
    short_help="Ask the same of tables of millions of rows.",
    epilog="Example: discrepant scan cases.parquet --map claim=county,value=cases --nature cumulative",
)
@click.argument("tables", metavar="TABLE...", nargs=-1, required=True)
@click.option(
    "--engine", type=click.Choice(("duckdb", "spark")), default="duckdb", show_default=True, help="What runs it."
)
@click.option("--master", metavar="URL", help="Spark's master, such as local[4] or spark://host:7077.")
@click.option(
    "--memory",
    metavar="SIZE",
    default="4GB",
    show_default=True,
    help="What the engine may use before it spills to disk.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("parquet", "csv", "jsonl")),
    help="The tables' format, where no suffix tells it.",
)
@click.option("--delimiter", metavar="C", help="What stands between cells of a CSV: a comma, in .tsv a tab.")
@click.option("--quote", metavar="C", help='What stands around a cell of a CSV: ", or another, or none.')
@click.option("--escape", metavar="C", help="What stands before a quote within a cell, if it is not doubled.")
@click.option("--no-header", is_flag=True, help="A CSV begins with a row: its columns are called 1, 2, 3.")
@click.option(
    "--null",
    "nulls",
    metavar="TEXT",
    multiple=True,
    help="What stands in a cell of a CSV that holds nothing, such as NA.",
)
@click.option("--encoding", metavar="NAME", help="The encoding of a CSV: utf-8, or another, such as cp1252.")
@click.option("--map", "named", metavar="OURS=THEIRS,...", default="", help="The table's own names of columns.")
@click.option(
    "--kind",
    type=click.Choice(("count", "money", "measure", "share", "number", "date", "age", "term")),
    help="What the figures are; a term is no figure, but words, such as a gate.",
)
@click.option("--terms", type=PATH, metavar="FILE", help="In TOML, which words are one term, and so on.")
@click.option(
    "--nature",
    type=click.Choice(("constant", "cumulative", "varying")),
    default="constant",
    show_default=True,
    help="How it may change.",
)
@click.option("--unit", metavar="U", help="ISO 4217 code of a currency, or the name of a unit.")
@click.option(
    "--grows",
    metavar="N",
    type=float,
    default=3.0,
    show_default=True,
    help="How many times as much a running total may be within a year; inf sets no limit.",
)
@click.option("--tolerance", metavar="T", help="How far values may be apart and still be one: 1%, 0.5 or '10 min'.")
@click.option("--within", type=click.Choice(("source",)), help="Ask if a source takes back its own figure.")
@click.option(
    "--by",
    type=click.Choice(("source-pair",)),
    help="Count on how many claims any two sources disagree, of those that both tell.",
)
@click.option("--falls", is_flag=True, help="Count each step at which a source takes back its own running total.")
@click.option("--falls-out", type=PATH, metavar="FILE", help="All these steps: .parquet, .csv or .json.")
@click.option("--strict", is_flag=True, help="Stop if any row does not fit or cannot be compared.")
@click.option("--out", type=PATH, metavar="FILE", help="All that was found: .parquet, .csv or .json.")
@click.option("--report", type=PATH, metavar="DIR", help="A folder for the report on the gravest.")
@click.option(
    "--most",
    metavar="N",
    type=click.IntRange(1, 10_000),
    default=100,
    show_default=True,
    help="How many of the gravest are in --report, and how many pairs of sources, or sources of falls.",
)
@click.option(
    "--progress/--no-progress",
    default=True,
    envvar="DISCREPANT_PROGRESS",
    help="Say how far it is, on standard error; DISCREPANT_PROGRESS=off never does.",
)
@json_option
def scan(tables: tuple[str, ...], **options: Any) -> None:  # noqa: ANN401  # click's options
    """Ask of millions of rows what the checks ask of records: which cannot all be true?

    A TABLE is a Parquet, CSV or JSON lines file, or a folder of them, with the columns claim, source, and value (a
    number, a day or a time), says (printed words) or core_lo, core_hi, support_lo and support_hi; and as_of, kind,
    nature, unit and grows if need be. It may also be a folder of records, such as facts/.

    Exit status 1 says that figures are in conflict, 2 that the scan could not run.
    """
    try:
        found = _scan(tables, options)
    except (DiscrepantError, OSError) as error:
        refuse(error)
    sys.exit(FOUND if found else 0)


def _scan(tables: tuple[str, ...], options: dict[str, Any]) -> bool:
    from discrepant.report.write import write
    from discrepant.scan.columns import columns_of
    from discrepant.scan.falls import count_falls, every_fall
    from discrepant.scan.found import widest
    from discrepant.scan.output import write_out
    from discrepant.scan.scan import scan as run
    from discrepant.scan.scan import stages
    from discrepant.scan.source_pairs import source_pairs
    from discrepant.scan.summary import lines, to_json

    asked = _asked(options)
    if not all(map(str.strip, tables)):
        refuse('"" names no table')
    for out in (options["out"], options["falls_out"]):
        _check_out(out)
    source = _source(tables, options["form"], _dialect(options))
    with closing(_engine(options)) as engine, telling(engine, is_told=options["progress"]) as progress:
        progress("opening the table" if len(tables) == 1 else f"opening {len(tables):,} tables")
        columns = columns_of(source.open(engine), asked, engine)
        progress.total = 1 + stages(columns) + sum(options[each] is not None for each in ("out", "by", "report"))
        scanned = run(columns, asked, engine, is_strict=options["strict"], progress=progress)
        if options["out"] is not None:
            progress(f"writing {options['out'].name}")
            write_out(options["out"], engine, scanned)
        if options["by"]:
            progress("setting any two sources against each other")
        of_sources = source_pairs(engine, scanned, options["most"]) if options["by"] else None
        falls = count_falls(engine, scanned, options["most"]) if options["falls"] or options["falls_out"] else None
        if options["falls_out"] is not None:
            write_out(options["falls_out"], engine, scanned, every_fall(engine))
        if options["report"] is not None:
            progress("setting out the gravest")
            beside = _page(of_sources, scanned, source.name)
            write(source.report(engine, scanned, options["most"]), options["report"], beside=beside)
        shown = widest(engine, scanned, _MOST_SHOWN)
    if options["as_json"]:
        print_json(to_json(scanned, shown, of_sources, falls))
    else:
        say(*lines(scanned, shown, of_sources, falls))
    return scanned.verdicts[Verdict.CONFLICT] > 0


def _page(of_sources: SourcePairs | None, scanned: Scanned, table: str) -> dict[str, str | None]:
    """The page of the pairs of sources by its name, None where they were not counted."""
    from discrepant.scan.source_pairs import PAGE

    if of_sources is None:
        return {PAGE: None}
    from discrepant.scan.page import page  # needs Jinja2, as only runs that write do

    return {PAGE: page(of_sources, scanned, table)}


def _source(tables: tuple[str, ...], form: str | None, dialect: Dialect) -> ScanInput:
    """What is scanned: the records of one corpus, or files."""
    from discrepant.cli.unfinished import tell_unfinished
    from discrepant.scan.dialect import RFC_4180
    from discrepant.scan.source import FilesInput, RecordsInput

    records = RecordsInput.at(Path(tables[0])) if len(tables) == 1 else None
    if records and dialect != RFC_4180:
        refuse("a folder of records is no CSV: it has no delimiter, quotes and the like")
    if records:
        tell_unfinished(records.corpus)
    return records or FilesInput.at(tables, form, dialect)


def _dialect(options: dict[str, Any]) -> Dialect:
    """How a CSV is written."""
    from discrepant.scan.dialect import Dialect

    marks = {name: options[name] for name in ("delimiter", "quote", "escape", "encoding")}
    try:
        return Dialect.parse(marks, has_header=not options["no_header"], nulls=options["nulls"])
    except ValueError as error:
        refuse(str(error))


def _asked(options: dict[str, Any]) -> ScanSettings:
    from discrepant.corpus.model import Nature
    from discrepant.reading.model import Quantity
    from discrepant.scan.columns import COLUMNS
    from discrepant.scan.settings import ScanSettings, Tolerance

    parts = [part for part in options["named"].split(",") if part]
    named = dict(part.partition("=")[::2] for part in parts)
    if strange := [part for part in parts if part.partition("=")[0] not in COLUMNS or not part.partition("=")[2]]:
        refuse(f"--map {strange[0]} names no column (one of {', '.join(COLUMNS)}, and the table's name of it)")
    try:
        tolerance = Tolerance.parse(options["tolerance"]) if options["tolerance"] else None
    except ValueError:
        refuse(f"--tolerance {options['tolerance']} is none (1% of their mean, or in their unit: 0.5, '10 min')")
    if options["by"] and options["within"]:
        refuse("--by source-pair sets sources against each other, and --within source does not")
    is_term = options["kind"] == "term"
    if options["terms"] is not None and not is_term:
        refuse("--terms is for --kind term")
    if is_term and (options["falls"] or options["falls_out"]):
        refuse("--falls is for running totals, and terms are none")
    if not options["grows"] > 1:
        refuse(f"--grows {options['grows']:g} is none (a number above 1: how many times as much within a year)")
    return ScanSettings(
        named=named,
        kind=Quantity(options["kind"]) if options["kind"] and not is_term else None,
        nature=Nature(options["nature"]),
        unit=options["unit"],
        grows=options["grows"],
        tolerance=tolerance,
        within_source=options["within"] is not None,
        terms=_terms(options["terms"]) if is_term else None,
    )


def _terms(path: Path | None) -> Terms:
    """The terms that are set out in a file, or none."""
    from discrepant.scan.terms import NOTHING, Terms

    return NOTHING if path is None else Terms.parse(path)


def _engine(options: dict[str, Any]) -> Engine:
    if not _MEMORY.fullmatch(options["memory"]):
        refuse(f"--memory {options['memory']} is no size (such as 500MB or 4GB)")
    if options["engine"] == "spark":
        from discrepant.scan.spark_engine import Spark

        return Spark(master=options["master"], memory=options["memory"])
    if options["master"]:
        refuse("--master is for --engine spark")
    from discrepant.scan.duckdb_engine import DuckDB

    return DuckDB(memory=options["memory"])


def _check_out(out: Path | None) -> None:
    """Refuse before anything runs what could not be written after it."""
    from discrepant.scan.output import SUFFIXES

    if out is not None and out.suffix not in SUFFIXES:
        refuse(f"{out} is of no format that is written ({', '.join(SUFFIXES)})")
