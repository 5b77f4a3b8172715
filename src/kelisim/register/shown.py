"""The value shown for each slot, its support and its rivals, by the printed rule (METHOD.md section 7).

A figure speaks of one period, so better evidence comes before a later report; what is planned, counted or due moves, so
the latest report that tells it is shown; a name is the one most used that tells what it names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from kelisim.model import Period, SlotView
from kelisim.model.kinds import slot_types
from kelisim.register.grades import grade
from kelisim.register.kinds.agreement import TYPE_WORDS
from kelisim.register.lines import Line
from kelisim.register.names import says_little
from kelisim.register.sets import is_portfolio, main_set
from kelisim.register.traits import Traits

PERSON = "a person vouched for it"
LATEST = "latest report that gives one"
GRADED = "better evidence, then the later report"
OFTEN = "said most often, then latest"
NAMED = "a name that tells what it is, most used"
_LONG = 100
_NAMES = ("title", "name", "topic", "action")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
PRECISE = "the most precise of the dates told"
_DATED = {"agreement": ("signed",), "meeting": ("held",)}
_PRECISION = {"year": 1, "month": 2, "interval": 3, "day": 4}
SET = "the set that the latest report counts"
_BY_DATE = frozenset({"deadline", "value", "unit", "qualifier", "count", "jobs", "status", "direction", "change"})


def shown(lines: Sequence[Line], status: str | None) -> dict[str, SlotView]:
    """One view per slot of the kind."""
    kind = lines[0].claim.type
    views = {name: _view(lines, name) for name in slot_types(kind.slots)}
    if "date" in views and kind.name in _DATED:
        views["date"] = _date(lines)
    views |= {name: _named(lines, name) for name in _NAMES if name in views}
    if kind.status is not None:
        views[kind.status] = _status(lines, kind.status, status)
    if is_portfolio(lines):
        views |= _portfolio(lines)
    if lines[0].claim.kind == "target":
        views |= _level(lines)
    return views


def _date(lines: Sequence[Line]) -> SlotView:
    """The day of the event: of the dates told of it, or announced for the report's own day, the most precise."""
    values = _values(lines, "date")
    own = {date: said for date, said in values.items() if any(_tells_the_event(line) for line in said)}
    if not own:
        return _view(lines, "date")

    def rank(item: tuple[object, list[Line]]) -> tuple[object, ...]:
        date, said = item
        precise = _PRECISION[date.precision] if isinstance(date, Period) else 0
        return any(line.accepted for line in said), precise, len(said), said[-1].order

    return _slot_view(values, max(own.items(), key=rank)[0], PRECISE)


def _tells_the_event(line: Line) -> bool:
    date = line.slots.date
    return line.claim.status in _DATED[line.claim.kind] or (date is not None and date.text == line.day)


def _named(lines: Sequence[Line], name: str) -> SlotView:
    """The name by which the record is shown: one that tells something, most used whatever its wording, in full."""
    values = _values(lines, name)
    if not values:
        return SlotView(None)
    traits = {value: Traits(said[0].claim, said[0].document) for value, said in values.items()}
    used = Counter(traits[value].name - TYPE_WORDS for value, said in values.items() for _ in said)

    def rank(value: object) -> tuple[object, ...]:
        said, name, text = values[value], traits[value].name, str(value)
        vouched = any(line.accepted for line in said)
        formal = (bool(name & TYPE_WORDS), text[:1].isupper(), len(said), -max(0, len(text) - _LONG), len(text), text)
        return vouched, not says_little(name), not _CYRILLIC.search(text), used[name - TYPE_WORDS], *formal

    return _slot_view(values, max(values, key=rank), NAMED)


def _values(lines: Sequence[Line], name: str) -> Mapping[object, list[Line]]:
    found: dict[object, list[Line]] = {}
    for line in lines:
        value = getattr(line.slots, name)
        if value is not None and value != ():
            found.setdefault(value, []).append(line)
    return found


def _view(lines: Sequence[Line], name: str) -> SlotView:
    values = _values(lines, name)
    if not values:
        return SlotView(None)
    rule = GRADED if lines[0].claim.kind == "figure" else LATEST if name in _BY_DATE else OFTEN

    def rank(item: tuple[object, list[Line]]) -> tuple[object, ...]:
        said = item[1]
        vouched, last = any(line.accepted for line in said), said[-1].order
        if rule == GRADED:
            return vouched, -ord(grade(said)), last
        return (vouched, last) if rule == LATEST else (vouched, len(said), last)

    chosen, said = max(values.items(), key=rank)
    return _slot_view(values, chosen, PERSON if any(line.accepted for line in said) else rule)


def _slot_view(values: Mapping[object, list[Line]], chosen: object, why: str) -> SlotView:
    rivals = tuple((value, _ids(said)) for value, said in values.items() if value != chosen)
    return SlotView(chosen, _ids(values.get(chosen, [])), why, rivals)


def _ids(lines: Sequence[Line]) -> tuple[str, ...]:
    return tuple(line.claim.id for line in lines)


def _status(lines: Sequence[Line], slot: str, status: str | None) -> SlotView:
    return _slot_view(_values(lines, slot), status, "the lifecycle of the kind")


def _portfolio(lines: Sequence[Line]) -> dict[str, SlotView]:
    main = main_set(lines)
    names = ("count", "value", "unit", "qualifier", "jobs", "status")
    return {
        name: SlotView(getattr(main.slots, name), (main.claim.id,), SET, _view(lines, name).rivals) for name in names
    }


def _level(lines: Sequence[Line]) -> dict[str, SlotView]:
    """A target told as a factor and as a level is shown by its level."""
    levels = [line for line in lines if line.slots.direction == "reach"] or lines
    return {name: _view(levels, name) for name in ("value", "unit", "direction", "qualifier")}
