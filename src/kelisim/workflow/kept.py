"""Registers of a day, kept: in memory as long as the program runs, and large ones in the ledger's droppable cache.

A register that is there from an earlier moment is built on with what was entered since (``workflow/growing.py``).
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import kelisim
from kelisim import register
from kelisim.errors import InvalidValueError
from kelisim.ledger import Ledger
from kelisim.ledger.snapshot import collector_off
from kelisim.model import Claim, Document, Entries, Register
from kelisim.workflow.growing import brought_up
from kelisim.workflow.memory import memory_of
from kelisim.workflow.seal import seal, signer, unseal

WORTH = 2_000
"""Claims from which a register is kept in the ledger; a smaller one is worked out in less than half a second."""
STALE = 500
"""Claims that had to be looked at to bring a kept register up, from which it is kept anew as it is then."""
_FOLDER = Path(kelisim.__file__).parent
_PLACES = 8
_STAMP = 27
_TABLES = ("concepts", "names", "words", "countries")  # of a language: what names are compared by
_FILES = ("model/**/*.py", "ledger/*.py", "register/**/*.*", "lang/*.py", *(f"lang/*/{name}.*" for name in _TABLES))


def opened(
    ledger: Ledger,
    *,
    on: dt.date,
    known: str | None,
    moment: str | None = None,
    entries: Callable[[], Entries] | None = None,
) -> Register:
    """The register on a day, as known at a moment: as it was kept, built on with what was entered since, or made anew.

    Args:
        ledger: The register's entries.
        on: The day.
        known: The moment, ``None`` for now.
        moment: What now means, where the caller has looked already (``last_stamp``).
        entries: Gives the entries of that moment, where the caller reads them anyway.
    """
    latest = moment or ledger.last_stamp()
    known = ledger.moment(known)
    opening = _Opening(ledger, on, known, latest if known is None else min(known, latest))
    # What was redacted is gone from earlier views too, so one of before that is another view.
    view = on, known and f"{known} {ledger.last_redaction()}"
    memory = memory_of(ledger)
    with memory.lock:
        base = memory.base(view, opening.until)
        if base is None:
            with collector_off():
                base = opening.base(memory.before(view, opening.until), entries)
            memory.remember(view, opening.until, base)
        return base.register


class _Opening:
    """How one register is found that is not in memory."""

    def __init__(self, ledger: Ledger, on: dt.date, known: str | None, until: str) -> None:
        self.ledger, self.on, self.known, self.until = ledger, on, known, until
        self.place = _place(on, known)

    def base(self, before: tuple[str, register.Base] | None, entries: Callable[[], Entries] | None) -> register.Base:
        """The register: brought up from an earlier one where there is one, else made anew.

        Args:
            before: One of an earlier moment, with that moment.
            entries: As for ``opened``.
        """
        grown = self._brought_up(*before) if before else None
        return grown or self._from_ledger() or self._anew(entries)

    def _from_ledger(self) -> register.Base | None:
        stamp, base = self._kept()
        if base is None or stamp == self.until:
            return base
        grown = self._brought_up(stamp, base)
        if grown is not None and grown.looked_at > STALE:
            self._keep(grown)
        return grown

    def _kept(self) -> tuple[str, register.Base | None]:
        """The register that the ledger keeps, and of which moment it is."""
        data = self.ledger.get_view(self.place)
        stamp = b"" if data is None else data[:_STAMP]
        try:
            of = self.ledger.moment(stamp.decode("ascii")) or ""
        except (InvalidValueError, UnicodeDecodeError):
            return "", None
        if data is None or not of or of > self.until:
            return "", None
        body = unseal(self._name(of), data[_STAMP:])
        if body is None:
            return "", None
        like = Register(self.ledger.parties, self.on, self.known, ())
        return of, register.restore(body, like, _fetching(self.ledger, self.until))

    def _brought_up(self, stamp: str, base: register.Base) -> register.Base | None:
        changed = self.ledger.changed(stamp, self.until)
        return brought_up(base, changed, memory_of(self.ledger).part(self.ledger, self.until), self.known)

    def _anew(self, entries: Callable[[], Entries] | None) -> register.Base:
        told = self.ledger.entries(self.until) if entries is None else entries()
        base = register.begin(replace(told, known=self.known), on=self.on)
        if len(told.claims) >= WORTH:
            self._keep(base)
        return base

    def _keep(self, base: register.Base) -> None:
        if self.ledger.on_disk:
            sealed = seal(self._name(self.until), register.dump(base))
            self.ledger.put_view(self.place, self.until.encode("ascii") + sealed)

    def _name(self, until: str) -> str:
        """All that a register depends on. ``inputs`` stands for the entries, so nothing is believed of the cache."""
        ledger = self.ledger
        about = f"{ledger.origin} {'-'.join(ledger.parties)} {self.on} {self.known} {until}"
        return f"register {about} {ledger.inputs(until)} {program()}"


def _place(on: dt.date, known: str | None) -> str:
    """Where the register of a day is kept: one of a few places, so that the cache cannot grow without end."""
    told = f"{signer()} {on} {known}".encode()
    return f"register {signer()} {int.from_bytes(hashlib.sha256(told).digest()[:4], 'big') % _PLACES}"


def _fetching(ledger: Ledger, moment: str) -> register.Fetch:
    def fetch(digests: Collection[str]) -> tuple[Mapping[str, Document], Mapping[str, Claim]]:
        told = memory_of(ledger).told(moment)  # what is remembered is not read and kept a second time
        part = told(digests, ()) if told else ledger.part(digests, known=moment, decided=False)
        return part.document_of, part.claim_of

    return fetch


@lru_cache(maxsize=1)
def program() -> str:
    """A digest of the program that makes registers: its version, and the sizes and times of its files."""
    found = hashlib.sha256(f"{kelisim.__version__} {register.LINKER}".encode())
    for file in program_files():
        told = file.stat()
        found.update(f"{file.relative_to(_FOLDER)} {told.st_size} {told.st_mtime_ns}".encode())
    return found.hexdigest()


def program_files() -> list[Path]:
    """The program's files on which the making of a register depends."""
    return [
        file for pattern in _FILES for file in sorted(_FOLDER.glob(pattern)) if file.suffix in (".py", ".toml", ".json")
    ]
