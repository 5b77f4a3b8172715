"""A feed (Atom, RFC 4287) of what the latest reports said of each record, newest first."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from kelisim.faces.exports.markup import add, as_bytes
from kelisim.faces.exports.tables import Tables, web_address
from kelisim.model import Claim, Document, Record

SUFFIX = ".atom"

_NEWEST = 100


@dataclass(frozen=True, slots=True)
class _Entry:
    """What one report said of one record."""

    record: Record
    document: Document
    claims: tuple[Claim, ...]


def write(tables: Tables) -> bytes:
    """The newest hundred entries; an entry's id stays the same as the register grows."""
    register = tables.register
    entries = sorted(
        _entries(tables), key=lambda e: (e.document.date or "", e.document.name, e.record.id), reverse=True
    )
    feed = ET.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": tables.labels.code})
    add(feed, "id", _urn("feed", *register.parties))
    add(feed, "title", f"Kelisim: {tables.labels.countries(register.parties)}")
    add(feed, "updated", f"{register.on}T00:00:00Z")
    add(feed, "generator", "Kelisim")
    for entry in entries[:_NEWEST]:
        _entry(ET.SubElement(feed, "entry"), tables, entry)
    return as_bytes(feed)


def _entries(tables: Tables) -> Iterator[_Entry]:
    """What each dated report said of each record."""
    for record in tables.register.records:
        said: dict[str, list[Claim]] = {}
        for claim in record.claims:
            said.setdefault(claim.quote.document_digest, []).append(claim)
        for digest, claims in said.items():
            document = tables.register.documents[digest]
            if document.date is not None:
                yield _Entry(record, document, tuple(claims))


def _entry(node: ET.Element, tables: Tables, entry: _Entry) -> None:
    document, labels = entry.document, tables.labels
    said = [claim.status for claim in entry.claims if claim.status]
    status = f": {labels.label('statuses', said[-1])}" if said else ""
    add(node, "id", _urn("entry", entry.record.id, document.digest))
    add(node, "title", f"{labels.label('kinds', entry.record.kind)}: {entry.record.title}{status}")
    add(node, "updated", f"{document.date}T00:00:00Z")
    add(ET.SubElement(node, "author"), "name", document.publisher or document.name)
    add(node, "summary", " … ".join(f"“{claim.quote.text}”" for claim in entry.claims))
    if (address := web_address(document)) is not None:
        ET.SubElement(node, "link", {"rel": "alternate", "href": address})
    for name in entry.record.fields:
        ET.SubElement(node, "category", {"term": name, "label": labels.label("fields", name)})


def _urn(*parts: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, "kelisim:" + ":".join(parts)).urn
