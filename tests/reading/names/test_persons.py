"""Persons by title grammar, on countries of no corpus."""

import pytest

from kelisim.lang.pack import load_pack
from kelisim.reading.names import find_names
from kelisim.reading.sentences import sentences
from kelisim.reading.shadow import shadow


def names_of(text, **more):
    plain = shadow(text)
    pack = load_pack("en")
    return find_names(plain, sentences(plain, pack), pack, **more)


@pytest.mark.parametrize(
    ("text", "name", "country", "level"),
    [
        ("Norwegian Prime Minister Kari Lindqvist arrived.", "Kari Lindqvist", "NOR", "head_of_government"),
        ("Ana Ferreira, Peru's Minister of Foreign Affairs, spoke.", "Ana Ferreira", "PER", "minister"),
        ("The Minister of Trade and Industry of Ghana Kwame Asare said so.", "Kwame Asare", "GHA", "minister"),
        ("President Tomas Novotny of Slovakia came.", "Tomas Novotny", "SVK", "head_of_state"),
        ("H.E. Mr. Ali bin Hamad, Foreign Minister of Oman, came.", "Ali bin Hamad", "OMN", "minister"),
        ("Deputy Prime Minister – Minister of Energy of Mongolia Bat Erdene came.", "Bat Erdene", "MNG", "minister"),
        ("They were met by Speaker of the Latvian Parliament Ilze Berga.", "Ilze Berga", "LVA", "parliament"),
        ("Vice President Juan Soto of Panama was there.", "Juan Soto", "PAN", "minister"),
    ],
)
def test_title_gives_name_country_and_level(text, name, country, level):
    person = names_of(text).people[0]
    assert (person.name, person.country, person.level) == (name, country, level)


@pytest.mark.parametrize(
    ("text", "name", "country", "level"),
    [
        ('President Jon "Joe" Adu hosted Peru\'s Ana Ruiz Soto.', 'Jon "Joe" Adu', None, "head_of_state"),
        ("General Secretary To Van spoke.", "To Van", None, "head_of_state"),
        ("The Peruvian energy minister, Prince Ali bin Omar, spoke.", "Ali bin Omar", "PER", "minister"),
        ("Okello, the Ugandan president, is in Lusaka.", "Okello", "UGA", "head_of_state"),
        ("Minister of Foreign and European Affairs of Malta, Ian Borg, flew in.", "Ian Borg", "MLT", "minister"),
        ("President Sofia Ruiz came.", "Sofia Ruiz", None, "head_of_state"),
    ],
)
def test_names_that_are_not_plain(text, name, country, level):
    person = names_of(text).people[0]
    assert (person.name, person.country, person.level) == (name, country, level)


def test_he_is_the_person_named_last():
    text = "President Ana Kos arrived. She held talks with Prime Minister Jan Bor."
    assert [p.name for p in names_of(text).people_in(text.index("She"), len(text))] == ["Ana Kos", "Jan Bor"]


def test_plural_title_names_two():
    found = names_of("Prime Ministers Jon Dahl of Norway and Eva Berg of Sweden met in Oslo.")
    assert [(p.name, p.country) for p in found.people] == [("Jon Dahl", "NOR"), ("Eva Berg", "SWE")]


def test_second_mentions_mean_the_person_named_before():
    text = (
        "Peruvian President Luis Arana received his guest, Chilean President Marta Rojas. "
        "The two presidents signed a treaty. Rojas left on Friday. The Peruvian leader stayed."
    )
    found = names_of(text)
    at = text.index
    assert [p.name for p in found.people_in(at("The two"), at(" signed"))] == ["Luis Arana", "Marta Rojas"]
    assert [p.name for p in found.people_in(at("Rojas left"), at(" left on"))] == ["Marta Rojas"]
    assert [p.name for p in found.people_in(at("The Peruvian leader"), len(text))] == ["Luis Arana"]


def test_a_bridge_or_a_meeting_is_no_person():
    found = names_of("King Fahd bin Talal Bridge was discussed at the Annual Leaders Meeting in Amman.")
    assert all("Bridge" not in (p.name or "") and "Meeting" not in (p.name or "") for p in found.people)


def test_speaker_holds_through_the_paragraph_and_not_beyond():
    text = (
        "Trade grew, Minister Ivo Petrov said. It will grow further.\n\n"
        "A protocol was signed. “We are glad. Work goes on,” President Ana Kos noted."
    )
    found = names_of(text)
    assert found.speaker_at(text.index("Trade grew")) == "Ivo Petrov"
    assert found.speaker_at(text.index("It will")) == "Ivo Petrov"
    assert found.speaker_at(text.index("A protocol")) is None
    assert found.speaker_at(text.index("We are glad")) == "Ana Kos"


def test_the_reports_own_source_speaks_nothing():
    text = "Two projects were launched, the ministry's press service reported."
    assert names_of(text).speaker_at(3) is None


def test_pair_from_the_text_and_words_for_it():
    text = "Kenya and Ethiopia agreed on a road. The two sides thanked Djibouti."
    found = names_of(text)
    assert found.pair == ("ETH", "KEN")
    pair = next(mark for mark in found.marks if mark.type == "PAIR")
    assert found.codes_of(pair) == ("ETH", "KEN")
    assert names_of(text, parties=("DJI", "KEN")).pair == ("DJI", "KEN")


def test_capital_is_state_or_place_by_its_preposition():
    found = names_of("Lisbon and Madrid agreed to meet in Lisbon.")
    assert [(m.type, m.value) for m in found.marks] == [("PARTY", ("ESP", "PRT")), ("PLACE", "Lisbon")]


@pytest.mark.parametrize(
    ("text", "kind", "head", "value"),
    [
        ("The Council of Foreign Ministers met.", "BODY", "council", "Council of Foreign Ministers"),
        ("They signed an agreement on border demarcation in Quito.", "AGREEMENT", "agreement", "border demarcation"),
        ("A memorandum of understanding on solar energy was signed.", "AGREEMENT", "memorandum", "solar energy"),
        (
            "The Treaty on Good Neighbourliness entered into force.",
            "AGREEMENT",
            "treaty",
            "Treaty on Good Neighbourliness",
        ),
        ("A joint working group on water was set up.", "BODY", "working_group", "joint working group on water"),
        ("They will build the Tarbela hydropower plant.", "PROJECT", None, "Tarbela hydropower plant"),
    ],
)
def test_things_by_their_head_word(text, kind, head, value):
    mark = next(m for m in names_of(text).marks if m.type == kind)
    assert mark.value == value
    assert kind == "PROJECT" or mark.head == head


def test_hostile_text_gives_no_error_and_marks_inside_the_text():
    text = "President " * 3000 + "of the of and, " * 2000 + "«“„" * 500
    for mark in names_of(text).marks:
        assert 0 <= mark.start < mark.end <= len(text)
