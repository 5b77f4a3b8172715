"""The keeper: a process with one thread that keeps the views up to what is entered, and forks page workers of them."""

from __future__ import annotations

import datetime as dt
import gc
import json
import logging
import os
import select
import signal
import socket
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from starlette.types import ASGIApp

from kelisim.errors import KelisimError
from kelisim.faces.web.asked import today
from kelisim.faces.web.generations.beside import Errand, begin
from kelisim.faces.web.generations.standing import named
from kelisim.faces.web.generations.views import Views
from kelisim.faces.web.generations.worker import work

WORKERS = 2
"""Processes that write pages of one generation at once."""
POLL = 0.1
"""Seconds between two looks whether another server, or a command, entered something."""
_RETRY = 2.0
_RESTING = 1.0
_COLLECT = 25
_log = logging.getLogger("kelisim.web")


@dataclass
class _Generation:
    """The processes of a generation.

    Attributes:
        number: Counted from 1.
        workers: Their ids.
        ready: A pipe in which each says that it is ready.
        waiting: How many have not said so yet.
        told: What the front will be told when all are ready.
    """

    number: int
    workers: set[int] = field(default_factory=set)
    ready: int = -1
    waiting: int = WORKERS
    told: bytes = b""


@dataclass(frozen=True)
class Surroundings:
    """What a keeper has of the front.

    Attributes:
        front: A socket over which the two talk: lines of JSON.
        alive: A pipe that is closed when the front is gone.
        folder: Private to this server.
        release: Called before each fork: no connection to a database may be shared.
    """

    front: socket.socket
    alive: int
    folder: Path
    release: Callable[[], None]


class Keeper:
    """Keeps views and forks generations until the front is gone.

    Args:
        views: What is kept up.
        app: The application, for the workers.
        surroundings: What it shares with the front.
    """

    def __init__(self, views: Views, app: ASGIApp, surroundings: Surroundings) -> None:
        self.views, self.app = views, app
        self.front, self.alive, self.folder = surroundings.front, surroundings.alive, surroundings.folder
        self._release = surroundings.release
        self._number = 0
        self._generations: dict[int, _Generation] = {}
        self._heard = b""
        self._rest = 0.0
        self._day: dt.date | None = None
        self._starting: _Generation | None = None

    def run(self) -> None:
        """Go on until the front is gone."""
        yield_to_others(True)
        gc.disable()  # nearly all that is made here stays; what does not is looked for when nothing is asked
        self._fork()
        with suppress(BrokenPipeError, ConnectionResetError):  # so it is found sometimes that the front is gone
            while self._listen():
                self._reap()
                self._step()
        for process in [*self.views.processes, *(one for made in self._generations.values() for one in made.workers)]:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)

    def _step(self) -> None:
        """Make the next generation where there is something new to show."""
        if time.monotonic() < self._rest or self._starting is not None:
            return
        begun = time.monotonic()
        try:
            if today() != self._day:
                self._day = today()
                self.views.expect((self._day, None))
            if self.views.grow() or self._is_broken():
                self._fork()
                self._rest = time.monotonic() + _RESTING * (time.monotonic() - begun)
                self._sweep()
            self.views.run_errands(self._errand)
            self.views.rehearse()
        except KelisimError as error:
            self._rest = time.monotonic() + _RETRY
            _log.error("%s", error)

    def _sweep(self) -> None:
        """Look for garbage once in a while; all that was there at the first time stays anyway."""
        if self._number == 2:
            gc.freeze()
        elif self._number % _COLLECT == 0:
            gc.collect()

    def _listen(self) -> bool:
        """Hear what the front says, for a moment; false where it is gone."""
        starting: list[socket.socket | int] = [self._starting.ready] if self._starting is not None else []
        patience = min(POLL, max(0.0, self._rest - time.monotonic()) or POLL)
        ready, _, _ = select.select([self.front, *starting], [], [], patience)
        if self._starting is not None and self._starting.ready in ready:
            self._started(self._starting)
        if self.front not in ready:
            return True
        told = self.front.recv(65536)
        *lines, self._heard = (self._heard + told).split(b"\n")
        for line in lines:
            self._hear(json.loads(line))
        return bool(told)

    def _started(self, made: _Generation) -> None:
        """Tell the front of a generation when all its workers are ready, or have ended before."""
        said = os.read(made.ready, WORKERS)
        made.waiting -= len(said)
        if made.waiting and said:
            return
        os.close(made.ready)
        self._starting = None
        self.front.sendall(made.told)

    def _hear(self, told: dict[str, Any]) -> None:
        if "left" in told:
            self._end(int(told["left"]))
        elif "want" in told:
            self.views.want(named(str(told["want"]))[1])
        elif "asked" in told:
            self.views.asked(named(str(told["asked"]))[1], str(told["language"]))

    def _end(self, number: int) -> None:
        for process in self._generations.pop(number, _Generation(number)).workers:
            os.kill(process, signal.SIGTERM)
        for which in range(WORKERS):
            self._place(number, which).unlink(missing_ok=True)

    def _place(self, number: int, which: int) -> Path:
        return self.folder / f"{number}-{which}"

    def _reap(self) -> None:
        """Take leave of processes that ended."""
        while True:
            try:
                process, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if not process:
                return
            for one in self._generations.values():
                one.workers.discard(process)
            self.views.ended(process, ok=status == 0)

    def _is_broken(self) -> bool:
        """Whether a worker of the newest generation has died."""
        return len(self._generations[self._number].workers) < WORKERS

    def _errand(self, work_: Callable[[], bytes], result: Path) -> Errand:
        self._release()

        def alone() -> bytes:
            self.front.close()
            return work_()

        return begin(alone, result, self.alive)

    def _fork(self) -> None:
        """A generation of all that is kept now."""
        self._number += 1
        made = _Generation(self._number)
        places = [self._place(self._number, which) for which in range(WORKERS)]
        listening = [_bound(place) for place in places]
        self._release()
        sys.stdout.flush()
        sys.stderr.flush()
        made.ready, say = os.pipe()
        for one in listening:
            made.workers.add(self._worker(one, listening, say))
        for one in listening:
            one.close()
        os.close(say)
        self._generations[self._number] = self._starting = made
        desk = self.views.desk
        told = {
            "number": self._number, "moment": desk.moment, "holds": desk.holds(), "large": desk.large,
            "sockets": [str(place) for place in places],
        }  # fmt: skip
        made.told = json.dumps(told).encode() + b"\n"

    def _worker(self, own: socket.socket, every: list[socket.socket], ready: int) -> int:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})  # until the worker can hear it
        process = os.fork()
        if process:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
            return process
        try:
            self.front.close()  # the line to the front is the keeper's
            for one in every:
                if one is not own:
                    one.close()
            yield_to_others(False)
            gc.freeze()  # looking for garbage would touch, and so copy, all that is shared
            self.views.rehearse_in_worker()
            os.write(ready, b".")
            os.close(ready)
            work(self.app, self.views.desk, own, self.alive)
        except BaseException:
            _log.exception("a page worker failed")
        finally:
            os._exit(0)


def yield_to_others(yes: bool) -> None:
    """Let pages be written first, where the system can be told so.

    Niceness cannot be taken back without privileges, and the workers, which must not have it, are forked from here.
    """
    if sys.platform == "linux":
        with suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_BATCH if yes else os.SCHED_OTHER, os.sched_param(0))


def _bound(place: Path) -> socket.socket:
    made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    made.bind(str(place))
    made.listen(128)
    return made
