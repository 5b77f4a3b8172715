from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from kelisim.sources import load_observations

ROW = {
    "typeCode": "C", "freqCode": "A", "refYear": 2023, "period": "2023", "reporterCode": 398, "reporterISO": "KAZ",
    "flowCode": "X", "partnerCode": 860, "partnerISO": "UZB", "partner2ISO": "W00", "clCode": "H6", "cmdCode": "TOTAL",
    "customsCode": "C00", "motCode": 0, "cifvalue": None, "fobvalue": 2989412345.671, "primaryValue": 2989412345.671,
    "isReported": True,
}  # fmt: skip


def load(tmp_path: Path, *rows: object, **more: object):
    path = tmp_path / "comtrade.json"
    path.write_text(json.dumps({"elapsedTime": "0.1 secs", "count": len(rows), "data": rows, "error": "", **more}))
    return load_observations(str(path))


def test_a_row_becomes_an_exact_observation(tmp_path: Path) -> None:
    (observation,), gaps = load(tmp_path, ROW)
    assert gaps == ()
    assert observation.value == Decimal("2989412345.671") and observation.unit == "USD"
    assert (observation.area, observation.partner, observation.indicator) == ("KAZ", "UZB", "exports")
    assert (observation.series, observation.status) == ("comtrade FOB", "final")


def test_cif_and_fob_are_kept_apart_and_estimates_are_marked(tmp_path: Path) -> None:
    row = {**ROW, "flowCode": "M", "primaryValue": 110.5, "cifvalue": 110.5, "fobvalue": 100.25, "isReported": False}
    observations, gaps = load(tmp_path, row)
    assert gaps == ()
    assert [(o.series, o.value, o.status, o.indicator) for o in observations] == [
        ("comtrade CIF", Decimal("110.5"), "estimated", "imports"),
        ("comtrade FOB", Decimal("100.25"), "estimated", "imports"),
    ]


def test_the_preview_names_countries_by_number_alone(tmp_path: Path) -> None:
    row = {**ROW, "reporterISO": None, "partnerISO": None, "partner2ISO": None, "partner2Code": 0}
    observations, gaps = load(tmp_path, row, {**row, "partnerCode": 0}, {**row, "partnerCode": 842})
    assert gaps == ()
    assert [(o.area, o.partner) for o in observations] == [("KAZ", "UZB"), ("KAZ", "W00"), ("KAZ", "USA")]


def test_a_month(tmp_path: Path) -> None:
    (observation,), _ = load(tmp_path, {**ROW, "period": "202305"})
    assert observation.period.text == "2023-05"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"flowCode": "RX"}, "RX"),
        ({"cmdCode": "27"}, "commodity"),
        ({"motCode": 3100}, "transport"),
        ({"partner2ISO": "RUS"}, "second partner"),
        ({"customsCode": "C01"}, "customs"),
        ({"primaryValue": None}, "value"),
        ({"primaryValue": "much"}, "much"),
        ({"reporterISO": "", "reporterCode": None}, "reporterCode"),
        ({"period": "all"}, "all"),
    ],
)
def test_a_faulty_row_is_a_gap_with_its_place(tmp_path: Path, change: dict[str, object], words: str) -> None:
    row = {**ROW, "fobvalue": None, **change}
    observations, (gap,) = load(tmp_path, {**ROW, "period": "2022"}, row)
    assert len(observations) == 1 and gap.where.endswith("comtrade.json:2") and words in gap.why


def test_what_is_no_object_is_a_gap(tmp_path: Path) -> None:
    assert load(tmp_path, "text", ROW)[1][0].what == "faulty_row"


def test_an_error_of_the_source_is_said(tmp_path: Path) -> None:
    observations, (gap,) = load(tmp_path, error="Subscription key is missing")
    assert observations == () and "Subscription key" in gap.why


@pytest.mark.parametrize("text", ["{", '{"a": 1}', "[]", "[" * 100_000, '{"data": {}}'])
def test_other_json_is_one_gap(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(text)
    observations, (gap,) = load_observations(str(path))
    assert observations == () and gap.what == "unreadable"
