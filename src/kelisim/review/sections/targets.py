"""Targets held against what was counted: the path, the needed growth, the series behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kelisim.model.digest import Plain
from kelisim.model.measure import Asymmetry, Measure, Point, Series
from kelisim.model.record import Record
from kelisim.model.review import Cell, Chart, ChartPoint, Node, Paragraph, Table
from kelisim.review.findings.target import RULES
from kelisim.review.kit import Kit
from kelisim.review.numbers import exact
from kelisim.review.titles import plain

_SPOKEN = "spoken"
_OF_TARGETS = (*RULES, "deadline_dropped", "deadline_reset", "restated", "slipped")
_OF_NUMBERS = ("reporters_differ", "figure_against_statistics")
_KINDS = ("target", "figure")


def build(kit: Kit) -> tuple[Node, ...]:
    """All targets in one table; then, for each indicator that is counted, the chart and the numbers behind it."""
    measures = sorted(kit.ctx.measures, key=lambda m: kit.ctx.order(kit.ctx.register.record_of[m.record_id]))
    if not measures:
        return (Paragraph("no_targets"),)
    drafts = [d for d in kit.of_rules(*_OF_TARGETS, *_OF_NUMBERS) if d.record is None or d.record.kind in _KINDS]
    nodes: list[Node] = [*kit.listed(drafts)]
    nodes.append(_overview(kit, measures))
    shown: set[str] = set()
    for measure in measures:
        if measure.attained is not None and measure.indicator not in shown:
            shown.add(measure.indicator)
            nodes.extend(_behind(kit, measure))
    return tuple(nodes)


def unit_of(measure: Measure) -> str | None:
    """The unit of a measure's values."""
    return measure.target.unit or next((o.unit for o in measure.observations), None)


def _overview(kit: Kit, measures: Sequence[Measure]) -> Table:
    columns = (
        "target",
        "deadline",
        "baseline",
        "attained",
        "gap",
        "needed_growth",
        "past_growth",
        "arrival",
        "rating",
        "missing_parts",
    )
    return Table("targets", columns, tuple(_row(kit, measure) for measure in measures))


def _row(kit: Kit, measure: Measure) -> tuple[Cell, ...]:
    record, unit = kit.ctx.register.record_of[measure.record_id], unit_of(measure)
    deadline = record.slots.get("deadline")
    return (
        kit.title_cell(record, sources=record.slots["value"].claim_ids[:1]),
        kit.cell(plain(measure.deadline), "date", sources=deadline.claim_ids[:1] if deadline else ()),
        _point(kit, measure.baseline, unit),
        _point(kit, measure.attained, unit),
        kit.cell(plain(measure.gap) if measure.gap and measure.gap > 0 else None, "money", unit=unit),
        kit.cell(exact(measure.needed_growth), "percent"),
        kit.cell(exact(measure.past_growth), "percent"),
        kit.cell(str(measure.arrival) if measure.arrival and measure.rating != "achieved" else None, "date"),
        kit.cell(measure.rating, "code:ratings"),
        Cell(_missing(measure, record) or None, "code:slots"),
    )


def _missing(measure: Measure, record: Record) -> list[Plain]:
    """The parts of a target that no report tells; a missing part stays empty (METHOD.md section 2)."""
    told = {
        "value": measure.target.value,
        "unit": measure.target.unit if record.value("direction") != "multiply_by" else "",
        "deadline": measure.deadline,
        "baseline": measure.baseline,
    }
    return [name for name, value in told.items() if value is None]


def _point(kit: Kit, point: Point | None, unit: str | None) -> Cell:
    if point is None:
        return Cell(None)
    return kit.cell(plain(point.value), "money", unit=unit, sources=point.named(2))


def _behind(kit: Kit, measure: Measure) -> Iterator[Node]:
    yield _chart(kit, measure)
    yield from _rolling(kit, measure)
    yield from _sentences(kit, measure)
    tables = (_needs, _years, _asymmetries, _parts)
    for make in tables:
        table = make(kit, measure)
        if table.rows:
            yield table


def _chart(kit: Kit, measure: Measure) -> Chart:
    """Reported whole years side by side, the year that runs, and the path from the last value to the target."""
    params: dict[str, Plain] = {
        "indicator": measure.indicator,
        "needed_growth": exact(measure.needed_growth),
        "parties": list(kit.ctx.parties),
    }
    shown = sorted((*_whole_years(measure), *_this_year(measure)), key=_by_time)
    points = tuple(
        ChartPoint(point.period.text, float(point.value), area, kit.evidence.refs(point.named(2)))
        for area, point in shown
    )
    return Chart("reported", unit_of(measure) or "", points, _path(kit, measure), params)


def _by_time(pair: tuple[str, Point]) -> tuple[object, ...]:
    area, point = pair
    return (point.period.text, area, point.value, point.evidence)


def _whole_years(measure: Measure) -> list[tuple[str, Point]]:
    return [
        (point.area, point)
        for line in measure.series
        if line.indicator == measure.indicator and line.area != _SPOKEN
        for point in line.points
        if point.period.precision == "year"
    ]


def _this_year(measure: Measure) -> list[tuple[str, Point]]:
    """The longest parts of the years after the last whole one, as anybody gives them; they are drawn apart."""
    last = measure.attained.period.last_day if measure.attained else None
    lines = [line for line in measure.series if line.indicator == measure.indicator]
    found = [(line.area, p) for line in lines for p in line.points if last is not None and p.period.first_day > last]
    longest = max((point.period.last_day for _, point in found), default=None)
    return [(area, p) for area, p in found if p.period.last_day == longest and p.period.precision != "year"]


