"""What a person likes better: the language of the pages."""

from __future__ import annotations

import sqlalchemy as sa

from kelisim.ledger.accounts.store import Work
from kelisim.ledger.accounts.tables import preference

_C = preference.c


def language_of(work: Work, account_id: str) -> str | None:
    """The language that a person chose (ISO 639-1), if any."""
    return work.connection.scalar(sa.select(_C.language).where(_C.account_id == account_id))


def keep_language(work: Work, account_id: str, code: str) -> None:
    """Keep the language that a person chose, in the place of the one before."""
    work.alone()  # two windows that choose at once would both add a row
    work.connection.execute(preference.delete().where(_C.account_id == account_id))
    work.connection.execute(preference.insert(), [{"account_id": account_id, "language": code}])
