"""The command that runs the checks, for those who have no pytest at hand."""

from __future__ import annotations

import os.path
import re
import sys
from contextlib import suppress
from pathlib import Path

import click

from discrepant.cli.answering import FOUND, refuse
from discrepant.cli.options import CORPUS_HELP, PATH, KeepingCommand, sought
from discrepant.errors import CorpusError
from discrepant.printable import as_line

__all__ = ["check"]

_FINE, _FAILED, _NOTHING = 0, 1, 5  # pytest's exit statuses, of which the others say that it could not run


class _PassesOn(KeepingCommand):
    """A command whose unknown options are another program's, short ones in one word with their values among them."""

    kept = re.compile(r"-(?!h\Z)[^-]")


@click.command(
    cls=_PassesOn,
    context_settings={"ignore_unknown_options": True},
    short_help="Run the checks: where do the sources disagree?",
    epilog="Example: discrepant check -k petition",
)
@click.argument("args", nargs=-1, type=click.UNPROCESSED, metavar="[PATHS] [PYTEST'S OPTIONS]")
@click.option(
    "--changed",
    is_flag=True,
    help="Only what a change since the last run of all checks can bear on; no report is written.",
)
@click.option("--strict", is_flag=True, help="Facts whose claims are still to be named fail too, as they do in CI.")
@click.option(
    "--records-only",
    "base",
    type=PATH,
    metavar="BASE",
    help="Take records and texts alone from the corpus; checks, conftest.py and settings are those in the folder BASE.",
)
@click.option("--corpus", type=PATH, metavar="DIR", help=CORPUS_HELP)
def check(args: tuple[str, ...], *, changed: bool, strict: bool, base: Path | None, corpus: Path | None) -> None:
    """Say where the sources disagree: run `pytest checks/` of the corpus that you stand in.

    PATHS, as seen from the working folder, narrow this to some checks; where you stand in no corpus, it is theirs that
    is checked. All other options are pytest's and are passed on to it: -k WORDS, -x, --junitxml FILE, --fail-on
    strained. Exit status 1 says that something was found, 2 that the checks could not run.

    With --records-only no code of the corpus runs, as is right for records that a stranger sent.
    """
    from discrepant.pytest.start import run_checks

    root = _absolute(_around(args) if corpus is None else sought(corpus))
    # pytest prints them as they are
    if strange := next((arg for arg in (str(root), *args) if as_line(arg) != arg), None):
        refuse(f"{strange} cannot be passed on to pytest: it has characters that do harm in a log")
    if base is not None:
        base = _trusted(_absolute(base), root, args)
    args = ("--changed", *args) if changed else args
    status = run_checks(root, args, is_strict=strict, base=base)
    if status == _NOTHING:
        refuse("nothing was checked, for no check was collected")
    sys.exit({_FINE: 0, _FAILED: FOUND}.get(status, 2))


def _absolute(path: str | Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100  # Path.resolve follows links


def _trusted(base: Path, root: Path, args: tuple[str, ...]) -> Path:
    """The folder whose code may run, which holds checks and nothing of the corpus's."""
    if not (base / "checks").is_dir():
        refuse(f"{base} has no folder checks/ (--records-only names a folder with the checks that you trust)")
    if _is_below(base, root):
        refuse(f"{base} lies in the corpus {root}, whose code is not to run (put the two beside each other)")
    for arg in args:
        path = _absolute(arg.partition("::")[0])
        if not arg.startswith("-") and os.path.lexists(path) and not _is_below(path, base):
            refuse(f"{arg} is not below {base}, and with --records-only no other code runs")
    return base


def _is_below(path: Path, folder: Path) -> bool:
    real, of = os.path.realpath(path), os.path.realpath(folder)
    return os.path.commonpath((real, of)) == of


def _around(args: tuple[str, ...]) -> Path:
    """The corpus around the working folder, or else around the first path that is named and lies in one."""
    from discrepant.corpus.root import find_root

    named = (_absolute(arg.partition("::")[0]) for arg in args if not arg.startswith("-"))
    # what is no path is a value of one of pytest's options; of several corpora pytest's plugin tells
    for start in (Path.cwd(), *filter(os.path.lexists, named)):
        with suppress(CorpusError):
            return find_root(start)
    return sought(None)
