"""Copy out, restore, compare: a backup counts once it was read back and found the same."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from kelisim.errors import LedgerError
from kelisim.ledger.connect import Address
from kelisim.ledger.ledger import Ledger
from kelisim.ledger.making import put_in_place


def copy_register(ledger: Ledger, address: str) -> None:
    """Make an exact copy of a register where nothing is yet: entries, stamps and the ledger's own id.

    A file gets its name only when the copy was read back and is the same; a server's database is filled in one
    transaction.

    Args:
        ledger: The register.
        address: A path or ``postgresql://`` URL.

    Raises:
        LedgerError: If something is there already, the register is damaged, or the copy cannot be written.
    """
    place = Address.parse(address)
    if place.path is None:
        _fill(ledger, address)
        return
    refusal = f"{place.shown} exists already; name a file that does not"
    if place.path.exists():
        raise LedgerError(refusal, subject=place.shown)
    aside = place.path.with_name(f".{place.path.name}.{secrets.token_hex(4)}.copy")
    try:
        _fill(ledger, str(aside))
        _sync(aside)
        put_in_place(aside, place.path, refusal)
    finally:
        for left in (aside, aside.with_name(aside.name + "-journal"), aside.with_name(aside.name + "-wal")):
            left.unlink(missing_ok=True)


def restore(backup: str, address: str) -> None:
    """Bring a register back from a backup, to a place where nothing is yet.

    Raises:
        LedgerError: If the backup is not whole, or the register cannot be written.
    """
    with Ledger.open(backup) as kept:
        if faults := kept.verify():
            raise LedgerError(f"the backup {backup} is not whole: {faults[0].why}", subject=backup)
        copy_register(kept, address)


def check_same(ledger: Ledger, other: Ledger) -> None:
    """Compare two registers by the digest of all their entries.

    Raises:
        LedgerError: If they differ.
    """
    if ledger.digest() != other.digest():
        raise LedgerError(f"{other.address} is not the same as {ledger.address}; copy it again", subject=other.address)


def _fill(ledger: Ledger, address: str) -> None:
    with Ledger.create(address, ledger.parties) as other:
        ledger.copy_to(other)
        check_same(ledger, other)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
