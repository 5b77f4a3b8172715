"""Adding entries inside one transaction. What is there already is left alone, so adding twice changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from kelisim.errors import LedgerError
from kelisim.ledger import rows, schema
from kelisim.ledger.snapshot import chunks
from kelisim.ledger.stamps import Stamper
from kelisim.model import Claim, Document, Reading

Unit = tuple[Reading, Document | None, Sequence[Claim]]
RowMaker = Callable[[Any, str], dict[str, Any]]


def existing(connection: sa.Connection, column: sa.Column[Any], values: Iterable[str]) -> set[str]:
    """Those of the values that a column holds."""
    found: set[str] = set()
    for some in chunks(values):
        found.update(connection.scalars(sa.select(column).where(column.in_(some))))
    return found


def insert(connection: sa.Connection, table: sa.Table, made: Sequence[dict[str, Any]]) -> None:
    """Write rows, none of which may be there yet."""
    if made:
        connection.execute(table.insert(), list(made))


def check_unit(unit: Unit) -> None:
    """Refuse a reading that does not belong to its document or its claims.

    Raises:
        LedgerError: With the reading's source.
    """
    reading, document, claims = unit
    if document is not None and document.digest != reading.document_digest:
        raise LedgerError(f"the reading of {reading.source} belongs to another report", subject=reading.source)
    if [claim.id for claim in claims] != list(reading.claim_ids):
        raise LedgerError(f"the reading of {reading.source} names other claims than it brings", subject=reading.source)
    for claim in claims:
        if claim.quote.document_digest != reading.document_digest:
            raise LedgerError(f"the claim {claim.id} quotes another report than {reading.source}", subject=claim.id)


class Adding:
    """One transaction's additions.

    Args:
        connection: In a writing transaction.
        stamper: Gives each entry its moment.
    """

    def __init__(self, connection: sa.Connection, stamper: Stamper) -> None:
        self.connection = connection
        self.stamper = stamper

    def units(self, units: Sequence[Unit]) -> dict[str, str]:
        """Readings with their documents and claims; each unit shares one stamp.

        Returns:
            The stamps of the readings that were not there yet. Readings of a redacted report stay out.

        Raises:
            LedgerError: If a unit does not hold together.
        """
        fresh = self._fresh(units)
        there = self._documents_there(fresh)
        old_claims = self._claims_there(fresh, there)
        documents: dict[str, dict[str, Any]] = {}
        claims: dict[str, dict[str, Any]] = {}
        readings, stamps = [], {}
        for reading, document, own in fresh.values():
            stamp = self.stamper.next()
            digest = reading.document_digest
            if document is not None and digest is not None and digest not in there and digest not in documents:
                documents[digest] = rows.document_row(document, stamp)
            elif digest is not None and digest not in there and digest not in documents:
                raise LedgerError(f"the reading of {reading.source} brings no report", subject=reading.source)
            for claim in own:
                if claim.id not in old_claims and claim.id not in claims:
                    claims[claim.id] = rows.claim_row(claim, stamp)
            readings.append(rows.reading_row(reading, own, stamp))
            stamps[reading.id] = stamp
        insert(self.connection, schema.document, list(documents.values()))
        insert(self.connection, schema.claim, list(claims.values()))
        insert(self.connection, schema.reading, readings)
        return stamps

    def _fresh(self, units: Sequence[Unit]) -> dict[str, Unit]:
        for unit in units:
            check_unit(unit)
        by_id: dict[str, Unit] = {}
        for unit in units:
            by_id.setdefault(unit[0].id, unit)
        there = existing(self.connection, schema.reading.c.id, by_id)
        redacted = self._redacted(by_id.values())
        return {
            key: unit for key, unit in by_id.items() if key not in there and unit[0].document_digest not in redacted
        }

    def _redacted(self, units: Iterable[Unit]) -> set[str | None]:
        found: set[str | None] = set()
        column = schema.document.c.digest
        for some in chunks({unit[0].document_digest for unit in units if unit[0].document_digest is not None}):
            query = sa.select(column).where(column.in_(some), schema.document.c.redacted_at.is_not(None))
            found.update(self.connection.scalars(query))
        return found

    def _documents_there(self, fresh: dict[str, Unit]) -> set[str]:
        digests = {unit[0].document_digest for unit in fresh.values() if unit[0].document_digest is not None}
        return existing(self.connection, schema.document.c.digest, digests)

    def _claims_there(self, fresh: dict[str, Unit], documents: set[str]) -> set[str]:
        # The claims of a new document are new, so only those of known documents are looked up.
        ids = (key for unit in fresh.values() if unit[0].document_digest in documents for key in unit[0].claim_ids)
        return existing(self.connection, schema.claim.c.id, ids)

    def entries(self, table: sa.Table, entries: Iterable[Any], row: RowMaker) -> dict[str, str]:
        """Decisions, observations or issues, each with a stamp of its own in the order given.

        Returns:
            The stamps of those that were not there yet.
        """
        by_id: dict[str, Any] = {}
        for entry in entries:
            by_id.setdefault(entry.id, entry)
        there = existing(self.connection, table.c.id, by_id)
        stamps = {key: self.stamper.next() for key in by_id if key not in there}
        insert(self.connection, table, [row(by_id[key], stamp) for key, stamp in stamps.items()])
        return stamps
