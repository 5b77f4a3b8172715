"""Two issued reviews beside each other: what is new, what is gone, what reads differently."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Query

from kelisim.faces.dossier.differences import differences, sentence
from kelisim.faces.web.asked import AskedFor
from kelisim.faces.web.looks import Answer, add_page
from kelisim.faces.web.pages.review import issued_review, issued_shapes, plain_review
from kelisim.lang.labels import Labels

router = APIRouter(tags=["review"])

Plain = dict[str, Any]
IssueId = Annotated[str, Query(max_length=60, description="Id of an issued review.")]


def compare(asked: AskedFor, a: IssueId = "", b: IssueId = "") -> Answer:
    """The earlier review ``a`` against the later ``b``: findings new, gone and changed, and statuses that moved."""
    found, labels = differences(*(plain_review(issued_review(asked, id_)) for id_ in (a, b))), asked.desk.labels
    data = {
        "issued": issued_shapes(asked),
        "a": a,
        "b": b,
        "new": [finding_told(one, labels) for one in found.new],
        "gone": [finding_told(one, labels) for one in found.gone],
        "changed": [
            {"before": finding_told(old, labels), "after": finding_told(new, labels)} for old, new in found.changed
        ],
        "moved": [
            {"record": one.record_id, "title": one.title, "from": one.before, "to": one.after} for one in found.moved
        ],
    }
    return Answer(asked, data)


def finding_told(finding: Mapping[str, Any], labels: Labels) -> Plain:
    """A finding of an issued review in words."""
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
