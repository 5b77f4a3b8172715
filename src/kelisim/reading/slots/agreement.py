"""What an agreement leaves to be told: title, type, date, place."""

from __future__ import annotations

import datetime as dt

from kelisim.model import Period
from kelisim.reading.clauses import cuts_of
from kelisim.reading.match import Candidate, Capture
from kelisim.reading.report import Report
from kelisim.reading.slots.titles import title_of
from kelisim.reading.slots.when import DUE, date_near, distance, place_near, place_words

_DONE = frozenset(("initialled", "signed", "ratified"))


def complete(candidate: Candidate, report: Report) -> None:
    """Fill the slots of an agreement; the type is told by the head word of the document."""
    values = candidate.values
    title = candidate.captures.get("title")
    if title is not None:
        values["title"] = title_of(candidate, report, title)
    if values.get("type") is None:
        values["type"] = _type(candidate, report)
    if values.get("date") is None:
        values["date"] = _date(candidate, report)
    if title is not None and values["title"] is None and values["date"] is None:
        candidate.dropped = _definite(candidate, title, report)
    if values.get("place") is None:
        place = place_near(candidate, report)
        values["place"] = None if place is None else place_words(place, report)


def _date(candidate: Candidate, report: Report) -> Period | None:
    """The date of what happened to it, not the years that it is for ("a programme for 2025-2027 was signed")."""
    status = candidate.values.get("status")
    roles = {"in", *DUE} if status == "planned" else {"in", "since"}

    def fits(date: Period) -> bool:
        ahead = report.date is not None and date.first_day > dt.date.fromisoformat(report.date)
        return status not in _DONE or not (ahead or date.last_day.year - date.first_day.year > 1)

    return date_near(candidate, report, roles, fits=fits)


def _definite(candidate: Candidate, title: Capture, report: Report) -> bool:
    """Whether the words only point back ("the pact was signed") to a document told of elsewhere."""
    before = candidate.line.words_between(candidate.line.sentence.start, title.start).split()
    within = candidate.line.words_between(title.start, title.end).split()
    definite = cuts_of(report.pack).definite
    return bool(before and before[-1] in definite) or bool(within and within[0] in definite)


def _type(candidate: Candidate, report: Report) -> str | None:
    """The head of the captured document, else of the documents in the matched words, if they are of one type."""
    title = candidate.captures.get("title")
    if title is not None and title.mark is not None:
        return title.mark.head
    marks = report.marks_in(candidate.number, *candidate.trigger, "AGREEMENT")
    near = min(marks, key=lambda m: distance(m, candidate.key), default=None)
    if "count" in candidate.captures and len({mark.head for mark in marks}) > 1:
        return None
    return near.head if near is not None else None
