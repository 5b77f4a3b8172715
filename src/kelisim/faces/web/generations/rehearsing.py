"""Each sort of page written once in the keeper, before anybody asks.

What Python, templates, labels and formats of numbers load when they are first used stands then in every page worker
that is forked afterwards; else each generation would load it anew.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterable
from typing import Any

from starlette.types import ASGIApp

from kelisim.faces.web.app import create_app
from kelisim.faces.web.desk import Desk
from kelisim.faces.web.guard import Keys
from kelisim.faces.web.tongue import COOKIE
from kelisim.workflow import Shown

_PAGES = ("/", "/register", "/register?q=a", "/reports", "/measures", "/queue", "/queue/links")
_PATIENCE = 5.0


def rehearse(desk: Desk, shown: Shown, languages: Iterable[str]) -> None:
    """Write the pages of a view, for nobody; no thread is left behind.

    Args:
        desk: That holds the view.
        shown: The view.
        languages: In which (ISO 639-1).
    """
    keys = Keys.fresh(0)
    records = shown.register.records
    paths = [*_PAGES, *(f"/register/{one.id}" for one in records[:3]), *_reports(shown)]
    asyncio.run(_written(create_app(desk, keys), keys, [_dated(path, shown) for path in paths], languages))
    until = time.monotonic() + _PATIENCE
    while threading.active_count() > 1 and time.monotonic() < until:
        time.sleep(0.001)


def _reports(shown: Shown) -> list[str]:
    return [f"/reports/{digest}" for digest in list(shown.register.documents)[:1]]


def _dated(path: str, shown: Shown) -> str:
    return f"{path}{'&' if '?' in path else '?'}on={shown.on.isoformat()}"


async def _written(app: ASGIApp, keys: Keys, paths: Iterable[str], languages: Iterable[str]) -> None:
    for code in languages:
        for path in paths:
            await app(_scope(path, keys, code), _nothing, _nowhere)


def _scope(path: str, keys: Keys, code: str) -> dict[str, Any]:
    place, _, query = path.partition("?")
    cookies = f"{keys.cookie}={keys.session}; {COOKIE}={code}"
    headers = {"host": f"127.0.0.1:{keys.port}", "cookie": cookies, "accept": "text/html"}
    return {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
        "root_path": "", "path": place, "raw_path": place.encode(), "query_string": query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "server": ("127.0.0.1", keys.port), "client": ("127.0.0.1", 0),
    }  # fmt: skip


async def _nothing() -> dict[str, Any]:
    return {"type": "http.request", "body": b"", "more_body": False}


async def _nowhere(_: object) -> None:
    pass
