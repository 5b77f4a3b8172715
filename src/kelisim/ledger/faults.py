"""What a database complains of, said in one plain sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from kelisim.errors import LedgerError
from kelisim.ledger.schema import APPEND_ONLY


class DamagedEntryError(LedgerError):
    """A stored entry that the model refuses or whose id is not its content's.

    Args:
        what: ``document``, ``reading``, ``claim`` …
        entry: Its id.
        why: What is wrong with it.
    """

    def __init__(self, what: str, entry: str, why: str) -> None:
        self.what, self.why = what, why
        super().__init__(
            f"the {what} {entry} is damaged ({why}); list all damage with kelisim verify and restore a backup",
            subject=entry,
        )


# By the beginning of SQLite's name of the error.
_SQLITE = {
    "SQLITE_BUSY": "the register {at} is being written by another program; try again in a moment",
    "SQLITE_LOCKED": "the register {at} is being written by another program; try again in a moment",
    "SQLITE_READONLY": "the register {at} may only be read here; change its permissions or work on a copy",
    "SQLITE_PERM": "the register {at} may not be opened; ask its owner for permission",
    "SQLITE_FULL": "there is no room left to write the register {at}; free some disk space and repeat the command",
    "SQLITE_IOERR": "the disk failed while the register {at} was used; check the disk and repeat the command",
    "SQLITE_CORRUPT": "the register {at} is damaged; restore a backup of it",
    "SQLITE_NOTADB": "{at} is no register; make one with kelisim new",
    "SQLITE_CANTOPEN": "the register {at} cannot be opened; check that its folder exists and may be written",
}
# By PostgreSQL's SQLSTATE, whole or its class.
_POSTGRESQL = {
    "53100": "there is no room left to write the register {at}; ask the server's administrator for disk space",
    "25006": "the register {at} may only be read here; ask the server's administrator for the right to write",
    "42501": "you have no right to do this in the register {at}; ask the server's administrator for it",
    "55P03": "the register {at} is being written by another program; try again in a moment",
    "57014": "the register {at} is being written by another program; try again in a moment",
    "3D000": "there is no database at {at}; make it with createdb, then the register with kelisim new",
    "28": "the server refused the sign-in to {at}; check the name and password in the address",
    "42P01": "{at} holds no register; make one with kelisim new",
}


def sentence(error: sa.exc.DBAPIError, at: str) -> str:
    """The sentence for a database's error.

    Args:
        error: What SQLAlchemy raised.
        at: The register's address, without a password.
    """
    origin = error.orig
    if APPEND_ONLY in str(origin):
        return f"entries of the register {at} cannot be changed or removed; add a decision instead"
    name = str(getattr(origin, "sqlite_errorname", ""))
    state = str(getattr(origin, "sqlstate", None) or "")
    for beginning, words in (*_SQLITE.items(), *_POSTGRESQL.items()):
        if (name or state).startswith(beginning):
            return words.format(at=at)
    detail = " ".join(str(origin).split())
    if isinstance(error, sa.exc.OperationalError) and not name and not state:
        detail = detail.rpartition("FATAL: ")[2].strip()  # what the server itself said, where it said something
        return f"the register {at} cannot be reached ({detail}); check the address and that the server runs"
    return f"the register {at} refused: {detail}; run kelisim verify on it"


@contextmanager
def translated(at: str) -> Iterator[None]:
    """Turn what a database raises inside into a ``LedgerError`` that speaks of the register ``at``."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        raise LedgerError(sentence(error, at), subject=at) from error
