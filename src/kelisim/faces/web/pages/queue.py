"""The queue: claims that wait for a person, one at a time, beside their report."""

from __future__ import annotations

import heapq
from functools import lru_cache
from itertools import islice
from typing import Annotated, Any

from fastapi import APIRouter, Query

from kelisim.errors import NotFoundError
from kelisim.faces.web.amending import form_fields, texts_of
from kelisim.faces.web.asked import Asked, AskedFor
from kelisim.faces.web.holding import held_by_others, queue_of, taken
from kelisim.faces.web.kept import once_a_view
from kelisim.faces.web.looks import Answer, add_page
from kelisim.faces.web.marking import paragraphs
from kelisim.faces.web.queued import Queued
from kelisim.faces.web.queueing import (
    Waiting,
    by_persons,
    coded_twice,
    decision_shape,
    doubted,
    first_ids,
    heard,
    history_of,
)
from kelisim.faces.web.shapes import claim_shape, record_shape
from kelisim.model import Claim, Decision, Record
from kelisim.model.claim import BY_HAND
from kelisim.workflow import Shown

router = APIRouter(tags=["queue"])

_AROUND = 2
_LATEST = 6
_ALIKE = 25
_OTHERS = 25

At = Annotated[int, Query(ge=0, le=10_000_000, description="The place in the queue, from 0.")]
After = Annotated[str, Query(max_length=60, description="The one that follows this claim, wherever that stands now.")]
ClaimId = Annotated[str, Query(max_length=60, description="This claim, wherever it stands.")]


def queue(asked: AskedFor, at: At = 0, claim: ClaimId = "", after: After = "") -> Answer:
    """The claim at a place of the queue, with its report and its form."""
    queued, place = (queue_of(asked), at) if claim else taken(asked, at, after)
    item = chosen(asked, queued, claim) if claim else (queued[place] if queued else None)
    data: dict[str, Any] = {
        "waiting": len(queued),
        "at": min(place, max(0, len(queued) - 1)),
        "single": bool(claim),
        "with_others": len(held_by_others(asked)) if asked.team else 0,
        "read_only": asked.known is not None,
        "item": _item(asked, item) if item else None,
        "links_waiting": len(doubted(asked.shown)),
        "coded_twice": len(coded_twice(asked.shown)),
        "latest": latest_decisions(asked),
    }
    return Answer(asked, data, lambda: _drawn(asked, item))


def chosen(asked: Asked, queued: Queued, claim: str) -> Waiting:
    """The claim of an id: as it waits in a queue, else as it is shown.

    Raises:
        NotFoundError: If the register shows none of that id.
    """
    place = queued.place(first_ids(asked.shown).get(claim, claim))
    if place is not None and queued[place].first is None:
        return queued[place]
    first, shown = claim_to_judge(asked, claim)
    return Waiting(first, shown, 0.0, ())


def claim_named(asked: Asked, id_: str, view: Shown | None = None) -> tuple[str, Claim]:
    """The first id of a claim, by which decisions speak of it, and the claim as it is shown.

    Raises:
        NotFoundError: If the register shows none of that id.
    """
    view = view or asked.shown
    shown = view.register.claim_of.get(view.register.aliases.get(id_, id_))
    if shown is None:
        raise NotFoundError(f"this register shows no claim {id_[:40]!r} on {asked.on}; it may have been rejected")
    return first_ids(view).get(shown.id, shown.id), shown


def claim_to_judge(asked: Asked, id_: str, view: Shown | None = None) -> tuple[str, Claim]:
    """The first id of a claim and the claim: as it is shown, or as it was read where a person refused it meanwhile.

    Args:
        asked: What was asked.
        id_: Of the claim.
        view: Where to look; as a rule the view that is asked for.

    Raises:
        NotFoundError: If the register holds none of that id.
    """
    view = view or asked.shown
    read = view.entries.claim_of.get(id_)
    if read is not None and any(one.verb == "reject" for one in heard(view, id_)):
        return id_, read
    return claim_named(asked, id_, view)


