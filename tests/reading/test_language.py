"""The language of a text by letters and function words."""

import pytest

from kelisim.reading.language import language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The two sides agreed to meet in the spring of next year.", "en"),
        ("Стороны договорились о том, что встреча пройдет в Ташкенте весной.", "ru"),
        ("Екі ел арасындағы сауда айналымы өсті, тараптар келісімге қол қойды.", "kk"),
        ("Ikki davlat oʻrtasidagi savdo aylanmasi oʻsdi va tomonlar kelishib oldi.", "uz"),
        ("Икки давлат ўртасидаги савдо ҳажми ошди.", "uz"),
        ("Україна і Польща підписали угоду, її зміст", None),
        ("1234 5678", None),
        ("", None),
    ],
)
def test_language(text, code):
    assert language_of(text) == code


def test_a_few_foreign_letters_do_not_decide():
    text = "President Mirziyoyev spoke of the work of the O‘zbekiston company with the ministers in the capital. " * 3
    assert language_of(text) == "en"
