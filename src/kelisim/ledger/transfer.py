"""From ledger to ledger: an exact copy, or another ledger's entries taken in."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from kelisim.errors import LedgerError
from kelisim.ledger import rows, schema
from kelisim.ledger.adding import Adding, RowMaker, Unit, insert
from kelisim.ledger.snapshot import Stored, select_in
from kelisim.model import Entries

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


def merge(adding: Adding, bundle: Entries, origin: str) -> int:
    """Take another ledger's entries in. They are recorded now; their own stamps are kept as arrivals.

    Args:
        adding: A writing transaction.
        bundle: What ``Ledger.bundle`` of the other gave.
        origin: The other's id.

    Returns:
        How many entries were new.

    Raises:
        LedgerError: If a reading's claims are not in the bundle.
    """
    kinds = (bundle.readings, bundle.decisions, bundle.observations, bundle.issues)
    stamped = [_in_order(entries) for entries in kinds]
    here = _said_here(adding.connection, stamped)
    new: dict[str, str] = adding.units(list(_units(bundle)))
    for table, entries, row in zip(_TABLES, stamped[1:], _ROW_MAKERS, strict=True):
        new.update(adding.entries(table, entries, row))
    arrivals = [
        {
            "entry": entry.id,
            "origin": origin,
            "origin_at": entry.recorded_at,
            "recorded_at": new.get(entry.id) or adding.stamper.next(),
        }
        for entries in stamped
        for entry in entries
        if entry.recorded_at and (entry.id in new or entry.recorded_at < here.get(entry.id, ""))
    ]
    insert(adding.connection, schema.arrival, arrivals)
    return len(new)


_TABLES = (schema.decision, schema.observation, schema.issue)
_ROW_MAKERS: tuple[RowMaker, ...] = (rows.decision_row, rows.observation_row, rows.issue_row)


def _in_order(entries: Iterable[Any]) -> list[Any]:
    return sorted(entries, key=lambda entry: (entry.recorded_at or "", entry.id))


def _units(bundle: Entries) -> Iterator[Unit]:
    claims, documents = bundle.claim_of, bundle.document_of
    for reading in _in_order(bundle.readings):
        document = documents.get(reading.document_digest or "")
        if document is None and reading.document_digest is not None:
            continue  # its report was redacted there, so there is nothing to take in
        for key in reading.claim_ids:
            if key not in claims:
                raise LedgerError(f"the bundle lacks the claim {key}; make it with Ledger.bundle", subject=key)
        yield reading, document, [claims[key] for key in reading.claim_ids]


def _said_here(connection: sa.Connection, stamped: Iterable[list[Any]]) -> Mapping[str, str]:
    """When each of the entries that are here already was first said, as far as this ledger knows."""
    tables = (schema.reading, *_TABLES)
    found = [
        select_in(connection, table.c.id, (entry.id for entry in entries))
        for table, entries in zip(tables, stamped, strict=True)
    ]
    own = {row["id"]: row["recorded_at"] for some in found for row in some}
    arrivals = select_in(connection, schema.arrival.c.entry, own)
    stored = Stored(readings=found[0], decisions=found[1], observations=found[2], issues=found[3], arrivals=arrivals)
    return {**own, **stored.said_at}
