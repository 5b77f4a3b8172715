"""The timeline: meetings of those who decide, and the acts of agreements, each on its day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from kelisim.model.period import Period
from kelisim.model.record import Record
from kelisim.model.review import Cell, Event, Table, Timeline
from kelisim.review.context import Context
from kelisim.review.kit import Kit
from kelisim.review.titles import text_of, without

_MOST = 26
_MOST_UNDATED = 12
_LEVELS = ("head_of_state", "head_of_government", "minister", "parliament")
_ACTS = ("signed", "ratified", "in_force", "terminated")


@dataclass(frozen=True, slots=True)
class _Dated:
    """Something of a record that happened, on its day as precisely as any report tells it."""

    record: Record
    status: str
    date: Period
    claim_id: str


def timeline(kit: Kit) -> tuple[Timeline, ...]:
    """The most reported events, those of heads of state first; shown by time. Nothing where nothing has a day."""
    found = [one for record in kit.ctx.records("meeting", "agreement") for one in _events(kit.ctx, record)]
    found.sort(key=lambda one: (_weight(one), *kit.ctx.order(one.record)))
    kept = sorted(found[:_MOST], key=lambda one: (one.date.first_day, *kit.ctx.order(one.record), one.status))
    return (Timeline("events", tuple(_event(kit, one) for one in kept)),) if kept else ()


def undated(kit: Kit) -> tuple[Table, ...]:
    """Meetings of those who decide that were held on no day that a report tells; the report's own day is shown."""
    found = [
        record
        for record in kit.ctx.records("meeting")
        if record.status == "held" and record.value("level") in _LEVELS and not _dates(record, "held")
    ]
    rows = [partial(_undated, kit, record) for record in found]
    return (kit.table("undated", ("meeting", "reported"), rows, most=_MOST_UNDATED),) if rows else ()


def _undated(kit: Kit, record: Record) -> tuple[Cell, ...]:
    days = kit.ctx.days(record)
    return (kit.title_cell(record), Cell(days[0] if days else None, "date"))


def _dates(record: Record, status: str) -> list[tuple[Period, str]]:
    """The days that claims of a status tell, with the claims."""
    return [
        (date, claim.id)
        for claim in record.claims
        if claim.status == status and isinstance(date := getattr(claim.slots, "date", None), Period)
    ]


def _events(ctx: Context, record: Record) -> Iterator[_Dated]:
    wanted = ("held",) if record.kind == "meeting" else _ACTS
    if record.kind == "meeting" and (record.value("level") not in _LEVELS or record.status != "held"):
        return
    for status in wanted:
        if dated := _dates(record, status):
            date, claim_id = min(dated, key=lambda pair: (_width(pair[0]), pair[0].text, pair[1]))
            if date.first_day <= ctx.on:
                yield _Dated(record, status, date, claim_id)


def _width(period: Period) -> dt.timedelta:
    return period.last_day - period.first_day


def _weight(one: _Dated) -> int:
    """Heads of state first; the acts of agreements with heads of government."""
    return _LEVELS.index(str(one.record.value("level"))) if one.record.kind == "meeting" else 1


def _event(kit: Kit, one: _Dated) -> Event:
    title = without(kit.ctx.title(one.record), "date")
    return Event(
        date=one.date.text,
        kind=one.record.kind,
        title=text_of(title),
        status=one.status,
        evidence=kit.evidence.refs((one.claim_id,)),
        language=kit.ctx.titles[one.record.id][1],
        title_message=title if isinstance(title, Mapping) else None,
    )
