"""What was entered between two moments, as far as a register shows it: the reports and claims that it speaks of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from kelisim.ledger import rows, schema
from kelisim.ledger.snapshot import chunks, select_in
from kelisim.model import Decision


@dataclass(frozen=True, slots=True)
class Changed:
    """What was entered since a moment speaks of these.

    Attributes:
        reports: Digests of reports that were read, taken in or redacted.
        claims: Ids of claims: all ever read in these reports and in those told to be reprints, and all decided on.
        decisions: The decisions entered, with those that they withdraw.
    """

    reports: frozenset[str]
    claims: frozenset[str]
    decisions: tuple[Decision, ...]


def changed(connection: sa.Connection, since: str, until: str) -> Changed:
    """What was entered after a moment and up to another."""

    def between(column: sa.Column[Any], *wanted: sa.Column[Any]) -> list[Any]:
        query = sa.select(*wanted).where(column > since, column <= until)
        return list(connection.scalars(query))

    report, read, came = schema.document.c, schema.reading.c, schema.arrival.c
    reports = {
        *between(report.recorded_at, report.digest),
        *between(report.redacted_at, report.digest),
        *between(read.recorded_at, read.document_digest),
        *(row["document_digest"] for row in select_in(connection, read.id, between(came.recorded_at, came.entry))),
    } - {None}
    decisions = _decisions(connection, since, until)
    repeats = {d.left for d in decisions if d.verb == "reprint"}
    decided = {side for d in decisions if d.verb not in ("reprint", "withdraw") for side in (d.left, d.right) if side}
    return Changed(frozenset(reports), frozenset(decided | _claims_in(connection, reports | repeats)), decisions)


def _decisions(connection: sa.Connection, since: str, until: str) -> tuple[Decision, ...]:
    of = schema.decision.c
    query = sa.select(schema.decision).where(of.recorded_at > since, of.recorded_at <= until)
    fresh: list[rows.Row] = list(connection.execute(query).mappings())
    found: dict[str, Decision] = {}
    while fresh:
        made = [rows.decision_from(row) for row in fresh]
        found |= {decision.id: decision for decision in made}
        undone = {decision.left for decision in made if decision.verb == "withdraw"} - found.keys()
        fresh = select_in(connection, of.id, sorted(undone))
    return tuple(found[key] for key in sorted(found))


def _claims_in(connection: sa.Connection, reports: Iterable[str]) -> set[str]:
    of = schema.claim.c
    found: set[str] = set()
    for some in chunks(sorted(reports)):
        found.update(connection.scalars(sa.select(of.id).where(of.document_digest.in_(some))))
    return found
