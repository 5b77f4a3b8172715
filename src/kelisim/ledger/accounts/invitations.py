"""One-time ways to a first or a new password."""

from __future__ import annotations

import sqlalchemy as sa

from kelisim.ledger.accounts import people
from kelisim.ledger.accounts.store import Work
from kelisim.ledger.accounts.tables import invitation
from kelisim.model.account import Account

LASTS_HOURS = 72
_C = invitation.c


def add(work: Work, digest: str, account_id: str) -> str:
    """Keep an invitation by the digest of its code; earlier ones of the account end. Returns until when it holds."""
    work.connection.execute(invitation.delete().where(sa.or_(_C.account_id == account_id, _C.ends_at <= work.now)))
    until = work.after(hours=LASTS_HOURS)
    row = {"id": digest, "account_id": account_id, "created_at": work.now, "ends_at": until}
    work.connection.execute(invitation.insert(), [row])
    return until


def take(work: Work, digest: str) -> Account | None:
    """Use an invitation up: whose it was, or ``None`` where there is none, it is over or the account is closed."""
    mine = sa.and_(_C.id == digest, _C.ends_at > work.now)
    account_id = work.connection.scalar(sa.select(_C.account_id).where(mine).with_for_update())
    if account_id is None or not work.connection.execute(invitation.delete().where(mine)).rowcount:
        return None
    account = people.by_id(work, account_id)
    return account if account.active else None


def waiting(work: Work) -> frozenset[str]:
    """The ids of the accounts that have an invitation not used yet."""
    return frozenset(work.connection.scalars(sa.select(_C.account_id).where(_C.ends_at > work.now)))


def end(work: Work, account_id: str) -> None:
    """End an account's invitations."""
    work.connection.execute(invitation.delete().where(_C.account_id == account_id))
