"""Targets against what was counted, and statistics in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from kelisim import workflow
from kelisim.errors import MisuseError
from kelisim.faces.dossier.html.markup import join
from kelisim.faces.dossier.html.nodes import Page, node
from kelisim.faces.dossier.html.quotes import Quotes
from kelisim.faces.dossier.words import Words
from kelisim.faces.exports.rows import measure_rows
from kelisim.faces.web.asked import AskedFor
from kelisim.faces.web.forms import Form, files
from kelisim.faces.web.kept import once_a_review, once_a_tongue, once_a_view
from kelisim.faces.web.looks import Answer, add_page, as_json
from kelisim.faces.web.looks import page as as_page
from kelisim.faces.web.pages.reports import gap_shape
from kelisim.faces.web.restating import NARROW, WIDE, drawing, move_words, statements, step_shape
from kelisim.faces.web.tongue import labels_of, language, say
from kelisim.model import Gap, Record, TargetStep
from kelisim.model.codec import dump
from kelisim.model.measure import Measure
from kelisim.model.review import FindingList, Node, Review, Table
from kelisim.workflow import Shown

router = APIRouter(tags=["measures"])

PER_PAGE = 25
_MOST_KEPT = 200
_STEPS = 20
"""The latest statements of a target that are listed under its drawing; its own page has all."""
_ROWS = 50
"""Rows of a table behind a chart that stand on a page; the review has all."""

_USED = re.compile(r'href="#e(\d+)"')


def measures(asked: AskedFor, page: Annotated[int, Query(ge=1, le=100_000, description="From 1.")] = 1) -> Answer:
    """Each target with baseline, attained and gap, the series of each side, and where the two sides differ: by pages.

    What is much spoken of comes first. The charts stand on the first page: there is one for each indicator.
    """
    told = asked.reviewed
    order = _in_order(told)
    here = _slice(page)
    data: dict[str, Any] = {
        **(_told(told, order[here], _restated(told, order[here], first=page == 1)) if asked.plain else {}),
        "observations": len(asked.shown.entries.observations),
        "total": len(order),
        "page": page,
        "pages": max(1, -(-max(len(order), _most_findings(told.review)) // PER_PAGE)),
        "reviewed": asked.reviewed_at,
    }
    return Answer(asked, data, lambda: _parts(told, page))


def _told(told: Shown, shown: Sequence[Measure], restated: Sequence[Record]) -> dict[str, Any]:
    """What a program is told of some measures; a page draws it."""
    return {
        "measures": measure_rows(shown, told.register),
        "series": [{"record": one.record_id, "series": dump(one.series)} for one in shown],
        "asymmetries": [dump(a) for one in shown for a in one.asymmetries],
        "restatements": [
            {"record": one.id, "title": one.title, "steps": [step_shape(step) for step in one.steps]}
            for one in restated
        ],
    }


@once_a_review
def _in_order(shown: Shown) -> list[Measure]:
    """The measures as the review has its targets, the most spoken of first. A row leads to the claim of its value."""
    section = shown.review.section("targets")
    tables = [one for one in (section.nodes if section else ()) if isinstance(one, Table) and one.key == "targets"]
    id_of = {one.ref: one.id for one in shown.review.evidence}
    cells = [row[0] for table in tables for row in table.rows]
    place = {id_of[ref]: number for number, cell in enumerate(cells) for ref in cell.evidence}

    def order(one: Measure) -> tuple[int, str]:
        claims = shown.register.record_of[one.record_id].slots["value"].claim_ids
        return min((place[id_] for id_ in claims if id_ in place), default=len(place)), one.record_id

    return sorted(shown.measures, key=order)


def _restated(shown: Shown, measured: Sequence[Measure], *, first: bool) -> list[Record]:
    """The targets of a page that were told more than once; those without a number stand on the first."""
    here = {one.record_id for one in measured}
    numbered = {one.record_id for one in shown.measures}
    return [
        one
        for one in shown.register.of_kind("target")
        if len(one.steps) > 1 and (one.id in here or (first and one.id not in numbered))
    ]


def _most_findings(review: Review) -> int:
    section = review.section("targets")
    lists = (one for one in (section.nodes if section else ()) if isinstance(one, FindingList))
    return max((len(one.findings) for one in lists), default=0)


def _nodes(review: Review, here: slice) -> list[Node]:
    """What a page shows of the section that speaks of targets."""
    section = review.section("targets")
    found: list[Node] = []
    for one in section.nodes if section else ():
        if isinstance(one, FindingList):
            found.append(replace(one, findings=one.findings[here]))
        elif isinstance(one, Table) and one.key == "targets":
            found.append(replace(one, rows=one.rows[here]))
        elif not here.start:
            found.append(_short(one) if isinstance(one, Table) else one)
    return [one for one in found if not isinstance(one, FindingList) or one.findings]


def _short(table: Table) -> Table:
    return replace(table, rows=table.rows[:_ROWS], more=table.more + max(0, len(table.rows) - _ROWS))


@once_a_view
def _kept(_: Shown) -> dict[tuple[int, str], dict[str, Any]]:
    """What was drawn of a view already, by page and language; the first page is ``_first``."""
    return {}


def _parts(told: Shown, page: int) -> dict[str, Any]:
    """What only the page shows: drawn once for a view."""
    if page == 1:
        return _first(told)
    kept, key = _kept(told), (page, language())
    made = kept.get(key) or _page(told, page)
    if len(kept) < _MOST_KEPT:
        kept[key] = made
    return made


@once_a_tongue
def _first(told: Shown) -> dict[str, Any]:
    return _page(told, 1)


def _page(told: Shown, page: int) -> dict[str, Any]:
    here = _slice(page)
    restated = _restated(told, _in_order(told)[here], first=page == 1)
    return {"turns": _turns(told, restated), **_drawn(told.review, _nodes(told.review, here))}


def _slice(page: int) -> slice:
    return slice((page - 1) * PER_PAGE, page * PER_PAGE)


def _turns(told: Shown, restated: Sequence[Record]) -> list[dict[str, Any]]:
    """The targets that were told more than once, on the axis of time."""
    words = Words(told.review, labels_of())
    found = []
    for one in restated:
        said = statements(one, words)
        if len({day for line in said for day, _ in line.days}) > 1:
            drawings = [drawing(said, told.on, width) for width in (WIDE, NARROW)]
            steps = [_step(step, words) for step in one.steps[-_STEPS:]]
            found.append({"record": one, "drawings": drawings, "steps": steps})
    return found


def _step(step: TargetStep, words: Words) -> dict[str, str]:
    """A statement as its line says it."""
    amount = "" if step.value is None else words.labels.amount(str(step.value), step.unit, width="short")
    return {
        "class": "same" if step.move == "restated" else "changes",
        "when": words.short_date(step.stated_on),
        "move": move_words(step.move),
        "claim_id": step.claim_id,
        "amount": amount,
        "by": f" {say('by {day}', day=words.date(step.deadline.text))}" if step.deadline else "",
    }


def _drawn(review: Review, nodes: Sequence[Node]) -> dict[str, Any]:
    """These nodes of the review, and the quotes that their numbers lead to."""
    words = Words(review, labels_of())
    made = Page(review, words)
    body = join(node(made, one, 3) for one in nodes)
    used = {int(ref) for ref in _USED.findall(body)}
    few = replace(review, evidence=tuple(one for one in review.evidence if one.ref in used))
    return {"body": body, "quotes": Quotes(few, words).everything() if used else ""}


def observe(asked: AskedFor, form: Form) -> Response:
    """Statistics in: CSV, or SDMX as CSV, XML or JSON."""
    given = files(form, "files")
    if not given:
        raise MisuseError("nothing was sent; choose a CSV file")
    added, gaps = 0, list[Gap]()
    with asked.desk.taking_in():
        for name, data in given:
            new, found = workflow.observe_bytes(asked.desk.ledger, name, data)
            added += new
            gaps.extend(found)
    asked.tell(names=[name for name, _ in given], observations=added)
    answer = Answer(asked, {"observations": added, "gaps": [gap_shape(gap) for gap in gaps]})
    return as_json(answer) if asked.wants_json else as_page("observed.html", answer)


router.add_api_route("/measures", observe, methods=["POST"], response_class=Response)
add_page(router, "/measures", "measures.html", measures)
