"""Who speaks where the whole report is a speech."""

from kelisim.lang.pack import load_pack
from kelisim.model import Document
from kelisim.reading.pipeline import prepared

SPEECH = """Press statement of President Ana Silva of Ecuador

Dear guests, I am glad that we meet. Last year we signed a treaty on water. "It is a good text," President Juan Perez \
of Peru said in May. I will come to Lima in June, and my ministers with me.

Our trade has grown. We shall open a bridge."""


def names(text: str, title: str = ""):
    return prepared(Document("r", text, title, "2024-06-15", "", "en"), load_pack("en"), ("ECU", "PER")).names


def test_the_words_of_a_speech_are_the_orators():
    found = names(SPEECH)
    assert found.speaker_at(SPEECH.index("we signed")) == "Ana Silva"
    assert found.speaker_at(SPEECH.index("We shall open")) == "Ana Silva"


def test_what_is_credited_or_quoted_is_not_the_orators():
    assert names(SPEECH).speaker_at(SPEECH.index("It is a good")) == "Juan Perez"


def test_a_quotation_of_nobody_is_not_the_orators():
    text = SPEECH + '\n\nOn the wall there was written: "We are here. We stay here."'
    assert names(text).speaker_at(text.index("We shall open")) == "Ana Silva"
    assert names(text).speaker_at(text.index("We stay here")) is None


def test_a_report_on_a_speech_speaks_itself():
    text = SPEECH.replace("Our ", "Their ").replace("We ", "They ").replace("we ", "they ").replace("my ", "his ")
    assert names(text.replace("I ", "He ")).speaker_at(text.index("They shall open")) is None


def test_a_title_tells_a_speech_too():
    body = SPEECH.replace("Press statement of President Ana Silva of Ecuador\n\n", "")
    text = "QUITO, 15 June.\n\n" + body.replace("Dear guests, I am", "President Ana Silva of Ecuador. I am")
    assert names(text, "Address by President Silva").speaker_at(text.index("We shall open")) == "Ana Silva"


def test_a_quotation_goes_on_over_paragraphs_that_each_open_it():
    text = 'President Ana Silva of Ecuador said:\n\n"Trade has grown.\n\n"A bridge will open in May."'
    assert names(text).speaker_at(text.index("A bridge")) == "Ana Silva"


def test_dollars_of_the_united_states_name_no_party():
    marks = prepared(Document("r", "It cost US$5 million.", "", None, "", "en"), load_pack("en")).marks
    assert [mark.type for mark in marks] == ["MONEY"]
