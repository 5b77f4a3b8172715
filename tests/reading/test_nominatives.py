"""Names, subjects and places in the nominative, where the table of forms leaves no doubt."""

import pytest

from kelisim.lang.pack import load_pack
from kelisim.model import Document
from kelisim.reading import read
from kelisim.reading.nominatives import Form, forms_of, in_nominative, place_in_nominative

RU, EN = load_pack("ru"), load_pack("en")


@pytest.mark.parametrize(
    ("words", "case", "told"),
    [
        ("сотрудничестве вузов", "loct", "сотрудничество вузов"),
        ("культурном обмене и образовании", "loct", "культурный обмен и образование"),
        ("торгово-экономическом сотрудничестве", "loct", "торгово-экономическое сотрудничество"),
        ("торговле", "datv", "торговля"),
        ("развитии торговли и промышленности", "loct", "развитие торговли и промышленности"),
    ],
)
def test_a_subject_after_a_preposition(words, case, told):
    assert in_nominative(RU, words, (case,)) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("межправительственной комиссии по торговле", "межправительственная комиссия по торговле"),
        ("Договора о союзнических отношениях", "Договор о союзнических отношениях"),
        ("комиссии", None),  # of the commission, or commissions
        ("брынчалку", None),
        ("", None),
    ],
)
def test_a_name_whose_case_nobody_tells(words, told):
    assert in_nominative(RU, words) == told


def test_places_have_their_names_and_unknown_ones_stay():
    assert place_in_nominative(RU, "Самарканде") == "Самарканд"
    assert place_in_nominative(RU, "Малом зале") == "Малом зале"


def test_a_language_without_a_table_keeps_words_as_written():
    assert in_nominative(EN, "trade") is None
    assert place_in_nominative(EN, "Tashkent") == "Tashkent"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Министры подписали соглашение о сотрудничестве вузов.", "сотрудничество вузов"),
        ("Министры подписали меморандум о сотрудничестве вузов.", "меморандум о сотрудничестве вузов"),
        ("Министры подписали меморандум о брынчалках.", "меморандум о брынчалках"),
        ("Министры подписали протокол переговоров.", "протокол переговоров"),
        ("Министры 5 мая 2023 года подписали договор.", None),
    ],
)
def test_titles_of_documents(text, title):
    report = "Казахстан и Узбекистан провели переговоры. " + text
    found = read(Document("a", report, "", "2023-05-06", "", "ru"), trained=False).claims
    claims = [claim for claim in found if claim.kind == "agreement"]
    assert [claim.slots.title for claim in claims] == [title]


def test_every_stem_of_the_file_is_found_by_each_of_its_words():
    data, nouns = RU.json("nominatives.json"), forms_of(RU).nouns
    assert nouns
    for key, stems in data["nouns"].items():
        gender, _, endings = key.partition(":")
        first, genitive = endings.split(",")[:2]
        if first != "-" != genitive:
            for stem in stems:
                assert Form("gent", gender, stem + first) in nouns[stem + genitive]
    assert nouns["брынчалку"] == ()
    assert not forms_of(EN).nouns
