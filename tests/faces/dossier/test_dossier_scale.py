"""Scales and drawings: round ticks, no label over another, every reporter a shape of its own."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise

import pytest
from dossier_sample import chart, labels, review
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from kelisim.faces.dossier.html import timeline, trade
from kelisim.faces.dossier.html.scale import Scale, nice_step, nice_ticks, rows_without_overlap, year_ticks
from kelisim.faces.dossier.html.sheets import css_text, standing_alone
from kelisim.faces.dossier.words import Words
from kelisim.model.review import Chart, ChartPoint, Event, Timeline

numbers = st.floats(-1e12, 1e12, allow_nan=False)
WORDS = Words(review(), labels())


@given(numbers, numbers, st.integers(1, 12))
@example(0.0, 5e-324, 2)
@example(1e12, 1e12 + 1e-3, 5)
def test_ticks_enclose_the_values_and_are_few(low, high, count):
    ticks = nice_ticks(low, high, count)
    slack = abs(ticks[-1] - ticks[0]) * 1e-6 + max(abs(low), abs(high)) * 1e-8 + 1e-190
    assert ticks[0] <= min(low, high) + slack and max(low, high) <= ticks[-1] + slack
    assert 2 <= len(ticks) <= count + 3


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (0, 10e9, (0, 2e9, 4e9, 6e9, 8e9, 10e9)),
        (0, 4.3, (0, 1, 2, 3, 4, 5)),
        (0, 0, (0, 0.2, 0.4, 0.6, 0.8, 1)),
        (-3, 12, (-5, 0, 5, 10, 15)),
        (0, 97, (0, 20, 40, 60, 80, 100)),
    ],
)
def test_ticks_are_round(low, high, ticks):
    assert nice_ticks(low, high) == ticks


@pytest.mark.parametrize("span", [0, -1, float("nan"), float("inf")])
def test_a_step_of_nothing_is_one(span):
    assert nice_step(span, 5) == 1.0


def test_a_scale_maps_its_ends_and_a_point_lies_in_the_middle():
    scale = Scale(0, 10, 100, 0)
    assert (scale(0), scale(5), scale(10)) == (100, 50, 0)
    assert Scale(3, 3, 0, 100)(3) == 50


@given(st.lists(st.tuples(st.floats(0, 1000), st.floats(1, 300)), max_size=60))
def test_no_two_labels_of_a_row_touch(pairs):
    intervals = [(start, start + width) for start, width in pairs]
    rows = rows_without_overlap(intervals, 8)
    for n, (row, (start, end)) in enumerate(zip(rows, intervals, strict=True)):
        for other, (left, right) in zip(rows[:n], intervals[:n], strict=True):
            assert row != other or end + 8 <= left or right + 8 <= start


def test_year_ticks_are_thinned():
    assert year_ticks(dt.date(2021, 3, 1), dt.date(2024, 3, 1)) == (2022, 2023, 2024)
    assert len(year_ticks(dt.date(1900, 1, 1), dt.date(2020, 1, 1), 8)) <= 8


def _svg(markup: str):
    return etree.fromstring(standing_alone(markup, "Serif"))


def _of_class(svg, name: str):
    return svg.xpath(f"//*[contains(concat(' ', @class, ' '), ' {name} ')]")


def test_reporters_differ_in_shape_and_parts_of_years_are_hollow():
    svg = _svg(trade.drawing(chart(), WORDS, trade.WIDE, "c"))
    shapes = {re.search(r"a\d", mark.get("class")).group(): mark[1].tag for mark in _of_class(svg, "mark")}
    corners = {
        re.search(r"a\d", m.get("class")).group(): (m[1].get("points") or "").count(",") for m in _of_class(svg, "mark")
    }
    assert len(set(zip(shapes.values(), corners.values(), strict=True))) >= 2
    assert len(shapes) == len(trade.areas(chart())) == 3
    assert len(_of_class(svg, "part")) == 1


def test_the_target_has_a_line_a_path_and_the_growth_it_needs():
    svg = _svg(trade.drawing(chart(), WORDS, trade.NARROW, "c"))
    assert len(_of_class(svg, "target")) == len(_of_class(svg, "path")) == 1
    text = " ".join(svg.itertext())
    assert "15.1%" in text and "2030" in text


@pytest.mark.parametrize("size", [trade.WIDE, trade.NARROW])
def test_everything_lies_on_the_paper(size):
    svg = _svg(trade.drawing(chart(), WORDS, size, "c"))
    for key, most in (("x", size.width), ("cx", size.width), ("y", size.height), ("cy", size.height)):
        for value in svg.xpath(f"//@{key}"):
            assert 0 <= float(value) <= most


def test_a_chart_of_one_point_or_none_is_drawn():
    for points in ((), (ChartPoint("2023", 5.0, "KAZ", (1,)),), (ChartPoint("2023", 0.0, "KAZ", (1,)),)):
        assert "svg" in trade.drawing(Chart("trade_chart", "USD", points), WORDS, trade.WIDE, "c")


def test_equal_values_of_one_reporter_are_one_mark():
    same = (ChartPoint("2022", 5e9, "KAZ", (1,)),) * 6
    svg = _svg(trade.drawing(Chart("trade_chart", "USD", same), WORDS, trade.WIDE, "c"))
    assert len(_of_class(svg, "mark")) == 1


def _timeline(count: int) -> Timeline:
    days = [f"{2000 + n % 25}-0{1 + n % 9}" for n in range(count)]
    kinds = ("agreement", "meeting")
    events = (
        Event(day, kinds[n % 2], f"An event of some length, number {n}", None, (1,)) for n, day in enumerate(days)
    )
    return Timeline("timeline", tuple(events))


@pytest.mark.parametrize("count", [1, 2, 39, 200])
def test_labels_of_the_timeline_do_not_overlap(count):
    svg = _svg(timeline.drawing(_timeline(count), WORDS, "t"))
    spans: dict[float, list[tuple[float, float]]] = {}
    for event in _of_class(svg, "event"):
        label = event[2]
        x, length = float(label.get("x")), len(label.text) * 6.5
        span = (x - length, x) if label.get("text-anchor") == "end" else (x, x + length)
        spans.setdefault(float(label.get("y")), []).append(span)
        assert 0 <= float(event[1].get("cx")) <= 850
    for row in spans.values():
        row.sort()
        assert all(left[1] <= right[0] for left, right in pairwise(row))


def test_what_lies_ahead_is_hollow_and_the_day_of_the_review_is_drawn():
    events = (Event("2023-01-01", "meeting", "Past", None, (1,)), Event("2026", "meeting", "Ahead", None, (1,)))
    svg = _svg(timeline.drawing(Timeline("timeline", events), WORDS, "t"))
    ahead = _of_class(svg, "ahead")
    assert len(ahead) == 1 and "Ahead" in "".join(ahead[0].itertext())
    assert len(_of_class(svg, "day")) == 1


def test_a_long_label_is_cut_at_a_word():
    assert timeline.shortened("Meeting of heads of state in Tashkent", 20) == "Meeting of heads…"
    assert timeline.shortened("short", 20) == "short"
    assert len(timeline.shortened("x" * 99, 20)) == 20


def test_a_drawing_alone_has_plain_colours():
    text = standing_alone(trade.drawing(chart(), WORDS, trade.WIDE, "c"), "Libertinus Serif")
    assert "var(" not in text and "#11586c" in text and 'xmlns="http://www.w3.org/2000/svg"' in text


@given(st.text())
def test_a_title_in_the_style_sheet_cannot_leave_its_quotes(text):
    assert re.fullmatch(r'"([A-Za-z0-9]|\\[0-9a-f]+ )*"', css_text(text))
