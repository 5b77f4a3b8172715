"""With which words a pattern can begin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.reading.leads import AT_START, lead_of
from kelisim.reading.pattern import compile_pattern, words_of

LISTS = {
    "SIGN": words_of("SIGN", ["sign/-/ed", "ink*"], {}),
    "ANY": words_of("ANY", ["*ing"], {}),
    "STOP": words_of("STOP", ["but"], {}),
}


@pytest.mark.parametrize(
    ("source", "lead"),
    [
        ("SIGN deal", {"sign", "signed", "ink*"}),
        ("[the] deal", {"the", "deal"}),
        ("@who=PERSON|WE met", None),
        ("(a b | [c] d) e", {"a", "c", "d"}),
        ("!not SIDES agreed", {"PARTY", "PAIR"}),
        ("@a=(AGREEMENT:treaty | pact)", {"AGREEMENT", "pact"}),
        ("~3 deal", None),
        ("[ANY] deal", None),
        ("PHRASE deal", None),
    ],
)
def test_the_words_with_which_a_pattern_begins_are_known(source: str, lead: set[str] | None) -> None:
    lists = {**LISTS, "WE": words_of("WE", ["*we"], {})}
    assert lead_of(source, lists) == (None if lead is None else frozenset(lead))


def test_a_pattern_tied_to_the_beginning_is_tried_only_there() -> None:
    assert lead_of("^ [the] deal", LISTS) == AT_START


_WORD = st.sampled_from(["a", "b", "c", "inked", "signed", "deal", "but", ","])
_SOURCE = st.sampled_from(["SIGN ~2 deal", "[a] b", "(a | b c) ~1 SIGN", "!a b|c", "@x=(a|b PHRASE)", "[a|SIGN] [b] c"])


@given(_SOURCE, st.lists(_WORD, min_size=1, max_size=12))
def test_wherever_a_pattern_stands_its_lead_stands(source: str, words: list[str]) -> None:
    lead = lead_of(source, LISTS)
    text = "".join(f"{word} " for word in words)
    assert lead is not None
    for match in compile_pattern(source, LISTS).regex.finditer(text):
        first = text[match.start() :].split(" ", 1)[0]
        assert any(first.startswith(word[:-1]) if word.endswith("*") else first == word for word in lead)
