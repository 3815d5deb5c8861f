"""The one way into every command and out of it.

Its streams can be written, and it ends with the status that it says. Without it an exception would end Python with
status 1, which means that a command found something.
"""

from __future__ import annotations

import atexit
import gc
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Literal, NoReturn, TextIO

import click

from discrepant import __version__
from discrepant.cli.answering import COULD_NOT_RUN, note, refuse, settle
from discrepant.errors import DiscrepantError

__all__ = ["GuardedGroup"]

_STOPPED = 130  # as shells tell of Ctrl-C
_MANY = 700_000  # objects more than before, between two looks for garbage among them
_TRACEBACK = "DISCREPANT_TRACEBACK"  # set to anything, it shows where a fault came up


class GuardedGroup(click.Group):
    """A group of commands, each of which ends with one of the statuses that are promised."""

    def make_context(self, *args: Any, **options: Any) -> click.Context:  # noqa: ANN401  # click's signature
        """Read the options that stand before a command."""
        with _guarded():
            return super().make_context(*args, **options)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  # likewise
        """Find the command, read its options and run it."""
        with _guarded():
            return super().invoke(ctx)


@contextmanager
def _guarded() -> Iterator[None]:
    with _streams(), _seldom_collected():
        try:
            try:
                yield
            finally:
                sys.stdout.flush()
        except click.exceptions.Exit:
            raise
        except SystemExit as end:
            if isinstance(end.code, int | None):
                raise
            refuse(end.code)  # Python would print it and end with 1
        except click.ClickException as error:
            _misused(error)
        except BrokenPipeError:  # nobody reads any more
            sys.exit(COULD_NOT_RUN)
        except (DiscrepantError, OSError) as error:
            refuse(error)
        except (KeyboardInterrupt, click.Abort):
            note("discrepant: stopped")
            sys.exit(_STOPPED)
        except BaseException as error:  # noqa: BLE001  # whatever it is, it is no finding
            _fault(error)


def _misused(error: click.ClickException) -> NoReturn:
    """Say what is wrong with the arguments, as click does; to no command at all its answer is the help."""
    message, context = error.format_message(), getattr(error, "ctx", None)
    if context is None:
        refuse(message)
    if message == context.get_help():
        note(*message.split("\n"))
    else:
        hint = f"Try '{context.command_path} {context.help_option_names[0]}' for help."
        note(*context.get_usage().split("\n"), hint, "", f"Error: {message}")
    sys.exit(COULD_NOT_RUN)


def _fault(error: BaseException) -> NoReturn:
    """Say that the program is at fault, and what to report."""
    import traceback

    if _TRACEBACK in os.environ:
        note(*"".join(traceback.format_exception(error)).rstrip("\n").split("\n"))
    ours = (
        f"{frame.f_globals['__name__']}:{line}"
        for frame, line in traceback.walk_tb(error.__traceback__)
        if str(frame.f_globals.get("__name__")).startswith("discrepant.")
    )
    *_, place = ours
    versions = f"discrepant {__version__}, Python {sys.version.split()[0]}"
    told = f"{type(error).__name__}: {error}".removesuffix(": ")
    hint = f"report this line and the command; {_TRACEBACK}=1 shows how it came to it"
    refuse(f"this is a fault of discrepant, not of what it was given: {told}, at {place}, {versions} ({hint})")


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Look for garbage a thousand times more seldom than Python does: most of what a command makes lasts to its end.

    There it goes with the process, and nothing of it is looked through once more.
    """
    atexit.register(gc.freeze)
    often = gc.get_threshold()
    gc.set_threshold(_MANY, *often[1:])
    try:
        yield
    finally:
        gc.set_threshold(*often)


@contextmanager
def _streams() -> Iterator[None]:
    """Three streams, whatever the program was started with, that hold what their encoding can and escape the rest."""
    # of a closed one, Python has None: what is read or written there fails as it should, but for what is only a note
    sys.stdin = sys.stdin or _opened(os.O_WRONLY, "r")
    sys.stdout = sys.stdout or _opened(os.O_RDONLY, "w")
    sys.stderr = sys.stderr or _opened(os.O_WRONLY, "w")
    if isinstance(sys.stdout, io.TextIOWrapper):
        with suppress(OSError):  # it is flushed first
            sys.stdout.reconfigure(errors="backslashreplace")
    try:
        yield
    finally:
        for stream in (sys.stdout, sys.stderr):
            settle(stream)


def _opened(flags: int, mode: Literal["r", "w"]) -> TextIO:
    return open(os.open(os.devnull, flags), mode, encoding="utf-8")  # noqa: PTH123  # it lasts as long as we
