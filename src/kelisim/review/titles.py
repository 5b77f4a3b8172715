"""Titles for readers: the words of the reports where they name the thing, else a message made from codes."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from kelisim.lang.cldr import is_currency
from kelisim.lang.labels import load_labels
from kelisim.model.digest import Plain
from kelisim.model.kinds.project import Project
from kelisim.model.period import Period
from kelisim.model.record import Record, Register
from kelisim.review.clauses import unquoted
from kelisim.review.naming import names_of, shortened


def title_of(register: Register, record: Record) -> tuple[Plain, str | None]:
    """What a record is called, and the language of the words.

    Returns:
        The words of a report and their language; where reports of several languages name it, a mapping with ``names``
        by language; where none does, a mapping (``message`` of ``[titles]``, parameters, ``text`` in English) and
        ``None``.
    """
    names = names_of(register, record)
    language = "en" if "en" in names else min(names, default=None)
    name = names[language] if language is not None else None
    if is_portfolio(record):
        return {"message": "portfolio", "text": load_labels("en").title({"message": "portfolio"})}, None
    if name is not None and record.kind != "position":
        return (name, language) if len(names) == 1 else ({"names": names, "language": language, "text": name}, language)
    days = [day for claim in record.claims if (day := register.document(claim).date)]
    spoken = register.document(record.claims[0]).language if record.claims else None
    params = _params(record, min(days, default=None), spoken)
    if record.kind == "meeting" and (body := _body_of(register, record)) is not None:
        called, language = title_of(register, body)
        if isinstance(called, Mapping):
            params["body"] = None if "message" in called else called
        else:
            params["body"] = {"names": {language or "en": called}, "language": language, "text": called}
    text = load_labels("en").title(params)
    return {**params, "text": text}, None


def is_portfolio(record: Record) -> bool:
    """Whether a record is the counted set of projects that reports speak of again and again, not one project."""
    counted = [c for c in record.claims if isinstance(c.slots, Project) and c.slots.count is not None]
    return len(counted) > 1 and 2 * len(counted) > len(record.claims)


def set_title(project: Project) -> Plain:
    """The title of a counted set: how many projects, worth what."""
    params: dict[str, Plain] = {
        "message": "projects",
        "count": plain(project.count),
        "amount": amount_of(project.value, project.unit, project.qualifier),
    }
    return {**params, "text": load_labels("en").title(params)}


_DISPUTED = {
    "value": ("amount",),
    "unit": ("amount",),
    "qualifier": ("amount",),
    "change": ("amount",),
    "count": ("count", "amount"),
    "date": ("date",),
    "period": ("period",),
    "place": ("place",),
}


def without(title: Plain, slot: str) -> Plain:
    """A title made from codes without the part that reports dispute; words of a report stay as they are."""
    if not isinstance(title, dict) or "message" not in title:
        return title
    params = {key: value for key, value in title.items() if key not in ("text", *_DISPUTED.get(slot, ()))}
    if params.get("message") == "projects" and "count" not in params:
        params["message"] = "project"
    return {**params, "text": load_labels("en").title(params)}


def text_of(title: Plain) -> str:
    """A title in English, or in the words of the report."""
    return str(title["text"]) if isinstance(title, dict) else str(title)


def plain(value: object) -> Plain:
    """A slot's value as a plain one; decimals as exact text."""
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, Period):
        return value.text
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if value is None or isinstance(value, (str, int)):
        return value
    name = getattr(value, "name", None)
    return None if name is None else str(name)


def amount_of(value: object, unit: object, qualifier: object = None) -> Plain:
    """An amount as the messages take it; ``None`` where there is no value."""
    if value is None:
        return None
    return {"value": plain(value), "unit": plain(unit), "qualifier": plain(qualifier)}


def _body_of(register: Register, record: Record) -> Record | None:
    """The body whose session a meeting is, where it is one of the register's view."""
    found = (register.record_of.get(one.other) for one in record.relations if one.kind == "session_of")
    return next((body for body in found if body is not None and body.kind == "body"), None)


def _params(record: Record, first: str | None, language: str | None) -> dict[str, Plain]:
    """The message for a record that no report names."""
    wanted = {slot: plain(view.value) for slot, view in record.slots.items() if slot not in ("participants", "status")}
    shown: dict[str, Plain] = {key: value for key, value in wanted.items() if value not in (None, [], "")}
    if "value" in shown:
        shown["amount"] = amount_of(record.value("value"), record.value("unit"), record.value("qualifier"))
    shown["first"] = first
    # "Other figures" names nothing: the subject field says more.
    shown["field"] = record.fields[0] if shown.get("indicator") == "other" and record.fields else None
    shown["money"] = is_currency(str(shown.get("unit"))) or None
    for slot in ("action", "topic"):
        if isinstance(words := shown.get(slot), str):
            shown[slot] = unquoted(shortened(words, language or "en"))
    if record.kind == "project" and not shown["money"]:
        shown.pop("amount", None)
    if record.kind == "target":
        shown["message"] = f"target_{record.value('direction') or 'reach'}"
    elif record.kind == "project":
        shown["message"] = "projects" if "count" in shown else "project"
    else:
        shown["message"] = record.kind
    if record.kind == "agreement":
        shown["typed"] = None if shown.get("type") == "other" else True
        shown["type"] = "document" if shown.get("type") == "other" else shown.get("type")
    return shown
