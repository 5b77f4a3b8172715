"""Targets on the axis of time, and statistics in from the browser."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.faces.web.restating import NARROW, WIDE, Statement, drawing

ON = "on=2025-11-30"
JSON = {"accept": "application/json"}


@pytest.fixture
def restated(site):
    """Three reports that tell one target: set, said again, given another deadline."""
    told = (
        ("2024-01-10", "The two countries aim to bring mutual trade to $10 billion by 2027, the ministers said."),
        ("2024-06-12", "The two countries aim to bring mutual trade to $10 billion by 2027, the ministers said."),
        ("2025-03-05", "The two countries aim to bring mutual trade to $10 billion by 2030, the ministers said."),
    )
    for day, text in told:
        whole = f"Kazakhstan and Uzbekistan held talks on {day}. {text} Number {day} was told."
        site.post("/reports", pasted=whole, title=f"Talks of {day}", date=day, files={"none": ("", b"")})
    return site


def test_a_target_told_again_stands_on_the_axis_of_time(restated):
    found = restated.json(f"/measures.json?{ON}")["restatements"]
    steps = max((one["steps"] for one in found), key=len)
    days = [step["stated_on"] for step in steps]
    assert days == sorted(days)
    assert {"2024-01-10", "2024-06-12", "2025-03-05"} <= set(days)
    assert {step["deadline"] for step in steps if step["deadline"]} >= {"2027", "2030"}
    page = restated.get(f"/measures?{ON}").text
    assert 'class="chart restated"' in page
    record = next(one["record"] for one in found if one["steps"] is steps)
    alone = restated.get(f"/register/{record}?{ON}").text
    assert alone.count('class="chart restated"') == 1  # it stands in a column, which is never wide
    for claim in {step["claim"] for step in steps}:
        assert f"/register/{record}?{ON}#{claim}" in page.replace("&amp;", "&")


@given(
    st.lists(
        st.tuples(
            st.lists(st.dates(dt.date(1990, 1, 1), dt.date(2060, 1, 1)), min_size=1, max_size=6),
            st.none() | st.dates(dt.date(1990, 1, 1)),
        ),
        min_size=1,
        max_size=5,
    ),
    st.dates(),
    st.sampled_from([WIDE, NARROW]),
)
def test_everything_lies_on_the_drawing(told, on, width):
    rows = [Statement("said", deadline, tuple((day, "restated") for day in sorted(days))) for days, deadline in told]
    made = drawing(rows, on, width)
    for name in ("cx", "x1", "x2"):
        assert all(0 <= float(x) <= width for x in re.findall(rf'{name}="([-0-9.]+)"', made))
    assert made.count("<circle") == sum(len(days) for days, _ in told)


def test_statistics_are_counted_once_and_change_the_measure(site):
    before = site.json(f"/measures.json?{ON}")
    csv = b"year,reporter,partner,flow,value_usd\n2030,KAZ,UZB,turnover,9900000000\n"
    told = site.post("/measures", files=[("files", ("late.csv", csv))], headers=JSON).json()
    assert told["observations"] == 1
    assert site.json(f"/measures.json?{ON}")["observations"] == before["observations"] + 1


def test_the_headline_targets_come_by_need(site):
    order = ("missed", "behind", "on_track", "achieved")
    rated = [one["rating"] for one in site.json(f"/overview.json?{ON}")["targets"] if one["rating"] in order]
    assert rated == sorted(rated, key=order.index)


def test_a_record_tells_what_only_several_reports_tell(site):
    kinds = {}
    for listed in site.json(f"/register.json?{ON}")["records"]:
        record = site.json(f"/register/{listed['id']}.json?{ON}")
        kinds.setdefault(listed["kind"], []).append(record)
    acts = [one for told in kinds["agreement"] for one in told["record"]["acts"]]
    assert {act["status"] for act in acts} & {"signed", "ratified"}
    assert all(act["claims"] for act in acts)
    found = [finding for told in kinds.values() for one in told for finding in one["findings"]]
    assert found
    assert all(finding["sentence"] for finding in found)
