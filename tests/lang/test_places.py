from __future__ import annotations

import pytest

from kelisim.lang.labels import load_labels
from kelisim.lang.places import place_in


@pytest.mark.parametrize(
    ("words", "language", "written"),
    [
        ("Ташкент", "en", "Tashkent"),
        ("Tashkent", "ru", "Ташкент"),
        ("Ташкенте", "en", "Tashkent"),
        ("Philippines", "ru", "Филиппины"),
        ("Bukhara, Uzbekistan", "ru", "Бухара, Узбекистан"),
        ("Верхний Линдозеро", "en", "Verkhniy Lindozero"),  # in no table: only the letters change
        ("Верхний Линдозеро", "ru", "Верхний Линдозеро"),
        ("Lindozero", "ru", "Lindozero"),
        ("Верхний Линдозеро", "kk", "Верхний Линдозеро"),
    ],
)
def test_a_place_is_written_as_the_language_writes_it(words: str, language: str, written: str) -> None:
    assert place_in(words, language) == written


def test_a_name_in_another_language_stands_in_quotation_marks() -> None:
    body = {"names": {"ru": "Совет портов"}, "language": "ru", "text": "Совет портов"}
    title = {"message": "meeting", "format": "session", "body": body, "place": "Баку", "text": ""}
    assert load_labels("en").title(title) == "Session of the “Совет портов” in Baku"
    assert load_labels("ru").title(title) == "Заседание (Совет портов), Баку"
