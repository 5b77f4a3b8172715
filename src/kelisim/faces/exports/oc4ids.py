"""Projects after the Open Contracting for Infrastructure Data Standard (OC4IDS 0.9), as one project package.

Counted sets ("12 joint projects") are no projects in that standard's sense and are left out.
"""

from __future__ import annotations

import uuid
from typing import Any

from kelisim.faces.exports.rows import plain
from kelisim.faces.exports.tables import Tables, web_address
from kelisim.lang.cldr import is_currency
from kelisim.model import Document, Period, Record
from kelisim.model.codec import to_json

SUFFIX = ".oc4ids.json"

_STATUS = {
    "idea": "identification", "pipeline": "preparation", "agreed": "preparation", "under_way": "implementation",
    "completed": "completion", "operational": "maintenance", "cancelled": "cancelled",
}  # fmt: skip
_SECTOR = {
    "education": "education", "health": "health", "energy": "energy", "digital": "communications",
    "water": "waterAndWaste", "justice": "governance", "security": "governance", "political": "governance",
    "border": "governance", "trade": "economy", "investment": "economy", "finance": "economy", "industry": "economy",
    "agriculture": "economy", "science": "economy", "environment": "economy", "culture": "cultureSportsAndRecreation",
    "tourism": "cultureSportsAndRecreation", "transport": "transport",
}  # fmt: skip


def write(tables: Tables) -> bytes:
    """The named projects.

    Raises:
        MisuseError: If there is none, since the standard knows no empty package.
    """
    found = tables.named_projects()
    parties = "-".join(tables.register.parties)
    package = {
        "uri": uuid.uuid5(uuid.NAMESPACE_URL, f"kelisim:projects:{parties}:{tables.register.on}").urn,
        "publishedDate": _moment(tables.register.on.isoformat()),
        "version": "0.9",
        "publisher": {"name": f"Kelisim register {parties}"},
        "projects": [_project(tables, record) for record in found],
    }
    return (to_json(package, indent=1) + "\n").encode()


def _project(tables: Tables, record: Record) -> dict[str, Any]:
    deadline, place = record.value("deadline"), record.value("place")
    node: dict[str, Any] = {
        "id": record.id,
        "title": record.title,
        "description": " ".join(f"“{claim.quote.text}”" for claim in record.claims[-3:]),
        "status": _STATUS.get(record.status or ""),
        "sector": sorted({_SECTOR[name] for name in record.fields if name in _SECTOR}),
        "documents": [_document(found, number) for number, found in enumerate(tables.reports_of(record), 1)],
        "parties": [_party(tables, code) for code in record.parties],
    }
    if record.mentions[1]:
        node["updated"] = _moment(record.mentions[1])
    if isinstance(deadline, Period):
        node["period"] = {"endDate": _moment(deadline.last_day.isoformat())}
    if isinstance(place, str):
        node["locations"] = [{"id": "1", "description": place}]
    value, unit = record.value("value"), record.value("unit")
    if value is not None and isinstance(unit, str) and is_currency(unit):
        node["budget"] = {"amount": {"amount": plain(value), "currency": unit}}
    return {key: value for key, value in node.items() if value not in (None, [])}


def _document(document: Document, number: int) -> dict[str, Any]:
    node = {
        "id": str(number),
        "title": document.title or document.name,
        "url": web_address(document),
        "datePublished": _moment(document.date) if document.date else None,
        "language": document.language,
        "author": document.publisher,
    }
    return {key: value for key, value in node.items() if value is not None}


def _party(tables: Tables, code: str) -> dict[str, Any]:
    return {"id": code, "name": tables.labels.country(code)}


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"
