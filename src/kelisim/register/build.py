"""The register on a day: claims under decisions become records. A pure function of the entries and the day."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kelisim.model import Claim, Document, Entries, Record, Register, Relation, Session, SlotView
from kelisim.model.record import record_id
from kelisim.register.acts import acts, missing, people_of
from kelisim.register.cluster import groups
from kelisim.register.contradictions import contradictions
from kelisim.register.decisions import Standing, standing
from kelisim.register.grades import grade
from kelisim.register.lineage import by_record, kin_of, lineage
from kelisim.register.lines import Line
from kelisim.register.sessions import interval_of, is_dormant, meetings_by_place, sessions_of
from kelisim.register.shown import shown
from kelisim.register.silence import last_change, mentions, silence
from kelisim.register.status import statements, status_of
from kelisim.register.targets import steps

Told = list[tuple[Record, list[Line]]]


def build(entries: Entries, *, on: dt.date) -> Register:
    """All records as reports published up to a day tell them.

    Which claims speak of one thing is decided over everything known, also by reports after the day: identity has no
    date. What is said of the thing is only what reports up to the day say. A report without a day counts on any day.

    Args:
        entries: What the register was told up to a moment (``entries.known``).
        on: The day.
    """
    decided = standing(entries)
    documents = {key: doc for key, doc in entries.document_of.items() if (doc.date or "") <= on.isoformat()}
    told = [(_record(lines, on), lines) for ids in groups(decided) if (lines := _lines(ids, decided, documents))]
    told.sort(key=lambda item: (item[0].kind, item[1][0].order, item[0].id))
    records = tuple(_relate(told, on))
    aliases = {key: claim.id for key, claim in decided.claims.items() if key != claim.id}
    return Register(entries.parties, on, entries.known, records, documents, aliases)


def _lines(ids: Sequence[str], decided: Standing, documents: Mapping[str, Document]) -> list[Line]:
    found = []
    for claim_id in ids:
        claim = decided.claims[claim_id]
        digest = claim.quote.document_digest
        if digest in documents:
            origin = decided.reprints.get(digest, digest)
            found.append(Line(claim, documents[digest], origin, claim_id, claim_id in decided.accepted))
    return sorted(found, key=lambda line: line.order)


def _record(lines: Sequence[Line], on: dt.date) -> Record:
    first = lines[0].claim
    status = status_of(first.kind, lines)
    slots = shown(lines, status)
    when = mentions(lines)
    clashes = contradictions(lines)
    evidence = grade(lines)
    return Record(
        id=record_id(first.kind, lines[0].key),
        kind=first.kind,
        title=_title(first, slots),
        parties=tuple(sorted({code for line in lines for code in line.claim.parties})),
        fields=_fields(lines),
        claims=tuple(line.claim for line in lines),
        slots=slots,
        status=status,
        history=statements(lines),
        contradictions=clashes,
        grade="C" if evidence == "B" and clashes else evidence,  # B is that both sides say the same
        mentions=when,
        last_change=last_change(lines),
        silence=silence(when[1], on),
        steps=steps(lines) if first.kind == "target" else (),
    )


def _title(first: Claim, slots: Mapping[str, SlotView]) -> str:
    values = {name: view.value for name, view in slots.items() if view.value is not None}
    return first.type.title(type(first.slots)(**{**vars(first.slots), **values}))


def _fields(lines: Sequence[Line]) -> tuple[str, ...]:
    counted = Counter(name for line in lines for name in line.claim.fields)
    return tuple(name for name, _ in sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def _relate(told: Told, on: dt.date) -> list[Record]:
    """The records with what only several of them together tell: sessions, acts by party, lineage."""
    of_meetings = [(record, lines) for record, lines in told if record.kind == "meeting"]
    meetings = meetings_by_place(of_meetings)
    people = people_of([line for _, lines in of_meetings for line in lines])
    kins = (kin for record, lines in told if (kin := kin_of(record, lines)))
    relations: dict[str, list[Relation]] = lineage(kins)
    found: list[Record] = []
    for record, lines in told:
        if record.kind == "agreement":
            done = acts(lines, people)
            found.append(replace(record, acts=done, missing=missing(record.value("type"), done, record.parties)))
        elif record.kind == "body":
            held = sessions_of(lines, meetings)
            interval = interval_of(held)
            dormant = is_dormant(held, interval, on)
            found.append(replace(record, sessions=held, interval_days=interval, dormant=dormant))
            _tell_meetings(relations, record, held)
        else:
            found.append(record)
    return [replace(r, relations=by_record(relations, r.id)) if r.id in relations else r for r in found]


def _tell_meetings(relations: dict[str, list[Relation]], body: Record, held: Sequence[Session]) -> None:
    for session in held:
        if session.record_id:
            told = Relation("session_of", body.id, "told in one sentence", session.claim_ids)
            relations.setdefault(session.record_id, []).append(told)
