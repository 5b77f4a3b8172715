"""Names of persons in the nominative, where the title beside them tells their case."""

from __future__ import annotations

import pytest

from kelisim.lang.pack import load_pack
from kelisim.model import Document
from kelisim.reading.names.inflected.cases import name_in_nominative
from kelisim.reading.names.lexicon import lexicon
from kelisim.reading.pipeline import read


@pytest.mark.parametrize(
    ("name", "case", "told"),
    [
        ("Алексея Оверчука", "gent", "Алексей Оверчук"),
        ("Игоря Петрова", "gent", "Игорь Петров"),
        ("Мурата Нуртлеу", "gent", "Мурат Нуртлеу"),
        ("Марии Захаровой", "gent", None),
        ("Омером Болатом", "ablt", "Омер Болат"),
        ("Шавкатом Мирзиёевым", "ablt", "Шавкат Мирзиёев"),
        ("Шавкату Мирзиёеву", "datv", "Шавкат Мирзиёев"),
        ("Мурату Нуртлеу", "datv", None),
        ("Майе Санду", "datv", None),
        ("Алексей Оверчук", "nomn", "Алексей Оверчук"),
        ("Алексее Оверчуке", "loct", None),
        ("Алексея Оверчука", None, None),
    ],
)
def test_a_name_in_the_nominative(name, case, told):
    assert name_in_nominative(name, case, lexicon(load_pack("ru")).sets) == told


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "В Ташкенте Алихан Смаилов принял министра торговли Узбекистана Лазиза Кудратова.",
            [("Лазиз Кудратов", "министр торговли Узбекистана")],
        ),
        (
            "Президент Казахстана Касым-Жомарт Токаев встретился с президентом Узбекистана Шавкатом Мирзиёевым.",
            [
                ("Касым-Жомарт Токаев", "Президент Казахстана"),
                ("Шавкат Мирзиёев", "президент Узбекистана"),
            ],
        ),
        (
            "В Астане прошла встреча министра торговли Казахстана и главы Узбекистана Саиды Мирзиёевой.",
            [("Саиды Мирзиёевой", "главы Узбекистана")],
        ),
    ],
)
def test_participants_by_name(text, people):
    report = read(Document("x", text, "Встреча", "2024-06-15", "Агентство", "ru"), parties=("KAZ", "UZB"))
    told = [(p.name, p.role) for c in report.claims if c.kind == "meeting" for p in c.slots.participants]
    assert [one for one in told if one in people] == people
