"""The lines behind a measure: each reporter's own, both sides' exports and imports, joint texts, spoken numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import product

from kelisim.measures.align import JOINT, SPOKEN, Said, by_year, chosen, merged, year_before
from kelisim.measures.rolling import to_date, with_years
from kelisim.model.entry import Observation
from kelisim.model.measure import Asymmetry, PartYear, Point, Series

TRADE = "trade_turnover"
_FLOWS = ("exports", "imports")


def reported(observations: Sequence[Observation], indicator: str, unit: str | None) -> tuple[Point, ...]:
    """The points of an indicator as observed, several of one year side by side; twelve months make a year."""
    observed = merged(
        Point(o.period, o.value, o.area, (o.id,)) for o in observations if o.indicator == indicator and o.unit == unit
    )
    return merged(with_years(observed))


def trade_series(
    parties: Sequence[str], said: Said, observations: Sequence[Observation], unit: str
) -> tuple[Series, ...]:
    """The four series of METHOD.md section 10, the joint texts and the spoken numbers; empty ones are left out."""
    flows = {flow: reported(observations, flow, unit) for flow in _FLOWS}
    turnover = reported(observations, TRADE, unit)
    lines = [Series(area, TRADE, _turnover_of(area, turnover, flows)) for area in parties]
    lines.append(Series(JOINT, TRADE, tuple(point for point in turnover if point.area == JOINT)))
    lines.extend(Series(flow, flow, _both_sides(parties, flows[flow], flow)) for flow in _FLOWS)
    lines.append(spoken_series(said, TRADE, unit))
    return tuple(line for line in lines if line.points)


def plain_series(
    said: Said, observations: Sequence[Observation], indicator: str, unit: str | None
) -> tuple[Series, ...]:
    """The lines of an indicator that is no trade: one per reporter, and the spoken numbers."""
    points = reported(observations, indicator, unit)
    areas = sorted({point.area for point in points})
    lines = [Series(area, indicator, tuple(point for point in points if point.area == area)) for area in areas]
    lines.append(spoken_series(said, indicator, unit))
    return tuple(line for line in lines if line.points)


def spoken_series(said: Said, indicator: str, unit: str | None) -> Series:
    """What reports and speakers say, whole years and parts of years; ``area`` of a point is who said it."""
    points = [
        Point(figure.period, figure.value, claim.speaker or SPOKEN, (claim.id,))
        for claim, figure in said.get(indicator, ())
        if figure.unit == unit and figure.period is not None and figure.value is not None
    ]
    return Series(SPOKEN, indicator, merged(points))


def yearly(series: Iterable[Series], indicator: str) -> dict[int, Point]:
    """The value shown for each whole year: from statistics where there are any, else as spoken."""
    lines = [line for line in series if line.indicator == indicator]
    counted = by_year(point for line in lines if line.area != SPOKEN for point in line.points)
    said = by_year(point for line in lines if line.area == SPOKEN for point in line.points)
    shown = {year: chosen(counted.get(year) or said.get(year) or ()) for year in sorted({*counted, *said})}
    return {year: point for year, point in shown.items() if point is not None}


def reporters(series: Iterable[Series], indicator: str) -> dict[int, tuple[Point, ...]]:
    """By year what the reporters of statistics give; the spoken numbers where there is no statistic."""
    lines = [line for line in series if line.indicator == indicator]
    counted = by_year(point for line in lines if line.area != SPOKEN for point in line.points)
    said = by_year(point for line in lines if line.area == SPOKEN for point in line.points)
    return {year: tuple(counted.get(year) or said.get(year) or ()) for year in sorted({*counted, *said})}


def _turnover_of(area: str, turnover: Sequence[Point], flows: dict[str, tuple[Point, ...]]) -> tuple[Point, ...]:
    """A side's turnover as it tells it, and exports + imports for years in which it tells only these."""
    told = [point for point in turnover if point.area == area]
    years = {point.period for point in told}
    summed = [
        Point(x.period, x.value + m.value, area, (*x.evidence, *m.evidence), min(x.weight, m.weight))
        for x, m in product(flows["exports"], flows["imports"])
        if x.area == m.area == area and x.period == m.period and x.period not in years
    ]
    return merged([*told, *summed])


def _both_sides(parties: Sequence[str], points: Sequence[Point], flow: str) -> tuple[Point, ...]:
    """One flow of both sides together, where both report it: A's exports + B's exports."""
    if len(parties) != 2:
        return ()
    first, second = ([point for point in points if point.area == area] for area in parties)
    return merged(
        Point(a.period, a.value + b.value, flow, (*a.evidence, *b.evidence), min(a.weight, b.weight))
        for a, b in product(first, second)
        if a.period == b.period
    )


def asymmetries(parties: Sequence[str], observations: Sequence[Observation], unit: str | None) -> tuple[Asymmetry, ...]:
    """Where one flow of one year is reported by both ends, how far the reports lie apart."""
    exports, imports = (by_year(reported(observations, flow, unit)) for flow in _FLOWS)
    found: list[Asymmetry] = []
    for year, sender, receiver in product(sorted({*exports} & {*imports}), parties, parties):
        x = chosen(point for point in exports[year] if point.area == sender)
        m = chosen(point for point in imports[year] if point.area == receiver)
        if sender == receiver or x is None or m is None or x.value + m.value == 0:
            continue
        found.append(Asymmetry(sender, receiver, x, m, float(abs(x.value - m.value) / ((x.value + m.value) / 2))))
    return tuple(found)


def part_years(said: Said, series: Iterable[Series], indicator: str) -> tuple[PartYear, ...]:
    """Values of parts of years beside the same part of the year before as the same reporter gives it, by time.

    Of a reporter's single months the year to date is shown. What speakers say is one voice here: who says one number
    seldom said the one before.
    """
    told = {claim.id: figure.change for claim, figure in said.get(indicator, ())}
    found: list[PartYear] = []
    for line in series:
        if line.indicator != indicator:
            continue
        points = _parts(line)
        for point in points:
            wanted = year_before(point.period)
            before = chosen(p for p in points if p.period == wanted and (line.area == SPOKEN or p.area == point.area))
            found.append(
                _beside(point, before, next((told[e] for e in point.evidence if told.get(e) is not None), None))
            )
    return tuple(sorted(found, key=lambda part: (part.point.period.last_day, part.point.period.text, part.point.value)))


def _parts(line: Series) -> tuple[Point, ...]:
    if line.area == SPOKEN:
        return tuple(point for point in line.points if point.period.precision != "year")
    told = [point for point in line.points if point.period.precision not in ("year", "month")]
    return merged([*told, *to_date(line.points)])


def _beside(point: Point, before: Point | None, change: Decimal | None) -> PartYear:
    if change is not None:
        return PartYear(point, before, float(change) / 100, told=True)
    grown = None if before is None or before.value == 0 else float(point.value / before.value) - 1
    return PartYear(point, before, grown, told=False)
