"""The register on a day: claims under decisions become records. A pure function of the entries and the day."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence

from kelisim.model import Claim, Document, Entries, Record, Register, SlotView
from kelisim.register.cluster import groups
from kelisim.register.contradictions import contradictions
from kelisim.register.decisions import Standing, standing
from kelisim.register.lines import Line
from kelisim.register.shown import shown
from kelisim.register.status import statements, status_of


def build(entries: Entries, *, on: dt.date) -> Register:
    """All records as reports published up to a day tell them.

    Which claims speak of one thing is decided over everything known, also by reports after the day: identity has no
    date. What is said of the thing is only what reports up to the day say.

    Args:
        entries: What the register was told up to a moment (``entries.known``).
        on: The day.
    """
    decided = standing(entries)
    documents = {key: doc for key, doc in entries.document_of.items() if (doc.date or "") <= on.isoformat()}
    records = [_record(lines) for ids in groups(decided) if (lines := _lines(ids, decided, documents))]
    records.sort(key=lambda record: (record.kind, _order(record, documents)))
    return Register(entries.parties, on, entries.known, tuple(records), documents)


def _order(record: Record, documents: Mapping[str, Document]) -> tuple[str, str]:
    return documents[record.claims[0].quote.document_digest].date or "", record.id


def _lines(ids: Sequence[str], decided: Standing, documents: Mapping[str, Document]) -> list[Line]:
    found = []
    for claim_id in ids:
        claim = decided.claims[claim_id]
        digest = claim.quote.document_digest
        if digest in documents:
            origin = decided.reprints.get(digest, digest)
            found.append(Line(claim, documents[digest], origin, claim_id in decided.accepted))
    return sorted(found, key=lambda line: line.order)


def _record(lines: Sequence[Line]) -> Record:
    first = lines[0].claim
    status = status_of(first.kind, lines)
    slots = shown(lines, status)
    return Record(
        id=f"{first.kind[:3]}{first.id[1:]}",
        kind=first.kind,
        title=_title(first, slots),
        parties=tuple(sorted({code for line in lines for code in line.claim.parties})),
        fields=_fields(lines),
        claims=tuple(line.claim for line in lines),
        slots=slots,
        status=status,
        history=statements(lines),
        contradictions=contradictions(lines),
    )


def _title(first: Claim, slots: Mapping[str, SlotView]) -> str:
    values = {name: view.value for name, view in slots.items() if view.value is not None}
    return first.type.title(type(first.slots)(**{**vars(first.slots), **values}))


def _fields(lines: Sequence[Line]) -> tuple[str, ...]:
    counted = Counter(name for line in lines for name in line.claim.fields)
    return tuple(name for name, _ in sorted(counted.items(), key=lambda item: (-item[1], item[0])))
