"""What a commitment leaves to be told: who would act, and until when."""

from __future__ import annotations

from kelisim.reading.match import Candidate
from kelisim.reading.report import Report
from kelisim.reading.slots.captured import codes_of
from kelisim.reading.slots.when import AT, DUE, date_near

_MOST_WORDS = 20


def complete(candidate: Candidate, report: Report) -> None:
    """Fill the slots of a commitment: actors are those named before the trigger, else the pair."""
    values = candidate.values
    if not values.get("actors"):
        values["actors"] = _actors(candidate, report)
    if values.get("deadline") is None:
        values["deadline"] = date_near(candidate, report, DUE) or date_near(candidate, report, AT, wide=False)
    action = values.get("action")
    if isinstance(action, str):
        values["action"] = " ".join(action.split()[:_MOST_WORDS])


def _actors(candidate: Candidate, report: Report) -> tuple[str, ...]:
    before = report.marks_in(candidate.number, candidate.start, candidate.trigger[1], "PARTY", "PAIR", "PERSON")
    for mark in before:
        codes = codes_of(mark, report)
        if codes:
            return codes
    return report.pair
