"""The account log: who signed in, who changed what of whom, who sent what. It only grows."""

from __future__ import annotations

import json
from collections.abc import Mapping

import sqlalchemy as sa

from kelisim.ledger.accounts.store import Work
from kelisim.ledger.accounts.tables import log
from kelisim.model.account import LogLine
from kelisim.model.digest import Plain

_C = log.c


def write(
    work: Work,
    event: str,
    actor: str | None,
    subject: str | None = None,
    *,
    details: Mapping[str, Plain] | None = None,
    where: str = "",
) -> None:
    """Add a line.

    Args:
        work: A writing transaction, that of what is told.
        event: A short code.
        actor: Who did it.
        subject: To whom or with what.
        details: More of it.
        where: From which address.
    """
    row = {
        "at": work.now, "event": event, "actor": actor, "subject": subject, "where": where,
        "details": json.dumps(dict(details or {}), ensure_ascii=False),
    }  # fmt: skip
    work.connection.execute(log.insert(), [row])


def lines(work: Work, *, most: int, until: str | None = None) -> list[LogLine]:
    """The latest lines, the newest first; with ``until`` those up to a moment."""
    query = sa.select(log).order_by(_C.number.desc()).limit(most)
    if until is not None:
        query = query.where(_C.at <= until)
    return [
        LogLine(row.at, row.event, row.actor, row.subject, json.loads(row.details), row.where)
        for row in work.connection.execute(query)
    ]
