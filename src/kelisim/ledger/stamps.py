"""Moments of recording: UTC ISO text of fixed width, which sorts as time does in both databases."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from kelisim.errors import InvalidValueError

Clock = Callable[[], dt.datetime]

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_TICK = dt.timedelta(microseconds=1)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
STAMP = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z")


def utc_now() -> dt.datetime:
    """The clock of this machine."""
    return dt.datetime.now(dt.UTC)


def stamp(time: dt.datetime) -> str:
    """A moment as ``2026-11-24T23:21:56.000123Z``: always 27 characters."""
    return time.astimezone(dt.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def moment(text: str) -> str:
    """The stamp that a person means: a day stands for its last moment, a time without zone is UTC.

    Raises:
        InvalidValueError: If the text is no ISO day or time.
    """
    if STAMP.fullmatch(text):
        return text
    try:
        if _DAY.fullmatch(text):
            return stamp(dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC) + dt.timedelta(days=1) - _TICK)
        time = dt.datetime.fromisoformat(text)
        return stamp(time if time.tzinfo else time.replace(tzinfo=dt.UTC))
    except (ValueError, OverflowError):
        raise InvalidValueError(
            f"{text!r} is no moment; write a day such as 2024-02-20 or a time such as 2024-02-20T12:00:00Z"
        ) from None


class Stamper:
    """Gives out stamps that only grow, one for each entry, also when the machine's clock steps back.

    Attributes:
        last: The latest stamp given out.
    """

    def __init__(self, last: str, clock: Clock) -> None:
        self.last = last
        self._clock = clock
        self._time = dt.datetime.fromisoformat(last)

    def next(self) -> str:
        """A stamp later than every one before."""
        self._time = max(self._clock().astimezone(dt.UTC), self._time + _TICK)
        self.last = stamp(self._time)
        return self.last
