"""``kelisim lang check``, for translators."""

import pytest

from kelisim import workflow
from kelisim.faces.cli import run


def test_a_sound_language_has_no_faults(capsys):
    assert run(["lang", "check", "ru"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "ru: no faults"


@pytest.mark.parametrize("code", ["kk", "uz"])
def test_a_language_without_rules_says_so(capsys, code):
    assert run(["lang", "check", code]) == 0
    out = capsys.readouterr().out
    assert f"{code}: there are no rules yet; reports in this language are taken in and not read\n" in out


@pytest.mark.parametrize(
    ("faults", "told"),
    [
        (["a"], "1 fault in the language packs; mend it and check again"),
        (["a", "b"], "2 faults in the language packs; mend them and check again"),
    ],
)
def test_faults_are_counted_in_words(capsys, monkeypatch, faults, told):
    monkeypatch.setattr(workflow, "check_language", lambda _: faults)
    assert run(["lang", "check", "ru"]) == 1
    captured = capsys.readouterr()
    assert captured.out.splitlines()[:1] == ["ru: a"]
    assert told in captured.err


def test_an_unknown_language_is_told(capsys):
    assert run(["lang", "check", "xx"]) == 2
    assert "there is no language pack 'xx'" in capsys.readouterr().err
