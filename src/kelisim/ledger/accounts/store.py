"""Where the accounts are, and one transaction's work on them."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import sqlalchemy as sa

from kelisim.errors import LedgerError
from kelisim.ledger.accounts import tables
from kelisim.ledger.connect import Address, check_file, connect, for_writing
from kelisim.ledger.faults import translated
from kelisim.ledger.making import disposing, tidy
from kelisim.ledger.stamps import Clock, stamp, utc_now

BESIDE = ".accounts"
"""What is put to the name of a register's file to name the file with its accounts."""


@dataclass(frozen=True, slots=True)
class Work:
    """One transaction.

    Attributes:
        connection: To the tables.
        time: When it began.
    """

    connection: sa.Connection
    time: dt.datetime

    @property
    def now(self) -> str:
        """The stamp of its beginning."""
        return stamp(self.time)

    def after(self, **span: float) -> str:
        """The stamp of a later moment (an earlier one, where the span is negative)."""
        return stamp(self.time + dt.timedelta(**span))

    def alone(self) -> None:
        """Wait until nobody else changes accounts; on SQLite a writer is alone anyway."""
        key = tables.meta.c
        self.connection.execute(sa.select(key.value).where(key.key == "layout").with_for_update())


class Accounts:
    """The accounts of one register. A context manager; may be used by several threads and processes at once.

    Attributes:
        address: Where they are, without a password.
    """

    def __init__(self, address: str, engine: sa.Engine, clock: Clock) -> None:
        self.address = address
        self._engine = engine
        self._writer = for_writing(engine)
        self._clock = clock

    @classmethod
    def open(cls, register: str, *, clock: Clock = utc_now) -> Self:
        """The accounts of the register at an address; an empty set is made where there is none yet.

        Raises:
            LedgerError: If there is no such register, or its accounts are newer than this program.
        """
        place = Address.parse(register)
        check_file(place)
        place = _beside(place)
        engine = connect(place)
        with disposing(engine), translated(place.shown), for_writing(engine).begin() as connection:
            _make(connection, place)
        return cls(place.shown, engine, clock)

    def close(self) -> None:
        """Let go of the file or server."""
        tidy(self._engine)
        self._engine.dispose()

    def release(self) -> None:
        """Close all connections; the next call opens others. Called before a process is forked."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[Work]:
        """A transaction that only looks."""
        with translated(self.address), self._engine.begin() as connection:
            yield Work(connection, self._clock())

    @contextmanager
    def writing(self) -> Iterator[Work]:
        """A transaction that changes something: all of it, or nothing where an error is raised inside."""
        with translated(self.address), self._writer.begin() as connection:
            yield Work(connection, self._clock())


def _beside(place: Address) -> Address:
    """The second file for a register's file, for this user alone; a server's database holds both."""
    if place.path is None:
        return place
    path = place.path.with_name(place.path.name + BESIDE)
    _keep_private(path)
    return Address(place.url.set(database=str(path)), str(path), path)


def _keep_private(path: Path) -> None:
    with suppress(OSError):  # what is wrong with the place is said when the file is opened
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _make(connection: sa.Connection, place: Address) -> None:
    if place.on_server:
        # Two servers that start at once would both make the tables: the second waits here, and finds them.
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(1264938089)")
    if not sa.inspect(connection).has_table(tables.meta.name):
        tables.metadata.create_all(connection)
        for statement in tables.triggers(connection.dialect.name):
            connection.exec_driver_sql(statement)
        connection.execute(tables.meta.insert(), [{"key": "layout", "value": tables.LAYOUT}])
    tables.preference.create(connection, checkfirst=True)
    found = connection.scalar(sa.select(tables.meta.c.value).where(tables.meta.c.key == "layout"))
    if found != tables.LAYOUT:
        raise LedgerError(f"the accounts {place.shown} were made by a newer kelisim; update this program to open them")
