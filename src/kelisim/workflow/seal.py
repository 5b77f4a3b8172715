"""Seals for what was computed and is kept in a register: only what this user's own program computed is believed.

A register file may come from a stranger. What it caches would be shown as if it had been worked out here, so each piece
is sealed with a key that never leaves this machine; what bears another seal, or none, is worked out again.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import secrets
from functools import lru_cache
from pathlib import Path

from kelisim.settings import state_folder

_LENGTH = 32


def seal(name: str, body: bytes) -> bytes:
    """The body with its seal before it.

    Args:
        name: What it is and of which inputs; another name needs another seal.
        body: What was computed.
    """
    return _mac(name, body) + body


def unseal(name: str, data: bytes | None) -> bytes | None:
    """The body, where the seal is ours and was made for this name; else ``None``."""
    if data is None or len(data) < _LENGTH:
        return None
    mac, body = data[:_LENGTH], data[_LENGTH:]
    return body if hmac.compare_digest(mac, _mac(name, body)) else None


def signer() -> str:
    """A short name of the key, so that the caches of several users of one register do not displace one another."""
    return hashlib.sha256(b"signer" + _key(state_folder())).hexdigest()[:8]


def _mac(name: str, body: bytes) -> bytes:
    told = name.encode("utf-8", "surrogatepass")
    return hmac.digest(_key(state_folder()), len(told).to_bytes(4, "big") + told + body, "sha256")


@lru_cache(maxsize=8)
def _key(folder: Path) -> bytes:
    """This user's key; where it cannot be kept, one that lasts as long as the program runs."""
    file = folder / "key"
    fresh = secrets.token_bytes(_LENGTH)
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        aside = folder / f"key.{secrets.token_hex(4)}"
        try:
            if not file.exists():
                _write(aside, fresh)
                with contextlib.suppress(FileExistsError):
                    os.link(aside, file)  # whole or not at all, and the first of two programs wins
        finally:
            aside.unlink(missing_ok=True)
    try:
        found = file.read_bytes()
    except OSError:
        return fresh
    return found if len(found) == _LENGTH else fresh


def _write(path: Path, body: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(body)
