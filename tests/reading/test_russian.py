"""A Russian report read whole: every kind, speakers, and no claim where none is."""

import pytest

from kelisim.model import Document
from kelisim.model.kinds import KINDS
from kelisim.reading import read

REPORT = """Президент Казахстана Иван Сергеев прибыл 5 июня 2024 года в Ташкент с государственным визитом.

Главы государств подписали Договор о союзнических отношениях и договорились упростить таможенные процедуры.

По итогам переговоров решено создать совместную комиссию по транспорту.

«Товарооборот в 2023 году составил 4,4 млрд долларов, а к 2030 году мы намерены довести его до 10 млрд долларов», – \
сказал министр торговли Узбекистана Пётр Андреев. По его словам, реализуется 60 проектов на 5 млрд долларов.

Стороны поддерживают реформу ООН."""


def claims(text=REPORT, parties=("KAZ", "UZB")):
    return read(Document("r", text, date="2024-06-15", language="ru"), parties=parties).claims


def of_kind(kind):
    return [claim for claim in claims() if claim.kind == kind]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_read(kind):
    assert of_kind(kind)


def test_the_target_is_the_number_to_come_and_the_figure_that_of_the_past():
    ((figure,), (target,)) = of_kind("figure"), of_kind("target")
    assert (figure.slots.value, figure.slots.period.text) == (4_400_000_000, "2023")
    assert (target.slots.value, target.slots.deadline.text) == (10_000_000_000, "2030")


def test_visit():
    (visit,) = of_kind("meeting")[:1]
    slots = visit.slots
    assert (slots.format, slots.level, slots.status, slots.host) == ("state_visit", "head_of_state", "held", "UZB")
    assert [person.name for person in slots.participants] == ["Иван Сергеев"]


def test_speaker_of_figures_and_of_the_sentence_after():
    (figure,), (project,) = of_kind("figure"), of_kind("project")
    assert figure.speaker == project.speaker == "Пётр Андреев"
    assert project.slots.count == 60


def test_quotes_are_slices_of_the_text():
    for claim in claims():
        span = claim.quote.span
        assert REPORT[span.start : span.end] == claim.quote.text
        assert claim.quote.text.strip() == claim.quote.text != ""


@pytest.mark.parametrize(
    "text",
    [
        "Город украсили флагами, погода стояла ясная.",
        "Президент отметил важность дружбы народов.",
        "Участники возложили цветы к памятнику.",
    ],
)
def test_colour_is_no_claim(text):
    assert claims(text) == ()


def test_three_countries_named_together_are_the_parties():
    text = "Туркменистан, Казахстан и Узбекистан подписали меморандум о транспорте."
    (claim,) = claims(text)
    assert claim.parties == ("KAZ", "TKM", "UZB")
