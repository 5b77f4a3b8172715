"""What a hostile file might bring a parser to do; run in the limited child by the tests of the guard."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from pathlib import Path

from kelisim.sources.draft import Draft, RefusedError

hoard: list[bytearray] = []


def act(ending: str, data: bytes) -> tuple[Draft, ...]:
    deed, _, rest = data.decode().partition(" ")
    return (Draft(text=str(globals()[deed](rest) or "done")),)


def echo(rest: str) -> str:
    return rest


def process(rest: str) -> str:
    return str(os.getpid())


def spin(rest: str) -> None:
    while True:
        pass


def burn(rest: str) -> None:
    until = time.process_time() + float(rest)
    while time.process_time() < until:
        pass


def sleep(rest: str) -> None:
    time.sleep(3600)


def devour(rest: str) -> None:
    while True:
        hoard.append(bytearray(10_000_000))


def leak(rest: str) -> None:
    """Keeps memory that the next file will lack."""
    hoard.append(bytearray(int(rest)))


def need(rest: str) -> None:
    bytearray(int(rest))


def crash(rest: str) -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def leave(rest: str) -> None:
    os._exit(0)


def recurse(rest: str) -> None:
    recurse(rest)


def throw(rest: str) -> None:
    raise ZeroDivisionError


def refuse(rest: str) -> None:
    raise RefusedError("encrypted", "it is locked.")


def chatter(rest: str) -> None:
    print("noise" * 1000, flush=True)
    os.write(1, b"noise")


def connect(rest: str) -> None:
    socket.create_connection(("127.0.0.1", int(rest)), timeout=5)


def connect_raw(rest: str) -> str:
    """Past Python's own hooks, as a library written in C would."""
    import ctypes
    import struct

    libc = ctypes.CDLL(None)
    handle = libc.socket(socket.AF_INET, socket.SOCK_STREAM, 0)
    address = (
        struct.pack("=H", socket.AF_INET) + struct.pack(">H", int(rest)) + socket.inet_aton("127.0.0.1") + bytes(8)
    )
    return "refused" if libc.connect(handle, address, len(address)) != 0 else "connected"


def write(rest: str) -> None:
    Path(rest).write_text("x")


def run(rest: str) -> None:
    subprocess.run(["true"], check=False)


def environment(rest: str) -> str:
    return " ".join(sorted(os.environ))


def huge(rest: str) -> str:
    return "x" * 150_000_000
