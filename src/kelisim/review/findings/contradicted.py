"""Contradicted: reports say unlike things of one slot that cannot both be true; the same day first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal

from kelisim.lang.labels import load_labels
from kelisim.model.digest import Plain
from kelisim.model.kinds.project import Project
from kelisim.model.period import Period
from kelisim.model.record import Contradiction, Record, Side
from kelisim.model.review import SEVERITIES, Severity
from kelisim.review.context import Context
from kelisim.review.findings.base import Draft
from kelisim.review.titles import amount_of, is_portfolio, plain, set_title, without

RULES = ("contradicted",)
_NEAR = 31
_WORDING = ("type", "qualifier", "format", "level")  # often only another word for the same
_ACTS: dict[str, tuple[tuple[str, ...], str]] = {
    "body": (("proposed", "planned"), "established"),
    "agreement": (("proposed", "negotiating", "planned", "initialled"), "signed"),
}
CODED = {"status": "statuses", "type": "types", "format": "formats", "level": "levels", "strength": "strengths"}


def find(ctx: Context) -> Iterator[Draft]:
    """Every contradiction that the register holds; what the same two reports say unlike of several slots is one."""
    for record in ctx.records("agreement", "body", "target", "figure", "project", "commitment", "meeting", "position"):
        told = [one for one in _telling(record) if not (_slipping(ctx, one) or is_revision(record, one))]
        told.sort(key=lambda one: _order(record, one))
        for group in _by_claims(told):
            yield _draft(ctx, record, group)


def _order(record: Record, one: Contradiction) -> tuple[object, ...]:
    return (SEVERITIES.index(_severity(record, one)), one.days_apart, one.slot, one.claim_ids)


def _by_claims(told: list[Contradiction]) -> list[list[Contradiction]]:
    """The contradictions between the same claims together, the most serious first."""
    groups: dict[frozenset[str], list[Contradiction]] = {}
    for one in told:
        groups.setdefault(frozenset(side.claim_ids[0] for side in one.sides), []).append(one)
    return list(groups.values())


def _draft(ctx: Context, record: Record, group: list[Contradiction]) -> Draft:
    main = group[0]
    params: dict[str, Plain] = {
        "title": _title(ctx, record, main),
        "slot": main.slot,
        "days": main.days_apart,
        "on": _since(ctx, main),
        **shown(ctx, main),
    }
    more: Plain = None
    for one in group[:0:-1]:
        message: dict[str, Plain] = {"message": "also_disagree", "slot": one.slot, "more": more, **shown(ctx, one)}
        more = {**message, "text": load_labels("en").title(message)}
    if more is not None:
        params["more"] = more
    first = tuple(side.claim_ids[0] for side in main.sides)
    return Draft(
        "contradicted",
        record,
        _severity(record, main),
        params,
        first + tuple(claim_id for one in group for claim_id in one.claim_ids),
        rating="disputed",
        since=_since(ctx, main),
        weight=_weight(ctx, record, main),
    )


def _telling(record: Record) -> list[Contradiction]:
    """The near contradictions, and of one slot's distant ones the nearest: the others say the same again."""
    found: list[Contradiction] = []
    told = [one for one in record.contradictions if one.kind != "identity"]  # people disagree there, not reports
    for one in sorted(told, key=lambda c: (c.days_apart, c.slot, c.claim_ids)):
        if one.days_apart <= _NEAR or not any(other.slot == one.slot for other in found):
            found.append(one)
    return found


def _title(ctx: Context, record: Record, one: Contradiction) -> Plain:
    """Of a counted set the number and value that the claims speak of: the record holds other sets too."""
    for claim_id in one.claim_ids:
        slots = ctx.register.claim_of[claim_id].slots
        if isinstance(slots, Project) and slots.count is not None and one.slot not in ("count", "value"):
            return set_title(slots)
    return without(ctx.title(record), one.slot)


def is_revision(record: Record, one: Contradiction) -> bool:
    """Whether a planned number only changed with time: the later report then revises, and does not contradict."""
    planned = record.kind in ("project", "body", "agreement") and not is_portfolio(record)
    return planned and one.slot in ("value", "count", "jobs") and one.days_apart > _NEAR


def _slipping(ctx: Context, one: Contradiction) -> bool:
    """Deadlines that differ from report to report slip; only those of one day's reports contradict one another."""
    documents: dict[str | None, set[str]] = {}
    for side in one.sides:
        for claim_id in side.claim_ids:
            claim = ctx.register.claim_of[claim_id]
            documents.setdefault(ctx.day(claim), set()).add(claim.quote.document_digest)
    same_day = any(len(found) > 1 for found in documents.values())
    return one.slot == "deadline" and (one.days_apart > 0 or not same_day)


def slots_of(draft: Draft) -> tuple[str, ...]:
    """The slots of which a draft of this rule tells."""
    found: list[str] = []
    told: Plain = dict(draft.params)
    while isinstance(told, Mapping):
        found.append(str(told.get("slot")))
        told = told.get("more")
    return tuple(found)


def shown(ctx: Context, one: Contradiction) -> dict[str, Plain]:
    """The values of the sides under the name of their type, so that the message knows how to write them."""
    values = [side.value for side in one.sides]
    if one.slot in CODED:
        return {CODED[one.slot]: [plain(value) for value in values]}
    if all(isinstance(value, Period) for value in values):
        return {"dates": [plain(value) for value in values]}
    amounts = [side_amount(ctx, one, side) for side in one.sides]
    if all(amount is not None for amount in amounts):
        return {"amounts": amounts}
    return {"texts": [str(plain(value)) for value in values]}


def side_amount(ctx: Context, one: Contradiction, side: Side) -> Plain:
    """A number of a side with the unit and precision of its first claim; ``None`` where it is no number."""
    slots = ctx.register.claim_of[side.claim_ids[0]].slots
    value = getattr(slots, "value" if one.slot == "qualifier" else one.slot, None)
    if not isinstance(value, Decimal):
        return None
    if one.slot in ("value", "qualifier"):
        return amount_of(value, getattr(slots, "unit", None), getattr(slots, "qualifier", None))
    return amount_of(value, "percent" if one.slot == "change" else None)


def _severity(record: Record, one: Contradiction) -> Severity:
    telling = one.slot in ("status", "value", "count", "date", "deadline")
    if one.days_apart == 0 and one.slot == "status" and _is_news(record, one):
        return "low"
    if one.days_apart == 0 and telling and record.kind != "meeting":
        return "high"
    if one.slot in _WORDING:
        return "note"
    return "medium" if telling and one.days_apart <= _NEAR else "low"


def _is_news(record: Record, one: Contradiction) -> bool:
    """Whether the reports of a day only stand on two sides of an act of that day: to be founded, and founded."""
    before, act = _ACTS.get(record.kind, ((), ""))
    values = {str(side.value) for side in one.sides}
    return act in values and values <= {*before, act}


def _weight(ctx: Context, record: Record, one: Contradiction) -> float:
    """What much is spoken of, and lately, comes first."""
    since = _since(ctx, one)
    age = (ctx.on - dt.date.fromisoformat(since)).days / _NEAR if since else 0
    return len(ctx.reports(record)) - one.days_apart - age


def _since(ctx: Context, one: Contradiction) -> str | None:
    days = [day for claim in one.claim_ids if (day := ctx.day(ctx.register.claim_of[claim]))]
    return max(days, default=None)
