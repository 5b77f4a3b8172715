"""A register as flat rows: one mapping a line, the same keys in every line of a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from kelisim.model import Claim, Document, Period, Record, Register
from kelisim.model.claim import plain_slots
from kelisim.model.codec import claim_to_plain
from kelisim.model.kinds import Participant, plain_number
from kelisim.model.measure import Measure, Point


def claim_row(claim: Claim, register: Register) -> dict[str, object]:
    """A claim with its id, its record, its report and its quote, then its slots."""
    document = register.document(claim)
    record = register.record_of[claim.id]
    return {
        "id": claim.id,
        "record": record.id,
        "report_date": document.date,
        "publisher": document.publisher,
        "source_url": document.source_url,
        "confidence": claim.confidence,
        **claim_to_plain(claim, document),
    }


def claim_rows(register: Register) -> list[dict[str, object]]:
    """All claims of a register, by report and place in it."""
    rows = [claim_row(claim, register) for record in register.records for claim in record.claims]
    return sorted(rows, key=lambda row: (str(row["report_date"] or ""), str(row["doc"]), str(row["start"]).zfill(9)))


def record_row(record: Record, register: Register) -> dict[str, object]:  # noqa: ARG001  (as the other rows)
    """A record as a list shows it."""
    first, last = record.mentions
    return {
        "id": record.id,
        "kind": record.kind,
        "title": record.title,
        "status": record.status,
        "parties": list(record.parties),
        "fields": list(record.fields),
        "grade": record.grade,
        "first_report": first,
        "last_report": last,
        "claims": len(record.claim_ids),
        "contradictions": len(record.contradictions),
        **{name: plain(view.value) for name, view in record.slots.items() if name not in ("title", "status")},
    }


def record_rows(register: Register) -> list[dict[str, object]]:
    """All records of a register."""
    return [record_row(record, register) for record in register.records]


def measure_row(measure: Measure, register: Register) -> dict[str, object]:
    """A measure as a list shows it; rates as fractions."""
    record = register.record_of[measure.record_id]
    return {
        "record": record.id,
        "title": record.title,
        "indicator": measure.indicator,
        "target": plain(measure.target.value),
        "unit": measure.target.unit,
        "deadline": measure.deadline.text if measure.deadline else None,
        "deadline_dropped": measure.deadline_dropped,
        "attained": _value(measure.attained),
        "attained_period": measure.attained.period.text if measure.attained else None,
        "attained_by": measure.attained.area if measure.attained else None,
        "attained_low": _value(measure.attained_low),
        "attained_high": _value(measure.attained_high),
        "gap": plain(measure.gap),
        "needed_growth": measure.needed_growth,
        "past_growth": measure.past_growth,
        "rating": measure.rating,
    }


def measure_rows(measures: Iterable[Measure], register: Register) -> list[dict[str, object]]:
    """All measures, in their order."""
    return [measure_row(measure, register) for measure in measures]


def source_rows(documents: Iterable[Document], register: Register) -> list[dict[str, object]]:
    """The reports that the register rests on, with how many of its claims stand in each."""
    counts = Counter(claim.quote.document_digest for record in register.records for claim in record.claims)
    return [
        {
            "report": document.name,
            "date": document.date,
            "publisher": document.publisher,
            "title": document.title,
            "language": document.language,
            "source_url": document.source_url,
            "retrieved_at": document.retrieved_at,
            "claims": counts[document.digest],
            "digest": document.digest,
        }
        for document in documents
    ]


def _value(point: Point | None) -> object:
    return None if point is None else plain(point.value)


def plain(value: object) -> object:
    """A slot's value as JSON shows it."""
    if isinstance(value, Decimal):
        return plain_number(value)
    if isinstance(value, Period):
        return value.text
    if isinstance(value, Participant):
        return {"name": value.name, "role": value.role, "country": value.country}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return value


def slots_line(claim: Claim) -> str:
    """A claim's slots in one line, empty ones left out."""
    shown = ((name, value) for name, value in plain_slots(claim.slots).items() if value not in (None, [], ()))
    return ", ".join(f"{name} {_inline(value)}" for name, value in shown)


def _inline(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(_inline(item) for item in value)
    if isinstance(value, dict):
        return " ".join(str(part) for part in value.values() if part)
    return str(value)
