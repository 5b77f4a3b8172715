"""A register brought up to what was told since it was made: only the records that it touches are worked out again.

Which claims make one record is decided within a component (``register/components.py``), and a record is a function of
its own claims, the reports in which they stand, and its ties (``register/ties.py``). So what is told touches the
components of its claims, and the few records whose ties meet theirs; all others are taken over as they are. A register
made from nothing is one to which everything is told.
"""

from __future__ import annotations

import copy
from bisect import insort
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from kelisim.model import Decision, Document, Entries, Record, Register, Relation
from kelisim.register.alone import lines_of, record_of
from kelisim.register.cluster import groups
from kelisim.register.components import Components, found_in
from kelisim.register.decisions import Standing, newest, standing
from kelisim.register.lines import Place
from kelisim.register.reports import changed
from kelisim.register.ties import Crossings, Order, Ties, ties_of
from kelisim.register.together import Piece, finished, relations_of

_FEW = 20
_ASKS_OTHERS = ("agreement", "body")


@dataclass(frozen=True)
class Ground:
    """What lies under a register, so that it can be built on.

    Attributes:
        ties: Of each record, by its id, in the register's order.
        relations: Of the records that have any, by id.
        components: Of all claims that count, also in reports later than the day.
        linker: Whose links count, 0 where there are none.
        crossings: Where the ties meet.
    """

    ties: Mapping[str, Ties] = field(default_factory=dict)
    relations: Mapping[str, tuple[Relation, ...]] = field(default_factory=dict)
    components: Components = field(default_factory=Components)
    linker: int = 0
    crossings: Crossings = field(default_factory=Crossings)


class Base:
    """A register of a day that can be built on.

    Args:
        register: What it shows.
        ground: Gives what lies under it, when it is first built on.
        looked_at: How many claims had to be looked at to make it.
    """

    def __init__(self, register: Register, ground: Callable[[], Ground] = Ground, looked_at: int = 0) -> None:
        self.register = register
        self.looked_at = looked_at
        self._ground = ground

    @cached_property
    def ground(self) -> Ground:
        """What lies under it."""
        return self._ground()

    @cached_property
    def records(self) -> Mapping[str, Record]:
        """The records by their own ids."""
        return {record.id: record for record in self.register.records}

    def fits(self, decisions: Iterable[Decision]) -> bool:
        """Whether it can be built on after these decisions.

        It cannot after a newer linker's links, which put all earlier ones out of force; nor where two claims were
        amended to be one, so that an id does not tell whose it is.
        """
        told, linker = newest(decisions), self.ground.linker
        return told <= (linker or told) and not self._is_ambiguous

    @property
    def _is_ambiguous(self) -> bool:
        amended, counted = self.register.aliases.values(), self.ground.components.of
        return len(set(amended)) < len(amended) or any(claim in counted for claim in amended)

    def whole(self, claims: Iterable[str]) -> frozenset[str]:
        """These claims (first ids) with all that hang together with them."""
        return self.ground.components.whole(claims)


