from __future__ import annotations

from decimal import Decimal

import pytest
from world import World

from kelisim.lang.labels import load_labels
from kelisim.model.digest import Plain
from kelisim.model.history import Relation
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
         "Государственный визит (главы государств), Ташкент, декабрь 2022 г."),
        ("agreement", {"title": None, "type": "contract", "count": 7}, "7 documents (contract) (report of 20 February "
         "2024)", "7 документов (контракт) (сообщение от 20 февраля 2024 г.)"),
        ("agreement", {"title": "Roadmap", "type": "roadmap", "date": "2023-05-05"}, "Roadmap, 5 May 2023",
         "Дорожная карта, 5 мая 2023 г."),
        ("body", {"name": "Council", "type": "council"}, "Council (report of 20 February 2024)",
         "Совет (сообщение от 20 февраля 2024 г.)"),
        ("target", {"direction": "increase_by", "value": 550000000}, "Mutual trade: $550 million more",
         "Взаимная торговля (прирост на 550 млн $)"),
        ("target", {"direction": "multiply_by", "value": 2, "unit": None}, "Mutual trade multiplied by 2",
         "Взаимная торговля (рост в 2 раза)"),
        ("target", {"indicator": "water", "value": 200, "unit": "m3/s"}, "Water: 200 m³/s", "Вода (200 м³/с)"),
        ("target", {"indicator": "other", "value": 1300, "unit": "km", "fields": ("transport",)},
         "Transport: 1,300 kilometres", "Транспорт (1 300 километров)"),
        ("figure", {"qualifier": "at_least"}, "Mutual trade, 2023: over $4 billion", "Взаимная торговля, 2023 (свыше "
         "4 млрд $)"),
        ("project", {"name": None, "count": 12, "value": 156000000, "unit": "USD"}, "12 projects worth $156 million",
         "12 проектов на сумму 156 млн $"),
        ("project", {"name": "joint projects"}, "Projects (report of 20 February 2024)",
         "Проекты (сообщение от 20 февраля 2024 г.)"),
        ("commitment", {"action": "to establish university branches"}, "Establish university branches",
         "Establish university branches"),
        ("commitment", {"action": None, "actors": ("KAZ", "UZB")}, "Undertaking of Kazakhstan and Uzbekistan "
         "(report of 20 February 2024)", "Обязательство (Казахстан и Узбекистан) (сообщение от 20 февраля 2024 г.)"),
        ("position", {"topic": "reform of the Council", "forum": "UN"}, "Supports: reform of the Council (UN)",
         "Поддержка: reform of the Council (UN)"),
        ("body", {"name": "“Central Asia” centre", "type": "centre"}, "“Central Asia” centre", "“Central Asia” centre"),
        ("agreement", {"title": "border demarcation", "type": "treaty"}, "Treaty on border demarcation", "Treaty on "
         "border demarcation"),
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


@pytest.mark.parametrize(
    ("action", "shown"),
    [
        ("The sides underlined that work in trade must be stepped up", "Work in trade must be stepped up"),
        ("on the opening of a joint university branch", "Opening of a joint university branch"),
        ("expand the use of water and", "Expand the use of water"),
        ("to ensure that the projects are carried out", "Ensure that the projects are carried out"),
        ("speed up the fulfilment of what", "Speed up the fulfilment"),
        ("rational use of water, on closer cooperation within the Consultative Meetings of the Heads of State of, and",
         "Rational use of water, on closer cooperation within the Consultative Meetings of the Heads…"),
        ("go on with the work of the joint commission on trade, industry and water, so that all plans are kept in time",
         "Go on with the work of the joint commission on trade, industry and water…"),
    ],
)  # fmt: skip
def test_an_undertaking_is_cut_where_a_reader_would_cut_it(action: str, shown: str) -> None:
    assert text_of(title("commitment", action=action)) == shown


@pytest.mark.parametrize(
    ("kind", "slots"),
    [
        ("agreement", {"title": "Договором", "type": "treaty"}),
        ("agreement", {"title": "Roadmap for this purpose", "type": "roadmap"}),
        ("body", {"name": "Филиалы", "type": "university"}),
        ("body", {"name": "Казахстанских предприятий", "type": "company"}),
    ],
)
def test_a_name_that_only_says_what_kind_of_thing_it_is_names_nothing(kind: str, slots: dict[str, object]) -> None:
    found = title(kind, **slots)
    assert isinstance(found, dict) and found["message"] == kind
    assert "report of 20 February 2024" in text_of(found)


def test_a_document_of_no_told_type_is_a_document() -> None:
    assert text_of(title("agreement", title=None, type="other", date="2024-08-07")).startswith("Document, 7")


def test_a_session_is_named_after_its_body() -> None:
    world = World()
    (body,) = world.record(world.claim("body", "2024-02-20", name="Interstate Council", type="council"))
    (held,) = world.record(world.claim("meeting", "2024-02-20", format="session", place="Astana"))
    relation = Relation("session_of", f"bod{body.id[1:]}", "told in one sentence", (held.id,))
    world.relations[held.id] = (relation,)
    ctx = world.context()
    (meeting,) = ctx.register.of_kind("meeting")
    assert text_of(ctx.title(meeting)) == "Session of the Interstate Council in Astana"


@pytest.mark.parametrize(
    ("kind", "slots", "shown"),
    [
        ("agreement", {"title": "memorandum on ferries in Oland on Monday", "type": "memorandum"},
         "Memorandum on ferries"),
        ("agreement", {"title": "Treaty on the lakes on November 3", "type": "treaty"}, "Treaty on the lakes"),
        ("agreement", {"title": "Programme of fishing for 2031-2034", "type": "programme"},
         "Programme of fishing for 2031-2034"),
        ("agreement", {"title": "five-year action plan", "type": "programme"}, "Five-year action plan"),
        ("agreement", {"title": "what the joint board", "type": "memorandum"},
         "Memorandum (report of 20 February 2024)"),
        ("agreement", {"title": None, "type": "other", "count": 9}, "9 documents (report of 20 February 2024)"),
        ("project", {"name": "its head office"}, "Head office"),
        ("project", {"name": "of the Lind opera house"}, "Lind opera house"),
        ("project", {"name": "bridge", "place": "Oland"}, "Bridge (Oland)"),
        ("project", {"name": None, "count": None, "value": 650, "unit": "km"}, "Projects (report of 20 February 2024)"),
        ("commitment", {"action": "expand it", "text": "We will expand it"},
         "Undertaking of Kazakhstan and Uzbekistan: “expand it”"),
    ],
)  # fmt: skip
def test_a_title_says_what_and_nothing_of_the_sentence_around_it(
    kind: str, slots: dict[str, object], shown: str
) -> None:
    assert text_of(title(kind, **slots)).replace("\u00a0", " ") == shown
