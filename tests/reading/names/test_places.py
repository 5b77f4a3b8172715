"""Places that no list knows."""

import pytest


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Ghana and Brazil signed a Memorandum on Cooperation in Education.", []),
        ("Ghana and Brazil signed a Memorandum of Understanding in Health at the Sunrise House.", ["Sunrise House"]),
        ("The Joint Commission of Ghana and Brazil on Cooperation in Agriculture met in Pemba.", ["Pemba"]),
    ],
)
def test_a_field_is_no_place(names, text, places):
    assert [mark.value for mark in names(text).marks if mark.type == "PLACE"] == places
