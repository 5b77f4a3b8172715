"""The register of a day, worked out once and kept in the ledger's droppable cache until what it rests on changes."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Collection, Mapping
from functools import lru_cache
from pathlib import Path

import kelisim
from kelisim import register
from kelisim.ledger import Ledger
from kelisim.model import Claim, Document, Entries, Register
from kelisim.workflow.seal import seal, signer, unseal

WORTH = 2_000
"""Claims from which a register is kept; a smaller one is worked out in less than half a second."""
_PLACES = 8
_FILES = ("model/**/*.py", "ledger/*.py", "register/**/*.*", "lang/*.py", "lang/*/concepts.toml")


def opened(
    ledger: Ledger,
    *,
    on: dt.date,
    known: str | None,
    moment: str | None = None,
    entries: Callable[[], Entries] | None = None,
) -> Register:
    """The register on a day, as known at a moment: from the cache where it is there, else worked out and kept.

    Args:
        ledger: The register's entries.
        on: The day.
        known: The moment, ``None`` for now.
        moment: What now means, where the caller has looked already (``last_stamp``).
        entries: Gives the entries of that moment, where the caller reads them anyway.
    """
    latest = ledger.last_stamp()
    moment = known or moment or latest
    place, name = _place(on, known), _name(ledger, on, known, moment)
    body = unseal(name, ledger.get_view(place))
    if body is not None:
        like = Register(ledger.parties, on, ledger.moment(known), ())
        return register.restore(body, like, _fetching(ledger, moment))
    told = ledger.entries(known) if entries is None else entries()
    made = register.build(told, on=on)
    # The entries were read after the name was made: what came in between must not be kept under it.
    if len(told.claims) >= WORTH and ledger.on_disk and ledger.last_stamp() == latest:
        ledger.put_view(place, seal(name, register.dump(made)))
    return made


def _place(on: dt.date, known: str | None) -> str:
    """Where the register of a day is kept: one of a few places, so that the cache cannot grow without end."""
    told = f"{signer()} {on} {known}".encode()
    return f"register {signer()} {int.from_bytes(hashlib.sha256(told).digest()[:4], 'big') % _PLACES}"


def _name(ledger: Ledger, on: dt.date, known: str | None, moment: str) -> str:
    """All that a register depends on. ``inputs`` stands for the entries, so nothing is believed of the cache itself."""
    return f"register {ledger.origin} {'-'.join(ledger.parties)} {on} {known} {ledger.inputs(moment)} {program()}"


def _fetching(ledger: Ledger, moment: str) -> register.Fetch:
    def fetch(digests: Collection[str]) -> tuple[Mapping[str, Document], Mapping[str, Claim]]:
        part = ledger.part(digests, known=moment, decided=False)
        return part.document_of, part.claim_of

    return fetch


@lru_cache(maxsize=1)
def program() -> str:
    """A digest of the program that makes registers: its version, and the sizes and times of its files."""
    folder = Path(kelisim.__file__).parent
    found = hashlib.sha256(f"{kelisim.__version__} {register.LINKER}".encode())
    for pattern in _FILES:
        for file in sorted(folder.glob(pattern)):
            if file.suffix in (".py", ".toml"):
                told = file.stat()
                found.update(f"{file.relative_to(folder)} {told.st_size} {told.st_mtime_ns}".encode())
    return found.hexdigest()
