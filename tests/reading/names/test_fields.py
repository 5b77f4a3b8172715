"""Fields by words, on topics of no corpus sentence."""

import pytest

from kelisim.lang.pack import load_pack
from kelisim.reading.names import Subjects
from kelisim.reading.names.fields import field_lists, hits, matter_of

PACK = load_pack("en")


def fields_of(clause, kind, *, sentences=None, number=0, beside=False):
    """The fields of a clause that stands in one of some sentences; by itself where none are told."""
    return Subjects(sentences or [""], PACK).fields_of(clause, kind, number, beside=beside)


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
    assert fields_of(clause, kind)[0] == field


def test_at_most_three_fields_each_once():
    found = fields_of("trade, energy, water, education, tourism and culture", "commitment")
    assert 1 <= len(found) <= 3
    assert len(set(found)) == len(found)


def test_the_sentence_tells_where_the_clause_does_not():
    clause = "work on both should be finished"
    assert fields_of(clause, "commitment", sentences=[f"Railways: {clause}"])[0] == "transport"


def test_the_sentence_before_tells_where_it_belongs_to_the_same_paragraph():
    sentences = ["Films and songs were shown.", "they will go on with it"]
    assert fields_of(sentences[1], "commitment", sentences=sentences, number=1, beside=True)[0] == "culture"


def test_the_report_tells_where_clause_and_sentence_do_not():
    clause = "they will go on with it in the spring"
    others = ["Gas and oil deliveries will grow.", "The power plant is being built."]
    assert fields_of(clause, "commitment")[0] == "political"
    assert fields_of(clause, "commitment", sentences=[clause, *others])[0] == "energy"


def test_a_report_without_telling_words_is_about_nothing():
    assert matter_of(["", "Mmm."], PACK) == {}


def test_a_phrase_of_beginnings_tells_in_every_case_and_says_more_than_a_word():
    lists = field_lists(load_pack("ru"))
    assert hits("добрососедства водными ресурсами", lists)["water"] > 1
    assert hits("водных ресурсов", lists) == hits("водными ресурсами", lists)
