"""A calendar (iCalendar, RFC 5545) of planned meetings and sessions, and of open deadlines."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kelisim.faces.exports.tables import Tables
from kelisim.model import Claim, Period, Record

if TYPE_CHECKING:
    from icalendar import Event

SUFFIX = ".ics"

_SHOWN_QUOTES = 3
_CLOSED = frozenset({"done", "completed", "operational", "cancelled", "terminated", "dissolved", "implemented"})
_STATUS = {"planned": "TENTATIVE", "cancelled": "CANCELLED"}


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of the calendar: what, when, on which claims it rests; ``uid`` stays when the register grows."""

    uid: str
    words: str
    period: Period
    record: Record
    claims: tuple[Claim, ...]
    status: str | None = None


def write(tables: Tables) -> bytes:
    """Whole-day entries; one told as a month or a year covers it all and says so in its name."""
    from icalendar import Calendar

    parties = tables.labels.countries(tables.register.parties)
    calendar = Calendar()
    calendar.add("prodid", "-//Kelisim//Register//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"Kelisim: {parties}")
    entries = [*_meetings(tables), *_sessions(tables), *_deadlines(tables)]
    for entry in sorted(entries, key=lambda entry: (entry.period.first_day, entry.uid)):
        calendar.add_component(_event(tables, entry))
    return bytes(calendar.to_ical())


def _meetings(tables: Tables) -> Iterator[_Entry]:
    for record in tables.register.of_kind("meeting"):
        date = record.value("date")
        if record.status in _STATUS and isinstance(date, Period):
            yield _Entry(f"{record.id}-meeting", record.title, date, record, record.claims, record.status)


def _sessions(tables: Tables) -> Iterator[_Entry]:
    """Planned sessions of bodies that are no meeting of their own."""
    claim_of = tables.register.claim_of
    for record in tables.register.of_kind("body"):
        for session in record.sessions:
            if session.status == "planned" and session.date is not None and session.record_id is None:
                claims = tuple(claim_of[key] for key in session.claim_ids if key in claim_of)
                uid = f"{record.id}-session-{session.number or session.claim_ids[0]}"
                yield _Entry(uid, record.title, session.date, record, claims, "planned")


def _deadlines(tables: Tables) -> Iterator[_Entry]:
    for record in tables.register.records:
        deadline = record.value("deadline")
        if isinstance(deadline, Period) and record.status not in _CLOSED:
            due = Period(deadline.last_day.isoformat())
            label = tables.labels.label("columns", "deadline")
            words = f"{label[:1].upper()}{label[1:]}: {record.title}"
            yield _Entry(f"{record.id}-deadline", words, due, record, record.claims)


def _event(tables: Tables, entry: _Entry) -> Event:
    from icalendar import Event

    vague = entry.period.precision in ("year", "month") and entry.period.text not in entry.words
    told = f" ({tables.labels.period(entry.period.text)})" if vague else ""
    event = Event()
    event.add("uid", f"{entry.uid}@kelisim")
    event.add("dtstamp", dt.datetime.combine(tables.register.on, dt.time(), tzinfo=dt.UTC))
    event.add("dtstart", entry.period.first_day)
    event.add("dtend", entry.period.last_day + dt.timedelta(days=1))
    event.add("summary", _clean(entry.words + told))
    event.add("description", _quotes(tables, entry.claims))
    event.add("categories", [tables.labels.label("fields", name) for name in entry.record.fields])
    event.add("transp", "TRANSPARENT")
    if entry.status is not None:
        event.add("status", _STATUS[entry.status])
    place = entry.record.value("place")
    if entry.status is not None and isinstance(place, str):
        event.add("location", _clean(place))
    return event


def _quotes(tables: Tables, claims: tuple[Claim, ...]) -> str:
    """The latest quotes with who published them when."""
    lines = []
    for claim in claims[::-1][:_SHOWN_QUOTES]:
        document = tables.register.document(claim)
        source = ", ".join(part for part in (document.publisher or document.name, document.date) if part)
        lines.append(f"“{claim.quote.text}” ({source})")
    return _clean("\n".join(lines))


def _clean(text: str) -> str:
    """Without the control characters that a calendar may not hold."""
    return "".join(letter for letter in text if letter == "\n" or unicodedata.category(letter) != "Cc")
