"""The calendar: RFC 5545 line by line, and read back by icalendar."""

import datetime as dt
from dataclasses import replace

import icalendar
import pytest
from exports_sample import entries, tables_of

from kelisim.faces.exports import Tables


@pytest.fixture(scope="module")
def data(tables, write):
    return write[".ics"](tables)


@pytest.fixture(scope="module")
def events(data):
    return icalendar.Calendar.from_ical(data).events


def named(events, words):
    return next(event for event in events if words in event["summary"])


def test_lines_are_folded_and_end_as_the_standard_says(data):
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    assert not [byte for byte in data if byte < 32 and byte not in b"\r\n"]


def test_what_is_planned_and_what_is_due(events):
    assert [event["summary"] for event in events] == [
        "Deadline: Open a consulate",
        "Talks 2025-06-03",
        "Summit in Samarkand 2025-08",
        "Deadline: Trade turnover: reach 10 bn USD by 2030",
    ]


def test_held_meetings_and_finished_projects_are_no_longer_in_it(events):
    text = " ".join(event["summary"] for event in events)
    assert "Astana" not in text
    assert "industrial centre" not in text


def test_days_are_whole_and_a_month_covers_the_month(events):
    summit = named(events, "Summit")
    assert (summit["dtstart"].dt, summit["dtend"].dt) == (dt.date(2025, 8, 1), dt.date(2025, 9, 1))
    due = named(events, "consulate")
    assert (due["dtstart"].dt, due["dtend"].dt) == (dt.date(2024, 6, 30), dt.date(2024, 7, 1))
    assert summit["status"] == "TENTATIVE"
    assert summit["location"] == "Samarkand"


def test_every_event_rests_on_a_quote(events, tables):
    quotes = [claim.quote.text for claim in tables.register.claim_of.values()]
    assert all(any(quote in event["description"] for quote in quotes) for event in events)


def test_uids_are_unique_and_stay_when_the_register_grows(events, write):
    uids = {str(event["uid"]) for event in events}
    assert len(uids) == len(events)
    whole = entries()
    first = replace(whole, documents=whole.documents[:1], claims=whole.claims[:10])
    earlier = icalendar.Calendar.from_ical(write[".ics"](tables_of(first))).events
    assert {str(event["uid"]) for event in earlier if "project" not in event["summary"]} - uids == {
        str(named(earlier, "industrial centre")["uid"])
    }


def test_in_another_language(tables, write):
    russian = icalendar.Calendar.from_ical(write[".ics"](Tables(tables.register, language="ru")))
    assert "Кения" in russian["x-wr-calname"]
    assert "Торговля" in [str(name) for name in russian.events[0]["categories"].cats]
