"""What a body leaves to be told: its type by its head word, and the date of what is said of it."""

from __future__ import annotations

from kelisim.reading.match import Candidate
from kelisim.reading.report import Report
from kelisim.reading.slots.due import due
from kelisim.reading.slots.when import AT, DUE, date_near


def complete(candidate: Candidate, report: Report) -> None:
    """Fill the slots of a body."""
    values = candidate.values
    name = candidate.captures.get("name")
    if values.get("type") is None and name is not None and name.mark is not None and name.mark.head:
        values["type"] = name.mark.head
    if values.get("date") is None and values.get("status") in ("convened", "established", "dissolved"):
        values["date"] = date_near(candidate, report, AT)
    if values.get("date") is None and values.get("status") in ("planned", "proposed"):
        values["date"] = due(candidate, report) or date_near(candidate, report, DUE)
