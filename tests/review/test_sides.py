from __future__ import annotations

import pytest

from kelisim.model.document import Document
from kelisim.review.sides import OTHER, first_named, side_of

PARTIES = ("KAZ", "UZB")


@pytest.mark.parametrize(
    ("url", "publisher", "side"),
    [
        ("https://www.inform.kz/en/1", "Kazinform", "KAZ"),
        ("https://kun.uz/en/1", "Kun.uz", "UZB"),
        ("https://example.com/1", "Ministry of Foreign Affairs of Uzbekistan", "UZB"),
        ("https://astanatimes.com/1", "The Astana Times", "KAZ"),
        ("https://www.trend.az/1", "Trend News Agency", OTHER),
        ("seed:report.txt", None, OTHER),
        (None, None, OTHER),
    ],
)
def test_the_side_of_a_report(url: str | None, publisher: str | None, side: str) -> None:
    document = Document("d", "Text.", language="en", source_url=url, publisher=publisher)
    assert side_of(document, PARTIES) == side


@pytest.mark.parametrize(
    ("text", "language", "party"),
    [
        ("Kazakhstan has ratified the treaty with Uzbekistan", "en", "KAZ"),
        ("The Uzbek Senate approved the treaty", "en", "UZB"),
        ("Казахстан ратифицировал договор с Узбекистаном", "ru", "KAZ"),
        ("В Узбекистане до ратификации дело дошло через год", "ru", "UZB"),
        ("Kazakhstan and Uzbekistan ratified the treaty", "en", None),
        ("The treaty was ratified", "en", None),
    ],
)
def test_the_party_named_first(text: str, language: str, party: str | None) -> None:
    assert first_named(text, language, PARTIES) == party
