"""Sentences of Russian wires and ministries, one fault of reading each."""

from __future__ import annotations

from typing import Any

import pytest

from kelisim import reading
from kelisim.model import Document


def told(text: str, kind: str) -> list[Any]:
    claims = reading.read(Document(name="x", text=text, date="2025-05-14", language="ru")).claims
    return [claim for claim in claims if claim.kind == kind]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Алжир призвал Мали вернуться к диалогу.", ("MLI",)),
        ("Ирак просит Турцию увеличить сброс воды в реки Тигр и Евфрат.", ("TUR",)),
        ("Замбия попросила Китай реструктурировать долг.", ("CHN",)),
        ("Намибия предложила Кубе вместе готовить врачей.", ("CUB", "NAM")),
    ],
)
def test_who_is_asked_would_act(text: str, actors: tuple[str, ...]) -> None:
    (claim,) = told(text, "commitment")
    assert (claim.slots.actors, claim.slots.strength) == (actors, "proposed")
    assert told(text, "position") == []


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Катар и Индия учредили совместный деловой совет.", "body", "established"),
        ("Индонезия и Перу завершили переговоры по соглашению о партнёрстве.", "agreement", "planned"),
        ("Лаос и Вьетнам ведут переговоры о строительстве ЛЭП стоимостью 300 млн долларов.", "project", "idea"),
        ("Президент Сербии поручил подготовить визит в Кувейт.", "meeting", "planned"),
        ("Президент Бразилии предложил Чили совместно построить завод по переработке лития.", "project", "idea"),
        ("Эфиопия и Джибути изучают возможность строительства нефтепровода.", "project", "idea"),
        ("Сербия и Венгрия обсудили строительство нефтепровода мощностью 5 млн тонн.", "project", "pipeline"),
        ("Оман инвестирует 500 млн долларов в строительство порта в Танзании.", "project", "pipeline"),
        ("Азербайджан и Грузия завершили строительство железнодорожной линии.", "project", "completed"),
        ("Филиал Университета Малайзии откроется в Узбекистане в 2026 году.", "body", "planned"),
    ],
)
def test_what_state_it_is_in(text: str, kind: str, status: str) -> None:
    assert [claim.status for claim in told(text, kind)] == [status]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Соглашение о реадмиссии между Грузией и Норвегией подписано.", {"transport"}),
        ("Германия предоставит Марокко кредит на 200 млн евро на строительство опреснительной станции.", {"transport"}),
    ],
)
def test_words_that_only_begin_alike_tell_no_field(text: str, fields: set[str]) -> None:
    claims = reading.read(Document(name="x", text=text, date="2025-05-14", language="ru")).claims
    assert claims and not fields & {field for claim in claims for field in claim.fields}


def test_exports_to_be_raised_are_a_target() -> None:
    text = "Иран увеличит экспорт электроэнергии в Ирак до 1200 МВт."
    (claim,) = reading.read(Document(name="x", text=text, date="2025-05-14", language="ru")).claims
    assert (claim.kind, claim.slots.indicator, claim.slots.direction) == ("target", "electricity", "reach")


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Саудовская Аравия и Йемен призвали к прекращению огня в Газе.", "calls_for"),
        ("Куба благодарит Вьетнам за безвозмездную поставку риса после урагана.", "thanks"),
    ],
)
def test_stance(text: str, stance: str) -> None:
    assert [claim.slots.stance for claim in told(text, "position")] == [stance]


def test_a_round_to_be_held_is_a_meeting_only() -> None:
    text = "Перу и Эквадор договорились провести следующий раунд консультаций в Кито в ноябре 2025 года."
    claims = reading.read(Document(name="x", text=text, date="2025-05-14", language="ru")).claims
    assert [claim.kind for claim in claims] == ["meeting"]


def test_a_project_proposed_is_no_commitment_beside() -> None:
    text = "Президент Бразилии предложил Чили совместно построить завод по переработке лития."
    claims = reading.read(Document(name="x", text=text, date="2025-05-14", language="ru")).claims
    assert [(claim.kind, claim.slots.name) for claim in claims] == [("project", "завод по переработке лития")]


def test_a_credit_line_is_a_loan() -> None:
    text = "Эксимбанк Индии предоставит Мозамбику кредитную линию на 500 млн долларов."
    claims = reading.read(Document(name="x", text=text, date="2025-05-14", language="ru")).claims
    assert [(claim.kind, claim.slots.indicator) for claim in claims] == [("figure", "loans")]


def test_what_a_fund_is_to_hold_is_a_target() -> None:
    text = "Стороны договорились создать совместный инвестиционный фонд Катара и Египта объёмом 1 млрд долларов."
    (claim,) = told(text, "target")
    assert (claim.slots.indicator, claim.slots.value, told(text, "figure")) == ("investment", 1_000_000_000, [])


def test_works_with_a_price_keep_their_name() -> None:
    (claim,) = told("Казахстан и Монголия построят рыбоперерабатывающий завод стоимостью 15 млн долларов.", "project")
    assert (claim.slots.name, claim.slots.value) == ("рыбоперерабатывающий завод", 15_000_000)


