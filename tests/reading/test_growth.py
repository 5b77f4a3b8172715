"""Twice the text costs about twice the work, also of text made to be costly. Calls are counted, not seconds."""

from __future__ import annotations

import sys

import pytest

from kelisim import reading
from kelisim.model import Document

_SIZE = 2_000
_PIECES = (
    "Council ",
    "the agreement on ",
    "the sides agreed to expand trade and ",
    "President Tokayev and President Mirziyoyev met ",
    "Minister Oleg Maratov, ",
    "5-",
    "1,234.5 billion ",
    "Kazakhstan and Uzbekistan signed a memorandum on trade in 2024, ",
    'he said "we will build a road ',
    "((",
    "A. ",
    "from 5 May 2023 to 6 May 2024 and ",
    "Kazakhstan's ",
    "\u202e\x00\u200f ",
    "Aб",
)


def _calls(text: str) -> int:
    """How many functions, of Python and built in, one reading calls."""
    count = 0

    def seen(_frame: object, event: str, _what: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    document = Document(name="growth", text=text, date="2024-02-20", language="en")
    sys.setprofile(seen)
    try:
        reading.read(document, parties=("KAZ", "UZB"))
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", _PIECES)
def test_twice_the_text_takes_about_twice_the_calls(piece: str) -> None:
    short = (piece * (_SIZE // len(piece) + 1))[:_SIZE]
    _calls(short * 2)  # what is compiled or remembered at first sight is not counted
    one, two = _calls(short), _calls(short * 2)
    assert two < 2.5 * one + 2_000
