"""Entries as plain JSON objects, one a line, and back through the model's own checks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from decimal import Decimal
from typing import Any, TypeVar

from kelisim.errors import InvalidValueError
from kelisim.model import Claim, Decision, Document, Gap, Issue, Observation, Period, Reading
from kelisim.model.claim import plain_slots
from kelisim.model.codec import load, said, slots_from_plain

Plain = dict[str, Any]
T = TypeVar("T")
E = TypeVar("E", Decision, Observation, Issue)
_STAMP = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z")
_DOCUMENT = tuple(field.name for field in fields(Document))


def document_to(document: Document) -> Plain:
    """A report; ``digest`` is what it must come to again."""
    return {"digest": document.digest, **{name: getattr(document, name) for name in _DOCUMENT}}


def document_from(plain: Plain) -> Document:
    """The report again."""
    document = Document(**{name: plain[name] for name in _DOCUMENT})
    return _same(document, document.digest, plain["digest"])


def claim_to(claim: Claim) -> Plain:
    """A claim without confidence and rule, which belong to a reading."""
    document = claim.quote.document_digest
    return {"id": claim.id, "document": document, **said(claim), "slots": plain_slots(claim.slots)}


def claim_from(plain: Plain, documents: Mapping[str, Document], confidence: float | None, rule: str | None) -> Claim:
    """The claim again, as one reading marked it."""
    document = documents[plain["document"]]
    claim = Claim(
        kind=plain["kind"],
        quote=document.quote(plain["start"], plain["end"], expected=plain["quote"]),
        parties=tuple(plain["parties"]),
        fields=tuple(plain["fields"]),
        speaker=plain["speaker"],
        slots=slots_from_plain(plain["kind"], plain["slots"]),
        confidence=confidence,
        rule=rule,
    )
    return _same(claim, claim.id, plain["id"])


def reading_to(reading: Reading, claims: Sequence[Claim]) -> Plain:
    """A reading with its claims' ids, each with the confidence and rule that this reading gave it."""
    return {
        "id": reading.id,
        "source": reading.source,
        "document": reading.document_digest,
        "reader": reading.reader,
        "pack": reading.pack,
        "claims": [[claim.id, claim.confidence, claim.rule] for claim in claims],
        "gaps": [[gap.what, gap.where, gap.why] for gap in reading.gaps],
        "recorded_at": reading.recorded_at,
    }


def reading_from(plain: Plain) -> Reading:
    """The reading again; its claims are made beside it."""
    reading = Reading(
        source=plain["source"],
        document_digest=plain["document"],
        reader=plain["reader"],
        pack=plain["pack"],
        claim_ids=tuple(claim_id for claim_id, _, _ in plain["claims"]),
        gaps=tuple(Gap(*gap) for gap in plain["gaps"]),
        recorded_at=_stamp(plain),
    )
    return _same(reading, reading.id, plain["id"])


def decision_to(decision: Decision) -> Plain:
    """A decision."""
    value = None if decision.value is None else dict(decision.value)
    return {"id": decision.id, **_own(decision), "value": value}


def decision_from(plain: Plain) -> Decision:
    """The decision again."""
    return _made(Decision, plain)


def observation_to(observation: Observation) -> Plain:
    """An observation; its number as exact text."""
    told = _own(observation)
    value = format(observation.value.normalize(), "f")
    return {"id": observation.id, **told, "period": observation.period.text, "value": value}


def observation_from(plain: Plain) -> Observation:
    """The observation again."""
    return _made(Observation, {**plain, "period": Period(plain["period"]), "value": load(plain["value"], Decimal)})


def issue_to(issue: Issue) -> Plain:
    """An issued review."""
    return {"id": issue.id, **_own(issue)}


def issue_from(plain: Plain) -> Issue:
    """The issued review again."""
    return _made(Issue, plain)


def _own(entry: Any) -> Plain:  # noqa: ANN401
    return {field.name: getattr(entry, field.name) for field in fields(entry)}


def _made(kind: Callable[..., E], plain: Plain) -> E:
    told = {name: value for name, value in plain.items() if name != "id"}
    entry = kind(**{**told, "recorded_at": _stamp(plain)})
    return _same(entry, entry.id, plain["id"])


def _stamp(plain: Plain) -> str:
    told = plain["recorded_at"]
    if not isinstance(told, str) or not _STAMP.fullmatch(told):
        raise InvalidValueError(f"{told!r} is no moment of recording")
    return told


def _same(entry: T, found: str, told: object) -> T:
    if found != told:
        raise InvalidValueError(f"its content belongs to {found}, not to {told}")
    return entry
