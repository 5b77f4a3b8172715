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
