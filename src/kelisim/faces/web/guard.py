"""Who may come in: the gate before every page.

Nothing is open by default. The printed address carries a start token; whoever opens it gets a cookie, and without that
cookie there is one sentence and nothing else, no style sheet either. The name in the Host header must be this server's,
since a hostile site can point its own name at this machine (DNS rebinding).
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from html import escape

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kelisim.errors import KelisimError
from kelisim.faces.web.retelling import tell_again
from kelisim.faces.web.tongue import language, say
from kelisim.faces.web.visitor import Visitor, introduce, key_of_forms

MOST_BYTES = 52_000_000
"""The most that one request may carry: one file of 50 MB with the form around it."""
_DRAINED = 10 * MOST_BYTES

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Not "no-referrer": under it browsers send "Origin: null" with our own forms, and the check below refuses them.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cache-control": "no-store",
}


class TooLargeError(KelisimError):
    """A request carries more than is taken at once."""


@dataclass(frozen=True)
class Keys:
    """The secrets of one run of the server, gone when it ends.

    Attributes:
        port: Where the server listens.
        token: In the printed address.
        session: What the cookie holds.
    """

    port: int
    token: str
    session: str

    @classmethod
    def fresh(cls, port: int) -> Keys:
        """New secrets."""
        return cls(port, secrets.token_urlsafe(32), secrets.token_urlsafe(32))

    @property
    def cookie(self) -> str:
        """The cookie's name.

        Not ``__Host-``: that prefix demands ``Secure``, and over plain http on the loopback address some browsers
        (Safari) refuse such a cookie. What the prefix would give is there otherwise: no Domain is set, the path is
        the root, and another host cannot set it since the Host header is checked. The port stands in the name because
        cookies do not keep the ports of one host apart, and two registers may be open at once.
        """
        return f"kelisim-{self.port}"

    @property
    def start_address(self) -> str:
        """What a person opens."""
        return f"http://127.0.0.1:{self.port}/start?token={self.token}"

    @cached_property
    def hosts(self) -> frozenset[str]:
        """The names under which this server may be asked."""
        return frozenset((f"127.0.0.1:{self.port}", f"localhost:{self.port}"))

    @cached_property
    def form_key(self) -> str:
        """The token that every form carries."""
        return key_of_forms(self.session)

    def knows(self, request: Request) -> bool:
        """Whether the request carries the cookie."""
        return same(request.cookies.get(self.cookie), self.session)


def same(told: str | None, wanted: str) -> bool:
    """Whether a secret was told; takes as long for a wrong one as for the right one."""
    return told is not None and hmac.compare_digest(told.encode(), wanted.encode())


class Gate:
    """Stands before the application: lets in who may, bounds what they send, and puts the headers on every answer.

    Args:
        app: What stands behind.
        origins: The addresses under which the server is asked, such as ``https://kelisim.example.org``.
    """

    def __init__(self, app: ASGIApp, origins: Iterable[str]) -> None:
        self.app = app
        self.hosts = {origin.partition("://")[2]: origin for origin in origins}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or find out who asks and pass on."""
        if scope["type"] != "http":
            return
        request = Request(scope)
        answer = self._refusal(request) or await self.admit(request)
        if answer is not None:
            await _drain(receive, request)
            await answer(scope, receive, _with_headers(send))
            return
        await self.app(scope, _Bounded(receive), _with_headers(self.watched(request, send)))

    async def admit(self, request: Request) -> Response | None:
        """Introduce who asks, or answer in the application's place."""
        raise NotImplementedError

    def watched(self, request: Request, send: Send) -> Send:  # noqa: ARG002
        """What the answer goes through."""
        return send

    def _refusal(self, request: Request) -> Response | None:
        origin = self.hosts.get(request.headers.get("host", "").lower())
        if origin is None:
            return said(421, "This server answers only under the address that `kelisim serve` printed.")
        if request.method not in ("GET", "HEAD") and not _from_here(request, origin):
            return said(403, "This was sent from another site, and is refused.")
        if _length(request) > MOST_BYTES:
            return said(413, "This is larger than 50 MB; cut it into single reports, or send fewer at once.")
        return None


class Guard(Gate):
    """The gate for one person: whoever brings the printed token gets the cookie, and nobody else gets anything."""

    def __init__(self, app: ASGIApp, keys: Keys, by: str) -> None:
        super().__init__(app, (f"http://{host}" for host in keys.hosts))
        self.keys = keys
        self.visitor = Visitor.alone(by, keys.form_key)

    async def admit(self, request: Request) -> Response | None:
        """Let in who has the cookie; give it to who has the token."""
        introduce(request.scope, self.visitor)
        if request.url.path == "/start":
            return self._started(request)
        if not self.keys.knows(request):
            return said(403, "Open the address that `kelisim serve` printed; it holds the key to this register.")
        return None

    def _started(self, request: Request) -> Response:
        if request.method != "GET" or not same(request.query_params.get("token"), self.keys.token):
            return said(403, "This is not the address that `kelisim serve` printed; copy it whole.")
        answer = onward("/", say("Open the register"))
        answer.set_cookie(self.keys.cookie, self.keys.session, httponly=True, samesite="strict", path="/")
        return answer


def onward(path: str, words: str) -> HTMLResponse:
    """A page that goes on by itself, for answers that set a strict cookie.

    No redirect: after a click in another program, or on another site, a redirect still counts as coming from there,
    and the browser would hold the strict cookie back.
    """
    there = escape(path)
    return HTMLResponse(
        f'<!doctype html><html lang="{language()}"><meta charset="utf-8"><title>Kelisim</title>'
        '<link rel="icon" href="/static/icon.svg">'
        f'<meta http-equiv="refresh" content="0;url={there}"><p><a href="{there}">{escape(words)}</a></p></html>'
    )


def _from_here(request: Request, own: str) -> bool:
    """Whether a request that changes something comes from a page of ours, as the browser tells it."""
    origin, fetched = request.headers.get("origin"), request.headers.get("sec-fetch-site")
    if origin is not None and origin != own:
        return False
    return fetched in (None, "same-origin", "none")


def _length(request: Request) -> int:
    told = request.headers.get("content-length", "0")
    return int(told) if told.isascii() and told.isdigit() else 0


def said(status: int, sentence: str) -> Response:
    """A refusal as one line of plain text, in the reader's language."""
    return PlainTextResponse(f"{tell_again(sentence)}\n", status)


async def _drain(receive: Receive, request: Request) -> None:
    """Take in and forget what is still being sent: a browser shows no answer before it has sent all."""
    if request.method in ("GET", "HEAD"):
        return
    taken, more = 0, True
    while more and taken < _DRAINED:
        message = await receive()
        taken += len(message.get("body", b""))
        more = message["type"] == "http.request" and message.get("more_body", False)


class _Bounded:
    """Hands on what is sent up to the limit, also where the length was not told before."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._taken = 0

    async def __call__(self) -> Message:
        message = await self._receive()
        self._taken += len(message.get("body", b""))
        if self._taken > MOST_BYTES:
            raise TooLargeError("this is larger than 50 MB; cut it into single reports, or send fewer at once")
        return message


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sending
