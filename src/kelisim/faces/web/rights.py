"""Who may open what: every address of the application with what it asks for. What does not stand here is refused.

``open``: anybody. ``own``: a person who signed in by a browser, for the own account. Everything else is a right, which
roles and the scopes of tokens give (``kelisim.model.account``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from fastapi import Request

from kelisim.errors import KelisimError
from kelisim.faces.web.visitor import Visitor, visitor_of
from kelisim.model.account import SCOPES, Right

Need = Literal["open", "own"] | Right

_READ: Mapping[str, Need] = {"GET": "read"}

NEEDS: Mapping[str, Mapping[str, Need]] = {
    "/": _READ,
    "/register": _READ,
    "/register/export": _READ,
    "/register/{record}": _READ,
    "/register/{record}/lineage": {"GET": "decide", "POST": "decide"},
    "/reports": {"GET": "read", "POST": "add"},
    "/reports/{digest}": _READ,
    "/measures": {"GET": "read", "POST": "add"},
    "/review": {"GET": "read", "POST": "issue"},
    "/review/compare": _READ,
    "/review/file/{format}": _READ,
    "/review/issued/{issue}": _READ,
    "/review/issued/{issue}/file/{format}": _READ,
    "/queue": {"GET": "decide", "POST": "decide"},
    "/queue/links": {"GET": "decide"},
    "/queue/split": {"GET": "decide", "POST": "decide"},
    "/queue/agreement": _READ,
    "/reports/{digest}/claim": {"GET": "decide", "POST": "decide"},
    "/audit": _READ,
    "/openapi": _READ,
    "/static/{name}": {"GET": "open"},
    "/sign-in": {"GET": "open", "POST": "open"},
    "/sign-in/provider": {"GET": "open"},
    "/sign-in/back": {"GET": "open"},
    "/invitation": {"GET": "open", "POST": "open"},
    "/sign-out": {"POST": "own"},
    "/account": {"GET": "own"},
    "/account/language": {"POST": "own"},
    "/account/password": {"POST": "own"},
    "/account/sessions": {"POST": "own"},
    "/account/tokens": {"POST": "own"},
    "/account/tokens/{token}": {"POST": "own"},
    "/people": {"GET": "administer", "POST": "administer"},
    "/people/{account}": {"POST": "administer"},
}
"""By the path of a page (its JSON twin asks for the same) and the method."""


class ForbiddenError(KelisimError):
    """Whoever asks may not do this."""


class StrangerError(KelisimError):
    """Whoever asks must sign in first."""


def page_path(path: str) -> str:
    """The path of the page that a path is the JSON twin of."""
    bare = path.removesuffix(".json")
    return "/" if bare == "/overview" else bare


def need(path: str, method: str) -> Need | None:
    """What an address asks for, ``None`` where nobody has said."""
    return NEEDS.get(page_path(path), {}).get(method)


def is_open(path: str) -> bool:
    """Whether strangers are let through to a path as it was asked for."""
    return path.startswith("/static/") or "open" in NEEDS.get(path, {}).values()


def may(visitor: Visitor, wanted: Need | None) -> bool:
    """Whether a visitor may do what asks for this."""
    if wanted == "open":
        return True
    if wanted == "own":
        return visitor.in_browser
    return wanted in visitor.rights and (wanted != "administer" or visitor.token is None)


def permitted(request: Request) -> None:
    """Let through who may; stands before every route of the application.

    Raises:
        StrangerError: If nobody is signed in.
        ForbiddenError: If the person's role, or the token's scopes, do not allow it.
    """
    visitor = visitor_of(request)
    wanted = need(request.scope["route"].path, request.method)
    request.scope["kelisim.need"] = wanted
    if may(visitor, wanted):
        return
    if not visitor.name:
        raise StrangerError("sign in first")
    if visitor.token is not None:
        scope = f"; it asks for the scope {wanted!r}" if wanted in SCOPES else ""
        raise ForbiddenError(f"this token may not do that{scope}")
    role = visitor.account.role if visitor.account else "person"
    raise ForbiddenError(f"your role, {role}, does not allow this; ask an administrator")
