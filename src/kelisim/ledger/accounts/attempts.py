"""What was tried lately, counted in the database, so that all processes of a server count together."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping

import sqlalchemy as sa

from kelisim.ledger.accounts.store import Work
from kelisim.ledger.accounts.tables import attempt

WINDOW_MINUTES = 15
_C = attempt.c


def note(work: Work, limits: Mapping[str, int]) -> bool:
    """Note an attempt under each key, and say whether it is within all limits.

    Those beyond a limit are not noted under that key, so that waiting helps also where somebody goes on trying.

    Args:
        work: A writing transaction.
        limits: How many attempts within the window each key may have.
    """
    work.alone()
    work.connection.execute(attempt.delete().where(_C.at <= work.after(minutes=-WINDOW_MINUTES)))
    kept = {_digest(key): most for key, most in limits.items()}
    counted = {key: _count(work, key) for key in kept}
    within = all(counted[key] < most for key, most in kept.items())
    rows = [
        {"id": secrets.token_hex(12), "key": key, "at": work.now} for key, most in kept.items() if counted[key] < most
    ]
    if rows:
        work.connection.execute(attempt.insert(), rows)
    return within


def forget(work: Work, key: str) -> None:
    """Forget what was tried under a key: it came to a good end."""
    work.connection.execute(attempt.delete().where(_C.key == _digest(key)))


def _count(work: Work, key: str) -> int:
    return int(work.connection.scalar(sa.select(sa.func.count()).select_from(attempt).where(_C.key == key)) or 0)


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
