"""Fields by words, on topics of no corpus sentence."""

import pytest

from kelisim.lang.pack import load_pack
from kelisim.reading.names import fields_of, matter_of

PACK = load_pack("en")


@pytest.mark.parametrize(
    ("clause", "kind", "field"),
    [
        ("to open a railway tunnel under the Andes", "commitment", "transport"),
        ("exports of coffee rose to $20 million", "figure", "trade"),
        ("an extradition treaty", "agreement", "justice"),
        ("scholarships for 40 students", "figure", "education"),
        ("the presidents held talks", "meeting", "political"),
        ("to demarcate the state border", "commitment", "border"),
        ("a wind farm in Patagonia", "project", "energy"),
    ],
)
def test_first_field_is_what_the_words_speak_of(clause, kind, field):
    assert fields_of(clause, kind, PACK)[0] == field


def test_at_most_three_fields_each_once():
    found = fields_of("trade, energy, water, education, tourism and culture", "commitment", PACK)
    assert 1 <= len(found) <= 3
    assert len(set(found)) == len(found)


def test_the_sentence_tells_where_the_clause_does_not():
    assert (
        fields_of(
            "work on both should be finished", "commitment", PACK, context="Railways: work on both should be finished"
        )[0]
        == "transport"
    )


def test_the_report_tells_where_clause_and_sentence_do_not():
    clause = "they will go on with it in the spring"
    matter = matter_of(["Gas and oil deliveries will grow.", "The power plant is being built."], PACK)
    assert fields_of(clause, "commitment", PACK, context=clause)[0] == "political"
    assert fields_of(clause, "commitment", PACK, context=clause, matter=matter)[0] == "energy"


def test_a_report_without_telling_words_is_about_nothing():
    assert matter_of(["", "Mmm."], PACK) == {}
