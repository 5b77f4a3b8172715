"""The statements of status of a record in order, and the status that they make on the day (METHOD.md section 4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from kelisim.model import Period, StatusStatement, kind_named
from kelisim.register.grades import publisher_of
from kelisim.register.lines import Line
from kelisim.register.sets import is_portfolio, main_set

_EXISTS = ("established", "operational", "convened")
_BUILT = ("completed", "operational")
_FORCE = ("in_force", "implemented")
_OFFICIAL = ("joint", "official", "organisation")
_DRAFT = ("proposed", "negotiating", "planned")
_PLANNED = ("pipeline", "agreed")


def statements(lines: Sequence[Line]) -> tuple[StatusStatement, ...]:
    """Every claim's word on the status, by the day of the report."""
    return tuple(
        StatusStatement(line.claim.status, line.document.date, _effective(line), line.claim.id)
        for line in lines
        if line.claim.status is not None
    )


def _effective(line: Line) -> str | None:
    date = getattr(line.slots, "date", None)
    return date.text if isinstance(date, Period) else None


def status_of(kind: str, lines: Sequence[Line]) -> str | None:
    """The status on the day, from the claims of reports up to it.

    An accepted claim's word stands over earlier ones: what a person vouched for is where the reading begins.
    """
    said = [line for line in lines if line.claim.status is not None]
    if not said:
        return None
    vouched = max((at for at, line in enumerate(said) if line.accepted), default=0)
    return _RULES.get(kind, _furthest)(said[vouched:])


def _by_day(lines: Sequence[Line]) -> list[list[Line]]:
    return [list(same) for _, same in groupby(lines, key=lambda line: line.day)]


def _rank(line: Line) -> int:
    order = kind_named(line.claim.kind).order
    return order.index(str(line.claim.status)) if line.claim.status in order else -1


def _aside(lines: Sequence[Line]) -> str | None:
    """Terminated, dissolved, cancelled: where the last day that speaks of the thing says so, with nothing else."""
    last = {line.claim.status for line in _by_day(lines)[-1]}
    return last.pop() if len(last) == 1 and last <= set(kind_named(lines[0].claim.kind).aside) else None


def _furthest(lines: Sequence[Line]) -> str | None:
    """Acts are not undone by a later report that speaks of the time before them: the furthest one said stands."""
    return _aside(lines) or max(lines, key=_rank).claim.status


def _agreement(lines: Sequence[Line]) -> str | None:
    """The furthest act; a draft can go back to the table. In force only by an act or an official statement."""
    vouched = [line for line in lines if line.claim.status not in _FORCE or _is_vouched(line)]
    told = vouched or lines
    best = max(told, key=_rank)
    if best.claim.status in _DRAFT:
        best = max(_by_day(told)[-1], key=_rank)
    return _aside(lines) or best.claim.status


def _is_vouched(line: Line) -> bool:
    """Whether a report tells the act or its day, or an official one or a named speaker says it."""
    told = line.slots.date or line.claim.speaker or "enter_force" in line.traits.quote
    return bool(told or publisher_of(line.document).voice in _OFFICIAL)


def _body(lines: Sequence[Line]) -> str | None:
    """What exists stays; between working and convening, the later word."""
    there = [line for line in lines if line.claim.status in _EXISTS]
    working = [line for line in there if line.claim.status != "established"]
    if _aside(lines) or not working:
        return _furthest(lines)
    day = working[-1].day
    return max((line for line in working if line.day == day), key=_rank).claim.status


def _project(lines: Sequence[Line]) -> str | None:
    """Each day's furthest word; what is under way is not set back by talk of what is still planned about it."""
    if is_portfolio(lines):
        return main_set(lines).claim.status
    now: str | None = None
    for day in _by_day(lines):
        said = max(day, key=_rank).claim.status
        if not (now == "under_way" and said in _PLANNED):
            now = said
    return _aside(lines) or now


_RULES: dict[str, Callable[[Sequence[Line]], str | None]] = {
    "agreement": _agreement,
    "body": _body,
    "project": _project,
}