def _path(kit: Kit, measure: Measure) -> tuple[ChartPoint, ...]:
    record = kit.ctx.register.record_of[measure.record_id]
    attained, deadline, goal = measure.attained, measure.deadline, measure.goal
    if attained is None or deadline is None or goal is None or deadline.last_day <= attained.period.last_day:
        return ()
    start = ChartPoint(attained.period.text, float(attained.value), attained.area, kit.evidence.refs(attained.named(2)))
    sources = record.slots["deadline"].claim_ids[:1] or record.slots["value"].claim_ids[:1]
    end = ChartPoint(str(deadline.last_day.year), float(goal), "target", kit.evidence.refs(sources))
    return (start, end)


def _rolling(kit: Kit, measure: Measure) -> Iterator[Paragraph]:
    """The latest twelve months, where somebody counts month by month."""
    if measure.rolling and measure.rolling[-1].period.precision != "year":
        last, unit = measure.rolling[-1], unit_of(measure)
        before = measure.rolling[-2] if len(measure.rolling) > 1 else None
        params: dict[str, Plain] = {
            "end": last.period.last_day.isoformat()[:7],
            "area": last.area,
            "amount": {"value": plain(last.value), "unit": unit},
            "before": {"value": plain(before.value), "unit": unit} if before else None,
        }
        yield Paragraph("rolling", params, kit.evidence.refs(last.named(2) + (before.named(2) if before else ())))


def _sentences(kit: Kit, measure: Measure) -> Iterator[Paragraph]:
    unit = unit_of(measure)
    one = measure.forecast
    if one is not None:
        params: dict[str, Plain] = {
            "method": "damped_drift",
            "year": str(one.year),
            "points": one.points,
            "centre": {"value": plain(one.centre), "unit": unit},
            "low": {"value": plain(one.low), "unit": unit},
            "high": {"value": plain(one.high), "unit": unit},
            "band": exact(one.band),
            "chance": exact(one.chance),
            "tried": one.tried,
            "held": one.held,
        }
        yield Paragraph("forecast", params, kit.evidence.refs(one.evidence))
    else:
        yield Paragraph("no_forecast")
    for caveat in measure.caveats:
        yield Paragraph(f"caveat_{caveat}")


def _needs(kit: Kit, measure: Measure) -> Table:
    rows = tuple(
        (
            kit.cell(need.deadline.text, "date", sources=need.claim_ids[:2]),
            kit.cell(need.stated_on, "date"),
            kit.cell(exact(need.growth), "percent"),
        )
        for need in measure.needs
    )
    return Table("needs", ("deadline", "stated_on", "needed_growth"), rows)


def _years(kit: Kit, measure: Measure) -> Table:
    """Year by year what each reports: one column a series; several values of one year stand together."""
    lines = [line for line in measure.series if any(point.period.precision == "year" for point in line.points)]
    years = sorted({p.period.text for line in lines for p in line.points if p.period.precision == "year"})
    unit = unit_of(measure)
    rows = tuple((Cell(year, "date"), *(_year_cell(kit, line, year, unit) for line in lines)) for year in years)
    return Table("series", ("period", *(line.area for line in lines)), rows)


def _year_cell(kit: Kit, line: Series, year: str, unit: str | None) -> Cell:
    points = [point for point in line.points if point.period.text == year]
    values = list(dict.fromkeys(str(plain(point.value)) for point in points))
    sources = [one for point in points for one in point.named(1)]
    return kit.cell(values or None, "money", unit=unit, sources=sources)


def _asymmetries(kit: Kit, measure: Measure) -> Table:
    valuations = [_valuation(kit, one) for one in measure.asymmetries]
    rows = tuple(
        (
            kit.cell(one.exports.period.text, "date"),
            kit.cell(one.exporter, "code:areas"),
            kit.cell(one.importer, "code:areas"),
            _point(kit, one.exports, unit_of(measure)),
            _point(kit, one.imports, unit_of(measure)),
            kit.cell(exact(one.ratio), "percent"),
            *((Cell(valued or None),) if any(valuations) else ()),
        )
        for one, valued in zip(measure.asymmetries, valuations, strict=True)
    )
    columns = ("period", "exporter", "importer", "exports", "imports", "asymmetry")
    return Table("asymmetry", (*columns, "valuation") if any(valuations) else columns, rows)


def _valuation(kit: Kit, one: Asymmetry) -> str:
    """Exports are mostly told FOB and imports CIF, so a part of the distance is freight and insurance."""
    found = []
    for point in (one.exports, one.imports):
        series = {kit.ctx.observations[key].series.upper() for key in point.evidence if key in kit.ctx.observations}
        found.append(next((word for word in ("FOB", "CIF") if any(word in name for name in series)), ""))
    return " / ".join(word for word in found) if all(found) else ""


def _parts(kit: Kit, measure: Measure) -> Table:
    rows = tuple(
        (
            kit.cell(part.point.period.text, "date"),
            _point(kit, part.point, unit_of(measure)),
            kit.cell(part.point.area, "code:areas"),
            _point(kit, part.before, unit_of(measure)),
            kit.cell(exact(part.change), "percent"),
        )
        for part in measure.part_years
    )
    return Table("part_years", ("period", "value", "said_by", "year_before", "change"), rows)
