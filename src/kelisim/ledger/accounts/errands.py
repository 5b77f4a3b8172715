"""What a server must remember while somebody is away at the identity provider."""

from __future__ import annotations

import json
from collections.abc import Mapping

import sqlalchemy as sa

from kelisim.ledger.accounts.store import Work
from kelisim.ledger.accounts.tables import errand

LASTS_MINUTES = 10
_C = errand.c


def begin(work: Work, digest: str, body: Mapping[str, str]) -> None:
    """Remember something under a digest; what is over goes."""
    work.connection.execute(errand.delete().where(_C.ends_at <= work.now))
    row = {"id": digest, "body": json.dumps(dict(body)), "ends_at": work.after(minutes=LASTS_MINUTES)}
    work.connection.execute(errand.insert(), [row])


def take(work: Work, digest: str) -> dict[str, str] | None:
    """What was remembered, once; ``None`` where there is nothing or it is over."""
    mine = sa.and_(_C.id == digest, _C.ends_at > work.now)
    body = work.connection.scalar(sa.select(_C.body).where(mine).with_for_update())
    if body is None or not work.connection.execute(errand.delete().where(mine)).rowcount:
        return None
    told: dict[str, str] = json.loads(body)
    return told
