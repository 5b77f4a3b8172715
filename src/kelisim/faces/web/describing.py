"""The description of all addresses (OpenAPI), with what each asks for."""

from __future__ import annotations

from typing import Any

from fastapi import Request
from starlette.responses import JSONResponse, Response

from kelisim.faces.web.rights import need
from kelisim.model.account import SCOPES

_SCHEMES: dict[str, Any] = {
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "__Host-kelisim",
        "description": "What a browser holds after signing in; on this machine, without https, it has another name.",
    },
    "token": {
        "type": "http",
        "scheme": "bearer",
        "description": "A token of an account, made on its page. Its scopes say what it may do: "
        f"{', '.join(SCOPES)}; x-scope names the one that an address asks for.",
    },
}


def described(request: Request) -> Response:
    """All addresses, their queries, and for a team's register which scope a token needs."""
    told = request.app.openapi()
    if getattr(request.app.state, "house", None) is not None:
        told = {**told, "paths": {path: _with_needs(path, ops) for path, ops in told["paths"].items()}}
        told["components"] = {**told.get("components", {}), "securitySchemes": _SCHEMES}
    return JSONResponse(told)


def _with_needs(path: str, operations: dict[str, Any]) -> dict[str, Any]:
    return {verb: _with_need(operation, need(path, verb.upper())) for verb, operation in operations.items()}


def _with_need(operation: dict[str, Any], wanted: str | None) -> dict[str, Any]:
    if wanted == "open":
        return {**operation, "security": []}
    if wanted not in SCOPES:  # only for a person in a browser
        return {**operation, "security": [{"session": []}], "x-needs": wanted}
    return {**operation, "security": [{"token": []}, {"session": []}], "x-scope": wanted}
