"""What every finding and section looks at: the register with its dates, deadlines, titles and measures at hand."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from kelisim.model.claim import Claim
from kelisim.model.coding import NOT_CODED, SecondCoding
from kelisim.model.digest import Plain
from kelisim.model.document import Document
from kelisim.model.entry import Entries, Observation
from kelisim.model.measure import Measure
from kelisim.model.period import Period
from kelisim.model.record import Record, Register
from kelisim.review.ends import repeated_targets
from kelisim.review.sides import side_of
from kelisim.review.titles import text_of, title_of

DONE = {
    "commitment": ("done",),
    "project": ("completed", "operational"),
    "agreement": ("in_force", "implemented"),
    "body": ("operational", "convened"),
    "meeting": ("held",),
}
ENDED = ("cancelled", "terminated", "dissolved")
WEAK = ("proposed", "considered")
UNREAD = "language"
"""The code of the gap of a report in a language that nobody could read here."""


@dataclass(frozen=True, slots=True)
class Stated:
    """The deadlines that one report states for a record.

    Attributes:
        day: The report's day.
        first: The earliest of them; ``last`` the latest.
        claims: The claims that state them.
    """

    day: str
    first: Period
    last: Period
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class Context:
    """The register, the measures and the entries behind a review, on a day."""

    register: Register
    measures: tuple[Measure, ...]
    entries: Entries
    since: dt.date | None = None
    coding: SecondCoding = NOT_CODED

    @property
    def on(self) -> dt.date:
        """The day of the view."""
        return self.register.on

    @property
    def parties(self) -> tuple[str, ...]:
        """The register's parties."""
        return self.register.parties

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The reports up to the day that were read, by date and name."""
        return tuple(document for document in self._taken_in if document.digest not in self._unread)

    @cached_property
    def unread(self) -> tuple[Document, ...]:
        """The reports up to the day that nobody could read, since there are no rules for their language."""
        return tuple(document for document in self._taken_in if document.digest in self._unread)

    @cached_property
    def _taken_in(self) -> tuple[Document, ...]:
        return tuple(sorted(self.register.documents.values(), key=lambda d: (d.date or "", d.name, d.digest)))

    @cached_property
    def _unread(self) -> frozenset[str]:
        """Digests of the reports of which every reading says so, and no claim is told."""
        failed = {r.document_digest for r in self.entries.readings if any(gap.what == UNREAD for gap in r.gaps)}
        if not failed:
            return frozenset()
        read = {r.document_digest for r in self.entries.readings if all(gap.what != UNREAD for gap in r.gaps)}
        told = {claim.quote.document_digest for record in self.register.records for claim in record.claims}
        return frozenset(str(digest) for digest in failed - read - told - {None})

    @cached_property
    def report_days(self) -> tuple[str, ...]:
        """The days of the reports, with repetitions, in order."""
        return tuple(document.date for document in self.documents if document.date)

    @cached_property
    def observations(self) -> Mapping[str, Observation]:
        """Observations by id: the register's own and those of the measures."""
        used = {o.id: o for m in self.measures for o in m.observations}
        return {o.id: o for o in self.entries.observations} | used

    @cached_property
    def measure_of(self) -> Mapping[str, Measure]:
        """Measures by the record of their target."""
        return {measure.record_id: measure for measure in self.measures}

    @cached_property
    def titles(self) -> Mapping[str, tuple[Plain, str | None]]:
        """Titles with their language by record."""
        return {record.id: title_of(self.register, record) for record in self.register.records}

    def title(self, record: Record) -> Plain:
        """What a record is called: words, or a message of ``[titles]``."""
        return self.titles[record.id][0]

    def is_nameless(self, record: Record) -> bool:
        """Whether no report names it: then it may be another thing that has a name, and is told with less weight."""
        title = self.title(record)
        return record.kind in ("body", "agreement") and isinstance(title, Mapping) and "message" in title

    def order(self, record: Record) -> tuple[object, ...]:
        """A stable order of records for readers: much spoken of first, then by title."""
        return (-len(self.reports(record)), text_of(self.title(record)).casefold(), record.id)

    def records(self, *kinds: str) -> Iterator[Record]:
        """The records of the kinds, much spoken of first; a target that was read as a commitment too is told once."""
        return (record for record in self._ordered if record.kind in kinds and record.id not in self.part_of)

    @cached_property
    def _ordered(self) -> tuple[Record, ...]:
        return tuple(sorted(self.register.records, key=self.order))

    def day(self, claim: Claim) -> str | None:
        """The day of the report in which a claim stands."""
        return self.register.document(claim).date

    @cached_property
    def _reports(self) -> dict[str, tuple[str, ...]]:
        return {}

    @cached_property
    def _days(self) -> dict[str, tuple[str, ...]]:
        return {}

    @cached_property
    def _stated(self) -> dict[str, tuple[Stated, ...]]:
        return {}

    def reports(self, record: Record) -> tuple[str, ...]:
        """The digests of the reports that speak of a record."""
        if record.id not in self._reports:
            found = dict.fromkeys(claim.quote.document_digest for claim in record.claims)
            self._reports[record.id] = tuple(found)
        return self._reports[record.id]

    def days(self, record: Record) -> tuple[str, ...]:
        """The days on which reports speak of a record, each once, in order."""
        if record.id not in self._days:
            dates = (self.register.documents[digest].date for digest in self.reports(record))
            self._days[record.id] = tuple(sorted({day for day in dates if day}))
        return self._days[record.id]

    def last_day(self, record: Record) -> str | None:
        """The day of the last report that speaks of a record."""
        days = self.days(record)
        return days[-1] if days else None

    def days_silent(self, record: Record) -> int | None:
        """Days since the last report that speaks of a record."""
        last = self.last_day(record)
        return None if last is None else self.age(last)

    def age(self, day: str) -> int:
        """Days since an ISO day."""
        return (self.on - dt.date.fromisoformat(day)).days

    def reports_after(self, day: str) -> int:
        """How many reports were read that are later than a day."""
        return len(self.report_days) - bisect_right(self.report_days, day)

    @cached_property
    def _by_day(self) -> dict[str, dict[str | None, tuple[Claim, ...]]]:
        return {}

    def claims_on(self, record: Record, day: str | None) -> tuple[Claim, ...]:
        """The claims of a record that stand in reports of a day."""
        if record.id not in self._by_day:
            found: dict[str | None, list[Claim]] = {}
            for claim in record.claims:
                found.setdefault(self.day(claim), []).append(claim)
            self._by_day[record.id] = {when: tuple(claims) for when, claims in found.items()}
        return self._by_day[record.id].get(day, ())

    def last_claim(self, record: Record) -> Claim:
        """The latest claim of a record, preferring the one that says the status shown."""
        last = self.claims_on(record, self.last_day(record)) or record.claims
        fitting = [claim for claim in last if claim.status == record.status]
        return (fitting or last)[-1]

    def stated_deadlines(self, record: Record) -> tuple[Stated, ...]:
        """The deadlines of a record report by report, in order of the reports."""
        if record.id not in self._stated:
            self._stated[record.id] = self._deadlines(record)
        return self._stated[record.id]

    def _deadlines(self, record: Record) -> tuple[Stated, ...]:
        by_day: dict[str, list[tuple[Period, Claim]]] = {}
        for claim in record.claims:
            deadline = getattr(claim.slots, "deadline", None)
            if not isinstance(deadline, Period):
                continue
            day = self.day(claim)
            # A date that was past when the report spoke is no deadline but history.
            if day is not None and deadline.last_day.isoformat() >= day:
                by_day.setdefault(day, []).append((deadline, claim))
        found: list[Stated] = []
        for day in sorted(by_day):
            periods = sorted((period for period, _ in by_day[day]), key=lambda p: (p.last_day, p.text))
            found.append(Stated(day, periods[0], periods[-1], tuple(claim for _, claim in by_day[day])))
        return tuple(found)

    def is_done(self, record: Record) -> bool:
        """Whether the status shown says that it came about."""
        return record.status in DONE.get(record.kind, ())

    def is_open(self, record: Record) -> bool:
        """Whether something is still to happen."""
        return record.kind in DONE and not self.is_done(record) and record.status not in ENDED

    def is_weak(self, record: Record) -> bool:
        """Whether it was only proposed or considered: kept, but outside the headline figures."""
        if record.kind == "commitment":
            return record.value("strength") in WEAK
        return record.status in ("proposed", "idea")

    def status_claims(self, record: Record, status: str | None) -> tuple[str, ...]:
        """The claims that say a status, in order."""
        return tuple(statement.claim_id for statement in record.history if statement.status == status)

    @cached_property
    def agreements_in(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims of agreements by report, in the order of the text."""
        found: dict[str, list[Claim]] = {}
        for record in self.register.of_kind("agreement"):
            for claim in record.claims:
                found.setdefault(claim.quote.document_digest, []).append(claim)
        return {digest: tuple(sorted(claims, key=lambda c: (c.quote.span, c.id))) for digest, claims in found.items()}

    @cached_property
    def part_of(self) -> Mapping[str, str]:
        """Commitments that only repeat a target's own words, by the target's record: one end is one undertaking."""
        return dict(repeated_targets(self.register))

    @cached_property
    def side_of(self) -> Mapping[str, str]:
        """The side that published each report, by the report's digest: a party's code or ``other``."""
        return {document.digest: side_of(document, self.parties) for document in self.documents}

    def sides(self, record: Record) -> frozenset[str]:
        """The sides whose reports speak of a record."""
        return frozenset(self.side_of[claim.quote.document_digest] for claim in record.claims)
