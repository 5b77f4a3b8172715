"""What a person is looking at just now, so that others are shown something else. Short-lived; it may be dropped.

A hold is no lock: it keeps two persons from working at one thing by accident. Who decides all the same is heard, and
``decide_unless`` tells whether somebody else was heard first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from kelisim.ledger import rows, schema
from kelisim.ledger.adding import Adding
from kelisim.ledger.faults import translated
from kelisim.ledger.schema import hold
from kelisim.model import Decision
from kelisim.model.entry import JUDGEMENTS


class Holding:
    """The part of a ledger that keeps several persons out of each other's way."""

    address: str
    _writer: sa.Engine

    def _reading(self) -> AbstractContextManager[sa.Connection]:
        raise NotImplementedError

    def _adding(self) -> AbstractContextManager[Adding]:
        raise NotImplementedError

    def hold(self, item: str, by: str, *, now: str, until: str) -> bool:
        """Hold an item for a person; one's own hold is made longer.

        Args:
            item: Any id.
            by: Who.
            now: The moment (UTC ISO text of fixed width): what others held until then is free.
            until: The moment from which it is free again.

        Returns:
            ``False`` where somebody else holds it.
        """
        with self._holding() as connection:
            free = hold.delete().where(hold.c.item == item, sa.or_(hold.c.until <= now, hold.c.by == by))
            connection.execute(free)
            insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
            made = insert(hold).values(item=item, by=by, until=until).on_conflict_do_nothing()
            return connection.execute(made.returning(hold.c.item)).first() is not None

    def let_go(self, items: Iterable[str], by: str) -> None:
        """Give up what a person holds of the items."""
        with self._holding() as connection:
            connection.execute(hold.delete().where(hold.c.item.in_(list(items)), hold.c.by == by))

    def held(self, now: str) -> Mapping[str, str]:
        """Who holds what at a moment: names by item."""
        with self._reading() as connection:
            if not sa.inspect(connection).has_table(hold.name):
                return {}
            found = connection.execute(sa.select(hold.c.item, hold.c.by).where(hold.c.until > now))
            return {row.item: row.by for row in found}

    @contextmanager
    def _holding(self) -> Iterator[sa.Connection]:
        with translated(self.address), self._writer.begin() as connection:
            hold.create(connection, checkfirst=True)
            yield connection

    def decided_since(self, moment: str) -> tuple[Decision, ...]:
        """The decisions of persons that were entered after a moment, the latest last; withdrawals are among them."""
        of = schema.decision.c
        query = sa.select(schema.decision).where(of.recorded_at > moment, of.by.not_like("rule %"))
        with self._reading() as connection:
            found = connection.execute(query.order_by(of.recorded_at)).mappings().all()
        return tuple(rows.decision_from(row) for row in found)

    def decide_unless(self, decisions: Iterable[Decision], claim_id: str, seen: Collection[str]) -> tuple[str, ...]:
        """Add decisions in one transaction, unless a person said of the claim what the deciding one did not see.

        Args:
            decisions: What is to be added.
            claim_id: The claim that they are about.
            seen: The ids of persons' decisions on it that were known when these were made.

        Returns:
            The ids of what was said meanwhile; nothing was added then. Empty where all is well.
        """
        with self._adding() as adding:
            unseen = tuple(key for key in judged(adding.connection, claim_id) if key not in seen)
            if not unseen:
                adding.entries(schema.decision, decisions, rows.decision_row)
            return unseen


def judged(connection: sa.Connection, claim_id: str) -> list[str]:
    """The ids of the persons' judgements on a claim that nobody withdrew, the earliest first."""
    of = schema.decision.c
    said = connection.scalars(
        sa.select(of.id)
        .where(of.left == claim_id, of.verb.in_(JUDGEMENTS), of.by.not_like("rule %"))
        .order_by(of.recorded_at)
    ).all()
    return [key for key in said if not _withdrawn(connection, key)]


def _withdrawn(connection: sa.Connection, decision_id: str) -> bool:
    """Whether a decision is withdrawn, as ``Entries.standing_decisions`` sees it."""
    of = schema.decision.c
    by = connection.scalars(sa.select(of.id).where(of.verb == "withdraw", of.left == decision_id)).all()
    undone = connection.scalars(sa.select(of.left).where(of.verb == "withdraw", of.left.in_(by))).all()
    return len(set(by) - set(undone)) > 0
