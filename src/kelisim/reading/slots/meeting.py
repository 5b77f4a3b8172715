"""What a meeting leaves to be told: date, place, people, level, host."""

from __future__ import annotations

from collections.abc import Sequence

from kelisim.model.kinds import Participant
from kelisim.reading.marks import Person
from kelisim.reading.match import Candidate
from kelisim.reading.report import Report
from kelisim.reading.slots.when import AT, DUE, date_near, place_near

_LEVELS = ("head_of_state", "head_of_government", "minister", "parliament", "official", "business")


def complete(candidate: Candidate, report: Report) -> None:
    """Fill the slots of a meeting."""
    values, sentence = candidate.values, candidate.line.sentence
    people = report.names.people_in(sentence.start, sentence.end)
    place = place_near(candidate, report)
    if values.get("date") is None:
        values["date"] = date_near(candidate, report, AT | DUE)
    if not values.get("participants"):
        values["participants"] = tuple(Participant(p.name, p.role, p.country) for p in people if p.name)
    if values.get("place") is None and place is not None:
        values["place"] = str(place.value)
    if values.get("level") is None:
        values["level"] = highest(people)
    if values.get("host") is None and values.get("place"):
        values["host"] = host_of(str(values["place"]), report)


def highest(people: Sequence[Person]) -> str | None:
    """The highest level among people."""
    levels = [p.level for p in people if p.level in _LEVELS]
    return min(levels, key=_LEVELS.index) if levels else None


def host_of(place: str, report: Report) -> str | None:
    """The country on whose ground it is, where that is one of the sides."""
    code = report.names.host_of(place)
    return code if code in report.pair else None
