"""The tables of words: those of the house are sound, and what is wrong with one is told in plain words."""

from __future__ import annotations

import dataclasses

import pytest

from kelisim.lang.pack import languages, load_pack
from kelisim.reading.values.tables import word_faults


@pytest.mark.parametrize("code", languages())
def test_tables_are_sound(code):
    assert list(word_faults(load_pack(code))) == []


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("[colours]\nred = 1", "nobody knows the table 'colours'"),
        ("[cardinals]\ntwo = 'deux'", "'deux' is no number"),
        ("[months]\n13 = ['smarch']", "does not lie between 1 and 12"),
        ("[parts]\nthird = 3", "needs a fraction"),
        ("[classes]\nverbs = ['run']", "nobody knows the class 'verbs'"),
        ("[qualifiers.before]\nroughly = ['about']", "is no qualifier"),
        ("[currency_words]\ndollar = ['dollar']", "is no ISO 4217 code"),
        ("[stretches]\nsoon = ['soon']", "is no length of time"),
        ("[[units]]\nunit = 't'", "lacks 'words'"),
        ("[[units]]\nunit = 't'\nwords = ['ton']\nsize = 3", "nobody knows the key 'size'"),
    ],
)
def test_faults_are_told(tmp_path, toml, message):
    (tmp_path / "words.toml").write_text(toml, encoding="utf-8")
    pack = dataclasses.replace(load_pack("en"), code="xx", folder=tmp_path)
    assert any(message in fault for fault in word_faults(pack))
