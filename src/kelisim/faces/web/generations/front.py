"""The front: hands each request to a page worker of the newest generation, and its answer back to the client.

It knows of a request who asks (by the secret that is sent along), so that nobody gets a page from before their own
writing: such a page waits until a generation made after it is there, for two seconds at most.
"""

from __future__ import annotations

import asyncio
import json
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.types import Message, Receive, Scope, Send

from kelisim.faces.web.asked import BEHIND
from kelisim.faces.web.generations.handing import LACKING, TOLD, Frame, handed, put, take
from kelisim.faces.web.guard import said
from kelisim.faces.web.rights import is_open, page_path
from kelisim.faces.web.tongue import chosen, say, speak

WAIT, PATIENCE = 2.0, 10.0
"""Seconds for which a page waits: of a large register for what its reader entered; of a small one, where it takes
hundredths of a second as a rule, for what anybody entered."""
_OPENING, _MAKING = 300.0, 120.0
"""Seconds for which a page waits until the register is opened, and until a view is made that nobody asked for yet."""
_REPLACED = 30.0
_TRIES = 6
_AT_HAND = 2**20
"""Bytes of a body that are awaited before a worker is engaged: a slow client holds none."""
_ASKED_EVERY = 5.0
_AHEAD = 64
LOOKS = ("GET", "HEAD")
_UNREACHED = "kelisim.unreached"


@dataclass
class Generation:
    """What the keeper told of a generation.

    Attributes:
        number: Counted from 1.
        moment: Up to when it shows what was entered.
        holds: The names of its views; nothing where the register is still being opened.
        large: Whether the next one takes more than a moment.
        sockets: Of its workers.
        busy: How many requests each of them works on.
        dead: Those that could not be reached.
    """

    number: int
    moment: str
    holds: frozenset[str]
    large: bool
    sockets: list[str]
    busy: list[int] = field(default_factory=list)
    dead: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.busy = [0] * len(self.sockets)

    @property
    def idle(self) -> bool:
        """Whether nothing is being made by it."""
        return not any(self.busy)


@dataclass
class _Wrote:
    """What somebody entered last: up to which moment pages, and the queue, must show it."""

    pages: str = ""
    queue: str = ""


class GoneError(Exception):
    """The worker ended before it answered. ``sent`` tells whether it may have begun to work."""

    def __init__(self, *, sent: bool) -> None:
        super().__init__("the worker is gone")
        self.sent = sent


