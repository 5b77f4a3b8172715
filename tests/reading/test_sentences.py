"""Sentences, shadows and lines keep the offsets of the text."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.lang.pack import load_pack
from kelisim.reading.line import line_of
from kelisim.reading.sentences import sentences
from kelisim.reading.shadow import lowered, shadow

EN = load_pack("en")
TEXTS = st.text(alphabet=st.sampled_from(list('aB. !?\n"”’ \u00a0İ1,;-–(“')), max_size=200)


def cut(text):
    return [text[s.start : s.end] for s in sentences(shadow(text), EN)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Smith left. Dr. Who stayed.", ["Mr. Smith left.", "Dr. Who stayed."]),
        ("It cost $4.5 bn. in all. Then it ended.", ["It cost $4.5 bn. in all.", "Then it ended."]),
        ("He said “Yes.” She left.", ["He said “Yes.”", "She left."]),
        ("One\n\nTwo", ["One", "Two"]),
        ("1. First point. 2024 came.", ["First point.", "2024 came."]),
        ("U.S. trade grew.", ["U.S. trade grew."]),
        ("A. B. Smith went.", ["A. B. Smith went."]),
    ],
)
def test_cut(text, expected):
    assert cut(text) == expected


@given(TEXTS)
def test_shadow_keeps_every_place(text):
    assert len(lowered(shadow(text))) == len(text)


@given(TEXTS)
def test_sentences_are_ordered_trimmed_and_lose_no_letter(text):
    found = sentences(shadow(text), EN)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    for s in found:
        piece = shadow(text)[s.start : s.end]
        assert piece == piece.strip()
        assert piece


def test_line_maps_back_to_the_text():
    text = "Kazakhstan’s trade, in all, grew."
    plain = shadow(text)
    line = line_of(lowered(plain), sentences(plain, EN)[0], [])
    assert line.text == "kazakhstan 's trade , in all , grew . "
    at = line.text.index("trade")
    assert text[slice(*line.span(at, at + 6))] == "trade"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("NEW DELHI, Sept 6 - The two sides met.", "The two sides met."),
        ("Vientiane (VNA) - The president came.", "The president came."),
        ("Amman, (Petra) The committee met.", "The committee met."),
        ("ANKARA, 5 May (AA) -- The ministers met.", "The ministers met."),
        ("WARSAW – Poland agreed.", "Poland agreed."),
        ("The OSCE (Organization) is a body.", "The OSCE (Organization) is a body."),
        ("Ali Khan, Deputy Premier - Minister of Trade, came.", "Ali Khan, Deputy Premier - Minister of Trade, came."),
    ],
)
def test_where_a_report_was_sent_from_is_no_part_of_its_sentence(text, first):
    assert cut(text) == [first]


@pytest.mark.parametrize(
    ("text", "count"),
    [("It fell to $383 mn. The sides met.", 2), ("It fell to 383 mn. dollars.", 1), ("It fell to 383 mn. USD.", 1)],
)
def test_a_sum_ends_a_sentence_before_a_word_in_capitals(text, count):
    assert len(cut(text)) == count
