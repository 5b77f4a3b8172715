"""The entries as of a moment."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

import sqlalchemy as sa

from kelisim.ledger import rows, schema
from kelisim.model import Claim, Document, Entries
from kelisim.model.claim import BY_HAND
from kelisim.model.entry import PERSON

CHUNK = 500
V = TypeVar("V")


@dataclass(frozen=True)
class Stored:
    """Rows of a ledger, fetched in one transaction and not yet looked at."""

    documents: Sequence[rows.Row] = ()
    readings: Sequence[rows.Row] = ()
    claims: Sequence[rows.Row] = ()
    decisions: Sequence[rows.Row] = ()
    observations: Sequence[rows.Row] = ()
    issues: Sequence[rows.Row] = ()
    arrivals: Sequence[rows.Row] = ()

    @cached_property
    def said_at(self) -> dict[str, str]:
        """When each entry that also came from another ledger was first said anywhere.

        Its own stamp counts only where it was not brought here by that arrival. Being a minimum over all ledgers, it
        is the same whichever of two ledgers takes in the other.
        """
        came: dict[str, list[rows.Row]] = {}
        for row in self.arrivals:
            came.setdefault(row["entry"], []).append(row)
        stamped = (*self.readings, *self.decisions, *self.observations, *self.issues)
        return {row["id"]: _first_said(row, came[row["id"]]) for row in stamped if row["id"] in came}


def _first_said(entry: rows.Row, arrivals: Sequence[rows.Row]) -> str:
    stamps = [row["origin_at"] for row in arrivals]
    if all(row["recorded_at"] != entry["recorded_at"] for row in arrivals):
        stamps.append(entry["recorded_at"])
    return str(min(stamps))


def chunks(values: Iterable[V]) -> Iterator[list[V]]:
    """Values in lists of a size that every database takes as parameters."""
    listed = list(values)
    for at in range(0, len(listed), CHUNK):
        yield listed[at : at + CHUNK]


def _all(connection: sa.Connection, table: sa.Table, *where: sa.ColumnElement[bool]) -> Sequence[rows.Row]:
    return connection.execute(sa.select(table).where(*where)).mappings().all()


def select_in(connection: sa.Connection, column: sa.Column[Any], values: Iterable[str]) -> list[rows.Row]:
    """The rows whose column is one of the values."""
    found: list[rows.Row] = []
    for some in chunks(values):
        found.extend(_all(connection, column.table, column.in_(some)))
    return found


def fetch(connection: sa.Connection, known: str | None) -> Stored:
    """All that was recorded up to a moment."""

    def some(table: sa.Table) -> Sequence[rows.Row]:
        return _all(connection, table, *([] if known is None else [table.c.recorded_at <= known]))

    return Stored(
        documents=some(schema.document),
        readings=some(schema.reading),
        claims=some(schema.claim),
        decisions=some(schema.decision),
        observations=some(schema.observation),
        issues=some(schema.issue),
        arrivals=some(schema.arrival),
    )


def fetch_since(connection: sa.Connection, stamp: str, until: str | None = None) -> Stored:
    """What was recorded after a moment; of the reports that were read or redacted since, all readings and claims.

    Args:
        connection: In a reading transaction.
        stamp: The moment.
        until: Leave out what was recorded after this one.
    """

    def fresh(table: sa.Table) -> Sequence[rows.Row]:
        return told(_all(connection, table, table.c.recorded_at > stamp))

    def told(found: Iterable[rows.Row]) -> list[rows.Row]:
        return [row for row in found if until is None or row["recorded_at"] <= until]

    arrived = {row["entry"] for row in fresh(schema.arrival)}
    touched = {row["document_digest"] for row in fresh(schema.reading)}
    touched |= {row["document_digest"] for row in select_in(connection, schema.reading.c.id, arrived)}
    touched |= {row["digest"] for row in fresh(schema.document)}
    report = schema.document.c
    touched |= set(connection.scalars(sa.select(report.digest).where(report.redacted_at > stamp)))
    touched.discard(None)
    readings = told(select_in(connection, schema.reading.c.document_digest, touched))
    gaps = [row for row in fresh(schema.reading) if row["document_digest"] is None]
    return Stored(
        documents=told(select_in(connection, report.digest, touched)),
        readings=[*readings, *gaps],
        claims=told(select_in(connection, schema.claim.c.document_digest, touched)),
        decisions=fresh(schema.decision),
        observations=fresh(schema.observation),
        issues=fresh(schema.issue),
        arrivals=told(select_in(connection, schema.arrival.c.entry, (row["id"] for row in readings))),
    )


def in_force(readings: Iterable[rows.Row], said_at: Mapping[str, str]) -> dict[str, rows.Row]:
    """The reading in force of each document: the latest one of a program, as a whole. Persons' stand beside it.

    Args:
        readings: Rows of readings.
        said_at: When each entry was first said anywhere, so that ledgers merged in any order agree.
    """
    found: dict[str, rows.Row] = {}
    for row in readings:
        digest = row["document_digest"]
        if digest is None or is_by_hand(row):
            continue
        if digest not in found or _rank(row, said_at) > _rank(found[digest], said_at):
            found[digest] = row
    return found


def is_by_hand(row: rows.Row) -> bool:
    """Whether a stored reading is a person's."""
    return str(row["reader"]).startswith(PERSON)


