"""Where tokens stand: their lengths and offsets are those of the text, before and after some are joined."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kelisim.lang.pack import load_pack
from kelisim.reading.shadow import shadow
from kelisim.reading.values.lexicon import lexicon_of
from kelisim.reading.values.numbers import join_numbers
from kelisim.reading.values.tokens import tokens_of

EN = lexicon_of(load_pack("en"))
BLANKS = " \x0b\x0c\x1c\x1d\x1e\x1f\u1680\u200b"
PIECES = st.sampled_from(
    [
        *BLANKS,
        "\n",
        "a",
        "half",
        "million",
        "per",
        "cent",
        "U.S.",
        "G",
        "20",
        "2023",
        "1,234.5",
        "-",
        ".",
        "Mr.",
        "$",
        "²",
    ]
)


def spans(row, text):
    return [text[start : start + token.length] for start, token in zip(row.starts, row.tokens, strict=True)]


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=30).map("".join)))
@settings(max_examples=150, deadline=None)
def test_tokens_are_the_text_without_its_blanks(text):
    plain = shadow(text)
    for row in (tokens_of(plain, EN), join_numbers(tokens_of(plain, EN), EN)):
        parts, last = spans(row, plain), 0
        assert len(row.classes) == len(row) == len(parts)
        for start, part in zip(row.starts, parts, strict=True):
            assert part and part[0] not in BLANKS and part[-1] not in BLANKS
            assert not plain[last:start].strip(BLANKS)
            last = start + len(part)
        assert not plain[last:].strip(BLANKS)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("  3.5 per  cent of it", ["3.5", "per  cent", "of", "it"]),
        ("Mr. Brown", ["Mr", ".", "Brown"]),
        ("approx. five", ["approx.", "five"]),
        ("the G20 in Q4", ["the", "G", "20", "in", "Q4"]),
        ("two and a half million-dollar", ["two and a half million", "-", "dollar"]),
        ("at -40 today", ["at", "-40", "today"]),
    ],
)
def test_what_is_joined_keeps_its_place(text, parts):
    assert spans(join_numbers(tokens_of(text, EN), EN), text) == parts


def test_a_word_is_one_token_wherever_it_stands():
    row = tokens_of("trade , trade", EN)
    assert row[0] is tokens_of("trade , trade", EN)[0]
    assert (row[0].char, row[0].word) == (row[2].char, row[2].word)
