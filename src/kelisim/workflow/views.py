"""What a register shows: the view of a day, measures, the review, and what a person decides or issues."""

from __future__ import annotations

import datetime as dt

from kelisim import __version__, measures, reading, register
from kelisim.errors import NotFoundError
from kelisim.ledger import Ledger
from kelisim.measures import SecondCoding
from kelisim.model import Decision, Issue, Register
from kelisim.model.codec import to_json
from kelisim.model.measure import RUBRIC, Measure
from kelisim.model.review import Review
from kelisim.workflow.kept import opened
from kelisim.workflow.memory import memory_of


def view(ledger: Ledger, *, on: dt.date | None = None, known: str | None = None) -> Register:
    """The register on a day, as known at a moment.

    A large one comes from the ledger's cache where it is there; then its claims and reports are read from the ledger
    when they are looked at, also after it was closed.
    """
    return opened(ledger, on=on or today(), known=known)


def today() -> dt.date:
    """The day it is in UTC."""
    return dt.datetime.now(tz=dt.UTC).date()


def measure(
    ledger: Ledger, *, on: dt.date | None = None, known: str | None = None
) -> tuple[Register, tuple[Measure, ...]]:
    """Targets against observations on a day, as known at a moment, with the register they belong to."""
    shown = view(ledger, on=on, known=known)
    return shown, measures.measure(shown, ledger.observations(known))


def agreement_of(ledger: Ledger, *, known: str | None = None) -> SecondCoding:
    """How far persons agree who judged the same claims blind: over all, and for each subject field."""
    return measures.second_coding(ledger.entries(known))


def versions() -> dict[str, str]:
    """What a review is made by: name to version."""
    return {
        "kelisim": __version__,
        "rubric": RUBRIC,
        "reader": reading.READER,
        "linker": register.LINKER,
    }


def issue(ledger: Ledger, made: Review, *, by: str) -> Issue:
    """Keep a review whole in the ledger, as it leaves the house."""
    entry = Issue(canonical_json=to_json(made, exact=True), by=by)
    ledger.add_issue(entry)
    return entry


def decide(ledger: Ledger, decision: Decision) -> Decision:
    """Record a person's decision; the same decision made again after a withdrawal gets a new serial.

    Raises:
        NotFoundError: If it speaks of a claim or decision that the register does not hold.
    """
    entries = memory_of(ledger).entries(ledger, ledger.last_stamp())
    ids = {d.id for d in entries.decisions}
    held = ids if decision.verb == "withdraw" else set(entries.claim_of)
    for side in (decision.left, decision.right):
        if side is not None and side not in held:
            what = "decision" if decision.verb == "withdraw" else "claim"
            raise NotFoundError(f"this register holds no {what} {side}; `kelisim claims` lists the ids", subject=side)
    standing = {d.id for d in entries.standing_decisions}
    while decision.id in ids and decision.id not in standing:
        decision = _again(decision)
    ledger.add_decisions([decision])
    return decision


def _again(decision: Decision) -> Decision:
    return Decision(
        verb=decision.verb,
        left=decision.left,
        right=decision.right,
        value=decision.value,
        by=decision.by,
        reason=decision.reason,
        score=decision.score,
        serial=decision.serial + 1,
    )