def test_of_two_targets_each_has_its_own_year() -> None:
    text = "Индия и Оман намерены довести товарооборот до 3 млрд долларов, а к 2030 году - до 5 млрд долларов."
    found = sorted(told(text, "target"), key=lambda claim: claim.slots.value)
    assert [claim.slots.deadline and claim.slots.deadline.text for claim in found] == [None, "2030"]
    assert [claim.slots.indicator for claim in found] == ["trade_turnover", "trade_turnover"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Танзания и Бурунди запустили строительство железной дороги стоимостью 2,1 млрд долларов.", "under_way"),
        ("Иран и Армения ведут строительство моста, завершить его планируется в 2026 году.", "under_way"),
        ("Строительство электростанции мощностью 1 ГВт в Египте с участием Норвегии начнётся в июле.", "pipeline"),
    ],
)
def test_works_begun_are_not_at_work(text: str, status: str) -> None:
    claims = reading.read(Document(name="x", text=text, date="2025-05-14", language="ru")).claims
    assert [(claim.kind, claim.status) for claim in claims] == [("project", status)]


def test_what_a_state_confirms_that_it_will_do_is_a_pledge() -> None:
    text = "Кения подтвердила, что с 1 июля отменит визовый режим для граждан Ганы."
    (claim,) = reading.read(Document(name="x", text=text, date="2025-05-14", language="ru")).claims
    assert (claim.kind, claim.slots.strength, claim.slots.deadline.text) == ("commitment", "pledged", "2025-07-01")


@pytest.mark.parametrize(
    "text",
    [
        "На полях саммита БРИКС в Казани президенты Эфиопии и Ирана провели встречу.",
        "Встреча глав МИД Армении и Турции пройдёт на полях форума в Анталье.",
    ],
)
def test_a_meeting_beside_a_summit_is_one_and_talks(text: str) -> None:
    assert [claim.slots.format for claim in told(text, "meeting")] == ["talks"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Вице-премьер Монголии прибыл в Армению с рабочей поездкой.", "Армения"),
        ("Делегация парламента Грузии посетила Польшу.", "Польша"),
    ],
)
def test_states_are_told_by_their_names(text: str, place: str) -> None:
    assert [claim.slots.place for claim in told(text, "meeting")] == [place]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Аргентина и Парагвай договорились о модернизации ГЭС Ясирета.", "project", "ГЭС Ясирета"),
        (
            "Руководители Омана и Бахрейна договорились о создании совместной инвестиционной компании.",
            "body",
            "совместная инвестиционная компания",
        ),
        ("Железнодорожный мост между Оманом и ОАЭ планируется сдать в эксплуатацию в 2027 году.", "project", None),
    ],
)
def test_works_and_bodies_agreed_on_are_no_commitments(text: str, kind: str, name: str | None) -> None:
    (claim,) = reading.read(Document(name="x", text=text, date="2025-05-14", language="ru")).claims
    assert claim.kind == kind
    assert name is None or claim.slots.name == name


def test_an_ambassador_is_of_one_state_and_in_another() -> None:
    text = "Посол Индонезии в Узбекистане Сити Рухайни встретилась с министром торговли Узбекистана."
    (claim,) = told(text, "meeting")
    (person,) = claim.slots.participants
    assert (person.name, person.role, person.country) == ("Сити Рухайни", "Посол Индонезии в Узбекистане", "IDN")
    assert (claim.slots.place, claim.slots.host) == (None, None)


def test_an_ambassador_speaks() -> None:
    text = "Об этом сообщил посол Пакистана в Казахстане Нуман Башир: «Товарооборот стран составил 250 млн долларов»."
    assert [claim.speaker for claim in told(text, "figure")] == ["Нуман Башир"]


def test_we_are_both() -> None:
    text = "Глава МИД Чили, комментируя итоги визита в Перу, отметила: «Мы договорились упростить выдачу виз»."
    assert [claim.slots.actors for claim in told(text, "commitment")] == [("CHL", "PER")]


def test_trade_to_be_doubled() -> None:
    text = "Беларусь и Вьетнам удвоят товарооборот к 2030 году, заверил посол Вьетнама в Беларуси Нгуен Ван Нгы."
    (claim,) = told(text, "target")
    assert (claim.slots.value, claim.slots.direction, claim.speaker) == (2, "multiply_by", "Нгуен Ван Нгы")


def test_a_share_of_georgia_is_of_trade() -> None:
    (claim,) = told("Доля Турции во внешней торговле Грузии составляет 15%.", "figure")
    assert claim.slots.indicator == "trade_turnover"


@pytest.mark.parametrize(
    ("text", "kind", "slot", "value"),
    [
        (
            "Турецкие подрядчики реализовали в Алжире 600 проектов на 20 млрд долларов.",
            "project",
            "status",
            "completed",
        ),
        ("Китай завершил ремонт госпиталя в Джибути.", "project", "name", "госпиталь"),
        ("Ливия обратилась к Мальте с просьбой разморозить активы.", "commitment", "actors", ("MLT",)),
        ("Уругвай и Панама выступили за усиление роли ООН.", "position", "stance", "calls_for"),
        ("Индонезия и Таиланд высказались против силовых действий в Мьянме.", "position", "stance", "opposes"),
    ],
)
def test_one_slot(text: str, kind: str, slot: str, value: object) -> None:
    assert [getattr(claim.slots, slot) for claim in told(text, kind)] == [value]


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        ("Иран и Армения расширят порт и упростят выдачу виз.", ["расширят порт", "упростят выдачу виз"]),
        ("Турция обучит 100 врачей из Сомали и построит там две школы.", ["обучит 100 врачей из Сомали"]),
        (
            "Китай и Лаос построят три больницы, откроют школу и обучат медсестёр в северных провинциях страны.",
            ["обучат медсестёр в северных провинциях страны"],
        ),
    ],
)
def test_deeds_joined_are_told_each(text: str, actions: list[str]) -> None:
    assert sorted(claim.slots.action for claim in told(text, "commitment")) == sorted(actions)
