"""A desk that is asked as its page asks it."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import attrs
from starlette.types import ASGIApp, Message

from discrepant.server.app import app
from discrepant.server.board import Board

__all__ = ["COOKIE", "HOST", "PORT", "PROGRAM", "TOKEN", "Answer", "DeskClient", "desk_of", "request", "serving"]

PORT, TOKEN = 8017, "a-token-of-the-tests"
HOST = f"127.0.0.1:{PORT}"
PROGRAM = (sys.executable, "-m", "discrepant", "desk", "--no-browser")
COOKIE = {"cookie": f"discrepant-{PORT}={TOKEN}"}


@contextmanager
def serving(root: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A desk in a process of its own, and its address; it is killed in the end."""
    command = (*PROGRAM, "--corpus", str(root))
    started = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert started.stdout
    try:
        yield started, started.stdout.readline().strip()
    finally:
        started.kill()
        started.communicate()


@attrs.frozen
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


def request(served: ASGIApp, method: str, address: str, body: bytes = b"", **headers: str) -> Answer:
    """Ask an application as a server would; `content_type` stands for Content-Type."""
    path, _, query = address.partition("?")
    named = {"host": HOST, **{name.replace("_", "-"): value for name, value in headers.items()}}
    if method == "POST":
        named.setdefault("content-length", str(len(body)))
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(name.encode("latin-1"), value.encode("latin-1")) for name, value in named.items()],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", PORT),
    }
    sent: list[Message] = []

    async def ask() -> None:
        given = iter([{"type": "http.request", "body": body, "more_body": False}])

        async def receive() -> Message:
            return next(given, {"type": "http.disconnect"})

        async def send(message: Message) -> None:
            sent.append(message)

        await served(scope, receive, send)

    with ThreadPoolExecutor(1) as apart:  # in this thread a browser's loop may run
        apart.submit(asyncio.run, ask()).result()
    found = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return Answer(sent[0]["status"], found, b"".join(message.get("body", b"") for message in sent[1:]))


@attrs.define
class DeskClient:
    """The page's side: it has the cookie, and the hashes of what it has seen."""

    served: ASGIApp
    seen: dict[str, str] = attrs.field(factory=dict)

    def get(self, address: str) -> str:
        """A page, which has to be there."""
        found = request(self.served, "GET", address, b"", **COOKIE)
        assert found.status == 200, found.text
        return found.text

    def ask(self, name: str, /, **asked: object) -> tuple[int, dict[str, Any]]:
        """The status and the answer."""
        headers: dict[str, str] = {**COOKIE, "origin": f"http://{HOST}", "content_type": "application/json"}
        found = request(self.served, "POST", f"/api/{name}", json.dumps(asked).encode(), **headers)
        return found.status, json.loads(found.body)

    def load(self) -> None:
        """See the records as they are."""
        _, answer = self.ask("shared")
        self.seen = answer["seen"]

    def save(self, name: str, /, **asked: object) -> dict[str, Any]:
        """Ask for something to be written, which has to go well."""
        status, answer = self.ask(name, seen=self.seen, **asked)
        assert status == 200, answer
        self.seen = answer["seen"]
        state: dict[str, Any] = answer["state"]
        return state


def desk_of(root: Path) -> DeskClient:
    """A desk of a corpus, with its page open."""
    desk = DeskClient(app(Board(root), TOKEN, PORT))
    desk.load()
    return desk