class Growth:
    """How a register changes: ``take`` what is told while something is ``lacking``; then it is ``done``.

    Args:
        base: The register before.
    """

    def __init__(self, base: Base) -> None:
        self._base, self._before, self._on = base, base.ground, base.register.on
        self._linker = base.ground.linker
        self._claims: set[str] = set()
        self._gone: dict[str, Record] = {}
        self._come: dict[str, Piece] = {}
        self._aliases: dict[str, str] = {}
        self._components: list[list[str]] = []
        self._reports: dict[str, Document | None] = {}
        self._latest: tuple[Entries, Standing] | None = None

    def beyond(self, told: Entries, claims: Collection[str]) -> frozenset[str]:
        """The claims that must be told too, as decisions hold them together with these.

        Args:
            told: The claims with all decisions on them.
            claims: The ids asked for, also of those that do not count.
        """
        held = self._decided(told).same
        outside = {side for _, *sides in held for side in sides} - set(claims)
        return self._base.whole(outside & self._before.components.of.keys())

    def take(self, told: Entries, claims: Collection[str], reports: Iterable[str] = ()) -> None:
        """Work out the records of whole components.

        Args:
            told: The claims with their reports and all decisions on them.
            claims: Their first ids, also of those that do not count any more.
            reports: Digests of the reports that changed, came or went; they are told, unless they went.
        """
        decided = self._decided(told)
        self._linker = decided.linker
        shown = {key: doc for key, doc in told.document_of.items() if (doc.date or "") <= self._on.isoformat()}
        self._reports.update({digest: shown.get(digest) for digest in reports})
        self._claims.update(claims)
        self._gone.update({record.id: record for record in self._showing(claims)})
        self._components.extend(found_in(decided))
        self._aliases.update({key: claim.id for key, claim in decided.claims.items() if key != claim.id})
        for ids in groups(decided):
            if lines := lines_of(ids, decided, shown):
                record = record_of(lines, self._on)
                kept = tuple(lines) if record.kind in _ASKS_OTHERS else ()
                self._come[record.id] = Piece(record, ties_of(record, lines, decided), kept)

    def _decided(self, told: Entries) -> Standing:
        """What is decided, worked out once for what is told."""
        if self._latest is None or self._latest[0] is not told:
            self._latest = told, standing(told, linker=self._linker or None)
        return self._latest[1]

    def _showing(self, claims: Iterable[str]) -> Iterator[Record]:
        """The records before that hold any of the claims."""
        register = self._base.register
        for claim in claims:
            record = register.holders.get(register.aliases.get(claim, claim))
            if record is not None:
                yield record

    def lacking(self) -> frozenset[str]:
        """The claims of further components, whose records look at what changed; none where all is told."""
        places, names = self._stirred()
        concerned = self._crossings.concerned(self._before.crossings, places, names) - self._come.keys()
        first = {now: before for before, now in self._base.register.aliases.items()}
        shown = (claim for key in concerned for claim in self._base.records[key].claim_ids)
        return self._base.whole(first.get(claim, claim) for claim in shown)

    def _stirred(self) -> tuple[set[Place], set[str]]:
        """The sentences and family names of meetings that changed, came or went."""
        met = {key: (record, self._before.ties[key]) for key, record in self._gone.items() if record.kind == "meeting"}
        came = {key: (one.record, one.ties) for key, one in self._come.items() if one.record.kind == "meeting"}
        places: set[Place] = set()
        names: set[str] = set()
        for key in met.keys() | came.keys():
            before, now = met.get(key), came.get(key)
            if before and now and _look(*before) == _look(*now):
                places.update(set(before[1].places) ^ set(now[1].places))
            else:
                places.update(place for one in (before, now) if one for place in one[1].places)
            names.update(name for one in (before, now) if one for name, _ in one[1].people)
        return places, names

    @property
    def _crossings(self) -> Crossings:
        gone = ((key, record.kind, self._before.ties[key]) for key, record in self._gone.items())
        come = ((key, one.record.kind, one.ties) for key, one in self._come.items())
        return self._before.crossings.with_changes(gone, come)

    def done(self, known: str | None) -> Base:
        """The register with all that was told.

        Args:
            known: The moment that it shows, ``None`` for now.
        """
        crossings = self._crossings
        come = self._finished(crossings)
        records = {key: record for key, record in self._base.records.items() if key not in self._gone}
        records.update({key: one.record for key, one in come.items()})
        told = {key: come[key].ties if key in come else self._before.ties[key] for key in records}
        ties = {key: told[key] for key in self._order(records, told, come.keys())}
        relations = relations_of(ties) if self._are_other_kin(come) else self._before.relations
        records.update([*self._related(records, relations, come.keys())])
        components = self._before.components.with_changes(self._claims, self._components)
        ground = Ground(ties, relations, components, self._linker, crossings)
        return self._based(known, {key: records[key] for key in ties}, ground)

    def _order(self, records: Mapping[str, Record], ties: Mapping[str, Ties], come: Collection[str]) -> Sequence[str]:
        """The ids of the records in the register's order; the records that were there stand in it already."""

        def place(key: str) -> tuple[str, Order, str]:
            return records[key].kind, ties[key].order, key

        if len(come) * _FEW > len(records):
            return sorted(records, key=place)
        found = [key for key in self._before.ties if key in records and key not in come]
        for key in come:
            insort(found, key, key=place)
        return found

    def _are_other_kin(self, come: Mapping[str, Piece]) -> bool:
        """Whether anything is other than it was of what relations are made of."""
        before = {key: self._before.ties[key] for key in self._gone}
        kin = [{key: (one.order, one.kin, one.sat) for key, one in some.items() if one.kin or one.sat}
               for some in (before, {key: one.ties for key, one in come.items()})]  # fmt: skip
        return kin[0] != kin[1]

    def _finished(self, crossings: Crossings) -> dict[str, Piece]:
        def meeting(key: str) -> Piece:
            return self._come.get(key) or Piece(self._base.records[key], self._before.ties[key])

        return {key: finished(piece, crossings, meeting, self._on) for key, piece in self._come.items()}

    def _related(
        self, records: Mapping[str, Record], relations: Mapping[str, tuple[Relation, ...]], come: Collection[str]
    ) -> Iterator[tuple[str, Record]]:
        """The records whose relations are others than they were."""
        before = self._before.relations
        for key in [*before.keys() | relations.keys()]:
            now = relations.get(key, ())
            if key in records and now != (() if key in come else before.get(key, ())):
                yield key, _with(records[key], relations=now)

    def _based(self, known: str | None, records: Mapping[str, Record], ground: Ground) -> Base:
        before = self._base.register
        documents = changed(before.documents, self._reports)
        aliases = {key: now for key, now in before.aliases.items() if key not in self._claims} | self._aliases
        register = Register(before.parties, self._on, known, tuple(records.values()), documents, aliases)
        made = Base(register, lambda: ground, len(self._claims))
        if not made._is_ambiguous:
            old = self._base.records
            gone = [record for key, record in old.items() if records.get(key) is not record]
            come = [record for key, record in records.items() if old.get(key) is not record]
            register.take_over(before, gone, come)
        return made


def _look(record: Record, ties: Ties) -> tuple[object, ...]:
    """What a body sees of a meeting, but for the sentences that tell it."""
    return record.value("date"), record.status, ties.order


def _with(record: Record, **changes: object) -> Record:
    """The record with some parts exchanged; one that is read when it is looked at stays so."""
    made = copy.copy(record)
    made.__dict__.update(changes)
    return made
