"""What holds of the names of any text."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kelisim.lang.pack import load_pack
from kelisim.reading.marks import Person
from kelisim.reading.names import find_names
from kelisim.reading.sentences import sentences
from kelisim.reading.shadow import shadow

PACK = load_pack("en")
WORDS = st.sampled_from(
    [
        "President",
        "Minister",
        "of",
        "for",
        "the",
        "Foreign",
        "Affairs",
        "and",
        ",",
        ".",
        "Peru",
        "Ghanaian",
        "Accra",
        "in",
        "on",
        "Ana",
        "Lopez",
        "Kofi",
        "Mensah",
        "said",
        "he",
        "added",
        '"',
        "(",
        ")",
        "who",
        "council",
        "Council",
        "agreement",
        "Treaty",
        "memorandum",
        "met",
        "both",
        "two",
        "sides",
        "leaders",
        "\n\n",
        "–",
        "-",
        "'s",
        "EU",
        "UN",
        "bin",
        "Sheikh",
        "Dr",
        "according",
        "to",
        "statement",
        "İ",
        "ß",
        "7",
        "2030",
        "working",
        "group",
        "presidents",
        "The",
        "road",
        "railway",
        "Kenya-Peru",
        ",,",
        ";",
        "H.E.",
        "S.",
        "A",
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=60).map(" ".join)


def read(text, **more):
    plain = shadow(text)
    return plain, find_names(plain, sentences(plain, PACK), PACK, **more)


@given(TEXTS)
@example("The \n\n EU")
@example("Ana bin \n\n Ana")
@example("council on \n\n President")
@settings(max_examples=150, deadline=None)
def test_marks_lie_in_one_sentence_in_order_and_quote_their_words(text):
    plain, found = read(text)
    spans = [(s.start, s.end) for s in sentences(plain, PACK)]
    starts = [mark.start for mark in found.marks]
    assert starts == sorted(starts)
    for mark in found.marks:
        assert any(start <= mark.start < mark.end <= end for start, end in spans)
        if isinstance(mark.value, str):
            assert set(mark.value.split()) <= set(plain[mark.start : mark.end].split())


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_the_same_text_has_the_same_names(text):
    assert read(text)[1] == read(text)[1]


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_persons_are_named_by_words_of_the_text_and_of_a_known_level(text):
    plain, found = read(text)
    levels = {None, "head_of_state", "head_of_government", "minister", "parliament", "official", "business"}
    for person in found.people:
        assert person.name
        assert " ".join(person.name.split()) in " ".join(plain.split())
        assert person.level in levels
    assert all(isinstance(m.value, Person) for m in found.marks if m.type == "PERSON")


@given(TEXTS, st.integers(0, 400))
@settings(max_examples=100, deadline=None)
def test_a_speaker_is_a_name_of_the_text_or_nobody(text, offset):
    plain, found = read(text)
    speaker = found.speaker_at(offset)
    assert speaker is None or " ".join(speaker.split()) in " ".join(plain.split())


def test_many_persons_cost_what_their_number_costs():
    one = "President Abcd Efgh met Minister Ijkl Mnop. The two leaders left. "
    text = "".join(one.replace("Abcd", f"A{i}bcd").replace("Ijkl", f"I{i}jkl") for i in range(600))
    assert len(read(text)[1].people) <= 200
