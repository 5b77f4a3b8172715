"""What a document is called: neither where and when it was signed nor before whom."""

from __future__ import annotations

import pytest

from kelisim.model import Document
from kelisim.reading.pipeline import read


def documents(text, language="en"):
    document = Document("x", text, "Title", "2025-06-20", "Publisher", language)
    return [claim.slots for claim in read(document, parties=("BRA", "GHA")).claims if claim.kind == "agreement"]


@pytest.mark.parametrize(
    ("text", "language", "title", "place"),
    [
        ("The ministers of Ghana and Brazil signed a memorandum in Accra on Monday.", "en", None, "Accra"),
        (
            "Ghana and Brazil signed an Economic Partnership Agreement in Recife on 18 December 2023.",
            "en",
            "Economic Partnership Agreement",
            "Recife",
        ),
        ("Ghana and Brazil signed an agreement on investment in Accra on 3 June.", "en", "investment", "Accra"),
        ("Ghana and Brazil signed a deal in the presence of the two presidents.", "en", None, None),
        ("Ghana and Brazil signed a treaty for peace in the presence of guests.", "en", "peace", None),
        ("Ghana and Brazil signed an agreement on a power plant in Tema.", "en", "power plant in Tema", None),
        ("An agreement on a wharf in Tema was signed in Accra, Ghana and Brazil said.", "en", "wharf in Tema", "Accra"),
        ("Ghana and Brazil signed an agreement in Accra on visa-free travel.", "en", "visa-free travel", "Accra"),
        ("Ghana and Brazil signed a protocol on flights to Accra.", "en", "flights to Accra", None),
        ("Министры Ганы и Бразилии подписали меморандум в Аккре в понедельник.", "ru", None, "Аккра"),
        ("Гана и Бразилия подписали соглашение об инвестициях в Аккре 3 июня.", "ru", "инвестиции", "Аккра"),
        ("Гана и Бразилия подписали Договор о дружбе в присутствии президентов.", "ru", "Договор о дружбе", None),
    ],
)
def test_where_and_when_it_was_signed_is_no_part_of_a_title(text, language, title, place):
    assert [(told.title, told.place) for told in documents(text, language)] == [(title, place)]


def test_a_field_in_capitals_is_part_of_a_title_and_no_place():
    text = (
        "Ghana and Brazil signed a Memorandum on Cooperation in Education, an Agreement in Sport and a Protocol on "
        "Cooperation in Fisheries in Accra."
    )
    assert [(told.title, told.place) for told in documents(text)] == [
        ("Memorandum on Cooperation in Education", "Accra"),
        ("Agreement in Sport", "Accra"),
        ("Protocol on Cooperation in Fisheries", "Accra"),
    ]


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        (
            'Ghana and Brazil signed a memorandum on tourism, the "Green Bridge" programme and a protocol on visas.',
            "en",
            [("tourism", "memorandum"), ('"Green Bridge" programme', "programme"), ("visas", "protocol")],
        ),
        (
            "The sides signed a memorandum on energy, as well as protocols on customs and on veterinary control.",
            "en",
            [("energy", "memorandum"), ("customs", "protocol"), ("veterinary control", "protocol")],
        ),
        (
            "They signed a memorandum of understanding between the two health ministries.",
            "en",
            [("memorandum of understanding between the two health ministries", "memorandum")],
        ),
        (
            "Среди подписанных документов — Соглашение о дипломах и программа «Зелёный мост».",
            "ru",
            [("Соглашение о дипломах", "agreement"), ('программа "Зелёный мост"', "programme")],
        ),
    ],
)
def test_each_document_of_a_series_has_its_own_title_and_type(text, language, told):
    opening = {"en": "Ghana and Brazil met. ", "ru": "Гана и Бразилия договорились о визах. "}[language]
    found = documents(opening + text, language)
    assert [(d.title, d.type) for d in found if d.title != "визы"] == told


@pytest.mark.parametrize(
    ("text", "language", "place", "day"),
    [
        (
            "The presidents of Ghana and Brazil met in Recife in May. These documents were signed in Accra on 3 June:"
            "\n\n1. Memorandum on sport;\n\n2. Agreement on visas.",
            "en",
            "Accra",
            "2025-06-03",
        ),
        (
            "Гана и Бразилия. 3 июня в Кумаси подписаны следующие документы:\n\n1. Меморандум о спорте;\n\n"
            "2. Протокол о визах.",
            "ru",
            "Кумаси",
            "2025-06-03",
        ),
    ],
)
def test_items_of_a_list_were_signed_where_and_when_its_head_says(text, language, place, day):
    assert [(d.place, d.date and d.date.text) for d in documents(text, language)] == [(place, day), (place, day)]
