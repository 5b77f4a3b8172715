"""The gate of a team's register: finds out who asks, sends strangers to sign in, and keeps the account log."""

from __future__ import annotations

from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from kelisim.errors import LedgerError
from kelisim.faces.web.accounts.house import House
from kelisim.faces.web.guard import Gate, said
from kelisim.faces.web.rights import is_open
from kelisim.faces.web.tongue import say
from kelisim.faces.web.visitor import Visitor, introduce, key_of_forms, visitor_of
from kelisim.workflow import accounts as team

_HSTS = "max-age=63072000; includeSubDomains"
_EVENTS = {
    "/reports": "reports-added", "/measures": "statistics-added", "/queue": "decided", "/queue/split": "decided",
    "/reports/{digest}/claim": "decided", "/register/{record}/lineage": "decided", "/review": "review-issued",
}  # fmt: skip
_MOST_SECRET = 200


class Outward:
    """Stands outermost: how the server is seen from outside, which only its administrator can know."""

    def __init__(self, app: ASGIApp, house: House) -> None:
        self.app = _Seen(app, house)
        if house.proxies:
            # Only these are believed about where a request comes from; anybody can write such a header.
            self.app = ProxyHeadersMiddleware(self.app, trusted_hosts=list(house.proxies))  # type: ignore[arg-type,assignment]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on."""
        if scope["type"] == "http":
            await self.app(scope, receive, send)


class _Seen:
    def __init__(self, app: ASGIApp, house: House) -> None:
        self.app, self.house = app, house

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Under the scheme that browsers see; over https they are told to come by no other."""

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start" and self.house.secure:
                MutableHeaders(scope=message)["strict-transport-security"] = _HSTS
            await send(message)

        scope["scheme"] = "https" if self.house.secure else "http"
        await self.app(scope, receive, sending)


class TeamGate(Gate):
    """Lets in people by a session's cookie, and programs by a token."""

    def __init__(self, app: ASGIApp, house: House) -> None:
        super().__init__(app, house.origins)
        self.house = house

    async def admit(self, request: Request) -> Response | None:
        """Introduce who asks; strangers come no further than the pages for signing in."""
        try:
            return await self._admitted(request)
        except LedgerError as error:  # nobody is let in while the accounts cannot be asked
            return said(503, f"{error}.")

    async def _admitted(self, request: Request) -> Response | None:
        where = request.client.host if request.client else ""
        if request.url.path.startswith("/static/"):  # the same for everybody, so nobody is looked up
            introduce(request.scope, Visitor.stranger("", where))
            return None
        told = request.headers.get("authorization")
        if told is not None:
            return await self._program(request, told, where)
        secret = request.cookies.get(self.house.cookie, "")[:_MOST_SECRET]
        found = await run_in_threadpool(team.signed_in, self.house.accounts, secret) if secret else None
        if found is not None:
            session, account = found
            key = key_of_forms(secret)
            introduce(request.scope, Visitor(account.name, account.rights, key, where, account, session))
            return None
        return self._stranger(request, where)

    async def _program(self, request: Request, told: str, where: str) -> Response | None:
        kind, _, key = told.partition(" ")
        found = None
        if kind.casefold() == "bearer":
            found = await run_in_threadpool(team.bearer, self.house.accounts, key.strip()[:_MOST_SECRET])
        if found is None:
            return _unknown(say("this token opens nothing here; make a new one on the page of your account"), request)
        token, account = found
        rights = account.rights & token.rights
        introduce(request.scope, Visitor(account.name, rights, None, where, account, token=token))
        return None

    def _stranger(self, request: Request, where: str) -> Response | None:
        path = request.url.path
        if is_open(path):
            secret = request.cookies.get(self.house.stranger_cookie) or team.fresh_secret()
            request.scope["kelisim.stranger"] = secret
            introduce(request.scope, Visitor.stranger(key_of_forms(secret), where))
            return None
        if _wants_json(request) and self.house.cookie not in request.cookies:
            return _unknown(say("sign in first, or send a token as `Authorization: Bearer`"), request)
        if _wants_json(request) or request.method != "GET":
            return _unknown(say("you are not signed in any more; sign in and send it again"), request)
        wish = path + (f"?{request.url.query}" if request.url.query else "")
        answer = RedirectResponse("/sign-in" if wish == "/" else f"/sign-in?to={quote(wish, safe='')}", 303)
        if self.house.cookie in request.cookies:
            self.house.forget(answer, self.house.cookie)
        return answer

    def watched(self, request: Request, send: Send) -> Send:
        """Write what changed the register into the account log before the answer goes out."""
        if request.method == "GET":
            return send

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] < 400:
                await run_in_threadpool(self._log, request)
            await send(message)

        return sending

    def _log(self, request: Request) -> None:
        if request.scope.get("kelisim.need") not in ("add", "decide", "issue"):
            return  # what is done with accounts is logged where it is done
        visitor, route = visitor_of(request), request.scope["route"].path
        details = dict(request.scope.get("kelisim.told", {}))
        if visitor.token is not None:
            details["token"] = visitor.token.name
        event = _EVENTS.get(route, "entered")
        team.note(self.house.accounts, event, by=visitor.name, subject=None, details=details, where=visitor.where)


def _wants_json(request: Request) -> bool:
    return request.url.path.endswith(".json") or "application/json" in request.headers.get("accept", "")


def _unknown(sentence: str, request: Request) -> Response:
    """Whoever asks is not known: for a program as JSON, for a person whose session is over as a page."""
    from kelisim.faces.web.app import refusal  # noqa: PLC0415  (the application knows this gate)

    answer = refusal(request, 401, sentence)
    answer.headers["www-authenticate"] = 'Bearer realm="kelisim"'
    return answer
