"""The value readers on cases from what news prose holds: F1 by type, and every single value."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from kelisim.reading.values import read_values

FLOORS = {"money": 0.97, "percent": 0.98, "quantity": 0.95, "number": 0.95, "date": 0.95}
LANGUAGES = ("en", "ru", "kk", "uz")


def cases(language):
    path = Path(__file__).with_name(f"cases_{language}.jsonl")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def key(value):
    """What must agree: the type and the value; of quantities and money the unit too."""
    if value["type"] == "date":
        return ("date", value["date"])
    number = tuple(round(float(value[name]), 4) for name in ("value", "low", "high") if name in value)
    return (value["type"], number, value.get("unit") if value["type"] in ("money", "quantity") else None)


def read(case, language):
    return read_values(case["text"], language, case["date"])


def scores(language):
    hit, gold, found = Counter(), Counter(), Counter()
    for case in cases(language):
        wanted = Counter(key(value) for value in case["values"])
        got = Counter(key(value) for value in read(case, language))
        for counter, values in ((gold, wanted), (found, got), (hit, wanted & got)):
            for (kind, *_), number in values.items():
                counter[kind] += number
    return {kind: 2 * hit[kind] / (gold[kind] + found[kind]) for kind in gold}


@pytest.mark.parametrize("language", LANGUAGES)
def test_f1_by_type(language):
    reached = scores(language)
    assert {kind: f1 for kind, f1 in reached.items() if f1 < FLOORS[kind]} == {}


@pytest.mark.parametrize(
    ("case", "language"),
    [pytest.param(case, language, id=case["id"]) for language in LANGUAGES for case in cases(language)],
)
def test_case(case, language):
    got = {key(value): value for value in read(case, language)}
    for value in case["values"]:
        assert key(value) in got, got
        assert got[key(value)].get("qualifier") == value["qualifier"] if "qualifier" in value else True
    assert len(got) == len({key(value) for value in case["values"]}), got
    for value in got.values():
        assert case["text"][value["start"] : value["end"]] == value["text"]
