"""The index of words finds what going through all texts finds, also after records came and went."""

import datetime as dt
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kelisim.faces.web.indexing import _BEFORE, index_of
from kelisim.faces.web.searching import any_holds, texts_of, wanted

WORDS = st.sampled_from(("water", "вода", "Қазақстан", "Казахстан", "Tashkent", "Ташкент", "tash", "ёлка", "o'zbek"))
PARTS = st.sampled_from(("ash", "w", "казах", "'"))
TEXTS = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


class Record(SimpleNamespace):
    """As much of a record as is searched."""


class Shown:
    """As much of a view."""

    def __init__(self, records):
        self.register = SimpleNamespace(parties=("KAZ", "UZB"), records=records)
        self.on, self.known = dt.date(2025, 1, 1), None


def record(number, title, quote):
    claim = SimpleNamespace(title=title, quote=SimpleNamespace(text=quote), speaker=None)
    return Record(id=f"r{number}", title=title, claims=(claim,))


@pytest.fixture(autouse=True)
def forgotten():
    _BEFORE.clear()


@settings(max_examples=60)
@given(
    st.lists(st.dictionaries(st.integers(0, 9), st.tuples(TEXTS, TEXTS), max_size=8), min_size=1, max_size=4),
    st.lists(st.one_of(WORDS, PARTS), min_size=1, max_size=3).map(" ".join),
)
def test_it_finds_what_all_texts_hold(views, query):
    _BEFORE.clear()
    kept, words = {}, wanted(query)
    for view in views:  # an equal record is the same object in the next view
        kept = {key: kept.get(key) or record(key[0], *key[1]) for key in view.items()}
        records = list(kept.values())
        index = index_of(Shown(records))
        holding = index.holding(words)
        found = {one.id for one in records if holding[index.place[one.id] >> 3] >> (index.place[one.id] & 7) & 1}
        assert found == {one.id for one in records if all(any_holds(texts_of(one), word) for word in words)}
