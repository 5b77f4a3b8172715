"""The part of a ledger that keeps what was computed. All of it may be dropped at any time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager

import sqlalchemy as sa

from kelisim.errors import LedgerError
from kelisim.ledger import near, views
from kelisim.ledger.faults import translated


class Computing:
    """What a ledger keeps beside its entries."""

    address: str
    _writer: sa.Engine

    def _reading(self) -> AbstractContextManager[sa.Connection]:
        raise NotImplementedError

    def get_view(self, key: str) -> bytes | None:
        """What ``put_view`` kept under a key, unless it was dropped since."""
        with self._reading() as connection:
            return views.get(connection, key)

    def put_view(self, key: str, body: bytes) -> bool:
        """Keep something computed; ``False`` where the register cannot be written now, which does no harm."""
        try:
            with translated(self.address), self._writer.begin() as connection:
                views.put(connection, key, body)
        except LedgerError:
            return False
        return True

    def keep_near(self, kept: near.Kept, note: Callable[[tuple[int, ...]], tuple[str, bytes]]) -> bool:
        """Keep what linking remembers, and a view that says what it covers, together; ``False`` as for ``put_view``.

        Args:
            kept: What is added to those that are there, or takes their place.
            note: Makes the view (its key and body) out of ``near_counts`` as they are then.
        """
        try:
            with translated(self.address), self._writer.begin() as connection:
                near.keep(connection, kept)
                views.put(connection, *note(near.counts(connection)))
        except LedgerError:
            return False
        return True

    def near(self, keys: Iterable[int]) -> list[tuple[int, str, str]]:
        """Signature, day and id of the claims that ``keep_near`` kept with signatures that meet any of the keys."""
        with self._reading() as connection:
            return near.found(connection, keys)

    def roots(self, items: Iterable[str]) -> dict[str, str]:
        """What claims belong to, of those that ``keep_near`` kept."""
        with self._reading() as connection:
            return near.roots(connection, items)

    def members(self, roots: Iterable[str]) -> dict[str, str]:
        """The kept claims that belong to any of the roots, with their root."""
        with self._reading() as connection:
            return near.members(connection, roots)

    def near_counts(self) -> tuple[int, ...]:
        """How much is kept of each sort: less than was put there, where somebody dropped some."""
        with self._reading() as connection:
            return near.counts(connection)

    def sketches(self) -> dict[str, bytes]:
        """All sketches that ``keep_near`` kept."""
        with self._reading() as connection:
            return near.sketches(connection)

    def drop_views(self) -> None:
        """Forget all that was computed."""
        with translated(self.address), self._writer.begin() as connection:
            views.drop(connection)
