"""A register is made whole or not at all, and opened only where it is one."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator, Mapping
from pathlib import Path

import sqlalchemy as sa

from kelisim.errors import LedgerError
from kelisim.ledger import migrate, schema
from kelisim.ledger.connect import MEMORY, Address, check_file, connect, for_writing
from kelisim.ledger.faults import translated


def create(address: Address, told: Mapping[str, str]) -> sa.Engine:
    """Make an empty register and open it.

    Args:
        address: Where nothing is yet.
        told: The rows of the table ``meta``.

    Raises:
        LedgerError: If something is there, or it cannot be made.
    """
    if address.path is not None:
        _create_file(address, address.path, told)
        return connect(address)
    engine = connect(address)
    with disposing(engine), translated(address.shown), for_writing(engine).begin() as connection:
        if address.on_server and sa.inspect(connection).has_table(schema.meta.name):
            raise LedgerError(f"{address.shown} holds a register already; open that, or name another database")
        _fill(connection, told)
    return engine


@contextlib.contextmanager
def disposing(engine: sa.Engine) -> Iterator[None]:
    """Let go of the file or server where what happens inside fails."""
    try:
        yield
    except BaseException:
        engine.dispose()
        raise


def _fill(connection: sa.Connection, told: Mapping[str, str]) -> None:
    schema.metadata.create_all(connection)
    for statement in schema.triggers(connection.dialect.name):
        connection.exec_driver_sql(statement)
    connection.execute(schema.meta.insert(), [{"key": key, "value": value} for key, value in told.items()])
    migrate.sign(connection)


def _create_file(address: Address, path: Path, told: Mapping[str, str]) -> None:
    refusal = f"{address.shown} exists already; name a file that does not"
    if path.exists():
        raise LedgerError(refusal, subject=address.shown)
    aside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    engine = connect(Address(address.url.set(database=str(aside)), address.shown))
    try:
        with translated(address.shown), for_writing(engine).begin() as connection:
            _fill(connection, told)
        engine.dispose()
        put_in_place(aside, path, refusal)
    except OSError as error:
        raise LedgerError(f"{address.shown} cannot be written ({error.strerror})", subject=address.shown) from error
    finally:
        engine.dispose()
        for left in (aside, aside.with_name(aside.name + "-journal")):
            left.unlink(missing_ok=True)


def put_in_place(aside: Path, path: Path, refusal: str) -> None:
    """Give a finished file its name, unless something bears it by now.

    Raises:
        LedgerError: With the refusal, if the name is taken.
    """
    try:
        os.link(aside, path)
    except FileExistsError:
        raise LedgerError(refusal, subject=str(path)) from None
    except OSError:  # a file system without links: look, then rename
        if path.exists():
            raise LedgerError(refusal, subject=str(path)) from None
        aside.rename(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last through a power cut, where the system can."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    with contextlib.suppress(OSError):
        os.fsync(handle)
    os.close(handle)


def open_existing(address: Address) -> sa.Engine:
    """Open a register, brought to today's schema.

    Raises:
        LedgerError: If there is none, or it is too new, damaged or locked.
    """
    if address.shown == MEMORY:
        raise LedgerError("a register in memory is gone once it is closed; name a file")
    check_file(address)
    engine = connect(address)
    with disposing(engine), translated(address.shown):
        migrate.bring_up(engine, address.shown)
    return engine


def tidy(engine: sa.Engine) -> None:
    """Remove the empty journal that SQLite leaves beside a file, so that a register is one file.

    Going over to another kind of journal does that under SQLite's own lock; where another program has the register
    open, the journal simply stays.
    """
    path = engine.url.database
    if engine.name != "sqlite" or path in (None, MEMORY) or not Path(f"{path}-journal").exists():
        return
    with contextlib.suppress(sa.exc.DBAPIError), engine.connect() as connection:
        driver = connection.connection.driver_connection
        if driver is not None:
            driver.execute("PRAGMA journal_mode=DELETE")
