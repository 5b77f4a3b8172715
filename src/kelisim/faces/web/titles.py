"""What records and claims are called on a page: in the words of the reports, else made from codes in its language.

A record is called as the review calls it. Words of a report stand in its language and are marked so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from kelisim.faces.dossier.html.markup import clean
from kelisim.faces.web.asked import Asked
from kelisim.faces.web.tongue import labels_of
from kelisim.model.claim import plain_slots
from kelisim.model.digest import Plain

_NAMES = {"agreement": "title", "body": "name", "project": "name", "commitment": "action"}
_HIDDEN = ("participants", "status")


@pass_context
def record_title(context: Context, id_: str, otherwise: str = "") -> Markup:
    """A record's title by its id; of one that is not shown what else it is called, or the id."""
    asked: Asked = context["asked"]
    record = asked.shown.register.record_of.get(id_)
    if record is None:
        return _marked(otherwise or id_, None)
    title, language = asked.shown.title(record)
    labels = labels_of()
    return _marked(labels.title(title), labels.title_language(title) if isinstance(title, Mapping) else language)


def claim_title(claim: Mapping[str, Any]) -> Markup:
    """The title of a claim as pages hold it (``shapes.claim_shape``)."""
    report = claim["report"]
    return _title(claim["kind"], claim["slots"], claim["fields"], report["date"], report["language"])


@pass_context
def decided_title(context: Context, id_: str) -> Markup:
    """The title of the claim that a decision speaks of, by its id."""
    asked: Asked = context["asked"]
    entries = asked.shown.entries
    claim = entries.claim_of.get(id_)
    report = entries.document_of.get(claim.quote.document_digest) if claim else None
    if claim is None or report is None:
        return _marked(id_, None)
    return _title(claim.kind, plain_slots(claim.slots), claim.fields, report.date, report.language)


def _title(
    kind: str, slots: Mapping[str, Plain], fields: Sequence[str], day: str | None, language: str | None
) -> Markup:
    labels = labels_of()
    name = str(slots.get(_NAMES.get(kind, "")) or "")
    if name:
        type_ = str(slots.get("type") or "other")
        if kind == "agreement" and name[0].islower() and type_ != "other":
            what = labels.label("types", type_)
            return _marked(f"{what[:1].upper()}{what[1:]}: ", None) + _marked(name, language)
        return _marked(name[:1].upper() + name[1:], language)
    return _marked(labels.title(_message(kind, slots, fields, day)), None)


def _message(kind: str, slots: Mapping[str, Plain], fields: Sequence[str], day: str | None) -> dict[str, Plain]:
    """The message of ``[titles]`` for a claim without a name: the slots, and what several of them say together."""
    made: dict[str, Plain] = {
        name: value for name, value in slots.items() if name not in _HIDDEN and value not in (None, "", [], ())
    }
    if "value" in made:
        made["amount"] = {"value": made["value"], "unit": made.get("unit"), "qualifier": made.get("qualifier")}
    made["first"] = day
    made["field"] = fields[0] if made.get("indicator") == "other" and fields else None
    made["message"] = {"target": f"target_{slots.get('direction') or 'reach'}"}.get(kind, kind)
    if kind == "project" and "count" in made:
        made["message"] = "projects"
    return made


def _marked(text: str, language: str | None) -> Markup:
    """A text with the language of its words, where that is not the page's."""
    shown = Markup("{}").format(clean(text))
    if not language or language == labels_of().code:
        return shown
    return Markup('<span lang="{}">{}</span>').format(language, shown)
