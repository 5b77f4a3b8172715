"""Unlike values of one slot that cannot both be true, with who says which and how far apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import combinations

from kelisim.model import Contradiction, Period, Side
from kelisim.register.lines import Line


def contradictions(lines: Sequence[Line]) -> tuple[Contradiction, ...]:
    """All of a record's, in a fixed order."""
    return tuple(_deadlines(lines))


def _deadlines(lines: Sequence[Line]) -> Iterator[Contradiction]:
    told = [line for line in lines if isinstance(getattr(line.slots, "deadline", None), Period)]
    days = {line.slots.deadline.last_day for line in told}
    if len(days) > 1:
        yield contradiction("date", "deadline", told)


def contradiction(kind: str, slot: str, lines: Sequence[Line]) -> Contradiction:
    """The lines' sides by the slot's value."""
    sides: dict[object, list[str]] = {}
    for line in lines:
        sides.setdefault(getattr(line.slots, slot), []).append(line.claim.id)
    return Contradiction(kind, slot, tuple(Side(v, tuple(ids)) for v, ids in sides.items()), _apart(slot, lines))


def _apart(slot: str, lines: Sequence[Line]) -> int:
    gaps = [
        abs((dt.date.fromisoformat(one.day) - dt.date.fromisoformat(other.day)).days)
        for one, other in combinations([line for line in lines if line.day], 2)
        if getattr(one.slots, slot) != getattr(other.slots, slot)
    ]
    return min(gaps, default=0)
