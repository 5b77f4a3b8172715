"""SDMX-ML and SDMX-JSON against sdmx1 itself, and what is refused."""

from __future__ import annotations

import io
import json
import logging
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from website import FakeWeb

from kelisim.sources import load_observations, observations_of

FOLDER = Path(__file__).parents[2] / "specimens" / "statistics"


def test_a_second_program_reads_the_same_keys_and_values_from_json() -> None:
    """Its multiplier is left out of the comparison: sdmx1 loses the attributes of series in JSON."""
    sdmx = pytest.importorskip("sdmx")
    message = sdmx.read_sdmx(io.BytesIO((FOLDER / "sdmx-json1.json").read_bytes()))
    theirs = {
        (*(one.key[name].value for name in ("REF_AREA", "COUNTERPART_AREA", "TIME_PERIOD")), Decimal(str(one.value)))
        for data in message.data
        for one in data.obs
        if one.value is not None
    }
    ours, _ = load_observations(str(FOLDER / "sdmx-json1.json"))
    assert {(o.area, o.partner, o.period.text, o.value / 10**6) for o in ours} == theirs
    assert not any(one.attrib.get("UNIT_MULT") for data in message.data for one in data.obs), "sdmx1 learned it"


@pytest.mark.parametrize("name", ["sdmx-json1.json", "sdmx21-generic.xml"])
def test_the_multiplier_of_a_series_is_never_lost(name: str) -> None:
    pytest.importorskip("sdmx")
    observations, _ = load_observations(str(FOLDER / name))
    assert next(o for o in observations if o.indicator == "exports").value > 10**9


def test_without_sdmx1_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sdmx", None)
    observations, (gap,) = load_observations(str(FOLDER / "sdmx21-generic.xml"))
    assert observations == () and "pip install 'kelisim[sdmx]'" in gap.why


def test_reading_leaves_the_loggers_as_they_were() -> None:
    pytest.importorskip("sdmx")
    before = logging.getLogger("sdmx").level
    load_observations(str(FOLDER / "sdmx21-specific.xml"))
    assert logging.getLogger("sdmx").level == before


_HEAD = '<message:GenericData xmlns:message="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message">'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"{_HEAD}<message:Header>", "no SDMX message"),
        (f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>{_HEAD}</message:GenericData>', "document type"),
        (f"{_HEAD}</message:GenericData>", "no observation"),
        ('{"dataSets": [{"series": {"0": {"observations": {"0": [1]}}}}]}', "structure"),
        ('{"dataSets": [], "structure": {"dimensions": {}}}', "no observation"),
        ('{"dataSets": 7, "structure": {"dimensions": {}}}', "structure"),
        ('{"dataSets": [', "no JSON"),
    ],
)
def test_a_broken_message_is_one_gap(text: str, words: str) -> None:
    pytest.importorskip("sdmx")
    observations, (gap,) = observations_of(text.encode(), "message")
    assert observations == () and words in gap.why


def test_a_declared_encoding_is_not_believed_twice() -> None:
    pytest.importorskip("sdmx")
    text = (FOLDER / "sdmx21-generic.xml").read_text(encoding="utf-8").replace('"UTF-8"', '"windows-1251"', 1)
    observations, _ = observations_of(text.encode("cp1251"), "x.xml")
    assert len(observations) == 1


def test_flat_observations_without_series() -> None:
    message = {
        "meta": {"prepared": "2024-05-01"},
        "data": {
            "structure": {
                "id": "FLAT",
                "dimensions": {
                    "observation": [
                        {"id": "REF_AREA", "values": [{"id": "KAZ"}]},
                        {"id": "COUNTERPART_AREA", "values": [{"id": "UZB"}]},
                        {"id": "FLOW", "values": [{"id": "X"}]},
                        {"id": "TIME_PERIOD", "values": [{"id": "2022"}, {"id": "2023"}]},
                    ]
                },
                "attributes": {"observation": [{"id": "UNIT", "values": [{"id": "USD"}]}]},
            },
            "dataSets": [{"observations": {"0:0:0:0": [3, 0], "0:0:0:1": [4, 0]}}],
        },
    }
    observations, gaps = observations_of(json.dumps(message).encode(), "flat.json")
    assert gaps == () and [(o.period.text, o.value, o.vintage) for o in observations] == [
        ("2022", 3, "2024-05-01"),
        ("2023", 4, "2024-05-01"),
    ]


def test_the_world_bank_is_asked_once_a_side_and_its_codes_are_read_back() -> None:
    pytest.importorskip("sdmx")
    text = (FOLDER / "wits.xml").read_text(encoding="utf-8").replace('PARTNER="UZB"', 'PARTNER="ROM"')
    web = FakeWeb(lambda url: text.encode())
    observations, _ = load_observations("wits:KAZ-ROU:2021", web=web)
    assert [url.partition("/reporter/")[2].split("/year")[0] for url, _ in web.asked] == ["KAZ", "ROM"]
    assert "partner/ROM/" in web.asked[0][0]
    assert {(o.area, o.partner, o.value, o.unit) for o in observations} == {("KAZ", "ROU", 1_200_300_400, "USD")}
