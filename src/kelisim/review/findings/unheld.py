"""A meeting was announced for a date that is past, and no report says that it was held."""

from __future__ import annotations

from collections.abc import Iterator

from kelisim.model.period import Period
from kelisim.model.record import Record
from kelisim.model.review import Severity
from kelisim.review.context import Context
from kelisim.review.findings.base import Draft
from kelisim.review.titles import without

RULES = ("unheld",)


def find(ctx: Context) -> Iterator[Draft]:
    """Planned meetings with a past date, where reports of the time after it were read."""
    held = _held(ctx)
    told: set[object] = set()
    for record in ctx.records("meeting"):
        date = record.value("date")
        if record.status != "planned" or not isinstance(date, Period) or date.last_day >= ctx.on:
            continue
        reports = ctx.reports_after(date.last_day.isoformat())
        # "Talks" and "a session" announced for one place and time are one absence.
        same = (record.value("level"), record.value("place") or record.id, date)
        if reports and same not in told and not any(when.overlaps(date) for when in held.get(_form(record), ())):
            told.add(same)
            params = {"title": without(ctx.title(record), "date"), "date": date.text, "reports": reports}
            severity: Severity = "medium" if (ctx.on - date.last_day).days <= 365 else "low"
            yield Draft(
                "unheld",
                record,
                severity,
                params,
                (ctx.last_claim(record).id,),
                rating="no_report",
                since=date.last_day.isoformat(),
            )


def _held(ctx: Context) -> dict[object, list[Period]]:
    """When meetings of each level and form were held: one in the announced time was likely the one announced."""
    found: dict[object, list[Period]] = {}
    for record in ctx.register.of_kind("meeting"):
        when = record.value("date")
        if record.status == "held" and isinstance(when, Period):
            found.setdefault(_form(record), []).append(when)
    return found


def _form(record: Record) -> object:
    return record.value("level"), record.value("format")
