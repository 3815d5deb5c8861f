"""Nobody but the browser that has the token is answered, and nothing that a text or a record holds runs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from corpora import MINI, write_corpus
from desks import COOKIE, HOST, PORT, TOKEN, desk_of, request
from mutated_corpora import snapshot
from newsroom import newsroom, tell
from starlette.types import ASGIApp

from discrepant.server.app import app
from discrepant.server.board import Board

OURS = {**COOKIE, "origin": f"http://{HOST}", "content_type": "application/json"}
SKIP = json.dumps({"source": "north", "seen": {}, "words": "30", "reason": "x"}).encode()


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_corpus(tmp_path_factory.mktemp("guarded"), MINI)


@pytest.fixture(scope="module")
def served(root: Path) -> ASGIApp:
    return app(Board(root), TOKEN, PORT)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),
        ({"cookie": f"discrepant-{PORT}=guessed"}, 403),
        ({"cookie": f"discrepant-{PORT + 1}={TOKEN}"}, 403),
        ({"cookie": "=;;;\x80"}, 403),
        ({**COOKIE, "host": "desk.example:8017"}, 403),
        ({**COOKIE, "host": "127.0.0.1"}, 403),
        ({**COOKIE, "host": f"127.0.0.1:{PORT}@desk.example"}, 403),
        ({**COOKIE, "host": f"localhost:{PORT}"}, 200),
        (COOKIE, 200),
    ],
)
@pytest.mark.parametrize(
    "address", ["/", "/article/north", "/questions", "/proposals", "/report", "/static/article.js"]
)
def test_who_is_shown_a_page(address: str, headers: Mapping[str, str], status: int, served: ASGIApp) -> None:
    found = request(served, "GET", address, b"", **headers)
    assert found.status == status
    policy = found.headers["content-security-policy"]
    assert policy.startswith("default-src 'none';") or (address, found.status) == ("/report", 200)
    assert "frame-ancestors 'self'" in policy
    assert "unsafe" not in found.headers["content-security-policy"]
    if address == "/report" and status == 200:  # which is one page, with a policy of its own
        assert 'http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;;' in found.text
    if status != 200:
        assert TOKEN not in found.text


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"origin": "http://desk.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": f"http://localhost:{PORT}"}, 403),  # the page itself is at another name
        ({"origin": f"https://{HOST}"}, 403),
        ({"content_type": "text/plain"}, 415),
        ({"content_type": "application/x-www-form-urlencoded"}, 415),
        ({"content_length": "99999999999"}, 413),
        ({"content_length": "all"}, 411),
        ({"cookie": ""}, 403),
    ],
)
@pytest.mark.parametrize("name", ["fact", "skip", "undo", "delete", "acknowledge", "article", "proposal"])
def test_who_may_write(name: str, changed: Mapping[str, str], status: int, served: ASGIApp, root: Path) -> None:
    before = snapshot(root)
    assert request(served, "POST", f"/api/{name}", SKIP, **{**OURS, **changed}).status == status
    assert snapshot(root) == before


def test_without_an_origin_nobody_writes(served: ASGIApp) -> None:
    without = {name: value for name, value in OURS.items() if name != "origin"}
    assert request(served, "POST", "/api/skip", SKIP, **without).status == 403


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods(method: str, served: ASGIApp) -> None:
    assert request(served, method, "/", b"", **OURS).status == 405


def test_the_token_becomes_a_cookie_of_this_port_that_no_script_reads(served: ASGIApp) -> None:
    found = request(served, "GET", f"/?token={TOKEN}")
    assert (found.status, found.headers["location"]) == (303, "/")
    cookie = found.headers["set-cookie"].lower()
    assert cookie.startswith(f"discrepant-{PORT}=")
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


@pytest.mark.parametrize("token", ["", "x", TOKEN[:-1], TOKEN + "x", "%00", "%ff"])
def test_another_token_is_none(token: str, served: ASGIApp) -> None:
    assert request(served, "GET", f"/?token={token}").status == 403


@pytest.mark.parametrize(
    "address", ["/static/../app.py", "/static/%2e%2e/app.py", "/static//etc/passwd", "/facts/north.toml"]
)
def test_no_other_file_is_served(address: str, served: ASGIApp) -> None:
    found = request(served, "GET", address.replace("%2e", "."), b"", **COOKIE)
    assert found.status == 404


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"null", b"{", b"\xff", b'{"source": 1}', b"[" * 100_000, b'{"seen": []}']
)
@pytest.mark.parametrize("name", ["reading", "verdict", "fact", "skip", "undo", "acknowledge", "article", "proposal"])
def test_what_is_no_question_is_told_so(name: str, body: bytes, served: ASGIApp, root: Path) -> None:
    before = snapshot(root)
    found = request(served, "POST", f"/api/{name}", body, **OURS)
    assert found.status in (400, 422)
    assert json.loads(found.body)["problems"]
    assert snapshot(root) == before


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a/b", "con", "", "\x00", "..", "x" * 300, "north"])
def test_an_article_goes_nowhere_else(name: str, tmp_path: Path) -> None:
    root = write_corpus(tmp_path / "desk", MINI)
    desk = desk_of(root)
    before = snapshot(tmp_path)
    status, told = desk.ask("article", name=name, text="Some 30 people came.", published="2022-11-06")
    added = {path for path in snapshot(tmp_path) if path not in before}
    if status == 200:
        assert all(path.startswith(("desk/seeds/", "desk/facts/")) for path in added)
    else:
        assert told["problems"]
        assert not added


HOSTILE = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "{{ 7 * 7 }}",
    "{% raw %}",
    "javascript:alert(1)",
    "<!--",
    "]]>",
    "&lt;b&gt;",
    "\u202e<b>",
    "\u2028alert(1)",
    "<iframe src=//desk.example>",
]


@pytest.mark.parametrize("payload", HOSTILE)
def test_what_a_record_or_a_text_holds_is_text(payload: str, tmp_path: Path) -> None:
    both = [tell(by, crowd={"says": "30", "note": payload.replace("'", "\u2019")}) for by in ("north", "south")]
    both[0]["seeds/north.txt"] += payload + "\n"
    both[0]["facts/north.toml"] = both[0]["facts/north.toml"].replace('"What happened"', json.dumps(payload))
    both[1]["facts/south.toml"] = both[1]["facts/south.toml"].replace("30", "31").replace("'30'", "'31'")
    both[1]["seeds/south.txt"] = both[1]["seeds/south.txt"].replace("30", "31")
    desk = desk_of(newsroom(tmp_path, *both))
    for address in ("/", "/article/north", "/questions", "/proposals", "/report"):
        page = desk.get(address)
        for live in ("<script>alert", "<img src=x", "<svg onload", "<iframe src=//", "onmouseover='alert", ">49<"):
            assert live not in page, (address, live)
        assert "\u202e" not in page
