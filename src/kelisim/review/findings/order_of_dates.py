"""Arithmetic: order of dates. Nothing is ratified before it was signed, or held after the report that tells of it."""

from __future__ import annotations

from collections.abc import Iterator

from kelisim.model.period import Period
from kelisim.review.context import Context
from kelisim.review.findings.base import Draft
from kelisim.review.legal import acts_of

RULES = ("act_before_signing", "held_after_report")


def find(ctx: Context) -> Iterator[Draft]:
    """Acts of agreements against their signing; the days of what was held or signed against the report's own."""
    yield from _acts(ctx)
    for record in ctx.records("meeting", "agreement", "body"):
        for claim in record.claims:
            day, date = ctx.day(claim), getattr(claim.slots, "date", None)
            past = claim.status in ("held", "signed", "ratified", "convened", "established", "in_force")
            if day is None or not isinstance(date, Period) or not past or date.first_day.isoformat() <= day:
                continue
            params = {"title": ctx.title(record), "status": claim.status, "date": date.text, "reported": day}
            yield Draft("held_after_report", record, "medium", params, (claim.id,), rating="disputed", since=day)


def _acts(ctx: Context) -> Iterator[Draft]:
    for record in ctx.records("agreement"):
        acts = acts_of(ctx, record)
        if acts.signed is None or acts.signed.date is None:
            continue
        later = [("ratified", act) for act in (*acts.ratified.values(), *acts.ratified_by_unknown)]
        later += [("in_force", acts.in_force)] if acts.in_force else []
        for status, act in later:
            if act.date is not None and Period(act.date).last_day < Period(acts.signed.date).first_day:
                params = {"title": ctx.title(record), "status": status, "date": act.date, "signed": acts.signed.date}
                yield Draft(
                    "act_before_signing",
                    record,
                    "high",
                    params,
                    (act.claim_id, acts.signed.claim_id),
                    rating="disputed",
                )
