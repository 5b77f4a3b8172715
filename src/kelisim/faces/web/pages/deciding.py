"""A person's decisions: on a claim, on two, and taking one back. What others decided meanwhile is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from fastapi import APIRouter
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from kelisim import workflow
from kelisim.errors import MisuseError, NotFoundError
from kelisim.faces.web.amending import changes, sent
from kelisim.faces.web.asked import OVERLAID, Asked, AskedFor
from kelisim.faces.web.forms import Form, text
from kelisim.faces.web.holding import let_go
from kelisim.faces.web.looks import Answer, as_json, page
from kelisim.faces.web.pages.queue import claim_named, claim_to_judge, deed
from kelisim.faces.web.queueing import Waiting, by_persons, decision_shape, heard, second_looks
from kelisim.faces.web.shapes import claim_shape
from kelisim.faces.web.tongue import say
from kelisim.model import Claim, Decision
from kelisim.model.digest import Plain
from kelisim.workflow import Heard

router = APIRouter(tags=["queue"])

CLAIM_VERBS = ("accept", "reject", "amend")
PAIR_VERBS = {"link": "same", "unlink": "different"}
_QUEUES = ("/queue", "/queue/links", "/queue/agreement")
_MOST_REASON = 2000


def decide(asked: AskedFor, form: Form) -> Response:
    """A person's decision on a claim (accept, reject, amend), on two (link, unlink), or undoing one (withdraw)."""
    refuse_past(asked)
    verb = text(form, "verb")
    if verb == "withdraw":
        return _undone(asked, form)
    if verb in PAIR_VERBS:
        return _linked(asked, form, verb)
    if verb not in CLAIM_VERBS:
        raise MisuseError(f"{verb[:20]!r} is no decision; choose accept, reject, amend, link, unlink or withdraw")
    return _judged(asked, form, verb)


def refuse_past(asked: Asked) -> None:
    """Refuse to decide on what was known at an earlier moment.

    Raises:
        MisuseError: If the address holds such a moment.
    """
    if asked.known is not None:
        raise MisuseError(
            say("what was known at an earlier moment cannot be changed; take the moment out of the address")
        )


def reason_of(form: FormData) -> str:
    """Why, as far as it is kept."""
    return text(form, "reason")[:_MOST_REASON]


def seen_of(form: FormData) -> tuple[str, ...] | None:
    """The decisions on the claim that the page showed; ``None`` where a program sends no such field."""
    return tuple(text(form, "seen").split()) if "seen" in form else None


def _undone(asked: Asked, form: FormData) -> Response:
    decision = own_decision(asked, text(form, "decision"))
    with asked.desk.writing():
        workflow.undo(asked.desk.ledger, decision, by=asked.by, reason=reason_of(form))
    asked.tell(withdrawn=decision.id)
    return done(asked, form, decision)


def own_decision(asked: Asked, id_: str) -> Decision:
    """The decision to undo: the one named, else the latest of this person.

    Raises:
        MisuseError: If there is none, or it is another's and this person may only take back their own.
    """
    made = by_persons(asked.shown)
    own = [one for one in made if not asked.team or one.by == asked.by]
    found = next((one for one in made if one.id == id_), None) if id_ else (own[0] if own else None)
    if found is None:
        raise MisuseError(say("there is no decision of a person to undo"))
    if found not in own and not asked.may("issue"):
        raise MisuseError(say("this is the decision of {name}; an editor may take it back", name=found.by))
    return found


def _linked(asked: Asked, form: FormData, verb: str) -> Response:
    first, _ = claim_named(asked, text(form, "claim"))
    other = _other(asked, text(form, "other"), text(form, "words"))
    told = Decision(PAIR_VERBS[verb], first, other, by=asked.by, reason=reason_of(form))  # type: ignore[arg-type]
    with asked.desk.writing():
        decision = workflow.decide(asked.desk.ledger, told)
    asked.tell(decision=decision.id)
    return done(asked, form, decision, stay=first)


def _other(asked: Asked, id_: str, words: str = "") -> str:
    """The first id of the other claim; a record stands for its earliest claim, and is found by words of its title too.

    Raises:
        MisuseError: If nothing was told.
        NotFoundError: If no record, or several, have the words.
    """
    register = asked.shown.register
    if not id_ and words:
        return claim_named(asked, register.find(words).claims[0].id)[0]
    if not id_:
        raise MisuseError(say("choose what it is to be linked with"))
    record = register.record_of.get(id_)
    known = register.claim_of.get(register.aliases.get(id_, id_))
    return claim_named(asked, id_ if known or record is None else record.claims[0].id)[0]


def _judged(asked: Asked, form: FormData, verb: str) -> Response:
    claim_id, look = text(form, "claim"), text(form, "look")
    second = _second_look(asked, claim_id) if look == "second" else None
    if second is not None:
        return _coded(asked, form, verb, second)
    if look == "beside":
        return _beside(asked, form, verb)
    first, shown = _judged_claim(asked, claim_id, plain=verb != "amend" and "over" not in form)
    value = _earlier(asked, first) | changes(shown, sent(form)) if verb == "amend" else None
    decision = Decision(verb, first, value=value, by=asked.by, reason=reason_of(form))  # type: ignore[arg-type]
    over = _may_overrule(asked, first, text(form, "over").split()) if "over" in form else ()
    with asked.desk.writing():
        said = workflow.judge(asked.desk.ledger, decision, seen=seen_of(form), over=over)
    let_go(asked, first)
    asked.request.scope[OVERLAID] = "over" not in form
    return told_meanwhile(asked, form, shown, said) or done(asked, form, said.decision)


