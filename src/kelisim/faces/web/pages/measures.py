"""Targets against what was counted, and statistics in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from kelisim import workflow
from kelisim.errors import MisuseError
from kelisim.faces.dossier.html.markup import join
from kelisim.faces.dossier.html.nodes import Page, node
from kelisim.faces.dossier.html.quotes import Quotes
from kelisim.faces.dossier.words import Words
from kelisim.faces.exports.rows import measure_rows
from kelisim.faces.web.asked import Asked, AskedFor
from kelisim.faces.web.forms import Form, files
from kelisim.faces.web.looks import Answer, add_page, as_json, page
from kelisim.faces.web.pages.reports import gap_shape
from kelisim.faces.web.restating import NARROW, WIDE, drawing, move_words, statements, step_shape
from kelisim.model import Gap, Record
from kelisim.model.codec import dump

router = APIRouter(tags=["measures"])

_USED = re.compile(r'href="#e(\d+)"')


def measures(asked: AskedFor) -> Answer:
    """Each target with baseline, attained and gap; the series of each side; where the two sides differ."""
    section = asked.shown.review.section("targets")
    data: dict[str, Any] = {
        "measures": measure_rows(asked.shown.measures, asked.shown.register),
        "series": [{"record": one.record_id, "series": dump(one.series)} for one in asked.shown.measures],
        "asymmetries": [dump(a) for one in asked.shown.measures for a in one.asymmetries],
        "observations": len(asked.shown.entries.observations),
    }
    restated = [one for one in asked.shown.register.of_kind("target") if len(one.steps) > 1]
    data["restatements"] = [
        {"record": one.id, "title": one.title, "steps": [step_shape(step) for step in one.steps]} for one in restated
    ]
    drawn = {"body": "", "quotes": "", "turns": _turns(asked, restated), "move_words": move_words}
    return Answer(asked, data, lambda: drawn | (_drawn(asked) if section else {}))


def _turns(asked: Asked, restated: Sequence[Record]) -> list[dict[str, Any]]:
    """The targets that were told more than once, on the axis of time."""
    words = asked.desk.words(asked.shown.register)
    found = []
    for one in restated:
        told = statements(one, words)
        if len({day for line in told for day, _ in line.days}) > 1:
            found.append({"record": one, "drawings": [drawing(told, asked.on, width) for width in (WIDE, NARROW)]})
    return found


def _drawn(asked: Asked) -> dict[str, Any]:
    """The section of the review that speaks of targets, and the quotes that its numbers lead to."""
    review = asked.shown.review
    section = review.section("targets")
    words = Words(review, asked.desk.labels)
    made = Page(review, words)
    body = join(node(made, one, 3) for one in section.nodes) if section else ""
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
    return as_json(answer) if asked.wants_json else page("observed.html", answer)


router.add_api_route("/measures", observe, methods=["POST"], response_class=Response)
add_page(router, "/measures", "measures.html", measures)
