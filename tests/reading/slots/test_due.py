"""When undertakings, bodies and documents are due, and of when figures are, in the words of any language."""

from __future__ import annotations

import pytest

from kelisim.model import Document
from kelisim.reading.pipeline import read


def told(text, language, kind, slot, date="2024-10-20"):
    """The dates in a slot of the claims of a kind."""
    document = Document("x", text, "Norway and Kenya", date, "P", language)
    claims = [c for c in read(document, parties=("KEN", "NOR")).claims if c.kind == kind]
    assert claims, text
    return {str(getattr(c.slots, slot)) for c in claims}


@pytest.mark.parametrize(
    ("text", "language", "due"),
    [
        ("Norway and Kenya agreed to simplify visa rules within three months.", "en", "2025-01"),
        ("Kenya will lift the ban on Norwegian salmon in the first half of next year.", "en", "2025-01/2025-06"),
        ("Norway and Kenya will launch direct flights in spring 2025.", "en", "2025-03/2025-05"),
        ("Starting January 1, 2025, Kenya will abolish visas for Norwegians.", "en", "2025-01-01"),
        ("Kenya will simplify visa rules for Norwegians later this year.", "en", "2024"),
        ("Norway will train Kenyan nurses in the period 2025-2028.", "en", "2028"),
        ("Норвегия и Кения договорились открыть торговый дом в течение трёх месяцев.", "ru", "2025-01"),
        ("The Norwegian side promised to hand over the documents in ten days.", "en", "2024-10-30"),
        ("Норвежская сторона обещала передать документы в десятидневный срок.", "ru", "2024-10-30"),
        ("The ministers agreed to lift the ban in January.", "en", "2025-01"),
        ("Kenya promised to lift the ban on salmon within two to three years.", "en", "2026/2027"),
        ("Kenya reaffirmed it would abolish double taxation from 2026.", "en", "2026"),
        ("С 1 января 2025 года Кения отменит визы для граждан Норвегии.", "ru", "2025-01-01"),
        ("Норвегия готова поставить Кении два парома в начале следующего года.", "ru", "2025"),
    ],
)  # fmt: skip
def test_a_commitment_is_due_at_the_date_to_come(text, language, due):
    assert told(text, language, "commitment", "deadline") == {due}


@pytest.mark.parametrize(
    "text",
    [
        "On 18 October Norway and Kenya agreed to simplify visa rules.",
        "The two countries agreed this year to simplify visa rules.",
        "Norway will train Kenyan nurses for five years.",
    ],
)
def test_the_day_of_the_promise_and_how_long_it_holds_are_no_deadlines(text):
    assert told(text, "en", "commitment", "deadline") == {"None"}


@pytest.mark.parametrize(
    ("text", "language", "due"),
    [
        ("A joint commission on fisheries will be set up by the end of 2026.", "en", "2026"),
        ("A joint business council of Norway and Kenya will be established next year.", "en", "2025"),
        ("The parties agreed to set up a working group on digital trade within a month.", "en", "2024-11"),
        ("Совместная комиссия по рыболовству будет создана до конца 2026 года.", "ru", "2026"),
        ("В следующем году будет создан Деловой совет Норвегии и Кении.", "ru", "2025"),
    ],
)
def test_a_body_to_be_founded_has_its_date(text, language, due):
    assert told(text, language, "body", "date") == {due}


@pytest.mark.parametrize(
    ("text", "language", "date"),
    [
        ("The ministers of Norway and Kenya will meet in Oslo on Thursday.", "en", "2024-10-24"),
        ("The ministers of Norway and Kenya met in Oslo on Thursday.", "en", "2024-10-17"),
        ("Министры Норвегии и Кении встретятся в Осло в четверг.", "ru", "2024-10-24"),
        ("Заседание межправительственной комиссии Норвегии и Кении пройдёт зимой в Найроби.", "ru", "2024-12/2025-02"),
    ],
)
def test_a_meeting_to_come_is_on_the_next_such_day(text, language, date):
    assert told(text, language, "meeting", "date") == {date}


@pytest.mark.parametrize(
    ("text", "language", "due"),
    [
        ("The sides agreed to sign a free trade agreement by year-end.", "en", "2024"),
        ("The two ministers told experts to prepare an agreement on visas within two months.", "en", "2024-12"),
        ("Министры поручили экспертам подготовить соглашение о визах в двухмесячный срок.", "ru", "2024-12"),
    ],
)
def test_a_document_to_be_signed_has_its_date(text, language, due):
    assert told(text, language, "agreement", "date") == {due}


@pytest.mark.parametrize(
    ("text", "language", "period"),
    [
        ("As of October 1, 2024, 45 Norwegian companies worked in Kenya.", "en", "2024-10-01"),
        ("Over the past decade Norwegian companies invested 1.2 billion dollars in Kenya.", "en", "2014/2024"),
        ("Trade between Norway and Kenya grew by 12 percent in 1H2024.", "en", "2024-01/2024-06"),
        ("In the 12 months to September trade between Norway and Kenya grew by 12 percent.", "en", "2023-10/2024-09"),
        ("По состоянию на 1 октября 2024 года в Кении работают 45 норвежских компаний.", "ru", "2024-10-01"),
        ("В 1 полугодии 2024 г. товарооборот Норвегии и Кении вырос на 12 процентов.", "ru", "2024-01/2024-06"),
        ("В позапрошлом году товарооборот Норвегии и Кении составил 300 млн долларов.", "ru", "2022"),
    ],
)
def test_a_figure_is_of_the_stretch_that_is_told(text, language, period):
    assert told(text, language, "figure", "period") == {period}
