"""What was agreed and where it stands, field by field, after a timeline of the main events."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from kelisim.model.kinds import KINDS
from kelisim.model.period import Period
from kelisim.model.record import Record
from kelisim.model.review import SEVERITIES, Event, ItemList, Node, Paragraph, Timeline
from kelisim.review.context import Context
from kelisim.review.kit import Kit
from kelisim.review.titles import text_of

# Meetings stand on the timeline, figures beside the targets.
_KINDS = tuple(kind for kind in KINDS if kind not in ("meeting", "figure"))
_EACH = 7
_EVENTS = 24
_LEVELS = ("head_of_state", "head_of_government", "minister", "parliament")
_MADE = ("signed", "ratified", "in_force", "terminated")


def build(kit: Kit) -> tuple[Node, ...]:
    """The timeline, then one list per field; in it what has serious findings or is much spoken of comes first."""
    by_field: dict[str, list[Record]] = {}
    for record in kit.ctx.records(*_KINDS):
        if record.fields:
            by_field.setdefault(record.fields[0], []).append(record)
    nodes: list[Node] = [*timeline(kit)]
    for name, records in sorted(by_field.items(), key=lambda item: (-len(item[1]), item[0])):
        ordered = sorted(records, key=lambda record: _rank(kit, record))
        items = tuple(kit.item(record) for record in ordered[:_EACH])
        nodes.append(ItemList(items, name, len(ordered) - len(items)))
    return tuple(nodes) if by_field else (Paragraph("nothing_agreed"),)


def _rank(kit: Kit, record: Record) -> tuple[object, ...]:
    severities = [SEVERITIES.index(draft.severity) for draft in kit.about(record)]
    return (min([*severities, len(SEVERITIES) - 1]), *kit.ctx.order(record))


def timeline(kit: Kit) -> tuple[Timeline, ...]:
    """Meetings from ministers up, agreements signed or ratified; the most reported ones, by time."""
    found = [record for record in kit.ctx.records("meeting", "agreement") if _shown(kit.ctx, record)]
    found.sort(key=lambda record: (_level(record), *kit.ctx.order(record)))
    kept = sorted(found[:_EVENTS], key=lambda record: (_first_day(record), *kit.ctx.order(record)))
    return (Timeline("events", tuple(_event(kit, record) for record in kept)),) if kept else ()


def _shown(ctx: Context, record: Record) -> bool:
    date = _dated(record)
    telling = record.value("level") in _LEVELS if record.kind == "meeting" else record.status in _MADE
    return date is not None and telling and date.first_day <= ctx.on and record.status not in ("cancelled", "planned")


def _level(record: Record) -> int:
    """Heads of state first, agreements with heads of government."""
    return _LEVELS.index(str(record.value("level"))) if record.kind == "meeting" else 1


def _first_day(record: Record) -> dt.date:
    date = _dated(record)
    return dt.date.min if date is None else date.first_day


def _event(kit: Kit, record: Record) -> Event:
    title, language = kit.ctx.titles[record.id]
    date = _dated(record)
    return Event(
        date="" if date is None else date.text,
        kind=record.kind,
        title=text_of(title),
        status=record.status,
        evidence=kit.evidence.refs((_telling(record),)),
        language=language,
        title_message=title if isinstance(title, Mapping) else None,
    )


def _dated(record: Record) -> Period | None:
    """The most precise date that fits the one shown."""
    date, view = record.value("date"), record.slots.get("date")
    if not isinstance(date, Period) or view is None:
        return None
    rivals = [value for value, _ in view.rivals if isinstance(value, Period) and date.holds(value)]
    return min([date, *rivals], key=lambda period: ((period.last_day - period.first_day).days, period.text))


def _telling(record: Record) -> str:
    ids = record.slots["date"].claim_ids
    return ids[0] if ids else record.claims[0].id
