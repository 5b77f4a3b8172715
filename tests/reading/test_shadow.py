"""Whatever breaks a line or is blank to Python is so to the reader; half a surrogate pair stops nothing."""

from __future__ import annotations

import pytest

from kelisim import reading
from kelisim.model import Document
from kelisim.reading.shadow import shadow

_BLANK = [chr(code) for code in range(0x3001) if chr(code).isspace()]


def _quotes(text: str) -> list[str]:
    document = Document(name="shadow", text=text, date="2024-02-20", language="en")
    return [claim.quote.text for claim in reading.read(document, parties=("KAZ", "UZB")).claims]


@pytest.mark.parametrize("char", _BLANK, ids=ascii)
def test_a_blank_character_is_a_blank_or_a_line_break(char: str) -> None:
    assert shadow(char) in (" ", "\n")


@pytest.mark.parametrize("char", [c for c in _BLANK if c != "\n"], ids=ascii)
def test_no_quote_crosses_a_line_of_blanks(char: str) -> None:
    text = f"Kazakhstan and Uzbekistan signed an agreement on\n{char}\nborder demarcation and trade in goods in 2023."
    assert all("\n" not in quote for quote in _quotes(text))


def test_half_a_surrogate_pair_is_read_over() -> None:
    assert _quotes("Kazakhstan and Uzbekistan signed a \ud800 memorandum on trade in 2023.")
