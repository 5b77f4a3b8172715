"""The audit trail: who entered, decided, took back and issued; for administrators also who signed in and so on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Annotated, Any

from fastapi import APIRouter, Query

from kelisim.faces.web.asked import Asked, AskedFor
from kelisim.faces.web.looks import Answer, add_page
from kelisim.faces.web.naming import details_said, event_name
from kelisim.model import Entries, Reading
from kelisim.model.account import LogLine
from kelisim.model.entry import PERSON
from kelisim.workflow.accounts import log_lines

router = APIRouter(tags=["audit"])

Plain = dict[str, Any]
PER_PAGE = 100
_MOST_LINES = 5_000
_OF_REGISTER = ("reports-added", "statistics-added", "entered")
_TWICE_TOLD = ("decided", "review-issued")
"""These stand in the register itself, with more."""


def audit(
    asked: AskedFor,
    who: Annotated[str, Query(max_length=60, description="Only what this person did.")] = "",
    what: Annotated[str, Query(max_length=30, description="Only this event, such as accept or signed-in.")] = "",
    page: Annotated[int, Query(ge=1, le=100_000, description="From 1.")] = 1,
) -> Answer:
    """The lines of the audit trail, the newest first."""
    every = _lines(asked)
    wanted = [one for one in every if who in ("", one["by"]) and what in ("", one["event"])]
    first = (page - 1) * PER_PAGE
    data = {
        "who": who,
        "what": what,
        "total": len(wanted),
        "page": page,
        "pages": max(1, -(-len(wanted) // PER_PAGE)),
        "lines": wanted[first : first + PER_PAGE],
        "people": sorted({one["by"] for one in every if one["by"]}),
        "events": sorted({one["event"] for one in every}),
    }
    return Answer(asked, data, lambda: {"event_name": event_name, "details_said": details_said})


def _lines(asked: Asked) -> list[Plain]:
    entries = asked.shown.entries
    found = [*_readings(entries), *_decisions(entries), *_observations(entries), *_issues(entries), *_log(asked)]
    return sorted(found, key=lambda one: str(one["at"]), reverse=True)


def _line(at: str | None, event: str, by: str | None, about: str = "", **more: object) -> Plain:
    return {"at": at or "", "event": event, "by": by, "about": about, "reason": "", "link": None, "where": "", **more}


def _readings(entries: Entries) -> Iterator[Plain]:
    for one in entries.readings:
        made = len(one.claim_ids)
        link = f"/reports/{one.document_digest}" if one.document_digest in entries.document_of else None
        event = "claimed" if one.by_hand else "read"
        yield _line(one.recorded_at, event, _reader(one), one.source, link=link, claims=made)


def _reader(one: Reading) -> str | None:
    return one.reader.removeprefix(PERSON) if one.by_hand else None


def _decisions(entries: Entries) -> Iterator[Plain]:
    by_id = {one.id: one for one in entries.decisions}
    for one in entries.decisions:
        if one.automatic:
            continue
        about = by_id.get(one.left) if one.verb == "withdraw" else None
        claim = (about or one).left
        title = entries.claim_of[claim].title if claim in entries.claim_of else claim
        more: Plain = {"reason": one.reason, "decision": one.id, "link": f"/queue?claim={claim}"}
        if about is not None:
            more |= {"withdraws": about.verb, "decided_by": about.by}
        yield _line(one.recorded_at, one.verb, one.by, title, **more)


def _observations(entries: Entries) -> Iterator[Plain]:
    """Statistics by the source and minute in which they came: thousands of numbers are one line."""
    ordered = sorted(entries.observations, key=lambda one: (one.source, one.recorded_at or ""))
    for (source, _), group in groupby(ordered, key=lambda one: (one.source, (one.recorded_at or "")[:16])):
        some = list(group)
        yield _line(some[-1].recorded_at, "counted", None, source, observations=len(some))


def _issues(entries: Entries) -> Iterator[Plain]:
    for one in entries.issues:
        yield _line(one.recorded_at, "issued", one.by, one.id, link=f"/review/issued/{one.id}")


def _log(asked: Asked) -> Iterable[Plain]:
    """Lines of the account log: what was sent for all, the rest for who looks after the accounts."""
    house = getattr(asked.request.app.state, "house", None)
    if house is None:
        return []
    told = log_lines(house.accounts, most=_MOST_LINES, until=asked.desk.ledger.moment(asked.known))
    whole = asked.may("administer")
    return [
        _logged(one, whole=whole)
        for one in told
        if one.event not in _TWICE_TOLD and (whole or one.event in _OF_REGISTER)
    ]


def _logged(one: LogLine, *, whole: bool) -> Plain:
    details = dict(one.details)
    names = details.get("names")
    about = one.subject or (", ".join(map(str, names)) if isinstance(names, (list, tuple)) else "")
    more: Plain = {"details": details}
    return _line(one.at, one.event, one.actor, about, **(more | {"where": one.where} if whole else more))


add_page(router, "/audit", "audit.html", audit)
