"""What was agreed and where it stands, field by field, after a timeline of the main events."""

from __future__ import annotations

from collections.abc import Mapping

from kelisim.model.kinds import KINDS
from kelisim.model.period import Period
from kelisim.model.record import Record
from kelisim.model.review import SEVERITIES, Event, ItemList, Node, Paragraph, Timeline
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
    """Meetings from ministers up, agreements signed or ratified, sessions of bodies; the most reported ones."""
    found = [pair for record in kit.ctx.records("meeting", "agreement") if (pair := _event(kit, record))]
    found.sort(key=lambda pair: pair[0])
    kept = [event for _, event in found[:_EVENTS]]
    kept.sort(key=lambda event: (Period(event.date).first_day, event.title))
    return (Timeline("events", tuple(kept)),) if kept else ()


def _event(kit: Kit, record: Record) -> tuple[tuple[object, ...], Event] | None:
    ctx = kit.ctx
    date = _dated(record)
    telling = record.value("level") in _LEVELS if record.kind == "meeting" else record.status in _MADE
    if date is None or not telling or date.first_day > ctx.on or record.status in ("cancelled", "planned"):
        return None
    title, language = ctx.titles[record.id]
    message = title if isinstance(title, Mapping) else None
    event = Event(date.text, record.kind, text_of(title), record.status, kit.evidence.refs((_telling(record),)),
                  language, message)  # fmt: skip
    level = _LEVELS.index(str(record.value("level"))) if record.kind == "meeting" else 1
    return (level, *ctx.order(record)), event


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
