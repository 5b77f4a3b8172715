"""What the page on the method says is what the program does: its numbers and tables, held against the code."""

import datetime as dt
import re
from decimal import Decimal
from itertools import takewhile
from pathlib import Path

import pytest

from kelisim.measures.forecast import BAND, MIN_POINTS
from kelisim.measures.rate import Facts, rate
from kelisim.model import KINDS, Amount, Period
from kelisim.model.measure import RUBRIC, Point
from kelisim.register.silence import silence
from kelisim.review.findings import due, silent
from kelisim.review.undertakings import _STEPS as STEPS

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "explanation" / "method.md").read_text(encoding="utf-8")
ON = dt.date(2025, 6, 30)


def says(words):
    return " ".join(words.split()) in " ".join(PAGE.split())


def table(head):
    """The rows of the table that begins with this head, as lists of cells."""
    lines = PAGE[PAGE.index(head) :].splitlines()
    rows = takewhile(lambda line: line.startswith("|"), lines[2:])
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def test_the_version_of_the_rubric():
    assert says(f"(`{RUBRIC}`)")


def test_every_kind_is_named():
    sentence = re.search(r"A claim is one fact.*?\.", PAGE, re.DOTALL).group()
    assert all(kind in sentence for kind in KINDS)


def test_rungs():
    heads = ["agreement", "body", "project", "commitment"]
    found = {kind: {} for kind in heads}
    for rung, *cells in table("| rung |"):
        for kind, cell in zip(heads, cells, strict=False):
            for status in filter(None, cell.split(", ")) if rung in ("R2", "R3", "R4", "R5") else ():
                found[kind][status.replace(" ", "_")] = int(rung[1])
    assert found == STEPS


@pytest.mark.parametrize(
    ("days", "name"),
    [(180, "fresh"), (181, "quiet"), (365, "quiet"), (366, "silent"), (1825, "silent"), (1826, "dormant")],
)
def test_silence(days, name):
    assert says("fresh up to 180 days, quiet up to 365, silent up to five years, then dormant")
    assert silence((ON - dt.timedelta(days=days)).isoformat(), ON) == name
    assert (silent.FRESH, silent.QUIET) == (180, 365)


def test_what_is_due():
    assert says(f"within the next {due.AHEAD} days")


def test_intervals_of_numbers():
    assert says('"about" for 5 % either way, "over" and "up to" for a tenth beyond')
    hundred = Decimal(100)
    assert Amount(hundred, "USD", "approx").bounds() == (95, 105)
    assert Amount(hundred, "USD", "at_least").bounds() == (100, 110)
    assert Amount(hundred, "USD", "at_most").bounds() == (90, 100)
    assert Amount(Decimal("5e9"), "USD").agrees(Amount(Decimal("4.98e9"), "USD"))


def test_forecast():
    assert says(f"{BAND * 100:.0f} % band")
    assert (MIN_POINTS, says("only from five yearly values in a row on")) == (5, True)


def facts(**changes):
    def point(year, value):
        return Point(Period(str(year)), Decimal(value), "KEN", ("o-1",))

    usual = {
        "on": ON, "goal": Decimal(10), "deadline": Period("2026"), "baseline": point(2020, 4),
        "attained": point(2024, 8), "low": point(2024, 8), "high": point(2024, 8), "needed_growth": 0.1,
        "past_growth": 0.2,
    }  # fmt: skip
    named = {name: point(*value) if isinstance(value, tuple) else value for name, value in changes.items()}
    return Facts(**(usual | named))


@pytest.mark.parametrize(
    ("changes", "rating"),
    [
        ({"low": (2024, 10), "high": (2024, 11)}, "achieved"),
        ({"high": (2024, 10)}, "disputed"),
        ({}, "on track"),
        ({"past_growth": 0.05}, "behind"),
        ({"deadline": Period("2024")}, "missed"),
        ({"deadline": Period("2025-03")}, "no data"),
        ({"deadline": None}, "in progress"),
        ({"deadline": None, "baseline": (2020, 9)}, "behind"),
        ({"attained": None}, "no data"),
    ],
)
def test_ratings_of_targets(changes, rating):
    found = rate(facts(**changes))[0].replace("_", " ")
    assert found == rating
    assert any(rating in row[0].split(", ") for row in table("| rating of a target |"))
