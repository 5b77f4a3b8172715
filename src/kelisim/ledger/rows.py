"""Entries to table rows and back, through the model's own checks in both directions.

Amounts are exact decimal text and ids are computed again on the way out, so a row that changed by accident is found
when it is read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import MISSING, fields
from decimal import Decimal
from functools import cache
from typing import Any, TypeAlias, get_args, get_origin

import sqlalchemy as sa

from kelisim.errors import InvalidValueError
from kelisim.ledger.faults import DamagedEntryError
from kelisim.model import Claim, Decision, Document, Gap, Issue, Observation, Period, Reading
from kelisim.model.claim import plain_slots
from kelisim.model.digest import canonical
from kelisim.model.kinds import Participant, Slots, kind_named, slot_types

Row: TypeAlias = "Mapping[str, Any] | sa.RowMapping"
Mark = tuple[float | None, str | None]
_UNMARKED: Mark = (None, None)


@contextmanager
def reading_out(what: str, entry: str) -> Iterator[None]:
    """Name the entry that turns out to be damaged while it is built inside.

    Raises:
        DamagedEntryError: For whatever the model refuses.
    """
    try:
        yield
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, ArithmeticError) as error:
        raise DamagedEntryError(what, entry, str(error) or type(error).__name__) from error


def _must_equal(found: str, stored: str) -> None:
    if found != stored:
        raise InvalidValueError(f"its content belongs to {found}")


def document_row(document: Document, stamp: str) -> dict[str, Any]:
    """A document as it is stored."""
    return {
        "digest": document.digest,
        "name": document.name,
        "text": document.text,
        "title": document.title,
        "date": document.date,
        "publisher": document.publisher,
        "language": document.language,
        "source_url": document.source_url,
        "note": document.note,
        "retrieved_at": document.retrieved_at,
        "recorded_at": stamp,
    }


_DOCUMENT = ("name", "text", "title", "date", "publisher", "language", "source_url", "note", "retrieved_at")


def document_from(row: Row) -> Document:
    """A document as it was added.

    Raises:
        DamagedEntryError: If its digest is not that of its content.
    """
    with reading_out("document", row["digest"]):
        document = Document(**{name: row[name] for name in _DOCUMENT})
        _must_equal(document.digest, row["digest"])
    return document


def reading_row(reading: Reading, claims: Sequence[Claim], stamp: str) -> dict[str, Any]:
    """A reading as it is stored, with the confidence and rule of each of its claims."""
    marks = [[claim.confidence, claim.rule] for claim in claims]
    return {
        "id": reading.id,
        "source": reading.source,
        "document_digest": reading.document_digest,
        "reader": reading.reader,
        "pack": reading.pack,
        "claim_ids": canonical(reading.claim_ids),
        "marks": json.dumps(marks, ensure_ascii=False),
        "gaps": canonical([[gap.what, gap.where, gap.why] for gap in reading.gaps]),
        "recorded_at": stamp,
    }


def reading_from(row: Row) -> Reading:
    """A reading as it was added."""
    with reading_out("reading", row["id"]):
        reading = Reading(
            source=row["source"],
            document_digest=row["document_digest"],
            reader=row["reader"],
            pack=row["pack"],
            claim_ids=tuple(json.loads(row["claim_ids"])),
            gaps=tuple(Gap(*gap) for gap in json.loads(row["gaps"])),
            recorded_at=row["recorded_at"],
        )
        _must_equal(reading.id, row["id"])
    return reading


def marks_from(row: Row) -> list[tuple[str, Mark]]:
    """The claim ids of a stored reading in order, each with its confidence and rule."""
    with reading_out("reading", row["id"]):
        pairs = zip(json.loads(row["claim_ids"]), json.loads(row["marks"]), strict=True)
        return [(claim_id, (confidence, rule)) for claim_id, (confidence, rule) in pairs]


def claim_row(claim: Claim, stamp: str) -> dict[str, Any]:
    """A claim as it is stored; the slots that people sort by stand in columns of their own too."""
    slots = claim.slots
    date = getattr(slots, "date", None)
    return {
        "id": claim.id,
        "document_digest": claim.quote.document_digest,
        "span_start": claim.quote.span.start,
        "span_end": claim.quote.span.end,
        "quote": claim.quote.text,
        "kind": claim.kind,
        "parties": " ".join(claim.parties),
        "fields": " ".join(claim.fields),
        "speaker": claim.speaker,
        "slots": canonical({name: value for name, value in plain_slots(slots).items() if value not in (None, [])}),
        "date": date.text if isinstance(date, Period) else None,
        "indicator": getattr(slots, "indicator", None),
        "status": claim.status,
        "recorded_at": stamp,
    }


def claim_from(row: Row, document: Document, mark: Mark = _UNMARKED) -> Claim:
    """A claim as it was added.

    Args:
        row: Its row.
        document: The document that it quotes.
        mark: The confidence and rule that a reading gave it.

    Raises:
        DamagedEntryError: If its quote is not at its span, or its slots or id are not those of its content.
    """
    with reading_out("claim", row["id"]):
        claim = Claim(
            kind=row["kind"],
            quote=document.quote(row["span_start"], row["span_end"], expected=row["quote"]),
            parties=tuple(row["parties"].split()),
            fields=tuple(row["fields"].split()),
            slots=_slots(row["kind"], json.loads(row["slots"])),
            speaker=row["speaker"],
            confidence=mark[0],
            rule=mark[1],
        )
        _must_equal(claim.id, row["id"])
    return claim


def _slots(kind: str, stored: dict[str, Any]) -> Slots:
    slots = kind_named(kind).slots
    makers, empty = _makers(kind)
    return slots(**{**empty, **{name: makers[name](value) for name, value in stored.items()}})


Maker = Callable[[Any], Any]


@cache
def _makers(kind: str) -> tuple[dict[str, Maker], dict[str, None]]:
    """How each slot is made from its stored value, and the slots that must be named even when they are empty."""
    slots = kind_named(kind).slots
    makers = {name: _maker(hint) for name, hint in slot_types(slots).items()}
    empty = {field.name: None for field in fields(slots) if field.default is MISSING}
    return makers, empty


def _maker(hint: object) -> Maker:
    parts = get_args(hint) or (hint,)
    if get_origin(hint) is tuple:
        return _people if Participant in parts else tuple
    if Decimal in parts:
        return Decimal
    return Period if Period in parts else _same


def _same(value: object) -> object:
    return value


def _people(values: list[dict[str, str | None]]) -> tuple[Participant, ...]:
    return tuple(Participant(**value) for value in values)  # type: ignore[arg-type]


def decision_row(decision: Decision, stamp: str) -> dict[str, Any]:
    """A decision as it is stored."""
    return {
        "id": decision.id,
        "verb": decision.verb,
        "left": decision.left,
        "right": decision.right,
        "value": None if decision.value is None else canonical(dict(decision.value)),
        "by": decision.by,
        "reason": decision.reason,
        "score": decision.score,
        "serial": decision.serial,
        "recorded_at": stamp,
    }


def decision_from(row: Row) -> Decision:
    """A decision as it was added."""
    with reading_out("decision", row["id"]):
        value = None if row["value"] is None else json.loads(row["value"])
        decision = Decision(**_without_id(row, value=value))
        _must_equal(decision.id, row["id"])
    return decision


def observation_row(observation: Observation, stamp: str) -> dict[str, Any]:
    """An observation as it is stored."""
    return {
        "id": observation.id,
        "source": observation.source,
        "series": observation.series,
        "indicator": observation.indicator,
        "area": observation.area,
        "partner": observation.partner,
        "period": observation.period.text,
        "value": format(observation.value.normalize(), "f"),
        "unit": observation.unit,
        "status": observation.status,
        "vintage": observation.vintage,
        "recorded_at": stamp,
    }


def observation_from(row: Row) -> Observation:
    """An observation as it was added."""
    with reading_out("observation", row["id"]):
        made = _without_id(row, period=Period(row["period"]), value=Decimal(row["value"]))
        observation = Observation(**made)
        _must_equal(observation.id, row["id"])
    return observation


def issue_row(issue: Issue, stamp: str) -> dict[str, Any]:
    """An issued review as it is stored."""
    return {
        "id": issue.id,
        "review_digest": issue.review_digest,
        "canonical_json": issue.canonical_json,
        "by": issue.by,
        "recorded_at": stamp,
    }


def issue_from(row: Row) -> Issue:
    """An issued review as it was added."""
    with reading_out("issue", row["id"]):
        issue = Issue(row["canonical_json"], by=row["by"], recorded_at=row["recorded_at"])
        _must_equal(issue.review_digest, row["review_digest"])
        _must_equal(issue.id, row["id"])
    return issue


def _without_id(row: Row, **changed: object) -> dict[str, Any]:
    return {**{str(name): value for name, value in row.items() if name != "id"}, **changed}
