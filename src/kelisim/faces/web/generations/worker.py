"""A page worker: a process that writes pages of one generation, handed to it by the front."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import signal
import socket
from contextlib import suppress

import anyio.to_thread
from starlette.types import ASGIApp, Message, Scope

from kelisim.errors import LedgerError
from kelisim.faces.web.asked import LACKING as NOT_AT_HAND
from kelisim.faces.web.asked import OVERLAID, SHOWN
from kelisim.faces.web.generations.handing import LACKING, TOLD, Frame, put, take
from kelisim.faces.web.generations.standing import Standing, View, name_of
from kelisim.faces.web.tongue import language

THREADS = 8
"""Pages that one worker writes at once, beside those that wait for the database or for their turn to write."""
_LINGER = 30.0
_log = logging.getLogger("kelisim.web")


def work(app: ASGIApp, desk: Standing, listening: socket.socket, alive: int) -> None:
    """Write pages until told to go (SIGTERM).

    Args:
        app: The application.
        desk: Of this generation.
        listening: Where the front brings its requests.
        alive: A pipe that is closed when the front is gone; then this process goes at once.
    """
    gc.enable()
    asyncio.run(_Worker(app, desk, alive).run(listening))


class _Worker:
    def __init__(self, app: ASGIApp, desk: Standing, alive: int) -> None:
        self.app, self.desk, self.alive = app, desk, alive
        self._busy = 0
        self._leaving = asyncio.Event()

    async def run(self, listening: socket.socket) -> None:
        loop = asyncio.get_running_loop()
        loop.add_reader(self.alive, lambda: os._exit(0))
        loop.add_signal_handler(signal.SIGTERM, self._leaving.set)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
        anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
        server = await asyncio.start_unix_server(self._serve, sock=listening)
        await self._leaving.wait()
        server.close()
        while self._busy:
            await asyncio.sleep(0.05)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._busy += 1
        try:
            scope = await take(reader)
            if scope is not None:
                request = _Request(scope, reader, writer, self.desk)
                await self.app(scope, request.receive, request.send)
                await request.end()
        except Exception:  # it was answered as a failure inside; whoever runs the server reads here what it was
            _log.exception("a page failed")
        finally:
            self._busy -= 1
            with suppress(OSError):
                writer.close()


class _Request:
    """One request as the application sees it."""

    def __init__(
        self, scope: Scope, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, desk: Standing
    ) -> None:
        self.scope, self._reader, self._writer, self._desk = scope, reader, writer, desk
        self._refused = False

    async def receive(self) -> Message:
        """The next part of the body; after the last one, that the client is gone."""
        return await take(self._reader) or {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        """The next message of the answer, with what the front is to know in the first."""
        if message["type"] == "http.response.start":
            if NOT_AT_HAND in self.scope:
                self._refused = True
                await put(self._writer, {"type": LACKING, "what": self.scope[NOT_AT_HAND]})
                return
            message = {**message, TOLD: await self._told(message["status"])}
        if not self._refused:
            with suppress(OSError):  # the client, or the front, did not wait
                await put(self._writer, message)

    async def end(self) -> None:
        """Wait until the front has the answer: it would be lost if this end were closed on what was not read."""
        with suppress(TimeoutError):
            async with asyncio.timeout(_LINGER):
                while await take(self._reader):
                    pass

    async def _told(self, status: int) -> Frame:
        shown = self.scope.get(SHOWN)
        if shown is not None:
            view: View = (shown.on, shown.known)
            return {"asked": name_of("view", view), "language": language()}
        if self.scope["method"] in ("GET", "HEAD") or status >= 400:
            return {}
        try:
            moment = await anyio.to_thread.run_sync(self._desk.ledger.last_stamp)
        except LedgerError:
            moment = ""
        return {"wrote": moment, "overlaid": bool(self.scope.get(OVERLAID))}
