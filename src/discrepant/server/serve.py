"""The server of the desk: on this machine alone, at an address that nobody can guess."""

from __future__ import annotations

import secrets
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from discrepant.server.app import app
from discrepant.server.board import Board

__all__ = ["serve"]

_HOST = "127.0.0.1"


def serve(root: Path, port: int, opened: Callable[[str], None]) -> None:
    """Serve the desk of a corpus until it is stopped.

    `opened` is told its address once it is bound.

    Port 0 is one that is free. A DiscrepantError says that there is no corpus, an OSError that the port is taken, a
    KeyboardInterrupt, once the last answer is given, that it was stopped.
    """
    board = Board(root)
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as bound:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((_HOST, port))
        bound.listen()  # so that whoever is told the address is kept waiting, and not refused
        token = secrets.token_urlsafe(24)
        port = bound.getsockname()[1]
        config = uvicorn.Config(
            app(board, token, port), log_level="error", access_log=False, lifespan="off", server_header=False, ws="none"
        )
        server = uvicorn.Server(config)
        with _stoppable(server):
            opened(f"http://{_HOST}:{port}/?token={token}")
            server.run(sockets=[bound])


@contextmanager
def _stoppable(server: uvicorn.Server) -> Iterator[None]:
    """Let Ctrl-C end the server between two steps, from before it starts: anywhere it could break off what it does."""
    stopped: list[int] = []

    def stop(number: int, _frame: object) -> None:
        stopped.append(number)
        server.should_exit = True

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if stopped:
        raise KeyboardInterrupt
