"""A stranger's file is read by a process of its own.

So no file can take the desk's time, memory or network.
"""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from contextlib import suppress

import attrs

from discrepant.desk.articles.kinds import FileKind
from discrepant.desk.articles.taken import PlacedWords, Stated, Taken, refusal
from discrepant.errors import CorpusError, Problem

__all__ = ["main", "run_apart"]

_SECONDS = 60  # of the processor
_PATIENCE = 300  # of the clock, for a busy machine
_MEMORY = 3_000_000_000  # bytes


def run_apart(data: bytes, name: str, encoding: str | None) -> Taken:
    """What is taken from a file, by another process."""
    program = [sys.executable, "-P", "-m", "discrepant.desk.articles.apart", name, encoding or ""]
    try:
        done = subprocess.run(program, input=data, capture_output=True, timeout=_PATIENCE, check=False)  # noqa: S603  # our own
    except subprocess.TimeoutExpired:
        raise refusal(f"{name} takes too long to read", "save the article alone") from None
    if done.returncode or not done.stdout:
        raise refusal(f"{name} could not be read within {_SECONDS} seconds and {_MEMORY:,} bytes", "it may be broken")
    told = json.loads(done.stdout)
    if "problems" in told:
        raise CorpusError(*(Problem(**problem) for problem in told["problems"]))
    stated = Stated(**{**told["stated"], "authors": tuple(told["stated"]["authors"])})
    left_out = tuple(PlacedWords(**passage) for passage in told["left_out"])
    kept = {"kind": FileKind(told["kind"]), "remarks": tuple(told["remarks"]), "stated": stated, "left_out": left_out}
    return Taken(**{**told, **kept})


def main() -> None:
    """Read a file from standard input, and write what is taken from it, or why not, as JSON."""
    _bound()
    from discrepant.desk.articles.taking import take_here  # noqa: PLC0415  # behind the bounds

    _, name, encoding = sys.argv
    try:
        told = attrs.asdict(take_here(sys.stdin.buffer.read(), name, encoding or None))
    except CorpusError as error:
        told = {"problems": [{"what": each.what, "hint": each.hint} for each in error.problems]}
    sys.stdout.buffer.write(json.dumps(told).encode())


def _bound() -> None:
    logging.disable(logging.CRITICAL)
    sys.addaudithook(_no_network)
    with suppress(ImportError, ValueError, OSError):  # not every system has such limits
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS + 5))
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _no_network(event: str, _arguments: object) -> None:
    if event.startswith("socket."):
        raise PermissionError("an article is read without a network")


if __name__ == "__main__":
    main()
