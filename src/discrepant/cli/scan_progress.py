"""What `discrepant scan` says while it runs.

One line that changes on a terminal, a line a stage in a log.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import TYPE_CHECKING

from discrepant.cli.answering import note, note_over

if TYPE_CHECKING:
    from discrepant.scan.engine import Engine
    from discrepant.scan.progress import Progress

__all__ = ["telling"]

_OFTEN = 0.5  # seconds between two looks


@contextmanager
def telling(engine: Engine, *, is_told: bool = True) -> Iterator[Progress]:
    """The progress of a scan on this engine, told on standard error until it is over."""
    from discrepant.scan.progress import Progress

    progress, over = Progress(share=engine.share, now=time.monotonic), Event()
    if not is_told:
        yield progress
        return
    is_terminal = sys.stderr.isatty()
    tell = _on_a_terminal(progress) if is_terminal else _in_a_log(progress)
    progress.begun = tell
    teller = Thread(target=_again, args=(tell, over), daemon=True)
    teller.start()
    try:
        yield progress
    finally:
        over.set()
        teller.join()
        if is_terminal:
            note_over("")


def _again(tell: Callable[[], None], over: Event) -> None:
    while not over.wait(_OFTEN):
        tell()


def _on_a_terminal(progress: Progress) -> Callable[[], None]:
    def tell() -> None:
        if line := progress.line():
            note_over(line)

    return tell


def _in_a_log(progress: Progress) -> Callable[[], None]:
    def tell() -> None:
        if line := progress.news():
            note(line)

    return tell
