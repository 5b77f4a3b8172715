"""Which review the pages show while a large register is being worked on.

A review looks at all records at once, and that of 50,000 claims takes seconds. Where it takes long, pages go on showing
the last one, which says of which moment it is, and the next one is made beside them. Each is the review of its moment,
the same as worked out anew.
"""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from kelisim.workflow import Shown

QUICK = 0.3
"""Seconds of work within which a review is made while the reader waits."""
REST = 9
"""The pause after a review was made beside the pages, in times of what it took: readers come first."""
_MOST = 4

Key = tuple[dt.date, dt.date | None, str | None]
"""The day of the view, the day from which news is marked, and the last redaction: what it took away goes at once."""


@dataclass(slots=True)
class _Last:
    """The last view whose review was made.

    Attributes:
        shown: The view.
        took: Seconds of work that its review took.
        resting: Until when (monotonic) the next one is not begun.
        making: Whether the next one is being made.
    """

    shown: Shown
    took: float
    resting: float = 0.0
    making: bool = False


class Reviews:
    """The last reviews of views as of now."""

    def __init__(self) -> None:
        self._last: OrderedDict[Key, _Last] = OrderedDict()
        self._lock, self._first = threading.Lock(), threading.Lock()

    def of(self, shown: Shown, again: Callable[[], Shown], *, redaction: str | None) -> Shown:
        """The view whose review is to be shown: the one given where its review is quickly made, else the last.

        Args:
            shown: The view that a page is about.
            again: Makes a view of now that no page waits for.
            redaction: The moment of the last redaction.
        """
        if shown.known is not None:
            return shown
        key = (shown.on, shown.since, redaction)
        with self._lock:
            last = self._last.get(key)
            if last is not None and last.took > QUICK:
                if last.shown.moment < shown.moment:
                    self._begin(key, last, again)
                return last.shown
        with self._first:
            last = self._last.get(key)
            if last is None or last.took <= QUICK:
                self._keep(key, shown, _made(shown))
                return shown
        return last.shown

    def _begin(self, key: Key, last: _Last, again: Callable[[], Shown]) -> None:
        if not last.making and time.monotonic() >= last.resting:
            last.making = True
            threading.Thread(target=self._renew, args=(key, last, again), name="review", daemon=True).start()

    def _renew(self, key: Key, last: _Last, again: Callable[[], Shown]) -> None:
        try:
            fresh = again()
            took = _made(fresh)
            self._keep(key, fresh, took, resting=time.monotonic() + REST * took)
        finally:
            last.making = False

    def _keep(self, key: Key, shown: Shown, took: float, resting: float = 0.0) -> None:
        with self._lock:
            self._last[key] = _Last(shown, took, resting)
            self._last.move_to_end(key)
            while len(self._last) > _MOST:
                self._last.popitem(last=False)


def _made(shown: Shown) -> float:
    """Seconds of work of this thread that making the review took; next to none where it is there."""
    _ = shown.entries, shown.register
    begun = time.thread_time()
    _ = shown.review
    return time.thread_time() - begun
