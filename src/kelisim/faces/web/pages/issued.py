"""A review as it was issued: read as a page, taken along in every format, held against the others."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from kelisim.errors import InvalidDocumentError
from kelisim.faces.dossier.reread import reread
from kelisim.faces.web.asked import AskedFor
from kelisim.faces.web.looks import Answer, add_page
from kelisim.faces.web.pages.compare import finding_told
from kelisim.faces.web.pages.records import download
from kelisim.faces.web.pages.review import (
    Lang,
    drawn,
    issued_review,
    issued_shapes,
    labels_in,
    plain_review,
    writer,
)
from kelisim.lang.labels import Labels
from kelisim.model import Issue

router = APIRouter(tags=["review"])

Plain = dict[str, Any]


def issued(asked: AskedFor, issue: str, lang: Lang = "") -> Answer:
    """A review as it was issued: when, by whom, under which seal, and the whole of it."""
    found, labels = issued_review(asked, issue), labels_in(asked, lang)
    every = issued_shapes(asked)
    this = next(one for one in every if one["id"] == found.id)
    data = {
        "this": this,
        "lang": labels.code,
        "others": [one for one in every if one["id"] != found.id],
        "before": next((one["id"] for one in every if one["recorded_at"] < this["recorded_at"]), None),
        "review": plain_review(found),
    }
    return Answer(asked, data, lambda: _drawn(found, labels))


def _drawn(found: Issue, labels: Labels) -> Plain:
    """The review as it was to be read; of one in words that are not known here, the sentences of its findings."""
    try:
        return drawn(reread(found.canonical_json), labels) | {"findings": []}
    except InvalidDocumentError:
        told = plain_review(found).get("findings", [])
        return {"body": None, "download_formats": ["json"], "findings": _sentences(told, labels)}


def _sentences(told: object, labels: Labels) -> list[Plain]:
    try:
        return [finding_told(one, labels) for one in told]  # type: ignore[attr-defined]
    except (KeyError, TypeError, ValueError, AttributeError):
        return []


def issued_file(asked: AskedFor, issue: str, format: str, lang: Lang = "") -> Response:
    """An issued review as a file; as JSON it is, byte for byte, what the register keeps."""
    found, chosen = issued_review(asked, issue), writer(format)
    if format == "json":
        return download(found.canonical_json.encode(), f"{found.id}.json", chosen.media_type)
    data = chosen(reread(found.canonical_json), labels_in(asked, lang))
    return download(data, f"{found.id}.{format}", chosen.media_type)


router.add_api_route("/review/issued/{issue}/file/{format}", issued_file, response_class=Response)
add_page(router, "/review/issued/{issue}", "issued.html", issued)
