"""All that works on a register: imported when it is first asked for, since it brings the database with it."""

from __future__ import annotations

from collections.abc import Iterable

from kelisim.ledger import Bundle, Ledger, copy_register
from kelisim.measures import second_coding
from kelisim.workflow.exchange import TakenIn, hear, tell
from kelisim.workflow.ingest import Ingested, ingest, ingest_claims, observe
from kelisim.workflow.linking import link
from kelisim.workflow.persons import Coded, Heard, add_claim, judge, second_codings, split, undo
from kelisim.workflow.shown import Shown, review_of
from kelisim.workflow.uploads import ingest_bytes, observe_bytes
from kelisim.workflow.views import agreement_of, decide, issue, measure, versions, view

__all__ = [
    "Bundle",
    "Coded",
    "Heard",
    "Ingested",
    "Ledger",
    "Shown",
    "TakenIn",
    "add_claim",
    "agreement_of",
    "copy",
    "create",
    "decide",
    "hear",
    "ingest",
    "ingest_bytes",
    "ingest_claims",
    "issue",
    "judge",
    "link",
    "measure",
    "observe",
    "observe_bytes",
    "open_ledger",
    "review_of",
    "second_coding",
    "second_codings",
    "split",
    "tell",
    "undo",
    "versions",
    "view",
]


def create(address: str, parties: Iterable[str]) -> Ledger:
    """An empty register between the parties."""
    return Ledger.create(address, tuple(sorted(set(parties))))


def copy(ledger: Ledger, address: str) -> None:
    """An exact copy of a register at an address where nothing is yet."""
    copy_register(ledger, address)


def open_ledger(address: str) -> Ledger:
    """The register at an address (a file's path, or a ``postgresql://`` URL)."""
    return Ledger.open(address)
