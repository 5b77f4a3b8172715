"""Concepts: one table a language, one set of codes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.errors import PackError
from kelisim.lang.concepts import Concepts, concept_languages, concepts_for, load_concepts
from kelisim.lang.latin import skeleton, to_latin
from kelisim.register.traits import likeness

LANGUAGES = concept_languages()


def of(language, text):
    return set(load_concepts(language).of(text))


def test_every_language_of_the_program_has_a_table():
    assert set(LANGUAGES) >= {"en", "ru", "kk", "uz"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_codes_are_those_of_english_but_for_a_few(language):
    english = {p.code for ps in _phrases(load_concepts("en")) for p in ps}
    own = {code for ps in _phrases(load_concepts(language)) for p in ps for code in p.code.split()}
    strange = {code for code in own - english if code[0] not in "@^#"}
    assert len(strange) <= 5, sorted(strange)


def _phrases(concepts: Concepts):
    return [*concepts._first.values(), *concepts._stems.values()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_a_table_is_also_left_out(language):
    table = load_concepts(language)
    single = {p.words[0][0] for ps in table._first.values() for p in ps if len(p.words) == 1}
    assert not single & table._stop


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Council of Foreign Ministers", {"council", "foreign_minister"}),
        ("ru", "Совет министров иностранных дел", {"council", "foreign_minister"}),
        ("kk", "Сыртқы істер министрлері кеңесі", {"council", "foreign_minister"}),
        ("uz", "Tashqi ishlar vazirlari kengashi", {"council", "foreign_minister"}),
        ("uz", "Ташқи ишлар вазирлари кенгаши", {"council", "foreign_minister"}),
        ("en", "the Kazakh-Uzbek IV forum", {"@KAZ", "@UZB", "^4", "forum"}),
        ("en", "the 20th session", {"^20", "meet"}),
        ("ru", "10-е заседание, 2-го и 3-й", {"^10", "meet", "^2", "^3"}),
        ("uz", "5-majlis 2024-yil", {"^5", "#2024"} | of("uz", "majlis") | of("uz", "yil")),
        ("en", "guards of the Guards", {"=huard", "=huards"}),
        ("en", "$10 billion US dollars", {"#10"}),
        ("en", "twelve schools in two towns", {"#12", "school", "city"}),
        ("ru", "двенадцать школ в двух городах", {"#12", "school", "city"}),
        ("ru", "межправкомиссия", {"intergovernmental", "commission"}),
        ("en", "Inter-Parliamentary Council", {"interparliamentary", "council"}),
        ("en", "China and the Chinese side", {"@CHN"}),
        ("ru", "немецкие и турецкие компании", {"@DEU", "@TUR", "company"}),
    ],
)
def test_concepts(language, text, expected):
    assert of(language, text) == expected


def test_the_longest_phrase_wins():
    assert "foreign_minister" in of("en", "foreign minister") and "foreign" not in of("en", "foreign minister")


def test_names_of_places_meet_across_scripts():
    for english, russian in (
        ("Khiva", "Хиве"),
        ("Issyk-Kul", "Иссык-Куле"),
        ("Darbaza", "Дарбазы"),
        ("Tashkent", "Ташкенте"),
    ):
        assert of("en", english) == of("ru", russian)


def test_the_script_decides_where_the_reports_language_cannot_be_it():
    assert concepts_for("en", "Совет").language == "ru"
    assert concepts_for("ru", "Council").language == "en"
    assert concepts_for("xx", "Council").language == "en"
    assert concepts_for("uz", "Кенгаш").language == "uz"


def test_a_language_without_a_table_is_named():
    with pytest.raises(PackError, match=r"lang/xx has no concepts\.toml"):
        load_concepts("xx")


@given(st.text(max_size=60))
def test_any_text_has_concepts_and_no_more_than_words(text):
    for language in ("en", "ru"):
        found = load_concepts(language).of(text)
        assert len(found) == len(set(found))
        assert found == load_concepts(language).of(text)


def test_cyrillic_letters_with_accents_become_latin():
    assert skeleton("Ӣ") == skeleton("ӣ") == skeleton("и") == "i"


@given(st.text(max_size=30))
def test_a_skeleton_is_its_own_skeletons_skeleton_in_script(text):
    assert skeleton(text) == skeleton(text.upper().lower()) or text.upper().lower() != text.lower()
    assert not any("а" <= letter <= "я" for letter in skeleton(text))


def test_uzbek_cyrillic_becomes_the_latin_of_its_word_lists():
    assert to_latin("қўшма", uzbek=True) == "qo'shma"


PAIRS = [
    tuple(part.strip() for part in line.split(";"))
    for line in (Path(__file__).parent / "term_pairs.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


@pytest.mark.parametrize(("english", "russian"), PAIRS)
def test_terms_are_the_same_in_two_languages(english, russian):
    one, other = frozenset(of("en", english)), frozenset(of("ru", russian))
    assert likeness(one, other).score > 0.6, (one, other)
