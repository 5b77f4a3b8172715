"""Front and keeper begun and ended together."""

from __future__ import annotations

import logging
import os
import shutil
import signal
import socket
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from types import FrameType

import uvicorn
from fastapi import FastAPI
from starlette.types import Scope

from kelisim.errors import KelisimError
from kelisim.faces.web.accounts.house import House
from kelisim.faces.web.app import create_team_app
from kelisim.faces.web.generations.front import Front
from kelisim.faces.web.generations.keeper import Keeper, Surroundings
from kelisim.faces.web.generations.rehearsing import Rehearsal
from kelisim.faces.web.generations.standing import Standing
from kelisim.faces.web.generations.views import Views
from kelisim.faces.web.looks import environment
from kelisim.lang.labels import load_labels
from kelisim.lang.messages import message_languages
from kelisim.workflow import Ledger
from kelisim.workflow.accounts import signed_in

_ENDING = 5.0


def serve_generations(ledger: Ledger, house: House, *, language: str, listening: socket.socket) -> None:
    """Serve a team until Ctrl-C or SIGTERM.

    Args:
        ledger: The register.
        house: The accounts, and how the server is reached.
        language: Of labels and dates, for readers who chose none.
        listening: Where connections come in.

    Raises:
        KelisimError: If the keeper has ended by itself.
    """
    with _folder() as folder, _terminable():
        own, theirs = socket.socketpair()
        alive, held = os.pipe()
        release = partial(_release, ledger, house)
        release()
        keeper = os.fork()
        if not keeper:
            for one in (own, listening):
                one.close()
            os.close(held)
            _keep(ledger, house, language, Surroundings(theirs, alive, folder, release))
        theirs.close()
        os.close(alive)
        try:
            _front(own, house, language, listening)
        finally:
            os.close(held)
            _wait_for(keeper)


def _front(line: socket.socket, house: House, language: str, listening: socket.socket) -> None:
    ended: list[str] = []

    def over(sentence: str) -> None:
        ended.append(sentence)
        server.should_exit = True

    front = Front(line, asking(house.cookie), language, over)
    config = uvicorn.Config(
        front, log_level="warning", access_log=False, server_header=False, lifespan="on", proxy_headers=False
    )
    server = uvicorn.Server(config)
    server.run(sockets=[listening])
    if ended and not server.force_exit:
        raise KelisimError(ended[0])


def _keep(ledger: Ledger, house: House, language: str, surroundings: Surroundings) -> None:
    """In the keeper: go on until the front is gone."""
    code = 1
    try:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)  # it ends when the front does, and not before
        desk = Standing(ledger, language=language, folder=surroundings.folder)
        app = create_team_app(desk, house)
        prepare(app)
        rehearsal = Rehearsal(desk, partial(_ask, ledger, house))
        Keeper(Views(desk, rehearsal, surroundings.folder), app, surroundings).run()
        code = 0
    except BaseException:
        logging.getLogger("kelisim.web").exception("the register's views cannot be kept")
    finally:
        shutil.rmtree(surroundings.folder, ignore_errors=True)  # where the front was killed, nobody else does it
        os._exit(code)


def prepare(app: FastAPI) -> None:
    """Load all that pages need besides the register, so that each worker has it when it begins."""
    app.middleware_stack = app.build_middleware_stack()
    for name in environment().list_templates(extensions=["html"]):
        environment().get_template(name)
    for code in message_languages():
        load_labels(code)


def _ask(ledger: Ledger, house: House) -> None:
    ledger.last_stamp()
    signed_in(house.accounts, "nobody")


def _release(ledger: Ledger, house: House) -> None:
    ledger.release()
    house.accounts.release()


def asking(cookie: str) -> Callable[[Scope], str | None]:
    """Tells who asks: the secret of a session's cookie, or a program's token."""
    begins = f"{cookie}=".encode()

    def who(scope: Scope) -> str | None:
        told = dict(scope["headers"])
        if b"authorization" in told:
            return str(told[b"authorization"], "latin-1")
        parts = (part.strip() for name, value in scope["headers"] if name == b"cookie" for part in value.split(b";"))
        return next((str(part, "latin-1") for part in parts if part.startswith(begins)), None)

    return who


@contextmanager
def _folder() -> Iterator[Path]:
    """A folder that only this user may enter, for the sockets between the processes."""
    made = Path(tempfile.mkdtemp(prefix="kelisim-"))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


@contextmanager
def _terminable() -> Iterator[None]:
    """Let SIGTERM unwind as Ctrl-C does, so that the processes are ended and the folder goes."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise SystemExit(0)

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _wait_for(process: int) -> None:
    """Wait for the keeper, which goes when the front's end is closed."""
    until = time.monotonic() + _ENDING
    with suppress(ChildProcessError):
        while os.waitpid(process, os.WNOHANG)[0] == 0:
            if time.monotonic() > until:
                os.kill(process, signal.SIGKILL)
                os.waitpid(process, 0)
                return
            time.sleep(0.02)
