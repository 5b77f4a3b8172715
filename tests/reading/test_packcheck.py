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