class Front:
    """An ASGI application that makes no page itself.

    Args:
        line: A socket over which it talks with the keeper: lines of JSON.
        who: Tells who asks, as a text that only they can send; ``None`` for a stranger.
        language: In which refusals are said to readers who chose none.
        over: Called once with a sentence when the keeper is gone.
    """

    def __init__(
        self, line: socket.socket, who: Callable[[Scope], str | None], language: str, over: Callable[[str], None]
    ) -> None:
        self._line, self._who, self._language, self._over = line, who, language, over
        self._newest: Generation | None = None
        self._former: dict[int, Generation] = {}
        self._news = asyncio.Event()
        self._wrote: dict[str, _Wrote] = {}
        self._last = _Wrote()
        self._asked: dict[tuple[Any, Any], float] = {}
        self._keeper: asyncio.StreamWriter | None = None
        self._turn = 0

    async def _live(self, receive: Receive, send: Send) -> None:
        """From the start of the server to its end."""
        await receive()
        reader, self._keeper = await asyncio.open_connection(sock=self._line)
        listening = asyncio.create_task(self._listen(reader))
        await send({"type": "lifespan.startup.complete"})
        await receive()
        listening.cancel()
        self._keeper.close()
        await send({"type": "lifespan.shutdown.complete"})

    async def _listen(self, reader: asyncio.StreamReader) -> None:
        """Take what the keeper tells, until it is gone."""
        with suppress(OSError):
            while line := await reader.readline():
                self._take_over(Generation(**json.loads(line)))
        self._over("the process that keeps the register's views has ended; start `kelisim serve` again")

    def _take_over(self, made: Generation) -> None:
        made.holds = frozenset(made.holds)
        if self._newest is not None:
            self._former[self._newest.number] = self._newest
        self._newest = made
        for one in list(self._former.values()):
            self._leave(one)
        self._wrote = {who: one for who, one in self._wrote.items() if max(one.pages, one.queue) > made.moment}
        self._news.set()
        self._news = asyncio.Event()

    def _leave(self, one: Generation) -> None:
        """Let a former generation go when its last request is answered."""
        if one.idle and one.number in self._former:
            del self._former[one.number]
            self._tell(left=one.number)

    def _tell(self, **told: object) -> None:
        if self._keeper is not None:
            self._keeper.write(json.dumps(told).encode() + b"\n")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand over a request."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        if scope["type"] != "http":
            return
        answering = _Answering(send)
        try:
            await self._handed(scope, receive, answering)
        except TimeoutError:
            speak(chosen(Request(scope), self._language))
            await said(503, say("This page is still being worked out; ask again in a moment."))(scope, receive, send)
        except GoneError as error:
            if answering.begun:
                raise
            speak(chosen(Request(scope), self._language))
            await said(503, _gone(perhaps=error.sent and scope["method"] not in LOOKS))(scope, receive, send)

    async def _handed(self, scope: Scope, receive: Receive, answering: _Answering) -> None:
        looks = scope["method"] in LOOKS
        body = _Body(receive, scope)
        await body.begin()
        if not is_open(scope["path"]):
            await self._until(lambda one: bool(one.holds), _OPENING)
            if looks and await self._waited(scope):
                scope[BEHIND] = True
        for _ in range(_TRIES):
            try:
                lacking = await self._by_worker(scope, body, answering)
            except GoneError as error:
                if answering.begun or (error.sent and not looks):
                    raise
                await self._until(lambda one: len(one.dead) < len(one.sockets), _REPLACED)
                continue
            if lacking is None:
                return
            self._tell(want=lacking)
            await self._until(lambda one, what=lacking: what in one.holds, _MAKING)  # type: ignore[misc]
        raise GoneError(sent=False)

    async def _until(self, fits: Callable[[Generation], bool], seconds: float) -> None:
        """Wait for a generation that fits.

        Raises:
            TimeoutError: If none comes in time.
        """
        until = time.monotonic() + seconds
        while self._newest is None or not fits(self._newest):
            await asyncio.wait_for(self._news.wait(), max(0.0, until - time.monotonic()))

    async def _waited(self, scope: Scope) -> bool:
        """Wait for what the reader entered; whether it is not shown yet, all the same."""
        queue = page_path(scope["path"]) == "/queue" and b"claim=" not in scope["query_string"]
        own = self._wrote.get(self._who(scope) or "", _Wrote())
        large = self._newest is not None and self._newest.large
        moment = max(one.queue if queue else one.pages for one in ((own,) if large else (own, self._last)))
        with suppress(TimeoutError):
            await self._until(lambda one: one.moment >= moment, WAIT if large else PATIENCE)
            return False
        return True

    async def _by_worker(self, scope: Scope, body: _Body, answering: _Answering) -> str | None:
        """Have a worker answer; what its generation lacks, where it cannot."""
        await self._until(lambda _: True, _OPENING)
        one = self._newest
        assert one is not None  # noqa: S101  (``_until`` waited for it)
        self._turn += 1
        every = range(len(one.busy))
        number = min(every, key=lambda at: (at in one.dead, one.busy[at], (at + self._turn) % len(every)))
        one.busy[number] += 1
        answer: asyncio.Queue[Frame | None] = asyncio.Queue(_AHEAD)
        pulling = asyncio.create_task(self._conversation(one, number, scope, body, answer))
        try:
            return await self._relayed(answer, scope, answering)
        finally:
            pulling.cancel()

    async def _conversation(
        self, one: Generation, number: int, scope: Scope, body: _Body, answer: asyncio.Queue[Frame | None]
    ) -> None:
        """Bring a request to a worker and take its whole answer, however slowly the client takes it then."""
        sending = None
        try:
            reader, writer = await asyncio.open_unix_connection(one.sockets[number])
            sending = asyncio.create_task(body.send_on(writer, handed(scope)))
            while message := await take(reader):
                await answer.put(message)
                if _is_last(message):
                    return
            await answer.put(None)
        except OSError:
            one.dead.add(number)
            await answer.put({"type": _UNREACHED})
        finally:
            if sending is not None:
                sending.cancel()
                writer.close()
            one.busy[number] -= 1
            if one is not self._newest:
                self._leave(one)

    async def _relayed(self, answer: asyncio.Queue[Frame | None], scope: Scope, answering: _Answering) -> str | None:
        while True:
            message = await answer.get()
            if message is None or message["type"] == _UNREACHED:
                raise GoneError(sent=message is None)
            if message["type"] == LACKING:
                return str(message["what"])
            if TOLD in message:
                self._note(scope, message.pop(TOLD))
            await answering.send(message)
            if _is_last(message):
                return None

    def _note(self, scope: Scope, told: Frame) -> None:
        """Remember what was asked for and what was entered."""
        asked, now = (told.get("asked"), told.get("language")), time.monotonic()
        if asked[0] and now - self._asked.get(asked, -_ASKED_EVERY) >= _ASKED_EVERY:
            self._asked = {what: when for what, when in self._asked.items() if now - when < _ASKED_EVERY} | {asked: now}
            self._tell(asked=asked[0], language=asked[1])
        moment = told.get("wrote")
        if moment and (self._newest is None or moment > self._newest.moment):
            self._tell(wrote=moment)
            for one in (self._last, self._wrote.setdefault(self._who(scope) or "", _Wrote())):
                one.pages = max(one.pages, moment)
                one.queue = one.queue if told.get("overlaid") else max(one.queue, moment)


