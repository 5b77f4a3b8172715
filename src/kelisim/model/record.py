"""Records: the claims that speak of one thing, with their history; and the register of all of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from kelisim.errors import NotFoundError
from kelisim.model.claim import Claim
from kelisim.model.document import Document
from kelisim.model.history import Act, Relation, Session, TargetStep


@dataclass(frozen=True, slots=True)
class StatusStatement:
    """One claim's word on a status: "this report of that day says: in force since then".

    Attributes:
        status: The value said.
        stated_on: The report's day (ISO), ``None`` where the report has no date.
        effective: Since when, as the claim tells (ISO), else ``None``.
        claim_id: The claim.
    """

    status: str
    stated_on: str | None
    effective: str | None
    claim_id: str


@dataclass(frozen=True, slots=True)
class SlotView:
    """The value shown for one slot, the claims that support it, and its rivals.

    Attributes:
        value: The value in its model type, or ``None``.
        claim_ids: The claims that say so.
        chosen_by: The printed rule that chose it (METHOD.md section 7).
        rivals: Other values, each with its claims.
    """

    value: object
    claim_ids: tuple[str, ...] = ()
    chosen_by: str = ""
    rivals: tuple[tuple[object, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a contradiction: a value and the claims that say it."""

    value: object
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Unlike values of one slot that cannot both be true.

    Attributes:
        kind: ``value``, ``status``, ``date``, ``identity`` or ``definition``.
        slot: The slot.
        sides: At least two.
        days_apart: Days between the nearest reports of two sides.
    """

    kind: str
    slot: str
    sides: tuple[Side, ...]
    days_apart: int

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """All claims of all sides."""
        return tuple(claim_id for side in self.sides for claim_id in side.claim_ids)


@dataclass(frozen=True)
class Record:
    """The claims that speak of one thing.

    Attributes:
        id: That of its earliest claim (``record_id``); ids of its other claims resolve too.
        claims: In order of the reports' dates, then of the text.
        fields: Subject fields, most often named first.
        status: The status shown on the day of the view, ``None`` for kinds without one.
        slots: Per slot the value shown and its rivals.
        history: Statements of status in order.
        grade: Evidence grade A to E (METHOD.md section 6).
        mentions: Days (ISO) of the first and the last report that speaks of it.
        last_change: Day of the last report that told something new of its status or values.
        silence: ``fresh``, ``quiet``, ``silent`` or ``dormant`` by the days since the last mention (METHOD.md, 8).
        steps: Of a target: every statement of it in order.
        acts: Of an agreement: its dated acts, by party where told.
        missing: Of an agreement: the next steps that no report tells (``ratified:UZB``, ``in_force``).
        sessions: Of a body: its sessions in order.
        interval_days: Of a body: days between its sessions, in the middle.
        dormant: Of a body: no session for twice that interval, else for 24 months.
        relations: Other records that it hangs together with, and its older names.
    """

    id: str
    kind: str
    title: str
    parties: tuple[str, ...]
    fields: tuple[str, ...]
    claims: tuple[Claim, ...]
    slots: Mapping[str, SlotView]
    status: str | None = None
    history: tuple[StatusStatement, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    grade: str = "E"
    mentions: tuple[str | None, str | None] = (None, None)
    last_change: str | None = None
    silence: str = "fresh"
    steps: tuple[TargetStep, ...] = ()
    acts: tuple[Act, ...] = ()
    missing: tuple[str, ...] = ()
    sessions: tuple[Session, ...] = ()
    interval_days: int | None = None
    dormant: bool = False
    relations: tuple[Relation, ...] = ()

    @cached_property
    def claim_ids(self) -> tuple[str, ...]:
        """The ids of its claims, in their order."""
        return tuple(claim.id for claim in self.claims)

    def value(self, slot: str) -> object:
        """The value shown for a slot, ``None`` where nothing is known."""
        view = self.slots.get(slot)
        return None if view is None else view.value


def record_id(kind: str, claim_id: str) -> str:
    """The id of a record by one of its claims: ``c-`` exchanged for the kind's first three letters."""
    return f"{kind[:3]}{claim_id[1:]}"


