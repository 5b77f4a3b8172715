"""Missing legal step: a treaty is signed, and not every side's ratification or entry into force is reported."""

from __future__ import annotations

from collections.abc import Iterator

from kelisim.review.context import Context
from kelisim.review.findings.base import Draft
from kelisim.review.legal import acts_of, needs_ratification
from kelisim.review.titles import without

RULES = ("legal_step",)


def find(ctx: Context) -> Iterator[Draft]:
    """Treaties, and agreements that one side has ratified."""
    for record in ctx.records("agreement"):
        if not needs_ratification(record) or record.status not in ("signed", "ratified"):
            continue
        acts = acts_of(ctx, record)
        if acts.in_force is not None:
            continue
        missing = [party for party in record.parties if party not in acts.ratified]
        params = {
            "title": without(ctx.title(record), "date"),
            "signed": acts.signed.date if acts.signed else None,
            "ratified": [party for party in record.parties if party in acts.ratified],
            "missing": missing if not acts.ratified_by_unknown else [],
            "unknown": bool(acts.ratified_by_unknown),
        }
        yield Draft(
            "legal_step",
            record,
            "low" if ctx.is_nameless(record) else "medium",
            params,
            acts.claim_ids,
            rating="in_progress",
            since=acts.signed.date if acts.signed else None,
            weight=len(ctx.reports(record)),
        )
