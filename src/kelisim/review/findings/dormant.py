"""Dormant: a body without a reported session for 24 months, or twice its own usual interval."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kelisim.model.period import Period
from kelisim.model.record import Record
from kelisim.review.context import Context
from kelisim.review.findings.base import Draft

RULES = ("dormant",)
_DEFAULT = 730
_ALIVE = ("established", "operational", "convened")


def find(ctx: Context) -> Iterator[Draft]:
    """Bodies that exist and are silent for too long, where reports of the time since were read."""
    for record in ctx.records("body"):
        last = ctx.last_day(record)
        if record.status not in _ALIVE or record.value("type") in ("company", "university") or last is None:
            continue
        met = sessions(record)
        since = max(met) if met else dt.date.fromisoformat(last)
        days = (ctx.on - max(since, dt.date.fromisoformat(last))).days
        if days <= allowed(met) or ctx.reports_after(last) == 0:
            continue
        params = {
            "title": ctx.title(record),
            "last": max(since.isoformat(), last),
            "days": days,
            "sessions": len(met),
            "reports": ctx.reports_after(last),
        }
        yield Draft(
            "dormant",
            record,
            "low" if ctx.is_nameless(record) else "medium",
            params,
            (ctx.last_claim(record).id,),
            rating="no_report",
            since=last,
            weight=len(ctx.reports(record)),
        )


def sessions(record: Record) -> tuple[dt.date, ...]:
    """The days of a body's sessions, each once: as told, else the day of the report."""
    told: list[Period] = []
    for statement in record.history:
        day = statement.effective or statement.stated_on
        if statement.status == "convened" and day:
            told.append(Period(day))
    told.sort(key=lambda period: ((period.last_day - period.first_day).days, period.text))
    distinct: list[Period] = []
    for period in told:
        if not any(period.days_apart(other) <= 3 for other in distinct):
            distinct.append(period)
    return tuple(sorted(period.first_day for period in distinct))


def allowed(met: tuple[dt.date, ...]) -> int:
    """Days without a session that are not yet dormant."""
    if len(met) < 2:
        return _DEFAULT
    return max(_DEFAULT, 2 * (met[-1] - met[0]).days // (len(met) - 1))