def _item(asked: Asked, item: Waiting) -> dict[str, Any]:
    """What is told of a claim; of one that is looked at a second time, nothing that came of the first look."""
    register = asked.shown.register
    words, second = asked.desk.words(register), item.first is not None
    record = None if second else register.record_of.get(item.claim.id)
    others = [one for one in record.claims if one.id != item.claim.id] if record else []
    told, said = claim_shape(item.claim, register, words), [] if second else heard(asked.shown, item.id)
    return {
        "id": item.id,
        "why": list(item.why),
        "worth": item.worth,
        "second": second,
        "seen": [one.id for one in said],
        "said": [decision_shape(one) | {"deed": deed(one, item.claim)} for one in said],
        "claim": told | {"record": None} if second else told,
        "fields": form_fields(item.claim.kind, texts_of(item.claim), asked.desk.labels),
        "record": record_shape(record) if record else None,
        "others": [claim_shape(one, register, words) for one in others[:_OTHERS]],
        "others_in_all": len(others),
        "alike": [record_shape(one) for one in _alike(asked, record)] if record else [],
        "decisions": [] if second else history_of(asked.shown, [item.claim.id]),
    }


def _alike(asked: Asked, record: Record) -> list[Record]:
    """Records of the same kind to which a claim may belong, those with the most words of the title in common first."""
    words = set(record.title.casefold().split())
    same = [(len(words & own), one) for own, one in _titled(asked.shown).get(record.kind, ()) if one is not record]
    return [one for _, one in heapq.nsmallest(_ALIKE, same, key=lambda pair: (-pair[0], pair[1].title))]


@once_a_view
def _titled(shown: Shown) -> dict[str, list[tuple[frozenset[str], Record]]]:
    """By kind the records with the words of their titles."""
    found: dict[str, list[tuple[frozenset[str], Record]]] = {}
    for record in shown.register.records:
        found.setdefault(record.kind, []).append((_words(record.title), record))
    return found


@lru_cache(maxsize=200_000)
def _words(title: str) -> frozenset[str]:
    return frozenset(title.casefold().split())


def _drawn(asked: Asked, item: Waiting | None) -> dict[str, Any]:
    """The paragraphs around the quote, with this claim marked; the whole report is one click away."""
    if item is None:
        return {"around": [], "document": None}
    document = asked.shown.register.document(item.claim)
    every = paragraphs(document.text, [item.claim])
    here = next((n for n, (_, pieces) in enumerate(every) if any(p.claims for p in pieces)), 0)
    return {"around": every[max(0, here - _AROUND) : here + _AROUND + 1], "document": document}


def latest_decisions(asked: Asked) -> list[dict[str, Any]]:
    """What was decided last, to be undone; in a team, what this person decided."""
    gone = {one.left for one in asked.entered if one.verb == "withdraw"}
    fresh = [one for one in reversed(asked.entered) if one.verb != "withdraw" and one.belongs_to is None]
    every = (one for one in (*fresh, *by_persons(asked.shown)) if one.id not in gone)
    made = list(islice((one for one in every if not asked.team or one.by == asked.by), _LATEST))
    return [_latest(asked, one) for one in made]


def _latest(asked: Asked, decision: Decision) -> dict[str, Any]:
    claim = asked.shown.entries.claim_of.get(decision.left)
    told = {"quote": claim.quote.text, "title": claim.title} if claim else {"quote": None, "title": None}
    return decision_shape(decision) | told | {"deed": deed(decision, claim)}


def deed(decision: Decision, claim: Claim | None) -> str:
    """What a decision did, as a list names it: its verb, or ``add`` and ``split``."""
    if decision.verb in ("accept", "reject") and decision.value and "into" in decision.value:
        return "split"
    return "add" if decision.verb == "accept" and claim is not None and claim.rule == BY_HAND else decision.verb


add_page(router, "/queue", "queue.html", queue)
