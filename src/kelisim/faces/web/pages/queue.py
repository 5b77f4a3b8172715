"""The queue: claims that wait for a person, one at a time, beside their report; and what was decided, to be undone."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import RedirectResponse, Response

from kelisim import workflow
from kelisim.errors import MisuseError, NotFoundError
from kelisim.faces.web.amending import changes, form_fields
from kelisim.faces.web.asked import Asked, AskedFor
from kelisim.faces.web.forms import Form, text
from kelisim.faces.web.looks import Answer, add_page
from kelisim.faces.web.marking import paragraphs
from kelisim.faces.web.queueing import Waiting, by_persons, decision_shape, doubted, history_of, waiting
from kelisim.faces.web.shapes import claim_shape, record_shape
from kelisim.model import Claim, Decision, Record

router = APIRouter(tags=["queue"])

_AROUND = 2
_LATEST = 6
_ALIKE = 25
_CLAIM_VERBS = ("accept", "reject", "amend")
_PAIR_VERBS = {"link": "same", "unlink": "different"}

At = Annotated[int, Query(ge=0, le=10_000_000, description="The place in the queue, from 0.")]
ClaimId = Annotated[str, Query(max_length=60, description="This claim, wherever it stands.")]


def queue(asked: AskedFor, at: At = 0, claim: ClaimId = "") -> Answer:
    """The claim at a place of the queue, with its report and its form."""
    queued = waiting(asked.shown)
    item = _chosen(asked, queued, at, claim)
    data: dict[str, Any] = {
        "waiting": len(queued),
        "at": min(at, max(0, len(queued) - 1)),
        "single": bool(claim),
        "read_only": asked.known is not None,
        "item": _item(asked, item) if item else None,
        "links_waiting": len(doubted(asked.shown)),
        "latest": latest_decisions(asked),
    }
    return Answer(asked, data, lambda: _drawn(asked, item))


def _chosen(asked: Asked, queued: list[Waiting], at: int, claim: str) -> Waiting | None:
    if not claim:
        return queued[min(at, len(queued) - 1)] if queued else None
    found = next((one for one in queued if claim in (one.id, one.claim.id)), None)
    if found:
        return found
    first, shown = claim_named(asked, claim)
    return Waiting(first, shown, 0.0, ())


def claim_named(asked: Asked, id_: str) -> tuple[str, Claim]:
    """The first id of a claim, by which decisions speak of it, and the claim as it is shown.

    Raises:
        NotFoundError: If the register shows none of that id.
    """
    register = asked.shown.register
    shown = register.claim_of.get(register.aliases.get(id_, id_))
    if shown is None:
        raise NotFoundError(f"this register shows no claim {id_[:40]!r} on {asked.on}; it may have been rejected")
    first = {now: before for before, now in register.aliases.items()}
    return first.get(shown.id, shown.id), shown


def _item(asked: Asked, item: Waiting) -> dict[str, Any]:
    register = asked.shown.register
    words = asked.desk.words(register)
    record = register.record_of[item.claim.id]
    others = [one for one in record.claims if one.id != item.claim.id]
    return {
        "id": item.id,
        "why": list(item.why),
        "worth": item.worth,
        "claim": claim_shape(item.claim, register, words),
        "fields": form_fields(item.claim, asked.desk.labels),
        "record": record_shape(record),
        "others": [claim_shape(one, register, words) for one in others],
        "alike": [record_shape(one) for one in _alike(asked, record)],
        "decisions": history_of(asked.shown, [item.claim.id]),
    }


def _alike(asked: Asked, record: Record) -> list[Record]:
    """Records of the same kind to which a claim may belong, those with the most words of the title in common first."""
    words = set(record.title.casefold().split())
    same = [one for one in asked.shown.register.of_kind(record.kind) if one.id != record.id]
    same.sort(key=lambda one: (-len(words & set(one.title.casefold().split())), one.title))
    return same[:_ALIKE]


def _drawn(asked: Asked, item: Waiting | None) -> dict[str, Any]:
    """The paragraphs around the quote, with this claim marked; the whole report is one click away."""
    if item is None:
        return {"around": [], "document": None}
    document = asked.shown.register.document(item.claim)
    every = paragraphs(document.text, [item.claim])
    here = next((n for n, (_, pieces) in enumerate(every) if any(p.claims for p in pieces)), 0)
    return {"around": every[max(0, here - _AROUND) : here + _AROUND + 1], "document": document}


def latest_decisions(asked: Asked) -> list[dict[str, Any]]:
    """What persons decided last, to be undone."""
    return [_latest(asked, one) for one in by_persons(asked.shown)[:_LATEST]]


def _latest(asked: Asked, decision: Decision) -> dict[str, Any]:
    entries = asked.shown.entries
    claim = entries.claim_of.get(decision.left)
    told = (claim.quote.text, claim.title) if claim else (None, None)
    return decision_shape(decision) | dict(zip(("quote", "title"), told, strict=True))


def decide(asked: AskedFor, form: Form) -> Response:
    """A person's decision on a claim (accept, reject, amend), on two (link, unlink), or undoing one (withdraw)."""
    decision = _decision(asked, form)
    with asked.desk.writing():
        workflow.decide(asked.desk.ledger, decision)
    to = text(form, "to")
    at = {"at": text(form, "at")} if text(form, "at").isdigit() else {}
    if to == "/queue/links":
        return RedirectResponse(asked.link(to, **at), 303)
    return RedirectResponse(asked.link("/queue", **at, **_stay(form)), 303)


