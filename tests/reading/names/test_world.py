"""Russian reports of any pair: countries, peoples and places of the whole world in the cases that a text holds."""

from __future__ import annotations

import pytest

from kelisim import reading
from kelisim.lang.pack import load_pack
from kelisim.model import Document

SAME_AS_COUNTRY = {"DZA", "GTM", "PAN", "TUN"}
LIKE_A_NAME = {"DMA", "KNA", "LCA", "NRU", "PLW", "YEM"}


def _names(text: str) -> reading.Read:
    return reading.read(Document(name="r", text=text, date="2024-06-15", language="ru"))


def test_every_capital_that_english_knows_is_known_in_russian_too() -> None:
    english, russian = load_pack("en").names["capitals"], load_pack("ru").names["capitals"]
    assert set(english) - set(russian) <= SAME_AS_COUNTRY | LIKE_A_NAME


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Берн и Каракас договорились открыть авиарейсы.", ("CHE", "VEN")),
        ("Токио и Оттава договорились упростить выдачу виз.", ("CAN", "JPN")),
        ("Демократическая Республика Конго и Ангола подписали меморандум о сотрудничестве.", ("AGO", "COD")),
        ("Коста-риканская и перуанская стороны договорились открыть торговые дома.", ("CRI", "PER")),
    ],
)
def test_sides_by_capital_people_and_full_name(text: str, sides: tuple[str, ...]) -> None:
    assert [claim.parties for claim in _names(text).claims] == [sides]


def test_a_place_stands_in_the_nominative_with_its_host() -> None:
    (claim,) = _names("Главы МИД Ганы и Перу провели переговоры в Аддис-Абебе.").claims
    assert claim.slots.place == "Аддис-Абеба"  # type: ignore[union-attr]
