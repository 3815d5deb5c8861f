"""The command that acknowledges a disagreement which an editor has looked at."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import NoReturn

import click

from discrepant.cli.answering import note, refuse, say
from discrepant.cli.last_run import LAST, read_report
from discrepant.cli.options import DAY_FORMS, corpus_option, day_option
from discrepant.errors import DiscrepantError, Problem

__all__ = ["acknowledge"]


@click.command(
    short_help="Note that an editor has looked at a disagreement.",
    epilog='Example: discrepant acknowledge kirby.post --between ft dpa --reason "Two titles for one job."',
)
@click.argument("claim")
@click.argument("more", nargs=-1, metavar="")
@click.option(
    "--between", metavar="SOURCE...", help="The sources on the two sides; not needed where there is one pair."
)
@click.option("--reason", required=True, help="What an editor found out.")
@click.option("--by", metavar="NAME", help="Who looked at it.")
@day_option("--until", "The last day on which it counts", forms=DAY_FORMS)
@corpus_option
def acknowledge(  # noqa: PLR0913  # an option each
    *,
    claim: str,
    more: tuple[str, ...],
    between: str | None,
    reason: str,
    by: str | None,
    until: str | None,
    corpus: Path,
) -> None:
    """Acknowledge a disagreement over CLAIM that the last run of the checks found.

    It is added to facts/acknowledged.toml, where all else stays as it is. The next run shows it as acknowledged.
    """
    from discrepant.desk.acknowledge import acknowledge as add
    from discrepant.desk.new_acknowledgement import NewAcknowledgement

    if more and not between:
        refuse(f"what is {more[0]}? (name the sources after --between)")
    named = (between, *more) if between else ()
    sources, words = _sides(corpus, claim, named)
    entry = NewAcknowledgement(
        claim=claim, between=sources, over=words, reason=reason, by=by, until=_last_day(until) if until else None
    )
    try:
        place = add(corpus, entry, date.today())  # noqa: DTZ011  # the desk's own day, as when it ends
    except (DiscrepantError, OSError) as error:
        refuse(error)
    say(place)
    if not by:
        note('Nobody is named who looked at it: add the line by = "…", or give --by.')
    note("Run `discrepant check` to see it marked.")


def _sides(root: Path, claim: str, named: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sources on the sides of the disagreement that is meant, and their words; a refusal names those there are."""
    from discrepant.compare.acknowledged import is_between
    from discrepant.compare.finding import OF_ONE_RECORD

    last = read_report(root / LAST)
    found = [one for one in last.unsettled if one.claim == claim and one.check not in OF_ONE_RECORD]
    found = [one for one in found if one.sources]
    if not found:
        _refuse_nothing(root, claim)
    # a strained finding has to be acknowledged only where a desk lets it fail, so it is never taken unasked
    asked = [one for one in found if (is_between(one, named) if named else one.verdict == "conflict")]
    pairs = {tuple(sorted(one.sources)) for one in asked or found}
    if not asked or (not named and len(pairs) > 1):
        which = f'which disagreement over "{claim}"? Name a source on each side of one of these:'
        sides = (f"--between {' '.join(pair)}" for pair in sorted(pairs))
        refuse(DiscrepantError(Problem(what=which, below=sides)))
    sources = named or next(iter(pairs))
    told = [told for one in asked for side in one.sides for told in side.facts if told.source in sources]
    return sources, tuple(dict.fromkeys(fact.says for fact in told))


def _last_day(until: str) -> date:
    """The last day of a span, such as that of a month."""
    from discrepant.reading.guess import day_span

    if re.search(r"\dT\d", until):
        refuse(f"--until: it counts to the end of a day, without a time (type it as {until.partition('T')[0]})")
    span = day_span(until)
    if span is None or not 1 <= span.hi <= date.max.toordinal():
        refuse(f"--until: {until} has no last day (type it as 2022-10-24)")
    return date.fromordinal(int(span.hi))


def _refuse_nothing(root: Path, claim: str) -> NoReturn:
    """Say why there is nothing to acknowledge over a claim: there is no such claim, it is done, or all is well."""
    from discrepant.corpus.load import load
    from discrepant.toml.suggest import did_you_mean

    corpus = load(root)
    if claim not in corpus.claims:
        refuse(DiscrepantError(Problem(what=f'there is no claim "{claim}"', hint=did_you_mean(claim, corpus.claims))))
    if places := [str(entry.place) for entry in corpus.acknowledged if entry.claim == claim]:
        refuse(f'what is disagreed on over "{claim}" is acknowledged already, at {", ".join(places)}')
    refuse(f'the last run found nothing over "{claim}" that could be acknowledged (run `discrepant check` first)')
