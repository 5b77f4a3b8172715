"""What was computed from the entries, kept for a while. It may be dropped at any time and is never part of a copy."""

from __future__ import annotations

import sqlalchemy as sa

from kelisim.ledger.schema import COMPUTED, view


def get(connection: sa.Connection, key: str) -> bytes | None:
    """The bytes kept under a key, if any."""
    if not sa.inspect(connection).has_table(view.name):
        return None
    body = connection.scalar(sa.select(view.c.body).where(view.c.key == key))
    return None if body is None else bytes(body)


def put(connection: sa.Connection, key: str, body: bytes) -> None:
    """Keep bytes under a key; what was there goes."""
    view.create(connection, checkfirst=True)
    connection.execute(view.delete().where(view.c.key == key))
    connection.execute(view.insert(), [{"key": key, "body": body}])


def drop(connection: sa.Connection) -> None:
    """Forget all that was computed."""
    for table in COMPUTED:
        table.create(connection, checkfirst=True)
        connection.execute(table.delete())
