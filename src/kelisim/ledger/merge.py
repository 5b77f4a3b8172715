"""Another ledger's entries taken in. They are recorded when they arrive, so earlier views stay as they were."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from kelisim.ledger import rows, schema
from kelisim.ledger.adding import Adding, RowMaker, Unit, insert
from kelisim.ledger.snapshot import Stored, documents_of, select_in
from kelisim.model import Claim, Decision, Document, Issue, Observation


@dataclass(frozen=True)
class Bundle:
    """All that one ledger has to tell another.

    Attributes:
        origin: The id of the ledger that tells it.
        parties: Whose agreements it keeps account of.
        units: Every reading, superseded ones too, with its document and its claims as that reading marked them.

    The entries' ``recorded_at`` is the stamp of the ledger that first said them.
    """

    origin: str
    parties: tuple[str, ...]
    units: tuple[Unit, ...] = ()
    decisions: tuple[Decision, ...] = ()
    observations: tuple[Observation, ...] = ()
    issues: tuple[Issue, ...] = ()


def bundle(stored: Stored, origin: str, parties: tuple[str, ...]) -> Bundle:
    """What a ledger's rows have to tell another ledger; redacted reports and their readings stay out."""

    def told(found: Sequence[rows.Row], make: Any) -> tuple[Any, ...]:  # noqa: ANN401
        return tuple(_told(make(row), stored.said_at) for row in found)

    return Bundle(
        origin=origin,
        parties=parties,
        units=tuple(_units(stored)),
        decisions=told(stored.decisions, rows.decision_from),
        observations=told(stored.observations, rows.observation_from),
        issues=told(stored.issues, rows.issue_from),
    )


def _told(entry: Any, said_at: Mapping[str, str]) -> Any:  # noqa: ANN401
    return replace(entry, recorded_at=said_at.get(entry.id, entry.recorded_at))


def _units(stored: Stored) -> Iterator[Unit]:
    documents = documents_of(stored)
    claims = {row["id"]: row for row in stored.claims}
    for row in stored.readings:
        digest = row["document_digest"]
        if digest is None or digest in documents:
            document = documents.get(digest)
            reading = _told(rows.reading_from(row), stored.said_at)
            yield reading, document, () if document is None else _claims(row, document, claims)


def _claims(row: rows.Row, document: Document, claims: Mapping[str, rows.Row]) -> tuple[Claim, ...]:
    with rows.reading_out("reading", row["id"]):
        return tuple(rows.claim_from(claims[key], document, mark) for key, mark in rows.marks_from(row))


def merge(adding: Adding, told: Bundle) -> int:
    """Take a bundle in. Each entry's own stamp is kept as an arrival.

    Args:
        adding: A writing transaction.
        told: Of a ledger between the same parties.

    Returns:
        How many entries were new.
    """
    units = sorted(told.units, key=lambda unit: _age(unit[0]))
    readings = [unit[0] for unit in units]
    others = [sorted(entries, key=_age) for entries in (told.decisions, told.observations, told.issues)]
    stamped: list[list[Any]] = [readings, *others]
    here = _said_here(adding.connection, stamped)
    new = adding.units(units)
    for table, entries, row in zip(_TABLES, others, _ROW_MAKERS, strict=True):
        new.update(adding.entries(table, entries, row))
    arrivals = [
        {
            "entry": entry.id,
            "origin": told.origin,
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


def _age(entry: Any) -> tuple[str, str]:  # noqa: ANN401
    return entry.recorded_at or "", entry.id


def _said_here(connection: sa.Connection, stamped: Iterable[Sequence[Any]]) -> Mapping[str, str]:
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
