"""The language of a text by letters and function words."""

import pytest

from kelisim.model import Document
from kelisim.reading import read
from kelisim.reading.language import contradicts, language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The two sides agreed to meet in the spring of next year.", "en"),
        ("Стороны договорились о том, что встреча пройдет в Ташкенте весной.", "ru"),
        ("Екі ел арасындағы сауда айналымы өсті, тараптар келісімге қол қойды.", "kk"),
        ("Ikki davlat oʻrtasidagi savdo aylanmasi oʻsdi va tomonlar kelishib oldi.", "uz"),
        ("Икки давлат ўртасидаги савдо ҳажми ошди.", "uz"),
        ("Україна і Польща підписали угоду, її зміст", "uk"),
        ("Міністри підписали меморандум про туризм на полях саміту.", "uk"),
        ("Кыргызстандын жана Өзбекстандын министрлери соода жүгүртүүнү көбөйтүүгө макулдашышты.", "ky"),
        ("Министрлер жыйынын өткөрүштү, жаңы келишимге кол коюлду.", "ky"),
        ("Президенти Ҷумҳурии Тоҷикистон бо роҳбари Ӯзбекистон мулоқот намуд.", "tg"),
        ("Беларусь і Расія падпісалі пагадненне аб супрацоўніцтве ў галіне адукацыі.", "be"),
        ("Първият мост ще бъде открит от министъра. България и Румъния подписаха споразумение.", "bg"),
        ("Србија и Мађарска потписале су споразум о сарадњи у области трговине.", "sr"),
        ("1234 5678", None),
        ("", None),
    ],
)
def test_language(text, code):
    assert language_of(text) == code


def test_a_few_foreign_letters_do_not_decide():
    text = "President Mirziyoyev spoke of the work of the O‘zbekiston company with the ministers in the capital. " * 3
    assert language_of(text) == "en"


RUSSIAN = "Президенты Кении и Перу подписали договор о торговле и договорились о том, что встретятся в Лиме."
ENGLISH = "The presidents of Kenya and Peru signed a treaty on trade and agreed to meet in Lima."
KAZAKH = "Кения мен Перу президенттері сауда туралы шартқа қол қойды және Лимада кездесуге келісті."


@pytest.mark.parametrize("text", [RUSSIAN, ENGLISH, KAZAKH])
def test_a_right_header_stands(text):
    assert not contradicts(text, language_of(text))


@pytest.mark.parametrize(
    ("text", "code"),
    [("Talks", "en"), ("Погода ясная.", "ru"), ("Accord signé.", "fr"), (ENGLISH * 300 + RUSSIAN, "en"), ("", "ru")],
)
def test_where_nothing_is_plain_the_header_stands(text, code):
    assert not contradicts(text, code)


@pytest.mark.parametrize(
    ("text", "told", "code", "why"),
    [
        (RUSSIAN, "en", "ru", "The header says English (en), but the text is in Russian (ru) and was read as such."),
        (ENGLISH, "ru", "en", "The header says Russian (ru), but the text is in English (en) and was read as such."),
        (ENGLISH, "fr", "en", "The header says French (fr), but the text is in English (en) and was read as such."),
        (KAZAKH, "ru", "kk", "There are no rules for Kazakh (kk) yet, so no claims were read."),
        (
            "Президенти Кенії та Перу підписали угоду про торгівлю й домовилися збільшити її обсяг.",
            "ru", "uk", "There are no rules for Ukrainian (uk) yet, so no claims were read.",
        ),
        (
            "肯尼亚和秘鲁签署了一项贸易协议。", "en", None,
            "The header says English (en), but the text is in another language; it was not read.",
        ),
    ],
)  # fmt: skip
def test_a_wrong_header_is_told_and_the_text_read_in_its_own_language(text, told, code, why):
    result = read(Document("r", text, date="2024-06-15", language=told))
    assert result.language == code
    assert [gap.why for gap in result.gaps] == [why]
    assert bool(result.claims) == (code in ("en", "ru"))
