from __future__ import annotations

import datetime as dt
import json
from urllib.parse import parse_qs, urlsplit

import pytest
from website import FakeWeb

from kelisim.sources import load_observations
from kelisim.sources.draft import RefusedError
from kelisim.sources.statistics import client
from kelisim.sources.statistics.catalogue import sources
from kelisim.sources.statistics.formats import formats

TODAY = dt.date(2024, 2, 20)


def comtrade(url: str) -> bytes:
    asked = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
    row = {
        "reporterCode": int(asked["reporterCode"]),
        "partnerCode": int(asked["partnerCode"]),
        "period": asked["period"],
    }
    flows = [{"flowCode": flow, "cmdCode": "TOTAL", "primaryValue": 1.5} for flow in asked["flowCode"].split(",")]
    return json.dumps({"data": [{**row, **flow} for flow in flows]}).encode()


def test_each_side_is_asked_for_each_year() -> None:
    web = FakeWeb(comtrade)
    observations, gaps = load_observations("comtrade:KAZ-UZB:2021-2022", web=web)
    assert gaps == () and len(web.asked) == 4
    assert sorted((o.area, o.partner, o.period.text, o.indicator) for o in observations) == [
        (area, partner, year, indicator)
        for area, partner in (("KAZ", "UZB"), ("UZB", "KAZ"))
        for year in ("2021", "2022")
        for indicator in ("exports", "imports")
    ]
    assert {o.vintage for o in observations} == {"2024-02-20"}
    assert {o.source for o in observations} == {url for url, _ in web.asked}


def test_the_sources_own_numbers_of_countries_are_used() -> None:
    (first, *_) = client.addresses(client.parse("comtrade:USA-KAZ:2023", TODAY))
    assert "reporterCode=842&partnerCode=398" in first


def test_the_imf_is_asked_once_a_side_with_its_headers_and_other_years_are_left_out() -> None:
    head = "COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,TIME_PERIOD,OBS_VALUE,UNIT\n"
    rows = "".join(f"KAZ,XG_FOB_USD,UZB,A,{year},{year},USD\n" for year in (2019, 2020, 2021))
    web = FakeWeb(lambda url: (head + rows).encode())
    observations, _ = load_observations("imf-imts:KAZ-UZB:2020", web=web)
    assert [o.period.text for o in observations if "KAZ.X" in o.source] == ["2020"]
    assert len(web.asked) == 2 and all("csv" in headers["Accept"] for _, headers in web.asked)


def test_without_network_one_gap_and_no_further_tries() -> None:
    def down(url: str) -> bytes:
        raise RefusedError("network", "there is no network.")

    web = FakeWeb(down)
    observations, (gap,) = load_observations("comtrade:KAZ-UZB:2015-2022", web=web)
    assert observations == () and gap.what == "network" and len(web.asked) == 1


def test_one_bad_answer_leaves_the_others() -> None:
    web = FakeWeb(lambda url: b"<html>" if "period=2021" in url else comtrade(url))
    observations, gaps = load_observations("comtrade:KAZ-UZB:2021-2022", web=web)
    assert len(observations) == 4 and len(gaps) == 2


@pytest.mark.parametrize(
    "text",
    [
        "comtrade:",
        "comtrade:KAZ",
        "comtrade:kaz-uzb",
        "comtrade:KAZ-UZB:2022-2021",
        "comtrade:KAZ-UZB:2999",
        "comtrade:KAZ-ABX",
    ],
)
def test_a_query_of_another_form_is_one_gap(text: str) -> None:
    observations, (gap,) = load_observations(text, web=FakeWeb(comtrade))
    assert observations == () and gap.what == "misuse"


def test_a_query_without_years_covers_the_last_ten() -> None:
    query = client.parse("comtrade:KAZ-UZB", TODAY)
    assert (query.first, query.last) == (2014, 2024)


@pytest.mark.parametrize("name", sorted(sources()))
def test_every_source_has_an_address_that_can_be_filled_and_a_known_format(name: str) -> None:
    source = sources()[name]
    assert source.format in formats() and source.about.endswith(")") and source.limits.endswith(".")
    for address in client.addresses(client.parse(f"{name}:KAZ-UZB:2021-2022", TODAY)):
        assert address.startswith("https://") and "{" not in address and " " not in address
