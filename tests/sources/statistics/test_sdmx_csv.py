from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from kelisim.model import Period
from kelisim.sources import load_observations

HEAD = "DATAFLOW,FREQ,REF_AREA,COUNTERPART_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,UNIT_MULT,OBS_STATUS\n"


def load(tmp_path: Path, text: str):
    path = tmp_path / "imts.csv"
    path.write_text(text, encoding="utf-8")
    return load_observations(str(path))


def test_rows_become_observations_multiplied_out(tmp_path: Path) -> None:
    rows = (
        "IMF:IMTS(1.0),A,KAZ,UZB,XG_FOB_USD,2023,2989.4,USD,6,A\nIMF:IMTS(1.0),A,KZ,860,MG_CIF_USD,2023,1.4E3,USD,6,P\n"
    )
    (exports, imports), gaps = load(tmp_path, HEAD + rows)
    assert gaps == ()
    assert (exports.value, exports.indicator, exports.status) == (Decimal(2989400000), "exports", "final")
    assert (imports.area, imports.partner, imports.indicator, imports.status) == (
        "KAZ",
        "UZB",
        "imports",
        "provisional",
    )
    assert exports.series == "IMF:IMTS(1.0) XG_FOB_USD A" != imports.series
    assert exports.source.endswith("imts.csv")


def test_version_two_with_names_beside_codes(tmp_path: Path) -> None:
    text = (
        "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA: Reference area,COUNTERPART_AREA: Counterpart area,FLOW: Flow,"
        "TIME_PERIOD: Time,OBS_VALUE,UNIT_MEASURE,UNIT_MULT,OBS_STATUS\n"
        "dataflow,X:TRADE(1.0),I,KAZ: Kazakhstan,UZB: Uzbekistan,X: Exports,"
        "2024-Q2,10,USD: Dollar,3: Thousands,E: Estimate\n"
    )
    (observation,), gaps = load(tmp_path, text)
    assert gaps == () and observation.period == Period("2024-04/2024-06")
    assert (observation.area, observation.value, observation.status) == ("KAZ", 10_000, "estimated")


def test_the_imfs_columns_whose_scale_only_tells_how_to_print(tmp_path: Path) -> None:
    text = (
        "DATAFLOW,COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,TIME_PERIOD,OBS_VALUE,SCALE,UNIT,VALUATION,STATUS\n"
        "IMF.STA:IMTS(1.0.0),KAZ,XG_FOB_USD,UZB,A,2023,2989412345,6,USD,FOB,E\n"
    )
    (observation,), gaps = load(tmp_path, text)
    assert gaps == () and observation.value == 2_989_412_345
    assert (observation.area, observation.partner, observation.status) == ("KAZ", "UZB", "estimated")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2023", "2023"),
        ("2023-05", "2023-05"),
        ("2023-M05", "2023-05"),
        ("2023M05", "2023-05"),
        ("2023-Q4", "2023-10/2023-12"),
        ("2023-S2", "2023-07/2023-12"),
        ("2023-05-31", "2023-05-31"),
    ],
)
def test_periods_as_sdmx_writes_them(tmp_path: Path, text: str, period: str) -> None:
    (observation,), _ = load(tmp_path, f"{HEAD}F,A,KAZ,UZB,X,{text},1,USD,,\n")
    assert observation.period == Period(period)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("F,A,KAZ,UZB,X,2023,,USD,6,A", "OBS_VALUE"),
        ("F,A,KAZ,UZB,X,2023,,USD,6,M", "not available"),
        ("F,A,KAZ,UZB,X,2023,1,USD,six,A", "multiplier"),
        ("F,A,KAZ,UZB,X,2023,1,USD,99,A", "multiplier"),
        ("F,A,KAZ,UZB,GDP_R,2023,1,USD,6,A", "GDP_R"),
        ("F,A,,UZB,X,2023,1,USD,6,A", "REF_AREA"),
        ("F,A,KAZ,,X,2023,1,USD,6,A", "COUNTERPART_AREA"),
        ("F,A,KAZ,UZB,X,2023-W07,1,USD,6,A", "2023-W07"),
        ("F,A,KAZ,UZB,X,2023,1,,6,A", "UNIT_MEASURE"),
    ],
)
def test_a_faulty_row_is_a_gap_with_its_line(tmp_path: Path, row: str, words: str) -> None:
    observations, (gap,) = load(tmp_path, f"{HEAD}F,A,UZB,KAZ,X,2023,1,USD,6,A\n{row}\n")
    assert len(observations) == 1 and gap.where.endswith(":3") and words in gap.why
