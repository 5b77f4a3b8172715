"""A fact told twice is claimed once; rivals; how sure."""

from kelisim.model import Document
from kelisim.reading import read
from kelisim.reading.once import same_fact, told_once


def claims(text, kind):
    document = Document("r", text, date="2024-06-15", language="en")
    return [c for c in read(document, parties=("KAZ", "UZB")).claims if c.kind == kind]


def test_the_fuller_telling_stays():
    text = (
        "Foreign Ministers Murat Nurtleu and Bakhtiyor Saidov held talks.\n\n"
        "Foreign Ministers Murat Nurtleu and Bakhtiyor Saidov held talks in Astana on February 19, 2024."
    )
    found = claims(text, "meeting")
    assert [c.slots.place for c in found] == ["Astana"]


def test_other_people_are_another_meeting():
    text = (
        "Foreign Ministers Murat Nurtleu and Bakhtiyor Saidov held talks.\n\n"
        "Prime Ministers Alikhan Smailov and Abdulla Aripov held talks."
    )
    assert len(claims(text, "meeting")) == 2


def test_a_signed_and_a_planned_document_are_two_facts():
    text = (
        "The ministers signed a memorandum on tourism in May 2024.\n\n"
        "The ministers will sign a memorandum on tourism in 2025."
    )
    assert [c.slots.status for c in claims(text, "agreement")] == ["signed", "planned"]


def test_told_once_does_not_depend_on_order():
    text = "The ministers signed a memorandum on tourism. A memorandum on tourism was signed in Astana on May 2, 2024."
    document = Document("r", text, date="2024-06-15", language="en")
    found = list(read(document, parties=("KAZ", "UZB")).claims)
    assert told_once(found) == told_once(reversed(found))
    assert all(same_fact(c, c) for c in found)


def test_a_target_takes_its_number_from_a_figure():
    text = "The two sides agreed to bring mutual trade to $10 billion by 2030."
    assert claims(text, "figure") == []
    assert [c.slots.deadline.text for c in claims(text, "target")] == ["2030"]
