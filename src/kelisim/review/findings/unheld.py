"""A meeting was announced for a date that is past, and no report says that it was held."""

from __future__ import annotations

from collections.abc import Iterator

from kelisim.model.period import Period
from kelisim.model.record import Record
from kelisim.model.review import Severity
from kelisim.review.context import Context
from kelisim.review.findings.base import Draft

RULES = ("unheld",)


def find(ctx: Context) -> Iterator[Draft]:
    """Planned meetings with a past date, where reports of the time after it were read."""
    for record in ctx.records("meeting"):
        date = record.value("date")
        if record.status != "planned" or not isinstance(date, Period) or date.last_day >= ctx.on:
            continue
        reports = ctx.reports_after(date.last_day.isoformat())
        if reports and not _held(ctx, record, date):
            params = {"title": ctx.title(record), "date": date.text, "reports": reports}
            severity: Severity = "medium" if (ctx.on - date.last_day).days <= 365 else "low"
            yield Draft("unheld", record, severity, params, (ctx.last_claim(record).id,),
                        rating="no_report", since=date.last_day.isoformat())  # fmt: skip


def _held(ctx: Context, record: Record, date: Period) -> bool:
    """Whether another record speaks of a meeting of that level and form in that time: then it was likely held."""
    level, form = record.value("level"), record.value("format")
    for other in ctx.register.of_kind("meeting"):
        when = other.value("date")
        same = other.value("level") == level and other.value("format") == form
        if same and other.status == "held" and isinstance(when, Period) and when.overlaps(date):
            return True
    return False
