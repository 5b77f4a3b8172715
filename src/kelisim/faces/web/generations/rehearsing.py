"""Each sort of page written once before anybody asks: in the keeper, and in each worker before it is engaged.

What Python, templates, labels and formats of numbers load when they are first used stands then in every page worker
that is forked afterwards; else each generation would load it anew. What is shared with the keeper is copied by the
system when it is first touched, also by looking; in a worker this happens here, while the former generation answers.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

from starlette.types import ASGIApp

from kelisim.faces.web.app import create_app
from kelisim.faces.web.desk import Desk
from kelisim.faces.web.guard import Keys
from kelisim.faces.web.tongue import COOKIE
from kelisim.workflow import Shown

_PAGES = ("/", "/register", "/register?q=a", "/reports", "/measures", "/queue", "/queue/links")
_PATIENCE = 5.0


class Rehearsal:
    """The application for nobody.

    Args:
        desk: Of the generations.
        ask: Asks the databases for something, so that there is a connection to each.
    """

    def __init__(self, desk: Desk, ask: Callable[[], object]) -> None:
        self.desk, self._ask = desk, ask
        self._keys = Keys.fresh(0)
        self._app = create_app(desk, self._keys)

    def run(self, shown: Shown, languages: Iterable[str]) -> None:
        """Write the pages of a view; no thread is left behind.

        Args:
            shown: The view.
            languages: In which (ISO 639-1).
        """
        self._ask()
        records = shown.register.records
        paths = [*_PAGES, *(f"/register/{one.id}" for one in records[:3]), *_reports(shown)]
        asyncio.run(_written(self._app, self._keys, [_dated(path, shown) for path in paths], languages))
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
