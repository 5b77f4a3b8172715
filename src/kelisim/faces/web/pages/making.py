"""Claims that a person makes: from words selected in a report, and several in the place of one that carries several."""

from __future__ import annotations

import re
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from kelisim import workflow
from kelisim.errors import InvalidDocumentError, MisuseError
from kelisim.faces.dossier.html.markup import clean
from kelisim.faces.web.amending import form_fields, refused, sent, texts_of, told_claim
from kelisim.faces.web.asked import Asked, AskedFor
from kelisim.faces.web.forms import Form, text
from kelisim.faces.web.holding import hold, let_go
from kelisim.faces.web.looks import Answer, add_page, as_json
from kelisim.faces.web.marking import Piece, marked
from kelisim.faces.web.pages.deciding import done, reason_of, refuse_past, seen_of, told_meanwhile
from kelisim.faces.web.pages.queue import ClaimId, claim_named
from kelisim.faces.web.pages.reports import claims_of, document_of
from kelisim.faces.web.queueing import heard
from kelisim.faces.web.shapes import claim_shape, report_shape
from kelisim.faces.web.tongue import say
from kelisim.model import KINDS, Claim, Document

router = APIRouter(tags=["queue"])

MOST_PARTS = 5
_MOST_WORDS = 2000
_KIND = "commitment"

Place = Annotated[int, Query(ge=0, le=100_000_000, description="A character of the report, from 0.")]
Words = Annotated[str, Query(max_length=_MOST_WORDS, description="The exact words.")]
KindName = Annotated[str, Query(max_length=20, description="The kind of claim.")]
To = Annotated[str, Query(max_length=20, description="`/queue`: to go back there.")]
At = Annotated[str, Query(max_length=10, description="The place in the queue to go back to.")]


def new_claim(
    asked: AskedFor,
    digest: str,
    *,
    start: Place = 0,
    quote: Words = "",
    kind: KindName = "",
    to: To = "",
    at: At = "",
) -> Answer:
    """The form of a claim that a person makes of words of a report, with the report beside it."""
    refuse_past(asked)
    document = document_of(asked, digest)
    begin, words = _found(document, quote, start) if quote.strip() else (0, "")
    chosen = kind if kind in KINDS else _KIND
    near = _nearest(asked, document, begin)
    filled = {name: value for name, value in texts_of(near).items() if name in ("parties", "fields")} if near else {}
    data: dict[str, Any] = {
        "report": report_shape(document),
        "start": begin,
        "quote": words,
        "kind": chosen,
        "kinds": list(KINDS),
        "fields": form_fields(chosen, {"parties": " ".join(asked.shown.register.parties)} | filled, asked.desk.labels),
        "to": "/queue" if to == "/queue" else "",
        "at": at if at.isdigit() else "",
    }
    return Answer(asked, data, lambda: {"paragraphs": _seen(document, begin, words)})


def _seen(document: Document, start: int, words: str) -> list[tuple[int, list[Piece]]]:
    return marked(document.text, start, start + len(words))


def _nearest(asked: Asked, document: Document, start: int) -> Claim | None:
    """The claim of the report whose words are nearest: parties and fields are mostly the same."""
    claims = claims_of(asked.shown, document.digest)
    return min(claims, key=lambda one: (abs(one.quote.span.start - start), one.id), default=None)


def _found(document: Document, told: str, start: int) -> tuple[int, str]:
    """Where words stand in a report, nearest to a place; blank space between them counts alike, however it is written.

    Raises:
        MisuseError: If they do not stand there.
    """
    parts = [re.escape(part) for part in clean(told).split()]
    matches = list(re.finditer(r"\s+".join(parts), document.text)) if parts else []
    if not matches:
        raise MisuseError(say("these words do not stand in the report; select them in its text"))
    best = min(matches, key=lambda one: abs(one.start() - start))
    return best.start(), best.group()


def add(asked: AskedFor, digest: str, form: Form) -> Response:
    """Keep a claim that a person made."""
    refuse_past(asked)
    document = document_of(asked, digest)
    told = _told(document, form, "", text(form, "kind"))
    try:
        with asked.desk.writing():
            made = workflow.add_claim(asked.desk.ledger, document.digest, told, by=asked.by, reason=reason_of(form))
    except InvalidDocumentError as error:
        raise refused(error) from error
    asked.tell(claim=made.id)
    if asked.wants_json:
        return as_json(Answer(asked, {"claim": made.id}))
    if text(form, "to") == "/queue":
        return RedirectResponse(asked.link("/queue", at=text(form, "at") if text(form, "at").isdigit() else ""), 303)
    return RedirectResponse(asked.link(f"/reports/{digest}#{made.id}"), 303)


def _told(document: Document, form: FormData, before: str, kind: str) -> dict[str, Any]:
    at = text(form, f"{before}start")
    begin, words = _found(document, text(form, f"{before}quote"), int(at) if at.isdigit() else 0)
    return {"start": begin, "end": begin + len(words), "quote": words} | told_claim(kind, sent(form, f"{before}slot-"))


def split(
    asked: AskedFor,
    claim: ClaimId = "",
    kinds: Annotated[list[str] | None, Query(description="The kinds of the parts, two to five.")] = None,
    at: At = "",
) -> Answer:
    """The forms of the claims that are to take the place of one, each filled with what that one says."""
    refuse_past(asked)
    first, shown = claim_named(asked, claim)
    hold(asked, first)
    register = asked.shown.register
    chosen = [one for one in kinds or () if one in KINDS][:MOST_PARTS]
    chosen += [shown.kind] * (2 - len(chosen))
    data: dict[str, Any] = {
        "id": first,
        "at": at if at.isdigit() else "",
        "seen": [one.id for one in heard(asked.shown, first)],
        "claim": claim_shape(shown, register, asked.desk.words(register)),
        "kinds": list(KINDS),
        "parts_of_it": [{"kind": kind, "fields": _filled(asked, shown, kind)} for kind in chosen],
        "most": MOST_PARTS,
    }
    return Answer(asked, data)


def _filled(asked: Asked, claim: Claim, kind: str) -> list[dict[str, Any]]:
    return form_fields(kind, texts_of(claim), asked.desk.labels)


def split_done(asked: AskedFor, form: Form) -> Response:
    """Put the parts in the place of the claim."""
    refuse_past(asked)
    first, shown = claim_named(asked, text(form, "claim"))
    document = asked.shown.register.document(shown)
    kinds = [str(one) for one in form.getlist("kind")][:MOST_PARTS]
    parts = [_told(document, form, f"{number}-", kind) for number, kind in enumerate(kinds, 1)]
    try:
        with asked.desk.writing():
            said = workflow.split(
                asked.desk.ledger, shown, first, parts, by=asked.by, reason=reason_of(form), seen=seen_of(form)
            )
    except InvalidDocumentError as error:
        raise refused(error) from error
    let_go(asked, first)
    return told_meanwhile(asked, form, shown, said) or done(asked, form, said.decision)


router.add_api_route("/reports/{digest}/claim", add, methods=["POST"], response_class=RedirectResponse, status_code=303)
router.add_api_route("/queue/split", split_done, methods=["POST"], response_class=RedirectResponse, status_code=303)
add_page(router, "/reports/{digest}/claim", "claim.html", new_claim)
add_page(router, "/queue/split", "split.html", split)
