"""What linking remembers of claims and reports, so that a new one meets only what it may belong to. May be dropped."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from kelisim.ledger.schema import alike, joined, meets, sketch
from kelisim.ledger.snapshot import chunks

TABLES = (meets, alike, joined, sketch)


@dataclass(frozen=True, slots=True)
class Mark:
    """By what a claim is found.

    Attributes:
        sign: Its signature, 64 bits with a sign.
        day: Of its report, empty where it has none.
        keys: Its keys, each 64 bits with a sign.
    """

    sign: int
    day: str
    keys: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """What is to be remembered.

    Attributes:
        marks: Of claims, by their ids; those that they had are forgotten.
        roots: What each claim belongs to now.
        moved: Roots that are no more, to those that took them in.
        gone: Ids of claims that do not count any more.
        sketches: Digests of reports to their sketches.
        afresh: Forget what was kept before.
    """

    marks: Mapping[str, Mark] = field(default_factory=dict)
    roots: Mapping[str, str] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)
    gone: Collection[str] = ()
    sketches: Mapping[str, bytes] = field(default_factory=dict)
    afresh: bool = False


def keep(connection: sa.Connection, kept: Kept) -> None:
    """Remember it; what is there of other claims stays."""
    for table in TABLES:
        table.create(connection, checkfirst=True)
        if kept.afresh:
            connection.execute(table.delete())
    for some in () if kept.afresh else chunks({*kept.gone, *kept.marks}):
        connection.execute(alike.delete().where(alike.c.item.in_(some)))
    for some in () if kept.afresh else chunks({*kept.gone, *kept.roots}):
        connection.execute(joined.delete().where(joined.c.item.in_(some)))
    for old, new in kept.moved.items():
        connection.execute(joined.update().where(joined.c.root == old).values(root=new))
    signs = {(key, mark.sign) for mark in kept.marks.values() for key in mark.keys}
    _add(connection, meets, [{"key": key, "sign": sign} for key, sign in signs])
    marks = kept.marks.items()
    _add(connection, alike, [{"sign": mark.sign, "day": mark.day, "item": item} for item, mark in marks])
    _add(connection, joined, [{"item": item, "root": root} for item, root in kept.roots.items()])
    _add(connection, sketch, [{"item": item, "body": body} for item, body in kept.sketches.items()])


def _add(connection: sa.Connection, table: sa.Table, made: list[dict[str, Any]]) -> None:
    if made:
        insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
        connection.execute(insert(table).on_conflict_do_nothing(), made)


def counts(connection: sa.Connection) -> tuple[int, ...]:
    """How many rows there are of each table."""
    return tuple(_count(connection, table) for table in TABLES)


def _count(connection: sa.Connection, table: sa.Table) -> int:
    if not sa.inspect(connection).has_table(table.name):
        return 0
    return int(connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0)


def found(connection: sa.Connection, keys: Iterable[int]) -> list[tuple[int, str, str]]:
    """Signature, day and id of the claims whose signature meets any of the keys."""
    signs: set[int] = set()
    for some in chunks(keys):
        signs.update(connection.scalars(sa.select(meets.c.sign).where(meets.c.key.in_(some))))
    items: list[tuple[int, str, str]] = []
    for some in chunks(signs):
        query = sa.select(alike.c.sign, alike.c.day, alike.c.item).where(alike.c.sign.in_(some))
        items.extend((row.sign, row.day, row.item) for row in connection.execute(query))
    return items


def roots(connection: sa.Connection, items: Iterable[str]) -> dict[str, str]:
    """What claims belong to, of those that are kept."""
    return _joined(connection, joined.c.item, items)


def members(connection: sa.Connection, wanted: Iterable[str]) -> dict[str, str]:
    """The claims that belong to any of the roots, with their root."""
    return _joined(connection, joined.c.root, wanted)


def _joined(connection: sa.Connection, column: sa.Column[str], values: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for some in chunks(values):
        rows = connection.execute(sa.select(joined.c.item, joined.c.root).where(column.in_(some)))
        found.update((row.item, row.root) for row in rows)
    return found


def sketches(connection: sa.Connection) -> dict[str, bytes]:
    """All sketches by digest."""
    return {row.item: bytes(row.body) for row in connection.execute(sa.select(sketch))}
