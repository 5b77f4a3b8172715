"""The ledger: entries are added and never changed, and read back as of a moment."""

from __future__ import annotations

import datetime as dt
import itertools
import json
import secrets
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self

import sqlalchemy as sa

from kelisim.errors import InvalidValueError, LedgerError
from kelisim.ledger import copying, making, parts, rows, schema, snapshot, views
from kelisim.ledger.adding import Adding, RowMaker, Unit
from kelisim.ledger.changes import Changed, changed
from kelisim.ledger.computing import Computing
from kelisim.ledger.connect import MEMORY, Address, for_reading, for_writing
from kelisim.ledger.faults import translated
from kelisim.ledger.holds import Holding
from kelisim.ledger.merge import Bundle, bundle, merge
from kelisim.ledger.redact import redact
from kelisim.ledger.stamps import Clock, Stamper, moment, stamp, utc_now
from kelisim.ledger.verify import verify
from kelisim.model import Claim, Decision, Document, Entries, Gap, Issue, Observation, Reading
from kelisim.model.party import parties as checked_parties

BATCH = 200


class Ledger(Computing, Holding):
    """The append-only store of one register: a file, or a PostgreSQL server's database. A context manager.

    Every call is one transaction. A register is made by ``create`` and opened by ``open``; ``:memory:`` is a register
    that is gone when it is closed.

    Attributes:
        address: Where it is, without a password.
        parties: Whose agreements it keeps account of.
        origin: The id by which other ledgers name this one.
        remembered: For those who work with it: what they remember of it while it is open.
    """

    def __init__(self, address: Address, engine: sa.Engine, clock: Clock) -> None:
        self.address = address.shown
        self._engine = engine
        self._clock = clock
        self._closed = False
        self.remembered: dict[str, Any] = {}
        self._reader, self._writer = for_reading(engine), for_writing(engine)
        self.parties: tuple[str, ...]
        self.origin: str
        with making.disposing(engine):
            self._introduce()

    @classmethod
    def create(cls, address: str, parties: Iterable[str], *, clock: Clock = utc_now) -> Self:
        """Make an empty register.

        Args:
            address: A path where no file is yet, a ``postgresql://`` URL or ``:memory:``.
            parties: Two or more codes of countries or blocs.
            clock: Tells the time of recording.

        Raises:
            InvalidValueError: If the parties are no two codes.
            LedgerError: If there is something already, or it cannot be written.
        """
        codes = checked_parties(parties)
        if len(codes) < 2:
            raise InvalidValueError("a register is kept between two parties or more; write for example KAZ UZB")
        told = {
            "parties": json.dumps(codes),
            "origin": f"l-{secrets.token_hex(10)}",
            "created_at": stamp(clock()),
            "last_stamp": stamp(dt.datetime(1970, 1, 1, tzinfo=dt.UTC)),
        }
        place = Address.parse(address)
        return cls(place, making.create(place, told), clock)

    @classmethod
    def open(cls, address: str, *, clock: Clock = utc_now) -> Self:
        """Open a register; an older one is first brought to today's schema.

        Raises:
            LedgerError: If there is none, it is no register, newer than this program, damaged or locked.
        """
        place = Address.parse(address)
        return cls(place, making.open_existing(place), clock)

    def close(self) -> None:
        """Let go of the file or server."""
        making.tidy(self._engine)
        self._engine.dispose()
        self._closed = True

    def release(self) -> None:
        """Close all connections; the next call opens others.

        Called before a process is forked: no connection may be used, or even closed, by two processes.
        """
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        with translated(self.address), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def _adding(self) -> Iterator[Adding]:
        """A writing transaction. It holds the only writer's lock, so stamps grow in the order of commits."""
        with translated(self.address), self._writer.begin() as connection:
            meta = schema.meta.c
            before = connection.scalar(sa.select(meta.value).where(meta.key == "last_stamp").with_for_update())
            stamper = Stamper(str(before), self._clock)
            yield Adding(connection, stamper)
            if stamper.last != before:
                connection.execute(sa.update(schema.meta).where(meta.key == "last_stamp").values(value=stamper.last))

    def _introduce(self) -> None:
        told = self._meta()
        try:
            self.parties, self.origin = tuple(json.loads(told["parties"])), told["origin"]
        except (KeyError, ValueError) as error:
            raise LedgerError(f"the register {self.address} is damaged; restore a backup of it") from error

    def _meta(self) -> dict[str, str]:
        with self._reading() as connection:
            return {row.key: row.value for row in connection.execute(sa.select(schema.meta))}

    def add_reading(self, reading: Reading, document: Document | None, claims: Sequence[Claim]) -> bool:
        """Add one reading with its document and claims.

        Args:
            reading: Whose ``claim_ids`` are those of the claims, in order.
            document: What was read; ``None`` where nothing could be read, or the ledger has the document.
            claims: What was read in it.

        Returns:
            ``False`` where the reading is there already, or its report was redacted.

        Raises:
            LedgerError: If the three do not belong together, or the register cannot be written.
        """
        with self._adding() as adding:
            return bool(adding.units([(reading, document, claims)]))

    def add_readings(self, units: Iterable[Unit], *, batch: int = BATCH) -> int:
        """Add many readings, each as in ``add_reading``, committed in batches.

        Args:
            units: Tuples of reading, document and claims; taken one batch at a time.
            batch: Readings in one transaction. What a killed run may lose is the batch it was at.

        Returns:
            How many were new.
        """
        added, waiting = 0, iter(units)
        while some := list(itertools.islice(waiting, batch)):
            with self._adding() as adding:
                added += len(adding.units(some))
        return added

    def add_decisions(self, decisions: Iterable[Decision]) -> int:
        """Add decisions in their order; returns how many were new."""
        return self._add(schema.decision, decisions, rows.decision_row)

    def add_observations(self, observations: Iterable[Observation]) -> int:
        """Add observations; returns how many were new."""
        return self._add(schema.observation, observations, rows.observation_row)

    def add_issue(self, issue: Issue) -> bool:
        """Keep an issued review; ``False`` where it is there already."""
        return bool(self._add(schema.issue, [issue], rows.issue_row))

    def _add(self, table: sa.Table, entries: Iterable[Any], row: RowMaker) -> int:
        with self._adding() as adding:
            return len(adding.entries(table, entries, row))

    def has_read(self, document_digest: str, reader: str, pack: str) -> bool:
        """Whether this reader, with this version of the pack, has read the report. A redacted report counts as read."""
        told = schema.reading.c
        read = sa.exists().where(told.document_digest == document_digest, told.reader == reader, told.pack == pack)
        gone = sa.exists().where(
            schema.document.c.digest == document_digest, schema.document.c.redacted_at.is_not(None)
        )
        return self._is_true(sa.or_(read, gone))

    def has_source(self, source: str, reader: str, pack: str) -> bool:
        """Whether this reader, with this version of the pack, has been at the file or address before."""
        told = schema.reading.c
        return self._is_true(sa.exists().where(told.source == source, told.reader == reader, told.pack == pack))

    def _is_true(self, condition: sa.ColumnElement[bool]) -> bool:
        with self._reading() as connection:
            return bool(connection.scalar(sa.select(condition)))

    def last_stamp(self) -> str:
        """The moment of the latest entry; with ``known=`` it gives the same entries for ever."""
        return self._meta()["last_stamp"]

    def entries(self, known: str | None = None) -> Entries:
        """All that the register was told up to a moment.

        Args:
            known: A day (its last moment) or a UTC ISO time; ``None`` for now.

        Raises:
            InvalidValueError: If ``known`` is no moment.
            DamagedEntryError: If an entry is not what was added.
        """
        until = None if known is None else moment(known)
        with self._reading() as connection:
            stored = snapshot.fetch(connection, until)
        return snapshot.build(stored, self.parties, until)

    def entries_since(self, known: str, until: str | None = None) -> Entries:
        """What was added after a moment, with all readings and claims in force of the reports touched since.

        ``combine(entries(known=moment), entries_since(moment))`` is ``entries()``.

        Args:
            known: The moment.
            until: Leave out what was added after this one.
        """
        with self._reading() as connection:
            stored = snapshot.fetch_since(connection, moment(known), None if until is None else moment(until))
        return snapshot.build(stored, self.parties, None)

    @property
    def on_disk(self) -> bool:
        """Whether it outlasts its closing: a file or a server, not memory."""
        return self._engine.url.database not in (None, "", MEMORY)

    @staticmethod
    def moment(known: str | None) -> str | None:
        """The stamp that a day or time means, as ``entries`` reads it; ``None`` stays now.

        Raises:
            InvalidValueError: If it is no moment.
        """
        return None if known is None else moment(known)

    def part(
        self, digests: Collection[str], claims: Collection[str] = (), *, known: str | None = None, decided: bool = True
    ) -> Entries:
        """Some reports with all their claims in force, and some more claims with their reports; no observations.

        Args:
            digests: Of reports; one that is not there, or was redacted, is passed over.
            claims: Ids of further claims.
            known: As in ``entries``.
            decided: Whether the decisions on these claims come too, and what these reports repeat, with what withdraws
                them.
        """
        until = None if known is None else moment(known)
        with self._reading() as connection:
            stored = parts.fetch(connection, digests, claims, until, decided=decided)
        if self._closed:
            self._engine.dispose()  # what was lent to a reader after the end is given back at once
        return snapshot.build(stored, self.parties, until)

    def reports(self, digests: Collection[str]) -> Entries:
        """Some reports without their claims, and the decisions on the reports themselves."""
        with self._reading() as connection:
            stored = parts.reports(connection, digests)
        return snapshot.build(stored, self.parties, None)

    def touched_since(self, known: str) -> tuple[frozenset[str], frozenset[str]]:
        """What linking must look at again: digests of reports read since a moment, ids of claims amended or refused."""
        with self._reading() as connection:
            return parts.touched(connection, moment(known))

    def last_redaction(self) -> str | None:
        """The moment at which words were last taken out of the ledger, and so out of earlier views too."""
        with self._reading() as connection:
            found: str | None = connection.scalar(sa.select(sa.func.max(schema.document.c.redacted_at)))
        return found

    def changed(self, since: str, until: str) -> Changed:
        """What was entered after a moment and up to another, as far as a register shows it."""
        with self._reading() as connection:
            return changed(connection, moment(since), moment(until))

    def inputs(self, known: str | None = None) -> str:
        """A digest of all that a register is made from, as known at a moment: equal entries, equal digest."""
        with self._reading() as connection:
            return parts.inputs(connection, None if known is None else moment(known))

    def observations(self, known: str | None = None) -> tuple[Observation, ...]:
        """The observations alone, as in ``entries``."""
        with self._reading() as connection:
            return parts.observations(connection, None if known is None else moment(known))

    def bundle(self) -> Bundle:
        """All that this ledger has to tell another: what ``merge_from`` takes."""
        with self._reading() as connection:
            stored = snapshot.fetch(connection, None)
        return bundle(stored, self.origin, self.parties)

    def merge_from(self, told: Bundle) -> int:
        """Take in what another ledger has, in one transaction.

        The entries are recorded now, so earlier views stay as they were; their own stamps are kept beside them and
        decide which reading of a report is the latest. So two ledgers that take each other in agree.

        Args:
            told: The other's ``bundle()``.

        Returns:
            How many entries were new.

        Raises:
            LedgerError: If the other is between other parties.
        """
        if told.parties != self.parties:
            raise LedgerError(
                f"the entries are of {'-'.join(told.parties)}, the register {self.address} is of "
                f"{'-'.join(self.parties)}; take them into a register of the same parties",
                subject=self.address,
            )
        with self._adding() as adding:
            return merge(adding, told)

    def copy_to(self, other: Ledger) -> None:
        """Fill another, empty register with these entries exactly; stamps and the ledger's id are kept.

        Raises:
            LedgerError: If the other holds entries.
        """
        with self._reading() as source, other._adding() as adding:
            copying.copy_rows(source, adding.connection)
        other._introduce()

    def digest(self) -> str:
        """The digest of all entries and stamps; equal for exact copies on any database."""
        with self._reading() as connection:
            return copying.contents_digest(connection)

    def redact(self, document_digest: str, reason: str) -> bool:
        """Blank the words of a report for good, in every view: its text and title, its claims' quotes and slots.

        Digest and ids stay, so decisions and copies still fit; the report does not come in again. Issued reviews are
        left as they went out, and so are copies and backups made before.

        Returns:
            ``False`` where it was redacted before.

        Raises:
            LedgerError: If there is no such report.
        """
        with self._adding() as adding:
            views.drop(adding.connection)
            return redact(adding.connection, document_digest, reason, adding.stamper.next())

    def verify(self) -> tuple[Gap, ...]:
        """What is wrong with the register: file, schema, digests, quotes, references. Nothing where it is whole."""
        with self._reading() as connection:
            return verify(connection, self.address)
