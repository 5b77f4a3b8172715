"""What a meeting leaves to be told: date, place, people, level, host."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from kelisim.model import Period
from kelisim.model.kinds import Participant
from kelisim.reading.clauses import cuts_of
from kelisim.reading.marks import Day, Mark, Person
from kelisim.reading.match import Candidate
from kelisim.reading.report import Report
from kelisim.reading.rules import rules_of
from kelisim.reading.slots.when import AT, DUE, date_near, place_near, place_words
from kelisim.reading.values.moments import shifted_years

_TWO, _WEEK = 2, 8
_LAST_WEEK = dt.date.max - dt.timedelta(days=7)
_PAST = frozenset(("since",))
_OPENING = 1  # words before a day that opens a quote: "On Tuesday, ..."
_LEVELS = ("head_of_state", "head_of_government", "minister", "parliament", "official", "business")


def complete(candidate: Candidate, report: Report) -> None:
    """Fill the slots of a meeting."""
    values = candidate.values
    people = _people(candidate, report)
    if values.get("date") is None:
        values["date"] = _date(candidate, report)
    if not values.get("participants"):
        values["participants"] = tuple(Participant(p.name, p.role, p.country) for p in people if p.name)
    if values.get("level") is None:
        values["level"] = _level(candidate, report, [*people, *_unnamed(candidate)])
    _where(candidate, report)
    _whether(candidate, report)


def _level(candidate: Candidate, report: Report, people: Sequence[Person]) -> str | None:
    """The highest level among people; where they are only somebody's colleagues, that of all in the sentence."""
    mirror, sentence = cuts_of(report.pack).mirror, candidate.line.sentence
    if people and all(_mirrors(person, mirror) for person in people):
        people = [*people, *report.names.people_in(sentence.start, sentence.end)]
    return highest(people, mirror)


def _mirrors(person: Person, mirror: frozenset[str]) -> bool:
    return (person.role or "").lower().rsplit(" ")[-1] in mirror


def _date(candidate: Candidate, report: Report) -> Period | None:
    """The date of the quote; one of elsewhere in the sentence, unless it lies ahead of a meeting told as held."""
    told = candidate.values.get("status", candidate.rule.default.get("status"))
    roles = AT | DUE if told == "planned" else AT  # "meeting in Tbilisi, they told the experts to report by July"
    near = date_near(candidate, report, roles, wide=False)
    if near is not None or report.date is None:
        return near or date_near(candidate, report, roles - _PAST)
    date = date_near(candidate, report, roles - _PAST)  # "... resumed talks, suspended since 2023"
    if date is None:
        return None
    day, planned = dt.date.fromisoformat(report.date), candidate.values.get("status") == "planned"
    over = planned and date.last_day < day and not _named_only(candidate, date, report)
    return None if over or (date.first_day > day and not planned) else date


def _people(candidate: Candidate, report: Report) -> tuple[Person, ...]:
    """Those whom the rule captured as guest, else those of the quote, else those of the sentence."""
    guest = candidate.captures.get("guest")
    if guest is not None:
        return report.names.people_in(guest.start, guest.end)
    here = (min(candidate.start, candidate.trigger[0]), max(candidate.end, candidate.trigger[1]))
    sentence = candidate.line.sentence
    found = report.names.people_in(*here)
    return (
        found if found or candidate.rule.default.get("format") else report.names.people_in(sentence.start, sentence.end)
    )


def _unnamed(candidate: Candidate) -> list[Person]:
    """Those of the quote who are told by their office only: "the two prime ministers"."""
    here = (min(candidate.start, candidate.trigger[0]), max(candidate.end, candidate.trigger[1]))
    marks = [m for m in candidate.line.inside if m.type == "PERSON" and here[0] <= m.start and m.end <= here[1]]
    return [m.value for m in marks if isinstance(m.value, Person) and not m.value.name]


def _where(candidate: Candidate, report: Report) -> None:
    values = candidate.values
    place = place_near(candidate, report, land=True)
    codes: tuple[object, ...] = ()
    if values.get("place") is None and place is not None:
        values["place"] = place_words(place, report)
        codes = place.value if isinstance(place.value, tuple) else ()
    words = candidate.captures.get("place")
    if words is not None:
        codes = report.names.codes_in(words.start, words.end)
        if (
            place is not None
            and place.type == "PLACE"
            and report.names.host_of(report.text(place.start, place.end)) in codes
        ):
            values["place"] = place_words(place, report)  # "Egypt will host the talks in Cairo"
    if values.get("place") is not None and not codes:
        codes = (report.names.host_of(str(values["place"])),)
    hosts = [code for code in (*_hosted_by(candidate, report), *codes) if code in report.pair]
    if values.get("host") is None and hosts:
        values["host"] = hosts[0]
    if values.get("host") is None and not any(codes):
        values["host"] = _receiver(candidate, report)


