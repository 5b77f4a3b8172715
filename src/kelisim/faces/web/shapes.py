"""Records, claims, reports and findings as the plain data that pages and their twins show."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kelisim.faces.dossier.html.marks import shape_of
from kelisim.faces.dossier.html.markup import web_address
from kelisim.faces.dossier.words import Words
from kelisim.faces.exports.rows import plain
from kelisim.faces.web.restating import step_shape
from kelisim.model import Act, Claim, Contradiction, Document, Record, Register, Relation, Session
from kelisim.model.claim import plain_slots
from kelisim.model.review import Finding, Item, Review

Plain = dict[str, Any]


def claim_shape(claim: Claim, register: Register, words: Words) -> Plain:
    """A claim with its quote, its slots in words, and the report in which it stands."""
    record = register.record_of.get(claim.id)
    return {
        "id": claim.id,
        "kind": claim.kind,
        "title": claim.title,
        "status": claim.status,
        "record": record.id if record else None,
        "quote": claim.quote.text,
        "start": claim.quote.span.start,
        "end": claim.quote.span.end,
        "parties": list(claim.parties),
        "fields": list(claim.fields),
        "speaker": claim.speaker,
        "confidence": claim.confidence,
        "rule": claim.rule,
        "slots": plain_slots(claim.slots),
        "told": told_slots(claim, words),
        "report": report_shape(register.document(claim)),
    }


def told_slots(claim: Claim, words: Words) -> list[list[str]]:
    """A claim's slots as pairs of label and words, empty ones left out."""
    item = Item(claim.id, claim.kind, claim.title, claim.status, claim.fields, plain_slots(claim.slots), (), ())
    status = [[words.labels.label("slots", "status"), words.status(claim.status)]] if claim.status else []
    return [*status, *([name, said] for name, said in words.details(item))]


def report_shape(document: Document) -> Plain:
    """A report as a list shows it."""
    return {
        "digest": document.digest,
        "name": document.name,
        "title": document.title or document.name,
        "date": document.date,
        "publisher": document.publisher,
        "language": document.language,
        "url": web_address(document.source_url),
    }


def record_shape(record: Record) -> Plain:
    """A record as a list shows it."""
    return {
        "id": record.id,
        "kind": record.kind,
        "title": record.title,
        "status": record.status,
        "stage": shape_of(record.status) if record.status else None,
        "parties": list(record.parties),
        "fields": list(record.fields),
        "grade": record.grade,
        "first_report": record.mentions[0],
        "last_report": record.mentions[1],
        "claims": len(record.claims),
        "contradictions": len(record.contradictions),
        "silence": record.silence,
    }


def record_whole(record: Record, register: Register, words: Words) -> Plain:
    """A record with its slots, history, contradictions and claims."""
    return record_shape(record) | {
        "slots": _slots(record, words),
        "history": [_statement(record, n, register) for n in range(len(record.history))],
        "disputes": [dispute_shape(one, record, register, words) for one in record.contradictions],
        "relations": [_relation(one, register) for one in record.relations],
        "acts": [_act(one) for one in record.acts],
        "missing": list(record.missing),
        "sessions": [_session(one, register) for one in record.sessions],
        "interval_days": record.interval_days,
        "dormant": record.dormant,
        "steps": [step_shape(one) for one in record.steps],
        "quotes": [claim_shape(claim, register, words) for claim in record.claims],
    }


def _act(one: Act) -> Plain:
    return {
        "status": one.status, "party": one.party, "date": one.date, "stated_on": one.stated_on,
        "claims": list(one.claim_ids),
    }  # fmt: skip


def _session(one: Session, register: Register) -> Plain:
    """A session of a body, and the meeting that it was, where that has a record of its own."""
    title = _title(one.record_id, register) if one.record_id else None
    return {
        "number": one.number, "date": one.date.text if one.date else None, "status": one.status,
        "record": one.record_id if title else None, "title": title, "claims": list(one.claim_ids),
    }  # fmt: skip


def _relation(one: Relation, register: Register) -> Plain:
    """What this record is of another, with the words that it rests on, wherever they stand."""
    told = [key for key in one.claim_ids if key in register.claim_of]
    quotes = [
        {"claim": key, "record": register.record_of[key].id, "text": register.claim_of[key].quote.text} for key in told
    ]
    title = _title(one.other, register)
    return {"kind": one.kind, "other": one.other, "reason": one.reason, "title": title, "quotes": quotes}


def _slots(record: Record, words: Words) -> list[Plain]:
    details = {name: plain(view.value) for name, view in record.slots.items()}
    item = Item(record.id, record.kind, record.title, record.status, record.fields, details, (), ())  # type: ignore[arg-type]
    found = []
    for name, view in record.slots.items():
        if view.value in (None, "", (), []) or name in ("unit", "qualifier"):  # told with the amount
            continue
        found.append(
            {
                "slot": name,
                "label": words.labels.label("slots", name),
                "value": details[name],
                "said": _said(item, name, details[name], words),
                "rivals": [_said(item, name, plain(value), words) for value, _ in view.rivals],
                "chosen_by": view.chosen_by,
                "claims": len(view.claim_ids),
            }
        )
    return found


def _said(item: Item, name: str, value: object, words: Words) -> str:
    return words.status(str(value)) if name == "status" else words.detail(item, name, value)  # type: ignore[arg-type]


def _statement(record: Record, number: int, register: Register) -> Plain:
    said = record.history[number]
    claim = register.claim_of.get(said.claim_id)
    document = register.document(claim) if claim else None
    return {
        "status": said.status,
        "stated_on": said.stated_on,
        "effective": said.effective,
        "claim": said.claim_id,
        "publisher": document.publisher or document.name if document else None,
        "changes": number == 0 or record.history[number - 1].status != said.status,
    }


def dispute_shape(value: Contradiction, record: Record, register: Register, words: Words) -> Plain:
    """A contradiction with both sides and the quotes that say them."""
    item = Item(record.id, record.kind, record.title, None, record.fields, {}, (), ())
    sides = [
        {
            "value": _said(item, value.slot, plain(side.value), words),
            "quotes": [
                claim_shape(register.claim_of[one], register, words)
                for one in side.claim_ids
                if one in register.claim_of
            ],
        }
        for side in value.sides
    ]
    return {"kind": value.kind, "slot": value.slot, "days_apart": value.days_apart, "sides": sides}


def _title(other: str, register: Register) -> str | None:
    record = register.record_of.get(other)
    return record.title if record else None


def finding_shapes(findings: Iterable[Finding], review: Review, register: Register, words: Words) -> list[Plain]:
    """Findings with their sentence, the record they speak of, and their evidence."""
    return [
        {
            "id": one.id,
            "rule": one.rule,
            "sentence": words.finding(one),
            "severity": one.severity,
            "word": words.severity(one),
            "rating": one.rating,
            "since": one.since,
            "record": one.subject if one.subject in register.record_of else None,
            "evidence": [{"id": e.id, "text": e.text, "date": e.date} for e in _evidence(one, review)],
        }
        for one in findings
    ]


def _evidence(finding: Finding, review: Review) -> list[Any]:
    return [review.evidence[ref - 1] for ref in finding.evidence if 0 < ref <= len(review.evidence)]
