"""Language packs are folders of data, loaded once."""

import pytest

from kelisim.errors import PackError
from kelisim.lang.pack import Pack, languages, load_pack


def test_every_folder_is_a_language():
    assert {"en", "ru", "kk", "uz"} <= set(languages())


def test_a_pack_is_loaded_once_and_has_a_version():
    assert load_pack("en") is load_pack("en")
    assert load_pack("en").version.startswith("en ")


def test_an_unknown_language_is_told_in_a_sentence():
    with pytest.raises(PackError, match="there is no language pack 'xx'; there are: en"):
        load_pack("xx")


def pack(folder, **files):
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Pack("zz", folder)


def test_missing_files_are_empty(tmp_path):
    empty = pack(tmp_path)
    assert (empty.words, empty.names, empty.lists, empty.rules, empty.examples) == ({}, {}, {}, {}, ())


def test_another_word_is_another_version(tmp_path):
    before = pack(tmp_path, lists_yaml="lists: {A: [x]}").version
    after = pack(tmp_path, lists_yaml="lists: {A: [y]}").version
    assert before != after


@pytest.mark.parametrize(
    ("name", "text", "part", "told"),
    [
        ("lists_yaml", "a: [", "lists", "zz/lists.yaml cannot be read"),
        ("lists_yaml", "- a", "lists", "must hold keys"),
        ("words_toml", "a =", "words", "zz/words.toml cannot be read"),
        ("rules__meeting_yaml", "{", "rules", "zz/rules/meeting.yaml cannot be read"),
        ("examples_jsonl", "{}\n{", "examples", "line 2 of zz/examples.jsonl is no JSON"),
    ],
)
def test_faults_name_the_file(tmp_path, name, text, part, told):
    broken = pack(tmp_path, **{name: text})
    with pytest.raises(PackError, match=told):
        getattr(broken, part)
