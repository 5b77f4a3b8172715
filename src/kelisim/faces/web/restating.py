"""A target through time: what it was said to be and by when, on which days, as a drawing and as a list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kelisim.faces.dossier.html.markup import Markup, el, join
from kelisim.faces.dossier.html.scale import Scale, year_ticks
from kelisim.faces.dossier.words import Words
from kelisim.faces.exports.rows import plain
from kelisim.faces.web.naming import named
from kelisim.faces.web.tongue import later, say
from kelisim.model import Record, TargetStep

_ROW, _TOP, _BOTTOM, _SIDE = 44.0, 6.0, 30.0, 10.0
_LAST, _NEAR = dt.date(2200, 1, 1), dt.timedelta(days=1500)
WIDE, NARROW = 850.0, 360.0


@dataclass(frozen=True, slots=True)
class Statement:
    """A target as several reports tell it alike.

    Attributes:
        said: In words: how much, by when.
        deadline: The last day, where one is told.
        days: When it was said, in order, each with what that changed.
    """

    said: str
    deadline: dt.date | None
    days: tuple[tuple[dt.date, str], ...]


move_words = named(
    {
        "set": later("set"),
        "restated": later("said again"),
        "value_changed": later("another number"),
        "deadline_set": later("given a deadline"),
        "deadline_moved": later("deadline moved"),
        "deadline_dropped": later("deadline no longer named"),
        "deadline_returned": later("deadline named again"),
    }
)
"""What a statement of a target changed, in words."""


def step_shape(step: TargetStep) -> dict[str, Any]:
    """A step of a target as plain data."""
    deadline = step.deadline.text if step.deadline else None
    told = {"stated_on": step.stated_on, "move": step.move, "value": plain(step.value), "unit": step.unit}
    return told | {"deadline": deadline, "claim": step.claim_id}


def statements(record: Record, words: Words) -> list[Statement]:
    """What was said of a target, each wording once, in the order in which they were first said."""
    found: dict[tuple[object, ...], list[TargetStep]] = {}
    for step in record.steps:
        if step.stated_on:
            found.setdefault((step.value, step.unit, step.deadline), []).append(step)
    return [_statement(steps, words) for steps in found.values()]


def _statement(steps: Sequence[TargetStep], words: Words) -> Statement:
    first = steps[0]
    deadline = first.deadline
    much = "–" if first.value is None else words.labels.amount(str(first.value), first.unit, width="short")
    by = say("by {day}", day=words.date(deadline.text)) if deadline else say("no deadline")
    days = tuple((dt.date.fromisoformat(str(step.stated_on)), step.move) for step in steps)
    return Statement(f"{much} · {by}", deadline.last_day if deadline else None, days)


def drawing(told: Sequence[Statement], on: dt.date, width: float) -> Markup:
    """The statements on one axis of time: a dot for each day on which it was said, a line to the deadline.

    Args:
        told: Some.
        on: The day of the view, marked.
        width: Of the drawing, in its own units.
    """
    days = [*(day for one in told for day, _ in one.days), *(one.deadline for one in told if one.deadline)]
    first, last = min(days), min(max(days), _LAST)
    if last < on <= last + _NEAR:
        last = on
    x = Scale(first.toordinal(), last.toordinal() + 30, _SIDE, width - _SIDE)
    height = _TOP + _ROW * len(told) + _BOTTOM
    rows = [_row(one, x, _TOP + _ROW * number + 30) for number, one in enumerate(told)]
    name = "; ".join(f"{one.said}: {len(one.days)}" for one in told)
    return el(
        "svg", _axis(first, last, x, height), _today(on, x, height), *rows,
        viewBox=f"0 0 {width:g} {height:g}", class_="chart restated", role="img", aria_label=name,
    )  # fmt: skip


def _axis(first: dt.date, last: dt.date, x: Scale, height: float) -> Markup:
    ticks = year_ticks(first, last)
    lines = [_line(x(dt.date(year, 1, 1).toordinal()), _TOP, height - _BOTTOM, "grid") for year in ticks]
    at = height - _BOTTOM + 20
    marks = [
        el("text", year, x=x(dt.date(year, 1, 1).toordinal()), y=at, class_="tick", text_anchor="middle")
        for year in ticks
    ]
    return join([*lines, *marks])


def _today(on: dt.date, x: Scale, height: float) -> Markup:
    return _line(x(on.toordinal()), _TOP, height - _BOTTOM, "today") if x.low <= on.toordinal() <= x.high else Markup()


def _line(at: float, top: float, bottom: float, class_: str) -> Markup:
    return el("line", x1=at, x2=at, y1=top, y2=bottom, class_=class_)


def _row(one: Statement, x: Scale, y: float) -> Markup:
    start = _place(one.days[0][0], x)
    end = _place(one.deadline, x) if one.deadline else _place(one.days[-1][0], x)
    reach = el("line", x1=min(start, end), x2=max(start, end), y1=y, y2=y, class_="reach")
    goal = el("path", d=f"M{end:g} {y - 6:g}v12", class_="goal") if one.deadline else None
    dots = [_dot(_place(day, x), y, day, move) for day, move in one.days]
    label = el("text", one.said, x=_SIDE, y=y - 13, class_="tick said")
    return join([label, reach, goal, *dots])


def _place(day: dt.date, x: Scale) -> float:
    """Where a day lies; one beyond the axis at its end."""
    return x(min(day.toordinal(), x.high))


def _dot(at: float, y: float, day: dt.date, move: str) -> Markup:
    told = el("title", f"{day.isoformat()}: {move_words(move)}")
    return el("circle", told, cx=at, cy=y, r=5, class_="again" if move == "restated" else "turn")
