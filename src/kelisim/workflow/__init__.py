"""The rooms in their order: ingest, read, link, observe, review, issue. Nothing else knows them all."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from kelisim.reading import FROM, Explanation, Read
from kelisim.workflow.reading import check_language, count, read, values

if TYPE_CHECKING:
    from kelisim.workflow.registers import (
        Bundle,
        Coded,
        Heard,
        Ingested,
        Ledger,
        Shown,
        TakenIn,
        add_claim,
        agreement_of,
        copy,
        create,
        decide,
        hear,
        ingest,
        ingest_bytes,
        ingest_claims,
        issue,
        judge,
        link,
        measure,
        observe,
        observe_bytes,
        open_ledger,
        review_of,
        second_coding,
        second_codings,
        split,
        tell,
        undo,
        versions,
        view,
    )

__all__ = [
    "FROM",
    "Bundle",
    "Coded",
    "Explanation",
    "Heard",
    "Ingested",
    "Ledger",
    "Read",
    "Shown",
    "TakenIn",
    "add_claim",
    "agreement_of",
    "check_language",
    "copy",
    "count",
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
    "read",
    "review_of",
    "second_coding",
    "second_codings",
    "split",
    "tell",
    "undo",
    "values",
    "versions",
    "view",
]


def __getattr__(name: str) -> object:
    """What works on a register, imported at its first use: reading alone starts without a database."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    registers = import_module("kelisim.workflow.registers")
    # All at once: the module ``ingest`` would otherwise stand where the function of that name is looked for.
    globals().update({own: getattr(registers, own) for own in registers.__all__})
    return globals()[name]
