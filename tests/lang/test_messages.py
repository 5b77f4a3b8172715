"""The catalogues of the interface: whole, of one form, and used for what they say."""

from __future__ import annotations

import gettext
import re
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.plurals import get_plural
from hypothesis import given
from hypothesis import strategies as st

from kelisim.errors import PackError
from kelisim.lang.labels import label_languages
from kelisim.lang.messages import (
    Messages,
    faults,
    filled,
    is_whole,
    key_of,
    load_messages,
    message_languages,
    places,
    read_catalog,
)
from kelisim.lang.messages import strings_of as told
from kelisim.lang.retelling import TOLD, retold

TOOLS = Path(__file__).parents[2] / "tools"
LANGUAGES = message_languages()
OTHERS = [code for code in LANGUAGES if code != "en"]


@pytest.fixture(scope="module")
def written():
    sys.path.insert(0, str(TOOLS))
    try:
        import write_messages

        yield write_messages
    finally:
        sys.path.remove(str(TOOLS))


def messages(code):
    return [one for one in load_messages(code).catalog if key_of(one)]


def keys(catalog):
    return {(one.context, key_of(one)) for one in catalog if key_of(one)}


def test_languages_with_labels_have_a_catalogue():
    assert label_languages() == LANGUAGES


def test_every_text_of_the_application_is_in_every_catalogue(written):
    texts = keys(written.extracted())
    assert len(texts) > 300
    for code in LANGUAGES:
        missing = texts - keys(load_messages(code).catalog)
        of_pages = sorted(text for context, text in missing if context != TOLD)
        assert not of_pages, f"{code}: run python tools/write_messages.py; new are {of_pages[:5]}"
        assert len(missing) <= 0.05 * len(texts), f"{code}: run python tools/write_messages.py"


def test_russian_lacks_nothing():
    """Texts of pages none at all; of the sentences that the rooms tell a few may be new."""
    lacking = [one for one in messages("ru") if not is_whole(one)]
    assert [key_of(one) for one in lacking if one.context != TOLD] == []
    assert len(lacking) <= 0.05 * len(messages("ru")), [key_of(one) for one in lacking]


@pytest.mark.parametrize("code", [code for code in OTHERS if code != "ru"])
def test_what_other_languages_lack_is_listed(code, written, capsys):
    """Not a fault: it is shown in English, and the page says so. Navigation and frame are there in any case."""
    lacking = written.lacking(load_messages(code).catalog)
    with capsys.disabled():
        print(f"\n{code} lacks {len(lacking)} of {len(messages(code))} texts of the interface", end="")
    frame = ["Overview", "Register", "Reports", "Queue", "Review", "Show", "Accept", "Reject", "Sign in", "Search"]
    assert not set(frame) & set(lacking)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_translation_has_the_places_of_its_text(code):
    for one in messages(code):
        english = [one.id] if isinstance(one.id, str) else list(one.id)
        for text in told(one) if is_whole(one) else ():
            assert any(places(text) == places(form) for form in english), (key_of(one), text)
            assert text == text.strip() or key_of(one) != key_of(one).strip(), text
    assert faults(code) == []


def test_a_lost_place_is_a_fault_told_in_plain_words(monkeypatch):
    catalog = Catalog(locale="ru")
    catalog.add("by {name}", "кем")
    catalog.add("all", "все {n}")
    monkeypatch.setattr("kelisim.lang.messages.load_messages", lambda code: Messages(code, catalog))
    assert faults("ru") == [
        "ui.po: the translation 'кем' of 'by {name}' must have {name}",
        "ui.po: the translation 'все {n}' of 'all' must have no place",
    ]


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_counted_text_has_all_forms_or_none(code):
    number = get_plural(code).num_plurals
    for one in messages(code):
        if not isinstance(one.id, str):
            assert len(told(one)) == number, key_of(one)
            assert is_whole(one) or not any(told(one)) or one.fuzzy, key_of(one)


@pytest.mark.parametrize("code", OTHERS)
@given(n=st.integers(min_value=0, max_value=10_000))
def test_a_counted_text_takes_the_form_of_its_number(code, n):
    known = load_messages(code)
    chosen = gettext.c2py(get_plural(code).plural_expr)(n)
    counted = next(one for one in messages(code) if key_of(one) == "{n} record")
    assert known.many("{n} record", "{n} records", n) == told(counted)[chosen]


