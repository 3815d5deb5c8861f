"""Who may ask: the browser that was given the token, from a page of ours.

It is on this machine, and no other page's requests are answered.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

import attrs
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["Guard"]

_LARGEST = 40_000_000  # bytes of a body: an article in base64
_REPORT = "/report"  # a page that needs nothing else, with its style and its policy within
_OF_A_REPORT = "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
_OURS = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "frame-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


@attrs.define
class Guard:
    """What stands before the application, and passes on what may be asked.

    A page of another origin can send requests here, and a name of its own that leads to this machine (DNS rebinding):
    `Host` has to be ours, and of what writes `Origin`, too. The token is given once, in the address, and then is a
    cookie that no other page's request brings along.
    """

    app: ASGIApp
    token: str
    port: int

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as ASGI has it."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refused = self._refused(scope, headers)
        if refused is not None:
            await refused(scope, receive, _with_headers(send, _OURS))
            return
        own = {"content-security-policy": _OF_A_REPORT} if scope["path"] == _REPORT else {}
        await self.app(scope, _bounded(receive), _with_headers(send, {**_OURS, **own}))

    def _refused(self, scope: Scope, headers: Headers) -> Response | None:
        """What is answered where the application is not asked."""
        host = headers.get("host", "")
        if host not in {f"127.0.0.1:{self.port}", f"localhost:{self.port}"}:
            return PlainTextResponse("This desk is asked by another name.", 403)
        if scope["method"] not in {"GET", "HEAD", "POST"}:
            return PlainTextResponse("There is no such method here.", 405)
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if scope["path"] == "/" and scope["method"] == "GET" and self._is_token(given):
            found = RedirectResponse("/", 303)
            found.set_cookie(self._cookie, self.token, httponly=True, samesite="strict")
            return found
        if not self._is_token(_cookie(headers.get("cookie", ""), self._cookie)):
            return PlainTextResponse("Open the address that `discrepant desk` has printed.", 403)
        if scope["method"] == "POST":
            return _refused_post(headers, f"http://{host}")
        return None

    @property
    def _cookie(self) -> str:
        return f"discrepant-{self.port}"  # cookies know no ports, and two desks may be open

    def _is_token(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), self.token.encode())


def _refused_post(headers: Headers, origin: str) -> Response | None:
    if headers.get("origin") != origin:
        return PlainTextResponse("This comes from another page.", 403)
    if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        return PlainTextResponse("What is asked has to be JSON.", 415)
    length = headers.get("content-length", "")
    if not length.isdecimal():
        return PlainTextResponse("Its length has to be said.", 411)
    if int(length) > _LARGEST:
        return PlainTextResponse(f"More than {_LARGEST:,} bytes are not taken.", 413)
    return None


def _cookie(header: str, name: str) -> str:
    try:
        found = SimpleCookie(header).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def _bounded(receive: Receive) -> Receive:
    """What is received, no more of it than may be, whatever its length was said to be."""
    left = _LARGEST

    async def received() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        return message if left >= 0 else {"type": "http.disconnect"}

    return received


def _with_headers(send: Send, headers: Mapping[str, str]) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            added = [(name.encode(), value.encode()) for name, value in headers.items()]
            message["headers"] = [*message.get("headers", []), *added]
        await send(message)

    return sent
