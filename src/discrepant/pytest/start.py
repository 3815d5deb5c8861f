"""pytest started over the checks of one corpus, from wherever one stands in it.

This is what `discrepant check` does.
"""

from __future__ import annotations

import os.path
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from discrepant.errors import DiscrepantError
from discrepant.pytest.ending import ended_at

__all__ = ["run_checks"]

_CHECKS = "checks"
# its plugin takes a second to be imported, and checks do not use it; where it is not installed this means nothing
_FIRST = ("-p", "no:hypothesispytest")
# the command line has imported the package before pytest could rewrite its asserts; the last word on warnings counts
_QUIET = ("-W", "ignore:Module already imported so cannot be rewritten:pytest.PytestAssertRewriteWarning")
# by the name of its entry point, which is taken once: the environment or an ini file may keep plugins from being loaded
_LAST = (*_QUIET, "-p", "discrepant")


def run_checks(root: Path, args: Sequence[str] = (), *, is_strict: bool = False, base: Path | None = None) -> int:
    """Run pytest on checks/ of the corpus, or on the paths among the arguments.

    It gives pytest's exit status. The arguments are pytest's own, paths among them as they are seen from the working
    folder. Where it `is_strict`, facts that are unfinished are problems. With a `base`, only records and texts are of
    the corpus: the checks, conftest.py and settings are those of the base. A KeyboardInterrupt says that it was stopped
    by one, a DiscrepantError that something in it ended Python.
    """
    home = root if base is None else base
    checks = home / _CHECKS
    # first, for there are options that would take a path behind them for their value
    own = [str(checks), f"--rootdir={home}"] if checks.is_dir() else []
    if base is not None:
        own += [f"--confcutdir={base}", "--records-only"]
        _import_nothing_of(root)
    strict = ["--strict-records"] if is_strict else []
    stopped = _Stopped()
    try:
        status = pytest.main(
            [*own, f"--corpus={root}", *strict, *_FIRST, *args, *_LAST], plugins=[_AllUnlessNamed(checks), stopped]
        )
    except SystemExit as end:  # of a plugin, say
        raise DiscrepantError(ended_at(end, root)) from None
    if stopped.by_hand:
        raise KeyboardInterrupt
    return int(status)


def _import_nothing_of(root: Path) -> None:
    """Take a folder, and all below it, from where Python looks for modules."""
    untrusted = os.path.realpath(root)
    sys.path[:] = [
        place for place in sys.path if os.path.commonpath((untrusted, os.path.realpath(place or "."))) != untrusted
    ]


class _AllUnlessNamed:
    """Only pytest can tell paths from values of its options: once it has, our path gives way to those it was given."""

    def __init__(self, checks: Path) -> None:
        self._checks = str(checks)

    @pytest.hookimpl(tryfirst=True)
    def pytest_cmdline_main(self, config: pytest.Config) -> None:
        if config.args_source is not pytest.Config.ArgsSource.ARGS:
            raise pytest.UsageError(f"there is no folder {self._checks} (`discrepant init` writes one, or name yours)")
        if len(config.args) > 1 and config.args[0] == self._checks:
            del config.args[0]


class _Stopped:
    """Whether somebody stopped the run: pytest's exit status is the same for one that it gave up by itself."""

    by_hand = False

    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        self.by_hand = excinfo.type is KeyboardInterrupt
