"""The words that all writers share."""

from __future__ import annotations

from dataclasses import replace

import pytest
from dossier_sample import review

from kelisim.faces.dossier.words import Words
from kelisim.lang.labels import load_labels
from kelisim.model.review import Finding, Item


def item(title: str = "Council of Ministers") -> Item:
    return Item("bod-1", "body", title, "planned", (), {}, (), (1,))


PARAMS = {"title": "Council of Ministers", "status": "planned", "first": "2024-02-20", "last": "2024-02-20", "n": 2}


@pytest.mark.parametrize(
    ("language", "begins"),
    [("en", "Is planned, first named on 20 February 2024"), ("ru", "Планируется, впервые названо 20 февраля"),
     ("kk", "Жоспарлануда, алғаш"), ("uz", "Rejalashtirilgan, ilk bor")],
)  # fmt: skip
def test_under_its_own_heading_a_sentence_does_not_repeat_the_name(language, begins):
    words = Words(review(), load_labels(language))
    found = Finding("planned_body", "bod-1", "low", PARAMS, (1,))
    assert words.finding(found).startswith("Council of Ministers")
    assert words.finding(found, item()).startswith(begins)


def test_under_another_heading_the_name_stays():
    words = Words(review(), load_labels("en"))
    found = Finding("planned_body", "bod-1", "low", PARAMS, (1,))
    assert words.finding(found, item("Joint projects")) == words.finding(found)


def test_a_sentence_that_does_not_begin_with_the_name_stays_whole():
    words = Words(review(), load_labels("en"))
    found = Finding("new", "bod-1", "note", {"title": "Council of Ministers", "date": "2024-02-20"}, (1,))
    assert words.finding(found, item()) == "New: Council of Ministers, first reported on 20 February 2024."


def test_what_made_a_review_is_named_once():
    versions = {"reader": "reader 1", "kelisim": "0.1.0", "rubric": "rubric 1"}
    assert Words(replace(review(), versions=versions), load_labels("en")).made_by() == (
        "Made by kelisim 0.1.0 · reader 1 · rubric 1"
    )
