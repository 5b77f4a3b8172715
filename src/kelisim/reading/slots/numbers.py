"""What figures, targets and projects leave to be told: period, change, deadline."""

from __future__ import annotations

from decimal import Decimal

from kelisim.reading.match import Candidate
from kelisim.reading.report import Report
from kelisim.reading.slots.when import AT, DUE, date_near, place_near, place_words

_TIMES = "times"


def _as_percent(factor: object) -> object:
    """Growth by a factor in percent: doubled is 100."""
    return (factor - 1) * 100 if isinstance(factor, Decimal) else None


def complete_figure(candidate: Candidate, report: Report) -> None:
    """Fill the period that a figure covers; growth by a factor is told as percent."""
    values = candidate.values
    if values.get("unit") == _TIMES:
        values["value"], values["unit"] = _as_percent(values.get("value")), "percent"
    change = candidate.captures.get("change")
    if change is not None and change.mark is not None and change.mark.type == "FACTOR":
        values["change"] = _as_percent(values.get("change"))
    if candidate.values.get("period") is None:
        candidate.values["period"] = date_near(candidate, report, AT | {"until"})


def complete_target(candidate: Candidate, report: Report) -> None:
    """Fill the deadline of a target; a factor ("double trade") multiplies and has no unit."""
    if candidate.values.get("unit") == _TIMES:
        candidate.values["unit"], candidate.values["direction"] = None, "multiply_by"
    if candidate.values.get("deadline") is None:
        found = date_near(candidate, report, DUE) or date_near(candidate, report, AT)
        candidate.values["deadline"] = found


def complete_project(candidate: Candidate, report: Report) -> None:
    """Fill the deadline and place of a project."""
    values = candidate.values
    if values.get("deadline") is None:
        values["deadline"] = date_near(candidate, report, DUE)
    if values.get("place") is None:
        place = place_near(candidate, report)
        values["place"] = None if place is None else place_words(place, report)
