from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from kelisim.model import Period
from kelisim.sources import load_observations

EXAMPLE = Path(__file__).parents[3] / "examples" / "kazakhstan-uzbekistan" / "trade.csv"
HEAD = "year,reporter,partner,flow,value_usd,source_url\n"


def load(tmp_path: Path, text: str):
    path = tmp_path / "figures.csv"
    path.write_text(text, encoding="utf-8")
    return load_observations(str(path))


def test_the_shipped_table_is_read_whole() -> None:
    observations, gaps = load_observations(str(EXAMPLE))
    assert gaps == () and len(observations) == len(EXAMPLE.read_text(encoding="utf-8").splitlines()) - 1
    assert {o.indicator for o in observations} == {"trade_turnover", "exports", "imports"}
    assert {(o.series, o.unit) for o in observations} == {("trade", "USD")}


def test_a_row_becomes_an_observation(tmp_path: Path) -> None:
    (first, second), gaps = load(
        tmp_path, HEAD + "2021,joint,UZB-KAZ,turnover,4300000000.10,https://a.example/1\n2022,KZ,860,export,3.7E9,\n"
    )
    assert gaps == ()
    assert (first.area, first.partner, first.source) == ("joint", "KAZ-UZB", "https://a.example/1")
    assert first.value == Decimal("4300000000.10") and first.period == Period("2021")
    assert (second.area, second.partner, second.indicator) == ("KAZ", "UZB", "exports")
    assert second.source.endswith("figures.csv") and second.value == 3_700_000_000


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("20222,KAZ,UZB,turnover,1,", "20222"),
        ("2022,KAZ,UZB,transit,1,", "transit"),
        ("2022,KAZ,UZB,turnover,,", "value_usd"),
        ("2022,KAZ,UZB,turnover,five,", "five"),
        ("2022,KAZ,UZB,turnover,NaN,", "NaN"),
        ("2022,KAZ,UZB,turnover,1e999999,", "1e999999"),
        ("2022,kaz,UZB,turnover,1,", "kaz"),
        ("2022,joint,KAZ,turnover,1,", "pair"),
        ("2022,KAZ", "column"),
    ],
)
def test_a_faulty_row_is_a_gap_with_its_line_and_the_others_stay(tmp_path: Path, row: str, words: str) -> None:
    observations, (gap,) = load(tmp_path, f"{HEAD}{row}\n2023,KAZ,UZB,turnover,2,\n")
    assert len(observations) == 1
    assert gap.what == "faulty_row" and gap.where.endswith("figures.csv:2") and gap.why.startswith("line 2: ")
    assert words in gap.why


def test_a_repeated_row_counts_once(tmp_path: Path) -> None:
    observations, (gap,) = load(tmp_path, HEAD + "2022,KAZ,UZB,export,1,\n2022,KAZ,UZB,export,1.0,\n")
    assert len(observations) == 1 and gap.what == "repeated_row"


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "\0\0\0", "no table at all"])
def test_a_file_of_no_known_format_is_one_gap(tmp_path: Path, text: str) -> None:
    observations, (gap,) = load(tmp_path, text)
    assert observations == () and gap.why.endswith(".")


def test_a_missing_file_is_a_gap(tmp_path: Path) -> None:
    assert load_observations(str(tmp_path / "none.csv"))[1][0].what == "missing"
