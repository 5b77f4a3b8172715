"""The lawful removal of a report's words: the one change to an entry that the ledger allows."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from kelisim.errors import LedgerError
from kelisim.ledger import schema

_BLANK_DOCUMENT: dict[str, Any] = {"text": "", "title": "", "note": None}
_BLANK_CLAIM: dict[str, Any] = {
    "quote": "",
    "slots": "{}",
    "speaker": None,
    "date": None,
    "indicator": None,
    "status": None,
}


def redact(connection: sa.Connection, digest: str, reason: str, stamp: str) -> bool:
    """Blank a report and its claims; digest and ids stay.

    Args:
        connection: In a writing transaction.
        digest: The report's.
        reason: Why, in a sentence; kept beside the digest.
        stamp: The moment.

    Returns:
        ``False`` where it was redacted before.

    Raises:
        LedgerError: If there is no such report.
    """
    row = connection.execute(sa.select(schema.document).where(schema.document.c.digest == digest)).mappings().first()
    if row is None:
        raise LedgerError(f"the register holds no report with the digest {digest}", subject=digest)
    if row["redacted_at"] is not None:
        return False
    # The database shall not keep the words in pages that it only marks as free.
    setting = "PRAGMA secure_delete=ON" if connection.dialect.name == "sqlite" else "SET LOCAL kelisim.redacting='on'"
    connection.exec_driver_sql(setting)
    told = {**_BLANK_DOCUMENT, "redacted_at": stamp, "redacted_why": reason}
    connection.execute(sa.update(schema.document).where(schema.document.c.digest == digest).values(told))
    connection.execute(sa.update(schema.claim).where(schema.claim.c.document_digest == digest).values(_BLANK_CLAIM))
    return True
