"""What only several records tell together: a body's sessions, a party's acts, lineage."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from kelisim.model import Record, Relation
from kelisim.register.acts import acts, missing
from kelisim.register.lineage import by_record, lineage
from kelisim.register.lines import Line, Place
from kelisim.register.sessions import interval_of, is_dormant, sessions_of, stated_interval
from kelisim.register.ties import Crossings, Ties


@dataclass(frozen=True)
class Piece:
    """A record as its own claims tell it, with its ties. Claims are kept where other records are still to be asked."""

    record: Record
    ties: Ties
    lines: tuple[Line, ...] = ()


def finished(piece: Piece, crossings: Crossings, meeting: Callable[[str], Piece], on: dt.date) -> Piece:
    """The record with what others tell of it, but for its relations.

    Args:
        piece: The record.
        crossings: Where it meets others.
        meeting: Gives a meeting by its id.
        on: The day.
    """
    record, lines = piece.record, piece.lines
    if record.kind == "agreement":
        done = acts(lines, crossings.country)
        whole = replace(record, acts=done, missing=missing(record.value("type"), done, record.parties))
        return Piece(whole, piece.ties)
    if record.kind != "body":
        return piece
    held = sessions_of(lines, {place: _told_at(place, crossings, meeting) for place in piece.ties.places})
    interval = interval_of(held)
    dormant = is_dormant(held, stated_interval(lines) or interval, on)
    whole = replace(record, sessions=held, interval_days=interval, dormant=dormant)
    sat = tuple((session.record_id, session.claim_ids) for session in held if session.record_id)
    return Piece(whole, replace(piece.ties, sat=sat))


def _told_at(place: Place, crossings: Crossings, meeting: Callable[[str], Piece]) -> Sequence[Record]:
    """The sessions and forums that a sentence tells, in the register's order."""
    found = [meeting(key) for key in crossings.meetings.get(place, ())]
    return [piece.record for piece in sorted(found, key=lambda piece: (piece.ties.order, piece.record.id))]


def relations_of(ties: Mapping[str, Ties]) -> dict[str, tuple[Relation, ...]]:
    """The relations of the records that have any, by id.

    Args:
        ties: Of all records, in the register's order.
    """
    found: dict[str, list[Relation]] = defaultdict(list)
    found.update(lineage(own.kin for own in ties.values() if own.kin))
    for body, own in ties.items():
        for meeting, claim_ids in own.sat:
            found[meeting].append(Relation("session_of", body, "told in one sentence", claim_ids))
    return {record_id: by_record(found, record_id) for record_id in found}
