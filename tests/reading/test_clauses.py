"""Where main clauses part, so that each undertaking of a sentence is one of its own."""

from __future__ import annotations

import pytest

from kelisim.lang.pack import load_pack
from kelisim.model import Document
from kelisim.reading.clauses import clause_starts, cuts_of, main_breaks
from kelisim.reading.line import Line
from kelisim.reading.passes import candidates_of
from kelisim.reading.pipeline import prepared


def line_for(text: str, language: str = "en") -> Line:
    document = Document("t", text, "", "2024-06-15", "", language)
    return prepared(document, load_pack(language)).lines[0]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("The ministers want to keep the school open, and Tashkent will send teachers.", ", and"),
        ("Astana is to lend the boats, and will pay for the fuel.", ", and"),
        ("It was found that the rules ought to be compared and that young members should meet.", "and that"),
        ("They agreed to ease the checks and Uzbekistan will open a second gate.", "and ‹PARTY"),
    ],
)
def test_a_second_main_clause_breaks_the_sentence(text: str, second: str) -> None:
    line = line_for(text)
    found = main_breaks(line, cuts_of(load_pack("en")))
    assert [line.text[at:].startswith(second) for at in found] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "They agreed to ease the checks, open a gate, and lay a second track.",
        "They discussed trade, transit, and goods that are sent by rail.",
        "The bridge and the road are open.",
    ],
)
def test_a_series_is_one_clause(text: str) -> None:
    assert main_breaks(line_for(text), cuts_of(load_pack("en"))) == []


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "The two sides stressed the need for an early study, called for more flights and welcomed the road.", 2),
        ("en", "The ministers toured the port and thanked the crew of the ship.", 1),
        ("en", "The papers were drafted and signed by the ministers.", 0),
        ("en", "The ministry, for its part, asked for a delay.", 0),
        ("en", "A plan of work, agreed between the ministers, is to help.", 0),
        ("ru", "Сторона выразила интерес к закупке автобусов и подтвердила намерение упростить процедуру.", 1),
        ("ru", "Стороны намерены построить завод, говорится в сообщении министерства.", 1),
        ("ru", "Стороны обсудили и подписали протокол.", 0),
    ],
)
def test_what_a_subject_tells_next_is_a_clause(language: str, text: str, told: int) -> None:
    line, cuts = line_for(text, language), cuts_of(load_pack(language))
    assert len(main_breaks(line, cuts)) == told


def test_no_joining_word_ends_a_clause() -> None:
    text = "They called for more flights between the capitals and welcomed the road."
    found = candidates_in(text, "commitment")
    assert found
    assert all(not quote.endswith("and") for quote in found)


def test_a_relative_word_takes_its_preposition_along() -> None:
    line = line_for("They spoke of the railway, for which a study is being made.")
    starts = clause_starts(line, cuts_of(load_pack("en")))
    assert [line.tokens[at] for at in starts] == ["they", "for"]


def candidates_in(text: str, kind: str) -> list[str]:
    report = prepared(Document("t", text, "", "2024-06-15", "", "en"), load_pack("en"), ("ECU", "PER"))
    return [text[c.start : c.end] for c in candidates_of(report) if c.kind == kind]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("target", "Trade is to be tripled to $30 billion by 2025."),
        ("project", "Along the coast a fibre-optic line of 380 km is being laid by Costatel and Andina."),
    ],
)
def test_two_rules_that_quote_the_same_words_tell_one_fact(kind: str, text: str) -> None:
    assert candidates_in(text, kind) == [text.rstrip(".")]


def test_a_match_ends_before_the_next_main_clause_where_it_stands_without_it() -> None:
    text = "The number of scholarships will be doubled, and new ones will be created for students of both states."
    told = candidates_in(text, "commitment")
    assert "The number of scholarships will be doubled" in told
    assert not any("doubled" in words and "created" in words for words in told)
