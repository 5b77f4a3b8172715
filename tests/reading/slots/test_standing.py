"""How documents, bodies and works stand: what is to come is not there yet, what is over no longer works."""

from __future__ import annotations

import pytest

from kelisim.model import Document
from kelisim.reading.pipeline import read

PEOPLE = {"en": "The ministers of Ghana and Brazil met. ", "ru": "Министры Ганы и Бразилии встретились. "}


def claims(text, kind, language="en", date="2025-05-20"):
    document = Document("x", PEOPLE[language] + text, "Title", date, "Publisher", language)
    return [claim.slots for claim in read(document, parties=("BRA", "GHA")).claims if claim.kind == kind]


def stands(text, kind, language):
    return [told.status for told in claims(text, kind, language)]


@pytest.mark.parametrize(
    ("text", "kind", "language", "status"),
    [
        ("Будет подписано соглашение о туризме.", "agreement", "ru", "planned"),
        ("Соглашение о туризме подписано.", "agreement", "ru", "signed"),
        ("Планируется подписание соглашения о визах.", "agreement", "ru", "planned"),
        ("Меморандум о спорте скоро будет подписан.", "agreement", "ru", "planned"),
        ("Будут подписаны три документа.", "agreement", "ru", "planned"),
        ("Соглашение о визах вступит в силу 1 июля 2025 года.", "agreement", "ru", "planned"),
        ("Соглашение о визах вступило в силу 1 июля 2024 года.", "agreement", "ru", "in_force"),
        ("Соглашение о визах ещё не вступило в силу.", "agreement", "ru", "planned"),
        ("The visa agreement has not yet entered into force.", "agreement", "en", "planned"),
        ("Договор о миграции ожидает ратификации.", "agreement", "ru", "signed"),
        ("Протокол о туризме будет ратифицирован осенью.", "agreement", "ru", "planned"),
        ("Будет создана рабочая группа по рыболовству.", "body", "ru", "planned"),
        ("Создана рабочая группа по рыболовству.", "body", "ru", "established"),
        ("В Аккре будет построен завод по переработке какао.", "project", "ru", "pipeline"),
        ("В Аккре будет построен завод стоимостью 30 млн долларов.", "project", "ru", "pipeline"),
        ("Будет реализовано 15 совместных проектов.", "project", "ru", "pipeline"),
        ("В Аккре построен завод по переработке какао.", "project", "ru", "completed"),
        ("The visa agreement will enter into force on 1 July 2025.", "agreement", "en", "planned"),
        ("The visa agreement entered into force on 1 July 2024.", "agreement", "en", "in_force"),
        ("The visa agreement takes effect on 1 July 2025.", "agreement", "en", "planned"),
        ("The border treaty will be terminated next year.", "agreement", "en", "in_force"),
        ("The port of Tema will be modernised by a Brazilian company.", "project", "en", "pipeline"),
    ],
)
def test_what_is_to_come_is_not_there_yet(text, kind, language, status):
    assert stands(text, kind, language) == [status]


def told(text, language="en"):
    return [(a.status, None if a.date is None else a.date.text, a.place) for a in claims(text, "agreement", language)]


@pytest.mark.parametrize(
    ("text", "language", "place", "first", "second"),
    [
        (
            "The extradition treaty, signed in Accra on 3 March 2023, entered into force on 1 June 2024.",
            "en",
            "Accra",
            "2023-03-03",
            "2024-06-01",
        ),
        (
            "The agreement on visas, which was signed in May 2022, came into force in January 2023.",
            "en",
            None,
            "2022-05",
            "2023-01",
        ),
        ("The agreement on taxes, concluded in 2019, took effect in 2021.", "en", None, "2019", "2021"),
        ("The protocol on customs signed in Recife in 2021 has entered into force.", "en", "Recife", "2021", None),
        (
            "Договор об экстрадиции, подписанный в Ресифи 3 марта 2023 года, вступил в силу 1 июня 2024 года.",
            "ru",
            "Ресифи",
            "2023-03-03",
            "2024-06-01",
        ),
        ("Соглашение о визах было подписано в мае 2022 года и действует с 2023 года.", "ru", None, "2022-05", "2023"),
    ],
)
def test_signed_and_in_force_at_two_dates_are_two_facts(text, language, place, first, second):
    assert told(text, language) == [("signed", first, place), ("in_force", second, None)]


@pytest.mark.parametrize(
    ("text", "language", "date"),
    [
        ("The 1998 shipping treaty was terminated.", "en", None),
        ("The 1998 shipping treaty was terminated last year.", "en", "2024"),
        ("The 2005 air services agreement expired last year.", "en", "2024"),
        ("Договор 1998 года о судоходстве расторгнут.", "ru", None),
    ],
)
def test_the_year_by_which_a_document_is_known_is_not_when_it_ended(text, language, date):
    assert told(text, language) == [("terminated", date, None)]


@pytest.mark.parametrize(
    ("text", "kind", "language", "status"),
    [
        ("The joint committee was dissolved in 2022.", "body", "en", "dissolved"),
        ("The Ghana-Brazil working group was disbanded.", "body", "en", "dissolved"),
        ("The joint fund was liquidated.", "body", "en", "dissolved"),
        ("The Joint Economic Commission last convened in Accra in 2019.", "body", "en", "convened"),
        ("The Joint Economic Commission, dissolved in 2015, was restored in 2023.", "body", "en", "established"),
        ("Совместная комиссия распущена.", "body", "ru", "dissolved"),
        ("Рабочая группа по рыболовству упразднена.", "body", "ru", "dissolved"),
        ("Рабочая группа по рыболовству будет упразднена.", "body", "ru", "operational"),
        ("The roadmap on agriculture is being implemented.", "agreement", "en", "in_force"),
        ("The roadmap on agriculture has been fully implemented.", "agreement", "en", "implemented"),
        ("Ghana and Brazil initialled a text on visa-free travel.", "agreement", "en", "initialled"),
        ("Дорожная карта по транспорту реализуется.", "agreement", "ru", "in_force"),
        ("Программа обменов полностью выполнена.", "agreement", "ru", "implemented"),
        ("Проект моста через Вольту приостановлен.", "project", "ru", "suspended"),
        ("Проект порта отменён.", "project", "ru", "cancelled"),
        (
            "Construction of the Tema railway is under way and is to be completed by 2027.",
            "project",
            "en",
            "under_way",
        ),
    ],
)
def test_how_it_stands(text, kind, language, status):
    assert stands(text, kind, language) == [status]
