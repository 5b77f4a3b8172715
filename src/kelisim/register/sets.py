"""Counted sets ("12 joint projects worth $156m"): a dated portfolio whose states are compared, never summed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from kelisim.model import Amount, Contradiction, Side
from kelisim.register.amounts import disagree
from kelisim.register.lines import Line, days_apart

_EVENT_DAYS = 2
_BUILT = frozenset({"completed", "operational"})


def is_portfolio(lines: Sequence[Line]) -> bool:
    """Whether the record is a set rather than one named project."""
    return lines[0].claim.kind == "project" and any(line.slots.name is None for line in lines)


def main_set(lines: Sequence[Line]) -> Line:
    """The set shown: the last day's largest; a smaller number already built is a part of the set told before."""
    best: Line | None = None
    for _, today in groupby(lines, key=lambda line: line.day):
        said = max(today, key=_size)
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


def set_contradictions(lines: Sequence[Line]) -> Iterator[Contradiction]:
    """Sets of one day that differ from report to report, and a value that falls while the number does not."""
    for told in events(lines):
        yield from _one_day(told)
    before: Line | None = None
    for _, group in groupby(lines, key=lambda line: line.day):
        today = list(group)
        main = max(today, key=_size)
        if main.slots.count is None or main.slots.value is None:
            continue
        if before is not None and _falls(before, main):
            yield _of("value", [[before], [main]])
        before = main


def events(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The claims by what they are told of: reports a few days apart tell of one event."""
    event: list[Line] = []
    for line in lines:
        if event and (not line.day or days_apart([[event[-1]], [line]]) > _EVENT_DAYS):
            yield event
            event = []
        event.append(line)
    yield event


def _one_day(today: Sequence[Line]) -> Iterator[Contradiction]:
    """The same value with two numbers or the other way round; or, where nothing is the same, the largest sets."""
    by_report: dict[str, list[Line]] = {}
    for line in today:
        if line.slots.count is not None or line.slots.value is not None:
            by_report.setdefault(line.origin, []).append(line)
    for slot, other in (("count", "value"), ("value", "count")):
        yield from _same_but(today, slot, other)
    if len(by_report) > 1 and all(len(sets) == 1 for sets in by_report.values()):
        mains = [sets[0] for sets in by_report.values()]
        if len({_size(line) for line in mains}) == len(mains) and _nothing_shared(mains):
            for slot in ("count", "value"):
                yield from _differ(mains, slot)


def _same_but(today: Sequence[Line], slot: str, other: str) -> Iterator[Contradiction]:
    """Sets alike in one slot and unlike in the other, told by two reports."""
    alike: dict[object, list[Line]] = {}
    for line in today:
        if getattr(line.slots, other) is not None:
            alike.setdefault((getattr(line.slots, other), line.slots.unit), []).append(line)
    for told in alike.values():
        if len({line.origin for line in told}) > 1:
            yield from _differ(told, slot)


def _nothing_shared(mains: Sequence[Line]) -> bool:
    values = [line.slots.value for line in mains if line.slots.value is not None]
    counts = [line.slots.count for line in mains if line.slots.count is not None]
    return len(set(values)) == len(values) and len(set(counts)) == len(counts)


def _differ(told: Sequence[Line], slot: str) -> Iterator[Contradiction]:
    """A contradiction where two of the values cannot both be true."""
    sides: dict[Decimal, list[Line]] = {}
    for line in told:
        value = getattr(line.slots, slot)
        if value is not None:
            sides.setdefault(value, []).append(line)
    if len(sides) > 1 and any(
        disagree(_amount(one[0], slot), _amount(other[0], slot)) for one in sides.values() for other in sides.values()
    ):
        yield _of(slot, list(sides.values()))


def _amount(line: Line, slot: str) -> Amount:
    value = getattr(line.slots, slot)
    return Amount(value, line.slots.unit, line.slots.qualifier) if slot == "value" else Amount(value, "count")


def _falls(before: Line, after: Line) -> bool:
    """Whether the same or more projects are told to be worth less than nine tenths of what they were."""
    same = before.slots.status == after.slots.status and before.slots.unit == after.slots.unit
    return bool(same and after.slots.count >= before.slots.count and after.slots.value * 10 < before.slots.value * 9)


def _of(slot: str, sides: Sequence[Sequence[Line]]) -> Contradiction:
    shown = tuple(Side(getattr(side[0].slots, slot), tuple(line.claim.id for line in side)) for side in sides)
    return Contradiction("value", slot, shown, days_apart(sides))
