"""Browsers in which people are signed in: kept here by the digest of a secret that only the browser holds."""

from __future__ import annotations

import sqlalchemy as sa

from kelisim.ledger.accounts import people
from kelisim.ledger.accounts.store import Work
from kelisim.ledger.accounts.tables import session
from kelisim.model.account import Account, Session

IDLE_MINUTES = 120
"""After so long without a request a session ends."""
LONGEST_HOURS = 12
"""After so long it ends whatever is done: a working day."""
_TOUCHED_EVERY = 60
_C = session.c


def start(work: Work, digest: str, account_id: str, way: str, where: str) -> None:
    """Begin a session; those that are over go.

    Args:
        work: A writing transaction.
        digest: Of its secret.
        account_id: Whose.
        way: ``password``, ``invitation`` or ``provider``.
        where: The address it comes from.
    """
    work.connection.execute(session.delete().where(_over(work)))
    row = {
        "id": digest, "account_id": account_id, "way": way, "created_at": work.now, "seen_at": work.now,
        "ends_at": work.after(hours=LONGEST_HOURS), "where": where,
    }  # fmt: skip
    work.connection.execute(session.insert(), [row])


def found(work: Work, digest: str) -> tuple[Session, Account] | None:
    """The session of a secret's digest with its account, unless it is over or the account is closed."""
    row = work.connection.execute(sa.select(session).where(_C.id == digest, ~_over(work))).mappings().first()
    if row is None:
        return None
    account = people.by_id(work, row["account_id"])
    return (Session(**row), account) if account.active else None


def is_due(work: Work, one: Session) -> bool:
    """Whether its last use should be noted again; not at every request, since that would be a write each."""
    return one.seen_at < work.after(seconds=-_TOUCHED_EVERY)


def touch(work: Work, digest: str) -> None:
    """Note that a session is used."""
    work.connection.execute(sa.update(session).where(_C.id == digest).values(seen_at=work.now))


def of(work: Work, account_id: str) -> list[Session]:
    """The sessions of an account, the latest first."""
    query = sa.select(session).where(_C.account_id == account_id, ~_over(work)).order_by(_C.created_at.desc(), _C.id)
    return [Session(**row) for row in work.connection.execute(query).mappings()]


def end(work: Work, digest: str) -> None:
    """End one session."""
    work.connection.execute(session.delete().where(_C.id == digest))


def end_all(work: Work, account_id: str, *, but: str | None = None) -> int:
    """End the sessions of an account, perhaps all but one; returns how many."""
    query = session.delete().where(_C.account_id == account_id, _C.id != (but or ""))
    return int(work.connection.execute(query).rowcount)


def _over(work: Work) -> sa.ColumnElement[bool]:
    return sa.or_(_C.ends_at <= work.now, _C.seen_at <= work.after(minutes=-IDLE_MINUTES))
