"""What a translator is told about a pack."""

import pytest

from kelisim.lang.pack import Pack
from kelisim.reading import packcheck

GOOD = """
claim: meeting
defaults: {format: talks, status: held, level: official}
lists: {MEET: [met, "held talks"]}
rules:
  - id: zz.met
    pattern: "presidents MEET"
    try:
      - {text: "The presidents met.", is: {format: talks}}
      - {text: "The presidents slept.", is: null}
"""


@pytest.fixture
def faults(tmp_path, monkeypatch):
    def run(text, **changes):
        for old, new in changes.values():
            assert old in text
            text = text.replace(old, new)
        (tmp_path / "rules").mkdir()
        (tmp_path / "rules" / "meeting.yaml").write_text(text, encoding="utf-8")
        pack = Pack("zz", tmp_path)
        monkeypatch.setattr(packcheck, "load_pack", lambda code: pack)
        monkeypatch.setattr("kelisim.reading.pipeline.load_pack", lambda code: pack)
        monkeypatch.setattr("kelisim.reading.pipeline.languages", lambda: ("zz",))
        return packcheck.check_language("zz")

    return run


def test_a_sound_pack_has_no_faults(faults):
    assert faults(GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('MEET"', 'MEAT"', "there is no list MEAT"),
        ("presidents MEET", "[presidents] ~3", "has no anchor"),
        ("presidents MEET", "(presidents MEET", "not closed"),
        ("pattern:", "patern:", "the key 'patern'"),
        ("format: talks,", "format: talk,", "format cannot be 'talk'"),
        ("is: null", "is: {format: talks}", "no example that gives nothing"),
        ("is: {format: talks}", "is: null", "no example that gives a claim"),
        ("is: {format: talks}", "is: {format: summit}", "must give a meeting with"),
        ("presidents slept", "presidents met", "must give nothing"),
        ("is: {format: talks}", "is: {forma: talks}", "has no slot forma"),
        ("claim: meeting", "clam: meeting", "nobody knows the key 'clam'"),
        ("MEET: [met,", "MEET: [met, on,", "write them in quotes"),
    ],
)
def test_faults_are_told_in_plain_words(faults, old, new, told):
    found = faults(GOOD, change=(old, new))
    assert any(told in fault for fault in found), found


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("pattern: ", "weight: high\n    pattern: ", "line 6: the rule zz.met has the weight 'high'; write a number"),
        ("pattern: ", "weight: 7\n    pattern: ", "line 6: the rule zz.met has the weight 7; write a number"),
        ("id: zz.met", "note: a", "rule 1 of the file has no id (it has the pattern “presidents MEET”)"),
        ("pattern: ", "unless: not yet\n    pattern: ", "has under unless no sequence of patterns"),
        ("pattern: ", "set: held\n    pattern: ", "has under set no slots with values"),
        ("defaults: {format: talks, status: held, level: official}", "defaults: [a]", "defaults must be a table"),
        ("  - id: zz.met", "    id: zz.met", "rules must be a sequence"),
    ],
)
def test_what_a_rule_holds_is_checked_before_it_is_used(faults, old, new, told):
    (fault,) = faults(GOOD, change=(old, new))
    assert fault.startswith("rules/meeting.yaml")
    assert told in fault


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("weights.json", '{"shared": ', "zz/weights.json cannot be read at line 1: it is no JSON"),
        ("weights.json", '{"shared": {}}', "weights.json lacks 'kinds'; make it anew with tools/train_weights.py"),
        ("weights.json", "[]", "zz/weights.json must hold keys and values"),
        ("countries.json", "{,", "zz/countries.json cannot be read at line 1"),
        ("countries.json", '{"Kenya": ["Kenya"]}', "countries.json: 'Kenya' is no country code"),
        ("countries.json", '{"KEN": []}', "countries.json: KEN has no names"),
        ("fields.json", "{]", "zz/fields.json cannot be read at line 1"),
        ("names.toml", "[titles]\nx = = 1", "zz/names.toml cannot be read at line 2: a value is missing"),
        ("words.toml", 'a = 1\nb = "x', "zz/words.toml cannot be read at its end: a quotation mark is opened"),
        ("lists.yaml", "lists:\n  A: [x, y\n", "zz/lists.yaml cannot be read at line 2: a bracket or brace is opened"),
        ("lists.yaml", "lists:\n  A: one: two\n", "zz/lists.yaml cannot be read at line 2: a colon stands"),
        ("lists.yaml", "lists:\n\tA: [x]\n", "zz/lists.yaml cannot be read at line 2: a tab"),
        ("lists.yaml", "lists:\n  A: [x]\n B: [y]\n", "zz/lists.yaml cannot be read at line 3: the keys"),
        ("examples.jsonl", '{"text": "They met."}', "examples.jsonl: sentence 1 has no claims"),
        ("examples.jsonl", "{}\n", "examples.jsonl: sentence 1 has no text"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_with_line_and_advice(faults, tmp_path, name, text, told):
    (tmp_path / name).write_text(text, encoding="utf-8")
    found = faults(GOOD)
    assert any(told in fault for fault in found), found
    assert not any("while parsing" in fault or "Error" in fault for fault in found)


def test_all_broken_files_are_told_at_once(faults, tmp_path):
    (tmp_path / "weights.json").write_text("{", encoding="utf-8")
    (tmp_path / "lists.yaml").write_text("a: [", encoding="utf-8")
    assert len(faults(GOOD)) == 2
