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


@pytest.mark.parametrize(
    "text",
    [
        "Exports and imports in 2023 came to $8 million and $9 million, respectively.",
        "Exports and imports came to 8 and 9 million dollars, respectively.",
        "Exports stood at $8 million, imports – $9 million.",
        "Экспорт и импорт составили 8 млн и 9 млн долларов соответственно.",
        "Экспорт и импорт составили соответственно 8 и 9 млн долларов.",
        "Экспорт Финляндии составил 8 млн долларов, импорт — 9 млн долларов.",
    ],
)
def test_each_number_has_its_own_indicator(text):
    assert told(text, "indicator", "value") == [("exports", "8000000"), ("imports", "9000000")]


@pytest.mark.parametrize(
    "text",
    [
        "Trade turnover in 2021 and 2022 was $8 million and $9 million, respectively.",
        "Trade turnover stood at 8 and 9 million dollars in 2021 and 2022, respectively.",
        "Товарооборот в 2021 и 2022 годах составил 8 и 9 млн долларов соответственно.",
    ],
)
def test_each_number_has_its_own_year(text):
    wanted = [("trade_turnover", "8000000", "2021"), ("trade_turnover", "9000000", "2022")]
    assert told(text, "indicator", "value", "period") == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Exports grew 15% to $8 million, and imports fell 4% to $9 million in 2023.",
        "Exports stood at $8 million (+15%), imports at $9 million (-4%).",
        "Экспорт вырос на 15% до 8 млн долларов, а импорт снизился на 4% до 9 млн долларов.",
        "Экспорт составил 8 млн долларов (+15%), импорт – 9 млн долларов (-4%).",
    ],
)
def test_each_number_has_its_own_change(text):
    wanted = [("exports", "8000000", "15"), ("imports", "9000000", "-4")]
    assert told(text, "indicator", "value", "change") == wanted


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("Peru's Ministry of Trade said imports had reached $8 million.", "imports"),
        ("Министерство торговли Перу сообщило, что импорт достиг 8 млн долларов.", "imports"),
        ("The trade deficit was $8 million in 2023.", "other"),
        ("Сальдо торговли составило 8 млн долларов.", "other"),
        ("A joint company with a capital of $8 million was set up in May.", "investment"),
    ],
)
def test_a_name_or_a_balance_tells_no_turnover(text, indicator):
    assert told(text, "indicator", "value") == [(indicator, "8000000")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Планируется увеличить товарооборот с 800 млн до 2 млрд долларов к 2030 году.", "2000000000"),
        ("Стороны планируют увеличить товарооборот с 1,5 до 2 млрд долларов.", "2000000000"),
        ("The aim is to bring trade, which stood at $1.5 billion in 2023, to $2 billion by 2030.", "2000000000"),
        ("Намерены довести товарооборот, составивший 1,5 млрд долларов, до 2 млрд к 2030 году.", "2000000000"),
    ],
)
def test_a_target_is_where_a_rise_ends(text, value):
    assert told(text, "value", kind="target") == [(value,)]


@pytest.mark.parametrize(
    "text",
    [
        "The sides aim to double trade, triple investment and raise tourist flows by 30 percent by 2028.",
        "Стороны планируют удвоить торговлю, утроить инвестиции и увеличить турпоток на 30 процентов к 2028 году.",
    ],
)
def test_targets_of_a_series_are_each_told(text):
    wanted = [("investment", "3", "2028"), ("tourists", "30", "2028"), ("trade_turnover", "2", "2028")]
    assert told(text, "indicator", "value", "deadline", kind="target") == wanted


@pytest.mark.parametrize(
    "text",
    [
        "They plan to bring trade to $3 billion, exports to $2 billion and investment to $1 billion by 2030.",
        "Стороны намерены довести товарооборот до 3 млрд долларов, экспорт — до 2 млрд, "
        "а инвестиции — до 1 млрд долларов к 2030 году.",
    ],
)
def test_sums_of_a_series_of_targets_are_each_told(text):
    wanted = [("exports", "2000000000"), ("investment", "1000000000"), ("trade_turnover", "3000000000")]
    assert told(text, "indicator", "value", kind="target") == wanted


def test_a_deadline_is_that_of_its_own_target():
    text = "Peru aims to attract $8 million in investment by 2026 and triple tourist arrivals over the next four years."
    assert ("tourists", "2028") in told(text, "indicator", "deadline", kind="target")


@pytest.mark.parametrize(
    "text",
    [
        "Trade grew 20 percent last year and will reach $2 billion by 2026.",
        "Товарооборот вырос на 20 процентов в прошлом году и достигнет 2 млрд долларов к 2026 году.",
    ],
)
def test_what_was_and_what_is_to_be_are_two(text):
    assert told(text, "value", "period") == [("20", "2023")]
    assert told(text, "value", "deadline", kind="target") == [("2000000000", "2026")]


@pytest.mark.parametrize(
    "text",
    ["Trade is projected at $8 million this year.", "Товарооборот ожидается на уровне 8 млн долларов в этом году."],
)
def test_what_is_projected_is_a_target(text):
    assert told(text, "value", "deadline", kind="target") == [("8000000", "2024")]
    assert told(text, "value") == []


@pytest.mark.parametrize(
    ("text", "value", "jobs"),
    [
        ("A $8 million textile factory was opened in Lima, creating 900 jobs.", "8000000", "900"),
        ("В Лиме открыт ткацкий завод стоимостью 8 млн долларов, создано 900 рабочих мест.", "8000000", "900"),
        ("Введена в эксплуатацию солнечная электростанция мощностью 200 МВт.", "200000000", None),
        ("Ведётся строительство железной дороги протяжённостью 120 км.", "120", None),
    ],
)
def test_a_project_has_its_jobs_and_its_size(text, value, jobs):
    assert (value, jobs) in told(text, "value", "jobs", kind="project")
    assert told(text, "value", kind="target") == []


def test_what_a_work_yields_is_not_its_size():
    text = "The dam is to produce one gigawatt of power."
    assert all(value is None for (value,) in told(text, "value", kind="project"))
