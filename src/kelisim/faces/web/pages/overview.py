"""The partnership at a glance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter

from kelisim.faces.dossier.html.marks import shape_of
from kelisim.faces.dossier.html.markup import Markup
from kelisim.faces.dossier.html.nodes import Page, chart
from kelisim.faces.dossier.words import Words
from kelisim.faces.exports.rows import measure_row
from kelisim.faces.web.asked import AskedFor
from kelisim.faces.web.kept import once_a_review, once_a_tongue, once_a_view
from kelisim.faces.web.looks import Answer, add_page
from kelisim.faces.web.queueing import waiting
from kelisim.faces.web.shapes import finding_shapes
from kelisim.faces.web.tongue import labels_of
from kelisim.model import Register
from kelisim.model.review import Chart, Paragraph, Review
from kelisim.workflow import Shown

router = APIRouter(tags=["overview"])

STAGES = ("open", "moving", "done", "late")
_NEWEST, _NEXT = 8, 8
_GAUGES = 12
"""Targets shown with a figure, and as many without one; the measures have all."""
_RATINGS = ("missed", "behind", "on_track", "achieved")


def overview(asked: AskedFor) -> Answer:
    """Headline figures, fields by status, targets, next dates, newest findings."""
    register, told = asked.shown.register, asked.reviewed
    said = _findings(told)
    data = {
        "parties": list(register.parties),
        "on": register.on.isoformat(),
        "known": register.known,
        "period": list(told.review.period),
        "counts": _counts(asked.shown),
        **_ahead(asked.shown),
        **{name: said[name] for name in ("figures", "important", "newest", "findings")},
        "reviewed": asked.reviewed_at,
        **_targets(told),
    }
    return Answer(asked, data, lambda: {"charts": said["charts"], "stages": STAGES})


@once_a_tongue
def _findings(told: Shown) -> dict[str, Any]:
    """What is said of a view's findings."""
    review, register = told.review, told.register
    words = Words(review, labels_of())
    newest = sorted(review.findings, key=lambda one: one.since or "", reverse=True)[:_NEWEST]
    return {
        "figures": _figures(review, words),
        "important": finding_shapes(review.most_important, review, register, words),
        "newest": finding_shapes(newest, review, register, words),
        "findings": len(review.findings),
        "charts": _charts(review, words),
    }


@once_a_view
def _ahead(shown: Shown) -> dict[str, Any]:
    return {"fields": _fields(shown.register), "next": _next(shown.register)}


@once_a_review
def _targets(shown: Shown) -> dict[str, Any]:
    """The targets that need a look first, and how many there are, with a figure to hold them against and without."""
    rows = [measure_row(one, shown.register) | {"goal": one.goal} for one in shown.measures]
    gauges = sorted((_gauge(row) for row in rows), key=_by_need)
    bare = [one for one in gauges if one["share"] is None]
    drawn = [one for one in gauges if one["share"] is not None]
    few = {id(one) for one in (*drawn[:_GAUGES], *bare[:_GAUGES])}
    counts = {"all": len(gauges), "bare": len(bare)}
    return {"targets": [one for one in gauges if id(one) in few], "targets_told": counts}


@once_a_view
def _counts(shown: Shown) -> dict[str, int]:
    register = shown.register
    return {
        "reports": len(register.documents),
        "claims": len(register.claim_of),
        "records": len(register.records),
        "contradictions": sum(len(record.contradictions) for record in register.records),
        "waiting": len(waiting(shown)),
    }


def _figures(review: Review, words: Words) -> list[dict[str, str]]:
    nodes = [node for node in review.nodes() if isinstance(node, Paragraph) and node.key == "headline"]
    return [{"number": number, "said": said} for node in nodes for number, said in words.figures(node)]


def _fields(register: Register) -> list[dict[str, Any]]:
    """Per field how many records stand at which stage; a record counts in the field that is named of it most."""
    counts: dict[str, Counter[str]] = {}
    for record in register.records:
        if record.status and record.fields and record.kind != "meeting":
            counts.setdefault(record.fields[0], Counter())[shape_of(record.status)] += 1
    rows = [
        {"field": name, "total": sum(count.values()), **{stage: count[stage] for stage in STAGES}}
        for name, count in counts.items()
    ]
    return sorted(rows, key=lambda row: (-int(str(row["total"])), str(row["field"])))


def _gauge(row: Mapping[str, Any]) -> dict[str, Any]:
    """A measure with how much of its target is reached, in percent, at most 100."""
    goal, attained = row["goal"], row["attained"]
    known = goal is not None and attained is not None and float(goal) > 0
    share = max(0.0, min(100.0, 100 * float(attained) / float(goal))) if known else None
    return {**row, "share": None if share is None else round(share, 1)}


def _by_need(gauge: Mapping[str, Any]) -> int:
    """What needs a look first: targets missed, then behind, and so on; those without a figure last."""
    return _RATINGS.index(gauge["rating"]) if gauge["rating"] in _RATINGS else len(_RATINGS)


def _next(register: Register) -> list[dict[str, str | None]]:
    """What is planned or due from the day on, nearest first."""
    found = []
    for record in register.records:
        slot = "deadline" if record.value("deadline") else "date"
        period = record.value(slot)
        last = getattr(period, "last_day", None)
        ahead = slot == "deadline" or record.status in ("planned", "proposed")
        if last is not None and last >= register.on and ahead:
            found.append((last, record.id, str(period), record))
    return [
        {"date": text, "id": id_, "title": record.title, "kind": record.kind, "status": record.status}
        for _, id_, text, record in sorted(found, key=lambda one: one[:2])[:_NEXT]
    ]


def _charts(review: Review, words: Words) -> list[Markup]:
    page = Page(review, words)
    return [chart(page, node) for node in review.nodes() if isinstance(node, Chart)][:1]


add_page(router, "/", "overview.html", overview)
