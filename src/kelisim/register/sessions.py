"""A body's sessions: the reports that say it convened, and the meetings that are told in the same sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import median

from kelisim.model import Period, Record, Session
from kelisim.register.lines import Line, Place

_MONTHS_24 = 730
_HELD = "held"
_STATED = {"twice_a_year": 183, "annual": 365, "every_two_years": 730}

SITTING = ("session", "forum")
"""The formats of meetings that are sessions of a body."""


def sessions_of(lines: Sequence[Line], meetings: Mapping[Place, Sequence[Record]]) -> tuple[Session, ...]:
    """The body's sessions by day: one a meeting; a session that no meeting tells stands by itself.

    Args:
        lines: The body's claims.
        meetings: Sessions and forums by the sentences that tell them, in the register's order.
    """
    by_meeting: dict[str, tuple[Record | None, list[Line]]] = {}
    for line in lines:
        for record in meetings.get(line.place, ()):
            by_meeting.setdefault(record.id, (record, []))[1].append(line)
            break
        else:
            if line.claim.status == "convened":
                key = line.slots.date.text if line.slots.date else line.day
                by_meeting.setdefault(f"told {key}", (None, []))[1].append(line)
    found = [_session(record, told) for record, told in by_meeting.values()]
    return tuple(sorted(_merge_same_day(found), key=lambda s: (day_of(s) or dt.date.max, s.claim_ids)))


def _session(record: Record | None, told: Sequence[Line]) -> Session:
    dates = [line.slots.date for line in told if isinstance(line.slots.date, Period)]
    if record is not None and isinstance(value := record.value("date"), Period):
        dates.append(value)
    if not dates and told[0].day:
        dates = [Period(told[0].day)]
    date = max(dates, key=lambda d: (len(d.text), d.text), default=None)
    status = _HELD if record is None else str(record.status)
    return Session(_number(told), date, status, tuple(line.claim.id for line in told), record.id if record else None)


def _number(told: Sequence[Line]) -> int | None:
    for line in told:
        for code in sorted(line.traits.ordinals):
            return int(code[1:])
    return next((line.traits.session for line in told if line.traits.session), None)


def _merge_same_day(found: Sequence[Session]) -> list[Session]:
    """A session told alone on the days of one that a meeting tells is that one."""
    kept: list[Session] = [session for session in found if session.record_id]
    for session in found:
        if session.record_id:
            continue
        same = next((at for at, other in enumerate(kept) if _one(session, other)), None)
        if same is None:
            kept.append(session)
        else:
            other = kept[same]
            ids = (*other.claim_ids, *session.claim_ids)
            kept[same] = Session(other.number or session.number, other.date, other.status, ids, other.record_id)
    return kept


def _one(first: Session, second: Session) -> bool:
    if first.number is not None and second.number is not None:
        return first.number == second.number
    return first.date is not None and second.date is not None and first.date.days_apart(second.date) <= 1


def day_of(session: Session) -> dt.date | None:
    """The session's last day."""
    return None if session.date is None else session.date.last_day


def interval_of(sessions: Sequence[Session]) -> int | None:
    """Days between sessions held, in the middle; ``None`` where fewer than two are dated."""
    days = sorted({day for s in sessions if s.status == _HELD and (day := day_of(s)) is not None})
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    return round(median(gaps)) if gaps else None


def stated_interval(lines: Sequence[Line]) -> int | None:
    """How often the body is to meet, in days, as the latest report says that tells it ("every two years")."""
    for line in reversed(lines):
        for code, days in _STATED.items():
            if code in line.traits.quote:
                return days
    return None


def is_dormant(sessions: Sequence[Session], interval: int | None, on: dt.date) -> bool:
    """No session for twice the interval, else for 24 months; a body that never met is not dormant but not begun.

    Args:
        sessions: The body's.
        interval: Days between its sessions: as stated, else as they were held.
        on: The day.
    """
    days = [day for s in sessions if s.status == _HELD and (day := day_of(s)) is not None and day <= on]
    return bool(days) and (on - max(days)).days > (2 * interval if interval else _MONTHS_24)
