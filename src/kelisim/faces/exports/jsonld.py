"""Linked data (JSON-LD): claims as Web Annotations on their reports, readings as PROV activities, records over them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any
from urllib.parse import quote

from kelisim.faces.exports.rows import plain
from kelisim.faces.exports.tables import Tables, web_address
from kelisim.model import Claim, Document, Reading, Record
from kelisim.model.codec import to_json
from kelisim.model.kinds import slot_types

SUFFIX = ".jsonld"

_AROUND = 32  # characters of context beside a quote, by which it is found again in a changed page

CONTEXT: dict[str, Any] = {
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "kelisim": "urn:x-kelisim:term:",
    "id": "@id",
    "type": "@type",
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@id"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "title": "dcterms:title",
    "issued": {"@id": "dcterms:issued", "@type": "xsd:date"},
    "publisher": "dcterms:publisher",
    "language": "dcterms:language",
    "wasGeneratedBy": {"@id": "prov:wasGeneratedBy", "@type": "@id"},
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "used": {"@id": "prov:used", "@type": "@id"},
    "wasAssociatedWith": {"@id": "prov:wasAssociatedWith", "@type": "@id"},
    "atLocation": {"@id": "prov:atLocation", "@type": "@id"},
    "endedAtTime": {"@id": "prov:endedAtTime", "@type": "xsd:dateTime"},
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "slots": {"@id": "kelisim:slots", "@type": "@json"},
    "claims": {"@id": "kelisim:claim", "@type": "@id"},
    "status": "kelisim:status",
    "kind": "kelisim:kind",
    "parties": "kelisim:party",
    "fields": "kelisim:field",
    "speaker": "kelisim:speaker",
}


def write(tables: Tables) -> bytes:
    """One graph: reports, readings and their readers, claims, records. It needs nothing from the net to be read."""
    return (to_json({"@context": CONTEXT, "@graph": list(nodes(tables))}, indent=1) + "\n").encode()


def nodes(tables: Tables) -> Iterator[dict[str, Any]]:
    """The graph's nodes, in an order that does not change; their keys stand in ``CONTEXT``."""
    claims = [claim for record in tables.register.records for claim in record.claims]
    readings = _readings(tables)
    yield from (_document(document) for document in tables.documents)
    yield from _reading_nodes({readings[claim.id].id: readings[claim.id] for claim in claims if claim.id in readings})
    yield from (_claim(tables, claim, readings.get(claim.id)) for claim in sorted(claims, key=lambda c: c.id))
    yield from (_record(record) for record in tables.register.records)


def _readings(tables: Tables) -> dict[str, Reading]:
    """The reading that a claim came from, by the claim's id as shown."""
    found = {key: reading for reading in tables.entries.readings for key in reading.claim_ids}
    shown = tables.register.aliases
    return found | {shown[key]: reading for key, reading in found.items() if key in shown}


def _document(document: Document) -> dict[str, Any]:
    node = {
        "id": _urn("report", document.digest),
        "type": "prov:Entity",
        "label": document.name,
        "title": document.title,
        "issued": document.date,
        "publisher": document.publisher,
        "language": document.language,
        "atLocation": web_address(document),
    }
    return {key: value for key, value in node.items() if value}


def _reading_nodes(readings: Mapping[str, Reading]) -> Iterator[dict[str, Any]]:
    """The readings that claims came from, and who read."""
    for reader in sorted({reading.reader for reading in readings.values()}):
        yield {"id": _urn("reader", reader), "type": "prov:SoftwareAgent", "label": reader}
    for key in sorted(readings):
        reading = readings[key]
        node = {
            "id": _urn("reading", key),
            "type": "prov:Activity",
            "used": _urn("report", reading.document_digest),
            "wasAssociatedWith": _urn("reader", reading.reader),
        }
        yield node | ({"endedAtTime": reading.recorded_at} if reading.recorded_at else {})


def _claim(tables: Tables, claim: Claim, reading: Reading | None) -> dict[str, Any]:
    document, span = tables.register.document(claim), claim.quote.span
    report = _urn("report", document.digest)
    quote = {
        "type": "oa:TextQuoteSelector",
        "exact": claim.quote.text,
        "prefix": document.text[max(0, span.start - _AROUND) : span.start],
        "suffix": document.text[span.end : span.end + _AROUND],
    }
    place = {"type": "oa:TextPositionSelector", "start": span.start, "end": span.end}
    node = {
        "id": _urn("claim", claim.id),
        "type": ["oa:Annotation", "prov:Entity"],
        "motivation": "oa:classifying",
        "body": _body(claim),
        "target": {"type": "oa:SpecificResource", "source": report, "selector": [quote, place]},
        "wasDerivedFrom": report,
    }
    return node | ({"wasGeneratedBy": _urn("reading", reading.id)} if reading else {})


def _body(claim: Claim) -> dict[str, Any]:
    slots = {name: _exact(getattr(claim.slots, name)) for name in slot_types(type(claim.slots))}
    node = {
        "type": "kelisim:Fact",
        "kind": claim.kind,
        "label": claim.title,
        "parties": list(claim.parties),
        "fields": list(claim.fields),
        "status": claim.status,
        "slots": {name: value for name, value in slots.items() if value not in (None, [])},
    }
    if claim.speaker:
        node["speaker"] = claim.speaker
    return {key: value for key, value in node.items() if value is not None}


def _exact(value: object) -> object:
    return format(value.normalize(), "f") if isinstance(value, Decimal) else plain(value)


def _record(record: Record) -> dict[str, Any]:
    node = {
        "id": _urn("record", record.id),
        "type": "kelisim:Record",
        "kind": record.kind,
        "label": record.title,
        "status": record.status,
        "parties": list(record.parties),
        "fields": list(record.fields),
        "claims": [_urn("claim", claim.id) for claim in record.claims],
    }
    return {key: value for key, value in node.items() if value is not None}


def _urn(what: str, key: str | None) -> str:
    return f"urn:x-kelisim:{what}:{quote(str(key), safe='-._~')}"
