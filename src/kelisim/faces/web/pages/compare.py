"""Two issued reviews beside each other: what is new, what is gone, what reads differently."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Query

from kelisim.errors import NotFoundError
from kelisim.faces.dossier.differences import differences, sentence
from kelisim.faces.web.asked import Asked, AskedFor
from kelisim.faces.web.looks import Answer, add_page
from kelisim.faces.web.pages.review import issued_reviews, issued_shapes
from kelisim.lang.labels import Labels

router = APIRouter(tags=["review"])

Plain = dict[str, Any]
IssueId = Annotated[str, Query(max_length=60, description="Id of an issued review.")]


def compare(asked: AskedFor, a: IssueId = "", b: IssueId = "") -> Answer:
    """The earlier review ``a`` against the later ``b``: findings new, gone and changed, and statuses that moved."""
    found, labels = differences(_issued(asked, a), _issued(asked, b)), asked.desk.labels
    data = {
        "issued": issued_shapes(asked),
        "a": a,
        "b": b,
        "new": [_told(one, labels) for one in found.new],
        "gone": [_told(one, labels) for one in found.gone],
        "changed": [{"before": _told(old, labels), "after": _told(new, labels)} for old, new in found.changed],
        "moved": [
            {"record": one.record_id, "title": one.title, "from": one.before, "to": one.after} for one in found.moved
        ],
    }
    return Answer(asked, data)


def _issued(asked: Asked, id_: str) -> Plain:
    found = next((one for one in issued_reviews(asked) if one.id == id_), None)
    if found is None:
        raise NotFoundError(f"this register holds no issued review {id_[:40]!r}; choose two of those that it holds")
    told: Plain = json.loads(found.canonical_json)
    return told


def _told(finding: Mapping[str, Any], labels: Labels) -> Plain:
    severity = str(finding["severity"])
    return {
        "sentence": sentence(finding, labels),
        "severity": severity,
        "word": labels.label("severities", severity),
        "rating": finding.get("rating"),
        "since": finding.get("since"),
        "record": None,
    }


add_page(router, "/review/compare", "compare.html", compare)
