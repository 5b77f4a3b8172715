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
        ("Меморандум о спорте скоро будет подписан.", "agreement", "ru", "planned"),
        ("Будут подписаны три документа.", "agreement", "ru", "planned"),
        ("Соглашение о визах вступит в силу 1 июля 2025 года.", "agreement", "ru", "planned"),
        ("Соглашение о визах вступило в силу 1 июля 2024 года.", "agreement", "ru", "in_force"),
        ("Протокол о туризме будет ратифицирован осенью.", "agreement", "ru", "planned"),
        ("Будет создана рабочая группа по рыболовству.", "body", "ru", "planned"),
        ("Создана рабочая группа по рыболовству.", "body", "ru", "established"),
        ("В Аккре будет построен завод по переработке какао.", "project", "ru", "pipeline"),
        ("В Аккре построен завод по переработке какао.", "project", "ru", "completed"),
        ("The visa agreement will enter into force on 1 July 2025.", "agreement", "en", "planned"),
        ("The visa agreement entered into force on 1 July 2024.", "agreement", "en", "in_force"),
        ("The visa agreement takes effect on 1 July 2025.", "agreement", "en", "planned"),
        ("The border treaty will be terminated next year.", "agreement", "en", "in_force"),
    ],
)
def test_what_is_to_come_is_not_there_yet(text, kind, language, status):
    assert stands(text, kind, language) == [status]
