"""Counted sets ("12 joint projects worth $156m"): a dated portfolio whose states are compared, never summed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kelisim.register.lines import Line

_BUILT = frozenset({"completed", "operational"})


def is_portfolio(lines: Sequence[Line]) -> bool:
    """Whether the record is a set rather than one named project."""
    return lines[0].claim.kind == "project" and any(line.slots.name is None for line in lines)


def main_set(lines: Sequence[Line]) -> Line:
    """The set shown: the last day's largest; a smaller number already built is a part of the set told before."""
    best: Line | None = None
    for day in sorted({line.day for line in lines}):
        said = max((line for line in lines if line.day == day), key=_size)
        if best is None or not _is_part(said, best):
            best = said
    assert best is not None  # noqa: S101  (a record has claims)
    return best


def _size(line: Line) -> tuple[Decimal, Decimal]:
    return line.slots.count or Decimal(-1), line.slots.value or Decimal(-1)


def _is_part(said: Line, whole: Line) -> bool:
    if said.slots.count is None:
        return said.slots.value is None or said.slots.status in _BUILT
    return said.slots.status in _BUILT and whole.slots.count is not None and said.slots.count * 2 < whole.slots.count
