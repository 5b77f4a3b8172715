from __future__ import annotations

from decimal import Decimal

import pytest
from world import World

from kelisim.lang.labels import load_labels
from kelisim.model.digest import Plain
from kelisim.review.titles import text_of, without

EN, RU = load_labels("en"), load_labels("ru")


def title(kind: str, *days: str, **slots: object) -> Plain:
    world = World()
    world.record(*(world.claim(kind, day, **slots) for day in days or ("2024-02-20",)))
    ctx = world.context()
    return ctx.title(ctx.register.records[0])


@pytest.mark.parametrize(
    ("kind", "slots", "english", "russian"),
    [
        ("meeting", {"format": "state_visit", "level": "head_of_state", "place": "Tashkent", "date": "2022-12"},
         "State visit of heads of state in Tashkent, December 2022",
         "Государственный визит (главы государств), Tashkent, декабрь 2022 г."),
        ("agreement", {"title": None, "type": "contract", "count": 7}, "7 documents (contract) (report of 20 February "
         "2024)", "7 документов (контракт) (сообщение от 20 февраля 2024 г.)"),
        ("agreement", {"title": "Roadmap", "type": "roadmap", "date": "2023-05-05"}, "Roadmap, 5 May 2023",
         "Дорожная карта, 5 мая 2023 г."),
        ("body", {"name": "Council", "type": "council"}, "Council (report of 20 February 2024)",
         "Совет (сообщение от 20 февраля 2024 г.)"),
        ("target", {"direction": "increase_by", "value": 550000000}, "Mutual trade: $550 million more",
         "Взаимная торговля: прирост на 550 млн $"),
        ("target", {"direction": "multiply_by", "value": 2, "unit": None}, "Mutual trade multiplied by 2",
         "Взаимная торговля: рост в 2 раза"),
        ("target", {"indicator": "water", "value": 200, "unit": "m3/s"}, "Water: 200 m³/s", "Вода: 200 м³/с"),
        ("target", {"indicator": "other", "value": 1300, "unit": "km", "fields": ("transport",)},
         "Transport: 1,300 kilometres", "Транспорт: 1 300 километров"),
        ("figure", {"qualifier": "at_least"}, "Mutual trade, 2023: over $4 billion", "Взаимная торговля, 2023: свыше "
         "4 млрд $"),
        ("project", {"name": None, "count": 12, "value": 156000000, "unit": "USD"}, "12 projects worth $156 million",
         "12 проектов на 156 млн $"),
        ("project", {"name": "joint projects"}, "Projects (report of 20 February 2024)",
         "Проекты (сообщение от 20 февраля 2024 г.)"),
        ("commitment", {"action": "to establish university branches"}, "Establish university branches",
         "Establish university branches"),
        ("commitment", {"action": None, "actors": ("KAZ", "UZB")}, "Undertaking of Kazakhstan and Uzbekistan",
         "Обязательство (Казахстан и Узбекистан)"),
        ("position", {"topic": "reform of the Council", "forum": "UN"}, "Supports: reform of the Council (UN)",
         "Поддержка: reform of the Council (UN)"),
        ("body", {"name": "“Central Asia” centre", "type": "centre"}, "“Central Asia” centre", "“Central Asia” centre"),
        ("agreement", {"title": "border demarcation", "type": "treaty"}, "Treaty: border demarcation", "Treaty: border "
         "demarcation"),
        ("agreement", {"title": "agreement on water", "type": "treaty"}, "Agreement on water", "Agreement on water"),
        ("agreement", {"title": "“Programme of work"}, "Programme of work", "Programme of work"),
    ],
)  # fmt: skip
def test_titles_are_sentences_a_reader_would_say(
    kind: str, slots: dict[str, object], english: str, russian: str
) -> None:
    found = title(kind, **slots)
    assert " ".join(EN.title(found).split()) == english
    assert " ".join(RU.title(found).split()) == russian
    assert text_of(found).replace("\u00a0", " ") == english or kind == "position"


def test_the_counted_set_of_projects_has_no_number_in_its_title() -> None:
    world = World()
    named = {"name": None, "unit": "USD"}
    world.record(
        world.claim("project", "2024-01-01", count=12, value=156000000, **named),
        world.claim("project", "2025-01-01", count=78, value=1700000000, **named),
    )
    ctx = world.context()
    assert EN.title(ctx.title(ctx.register.records[0])) == "Joint projects (the counted set)"


def test_a_thing_named_in_several_languages_is_told_in_that_of_the_review() -> None:
    names: Plain = {"names": {"ru": "Договор", "en": "Treaty"}, "language": "en", "text": "Treaty"}
    assert (EN.title(names), RU.title(names), load_labels("kk").title(names)) == ("Treaty", "Договор", "Treaty")
    assert (RU.title_language(names), load_labels("kk").title_language(names)) == (None, "en")
    assert EN.title_language("Treaty") is None


@pytest.mark.parametrize(
    ("slot", "left"),
    [("value", "12 projects"), ("count", "Projects"), ("status", "12 projects worth $156 million")],
)
def test_a_title_leaves_out_what_is_disputed(slot: str, left: str) -> None:
    found = title("project", name=None, count=12, value=Decimal(156000000), unit="USD")
    assert EN.title(without(found, slot)).partition(" (report")[0] == left


def test_words_of_a_report_stay_as_they_are() -> None:
    assert without("Railway", "value") == "Railway"
