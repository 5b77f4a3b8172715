"""Which views the keeper keeps, how they are brought up to what is entered, and when a review is made anew."""

from __future__ import annotations

import datetime as dt
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kelisim.errors import KelisimError
from kelisim.faces.web.generations.beside import Errand, packed, unpack
from kelisim.faces.web.generations.rehearsing import Rehearsal
from kelisim.faces.web.generations.standing import LARGE, Kind, Standing, View
from kelisim.faces.web.kept import warm, warm_review
from kelisim.faces.web.reviewing import QUICK, REST
from kelisim.workflow import Shown
from kelisim.workflow.memory import memory_of

PARKED = 60.0
"""Seconds after which a view that nobody asks for is not brought up any more; it is when somebody asks again."""
MOST = 6
_SPOKEN, _EXPECTED = 3600.0, 20.0
_LATER = "9999"
_log = logging.getLogger("kelisim.web")

Fork = Callable[[Callable[[], bytes], Path], Errand]


@dataclass(slots=True)
class _Away:
    """What a process beside the keeper is making."""

    kind: Kind
    shown: Shown
    errand: Errand
    since: float


class Views:
    """The views of a register, and the last review of each day.

    Args:
        desk: The desk of the generations; what it holds is set here.
        rehearsal: The pages for nobody.
        folder: Where processes beside the keeper leave what they made.
    """

    def __init__(self, desk: Standing, rehearsal: Rehearsal, folder: Path) -> None:
        self.desk, self.rehearsal, self._folder = desk, rehearsal, folder
        self._asked: dict[View, float] = {}
        self._wanted: list[View] = []
        self._away: dict[int, _Away] = {}
        self._resting: dict[dt.date, float] = {}
        self._redaction: str | None = None
        self._slow = False
        self._new = True
        self._languages = {desk.language: 0.0}
        self._rehearsed = 0

    @property
    def processes(self) -> list[int]:
        """Those that work beside the keeper."""
        return list(self._away)

    def expect(self, view: View) -> None:
        """Hold a view that nobody asked for yet; not for long, where nobody does."""
        self.want(view)
        if view in self._asked:
            self._asked[view] -= PARKED - _EXPECTED

    def want(self, view: View) -> None:
        """Hold a view from the next generation on; of a large register one that is not at hand is made beside first."""
        if view in self._asked:
            self._asked[view] = time.monotonic()
            self._new = self._new or view not in self.desk.views
        elif self.desk.large and not self._at_hand(view):
            if view not in self._wanted:
                self._wanted.append(view)
        else:
            self._asked[view], self._new = time.monotonic(), True

    def asked(self, view: View, language: str) -> None:
        """Somebody looked at a view, in a language."""
        self._languages[language] = time.monotonic()
        if view in self._asked or not self.desk.large:
            self.want(view)

    def _at_hand(self, view: View) -> bool:
        on, known = view
        return known is None and memory_of(self.desk.ledger).before((on, None), _LATER) is not None

    def grow(self) -> bool:
        """Bring all views up to what was entered; false where there is nothing new to show."""
        moment = self.desk.ledger.last_stamp()
        if moment == self.desk.moment and not self._new:
            return False
        self._park()
        self._forget_redacted()
        held = {view: shown for view in list(self._asked) if (shown := self._grown(view, moment)) is not None}
        self.desk.views, self.desk.moment, self._new = held, moment, False
        for shown in held.values():
            self.desk.large = len(shown.entries.claims) >= LARGE
            if shown.known is None and not self._reviews_beside():
                self._review_at_once(shown)
        return True

    def _grown(self, view: View, moment: str) -> Shown | None:
        on, known = view
        before = self.desk.views.get(view)
        if before is not None and (known is not None or before.moment == moment):
            return before
        shown = Shown(self.desk.ledger, on=on, known=known, moment=moment)
        try:
            warm(shown, before)
        except KelisimError as error:
            _log.error("the view of %s cannot be made: %s", on, error)
            self._asked.pop(view, None)
            return None
        memory_of(self.desk.ledger).forget_before(view, moment)
        return shown

    def _park(self) -> None:
        """Leave what nobody asked for lately as it is; one view is always kept up."""
        newest = sorted(self._asked, key=lambda view: self._asked[view], reverse=True)
        late = time.monotonic() - PARKED
        for place, view in enumerate(newest):
            if place and (place >= MOST or self._asked[view] < late):
                del self._asked[view]

    def _forget_redacted(self) -> None:
        """Nothing is shown of what was taken out of the register since."""
        redaction = self.desk.ledger.last_redaction()
        if redaction != self._redaction:
            self.desk.views, self._redaction = {}, redaction
            self.desk.reviews.clear()

    def _spoken(self) -> list[str]:
        """The languages in which pages were asked for lately, and the register's."""
        late = time.monotonic() - _SPOKEN
        own = self.desk.language
        return [code for code, when in self._languages.items() if code == own or when > late]

    def rehearse(self) -> bool:
        """Write the pages once where that was not done yet, with and without findings; whether anything was done."""
        shown = next(iter(self.desk.views.values()), None)
        stage = 0 if shown is None else 2 if shown.on in self.desk.reviews else 1
        if shown is None or self._rehearsed >= stage:
            return False
        self._rehearsed, self._new = stage, True
        self.rehearsal.run(shown, self._spoken())
        return True

    def rehearse_in_worker(self) -> None:
        """Write the pages once in a worker, in the language in which most are asked for."""
        shown = next(iter(sorted(self.desk.views.values(), key=self._asked_last)), None)
        if shown is not None and self.desk.large:
            self.rehearsal.run(shown, [max(self._languages, key=lambda code: self._languages[code])])

    def _asked_last(self, shown: Shown) -> float:
        return -self._asked.get((shown.on, shown.known), 0.0)

    def _reviews_beside(self) -> bool:
        return self.desk.large or self._slow

    def _review_at_once(self, shown: Shown) -> None:
        if self.desk.reviews.get(shown.on) is not shown:
            begun = time.process_time()
            _ = shown.review
            self._slow = time.process_time() - begun > QUICK
            self._take(shown)

    def _take(self, shown: Shown) -> None:
        warm_review(shown, self._spoken())
        self.desk.reviews[shown.on] = shown
        for on in [one for one in self.desk.reviews if (one, None) not in self._asked and one != shown.on]:
            del self.desk.reviews[on]

    def run_errands(self, fork: Fork) -> None:
        """Have made beside the keeper what is wanted and takes long."""
        while self._wanted:
            on, known = self._wanted.pop()
            shown = Shown(self.desk.ledger, on=on, known=known, moment=self.desk.moment)
            if not self._is_away("view", shown):
                self._send("view", shown, lambda shown=shown: _opened(shown), fork)  # type: ignore[misc]
        for shown in self.desk.views.values() if self._reviews_beside() else ():
            last = self.desk.reviews.get(shown.on)
            due = shown.known is None and (last is None or last.moment < shown.moment)
            if due and not self._is_away("review", shown) and time.monotonic() >= self._resting.get(shown.on, 0.0):
                self._send("review", shown, lambda shown=shown: packed(shown), fork)  # type: ignore[misc]

    def _is_away(self, kind: Kind, shown: Shown) -> bool:
        view = (kind, shown.on, shown.known)
        return any((one.kind, one.shown.on, one.shown.known) == view for one in self._away.values())

    def _send(self, kind: Kind, shown: Shown, work: Callable[[], bytes], fork: Fork) -> None:
        errand = fork(work, self._folder / f"{kind}-{time.monotonic_ns()}")
        self._away[errand.process] = _Away(kind, shown, errand, time.monotonic())

    def ended(self, process: int, *, ok: bool) -> None:
        """A process has ended; take what it made, if it was one of those beside the keeper."""
        away = self._away.pop(process, None)
        if away is None:
            return
        on, took = away.shown.on, time.monotonic() - away.since
        if not ok:
            _log.error("a %s of %s could not be made", away.kind, on)
        elif away.kind == "view":
            self._asked[on, away.shown.known] = time.monotonic()
        elif away.shown.moment >= (self._redaction or ""):
            unpack(away.shown, away.errand.result.read_bytes())
            self._take(away.shown)
        if away.kind == "review":
            self._resting[on] = time.monotonic() + REST * took
        self._new = self._new or ok
        away.errand.result.unlink(missing_ok=True)


def _opened(shown: Shown) -> bytes:
    """Make a view; the register keeps it, so that the keeper finds it there."""
    _ = shown.register
    return b""