class _Claims(Mapping[str, Claim]):
    """The claims of records by id."""

    def __init__(self, records: Mapping[str, Record]) -> None:
        self._records = records
        self._claims: dict[str, Claim] = {}

    def __getitem__(self, claim_id: str) -> Claim:
        if claim_id not in self._claims:
            record = self._records[claim_id]
            self._claims.update(zip(record.claim_ids, record.claims, strict=True))
        return self._claims[claim_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)


_Named = tuple[Record, Sequence[str]]


def _own(record: Record) -> _Named:
    return record, record.claim_ids


def _firsts(aliases: Mapping[str, str]) -> Mapping[str, str]:
    return {shown: first for first, shown in aliases.items()}


def _ids(record: Record, firsts: Mapping[str, str]) -> _Named:
    """A record with all ids under which it is found."""
    claims = [*record.claim_ids, *(firsts[claim] for claim in record.claim_ids if claim in firsts)]
    return record, [*claims, *(record_id(record.kind, claim) for claim in claims), record.id]


def _exchanged(table: Mapping[str, Record], gone: Iterable[_Named], come: Iterable[_Named]) -> dict[str, Record]:
    made = dict(table)
    for _, ids in gone:
        for one in ids:
            made.pop(one, None)
    for record, ids in come:
        made.update(dict.fromkeys(ids, record))
    return made


@dataclass(frozen=True)
class Register:
    """All records of the parties on a day, as known at a moment."""

    parties: tuple[str, ...]
    on: dt.date
    known: str | None
    records: tuple[Record, ...]
    documents: Mapping[str, Document] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)  # first ids of amended claims to their ids as shown

    def document(self, claim: Claim) -> Document:
        """The report in which a claim stands."""
        return self.documents[claim.quote.document_digest]

    @cached_property
    def holders(self) -> Mapping[str, Record]:
        """Records by the ids of their claims as shown."""
        return {claim_id: record for record in self.records for claim_id in record.claim_ids}

    @cached_property
    def record_of(self) -> Mapping[str, Record]:
        """Records by the id of any of their claims, and by the id that any of these would give or gave them."""
        found = dict(self.holders)
        found |= {first: found[shown] for first, shown in self.aliases.items() if shown in found}
        found |= {record_id(record.kind, claim_id): record for claim_id, record in found.items()}
        return found | {record.id: record for record in self.records}

    def take_over(self, before: Register, gone: Sequence[Record], come: Sequence[Record]) -> None:
        """Make ``holders`` and ``record_of`` out of those of a register that differs in a few records.

        Args:
            before: The other register.
            gone: Its records that this one does not have.
            come: The records of this one that it does not have.
        """
        if "holders" in before.__dict__:
            self.__dict__["holders"] = _exchanged(before.holders, map(_own, gone), map(_own, come))
        if "record_of" in before.__dict__:
            firsts = [_firsts(register.aliases) for register in (before, self)]
            ids = [[_ids(record, first) for record in some] for some, first in zip((gone, come), firsts, strict=True)]
            self.__dict__["record_of"] = _exchanged(before.record_of, *ids)

    @cached_property
    def claim_of(self) -> Mapping[str, Claim]:
        """Claims by id; of a register that was kept, only the records asked for are looked up."""
        return _Claims(self.holders)

    def of_kind(self, kind: str) -> tuple[Record, ...]:
        """The records of one kind."""
        return tuple(record for record in self.records if record.kind == kind)

    def find(self, wanted: str) -> Record:
        """The record that an id, or the beginning of one, names; failing that, the one whose title holds the words.

        Raises:
            NotFoundError: If none or several fit.
        """
        if wanted in self.record_of:
            return self.record_of[wanted]
        found = {r.id: r for key, r in self.record_of.items() if key.startswith(wanted)}
        if not found:
            found = {r.id: r for r in self.records if wanted.casefold() in r.title.casefold()}
            whole = {key: r for key, r in found.items() if wanted.casefold() == r.title.casefold()}
            found = whole if len(whole) == 1 else found
        if len(found) == 1:
            return next(iter(found.values()))
        if not found:
            raise NotFoundError(
                f"no record has the id or title {wanted!r}; `kelisim records` lists them", subject=wanted
            )
        names = "; ".join(f"{r.id} {r.title}" for r in list(found.values())[:5])
        raise NotFoundError(f"{wanted!r} fits {len(found)} records ({names}); write more of the id", subject=wanted)