def test_forms_for_scripts_are_those_of_cldr():
    forms = load_messages("ru").forms("{n} record", "{n} records")
    assert forms == {"one": "{n} запись", "few": "{n} записи", "many": "{n} записей", "other": "{n} записей"}
    assert load_messages("en").forms("{n} record", "{n} records") == {"one": "{n} record", "other": "{n} records"}


def test_a_text_that_is_lacking_stays_english():
    known = load_messages("ru")
    assert not known.has("No such text")
    assert known.one("No such text") == "No such text"
    assert [known.many("{n} nothing", "{n} nothings", n) for n in (1, 2)] == ["{n} nothing", "{n} nothings"]
    assert load_messages("xx").one("Overview") == "Overview"


def test_a_catalogue_that_cannot_be_read_is_told_in_one_sentence(tmp_path):
    path = tmp_path / "ui.po"
    path.write_bytes('msgid "a"\nmsgstr "\xff'.encode("latin-1"))
    with pytest.raises(PackError, match=r"ru/ui\.po cannot be read"):
        read_catalog("ru", path)


def test_a_place_without_a_value_stays():
    assert filled("{a} and {b}", {"a": 1}, str) == "1 and {b}"
    assert filled("{a}", {"a": "{b}", "b": "x"}, str) == "{b}"


@pytest.mark.parametrize(
    ("english", "russian"),
    [
        ("it is empty.", "файл пуст."),
        ("It is empty.", "Файл пуст."),
        ("KAZX is no country code; write three capitals such as KAZ, or a bloc such as EU",
         "KAZX – не код страны; напишите три заглавные буквы, например KAZ, или объединение, например EU"),
        ("It holds a PDF, not text; name it with .pdf if it is one.",
         "Внутри – PDF, а не текст; если это так, назовите его с окончанием .pdf."),
        ("line 7: the column value is empty.", "строка 7: столбец value пуст."),
        ("something else: 7", None),
        ("nobody told this", None),
        ("", None),
        (
            "There are no rules for Kazakh (kk) yet, so no claims were read.",
            "Язык: казахский (kk). Правил для него пока нет, поэтому утверждения не прочитаны.",
        ),
    ],
)  # fmt: skip
def test_a_sentence_is_told_again(english, russian):
    assert retold(english, "ru") == russian


@pytest.mark.parametrize("code", OTHERS)
def test_every_sentence_that_is_translated_is_found_again(code):
    """With a value in each place it gives the translation with the same values: no wording hides another."""
    for one in messages(code):
        values = {name: f"«{name}»" for name in places(key_of(one))}
        letters = sum(char.isalpha() for char in filled(key_of(one), dict.fromkeys(values, ""), str))
        if one.context == TOLD and is_whole(one) and letters >= 6:
            assert retold(filled(key_of(one), values, str), code) == filled(told(one)[0], values, str)


@given(st.text(max_size=80))
def test_any_text_is_told_again_or_not_without_fault(text):
    found = retold(text, "ru")
    assert found is None or isinstance(found, str)


def test_the_tool_keeps_what_is_translated_and_drops_what_is_gone(written, tmp_path, monkeypatch):
    folder = tmp_path / "ru"
    folder.mkdir()
    path = folder / "ui.po"
    path.write_text(
        'msgid ""\nmsgstr "Language: ru\\n"\n\nmsgid "Overview"\nmsgstr "Так"\n\nmsgid "Gone"\nmsgstr "Нет"\n'
    )
    monkeypatch.setattr(written, "LANG", tmp_path)
    found = written.updated("ru", written.extracted())
    assert told(found.get("Overview")) == ("Так",)
    assert found.get("Gone") is None
    text = written.as_text(found)
    path.write_bytes(text)
    assert written.as_text(written.updated("ru", written.extracted())) == text


def test_sentences_named_by_hand_stand_in_the_source(written):
    import told_sentences

    for name, sentences in told_sentences.ALSO.items():
        source = (told_sentences.SRC / name).read_text(encoding="utf-8")
        for sentence in sentences:
            pieces = re.split(r"\{[a-z_]+\}", sentence)
            assert all(piece in source for piece in pieces), (name, sentence)
