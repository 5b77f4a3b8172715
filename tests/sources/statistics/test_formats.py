from __future__ import annotations

from pathlib import Path

import pytest

from kelisim.sources import load_observations
from kelisim.sources.statistics import formats as package
from kelisim.sources.statistics.formats import formats
from kelisim.sources.statistics.rows import alpha3_codes, area


def test_the_forms_are_those_agreed_on() -> None:
    assert sorted(formats()) == ["comtrade_json", "sdmx_csv", "sdmx_json", "sdmx_ml", "table_csv"]


def test_adding_a_form_touches_one_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tally.py").write_text(
        "from decimal import Decimal\n"
        "from kelisim.model import Observation, Period\n"
        "def fits(text):\n"
        "    return text.startswith('TALLY')\n"
        "def read(text, where, series):\n"
        "    value = Decimal(text.split()[1])\n"
        "    return (Observation(where, series, 'exports', 'KAZ', 'UZB', Period('2023'), value, 'USD'),), ()\n"
    )
    monkeypatch.setattr(package, "__path__", [*package.__path__, str(tmp_path)])
    (tmp_path / "x.tally").write_text("TALLY 12.50")
    (observation,), gaps = load_observations(str(tmp_path / "x.tally"))
    assert gaps == () and str(observation.value) == "12.50" and observation.series == "x"


@pytest.mark.parametrize(
    ("code", "country"),
    [
        ("KZ", "KAZ"),
        ("uz", "UZB"),
        ("398", "KAZ"),
        ("40", "AUT"),
        ("DE", "DEU"),
        ("FR", "FRA"),
        ("TL", "TLS"),
        ("CD", "COD"),
    ],
)
def test_a_country_is_read_in_every_code(code: str, country: str) -> None:
    assert area(code) == country


def test_codes_of_a_system_lead_back_to_the_country() -> None:
    for system in ("alpha2", "m49"):
        codes = alpha3_codes(system)
        assert len(codes) > 200
        assert all(area(code) == country for country, code in codes.items())
