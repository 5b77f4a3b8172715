"""One record as JSON with all that is known of it: values, history, lineage, contradictions, claims."""

from __future__ import annotations

from kelisim.faces.exports.rows import claim_row, plain, record_row
from kelisim.model import Contradiction, Record, Register
from kelisim.model.history import slip_days

Plain = dict[str, object]


def whole_row(record: Record, register: Register) -> Plain:
    """The record; each statement names the claims that it rests on."""
    return record_row(record, register) | {
        "history": [
            {"status": one.status, "stated_on": one.stated_on, "since": one.effective, "claim": one.claim_id}
            for one in record.history
        ],
        "steps": [
            {"stated_on": one.stated_on, "move": one.move, "value": plain(one.value), "unit": one.unit,
             "deadline": plain(one.deadline), "claim": one.claim_id}
            for one in record.steps
        ],
        "slip_days": slip_days(record.steps),
        "acts": [
            {"status": one.status, "party": one.party, "date": one.date, "claims": list(one.claim_ids)}
            for one in record.acts
        ],
        "missing": list(record.missing),
        "sessions": [
            {"number": one.number, "date": plain(one.date), "status": one.status, "meeting": one.record_id,
             "claims": list(one.claim_ids)}
            for one in record.sessions
        ],
        "interval_days": record.interval_days,
        "dormant": record.dormant,
        "relations": [
            {"kind": one.kind, "other": one.other, "reason": one.reason, "claims": list(one.claim_ids)}
            for one in record.relations
        ],
        "disputes": [_dispute(one) for one in record.contradictions],
        "claims": [claim_row(claim, register) for claim in record.claims],
    }  # fmt: skip


def _dispute(one: Contradiction) -> Plain:
    sides = [{"value": plain(side.value), "claims": list(side.claim_ids)} for side in one.sides]
    return {"kind": one.kind, "slot": one.slot, "days_apart": one.days_apart, "sides": sides}
