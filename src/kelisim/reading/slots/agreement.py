"""What an agreement leaves to be told: title, type, date, place."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from kelisim.model import Period
from kelisim.reading.clauses import cuts_of
from kelisim.reading.marks import Day
from kelisim.reading.match import Candidate, Capture
from kelisim.reading.report import Report
from kelisim.reading.slots.due import due
from kelisim.reading.slots.titles import title_of
from kelisim.reading.slots.when import DUE, date_near, distance, place_near, place_words

_MOST_SIGNED = 9999  # documents that one report counts
_LATER = frozenset(("ratified", "in_force", "terminated"))
_DONE = frozenset(("initialled", "signed", "ratified"))


def complete(candidate: Candidate, report: Report) -> None:
    """Fill the slots of an agreement; the type is told by the head word of the document."""
    values = candidate.values
    title = candidate.captures.get("title")
    if title is not None:
        values["title"] = title_of(candidate, report, title)
    if values.get("type") is None:
        values["type"] = _type(candidate, report)
    count = values.get("count")
    if isinstance(count, Decimal) and count > _MOST_SIGNED:
        candidate.dropped = True  # "the 45-million memorandum" is a sum
    if values.get("date") is None:
        values["date"] = _date(candidate, report)
    if title is not None and values["title"] is None and values["date"] is None:
        candidate.dropped = _definite(candidate, title, report)
    if values.get("place") is None and not _second(candidate):
        place = place_near(candidate, report, apart=_title_span(candidate, report))
        values["place"] = None if place is None else place_words(place, report)


def _title_span(candidate: Candidate, report: Report) -> tuple[int, int]:
    """Where the title stands: a place in it is where a thing is and not where the document was signed."""
    title, words = candidate.captures.get("title"), candidate.values.get("title")
    if title is None or not isinstance(words, str):
        return (0, 0)
    at = report.document.text.find(words, title.start, title.end + len(words))
    return (at, at + len(words))


def _date(candidate: Candidate, report: Report) -> Period | None:
    """The date of what happened to it, not the years that it is for ("a programme for 2025-2027 was signed")."""
    status = candidate.values.get("status")
    made = _made(candidate, report) if status in _LATER else None
    roles = {"in", *DUE} if status == "planned" else {"in", "since"}

    def fits(date: Period) -> bool:
        ahead = report.date is not None and date.first_day > dt.date.fromisoformat(report.date)
        if status == "in_force" and ahead:
            return False  # "is in force until 2031"
        return date != made and (status not in _DONE or not (ahead or date.last_day.year - date.first_day.year > 1))

    told = date_near(candidate, report, roles, wide=not _second(candidate), fits=fits)
    return due(candidate, report) if told is None and status == "planned" else told


def _second(candidate: Candidate) -> bool:
    """Whether only the second of two facts is quoted ("and entered into force"), with a date of its own or none."""
    return candidate.rule.quote == candidate.rule.key != "title"


def _made(candidate: Candidate, report: Report) -> Period | None:
    """The year that tells which document is meant, not what became of it: "the 1998 treaty was terminated"."""
    title = candidate.captures.get("title")
    if title is None:
        return None
    for mark in report.marks_of(candidate.number, "DATE"):
        if (mark.end + 1 == title.start or mark.start == title.end + 1) and isinstance(mark.value, Day):
            return mark.value.period
    return None


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
    around = report.marks_of(candidate.number, "AGREEMENT") if title is not None else ()
    whole = next((m for m in around if title and m.start <= title.start and title.end <= m.end), None)
    if whole is not None:
        return whole.head  # "protocols on customs and on trade": the second half is a protocol too
    marks = report.marks_in(candidate.number, *candidate.trigger, "AGREEMENT")
    near = min(marks, key=lambda m: distance(m, candidate.key), default=None)
    if "count" in candidate.captures and len({mark.head for mark in marks}) > 1:
        return None
    return near.head if near is not None else None
