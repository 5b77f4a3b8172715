"""What third countries do with one another is no claim of a report's pair."""

from __future__ import annotations

import pytest

from kelisim import reading
from kelisim.model import Document

PAIR = ("BRA", "GHA")


def _claims(text: str, language: str) -> int:
    document = Document(name="r", text=text, date="2024-06-15", language=language)
    return len(reading.read(document, parties=PAIR).claims)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Chile and Peru agreed to open flights.", "en"),
        ("Togo and Benin signed an agreement on roads.", "en"),
        ("Чили и Перу договорились открыть авиарейсы.", "ru"),
    ],
)
def test_a_deed_of_two_others_is_no_claim(text: str, language: str) -> None:
    assert _claims(text, language) == 0


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ghana and Brazil agreed to open flights.", "en"),
        ("Ghana, Togo and Benin agreed to open flights.", "en"),
        ("The sides agreed to open flights through Togo and Benin.", "en"),
        ("Гана и Бразилия договорились открыть авиарейсы.", "ru"),
    ],
)
def test_a_deed_in_which_one_of_the_pair_has_part_is(text: str, language: str) -> None:
    assert _claims(text, language) >= 1


def test_a_speaker_whose_name_is_broken_stands_in_one_line() -> None:
    text = "The Ministry of Trade and\nIntegration of Brazil said trade with Ghana reached $3 billion in 2023."
    document = Document(name="r", text=text, date="2024-06-15", language="en")
    speakers = {claim.speaker for claim in reading.read(document, parties=PAIR).claims}
    assert any(speakers) and not any("\n" in speaker for speaker in speakers if speaker)
