"""Whether a register is whole: its file, schema, digests, quotes and references."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from kelisim.ledger import migrate, rows, schema, snapshot
from kelisim.ledger.faults import DamagedEntryError, sentence
from kelisim.ledger.stamps import STAMP
from kelisim.model import Document, Gap

DAMAGED = "damaged"


def verify(connection: sa.Connection, at: str) -> tuple[Gap, ...]:
    """All that is wrong with a register; nothing where it is whole.

    What no digest covers cannot be found: the reason and score of a decision, and a report's name or language.

    Args:
        connection: In a reading transaction.
        at: Its address, for messages.
    """
    try:
        faults = [*_signature(connection), *migrate.check_whole(connection)]
        if lacking := migrate.check_tables(connection):
            return tuple(Gap(DAMAGED, at, fault) for fault in [*faults, *lacking])
        found = [Gap(DAMAGED, at, fault) for fault in [*faults, *migrate.check_triggers(connection)]]
        stored = snapshot.fetch(connection, None)
        last = connection.scalar(sa.select(schema.meta.c.value).where(schema.meta.c.key == "last_stamp"))
    except sa.exc.DBAPIError as error:
        return (Gap(DAMAGED, at, sentence(error, at)),)
    return (*found, *_entries(stored), *_references(stored), *_stamps(stored, str(last)))


def _signature(connection: sa.Connection) -> Iterator[str]:
    if migrate.version(connection) != schema.SCHEMA:
        yield f"the schema is not number {schema.SCHEMA}"
    if connection.dialect.name == "sqlite":
        found = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        if found != schema.APPLICATION_ID:
            yield "the file does not bear the mark of a register"


def _entries(stored: snapshot.Stored) -> Iterator[Gap]:
    documents: dict[str, Document] = {}
    for row in stored.documents:
        yield from _document(row, documents)
    redacted = {row["digest"] for row in stored.documents if row["redacted_at"] is not None}
    for row in stored.claims:
        yield from _claim(row, documents, redacted)
    for row in stored.readings:
        yield from _built(row, _reading_again)
    for row in stored.decisions:
        yield from _built(row, lambda row: rows.decision_row(rows.decision_from(row), row["recorded_at"]))
    for row in stored.observations:
        yield from _built(row, lambda row: rows.observation_row(rows.observation_from(row), row["recorded_at"]))
    for row in stored.issues:
        yield from _built(row, lambda row: rows.issue_row(rows.issue_from(row), row["recorded_at"]))


def _document(row: rows.Row, documents: dict[str, Document]) -> Iterator[Gap]:
    if row["redacted_at"] is not None:
        if row["text"] or row["title"]:
            yield Gap(DAMAGED, row["digest"], "the report is redacted, yet some of its words are there")
        return
    try:
        documents[row["digest"]] = rows.document_from(row)
    except DamagedEntryError as error:
        yield _gap(error)


def _claim(row: rows.Row, documents: Mapping[str, Document], redacted: set[str]) -> Iterator[Gap]:
    digest = row["document_digest"]
    if digest in redacted:
        if row["quote"]:
            yield Gap(DAMAGED, row["id"], "the claim's report is redacted, yet its quote is there")
    elif digest not in documents:
        yield Gap(DAMAGED, row["id"], f"the claim quotes the report {digest}, which is damaged or missing")
    else:
        yield from _built(row, lambda row: rows.claim_row(rows.claim_from(row, documents[digest]), row["recorded_at"]))


def _reading_again(row: rows.Row) -> dict[str, Any]:
    rows.marks_from(row)
    return {**rows.reading_row(rows.reading_from(row), (), row["recorded_at"]), "marks": row["marks"]}


def _built(row: rows.Row, again: Callable[[rows.Row], dict[str, Any]]) -> Iterator[Gap]:
    """Build the entry and write it once more: the row must come out as it is."""
    try:
        made = again(row)
    except DamagedEntryError as error:
        yield _gap(error)
        return
    if changed := [name for name, value in made.items() if row[name] != value]:
        yield Gap(DAMAGED, row["id"], f"the column {changed[0]} is not what was added")


def _gap(error: DamagedEntryError) -> Gap:
    return Gap(DAMAGED, str(error.subject), f"the {error.what} is not what was added: {error.why}")


def _references(stored: snapshot.Stored) -> Iterator[Gap]:
    quoted = {row["id"]: row["document_digest"] for row in stored.claims}
    for row in stored.readings:
        for key in _claim_ids(row):
            if quoted.get(key) != row["document_digest"]:
                yield Gap(DAMAGED, row["id"], f"the reading names the claim {key}, which its report does not have")


def _claim_ids(row: rows.Row) -> list[str]:
    try:
        return list(json.loads(row["claim_ids"]))
    except (ValueError, TypeError):
        return []  # the reading itself is listed as damaged


def _stamps(stored: snapshot.Stored, last: str) -> Iterator[Gap]:
    tables: Iterable[Iterable[rows.Row]] = (
        stored.documents,
        stored.readings,
        stored.claims,
        stored.decisions,
        stored.observations,
        stored.issues,
        stored.arrivals,
    )
    for row in (row for table in tables for row in table):
        stamp = row["recorded_at"]
        if not STAMP.fullmatch(stamp) or stamp > last:
            yield Gap(DAMAGED, next(iter(row.values())), f"the moment {stamp!r} is not one that this ledger gave")
