"""Periods, deadlines and factors of figures, targets and projects."""

from __future__ import annotations

import pytest

from kelisim.lang.pack import load_pack
from kelisim.model import Document
from kelisim.reading.passes import candidates_of
from kelisim.reading.pipeline import prepared, read


def best(text, kind, date="2024-06-15"):
    document = Document("x", text, "Title", date, "Publisher", "en")
    report = prepared(document, load_pack("en"), ("KAZ", "UZB"))
    found = [c for c in candidates_of(report) if c.kind == kind]
    return max(found, key=lambda c: c.rule.weight)


def slot(text, kind, name, date="2024-06-15"):
    value = best(text, kind, date).values.get(name)
    return None if value is None else str(value)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Trade reached $5 billion in 2022.", "2022"),
        ("Trade reached $5 billion this year.", "2024-01/2024-06"),
        ("Trade came to $5 billion, 7 percent more than in 2021.", None),
        ("In five years trade has gone up 29 percent.", None),
        ("Trade came to $2 billion in January-May 2024.", "2024-01/2024-05"),
    ],
)
def test_what_a_figure_covers(text, period):
    assert slot(text, "figure", "period") == period


def test_parts_of_trade_take_the_period_of_the_sentence_before():
    text = "Trade rose by 2 percent in 2014, to $7 million. Chile sold goods for $4 million."
    document = Document("x", text, "Title", "2024-06-15", "Publisher", "en")
    report = prepared(document, load_pack("en"), ("CHL", "KOR"))
    sold = [c for c in candidates_of(report) if c.values.get("indicator") == "exports"]
    assert {str(c.values["period"]) for c in sold} == {"2014"}


def test_growth_by_a_factor_is_percent_of_a_figure_and_multiplies_a_target():
    assert slot("Trade has doubled since 2019.", "figure", "value") == "100"
    target = best("The presidents agreed to double trade by 2030.", "target").values
    assert (str(target["value"]), target["unit"], target["direction"]) == ("2", None, "multiply_by")
    assert str(target["deadline"]) == "2030"


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("The cement plant in Osh is to be opened in July 2025.", "2025-07"),
        ("The cement plant in Osh was opened in July 2023.", None),
        ("The cement plant in Osh will be ready by 2026.", "2026"),
    ],
)
def test_only_what_is_not_finished_has_a_deadline(text, deadline):
    assert slot(text, "project", "deadline") == deadline


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("He spoke of a dam. The dam was opened in May.", False),
        ("In Osh the dam was opened in May.", False),
        ("The dam was opened in May.", True),
    ],
)
def test_a_word_that_points_back_is_no_name_of_a_project(text, read):
    document = Document("x", text, "Title", "2024-06-15", "Publisher", "en")
    report = prepared(document, load_pack("en"), ("KAZ", "UZB"))
    last = [c for c in candidates_of(report) if c.number == len(report.lines) - 1]
    assert any(c.kind == "project" and c.rule.weight > 0.3 for c in last) is read


def test_a_year_of_another_part_of_the_sentence_and_how_few_there_were_tell_nothing_of_today():
    text = "Nearly 1,200 Kenyan companies work in Norway today; five years ago there were almost six times fewer."
    claims = read(Document("x", text, "Title", "2024-06-15", "Publisher", "en"), parties=("KEN", "NOR")).claims
    assert [(c.slots.value, c.slots.period) for c in claims if c.kind == "figure"] == [(1200, None)]
