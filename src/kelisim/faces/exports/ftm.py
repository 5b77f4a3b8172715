"""FollowTheMoney entities, one a line: bodies, persons, meetings, agreements, projects and the reports that prove them.

The model has no treaty; an agreement becomes its ``Contract``, the nearest thing that has a title, a date and a status.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

from kelisim.faces.exports.tables import Tables, web_address
from kelisim.lang.cldr import alpha2, is_currency
from kelisim.model import Document, Period, Record
from kelisim.model.codec import to_json
from kelisim.model.kinds import Participant, plain_number

SUFFIX = ".ftm.json"

_SCHEMA = {"body": "PublicBody", "meeting": "Event", "agreement": "Contract", "project": "Project"}
_COMPANIES = frozenset({"company", "fund"})


def write(tables: Tables) -> bytes:
    """The entities, reports first; ids stay as the register grows."""
    found = [*(_report(document) for document in tables.documents), *_persons(tables)]
    found += [_record(tables, record) for record in tables.register.records if _is_entity(record)]
    return "".join(f"{to_json(entity)}\n" for entity in found).encode()


def _is_entity(record: Record) -> bool:
    """Whether it is one thing of the model; a counted set ("12 projects") is none."""
    return record.kind in _SCHEMA and record.value("count") is None


def _entity(key: str, schema: str, properties: dict[str, list[str | None]]) -> dict[str, Any]:
    kept = {name: list(dict.fromkeys(v for v in values if v)) for name, values in properties.items()}
    return {"id": key, "schema": schema, "properties": {name: values for name, values in kept.items() if values}}


def _report(document: Document) -> dict[str, Any]:
    return _entity(
        f"rep-{document.digest[:20]}",
        "Document",
        {
            "title": [document.title or document.name],
            "date": [document.date],
            "publisher": [document.publisher],
            "sourceUrl": [web_address(document)],
        },
    )


def _people(record: Record) -> Iterator[Participant]:
    for claim in record.claims:
        yield from getattr(claim.slots, "participants", ())


def _person_id(person: Participant) -> str:
    """The same name on the same side is one person; who it really is, a reader of the file decides."""
    return f"per-{uuid.uuid5(uuid.NAMESPACE_URL, f'kelisim:{person.name.casefold()}:{person.country}').hex[:20]}"


def _persons(tables: Tables) -> list[dict[str, Any]]:
    roles: dict[str, tuple[Participant, list[str | None]]] = {}
    for record in tables.register.records:
        for person in _people(record):
            roles.setdefault(_person_id(person), (person, []))[1].append(person.role)
    return [
        _entity(key, "Person", {"name": [person.name], "country": [_country(person.country)], "position": said})
        for key, (person, said) in sorted(roles.items())
    ]


def _record(tables: Tables, record: Record) -> dict[str, Any]:
    schema = _SCHEMA[record.kind]
    if schema == "PublicBody" and record.value("type") in _COMPANIES:
        schema = "Organization"
    reports = tables.reports_of(record)
    common: dict[str, list[str | None]] = {
        "name": [record.title],
        "country": [_country(code) for code in record.parties],
        "summary": [claim.quote.text for claim in record.claims],
        "proof": [f"rep-{document.digest[:20]}" for document in reports],
        "sourceUrl": [web_address(document) for document in reports],
    }
    return _entity(record.id, schema, common | _own(record))


def _own(record: Record) -> dict[str, list[str | None]]:
    """What the record's kind adds."""
    date = record.value("date")
    day = date if isinstance(date, Period) else None
    if record.kind == "meeting":
        place = record.value("place")
        return {
            "startDate": [day.points[0] if day else None],
            "endDate": [day.points[1] if day else None],
            "location": [place if isinstance(place, str) else None],
            "involved": [_person_id(person) for person in _people(record)],
        }
    if record.kind == "agreement":
        return {
            "title": [record.title],
            "contractDate": [day.points[0] if day else None],
            "status": [record.status],
            "type": [str(record.value("type"))],
        }
    return {"status": [record.status]} | (_money(record) if record.kind == "project" else {})


def _money(record: Record) -> dict[str, list[str | None]]:
    value, unit, deadline = record.value("value"), record.value("unit"), record.value("deadline")
    if value is None or not isinstance(unit, str) or not is_currency(unit):
        return {}
    end = deadline.points[1] if isinstance(deadline, Period) else None
    return {"amount": [str(plain_number(value))], "currency": [unit], "endDate": [end]}  # type: ignore[arg-type]


def _country(code: str | None) -> str | None:
    short = alpha2(code)
    return None if short is None else short.lower()
