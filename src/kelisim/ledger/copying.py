"""An exact copy from ledger to ledger, and the digest that shows it is exact."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from kelisim.errors import LedgerError
from kelisim.ledger import schema
from kelisim.ledger.adding import insert

_ROWS = 1000
_OWN_META = ("parties", "origin", "created_at", "last_stamp")


def _partitions(connection: sa.Connection, table: sa.Table) -> Iterator[list[dict[str, Any]]]:
    query = sa.select(table).order_by(*table.primary_key.columns)
    found = connection.execution_options(yield_per=_ROWS).execute(query)
    for part in found.mappings().partitions():
        yield [{str(name): value for name, value in row.items()} for row in part]


def copy_rows(source: sa.Connection, target: sa.Connection) -> None:
    """Fill an empty register with another's entries, stamps and id.

    Args:
        source: In a reading transaction.
        target: In a writing transaction.

    Raises:
        LedgerError: If the target holds entries.
    """
    for table in schema.ENTRY_TABLES:
        if target.execute(sa.select(table).limit(1)).first() is not None:
            raise LedgerError("the register to copy to holds entries already; copy to a new one")
    for table in schema.ENTRY_TABLES:
        for part in _partitions(source, table):
            insert(target, table, part)
    meta = schema.meta
    for row in source.execute(sa.select(meta).where(meta.c.key.in_(_OWN_META))):
        target.execute(sa.update(meta).where(meta.c.key == row.key).values(value=row.value))


def contents_digest(connection: sa.Connection) -> str:
    """The SHA-256 of all entries, stamps and the ledger's own id: equal for exact copies, on any database."""
    found = hashlib.sha256()

    def note(value: object) -> None:
        found.update(json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode())

    for row in connection.execute(sa.select(schema.meta).order_by(schema.meta.c.key)):
        if row.key in _OWN_META:
            note([row.key, row.value])
    for table in schema.ENTRY_TABLES:
        note(table.name)
        for part in _partitions(connection, table):
            for values in part:
                note(list(values.values()))
    return found.hexdigest()
