"""Statuses that cannot both be true: told on one day by two reports, or set back later (METHOD.md section 4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from kelisim.model import Contradiction, Side
from kelisim.register.lines import Line, days_apart
from kelisim.register.sets import events, is_portfolio

# Statuses of one stage do not contradict each other: what is being negotiated may be called planned.
_STAGES: dict[str, dict[str, int]] = {
    "agreement": {"proposed": 0, "negotiating": 0, "planned": 0, "initialled": 1, "signed": 2, "ratified": 2,
                  "in_force": 2, "implemented": 2, "terminated": 3},
    "body": {"proposed": 0, "planned": 0, "established": 1, "operational": 1, "convened": 1, "dissolved": 2},
    "project": {"idea": 0, "pipeline": 0, "agreed": 0, "under_way": 1, "completed": 2, "operational": 2,
                "suspended": 3, "cancelled": 3},
    "commitment": {"promised": 0, "in_progress": 0, "done": 1},
    "meeting": {"planned": 0, "held": 0, "cancelled": 1},
}  # fmt: skip
# A later report that speaks of the plan does not contradict that the thing is under way; talk of an idea does.
_NO_SETBACK = frozenset({("under_way", "pipeline"), ("under_way", "agreed")})


def status_contradictions(lines: Sequence[Line]) -> Iterator[Contradiction]:
    """In the order of the reports' days."""
    said = [line for line in lines if line.claim.status is not None]
    sets = is_portfolio(lines)
    now: list[Line] = []
    for told in events(said) if sets else ():
        yield from _same_day(told, sets)
    for _, group in groupby(said, key=lambda line: line.day):
        today = list(group)
        if not sets:
            yield from _same_day(today, sets)
        furthest = max(today, key=_stage)
        if now and _set_back(now[0], furthest) and (not sets or _same_set(now[0], furthest)):
            lower = [line for line in today if _set_back(now[0], line)]
            yield of_status([now, lower])
        if not now or _moves(now[0], furthest):
            now = [line for line in today if line.claim.status == furthest.claim.status]


def _stage(line: Line) -> int:
    status, kind = str(line.claim.status), line.claim.type
    stages = _STAGES.get(kind.name) or {name: at for at, name in enumerate((*kind.order, *kind.aside))}
    return stages.get(status, 0)


def _same_day(today: Sequence[Line], sets: bool) -> Iterator[Contradiction]:
    """Reports of one day at two stages; within one report the text itself tells how they go together."""
    told = [line for line in today if not _announced_for_today(line)]
    for one in told:
        others = [o for o in told if o.origin != one.origin and _stage(o) < _stage(one)]
        if sets:
            others = [other for other in others if _same_set(one, other)]
        if others:
            high = [line for line in told if line.claim.status == one.claim.status]
            yield of_status([high, others])
            return


def _same_set(one: Line, other: Line) -> bool:
    """Of counted sets, only those of the same number or value are the same set."""
    same_count = one.slots.count is not None and one.slots.count == other.slots.count
    same_value = one.slots.value is not None and one.slots.value == other.slots.value
    return same_count or same_value


def _announced_for_today(line: Line) -> bool:
    """“To be signed today”: true before and after, on that day."""
    date = getattr(line.slots, "date", None)
    return line.claim.kind == "agreement" and _stage(line) < 2 and date is not None and date.text == line.day


def _set_back(now: Line, later: Line) -> bool:
    one, other = str(now.claim.status), str(later.claim.status)
    if (one, other) in _NO_SETBACK or _stage(now) == 0 or _stage(later) >= _stage(now):
        return False
    return not _tells_of_earlier(later)


def _tells_of_earlier(line: Line) -> bool:
    """A dated claim of the past ("in 2021 it was planned") sets nothing back."""
    date = getattr(line.slots, "date", None)
    return date is not None and line.claim.kind in ("agreement", "body") and date.last_day.isoformat() < line.day


def _moves(now: Line, later: Line) -> bool:
    """Whether the day's word becomes what the next is held against: forward always, back only for projects."""
    if now.claim.kind == "project":
        return (str(now.claim.status), str(later.claim.status)) not in _NO_SETBACK
    return _stage(later) >= _stage(now)


def of_status(sides: Sequence[Sequence[Line]]) -> Contradiction:
    """A contradiction of status; a side may hold neighbouring values, it is named by its first."""
    shown = tuple(Side(side[0].claim.status, tuple(line.claim.id for line in side)) for side in sides)
    return Contradiction("status", "status", shown, days_apart(sides))
