import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.errors import InvalidValueError
from kelisim.ledger.stamps import STAMP, Stamper, moment, stamp


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-02-20", "2024-02-20T23:59:59.999999Z"),
        ("2024-02-20T10:30:00Z", "2024-02-20T10:30:00.000000Z"),
        ("2024-02-20T10:30", "2024-02-20T10:30:00.000000Z"),
        ("2024-02-20T10:30:00+05:00", "2024-02-20T05:30:00.000000Z"),
        ("2024-02-20T10:30:00.000123Z", "2024-02-20T10:30:00.000123Z"),
    ],
)
def test_a_moment_is_read(text, expected):
    assert moment(text) == expected


@pytest.mark.parametrize("text", ["", "yesterday", "2024-02-30", "2024-02", "9999-12-31"])
def test_what_is_no_moment_is_refused(text):
    with pytest.raises(InvalidValueError, match="is no moment"):
        moment(text)


start = dt.datetime(1990, 1, 1, tzinfo=dt.UTC)
times = st.integers(0, 10**15).map(lambda ticks: start + dt.timedelta(microseconds=ticks))


@given(st.lists(times, min_size=1))
def test_stamps_only_grow_whatever_the_clock_does(times):
    clock = iter(times)
    stamper = Stamper("1970-01-01T00:00:00.000000Z", lambda: next(clock))
    given_out = [stamper.next() for _ in times]
    assert given_out == sorted(set(given_out))
    assert all(STAMP.fullmatch(one) and moment(one) == one for one in given_out)
    assert given_out[0] == stamp(times[0])
