"""Parts of the entries: some reports, some claims, what changed since a moment, and the digest of it all."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from kelisim.ledger import rows, schema
from kelisim.ledger.snapshot import Stored, select_in
from kelisim.model import Observation


def fetch(
    connection: sa.Connection, digests: Collection[str], claims: Collection[str], known: str | None, *, decided: bool
) -> Stored:
    """The rows of some reports with all their claims, and of some more claims with their reports."""

    def some(column: sa.Column[Any], values: Iterable[str]) -> list[rows.Row]:
        found = select_in(connection, column, values)
        return [row for row in found if known is None or row["recorded_at"] <= known]

    said = {row["id"]: row for row in some(schema.claim.c.document_digest, sorted(set(digests)))}
    said |= {row["id"]: row for row in some(schema.claim.c.id, sorted(set(claims) - set(said)))}
    reports = sorted({row["document_digest"] for row in said.values()} | set(digests))
    readings = some(schema.reading.c.document_digest, reports)
    return Stored(
        documents=some(schema.document.c.digest, reports),
        readings=readings,
        claims=list(said.values()),
        decisions=_about(some, [*said, *reports], [*said]) if decided else (),
        arrivals=some(schema.arrival.c.entry, [row["id"] for row in readings]),
    )


def _about(some: Any, things: Sequence[str], others: Sequence[str]) -> list[rows.Row]:  # noqa: ANN401
    """The decisions on some things, those in which others come second, what withdraws these, and so on."""
    of = schema.decision.c
    found: dict[str, rows.Row] = {}
    more = [*some(of.left, things), *some(of.right, others)]
    while fresh := {row["id"]: row for row in more if row["id"] not in found}:
        found |= fresh
        more = some(of.left, fresh)
    return list(found.values())


def touched(connection: sa.Connection, stamp: str) -> tuple[frozenset[str], frozenset[str]]:
    """Digests of reports read or arrived after a moment; ids of claims on whose content people decided since."""

    def fresh(table: sa.Table, *columns: sa.Column[Any]) -> Sequence[sa.Row[Any]]:
        return connection.execute(sa.select(*columns).where(table.c.recorded_at > stamp)).all()

    arrived = [row.entry for row in fresh(schema.arrival, schema.arrival.c.entry)]
    reports = {row.document_digest for row in fresh(schema.reading, schema.reading.c.document_digest)}
    reports |= {row.digest for row in fresh(schema.document, schema.document.c.digest)}
    reports |= {row["document_digest"] for row in select_in(connection, schema.reading.c.id, arrived)}
    reports.discard(None)
    return frozenset(reports), _decided_on(connection, stamp)


def _decided_on(connection: sa.Connection, stamp: str) -> frozenset[str]:
    of = schema.decision.c
    # Links are made by the thousand and change no claim; a withdrawal may undo what did.
    which = of.verb.in_(("amend", "reject", "withdraw", "different", "unsure")), of.recorded_at > stamp
    waiting = [
        (row.verb, row.left, row.right)
        for row in connection.execute(sa.select(of.verb, of.left, of.right).where(*which))
    ]
    claims: set[str] = set()
    while waiting:
        claims.update(side for verb, *sides in waiting if verb != "withdraw" for side in sides if side)
        undone = [left for verb, left, _ in waiting if verb == "withdraw"]
        waiting = [(row["verb"], row["left"], row["right"]) for row in select_in(connection, of.id, undone)]
    return frozenset(claims)


def observations(connection: sa.Connection, known: str | None) -> tuple[Observation, ...]:
    """The observations recorded up to a moment, by id."""
    table = schema.observation
    where = [] if known is None else [table.c.recorded_at <= known]
    found = connection.execute(sa.select(table).where(*where)).mappings()
    return tuple(sorted(map(rows.observation_from, found), key=lambda made: made.id))


def inputs(connection: sa.Connection, known: str | None) -> str:
    """The SHA-256 of what a register is made from: ids, which stand for content, and what no id covers."""
    report, said, read, decided, came = (
        schema.document.c, schema.claim.c, schema.reading.c, schema.decision.c, schema.arrival.c,
    )  # fmt: skip
    asked: tuple[tuple[sa.Column[Any], ...], ...] = (
        (report.digest, report.name, report.language, report.source_url, report.recorded_at, report.redacted_at),
        (said.id,),
        (read.id, read.recorded_at),
        (decided.id, decided.score, decided.recorded_at),
        (came.entry, came.origin, came.origin_at),
    )
    found = hashlib.sha256(repr(known).encode())
    for columns in asked:
        table = columns[0].table
        query = sa.select(*columns).order_by(*table.primary_key.columns)
        if known is not None:
            query = query.where(table.c.recorded_at <= known)
        # As the driver gives them: a hundred thousand rows are only digested here, so nothing is made of them.
        told = connection.execute(query).cursor.fetchall()
        found.update(repr(list(map(tuple, told))).encode("utf-8", "surrogatepass"))
    return found.hexdigest()


def reports(connection: sa.Connection, digests: Collection[str]) -> Stored:
    """The rows of some reports without their claims, and what was decided on the reports themselves."""

    def some(column: sa.Column[Any], values: Iterable[str]) -> list[rows.Row]:
        return select_in(connection, column, values)

    listed = sorted(set(digests))
    return Stored(documents=some(schema.document.c.digest, listed), decisions=_about(some, listed, listed))
