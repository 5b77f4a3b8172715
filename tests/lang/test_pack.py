"""Language packs are folders of data, loaded once."""

import datetime
import hashlib
import importlib.util
import json
from pathlib import Path

import pytest

from kelisim.errors import PackError
from kelisim.lang.pack import Pack, languages, load_pack, parsed_file


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


def build_parsed():
    path = Path(__file__).parents[2] / "tools" / "build_parsed.py"
    spec = importlib.util.spec_from_file_location("build_parsed", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("code", [code for code in languages() if load_pack(code).rules])
def test_the_parsed_form_is_that_of_the_files_as_they_are(code):
    kept = parsed_file(load_pack(code).folder).read_text(encoding="utf-8")
    assert kept == build_parsed().text_of(code), "run python tools/build_parsed.py"
    assert {"lists.yaml", "rules/meeting.yaml", "names.toml", "words.toml"} <= set(json.loads(kept))


def test_the_parsed_form_counts_only_for_the_bytes_that_it_was_made_from(tmp_path):
    folder = tmp_path / "zz"
    files = {"lists_yaml": "lists: {A: [x]}", "words_toml": "a = 1"}
    assert pack(folder, **files).lists == {"lists": {"A": ["x"]}}
    parsed_file(folder).write_text(_kept(folder, "lists.yaml", {"told": "from the parsed form"}), encoding="utf-8")
    assert pack(folder, **files).lists == {"told": "from the parsed form"}
    assert pack(folder, **files).words == {"a": 1}
    assert pack(folder, lists_yaml="lists: {A: [y]}").lists == {"lists": {"A": ["y"]}}


def _kept(folder, name, data):
    digest = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    return json.dumps({name: {"digest": digest, "data": data}})


def test_a_parsed_form_that_cannot_be_read_is_passed_over(tmp_path):
    folder = tmp_path / "zz"
    pack(folder, lists_yaml="lists: {A: [x]}")
    parsed_file(folder).write_text("<<<<<<< ours", encoding="utf-8")
    assert Pack("zz", folder).lists == {"lists": {"A": ["x"]}}


def test_what_json_cannot_hold_stays_out_of_the_parsed_form():
    tool = build_parsed()
    for data in ({1: "x"}, {"day": datetime.date(2024, 2, 20)}, {"a": float("nan")}):
        assert not tool._same(tool._again(data), data)
    assert tool._same(tool._again({"a": [1, 1.5, "x", None, True]}), {"a": [1, 1.5, "x", None, True]})
