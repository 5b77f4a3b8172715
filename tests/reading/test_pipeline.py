"""The pipeline as a whole: pure, exact, and quick on hostile text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kelisim.model import Document
from kelisim.reading import READER, pack_version, read
from kelisim.reading.pipeline import STEPS

TEXT = (
    "ASTANA – President Shavkat Mirziyoyev of Uzbekistan arrived in Astana on August 8, 2024 on a state visit.\n\n"
    "Presidents Kassym-Jomart Tokayev and Shavkat Mirziyoyev held talks. A treaty on water was signed after the talks. "
    "Three memoranda were signed too: on trade, on joint research and on tourism."
)
WORDS = st.sampled_from(
    [
        "Kazakhstan",
        "Uzbekistan",
        "the",
        "two",
        "sides",
        "agreed",
        "to",
        "signed",
        "a",
        "memorandum",
        "on",
        "trade",
        "of",
        "$10",
        "billion",
        "by",
        "2030",
        ",",
        ".",
        ";",
        ":",
        "President",
        "Tokayev",
        "met",
        "“",
        "”",
        "(",
        ")",
        "will",
        "and",
        "20",
        "percent",
        "visit",
        "Astana",
        "council",
        "\n\n",
        "not",
        "No.",
        "7",
        "’s",
        "–",
        "which",
        "İ",
        "\u200f",
        "\x00",
    ]
)


def report(text, **more):
    return Document("r", text, date="2024-08-09", language="en", **more)


def kinds(text):
    return [claim.kind for claim in read(report(text)).claims]


def test_reads_visit_talks_and_documents():
    claims = read(report(TEXT)).claims
    titles = [c.slots.title for c in claims if c.kind == "agreement"]
    assert titles == ["water", "trade", "joint research", "tourism"]
    assert [c.slots.format for c in claims if c.kind == "meeting"] == ["state_visit", "talks"]
    assert all(c.parties == ("KAZ", "UZB") for c in claims)


def test_a_document_takes_the_date_of_the_event_that_it_points_to():
    treaty = next(c for c in read(report(TEXT)).claims if c.kind == "agreement")
    assert treaty.slots.date is not None
    assert treaty.slots.date.text == "2024-08-08"


def test_a_quote_leaves_out_who_said_it():
    text = "“Trade with Uzbekistan reached $5 billion in 2023,” he said."
    quotes = [c.quote.text for c in read(report(text), parties=("KAZ", "UZB")).claims]
    assert quotes == ["Trade with Uzbekistan reached $5 billion in 2023"]


def test_reading_twice_gives_the_same_ids():
    assert [c.id for c in read(report(TEXT)).claims] == [c.id for c in read(report(TEXT)).claims]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Қазақстан мен Өзбекстан арасындағы сауда айналымы өсті және екі ел келісті.", None),
        ("Oʻzbekiston va Qozogʻiston oʻrtasida savdo hajmi oʻsdi.", None),
        ("Les deux pays ont signé un accord sur le commerce.", "fr"),
        ("12345 67890", None),
    ],
)
def test_a_language_without_rules_is_a_gap(text, language):
    result = read(Document("x", text, language=language))
    assert result.claims == ()
    assert [gap.what for gap in result.gaps] == ["language"]


def test_steps_need_only_what_was_given_before():
    known = {"shadow", "lower", "pack", "date", "given"}
    for step in STEPS:
        assert set(step.needs) <= known
        known |= set(step.gives)


def test_versions_name_reader_and_pack():
    assert READER.startswith("reader ")
    assert pack_version("en").startswith("en ")
    assert pack_version("xx") == pack_version(None) == "none"


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=120))
def test_quotes_are_their_spans_within_one_paragraph(words):
    text = " ".join(words)
    if not text.strip():
        return
    for claim in read(report(text)).claims:
        span = claim.quote.span
        assert text[span.start : span.end] == claim.quote.text
        assert "\n\n" not in claim.quote.text
        assert 0 <= claim.confidence <= 1
