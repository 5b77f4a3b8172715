"""A small web site on this machine for the tests of fetching: it answers and remembers what it was asked."""

from __future__ import annotations

import contextlib
import datetime as dt
import gzip
import threading
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

from kelisim.sources.web import Fetched

Answer = tuple[int, dict[str, str], bytes]


class Site:
    """Pages by path; a page may be a function of the request's headers."""

    def __init__(self, pages: dict[str, Answer | Callable[[dict[str, str]], Answer]]) -> None:
        self.pages = pages
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                site.headers.append(dict(self.headers))
                page = site.pages.get(self.path, (404, {}, b""))
                status, headers, body = page(dict(self.headers)) if callable(page) else page
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                with contextlib.suppress(OSError):  # the reader may have had enough
                    self.wfile.write(body)

            def log_message(self, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def at(self, path: str) -> str:
        return f"http://127.0.0.1:{self._server.server_port}{path}"


class FakeClock:
    """Time that passes only where somebody waits."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.waits: list[float] = []

    def now(self) -> dt.datetime:
        return dt.datetime(2024, 2, 20, 12, tzinfo=dt.UTC) + dt.timedelta(seconds=self.seconds)

    def steady(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.seconds += seconds


def packed(body: bytes) -> Answer:
    return 200, {"Content-Encoding": "gzip", "Content-Type": "text/html"}, gzip.compress(body)


class FakeWeb:
    """Answers every address by a function, and remembers what was asked."""

    def __init__(self, answer) -> None:
        self.answer, self.asked, self.clock = answer, [], FakeClock()

    def fetch(self, url: str, *, headers: Mapping[str, str] | None = None) -> Fetched:
        self.asked.append((url, dict(headers or {})))
        return Fetched(url, 200, "", self.answer(url), "2024-02-20T12:00:00Z")
