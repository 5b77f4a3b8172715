"""The chart of reported figures and the path to the target, as SVG without script.

Reporters are told apart by shape as well as by colour; the values of one year stand side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kelisim.faces.dossier.html.markup import Markup, el, join
from kelisim.faces.dossier.html.scale import Scale, nice_ticks
from kelisim.faces.dossier.words import Words
from kelisim.model.period import Period
from kelisim.model.review import Chart, ChartPoint

_R = 5.0


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height of the drawing, its margins, and how many value ticks it takes."""

    width: float
    height: float
    left: float
    right: float
    top: float = 28
    bottom: float = 34
    ticks: int = 5


WIDE = Size(850, 380, 60, 24)
NARROW = Size(360, 330, 46, 22)


@dataclass(frozen=True, slots=True)
class Plane:
    """Where values and years lie on the drawing."""

    size: Size
    x: Scale
    y: Scale
    ticks: tuple[float, ...]
    years: tuple[int, ...]

    @property
    def slot(self) -> float:
        """Width of one year."""
        return abs(self.x(1) - self.x(0))


def year_of(period: str) -> int:
    """The year in which a period ends."""
    return Period.parse(period).last_day.year


def is_whole_year(period: str) -> bool:
    """Whether a period is a whole year; parts of a year are drawn hollow."""
    parsed = Period.parse(period)
    return (parsed.last_day - parsed.first_day).days >= 364


def plane(chart: Chart, size: Size) -> Plane:
    """Axes that hold all points, the path and the target."""
    points = (*chart.points, *chart.path)
    years = [year_of(point.period) for point in points] or [0]
    ticks = nice_ticks(0, max([point.value for point in points] or [1]), size.ticks)
    first, last = min(years), max(*years, min(years) + 1)
    x = Scale(first - 0.5, last + 0.5, size.left, size.width - size.right)
    return Plane(size, x, Scale(ticks[0], ticks[-1], size.height - size.bottom, size.top), ticks, (first, last))


def drawing(chart: Chart, words: Words, size: Size, name: str) -> Markup:
    """The drawing, with title and description for those who do not see it.

    Args:
        chart: What to draw.
        words: The words to draw it with.
        size: Wide or narrow.
        name: Unique within the page; title and description are found by it.
    """
    flat = plane(chart, size)
    marks = _places(chart, flat)
    return el(
        "svg",
        el("title", words.chart_title(chart), id=f"{name}-t"),
        el("desc", words.chart_description(chart), id=f"{name}-d"),
        _grid(flat, chart, words),
        _year_labels(flat),
        _path(chart, flat, words),
        *[_mark(point, x, flat, chart, words) for point, x in marks],
        _last_values(marks, flat, chart, words),
        viewBox=f"0 0 {size.width:g} {size.height:g}",
        class_="chart",
        role="img",
        aria_labelledby=f"{name}-t {name}-d",
    )


def _grid(flat: Plane, chart: Chart, words: Words) -> Markup:
    size, right = flat.size, flat.size.width - flat.size.right
    lines = [
        el("line", x1=size.left, x2=right, y1=flat.y(tick), y2=flat.y(tick), class_="zero" if tick == 0 else "grid")
        for tick in flat.ticks
    ]
    labels = [
        el("text", words.axis(tick, chart.unit), x=size.left - 8, y=flat.y(tick) + 4, class_="tick", text_anchor="end")
        for tick in flat.ticks
    ]
    return join([*lines, *labels])


def _year_labels(flat: Plane) -> Markup:
    first, last = flat.years
    every = max(1, round(46 / flat.slot))
    y = flat.size.height - flat.size.bottom + 20
    years = [year for year in range(first, last + 1) if (last - year) % every == 0]
    return join(el("text", year, x=flat.x(year), y=y, class_="tick", text_anchor="middle") for year in years)


def areas(chart: Chart) -> tuple[str, ...]:
    """Who reports, in the order of their names; the sides together come last."""
    return tuple(sorted({point.area for point in chart.points}, key=lambda area: (area == "joint", area)))


def _places(chart: Chart, flat: Plane) -> list[tuple[ChartPoint, float]]:
    """The points with their places along the years: reporters of one year beside each other, equal values once."""
    lanes = areas(chart)
    step = min(13.0, flat.slot / (len(lanes) + 1))
    seen: set[tuple[str, str, float]] = set()
    found = []
    for point in sorted(chart.points, key=lambda p: (p.period, lanes.index(p.area), p.value)):
        if (key := (point.period, point.area, point.value)) not in seen:
            seen.add(key)
            shift = (lanes.index(point.area) - (len(lanes) - 1) / 2) * step
            found.append((point, round(flat.x(year_of(point.period)) + shift, 2)))
    return found


