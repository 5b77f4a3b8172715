"""What the pages share: the register, its views in memory, and the name under which decisions are recorded."""

from __future__ import annotations

import datetime as dt
import threading
from collections import OrderedDict
from contextlib import AbstractContextManager

from kelisim.errors import KelisimError
from kelisim.faces.dossier.words import Words
from kelisim.faces.web.reviewing import Reviews
from kelisim.faces.web.tongue import labels_of, say
from kelisim.lang.labels import Labels
from kelisim.model import Decision, Register
from kelisim.model.review import Review
from kelisim.settings import load_settings
from kelisim.workflow import Ledger, Shown

MOST_VIEWS = 8

_Key = tuple[str, dt.date, str | None, dt.date | None]


class LackingError(KelisimError):
    """A page asks for a view that is not at hand and that no page may make.

    Args:
        what: Its name.
    """

    def __init__(self, what: str) -> None:
        super().__init__(say("this day of the register is still being worked out; ask again in a moment"))
        self.what = what


class Desk:
    """A register being worked on.

    Views are computed once for what the register holds and the dates asked for, and the latest few are kept.

    Args:
        ledger: The register.
        by: Under which name decisions are recorded.
        language: Of labels and dates, for readers who chose none.
        second_share: The share of claims that a team gives to a second person; ``None`` as the settings say.
    """

    def __init__(self, ledger: Ledger, *, by: str, language: str = "en", second_share: float | None = None) -> None:
        self.ledger = ledger
        self.by = by
        self.language = language
        self.second_share = load_settings().second_share if second_share is None else second_share
        self._views: OrderedDict[_Key, Shown] = OrderedDict()
        self._reviews = Reviews()
        self._lock = threading.Lock()
        self._writing: AbstractContextManager[object] = threading.Lock()
        self._taking_in: AbstractContextManager[object] = threading.Lock()

    @property
    def labels(self) -> Labels:
        """Words for codes in the language of the reader, outside of a request in the register's."""
        return labels_of(self.language)

    def shown(self, on: dt.date, known: str | None = None, since: dt.date | None = None) -> Shown:
        """The view of a day as known at a moment, for a page that only looks; the same object as long as it can be."""
        return self.fresh(on, known, since)

    def fresh(self, on: dt.date, known: str | None = None, since: dt.date | None = None) -> Shown:
        """The view of a day with all that was entered up to now; the same object as long as nothing was added."""
        return self._at(self.ledger.last_stamp(), on, known, since)

    def _at(self, moment: str, on: dt.date, known: str | None, since: dt.date | None) -> Shown:
        key = (moment, on, known, since)
        with self._lock:
            found = self._views.pop(key, None) or Shown(self.ledger, on=on, known=known, since=since, moment=moment)
            self._views[key] = found
            while len(self._views) > MOST_VIEWS:
                self._views.popitem(last=False)
        return found

    def entered_since(self, shown: Shown) -> tuple[Decision, ...]:  # noqa: ARG002  (views are of now here)
        """The decisions of persons that a view of now does not know yet, the latest last."""
        return ()

    def reviewed(self, shown: Shown) -> Shown:
        """The view whose measures and findings a page shows: where they take long, of the last moment made."""
        again = lambda: Shown(self.ledger, on=shown.on, known=None, since=shown.since)  # noqa: E731
        return self._reviews.of(shown, again, redaction=self.ledger.last_redaction())

    def writing(self) -> AbstractContextManager[object]:
        """One writer at a time: held around what is added."""
        return self._writing

    def taking_in(self) -> AbstractContextManager[object]:
        """One sender of reports or statistics at a time. It may take minutes, and decisions do not wait for it."""
        return self._taking_in

    def words(self, register: Register) -> Words:
        """Words for codes, dates and slots, without a review."""
        bare = Review(register.parties, register.on, register.known, None, (None, None), (), (), ())
        return Words(bare, self.labels)
