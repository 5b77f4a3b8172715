"""The reader's language: chosen from a small menu on every page, kept in a cookie, told to all that speaks.

Whoever has an account sends the choice as a form; it is kept with the account then, and at each sign-in put into the
browser's cookie. Else:

Choosing is an address and no form with a key, since the page before signing in has the menu too, and since nothing of
the register changes by it.
"""

from __future__ import annotations

from urllib.parse import parse_qsl, quote, urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from kelisim.faces.dossier.words import capital
from kelisim.faces.web.guard import HEADERS
from kelisim.faces.web.tongue import ASKED, chosen, cookie_of, speak
from kelisim.lang.labels import load_labels
from kelisim.lang.messages import message_languages

_YEAR = 31_536_000


class Choosing:
    """Stands outermost: finds the language of each request, and keeps the one that a reader chose."""

    def __init__(self, app: ASGIApp, otherwise: str) -> None:
        self.app = app
        self.otherwise = otherwise

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a choice with the same page in that language; pass everything else on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        told = request.query_params.get(ASKED, "")
        if request.method == "GET" and told in message_languages():
            await _kept(request, told)(scope, receive, send)
            return
        twin = request.url.path.endswith(".json")  # a program reads it: the same words for everybody
        speak(self.otherwise if twin else chosen(request, self.otherwise))
        await self.app(scope, receive, send)


def _kept(request: Request, code: str) -> Response:
    """The way back to the page that was looked at, with the cookie. It always leads to a path of this server."""
    query = [(name, value) for name, value in parse_qsl(request.url.query) if name != ASKED]
    path = "/" + quote(request.url.path.lstrip("/\\"), safe="/-._~")
    answer = RedirectResponse(_address(path, query), 303, headers=dict(HEADERS))
    keep(answer, request, code)
    return answer


def keep(answer: Response, request: Request, code: str) -> None:
    """Let the browser keep a reader's language."""
    secure = request.url.scheme == "https"
    answer.set_cookie(cookie_of(request), code, max_age=_YEAR, httponly=True, samesite="lax", path="/", secure=secure)


def tongues(request: Request) -> list[tuple[str, str, str]]:
    """The languages to choose from: code, what the language calls itself, and the address that chooses it.

    Args:
        request: Of the page that shows the menu; after one that changed something the choice leads to the first page.
    """
    path, query = _whence(request)
    return [
        (code, capital(load_labels(code).language_name), _address(path, [*query, (ASKED, code)]))
        for code in message_languages()
    ]


def whence(request: Request) -> str:
    """The address of the page that shows the menu, to come back to it."""
    return _address(*_whence(request))


def _whence(request: Request) -> tuple[str, list[tuple[str, str]]]:
    if request.method != "GET":
        return "/", []
    query = [(name, value) for name, value in parse_qsl(request.url.query) if name != ASKED]
    return quote(request.url.path, safe="/-._~"), query


def _address(path: str, query: list[tuple[str, str]]) -> str:
    return f"{path}{'?' if query else ''}{urlencode(query)}"