def marks_in_force(readings: Sequence[rows.Row], said_at: Mapping[str, str]) -> dict[str, rows.Mark]:
    """The claims in force, each with its confidence and rule; one that only persons made has the rule ``BY_HAND``."""
    marks: dict[str, rows.Mark] = {}
    for row in in_force(readings, said_at).values():
        marks.update(rows.marks_from(row))
    for row in readings:
        for claim_id, _ in rows.marks_from(row) if is_by_hand(row) else ():
            marks.setdefault(claim_id, (None, BY_HAND))
    return marks


def _rank(row: rows.Row, said_at: Mapping[str, str]) -> tuple[str, str]:
    return said_at.get(row["id"], row["recorded_at"]), row["id"]


def build(stored: Stored, parties: tuple[str, ...], known: str | None) -> Entries:
    """Entries out of rows, everything sorted by id.

    Args:
        stored: The rows.
        parties: Whose register it is.
        known: The moment, for the record.

    Raises:
        DamagedEntryError: At the first row that is not what was added.
    """
    with collector_off():
        return _built(stored, parties, known)


@contextmanager
def collector_off() -> Iterator[None]:
    """No garbage is looked for while very many objects are made that stay: that would take a fifth more."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _built(stored: Stored, parties: tuple[str, ...], known: str | None) -> Entries:
    documents = documents_of(stored)
    marks = marks_in_force(stored.readings, stored.said_at)
    return Entries(
        parties=parties,
        documents=tuple(documents[digest] for digest in sorted(documents)),
        readings=_sorted(rows.reading_from(row) for row in stored.readings),
        claims=_claims(stored.claims, documents, marks),
        decisions=_sorted(rows.decision_from(row) for row in stored.decisions),
        observations=_sorted(rows.observation_from(row) for row in stored.observations),
        issues=_sorted(rows.issue_from(row) for row in stored.issues),
        known=known,
    )


def documents_of(stored: Stored) -> dict[str, Document]:
    """The documents by digest; redacted ones have no words to show and stay out."""
    return {row["digest"]: rows.document_from(row) for row in stored.documents if row["redacted_at"] is None}


def _claims(
    stored: Iterable[rows.Row], documents: Mapping[str, Document], marks: Mapping[str, rows.Mark]
) -> tuple[Claim, ...]:
    made = (
        rows.claim_from(row, documents[row["document_digest"]], marks[row["id"]])
        for row in stored
        if row["id"] in marks and row["document_digest"] in documents
    )
    return _sorted(made)


def _sorted(entries: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(entries, key=lambda entry: entry.id))


def combine(earlier: Entries, later: Entries) -> Entries:
    """The entries up to a moment and those since then, as one.

    Args:
        earlier: ``entries(known=moment)``.
        later: ``entries_since(moment)`` of the same ledger.
    """
    read_again = {reading.document_digest for reading in later.readings} - {None}
    documents, claims = earlier.documents, earlier.claims
    if read_again:
        # A report that was read again and is not told again was redacted.
        kept = [document for document in earlier.documents if document.digest not in read_again]
        documents = tuple(sorted([*kept, *later.documents], key=lambda document: document.digest))
        others = [claim for claim in earlier.claims if claim.quote.document_digest not in read_again]
        claims = _sorted([*others, *later.claims])
    return replace(
        later,
        documents=documents,
        readings=_joined(earlier.readings, later.readings),
        claims=claims,
        decisions=_joined(earlier.decisions, later.decisions),
        observations=_joined(earlier.observations, later.observations),
        issues=_joined(earlier.issues, later.issues),
    )


def _joined(earlier: Sequence[Any], later: Sequence[Any]) -> tuple[Any, ...]:
    fresh = {entry.id for entry in later}
    return _sorted([*(entry for entry in earlier if entry.id not in fresh), *later]) if fresh else tuple(earlier)
