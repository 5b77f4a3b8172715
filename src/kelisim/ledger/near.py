"""What linking remembers of claims and reports, so that a new one meets only what it may belong to. May be dropped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from kelisim.ledger.schema import near, sketch
from kelisim.ledger.snapshot import CHUNK


@dataclass(frozen=True, slots=True)
class Kept:
    """What is to be remembered.

    Attributes:
        keys: Claim ids to the keys of each, 64 bits with a sign.
        sketches: Digests of reports to their sketches.
        afresh: Forget what was kept before.
    """

    keys: Mapping[str, Iterable[int]] = field(default_factory=dict)
    sketches: Mapping[str, bytes] = field(default_factory=dict)
    afresh: bool = False


def keep(connection: sa.Connection, kept: Kept) -> None:
    """Add keys and sketches; what is there already stays."""
    for table in (near, sketch):
        table.create(connection, checkfirst=True)
        if kept.afresh:
            connection.execute(table.delete())
    _add(connection, near, [{"key": key, "item": item} for item, keys in kept.keys.items() for key in keys])
    _add(connection, sketch, [{"item": item, "body": body} for item, body in kept.sketches.items()])


def _add(connection: sa.Connection, table: sa.Table, made: list[dict[str, Any]]) -> None:
    if made:
        insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
        connection.execute(insert(table).on_conflict_do_nothing(), made)


def counts(connection: sa.Connection) -> tuple[int, int]:
    """How many keys and sketches there are."""
    keys, sketched = (_count(connection, table) for table in (near, sketch))
    return keys, sketched


def _count(connection: sa.Connection, table: sa.Table) -> int:
    if not sa.inspect(connection).has_table(table.name):
        return 0
    return int(connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0)


def found(connection: sa.Connection, keys: Iterable[int]) -> frozenset[str]:
    """The items under any of the keys."""
    listed = list(keys)
    items: set[str] = set()
    for at in range(0, len(listed), CHUNK):
        items.update(connection.scalars(sa.select(near.c.item).where(near.c.key.in_(listed[at : at + CHUNK]))))
    return frozenset(items)


def sketches(connection: sa.Connection) -> dict[str, bytes]:
    """All sketches by digest."""
    return {row.item: bytes(row.body) for row in connection.execute(sa.select(sketch))}
