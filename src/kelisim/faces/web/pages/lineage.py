"""A person's word on lineage, said on a record's page: what the record is of another, or that it is nothing of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from kelisim import workflow
from kelisim.errors import MisuseError
from kelisim.faces.web.asked import Asked, AskedFor
from kelisim.faces.web.forms import Form, text
from kelisim.faces.web.looks import Answer, add_page, as_json
from kelisim.faces.web.pages.deciding import own_decision, reason_of, refuse_past
from kelisim.faces.web.pages.queue import claim_named
from kelisim.faces.web.pages.records import Wanted, found, record_named
from kelisim.faces.web.queueing import decision_shape
from kelisim.faces.web.shapes import claim_shape, record_shape
from kelisim.faces.web.tongue import say
from kelisim.model import Decision, Record
from kelisim.model.history import DESCENTS, INVERSE

router = APIRouter(tags=["register"])

Plain = dict[str, Any]
NOTHING = "nothing"
TOLD = tuple(one for one in DESCENTS if one != NOTHING)
"""What a record may be of an older one."""
BACK: Mapping[str, str] = {INVERSE[one]: one for one in TOLD}
"""What a record may be of a younger one, with what the younger one is of it."""
_MOST = 20

Words = Annotated[str, Query(max_length=200, description="Words in titles, names and quotes of the other record.")]


def lineage_page(asked: AskedFor, record: str, q: Words = "") -> Answer:
    """Records of which this one may have come, or which came of it: those that hold the words that are looked for."""
    here = record_named(asked, record)
    words = asked.desk.words(asked.shown.register)
    others = [one for one in found(asked.shown, Wanted(q=q.strip())) if one is not here] if q.strip() else []
    others.sort(key=lambda one: one.kind != here.kind)
    data = {
        "record": record_shape(here),
        "first": claim_shape(here.claims[0], asked.shown.register, words),
        "q": q,
        "total": len(others),
        "others": [record_shape(one) for one in others[:_MOST]],
        "read_only": asked.known is not None,
    }
    return Answer(asked, data, lambda: {"told": [*TOLD], "back": [*BACK]})


def lineage(asked: AskedFor, form: Form, record: str) -> Response:
    """Say what a record is of another (``as``), or take such a word back (``verb`` withdraw)."""
    refuse_past(asked)
    here = record_named(asked, record)
    if text(form, "verb") == "withdraw":
        decision = own_decision(asked, text(form, "decision"))
        if decision.verb != "descends":
            raise MisuseError(say("this decision tells no lineage; take it back in the queue"))
        with asked.desk.writing():
            workflow.undo(asked.desk.ledger, decision, by=asked.by, reason=reason_of(form))
        asked.tell(withdrawn=decision.id)
    else:
        with asked.desk.writing():
            decision = workflow.decide(asked.desk.ledger, _told(asked, here, form))
        asked.tell(decision=decision.id)
    if asked.wants_json:
        return as_json(Answer(asked, {"decision": decision_shape(decision)}))
    return RedirectResponse(asked.link(f"/register/{here.id}#lineage"), 303)


def _told(asked: Asked, here: Record, form: FormData) -> Decision:
    """The decision that a form tells, on the earliest claim of each record.

    Raises:
        MisuseError: If no lineage was chosen, or no other record.
    """
    kind, other = text(form, "as"), text(form, "other")
    if kind not in DESCENTS and kind not in BACK:
        raise MisuseError(say("choose what the one is of the other"))
    if not other:
        raise MisuseError(say("choose the other record"))
    there = record_named(asked, other)
    if there is here:
        raise MisuseError(say("these are one record already; choose another"))
    younger, older = (there, here) if kind in BACK else (here, there)
    left, right = (claim_named(asked, one.claims[0].id)[0] for one in (younger, older))
    return Decision("descends", left, right, {"as": BACK.get(kind, kind)}, by=asked.by, reason=reason_of(form))


router.add_api_route(
    "/register/{record}/lineage", lineage, methods=["POST"], response_class=RedirectResponse, status_code=303
)
add_page(router, "/register/{record}/lineage", "lineage.html", lineage_page)
