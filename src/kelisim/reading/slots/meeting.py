"""What a meeting leaves to be told: date, place, people, level, host."""

from __future__ import annotations

from kelisim.model.kinds import Participant
from kelisim.reading.marks import Mark, Person
from kelisim.reading.match import Candidate
from kelisim.reading.report import Report
from kelisim.reading.slots.when import AT, DUE, date_near, place_near

_LEVELS = ("head_of_state", "head_of_government", "minister", "parliament", "official", "business")


def complete(candidate: Candidate, report: Report) -> None:
    """Fill the slots of a meeting."""
    values = candidate.values
    if values.get("date") is None:
        values["date"] = date_near(candidate, report, AT | DUE)
    people = [m for m in report.marks_of(candidate.number, "PERSON") if isinstance(m.value, Person)]
    if not values.get("participants"):
        values["participants"] = participants(people)
    place = place_near(candidate, report)
    if values.get("place") is None and place is not None:
        values["place"] = str(place.value)
    if values.get("level") is None:
        values["level"] = highest([m.value for m in people if isinstance(m.value, Person)])
    if values.get("host") is None:
        values["host"] = host_of(place, report)


def participants(people: list[Mark]) -> tuple[Participant, ...]:
    """The named people, each once."""
    found: dict[str, Participant] = {}
    for mark in people:
        person = mark.value
        if isinstance(person, Person) and person.name and person.name not in found:
            found[person.name] = Participant(person.name, person.role, person.country)
    return tuple(found.values())


def highest(people: list[Person]) -> str | None:
    """The highest level among people."""
    levels = [p.level for p in people if p.level in _LEVELS]
    return min(levels, key=_LEVELS.index) if levels else None


def host_of(place: Mark | None, report: Report) -> str | None:
    """The country on whose ground it is, where that is one of the sides."""
    if place is None or place.head is None:
        return None
    return place.head if place.head in report.pair else None
