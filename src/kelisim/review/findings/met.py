"""Met: a body that was to be set up has held a session."""

from __future__ import annotations

from collections.abc import Iterator

from kelisim.model.record import Record, StatusStatement
from kelisim.model.review import Severity
from kelisim.review.context import Context
from kelisim.review.findings.base import Draft

RULES = ("met",)
_YEAR = len("2024")  # a year alone tells less than the report's own day
_BEFORE = ("proposed", "planned", "established")


def find(ctx: Context) -> Iterator[Draft]:
    """Bodies that reports first called proposed, planned or established, and that have met since."""
    for record in ctx.records("body"):
        sessions = [statement for statement in record.history if statement.status == "convened"]
        earlier = [statement for statement in record.history if statement.status in _BEFORE]
        if sessions and earlier and (earlier[0].stated_on or "") < (sessions[0].stated_on or ""):
            yield _draft(ctx, record, earlier[0], sessions)


def _draft(ctx: Context, record: Record, earlier: StatusStatement, sessions: list[StatusStatement]) -> Draft:
    same_day = [s for s in sessions if s.stated_on == sessions[0].stated_on]
    first = max(same_day, key=lambda s: len(s.effective or ""))
    told = first.effective is not None and len(first.effective) > _YEAR
    params = {
        "title": ctx.title(record),
        "date": first.effective if told else first.stated_on,
        "told": told,
        "before": earlier.status,
        "before_on": earlier.stated_on,
    }
    severity: Severity = "low" if ctx.since is None or (first.stated_on or "") < ctx.since.isoformat() else "medium"
    return Draft(
        "met",
        record,
        severity,
        params,
        (first.claim_id, earlier.claim_id),
        rating="implemented",
        since=first.effective or first.stated_on,
        weight=len(ctx.reports(record)),
    )
