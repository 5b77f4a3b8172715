"""What is a meeting of the pair, and of what format."""

from __future__ import annotations

import pytest

from kelisim.model import Document
from kelisim.reading.pipeline import read


def meetings(text, language="en"):
    document = Document("x", text, "Title", "2025-06-20", "Publisher", language)
    return [claim.slots for claim in read(document, parties=("BRA", "GHA")).claims if claim.kind == "meeting"]


@pytest.mark.parametrize(
    "text",
    [
        "A consulate of Ghana opened in Recife, Brazil said.",
        "A branch of the University of Ghana has opened in Recife.",
        "Both Ghana and Brazil vote alike at the United Nations General Assembly in New York.",
    ],
)
def test_what_opens_its_doors_and_where_one_votes_is_no_meeting(text):
    assert meetings(text) == []


def test_a_council_that_opened_is_one():
    assert [m.format for m in meetings("The Business Council of Ghana and Brazil opened in Recife on 3 May.")] == [
        "session"
    ]


@pytest.mark.parametrize(
    ("text", "language", "form"),
    [
        ("The presidents of Ghana and Brazil met on the sidelines of a summit in New York on 5 May.", "en", "talks"),
        ("On the margins of the forum, the Ghanaian president met the Brazilian president.", "en", "talks"),
        ("Президенты Ганы и Бразилии встретились на полях саммита в Нью-Йорке 5 мая.", "ru", "talks"),
        ("The presidents of Ghana and Brazil met for a summit in Accra on 5 May.", "en", "summit"),
    ],
)
def test_a_meeting_beside_a_summit_is_none(text, language, form):
    assert [m.format for m in meetings(text, language)] == [form]


@pytest.mark.parametrize(
    ("text", "form", "status"),
    [
        ("Запланированная на май встреча министров Ганы и Бразилии была отменена.", "talks", "cancelled"),
        ("Намеченный на май визит президента Бразилии в Аккру отменён.", "other", "cancelled"),
        ("Встреча министров Ганы и Бразилии, запланированная на июль, не состоялась.", "talks", "cancelled"),
        ("Министры Ганы и Бразилии встретились в Аккре и отменили визы.", "talks", "held"),
    ],
)
def test_what_was_planned_and_called_off_is_cancelled(text, form, status):
    assert [(m.format, m.status) for m in meetings(text, "ru")] == [(form, status)]


def test_a_working_visit_during_which_something_happened_is_one():
    text = "During his working visit to Brasilia on June 3-5, Ghana's Vice-President Esi Mensah met business leaders."
    assert [m.format for m in meetings(text)] == ["working_visit"]


def test_a_day_by_which_others_report_is_not_the_meetings() -> None:
    text = (
        "The Georgian and Azerbaijani ministers, meeting in Tbilisi, instructed experts to prepare a study of a cable "
        "by the end of June."
    )
    claims = read(Document(name="x", text=text, date="2025-05-14", language="en")).claims
    assert [claim.slots.date for claim in claims if claim.kind == "meeting"] == [None]
