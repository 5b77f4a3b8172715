"""Two issued reviews beside each other: what is new, what is gone, what reads differently."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Query

from kelisim.errors import NotFoundError
from kelisim.faces.web.asked import Asked, AskedFor
from kelisim.faces.web.looks import Answer, add_page
from kelisim.faces.web.pages.review import issue_shape, issued_reviews
from kelisim.lang.labels import Labels

router = APIRouter(tags=["review"])

Plain = dict[str, Any]
IssueId = Annotated[str, Query(max_length=60, description="Id of an issued review.")]


def compare(asked: AskedFor, a: IssueId = "", b: IssueId = "") -> Answer:
    """The earlier review ``a`` against the later ``b``: findings new, gone and changed, and statuses that moved."""
    before, after = _issued(asked, a), _issued(asked, b)
    labels = asked.desk.labels
    old, new = _findings(before), _findings(after)
    data = {
        "issued": [issue_shape(one) for one in issued_reviews(asked)],
        "a": a,
        "b": b,
        "new": [_told(new[key], labels) for key in new if key not in old],
        "gone": [_told(old[key], labels) for key in old if key not in new],
        "changed": [
            {"before": _told(old[key], labels), "after": _told(new[key], labels)}
            for key in new
            if key in old and (new[key]["params"], new[key]["rating"]) != (old[key]["params"], old[key]["rating"])
        ],
        "moved": _moved(before, after),
    }
    return Answer(asked, data)


def _issued(asked: Asked, id_: str) -> Plain:
    found = next((one for one in issued_reviews(asked) if one.id == id_), None)
    if found is None:
        raise NotFoundError(f"this register holds no issued review {id_[:40]!r}; choose two of those that it holds")
    told: Plain = json.loads(found.canonical_json)
    return told


def _findings(review: Plain) -> dict[tuple[str, str], Plain]:
    """The findings by what they say of what; of two alike the first, which is the more serious."""
    found: dict[tuple[str, str], Plain] = {}
    for one in review.get("findings", ()):
        found.setdefault((str(one["rule"]), str(one["subject"])), one)
    return found


def _told(finding: Mapping[str, Any], labels: Labels) -> Plain:
    severity = str(finding["severity"])
    return {
        "sentence": labels.finding(str(finding["rule"]), finding["params"]),
        "severity": severity,
        "word": labels.label("severities", severity),
        "rating": finding.get("rating"),
        "since": finding.get("since"),
        "record": None,
    }


def _moved(before: Plain, after: Plain) -> list[Plain]:
    """The records that stand in both with unlike statuses."""
    old = {item["record_id"]: item for item in _items(before)}
    return [
        {
            "record": item["record_id"],
            "title": item["title"],
            "from": old[item["record_id"]]["status"],
            "to": item["status"],
        }
        for item in {one["record_id"]: one for one in _items(after)}.values()
        if item["record_id"] in old
        and item["status"]
        and old[item["record_id"]]["status"] not in (None, item["status"])
    ]


def _items(review: Plain) -> Iterator[Plain]:
    for section in review.get("sections", ()):
        for node in section["nodes"]:
            yield from node.get("items", ())


add_page(router, "/review/compare", "compare.html", compare)
