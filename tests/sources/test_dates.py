from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.sources import dates


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("kaz-uzb-2024-02-20-ministers.txt", "2024-02-20"),
        ("20240220_talks.pdf", "2024-02-20"),
        ("2024_02_20.html", "2024-02-20"),
        ("2024-02-30.txt", None),
        ("2024-02-20-and-2024-02-21.txt", None),
        ("2024-02-20 copy of 2024.02.20.txt", "2024-02-20"),
        ("order-1202402201.txt", None),
        ("report.txt", None),
    ],
)
def test_the_day_in_a_file_name(name: str, day: str | None) -> None:
    assert dates.from_name(name) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Talks in Astana\n\n20 February 2024\n\nThe ministers met.", "2024-02-20"),
        ("ASTANA, February 20, 2024 – The ministers met.", "2024-02-20"),
        ("Astana. 20 Feb 2024 (Agency) The ministers met.", "2024-02-20"),
        ("Ташкент, 5 апреля 2024 /Агентство/. Стороны встретились.", "2024-04-05"),
        ("Nairobi, 14 May 2025. The ministers met.", "2025-05-14"),
        ("Buenos Aires, May 14, 2025. The ministers met.", "2025-05-14"),
        ("Ташкент, 5 апреля 2024 года. Стороны встретились.", "2024-04-05"),
        ("Ташкент, 5 апреля 2024 г. – Стороны встретились.", "2024-04-05"),
        ("The delegations met again in Nairobi, 14 May 2025. Then they left.", None),
        ("14 May 2025. A day to remember.", None),
        ("20.02.2024\nМинистры встретились.", "2024-02-20"),
        ("20.02.2024, 14:30\nМинистры встретились.", "2024-02-20"),
        ("2024 жылғы келіссөз\nАстана, 20 ақпан 2024 – Министрлер кездесті.", "2024-02-20"),
        ("On 19 February 2024, the ministers met.", None),
        ("20 February 2024 saw the ministers meet.", None),
        ("20 February 2024\n21 February 2024\nTwo days.", None),
        ("31 February 2024\nNo such day.", None),
        ("Astana, February 20 – no year.", None),
        ("Ташкент, 20 фев. 2024 – Томонлар учрашди.", "2024-02-20"),
        ("20 people 2024 – no month.", None),
        ("Бишкек, 20-март, 2024", "2024-03-20"),
        ("Душанбе, 20 феврал 2024", "2024-02-20"),
        ("", None),
    ],
)
def test_a_dateline_counts_only_where_it_is_certain(text: str, day: str | None) -> None:
    assert dates.from_dateline(text) == day


@given(st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2099, 12, 31)))
def test_every_day_of_the_calendar_is_found(day: dt.date) -> None:
    assert dates.from_dateline(f"{day:%d.%m.%Y}\n\nText.") == day.isoformat()
    assert dates.iso_day(f"{day.isoformat()}T10:00:00+05:00") == day.isoformat()
    assert dates.from_name(f"{day.isoformat()}.txt") == day.isoformat()


def test_the_months_of_the_languages_that_have_a_folder_are_those_of_cldr() -> None:
    assert dates._own_months().items() < dates._months().items()
    assert all(name.isalpha() for name in dates._months()), "the pattern of a dateline takes one word for a month"
