"""The feed, read back by feedparser."""

import datetime as dt
from dataclasses import replace

import feedparser
import pytest
from exports_sample import HOSTILE, entries, tables_of


@pytest.fixture(scope="module")
def feed(tables, write):
    return feedparser.parse(write[".atom"](tables))


def test_it_is_well_formed_atom(feed):
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.title == "Kelisim: Kenya and Peru"
    for entry in feed.entries:
        assert entry.id.startswith("urn:uuid:")
        assert entry.author
        assert entry.updated_parsed


def test_newest_first(feed):
    days = [entry.updated for entry in feed.entries]
    assert days == sorted(days, reverse=True)
    assert days[0].startswith("2025-03-01")


def test_an_entry_tells_what_was_said_and_where(feed):
    found = [entry for entry in feed.entries if "industrial centre" in entry.title]
    assert [entry.title for entry in found] == [
        "Project: industrial centre: in operation",
        "Project: industrial centre: under way",
    ]
    assert found[0].summary == "“The industrial centre opened in Syrdarya”"
    assert found[1].link == "https://example.org/a?b=1&c=%222%22"
    assert found[1].author == "Kenya   Times"


def test_hostile_words_stay_words(feed, tables, write):
    assert any(HOSTILE in entry.title for entry in feed.entries)
    assert b"<b>" not in write[".atom"](tables)


def test_ids_stay_when_the_register_grows(feed, write):
    whole = entries()
    first = replace(whole, documents=whole.documents[:1], claims=whole.claims[:10])
    earlier = feedparser.parse(write[".atom"](tables_of(first, on=dt.date(2024, 3, 1))))
    assert {entry.id for entry in earlier.entries} < {entry.id for entry in feed.entries}
