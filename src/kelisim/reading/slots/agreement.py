"""What an agreement leaves to be told: title, date, place, count."""

from __future__ import annotations

from kelisim.reading.match import Candidate
from kelisim.reading.report import Report
from kelisim.reading.slots.when import AT, DUE, date_near, place_near


def complete(candidate: Candidate, report: Report) -> None:
    """Fill the slots of an agreement; the type of a named one is told by its head word."""
    values = candidate.values
    title = candidate.captures.get("title")
    if values.get("type") is None and title is not None and title.mark is not None and title.mark.head:
        values["type"] = title.mark.head
    if values.get("date") is None:
        values["date"] = date_near(candidate, report, AT | DUE)
    if values.get("place") is None:
        place = place_near(candidate, report)
        values["place"] = None if place is None else str(place.value)