def _stay(form: Form) -> dict[str, str]:
    """After a link or its parting the same claim stays in view, since it still waits."""
    return {"claim": text(form, "claim")} if text(form, "verb") in _PAIR_VERBS else {}


def _decision(asked: Asked, form: Form) -> Decision:
    if asked.known is not None:
        raise MisuseError("what was known at an earlier moment cannot be changed; take the moment out of the address")
    verb, by, reason = text(form, "verb"), asked.desk.by, text(form, "reason")[:2000]
    if verb == "withdraw":
        return Decision(verb="withdraw", left=_own_decision(asked, text(form, "decision")), by=by, reason=reason)
    first, shown = claim_named(asked, text(form, "claim"))
    if verb in _PAIR_VERBS:
        other = _other(asked, text(form, "other"))
        return Decision(verb=_PAIR_VERBS[verb], left=first, right=other, by=by, reason=reason)  # type: ignore[arg-type]
    if verb not in _CLAIM_VERBS:
        raise MisuseError(f"{verb[:20]!r} is no decision; choose accept, reject, amend, link, unlink or withdraw")
    told = {name[5:]: str(value) for name, value in form.multi_items() if name.startswith("slot-")}
    value = changes(shown, told) if verb == "amend" else None
    if value:
        value = _earlier(asked, first) | value
    return Decision(verb=verb, left=first, value=value, by=by, reason=reason)  # type: ignore[arg-type]


def _earlier(asked: Asked, claim_id: str) -> dict[str, Any]:
    """What was amended before: the last amendment counts alone, so it carries the earlier ones."""
    made = [d for d in by_persons(asked.shown) if d.verb == "amend" and d.left == claim_id]
    return dict(made[0].value or {}) if made else {}


def _other(asked: Asked, id_: str) -> str:
    """The first id of the other claim; a record stands for its earliest claim."""
    if not id_:
        raise MisuseError("choose what it is to be linked with")
    record = asked.shown.register.record_of.get(id_)
    known = asked.shown.register.claim_of.get(asked.shown.register.aliases.get(id_, id_))
    return claim_named(asked, id_ if known or record is None else record.claims[0].id)[0]


def _own_decision(asked: Asked, id_: str) -> str:
    """The decision to undo: the one named, else the latest of a person.

    Raises:
        MisuseError: If there is none.
    """
    made = by_persons(asked.shown)
    if not id_ and made:
        return made[0].id
    if any(one.id == id_ for one in made):
        return id_
    raise MisuseError("there is no decision of a person to undo")


router.add_api_route("/queue", decide, methods=["POST"], response_class=RedirectResponse, status_code=303)
add_page(router, "/queue", "queue.html", queue)