def _gone(*, perhaps: bool) -> str:
    """That a worker ended, and whether something may have been recorded all the same."""
    if perhaps:
        return say("The process that worked on this has ended; look whether it was recorded before you repeat it.")
    return say("The process that worked on this has ended; ask again in a moment.")


def _is_last(message: Frame) -> bool:
    return message["type"] == LACKING or (
        message["type"] == "http.response.body" and not message.get("more_body", False)
    )


class _Answering:
    """Where the answer goes."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.begun = False

    async def send(self, message: Message) -> None:
        self.begun = True
        await self._send(message)


class _Body:
    """What a client sends behind the head of its request."""

    def __init__(self, receive: Receive, scope: Scope) -> None:
        names = {name for name, _ in scope["headers"]}
        self._receive = receive
        self.more = b"content-length" in names or b"transfer-encoding" in names
        self.at_hand: list[dict[str, Any]] = (
            [] if self.more else [{"type": "http.request", "body": b"", "more_body": False}]
        )

    async def begin(self) -> None:
        """Await the body, or the beginning of a large one."""
        taken = 0
        while self.more and taken < _AT_HAND:
            message = dict(await self._receive())
            self.at_hand.append(message)
            taken += len(message.get("body", b""))
            self.more = message["type"] == "http.request" and message.get("more_body", False)

    async def send_on(self, writer: asyncio.StreamWriter, head: Frame) -> None:
        """Send the head of the request, what is at hand, and the rest as it comes."""
        with suppress(OSError):  # what a worker said before it left is still there to be read
            await put(writer, head)
            for message in self.at_hand:
                await put(writer, message)
            while self.more:
                message = dict(await self._receive())
                self.more = message["type"] == "http.request" and message.get("more_body", False)
                await put(writer, message)