def _hosted_by(candidate: Candidate, report: Report) -> tuple[str, ...]:
    """The side that the quote calls the host: "the next session will be hosted by Mozambique"."""
    for mark in report.marks_in(candidate.number, candidate.start, candidate.end, "PARTY"):
        before = candidate.line.words_between(candidate.line.sentence.start, mark.start).split()
        if " ".join(before[-2:]) in cuts_of(report.pack).hosted:
            return report.names.codes_of(mark)
    return ()


def _receiver(candidate: Candidate, report: Report) -> str | None:
    """Who receives a guest does so at home, where no place is told; a guest is at the other side's."""
    receiver = _country(candidate, report, "receiver")
    guest = _country(candidate, report, "visitor") or _country(candidate, report, "guest")
    guest = guest or _visiting(candidate, report)
    if receiver or guest is None or len(report.pair) != _TWO:
        return receiver
    return next(code for code in report.pair if code != guest)


def _visiting(candidate: Candidate, report: Report) -> str | None:
    """The side of somebody called visiting: "the visiting Chinese minister"."""
    words, sentence = cuts_of(report.pack).visiting, candidate.line.sentence
    for mark in candidate.line.inside:
        if mark.type == "PERSON" and not words.isdisjoint(report.text(mark.start, mark.end).lower().split()[:3]):
            codes = report.names.codes_in(max(mark.start, sentence.start), mark.end)
            return next((code for code in codes if code in report.pair), None)
    return None


def _country(candidate: Candidate, report: Report, slot: str) -> str | None:
    """The side of the person whom a capture of the rule caught."""
    words = candidate.captures.get(slot)
    people = report.names.people_in(words.start, words.end) if words else ()
    codes = report.names.codes_in(words.start, words.end) if words and not people else ()
    return next((code for code in [*(person.country for person in people), *codes] if code in report.pair), None)


def _whether(candidate: Candidate, report: Report) -> None:
    """A meeting on a day after the report is planned, one on a day before it has been held."""
    date = candidate.values.get("date")
    if report.date is None or not isinstance(date, Period) or candidate.values.get("status") == "cancelled":
        return
    day = dt.date.fromisoformat(report.date)
    if candidate.values.get("status") == "planned":
        date = candidate.values["date"] = _to_come(candidate, date, day, report)
    if date.first_day > day:
        candidate.values["status"] = "planned"
    elif date.last_day < day:
        candidate.values["status"] = "held"


def _to_come(candidate: Candidate, date: Period, day: dt.date, report: Report) -> Period:
    """Of a day, month or season that is told by its name only, the next one: "will meet on Sunday", "in the spring"."""
    if date.last_day >= day or not _named_only(candidate, date, report):
        return date
    if date.first_day == date.last_day:
        near = (day - date.last_day).days < _WEEK and date.last_day < _LAST_WEEK
        return Period(str(date.first_day + dt.timedelta(days=7))) if near else date
    later = shifted_years(date.text, 1)
    return Period(later) if later else date


def _named_only(candidate: Candidate, date: Period, report: Report) -> bool:
    """Whether a date stands beside a word such as "will" and has no number."""
    for mark in candidate.line.inside:
        if mark.type == "DATE" and isinstance(mark.value, Day) and mark.value.period == date:
            named = not any(letter.isdigit() for letter in report.text(mark.start, mark.end))
            single = date.first_day == date.last_day
            return named and (not single or _planned_beside(candidate, mark, report))
    return False


def _planned_beside(candidate: Candidate, day: Mark, report: Report) -> bool:
    """Whether a word such as "will" stands in the quote before a day, or after the one that opens the quote."""
    start = min(candidate.start, candidate.trigger[0])
    words = candidate.line.words_between(start, day.start)
    if len(words.split()) <= _OPENING:
        words = candidate.line.words_between(day.end, max(candidate.end, candidate.trigger[1]))
    tables = rules_of(report.pack).tables.get(candidate.kind, ())
    found = [pattern for t in tables if t.slot == "status" for code, pattern in t.patterns if code == "planned"]
    return any(pattern.regex.search(words) for pattern in found)


def highest(people: Sequence[Person], mirror: frozenset[str]) -> str | None:
    """The highest level among people; "his counterpart" tells one only where nobody else does."""
    own = [p for p in people if p.level in _LEVELS and not _mirrors(p, mirror)]
    levels = [str(p.level) for p in own or people if p.level in _LEVELS]
    return min(levels, key=_LEVELS.index) if levels else None
