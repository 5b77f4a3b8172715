"""What a register shows on a day as known at a moment, all from one snapshot, each part made when first asked for."""

from __future__ import annotations

import datetime as dt
import threading
from functools import cached_property

from kelisim import measures, review
from kelisim.ledger import Ledger
from kelisim.model import Entries, Record, Register
from kelisim.model.digest import Plain
from kelisim.model.measure import Measure
from kelisim.model.review import Review
from kelisim.workflow.kept import opened
from kelisim.workflow.memory import memory_of
from kelisim.workflow.views import today, versions


class Shown:
    """Register, measures and review of one day and one moment of knowledge.

    Several threads may ask at once: each part is made once.

    Args:
        ledger: Read once, when the first part is asked for.
        on: The day in the world.
        known: The moment of knowledge, ``None`` for now.
        since: The day from which news is marked.
        moment: What now means; as a rule the moment of the first look.
    """

    def __init__(
        self,
        ledger: Ledger,
        *,
        on: dt.date,
        known: str | None,
        since: dt.date | None = None,
        moment: str | None = None,
    ) -> None:
        if moment is not None:
            self._moment = moment
        self.on = on
        self.known = known
        self.since = since
        self._ledger = ledger
        self._making = threading.RLock()
        self._titles: dict[str, tuple[Plain, str | None]] = {}

    @property
    def moment(self) -> str:
        """Up to when entries are shown."""
        return self.known or self._moment

    @cached_property
    def _moment(self) -> str:
        """What now means: whatever is entered while the parts are made is left to the next look."""
        return self._ledger.last_stamp()

    @cached_property
    def entries(self) -> Entries:
        """All that the register was told up to the moment."""
        with self._making:
            if self.known:
                return self._ledger.entries(self.known)
            return memory_of(self._ledger).entries(self._ledger, self._moment)

    @property
    def register(self) -> Register:
        """The records of the day."""
        with self._making:
            return self._register

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Targets against observations of the day."""
        with self._making:
            return self._measures

    @property
    def review(self) -> Review:
        """The review of the day."""
        with self._making:
            return self._review

    def marking(self, since: dt.date | None) -> Shown:
        """The same view with news marked from another day on; what was made of it already is taken over."""
        made = Shown(self._ledger, on=self.on, known=self.known, since=since, moment=self._moment)
        made.__dict__["entries"], made.__dict__["_register"] = self.entries, self.register
        return made

    def reviewed(self, made: tuple[Measure, ...], review_: Review) -> None:
        """Take over measures and review that another process made of the same view."""
        self.__dict__["_measures"], self.__dict__["_review"] = made, review_

    def title(self, record: Record) -> tuple[Plain, str | None]:
        """What the review calls a record, as labels take it, and the language of the words of a report."""
        if record.id not in self._titles:
            self._titles[record.id] = review.title_of(self.register, record)
        return self._titles[record.id]

    def name_all(self, before: Shown | None = None) -> None:
        """Find the titles of all records; those of the view before are taken over where nothing that they tell changed.

        Args:
            before: A view of the same day, with all titles.
        """
        if before is not None and before.entries.documents == self.entries.documents:
            self._titles |= _titles_of(before, self.register)
        for record in self.register.records:
            self.title(record)

    @cached_property
    def _register(self) -> Register:
        return opened(self._ledger, on=self.on, known=self.known, moment=self._moment, entries=lambda: self.entries)

    @cached_property
    def _measures(self) -> tuple[Measure, ...]:
        return measures.measure(self._register, self._ledger.observations(self.known or self._moment))

    @cached_property
    def _review(self) -> Review:
        coding = measures.second_coding(self.entries)
        return review.build(
            self._register, self._measures, self.entries, since=self.since, versions=versions(), coding=coding
        )


def _titles_of(before: Shown, register: Register) -> dict[str, tuple[Plain, str | None]]:
    """The titles that a register shares with a view before: a meeting may be called after its body."""
    then, titles = before.register.record_of, before._titles
    same = {one.id for one in register.records if then.get(one.id) is one and one.id in titles}
    bodies = all(one.id in same for one in register.records if one.kind == "body")
    return {one.id: titles[one.id] for one in register.records if one.id in same and (bodies or one.kind != "meeting")}


def review_of(
    ledger: Ledger, *, on: dt.date | None = None, known: str | None = None, since: dt.date | None = None
) -> Review:
    """The implementation review on a day, as known at a moment; ``since`` marks what is new from a day on."""
    return Shown(ledger, on=on or today(), known=known, since=since).review
