"""A request handed from the front to a page worker, and its answer back: ASGI messages over a Unix-domain socket.

Each message is two lengths, the message as JSON and its body as it is: plain values only, and whatever a client put
into a header or a body stays bytes. One connection carries one request: its scope, then the messages of its body; back
come the messages of the answer.
"""

from __future__ import annotations

import asyncio
import json
import struct
from collections.abc import Mapping
from typing import Any

from starlette.types import Scope

from kelisim.faces.web.asked import BEHIND

Frame = dict[str, Any]

LACKING = "kelisim.lacking"
"""The type of the message that a worker sends instead of an answer, where its generation lacks a view."""
TOLD = "kelisim.told"
"""In the first message of an answer: what the front is to know of it."""

_LENGTHS = struct.Struct(">II")
_MOST = 2**28
_SCOPE = (
    "type", "asgi", "http_version", "server", "client", "scheme", "method", "root_path", "path", "raw_path",
    "query_string", "headers", BEHIND,
)  # fmt: skip
_BYTES, _PAIRS = ("raw_path", "query_string"), ("server", "client")


def handed(scope: Scope) -> Frame:
    """What a worker is told of a request."""
    return {name: scope[name] for name in _SCOPE if name in scope}


async def put(writer: asyncio.StreamWriter, frame: Mapping[str, Any]) -> None:
    """Send a message, and wait until there is room for the next."""
    head = {name: value for name, value in frame.items() if name != "body"}
    if "headers" in head:
        head["headers"] = [
            (bytes(name).decode("latin-1"), bytes(value).decode("latin-1")) for name, value in head["headers"]
        ]
    for name in _BYTES:
        if head.get(name) is not None:
            head[name] = head[name].decode("latin-1")
    told, body = json.dumps(head).encode("ascii"), bytes(frame.get("body", b""))
    writer.write(_LENGTHS.pack(len(told), len(body)) + told)
    if body:
        writer.write(body)
    await writer.drain()


async def take(reader: asyncio.StreamReader) -> Frame | None:
    """The next message; ``None`` where there is no more."""
    try:
        lengths = _LENGTHS.unpack(await reader.readexactly(_LENGTHS.size))
        if sum(lengths) > _MOST:
            return None
        frame: Frame = json.loads(await reader.readexactly(lengths[0]))
        body = await reader.readexactly(lengths[1])
    except (asyncio.IncompleteReadError, OSError):
        return None
    return _whole(frame, body)


def _whole(frame: Frame, body: bytes) -> Frame:
    """The message with its bytes and tuples, as ASGI has it."""
    if frame["type"] in ("http.request", "http.response.body"):
        frame["body"] = body
    if "headers" in frame:
        frame["headers"] = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in frame["headers"]]
    for name in _BYTES:
        if frame.get(name) is not None:
            frame[name] = frame[name].encode("latin-1")
    for name in _PAIRS:
        if frame.get(name) is not None:
            frame[name] = tuple(frame[name])
    return frame
