"""Places that no list knows, and places within names."""

import pytest


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Ghana and Brazil signed a Memorandum on Cooperation in Education.", []),
        ("Ghana and Brazil signed a Memorandum of Understanding in Health at the Sunrise House.", ["Sunrise House"]),
        ("The ministers of Ghana and Brazil met in Parliament on Monday.", ["Parliament"]),
        ("The Joint Commission of Ghana and Brazil on Cooperation in Agriculture met in Pemba.", ["Pemba"]),
    ],
)
def test_a_field_is_no_place(names, text, places):
    assert [mark.value for mark in names(text).marks if mark.type == "PLACE"] == places


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Ghana–Brazil Friendship Centre was opened.", "Ghana–Brazil Friendship Centre"),
        ("The Ghana – Brazil Chamber of Commerce met.", "Ghana – Brazil Chamber of Commerce"),
        ("They built the Accra–Kumasi–Lome railway.", "Accra–Kumasi–Lome railway"),
        ("They met in Brazil – Friendship Centre and market were shown to them.", "Friendship Centre"),
    ],
)
def test_a_dash_within_a_name_cuts_it_not(names, text, name):
    found = [mark.value for mark in names(text).marks if mark.type in ("BODY", "PROJECT", "AGREEMENT")]
    assert found[:1] == [name]
