"""How far two persons agree who judged the same claims without knowing of each other, and where they do not."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from kelisim.faces.web.asked import Asked, AskedFor
from kelisim.faces.web.kept import once_at_need
from kelisim.faces.web.looks import Answer, add_page
from kelisim.faces.web.pages.deciding import slot_label
from kelisim.faces.web.queueing import coded_twice, decision_shape, heard
from kelisim.faces.web.shapes import claim_shape
from kelisim.model import Decision
from kelisim.model.coding import Alpha, SecondCoding
from kelisim.workflow import Coded, Shown, second_coding

router = APIRouter(tags=["queue"])


def agreement(asked: AskedFor) -> Answer:
    """Claims judged twice, blind: how many, the share in which both say the same, alpha, and the disagreements."""
    coded, found = coded_twice(asked.shown), _coding(asked.shown)
    apart = [one for one in coded if not one.agrees]
    data: dict[str, Any] = {
        "share": asked.desk.second_share,
        "twice": found.all.units,
        "coders": sorted({one.by for pair in coded for one in (pair.first, pair.second)}),
        **_alpha(found.all),
        "by_field": [{"field": name, "twice": one.units, **_alpha(one)} for name, one in found.by_field.items()],
        "disagreements": [_told(asked, one) for one in apart],
    }
    return Answer(asked, data, lambda: {"slot_label": slot_label(asked)})


@once_at_need
def _coding(shown: Shown) -> SecondCoding:
    return second_coding(shown.entries)


def _alpha(one: Alpha) -> dict[str, Any]:
    return {"agreed": one.agreed, "alpha": one.value, "trust": one.trust}


def _told(asked: Asked, pair: Coded) -> dict[str, Any]:
    """A disagreement with both sides, and what has been settled since."""
    register, entries = asked.shown.register, asked.shown.entries
    claim = entries.claim_of.get(pair.claim_id)
    known = claim is not None and claim.quote.document_digest in register.documents
    standing = heard(asked.shown, pair.claim_id)
    return {
        "id": pair.claim_id,
        "claim": claim_shape(claim, register, asked.desk.words(register)) if claim is not None and known else None,
        "sides": [_side(one) for one in (pair.first, pair.second)],
        "settled": [one.id for one in standing] != [pair.first.id],
    }


def _side(decision: Decision) -> dict[str, Any]:
    verb, slots = decision.judgement or (decision.verb, {})
    return decision_shape(decision) | {"judged": verb, "slots": dict(slots)}


add_page(router, "/queue/agreement", "agreement.html", agreement)
