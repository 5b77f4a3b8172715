"""The description of all addresses (OpenAPI), with what each asks for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import Request
from starlette.responses import JSONResponse, Response

from kelisim.faces.web.rights import need
from kelisim.model.account import SCOPES
from kelisim.model.history import DESCENTS, INVERSE

Plain = dict[str, Any]


def _text(about: str, **more: object) -> Plain:
    return {"type": "string", "description": about, **more}


_KEY: Plain = {"key": _text("What every form of a page carries; a program with a token sends none.")}
_FILES: Plain = {
    "type": "array",
    "items": {"type": "string", "format": "binary"},
    "description": "Up to 50 MB together.",
}
_AT = _text("The place in the queue to which one goes on.")
_REASON = _text("Why; kept with the decision.", maxLength=2000)

FORMS: Mapping[str, Plain] = {
    "/reports": {
        "files": _FILES,
        "pasted": _text("A text instead of files."),
        "name": _text("What the text is called."),
        "title": _text("Title of the text."),
        "date": _text("The day on which it was published, such as 2024-02-20."),
        "publisher": _text("Who published it."),
        "address": _text("An address of the public web instead of files."),
    },
    "/reports/{digest}/claim": {
        "quote": _text("The words that say it, exactly."),
        "start": _text("Where they begin in the report, in characters from 0."),
        "kind": _text("The kind of claim."),
        "reason": _REASON,
    },
    "/register/{record}/lineage": {
        "as": _text("What the record is of the other.", enum=[*DESCENTS, *INVERSE.values()]),
        "other": _text("The other record."),
        "verb": _text("Left out, or to take such a word back.", enum=["withdraw"]),
        "decision": _text("For withdraw the decision that is taken back; without it one's latest."),
        "reason": _REASON,
    },
    "/measures": {"files": _FILES},
    "/queue": {
        "verb": _text("The decision.", enum=["accept", "reject", "amend", "link", "unlink", "withdraw"]),
        "claim": _text("The claim that is decided on."),
        "other": _text("For link and unlink the other claim, or a record."),
        "decision": _text("For withdraw the decision that is taken back; without it one's latest."),
        "reason": _REASON,
        "at": _AT,
    },
    "/queue/split": {
        "claim": _text("The claim that is split."),
        "kind": {"type": "array", "items": {"type": "string"}, "description": "The kinds of its parts, in order."},
        "reason": _REASON,
        "at": _AT,
    },
    "/review": {
        "since": _text("The day from which news is marked."),
        "lang": _text("The language that is shown afterwards."),
    },
}
"""What the forms send, by address. Further fields name the slots of a claim: ``slot-title`` and so on."""

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
    """All addresses, their queries and forms, and for a team's register which scope a token needs."""
    told = request.app.openapi()
    told = {**told, "paths": {path: _with_forms(path, ops) for path, ops in told["paths"].items()}}
    if getattr(request.app.state, "house", None) is not None:
        told = {**told, "paths": {path: _with_needs(path, ops) for path, ops in told["paths"].items()}}
        told["components"] = {**told.get("components", {}), "securitySchemes": _SCHEMES}
    return JSONResponse(told)


def _with_forms(path: str, operations: dict[str, Any]) -> dict[str, Any]:
    if path not in FORMS or "post" not in operations:
        return operations
    return {**operations, "post": {**operations["post"], "requestBody": _body(FORMS[path])}}


def _body(fields: Mapping[str, Plain]) -> dict[str, Any]:
    """A form with these fields; one that takes files is of several parts."""
    kind = "multipart/form-data" if "files" in fields else "application/x-www-form-urlencoded"
    schema = {"type": "object", "properties": {**_KEY, **fields}, "additionalProperties": {"type": "string"}}
    return {"content": {kind: {"schema": schema}}}


def _with_needs(path: str, operations: dict[str, Any]) -> dict[str, Any]:
    return {verb: _with_need(operation, need(path, verb.upper())) for verb, operation in operations.items()}


def _with_need(operation: dict[str, Any], wanted: str | None) -> dict[str, Any]:
    if wanted == "open":
        return {**operation, "security": []}
    if wanted not in SCOPES:  # only for a person in a browser
        return {**operation, "security": [{"session": []}], "x-needs": wanted}
    return {**operation, "security": [{"token": []}, {"session": []}], "x-scope": wanted}
