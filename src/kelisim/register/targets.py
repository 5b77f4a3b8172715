"""A target through time: every statement of it, and what each changed (METHOD.md section 9)."""

from __future__ import annotations

from collections.abc import Sequence

from kelisim.model import Period, TargetStep
from kelisim.model.history import Move
from kelisim.register.lines import Line


def steps(lines: Sequence[Line]) -> tuple[TargetStep, ...]:
    """In the order of the reports; a claim that tells a factor beside the level has a step of its own."""
    found: list[TargetStep] = []
    for line in lines:
        slots = line.slots
        move = _move(found, line)
        found.append(TargetStep(line.document.date, line.claim.id, move, slots.value, slots.unit, slots.deadline))
    return tuple(found)


def _move(before: Sequence[TargetStep], line: Line) -> Move:
    if not before:
        return "set"
    last = before[-1]
    told: list[Period] = [step.deadline for step in before if step.deadline is not None]
    if line.slots.unit == last.unit and line.slots.value != last.value:
        return "value_changed"
    return _deadline_move(told, last.deadline, line.slots.deadline)


def _deadline_move(told: Sequence[Period], last: Period | None, now: Period | None) -> Move:
    if now is None:
        return "deadline_dropped" if last is not None else "restated"
    if not told:
        return "deadline_set"
    if last is None:
        return "deadline_returned" if now.overlaps(told[-1]) else "deadline_moved"
    return "restated" if now.overlaps(last) else "deadline_moved"
