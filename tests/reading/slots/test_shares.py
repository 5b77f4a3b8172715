"""Several numbers in one sentence: each with its own indicator, period and change."""

from __future__ import annotations

import pytest

from kelisim.model import Document
from kelisim.reading.pipeline import read

SIDES = ("FIN", "PER")


def told(text, *slots, kind="figure"):
    """The slots of the claims of a kind, by the hand of the rules' authors: what training finds may change."""
    language = "ru" if any("а" <= letter <= "я" for letter in text) else "en"
    document = Document("x", text, "Report", "2024-06-15", "Publisher", language)
    claims = [c for c in read(document, parties=SIDES, trained=False).claims if c.kind == kind]
    found = [tuple(getattr(claim.slots, slot) for slot in slots) for claim in claims]
    return sorted(tuple(value if value is None else str(value).removesuffix(".0") for value in line) for line in found)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Exports in 2021 came to $40 million, up 6 percent from 2020.", "2021"),
        ("Imports in 2021 came to $40 million, up 6 percent on the year before.", "2021"),
        (
            "Trade in the third quarter of 2023 topped $90 million, down 4 percent from a year earlier.",
            "2023-07/2023-09",
        ),
        ("Exports in 2021 came to $40 million, up from 2020 by a tenth.", "2021"),
        ("Экспорт в 2021 году составил 40 млн евро, что на 6% больше, чем в 2020 году.", "2021"),
    ],
)
def test_a_date_that_a_change_is_measured_from_is_no_period(text, period):
    assert told(text, "period") == [(period,)]


@pytest.mark.parametrize(
    ("text", "eight", "nine"),
    [
        ("In May 2024 trade reached $9 million against $8 million in May 2023.", "2023-05", "2024-05"),
        ("In 2022 exports were $8 million and in 2023 $9 million.", "2022", "2023"),
        ("Экспорт в 2023 году составил 9 млн евро против 8 млн в 2022 году.", "2022", "2023"),
        ("Экспорт в 2023 году вырос с 8 млн евро в 2022 году до 9 млн евро.", "2022", "2023"),
        ("Exports stood at $8 million and imports at $9 million in 2023.", "2023", "2023"),
    ],
)
def test_each_number_has_the_date_that_is_told_of_it(text, eight, nine):
    assert told(text, "value", "period") == [("8000000", eight), ("9000000", nine)]
