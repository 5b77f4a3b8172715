"""Registers in a file, filled from the invented and the example reports, and what they show as plain values."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import fields

from gold_register import gold
from second_register import second_entries

from kelisim import workflow
from kelisim.model import Reading, Record

PARTIES = ("KAZ", "UZB")


def second_reports():
    entries, _ = second_entries()
    reports = sorted(entries.documents, key=lambda document: document.name)
    return [(d, [c for c in entries.claims if c.quote.document_digest == d.digest]) for d in reports]


def example_reports():
    return [(document, list(claims)) for document, claims in gold()]


def add(ledger, reports):
    for document, claims in reports:
        own = list({claim.id: claim for claim in claims}.values())
        reading = Reading(document.name, document.digest, "a test", "en 0", tuple(claim.id for claim in own))
        ledger.add_reading(reading, document, own)


@contextmanager
def register_of(path, reports=(), parties=PARTIES):
    with workflow.create(str(path), parties) as ledger:
        add(ledger, reports)
        yield ledger


def told(register):
    """Everything that a register shows."""
    names = [field.name for field in fields(Record)]
    return (
        register.parties,
        register.on,
        register.known,
        [{name: getattr(record, name) for name in names} for record in register.records],
        dict(register.documents),
        dict(register.aliases),
        dict(register.claim_of),
        {key: record.id for key, record in register.record_of.items()},
    )


def groups(register):
    return {frozenset(record.claim_ids) for record in register.records}
