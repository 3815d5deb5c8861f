"""How every command answers: its findings, its remarks, and its exit status.

What a command found goes to standard output, the rest to standard error. All that commands print goes through here. A
line is one line, whatever stands in it, and no log takes it for a command.
"""

from __future__ import annotations

import codecs
import os
import sys
from contextlib import suppress
from typing import Any, NoReturn, TextIO

from discrepant.errors import DiscrepantError
from discrepant.files.opening import UnfitFileError
from discrepant.printable import as_line, json_text

__all__ = [
    "COULD_NOT_RUN",
    "FOUND",
    "lines_of",
    "note",
    "note_over",
    "print_json",
    "print_text",
    "refuse",
    "say",
    "settle",
]

FOUND = 1  # the exit status of a command that found something
COULD_NOT_RUN = 2
_DATA = "utf-8"  # in which data are written to files and pipes, whatever a terminal has


def say(*lines: str) -> None:
    """Print lines for people.

    What standard output cannot hold is printed as escapes.
    """
    _print("".join(f"{as_line(line)}\n" for line in lines))


def note(*lines: str) -> None:
    """Print lines on standard error; where that cannot be, nothing else changes."""
    with suppress(OSError):
        print(*map(as_line, lines), sep="\n", file=sys.stderr, flush=True)  # noqa: T201  # the one place


def note_over(line: str) -> None:
    """Print a line on standard error in the place of the last one, on a terminal.

    An empty one leaves nothing of it.

    It is cut to the terminal's width, for what goes over several lines stays.
    """
    import shutil

    shown = as_line(line)[: max(shutil.get_terminal_size().columns - 1, 0)]
    with suppress(OSError):
        print(f"\r\x1b[2K{shown}", end="", file=sys.stderr, flush=True)  # noqa: T201  # likewise


def refuse(error: object) -> NoReturn:
    """Say why the command could not run, and end it."""
    first, *below = lines_of(error)
    note(f"discrepant: {first}", *below)
    sys.exit(COULD_NOT_RUN)


def lines_of(error: object) -> list[str]:
    """An error's text as lines, of which only our own errors have several.

    The system's errors are without their number.
    """
    if isinstance(error, OSError) and not isinstance(error, UnfitFileError):
        if error.filename is None and isinstance(error, FileNotFoundError):
            return ["the working folder is not there any more (go to another one)"]
        about = "the system refuses this" if error.filename is None else error.filename
        return [f"{about}: {error.strerror or error}"]
    return str(error).split("\n") if isinstance(error, DiscrepantError) else [str(error)]


def print_json(value: Any, indent: int | None = 1) -> None:  # noqa: ANN401  # whatever JSON holds
    """Print JSON, on one line where `indent` is None.

    On a terminal without UTF-8 it is printed with JSON's own escapes.
    """
    print_text(json_text(value, indent, in_ascii=codecs.lookup(_encoding()).name != _DATA))


def print_text(text: str) -> None:
    """Print a text as it is: whole to a file or a pipe, as far as it can be shown to a terminal.

    To a file or a pipe it is printed in UTF-8. What cannot be written, such as half a surrogate pair, is printed as its
    escape.
    """
    _print(text.encode(_encoding(), "backslashreplace"))


def _encoding() -> str:
    return (sys.stdout.isatty() and sys.stdout.encoding) or _DATA


def _print(text: str | bytes) -> None:
    """Write it at once; where that cannot be the command ends, without a word if nobody reads any more."""
    try:
        sys.stdout.flush()
        if isinstance(text, str):
            sys.stdout.write(text)
        else:
            sys.stdout.buffer.write(text)
        sys.stdout.flush()
    except OSError as error:
        settle(sys.stdout)
        if isinstance(error, BrokenPipeError):
            sys.exit(COULD_NOT_RUN)
        refuse(f"standard output cannot be written: {error.strerror or error}")


def settle(stream: TextIO) -> None:
    """Drop what a stream cannot write, and end with a status of its own.

    Python would else try to write it again when it ends.
    """
    try:
        stream.flush()
    except OSError:
        with suppress(OSError), open(os.devnull, "wb") as nothing:  # noqa: PTH123  # it is no path everywhere
            os.dup2(nothing.fileno(), stream.fileno())