def _judged_claim(asked: Asked, claim_id: str, *, plain: bool) -> tuple[str, Claim]:
    """The claim that a person judges.

    What is said of it plainly needs no view of just now: whoever said anything meanwhile is heard in the transaction.
    """
    if plain:
        with suppress(NotFoundError):
            return claim_to_judge(asked, claim_id, asked.standing)
    return claim_to_judge(asked, claim_id)


def _second_look(asked: Asked, claim_id: str) -> Waiting | None:
    found = second_looks(asked.shown, asked.by, asked.desk.second_share) if asked.team else []
    return next((one for one in found if one.id == claim_id), None)


def _coded(asked: Asked, form: FormData, verb: str, item: Waiting) -> Response:
    """A second, blind word on a claim: held against the claim as it was read."""
    told: dict[str, Plain] = {"verb": verb, "first": item.first}
    if verb == "amend":
        told["slots"] = changes(item.claim, sent(form))
    decision = Decision("code", item.id, value=told, by=asked.by, reason=reason_of(form))
    with asked.desk.writing():
        said = workflow.judge(asked.desk.ledger, decision)
    let_go(asked, item.id)
    return done(asked, form, said.decision)


def _beside(asked: Asked, form: FormData, verb: str) -> Response:
    """One's word kept beside that of another who was quicker; it changes nothing and shows among the disagreements."""
    before = [one for one in heard(asked.shown, text(form, "claim")) if one.by != asked.by]
    if not before:
        raise MisuseError(say("nobody else decided on this claim; decide on it yourself"))
    claim = asked.shown.entries.claim_of[before[-1].left]
    item = Waiting(claim.id, claim, 0.0, (), before[-1].id)
    return _coded(asked, form, verb, item)


def _earlier(asked: Asked, claim_id: str) -> dict[str, Plain]:
    """What was amended before: the last amendment counts alone, so it carries the earlier ones."""
    made = [one for one in heard(asked.shown, claim_id) if one.verb == "amend"]
    return dict(made[-1].value or {}) if made else {}


def _may_overrule(asked: Asked, claim_id: str, ids: Sequence[str]) -> list[str]:
    """The decisions on a claim that this one takes the place of.

    Raises:
        MisuseError: If they are another's and this person may only take back their own.
    """
    found = [one for one in heard(asked.shown, claim_id) if one.id in ids]
    if any(one.by != asked.by for one in found) and not asked.may("issue"):
        raise MisuseError(say("this is the decision of {name}; an editor may take it back", name=found[0].by))
    return [one.id for one in found]


def told_meanwhile(asked: Asked, form: FormData, claim: Claim, said: Heard) -> Response | None:
    """The page that shows both, where somebody else decided meanwhile; nothing was recorded then."""
    others = [one for one in said.meanwhile if not _same(one, said.decision)]
    if not others:
        return None
    register = asked.shown.register
    data = {
        "claim": claim_shape(claim, register, asked.desk.words(register)),
        "theirs": [decision_shape(one) | {"deed": deed(one, claim)} for one in others],
        "yours": decision_shape(said.decision) | {"deed": deed(said.decision, claim)},
        "may_overrule": asked.may("issue") or all(one.by == asked.by for one in others),
        "may_stand_beside": any(one.by != asked.by for one in others) and said.decision.verb in CLAIM_VERBS,
    }
    answer = Answer(asked, data, lambda: {"again": _again(form), "slot_label": slot_label(asked)}, 409)
    return as_json(answer) if asked.wants_json else page("conflict.html", answer)


def _same(one: Decision, other: Decision) -> bool:
    """Whether a person said the same before, in another window or by pressing twice."""
    return (one.by, one.verb, one.value) == (other.by, other.verb, other.value)


def _again(form: FormData) -> list[tuple[str, str]]:
    """The fields of the form, to be sent once more; the keys and what is decided anew stay out."""
    left_out = ("key", "seen", "over", "look")
    return [(name, value) for name, value in form.multi_items() if name not in left_out and isinstance(value, str)]


def slot_label(asked: Asked) -> Callable[[str], str]:
    """What gives the name of a slot in the reader's language."""
    labels = asked.desk.labels
    return lambda name: labels.label("slots", name) if labels.has("slots", name) else name


def done(asked: Asked, form: FormData, decision: Decision, *, stay: str = "") -> Response:
    """Back to where the person was, or the decision itself for a program.

    Args:
        asked: What was asked.
        form: With the place in the queue (``at``), and the queue (``to``).
        decision: What was recorded.
        stay: A claim that still waits and stays in view.
    """
    if asked.wants_json:
        return as_json(Answer(asked, {"decision": decision_shape(decision)}))
    to = text(form, "to") if text(form, "to") in _QUEUES else "/queue"
    where: Mapping[str, str] = {"at": text(form, "at")} if text(form, "at").isdigit() else {}
    there = {"claim": stay} if stay and to == "/queue" else {}
    return RedirectResponse(asked.link(to, **where, **there), 303)


router.add_api_route("/queue", decide, methods=["POST"], response_class=RedirectResponse, status_code=303)
