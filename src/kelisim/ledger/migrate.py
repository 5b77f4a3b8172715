"""Numbered steps from older schemas to today's, each checked before the next, all in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import sqlalchemy as sa

from kelisim.errors import LedgerError
from kelisim.ledger import schema
from kelisim.ledger.connect import for_writing

Step = Callable[[sa.Connection], None]


def version(connection: sa.Connection) -> int:
    """The schema version of a register."""
    if connection.dialect.name == "sqlite":
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    stored = connection.scalar(sa.select(schema.meta.c.value).where(schema.meta.c.key == "schema_version"))
    return int(stored or 0)


def sign(connection: sa.Connection, number: int = schema.SCHEMA) -> None:
    """Write the schema version, and whose file it is."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id={schema.APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version={number}")
        return
    key = schema.meta.c.key
    connection.execute(schema.meta.delete().where(key.in_(("application", "schema_version"))))
    told = {"application": schema.APPLICATION, "schema_version": str(number)}
    connection.execute(schema.meta.insert(), [{"key": name, "value": value} for name, value in told.items()])


def _to_1(connection: sa.Connection) -> None:
    """The first layout had no arrivals, cached views and indexes, and nothing kept its entries from being changed."""
    schema.metadata.create_all(connection, tables=[schema.arrival, *schema.COMPUTED])
    _index(connection)
    for statement in schema.triggers(connection.dialect.name):
        connection.exec_driver_sql(statement)


def _to_2(connection: sa.Connection) -> None:
    """What speaks of a claim was found by reading all decisions; what was computed is laid out anew."""
    _index(connection)
    connection.exec_driver_sql("DROP TABLE IF EXISTS near")
    schema.metadata.create_all(connection, tables=schema.COMPUTED)


def _index(connection: sa.Connection) -> None:
    for table in schema.ENTRY_TABLES:
        for index in table.indexes:
            index.create(connection, checkfirst=True)


STEPS: Mapping[int, Step] = {1: _to_1, 2: _to_2}


def bring_up(engine: sa.Engine, at: str, steps: Mapping[int, Step] = STEPS) -> None:
    """Bring an older register to today's schema; a register of today is only looked at.

    Args:
        engine: The register.
        at: Its address, for messages.
        steps: What leads to each version from the one before.

    Raises:
        LedgerError: If it is newer than this program, or a step does not come out whole. Then nothing has changed.
    """
    newest = max(steps)
    with engine.connect() as connection:
        found = version(connection)
    if found > newest:
        raise LedgerError(f"the register {at} was made by a newer kelisim; update this program to open it", subject=at)
    if found < newest:
        _climb(engine, at, steps)


def _climb(engine: sa.Engine, at: str, steps: Mapping[int, Step]) -> None:
    with for_writing(engine).begin() as connection:
        for number in range(version(connection) + 1, max(steps) + 1):
            steps[number](connection)
            sign(connection, number)
            if faults := check_whole(connection):
                raise LedgerError(f"the register {at} could not be brought to schema {number}: {faults[0]}", subject=at)
        if faults := [*check_tables(connection), *check_triggers(connection)]:
            raise LedgerError(f"the register {at} could not be brought up to date: {faults[0]}", subject=at)


def check_whole(connection: sa.Connection) -> list[str]:
    """What the database itself finds wrong: broken pages, and references that lead nowhere."""
    if connection.dialect.name != "sqlite":
        return []  # PostgreSQL checks foreign keys always and pages by its own means
    found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check") if row[0] != "ok"]
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return found + [f"the table {row[0]} refers to a missing {row[2]}" for row in broken]


def check_tables(connection: sa.Connection) -> list[str]:
    """Tables and columns that are missing."""
    seen = sa.inspect(connection)
    names = set(seen.get_table_names())
    faults = []
    for table in (schema.meta, *schema.ENTRY_TABLES):
        if table.name not in names:
            faults.append(f"the table {table.name} is missing")
            continue
        there = {column["name"] for column in seen.get_columns(table.name)}
        faults += [
            f"the column {table.name}.{column.name} is missing" for column in table.c if column.name not in there
        ]
    return faults


def check_triggers(connection: sa.Connection) -> list[str]:
    """A sentence where triggers are missing."""
    if len(_triggers(connection)) >= len(schema.triggers(connection.dialect.name)):
        return []
    return ["the triggers that keep entries from being changed are missing"]


def _triggers(connection: sa.Connection) -> list[str]:
    if connection.dialect.name == "sqlite":
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    else:
        query = (
            "SELECT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE NOT tgisinternal "
            "AND left(relname, 7) <> 'account' AND relnamespace = current_schema()::regnamespace "
            "UNION ALL SELECT 'their function'"
        )
    return list(connection.exec_driver_sql(query).scalars())
