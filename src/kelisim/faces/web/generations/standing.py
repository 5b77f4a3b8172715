"""The desk of a generation: its pages show the register as it was when the keeper forked it."""

from __future__ import annotations

import datetime as dt
import fcntl
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Literal

from kelisim.faces.web.desk import Desk, LackingError
from kelisim.model import Decision
from kelisim.workflow import Ledger, Shown

LARGE = 2_000
"""Claims from which no page makes a view or a review of its own: the keeper has them made, and the page waits."""

View = tuple[dt.date, str | None]
"""The day of a view, and the moment of knowledge: ``None`` for the generation's."""
Kind = Literal["view", "review"]


def name_of(kind: Kind, view: View) -> str:
    """What a generation may hold or lack, as one word for the front and the keeper to speak of."""
    return f"{kind} {view[0].isoformat()} {view[1] or ''}"


def named(what: str) -> tuple[Kind, View]:
    """What ``name_of`` named."""
    kind, on, known = what.split(" ", 2)
    return ("review" if kind == "review" else "view"), (dt.date.fromisoformat(on), known or None)


class Standing(Desk):
    """A desk whose views are those of one moment. Whoever writes gets views of now.

    Args:
        ledger: The register.
        language: Of labels and dates, for readers who chose none.
        folder: Private to this server: what its processes do one at a time is locked there.

    Attributes:
        moment: Up to when its pages show what was entered.
        views: What it holds.
        reviews: By day, the view whose measures and findings pages show.
        large: Whether the register is too large for a page to make a view.
    """

    def __init__(self, ledger: Ledger, *, language: str, folder: Path) -> None:
        super().__init__(ledger, by="", language=language)
        self.moment = ""
        self.views: dict[View, Shown] = {}
        self.reviews: dict[dt.date, Shown] = {}
        self.large = False
        self._folder = folder

    def holds(self) -> list[str]:
        """The names of all that it holds."""
        reviews = [name_of("review", (on, None)) for on in self.reviews]
        return [*(name_of("view", view) for view in self.views), *reviews]

    def shown(self, on: dt.date, known: str | None = None, since: dt.date | None = None) -> Shown:
        """As the generation holds it; of a small register any other view is made at once.

        Raises:
            InvalidValueError: If ``known`` is no moment.
            LackingError: If it holds no such view.
        """
        self.ledger.moment(known)
        found = self.views.get((on, known))
        if found is None and self.large:
            raise LackingError(name_of("view", (on, known)))
        if found is None:
            return self._at(self.moment, on, known, since)
        return found if since is None else found.marking(since)

    def entered_since(self, shown: Shown) -> tuple[Decision, ...]:
        """The decisions of persons since this generation was made."""
        return self.ledger.decided_since(shown.moment)

    def reviewed(self, shown: Shown) -> Shown:
        """The last view whose review was made; of a small register, and of a moment of knowledge, the view itself.

        Raises:
            LackingError: If there is none yet.
        """
        found = self.reviews.get(shown.on) if shown.known is None else shown
        if found is None and self.large:
            raise LackingError(name_of("review", (shown.on, None)))
        return found or shown

    def writing(self) -> AbstractContextManager[object]:
        """One writer at a time, of all processes of this server."""
        return _turn(self._folder / "writing")

    def taking_in(self) -> AbstractContextManager[object]:
        """One sender of reports or statistics at a time, of all processes of this server."""
        return _turn(self._folder / "taking-in")


@contextmanager
def _turn(file: Path) -> Iterator[None]:
    """Wait until nobody else is inside; whoever dies inside is outside."""
    handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
