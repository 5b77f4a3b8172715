"""The counted sets of projects through time: dated objects with count and value, compared and never summed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kelisim.model.amount import Amount
from kelisim.model.claim import Claim
from kelisim.model.kinds.project import Project
from kelisim.review.context import Context

_LEAST = 2


@dataclass(frozen=True, slots=True)
class Stand:
    """What one report says of a set of projects: how many, worth what, in which status."""

    day: str | None
    count: Decimal | None
    amount: Amount | None
    jobs: Decimal | None
    status: str
    claim: Claim


def stands(ctx: Context) -> tuple[Stand, ...]:
    """The statements on counted sets of the register's own parties, in order of the reports and the text."""
    found = [
        Stand(ctx.day(claim), slots.count, slots.amount, slots.jobs, slots.status, claim)
        for record in ctx.register.of_kind("project")
        for claim in record.claims
        if isinstance(slots := claim.slots, Project) and _is_set(slots)
    ]
    return tuple(sorted(found, key=_order))


def _order(stand: Stand) -> tuple[object, ...]:
    quote = stand.claim.quote
    return stand.day or "", quote.document_digest, quote.span, stand.claim.id


def _is_set(project: Project) -> bool:
    """A counted set has no name of its own; a set told by its value alone is one where the name is only generic."""
    counted = project.count is not None and project.count >= _LEAST
    return project.name is None and (counted or project.value is not None)