_CORNERS: tuple[Sequence[tuple[float, float]], ...] = (
    ((-0.92, -0.92), (0.92, -0.92), (0.92, 0.92), (-0.92, 0.92)),
    ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
    ((0, -1.25), (1.2, 0.95), (-1.2, 0.95)),
    ((0, 1.25), (1.2, -0.95), (-1.2, -0.95)),
)
KINDS_OF_MARK = len(_CORNERS) + 1


def mark(number: int, x: float, y: float) -> Markup:
    """The sign of the reporter of that number: circle, square, diamond, triangle, triangle on its tip, and again."""
    kind = number % KINDS_OF_MARK
    if kind == 0:
        return el("circle", cx=f"{x:g}", cy=f"{y:g}", r=_R)
    corners = " ".join(f"{x + dx * _R:.2f},{y + dy * _R:.2f}" for dx, dy in _CORNERS[kind - 1])
    return el("polygon", points=corners)


def _mark(point: ChartPoint, x: float, flat: Plane, chart: Chart, words: Words) -> Markup:
    number = areas(chart).index(point.area)
    hollow = "" if is_whole_year(point.period) else " part"
    said = f"{words.area(point.area)}, {words.date(point.period)}: {words.measured(point.value, chart.unit)}"
    return el(
        "g", el("title", said), mark(number, x, flat.y(point.value)), class_=f"mark a{number % KINDS_OF_MARK}{hollow}"
    )


def _last_values(marks: Sequence[tuple[ChartPoint, float]], flat: Plane, chart: Chart, words: Words) -> Markup:
    """The highest and the lowest value of the last year, written beside their marks and clear of the path."""
    last = max((year_of(point.period) for point, _ in marks), default=None)
    of_last = sorted((point.value, x) for point, x in marks if year_of(point.period) == last)
    ends = [(*of_last[-1], -9.0), (*of_last[0], 20.0)] if of_last else []
    labels = [
        el("text", words.axis(value, chart.unit), x=x - 4, y=flat.y(value) + shift, class_="value", text_anchor="end")
        for value, x, shift in (ends if len(of_last) > 1 else ends[:1])
    ]
    return join(labels)


def _path(chart: Chart, flat: Plane, words: Words) -> Markup:
    """The dashed way from the last value to the target, the target's line and ring, and what growth it takes."""
    if len(chart.path) < 2:
        return Markup("")
    (x1, y1), (x2, y2) = [(flat.x(year_of(p.period)), flat.y(p.value)) for p in (chart.path[0], chart.path[-1])]
    end = flat.size.width - flat.size.right
    return join(
        (
            el("line", x1=flat.size.left, x2=end, y1=y2, y2=y2, class_="target"),
            el("line", x1=x1, y1=y1, x2=x2, y2=y2, class_="path"),
            el("circle", cx=x2, cy=y2, r=6.5, class_="goal"),
            el("text", words.chart_target(chart), x=flat.size.left + 6, y=y2 - 9, class_="goal-label"),
            _needed(chart, words, (x1 + x2) / 2, (y1 + y2) / 2, flat),
        )
    )


def _needed(chart: Chart, words: Words, x: float, y: float, flat: Plane) -> Markup:
    said = words.chart_needed(chart)
    if not said:
        return Markup("")
    right = min(x + 16 + len(said) * 6.2, flat.size.width - 4)
    return el("text", said, x=round(right, 2), y=round(y + 22, 2), class_="needed", text_anchor="end")


def signs(chart: Chart, words: Words) -> list[tuple[Markup, str]]:
    """Each sign of the drawing, drawn alone, and what it means."""
    entries = [
        (el("g", mark(number, 8, 8), class_=f"mark a{number % KINDS_OF_MARK}"), words.area(area))
        for number, area in enumerate(areas(chart))
    ]
    if any(not is_whole_year(point.period) for point in chart.points):
        entries.append((el("g", mark(0, 8, 8), class_="mark part"), words.ui("part_of_year")))
    if len(chart.path) > 1:
        entries.append((el("line", x1=0, x2=16, y1=8, y2=8, class_="path"), words.ui("path_to_target")))
    return [
        (el("svg", drawn, viewBox="0 0 16 16", class_="sign", aria_hidden="true", focusable="false"), said)
        for drawn, said in entries
    ]


def legend(chart: Chart, words: Words) -> Markup:
    """Which sign is whose, in words, as a list under the drawing."""
    return el("ul", *[el("li", sign, said) for sign, said in signs(chart, words)], class_="legend")
