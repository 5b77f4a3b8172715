"""The Russian pack: sound, and its names in every case."""

import pytest

from kelisim.lang.pack import load_pack
from kelisim.model import Document
from kelisim.reading import check_language
from kelisim.reading.pipeline import prepared


def report(text, parties=("KAZ", "UZB")):
    return prepared(Document("t", text, date="2024-06-15", language="ru"), load_pack("ru"), parties)


def test_pack_is_sound():
    assert check_language("ru") == []


@pytest.mark.parametrize(
    ("text", "name", "country", "level"),
    [
        ("Он встретился с президентом Казахстана Иваном Сергеевым.", "Иван Сергеев", "KAZ", "head_of_state"),
        ("Узбекский премьер-министр П.Андреев прибыл.", "П.Андреев", "UZB", "head_of_government"),
        ("Об этом сказал министр торговли и интеграции РК Иван Сергеев.", "Иван Сергеев", "KAZ", "minister"),
        ("Заместитель премьер-министра – министр иностранных дел РК Иван Сергеев.", "Иван Сергеев", "KAZ", "minister"),
    ],
)
def test_person_with_title(text, name, country, level):
    (person,) = report(text).names.people
    assert (person.name, person.country, person.level) == (name, country, level)


def test_presidents_in_one_phrase():
    people = report("Президенты Казахстана и Узбекистана Иван Сергеев и Пётр Андреев подписали договор.").names.people
    assert [(p.name, p.country) for p in people] == [("Иван Сергеев", "KAZ"), ("Пётр Андреев", "UZB")]


def test_name_in_other_cases_is_the_same_person():
    text = "Президент Казахстана Иван Сергеев прибыл. Сергеева встретили. По словам Сергеева, всё готово."
    read = report(text)
    assert [p.name for p in read.names.people] == ["Иван Сергеев"]
    assert read.names.speaker_at(text.index("всё готово")) == "Иван Сергеев"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("«Торговля растёт», – отметил министр энергетики Узбекистана Пётр Андреев.", "Пётр Андреев"),
        ("Пётр Андреев сообщил, что торговля растёт.", "Пётр Андреев"),
        ("Торговля растёт, сообщила пресс-служба.", None),
        ("Торговля растёт.", None),
    ],
)
def test_speaker(text, speaker):
    assert report(text).names.speaker_at(1) == speaker


def test_capital_is_state_or_place():
    marks = report("Ташкент и Астана договорились. Встреча прошла в Ташкенте.").marks
    assert [(m.type, m.value) for m in marks if m.type in ("PARTY", "PLACE")] == [
        ("PARTY", ("KAZ", "UZB")),
        ("PLACE", "Ташкенте"),
    ]


def test_joint_adjective_is_both():
    marks = report("Работает казахстанско-узбекская комиссия.").marks
    assert [m.value for m in marks if m.type == "PARTY"] == [("KAZ", "UZB")]
