from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.sources.draft import RefusedError
from kelisim.sources.text import decode, fix

RUSSIAN = "Главы внешнеполитических ведомств обсудили ход демаркации границы. Товарооборот вырос на 12%."
ENGLISH = "The sides “took stock” of trade – €4 billion – in Café Ankara."


@given(st.text())
def test_fixing_twice_is_fixing_once(text: str) -> None:
    assert fix(fix(text)) == fix(text)
    assert fix(fix(text, exact=True), exact=True) == fix(text, exact=True)


@given(st.text())
def test_a_fixed_text_holds_no_invisible_character_and_one_form_of_line_break(text: str) -> None:
    fixed = fix(text)
    assert not set(fixed) & {*"\r\x00\x0b\x0c\x85\u2028\u200b\u200d\u2060\ufe0f\ufeff\U000e0041"}


def test_windows_line_breaks_become_one_character() -> None:
    assert fix("a\r\nb\rc\u2028d") == "a\nb\nc\nd"


def test_an_exact_text_keeps_its_composition() -> None:
    parted = "Токаи\u0306"
    assert fix(parted, exact=True) == parted
    assert fix(parted) == unicodedata.normalize("NFC", parted) != parted


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1251", "koi8-r"])
def test_russian_is_read_in_every_usual_encoding(encoding: str) -> None:
    assert decode(RUSSIAN.encode(encoding)) == RUSSIAN


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-be", "cp1252"])
def test_english_is_read_in_every_usual_encoding(encoding: str) -> None:
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    assert decode(mark + ENGLISH.encode(encoding)) == ENGLISH


def test_a_last_character_cut_in_two_is_left_out() -> None:
    assert decode("Казахстан".encode()[:-1]) == "Казахста"


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7 ...", b"PK\x03\x04....", b"\x89PNG\r\n", bytes(range(256)) * 4, b"a\0b" * 50, b"\xff\xfe\x00\xd8\x00"],
)
def test_what_is_no_text_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(RefusedError, match=r"\.$"):
        decode(data)


@given(st.binary())
def test_any_bytes_give_text_or_a_refusal(data: bytes) -> None:
    try:
        assert isinstance(decode(data), str)
    except RefusedError as error:
        assert error.what in ("binary", "unreadable")
