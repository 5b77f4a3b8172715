"""The links that wait: two claims that a rule took for one thing, side by side; a person says yes or no."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from kelisim.faces.web.asked import Asked, AskedFor
from kelisim.faces.web.holding import held_by_others, hold, queue_of
from kelisim.faces.web.looks import Answer, add_page
from kelisim.faces.web.pages.queue import At, latest_decisions
from kelisim.faces.web.queueing import Doubted, decision_shape, doubted
from kelisim.faces.web.shapes import claim_shape, record_shape

router = APIRouter(tags=["queue"])


def links(asked: AskedFor, at: At = 0) -> Answer:
    """The link at a place of the queue of links, with both claims."""
    found, place = _taken(asked, at)
    data = {
        "waiting": len(found),
        "claims_waiting": len(queue_of(asked)),
        "at": place,
        "read_only": asked.known is not None,
        "item": _item(asked, found[place]) if found else None,
        "latest": latest_decisions(asked),
    }
    return Answer(asked, data)


def _taken(asked: Asked, at: int) -> tuple[list[Doubted], int]:
    """The links that nobody else looks at, and the place that is shown, which is held from now on."""
    others = held_by_others(asked) if asked.team else {}
    found = [one for one in doubted(asked.shown) if one.decision.id not in others]
    place = min(at, max(0, len(found) - 1))
    if found:
        hold(asked, found[place].decision.id)
    return found, place


def _item(asked: Asked, item: Doubted) -> dict[str, Any]:
    register = asked.shown.register
    words = asked.desk.words(register)
    return {
        "decision": decision_shape(item.decision),
        "ids": list(item.first_ids),
        "sides": [claim_shape(one, register, words) for one in (item.left, item.right)],
        "record": record_shape(register.record_of[item.left.id]),
    }


add_page(router, "/queue/links", "links.html", links)
