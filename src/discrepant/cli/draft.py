"""The command that drafts the records of new texts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from discrepant.cli.answering import note, refuse, say
from discrepant.cli.options import PATH, corpus_option, day_option, encoding_option, language_option
from discrepant.errors import CorpusError, DiscrepantError, Problem

__all__ = ["draft"]

_MOST_SHOWN = 10


@click.command(
    short_help="Write the records of new texts, for you to name.",
    epilog="Example: discrepant draft seeds/ap.txt --published 2022-10-24",
)
@click.argument("texts", metavar="TEXT...", type=PATH, nargs=-1)
@click.option("--all", "is_all", is_flag=True, help="Draft every article below seeds/ that has no facts file yet.")
@click.option(
    "--id", "key", metavar="ID", help="The source's id, and its file's name; made of the text's name if not given."
)
@click.option("--publisher", metavar="NAME", help="Who published it; to be confirmed if not given.")
@day_option("--published", "When, if not on the day printed in the head of the text")
@language_option
@encoding_option
@corpus_option
@click.pass_context
def draft(  # noqa: PLR0913  # as the command line has them
    context: click.Context,
    /,
    texts: tuple[Path, ...],
    *,
    is_all: bool,
    key: str | None,
    publisher: str | None,
    corpus: Path,
    **told: Any,  # noqa: ANN401  # as add_source has them
) -> None:
    """Write facts/ID.toml for each TEXT: a fact for every number, date and quotation in it.

    Amounts, shares and measures are numbers, too. Each fact is quoted, placed and read; you name the claims and delete
    what does not matter. From a page (.html), a Word file (.docx), a PDF, a mail (.eml) or Markdown (.md) the text is
    taken first, and written beside it; what is not in it is said. No file is overwritten, and nothing is fetched.

    Of several texts at once, or --all, what two of them seem to tell becomes a proposed claim: its facts name it
    already, and facts/claims.proposed.toml declares it, the likeliest first, with a score and what is in conflict.
    """
    if is_all == bool(texts):
        raise click.UsageError("Name one TEXT or more, or give --all.")
    if (is_all or len(texts) > 1) and (key or publisher):
        raise click.UsageError("--id and --publisher are of one TEXT: draft it by itself.")
    if context.get_parameter_source("language") is ParameterSource.DEFAULT:
        told["language"] = None  # that of each file, if it says one
    try:
        if is_all or len(texts) > 1:
            _draft_all(corpus, texts, **told)
        else:
            _draft_one(corpus, texts[0], key=key, publisher=publisher, **told)
    except (DiscrepantError, OSError) as error:
        refuse(error)


def _draft_one(corpus: Path, text: Path, **told: Any) -> None:  # noqa: ANN401  # as add_source has them
    from discrepant.desk.new_source import add_source

    written, drafted = add_source(corpus, text, **told)
    say(*written)
    _note_remarks(drafted.remarks)
    note(f"facts to name or delete: {drafted.facts}{_by_hand(drafted.left_out)}")


def _draft_all(corpus: Path, texts: Sequence[Path], **told: Any) -> None:  # noqa: ANN401  # as add_sources has them
    from discrepant.checking.conflicts import conflicts
    from discrepant.desk.new_sources import add_sources, texts_without_facts

    given = texts or texts_without_facts(corpus)
    if not given:
        what = "every article below seeds/ has a facts file"
        raise CorpusError(Problem(what=what, hint="put the new texts there, or name them"))
    drafted = add_sources(corpus, given, conflicts_of=conflicts, **told)
    say(*drafted.files)
    _note_remarks(drafted.remarks)
    if drafted.alone:
        shown = ", ".join(drafted.alone[:_MOST_SHOWN]) + (", …" if len(drafted.alone) > _MOST_SHOWN else "")
        note(f"of no event of another text, by the names that they share: {len(drafted.alone)} ({shown})")
    told_by_many = sum(each.is_new for each in drafted.proposals)
    note(f"claims proposed: {told_by_many}, in conflict: {len(drafted.conflicts)}")
    note(f"facts that name a claim: {drafted.named}")
    note(f"facts to name or delete: {drafted.unnamed}{_by_hand(drafted.left_out)}")


def _note_remarks(remarks: int) -> None:
    if remarks:
        note(f"of how texts were taken from their files, {remarks} remarks stand at the heads of the facts files")


def _by_hand(left_out: int) -> str:
    return f", {left_out} to quote by hand" if left_out else ""
