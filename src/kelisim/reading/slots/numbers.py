"""What figures, targets and projects leave to be told: period, change, deadline."""

from __future__ import annotations

from kelisim.reading.match import Candidate
from kelisim.reading.report import Report
from kelisim.reading.slots.when import AT, DUE, date_near, place_near


def complete_figure(candidate: Candidate, report: Report) -> None:
    """Fill the period that a figure covers."""
    if candidate.values.get("period") is None:
        candidate.values["period"] = date_near(candidate, report, AT | {"until"})


def complete_target(candidate: Candidate, report: Report) -> None:
    """Fill the deadline of a target."""
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
        values["place"] = None if place is None else str(place.value)
