"""Classes of words: looked up by the word, and by how it begins."""

from hypothesis import given
from hypothesis import strategies as st

from kelisim.lang.pack import load_pack
from kelisim.reading.classes import WordClasses, classes_of

CLASSES = WordClasses([("подпис*", "sign"), ("под*", "under"), ("подпись", "paper"), ("met", "meet")])


def test_a_word_has_the_classes_of_all_its_beginnings_and_its_own():
    assert CLASSES.of("подписали") == ("under", "sign")
    assert CLASSES.of("подпись") == ("paper", "under", "sign")
    assert CLASSES.of("под") == ("under",)
    assert CLASSES.of("по") == ()
    assert CLASSES.of("met") == ("meet",)


def test_a_mark_has_no_class_and_is_never_cut():
    assert WordClasses([("‹d*", "day")], letters=3).of("‹date") == ()
    assert WordClasses((), letters=3).cut("‹DATE:past") == "‹DATE:past"


def test_words_are_cut_only_where_the_pack_says_so():
    assert WordClasses((), letters=4).cut("договорились") == "дого"
    assert CLASSES.cut("договорились") == "договорились"


@given(st.text(alphabet="абвгдеподпис", max_size=12))
def test_asking_again_answers_alike(word):
    assert CLASSES.of(word) == CLASSES.of(word)
    assert ("under" in CLASSES.of(word)) == word.startswith("под")


def test_forms_that_no_report_of_ours_holds_are_known_in_russian():
    classes = classes_of(load_pack("ru"))
    assert "sign" in classes.of("подписавшими")
    assert "agree" in classes.of("договаривались") or "agree" in classes.of("договорившись")
    assert "meet" in classes.of("встретившихся")
