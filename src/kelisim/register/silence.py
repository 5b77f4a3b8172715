"""The clocks of a record: last mention, last change (METHOD.md section 8). Silence never changes a status."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from kelisim.model.kinds import slot_types
from kelisim.register.lines import Line

_TELLS_NEWS = frozenset({"status", "date", "deadline", "value", "count", "jobs", "change", "strength", "stance"})
_CLOCK = ((180, "fresh"), (365, "quiet"), (5 * 365, "silent"))


def mentions(lines: Sequence[Line]) -> tuple[str | None, str | None]:
    """Days of the first and the last report that speaks of it."""
    days = [line.day for line in lines if line.day]
    return (days[0], days[-1]) if days else (None, None)


def last_change(lines: Sequence[Line]) -> str | None:
    """The last day on which a report told a value, date or status that none had told before."""
    names = [name for name in slot_types(lines[0].claim.type.slots) if name in _TELLS_NEWS]
    known: set[tuple[str, object]] = set()
    changed: str | None = None
    for line in lines:
        told = {(name, value) for name in names if (value := getattr(line.slots, name)) is not None}
        if told - known:
            changed = line.document.date or changed
        known |= told
    return changed


def silence(last: str | None, on: dt.date) -> str:
    """``fresh`` up to 180 days since the last mention, ``quiet`` to 365, ``silent`` to five years, then ``dormant``."""
    if last is None:
        return "silent"
    days = (on - dt.date.fromisoformat(last)).days
    return next((name for limit, name in _CLOCK if days <= limit), "dormant")
