"""What a register tells another, and what it takes in from one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kelisim.errors import LedgerError
from kelisim.ledger import Bundle, Ledger
from kelisim.ledger.stamps import stamp, utc_now
from kelisim.model import Decision, Issue, Observation, Reading
from kelisim.workflow.linking import link

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What taking a bundle in did.

    Attributes:
        entries: Entries that were new here.
        links: Automatic links and reprints that were added, since new reports may belong to old ones.
    """

    entries: int
    links: int


def tell(ledger: Ledger) -> Bundle:
    """All that a register has to tell another; redacted reports stay out."""
    return ledger.bundle()


def hear(ledger: Ledger, told: Bundle) -> TakenIn:
    """Take in what another register tells, as recorded now; earlier views stay as they were.

    Raises:
        LedgerError: If it is of other parties, or says that it was recorded tomorrow.
    """
    _check_times(told)
    entries = ledger.merge_from(told)
    return TakenIn(entries, sum(link(ledger)) if entries else 0)


def _check_times(told: Bundle) -> None:
    """An entry stamped far ahead would count as said last for ever."""
    latest = stamp(utc_now().replace(microsecond=0) + _DAY)
    readings = tuple(unit[0] for unit in told.units)
    entries: tuple[Reading | Decision | Observation | Issue, ...] = (
        *readings, *told.decisions, *told.observations, *told.issues,
    )  # fmt: skip
    late = next((e for e in entries if e.recorded_at is not None and e.recorded_at > latest), None)
    if late is not None:
        raise LedgerError(
            f"the entry {late.id} says that it was recorded at {late.recorded_at}, which is still to come; "
            "set the clock of the machine that made the bundle and make it again",
            subject=late.id,
        )
