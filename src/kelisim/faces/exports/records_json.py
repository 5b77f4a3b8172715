"""The register as JSON for pipes: records with status, shown slots, claims by report and span, contradictions."""

from __future__ import annotations

from typing import Any

from kelisim.model import Claim, Record, Register
from kelisim.model.codec import to_json
from kelisim.model.kinds import Participant
from kelisim.model.period import Period


def records_to_plain(register: Register) -> dict[str, Any]:
    """What ``kelisim records --format json`` prints, as plain data (decimals stay exact).

    Args:
        register: The register of a day.
    """
    return {
        "parties": list(register.parties),
        "on": register.on.isoformat(),
        "known": register.known,
        "records": [_record(register, record) for record in register.records],
    }


def write(register: Register) -> bytes:
    """The same as JSON text in UTF-8."""
    return (to_json(records_to_plain(register), indent=1) + "\n").encode()


def _record(register: Register, record: Record) -> dict[str, Any]:
    return {
        "id": record.id,
        "kind": record.kind,
        "name": record.title,
        "parties": list(record.parties),
        "fields": list(record.fields),
        "status": record.status,
        "grade": record.grade,
        "slots": {name: _plain(view.value) for name, view in record.slots.items()},
        "claims": [_claim(register, claim) for claim in record.claims],
        "history": [
            {"status": s.status, "stated_on": s.stated_on, "effective": s.effective, "claim": s.claim_id}
            for s in record.history
        ],
        "contradictions": [
            {
                "kind": found.kind,
                "slot": found.slot,
                "days_apart": found.days_apart,
                "sides": [{"value": _plain(side.value), "claims": list(side.claim_ids)} for side in found.sides],
                "claims": [_claim(register, register.claim_of[key]) for key in found.claim_ids],
            }
            for found in record.contradictions
        ],
    }


def _claim(register: Register, claim: Claim) -> dict[str, Any]:
    span = claim.quote.span
    return {
        "id": claim.id,
        "doc": register.document(claim).name,
        "kind": claim.kind,
        "start": span.start,
        "end": span.end,
    }


def _plain(value: object) -> Any:  # noqa: ANN401  (a slot's value, whatever its type)
    if isinstance(value, Period):
        return value.text
    if isinstance(value, Participant):
        return {"name": value.name, "role": value.role, "country": value.country}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
