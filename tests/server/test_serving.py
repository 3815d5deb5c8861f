"""The desk as a process of its own: how it starts, how it ends, and what it leaves when it is killed."""

from __future__ import annotations

import json
import os
import random
import signal
import socket
import subprocess
import time
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from corpora import MINI, write_corpus
from desks import PROGRAM, serving

from discrepant.corpus.load import load
from discrepant.files.staging import clear_left

KILLS = int(os.environ.get("KILLS", "6"))


def run(*args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run((*PROGRAM, *args), capture_output=True, text=True, check=False, timeout=60)


def ask(address: str, name: str, **asked: object) -> tuple[int, dict[str, object]]:
    parts = urlsplit(address)
    headers = {
        "Cookie": f"discrepant-{parts.port}={parts.query.removeprefix('token=')}",
        "Origin": f"http://{parts.netloc}",
        "Content-Type": "application/json",
    }
    with closing(HTTPConnection(parts.netloc, timeout=60)) as connection:
        connection.request("POST", f"/api/{name}", json.dumps(asked), headers)
        answer = connection.getresponse()
        found: dict[str, object] = json.loads(answer.read())
        return answer.status, found


def test_it_serves_this_machine_alone_at_an_address_with_a_token(tmp_path: Path) -> None:
    with serving(write_corpus(tmp_path, MINI)) as (_, address):
        parts = urlsplit(address)
        assert parts.hostname == "127.0.0.1"
        assert len(parts.query) > len("token=") + 30
        status, answer = ask(address, "shared", source="north")
        assert (status, sorted(answer)) == (200, ["seen", "state"])


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_when_asked_and_says_nothing_more(how: signal.Signals, tmp_path: Path) -> None:
    with serving(write_corpus(tmp_path, MINI)) as (started, _):
        started.send_signal(how)
        out, err = started.communicate(timeout=30)
        assert (out, "Traceback" in err) == ("", False)
        assert started.returncode in (0, -how, 128 + how, 130)


def test_a_port_that_is_taken(tmp_path: Path) -> None:
    write_corpus(tmp_path, MINI)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            (*PROGRAM, "--corpus", str(tmp_path), "--port", port),
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("discrepant: ")
    assert "Traceback" not in done.stderr


def test_no_corpus(tmp_path: Path) -> None:
    done = subprocess.run(
        (*PROGRAM, "--corpus", str(tmp_path)), capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_whenever_it_is_killed_the_records_are_whole(tmp_path: Path) -> None:
    """A fact of a new claim is two files: before, between and after them the corpus can be loaded."""
    draw = random.Random(15)  # noqa: S311  # no secret
    for number in range(KILLS):
        root = write_corpus(tmp_path / str(number), MINI)
        new = {"key": "new.one", "about": "How many", "kind": "count"}
        fact = {"says": "30", "quote": "signed by 30 members"}
        with serving(root) as (started, address):
            _, answer = ask(address, "shared", source="north")
            parts = urlsplit(address)
            connection = HTTPConnection(parts.netloc, timeout=60)
            headers = {"Cookie": f"discrepant-{parts.port}={parts.query.removeprefix('token=')}"}
            headers |= {"Origin": f"http://{parts.netloc}", "Content-Type": "application/json"}
            asked = {"source": "north", "seen": answer["seen"], "fact": fact, "new_claim": new}
            connection.request("POST", "/api/fact", json.dumps(asked), headers)
            time.sleep(draw.uniform(0, 0.12))
            started.kill()
            started.wait()
            connection.close()
        clear_left(root / "facts")
        corpus = load(root)
        told = [fact.said for fact in corpus.claims["new.one"].facts] if "new.one" in corpus.claims else []
        assert told in ([], ["30"])
        assert not [path for path in root.rglob("*") if path.name.startswith(".discrepant")]
