"""Addresses, and connections with the settings that keep a register whole."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from kelisim.errors import LedgerError
from kelisim.ledger.schema import APPLICATION_ID

BUSY_SECONDS = 5.0
POOLED = 10
"""Connections to a server that are kept open; as many more are opened while much is asked at once."""
MEMORY = ":memory:"
_WRITES = "kelisim_writes"
_MAGIC = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a register is.

    Attributes:
        url: For the database driver.
        shown: For people: the path, or the URL without its password.
        path: The file, or ``None`` for a server or memory.
    """

    url: sa.URL
    shown: str
    path: Path | None = None

    @property
    def on_server(self) -> bool:
        """Whether it is a PostgreSQL server's database."""
        return self.url.get_backend_name() == "postgresql"

    @classmethod
    def parse(cls, text: str) -> Address:
        """Read a file path, ``:memory:`` or a ``postgresql://`` URL.

        Raises:
            LedgerError: If it is none of these.
        """
        if "://" not in text:
            if not text.strip() or "\x00" in text:
                raise LedgerError("a register needs an address; write a file's path or a postgresql:// URL")
            url = sa.URL.create("sqlite", database=text)
            return cls(url, text, None if text == MEMORY else Path(text))
        return cls._of_server(text)

    @classmethod
    def _of_server(cls, text: str) -> Address:
        try:
            url = sa.make_url(text)
        except (sa.exc.ArgumentError, ValueError):
            raise LedgerError("the address is no URL; write postgresql://name@host/database") from None
        shown = url.render_as_string(hide_password=True)
        if url.drivername not in ("postgresql", "postgres", "postgresql+psycopg"):
            raise LedgerError(f"{shown} is no register; write a file's path or a postgresql:// URL", subject=shown)
        return cls(url.set(drivername="postgresql+psycopg"), shown)


def check_file(address: Address) -> None:
    """Look at a file's first bytes before a database opens it.

    Raises:
        LedgerError: If there is no file, or it is no register.
    """
    path, shown = address.path, address.shown
    if path is None:
        return
    if not path.exists():
        raise LedgerError(f"there is no register {shown}; make one with kelisim new", subject=shown)
    if path.is_dir():
        raise LedgerError(f"{shown} is a folder, not a register; name the file in it", subject=shown)
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise LedgerError(f"the register {shown} cannot be read ({error.strerror})", subject=shown) from error
    if not head.startswith(_MAGIC):
        raise LedgerError(f"{shown} is no register; make one with kelisim new", subject=shown)
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise LedgerError(f"{shown} is the database of another program, not a register", subject=shown)


def journal_mode(version: tuple[int, ...]) -> str:
    """``wal`` where this version of SQLite is free of the WAL-reset fault, which loses data; else ``truncate``.

    The fault is in 3.7.0 to 3.51.2; 3.50.7 and 3.44.6 were mended afterwards.
    """
    mended = version >= (3, 51, 3) or any(version[:2] == fix[:2] and version >= fix for fix in _MENDED)
    return "wal" if mended else "truncate"


_MENDED = ((3, 50, 7), (3, 44, 6))


def connect(address: Address) -> sa.Engine:
    """An engine for the address; nothing is opened yet.

    Raises:
        LedgerError: If the driver for PostgreSQL is missing.
    """
    if address.on_server:
        return _server_engine(address)
    memory = address.path is None
    pool = {"poolclass": sa.pool.StaticPool, "connect_args": {"check_same_thread": False}} if memory else {}
    engine = sa.create_engine(address.url, **pool)
    sa.event.listen(engine, "connect", _set_up_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _server_engine(address: Address) -> sa.Engine:
    try:
        engine = sa.create_engine(address.url, pool_pre_ping=True, pool_size=POOLED, max_overflow=POOLED)
    except ImportError as error:
        raise LedgerError(
            "a register on a server needs the psycopg driver; install it with pip install 'kelisim[postgres]'",
            subject=address.shown,
        ) from error
    sa.event.listen(engine, "connect", _set_up_postgresql)
    return engine


def _set_up_postgresql(connection: Any, _record: object) -> None:  # noqa: ANN401
    connection.execute(f"SET lock_timeout = {int(BUSY_SECONDS * 1000)}")
    connection.commit()


def _set_up_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401
    connection.isolation_level = None  # transactions are begun below, not by the driver
    for setting in (
        f"busy_timeout={int(BUSY_SECONDS * 1000)}",
        "foreign_keys=ON",
        "recursive_triggers=ON",  # else INSERT OR REPLACE slips past the triggers that forbid deletion
        "synchronous=FULL",
        f"journal_mode={journal_mode(sqlite3.sqlite_version_info)}",
    ):
        connection.execute(f"PRAGMA {setting}")


def _begin_sqlite(connection: sa.Connection) -> None:
    # A writer takes its lock at once: one that first reads and then writes can be refused half way.
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def for_reading(engine: sa.Engine) -> sa.Engine:
    """The engine for transactions that see one state of the register throughout."""
    return engine.execution_options(isolation_level="REPEATABLE READ") if engine.name == "postgresql" else engine


def for_writing(engine: sa.Engine) -> sa.Engine:
    """The engine for transactions that write."""
    return engine.execution_options(**{_WRITES: True})
