"""What a record's own claims tell of it, before any other record is looked at."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence

from kelisim.model import Claim, Document, Record, SlotView
from kelisim.model.record import record_id
from kelisim.register.contradictions import contradictions
from kelisim.register.decisions import Standing
from kelisim.register.grades import grade
from kelisim.register.lines import Line
from kelisim.register.shown import shown
from kelisim.register.silence import last_change, mentions, silence
from kelisim.register.status import statements, status_of
from kelisim.register.targets import steps


def lines_of(ids: Sequence[str], decided: Standing, documents: Mapping[str, Document]) -> list[Line]:
    """The claims of one record that stand in these reports, in order.

    Args:
        ids: First ids of claims.
        decided: Gives the claims as amended.
        documents: Reports by digest; what stands in others is left out.
    """
    found = []
    for claim_id in ids:
        claim = decided.claims[claim_id]
        digest = claim.quote.document_digest
        if digest in documents:
            origin = decided.reprints.get(digest, digest)
            words = decided.disputed.get(claim_id, ())
            found.append(Line(claim, documents[digest], origin, claim_id, claim_id in decided.accepted, words))
    return sorted(found, key=lambda line: line.order)


def record_of(lines: Sequence[Line], on: dt.date) -> Record:
    """The record of some claims, at least one, on a day."""
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
