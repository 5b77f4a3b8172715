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
        ("Президент Бразилии предложил Чили построить завод по переработке лития.", "project", "idea"),
        ("Эфиопия и Джибути изучают возможность строительства нефтепровода.", "project", "idea"),
        ("Сербия и Венгрия обсудили строительство нефтепровода.", "project", "pipeline"),
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
