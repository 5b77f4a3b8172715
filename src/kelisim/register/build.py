"""The register on a day: claims under decisions become records. A pure function of the entries and the day."""

from __future__ import annotations

import datetime as dt

from kelisim.model import Entries, Register
from kelisim.register.growth import Base, Growth


def build(entries: Entries, *, on: dt.date) -> Register:
    """All records as reports published up to a day tell them.

    Which claims speak of one thing is decided over everything known, also by reports after the day: identity has no
    date. What is said of the thing is only what reports up to the day say. A report without a day counts on any day.

    Args:
        entries: What the register was told up to a moment (``entries.known``).
        on: The day.
    """
    return begin(entries, on=on).register


def begin(entries: Entries, *, on: dt.date) -> Base:
    """The register of a day, so that it can be built on; see ``build``."""
    growth = Growth(Base(Register(entries.parties, on, entries.known, ())))
    growth.take(entries, entries.claim_of.keys(), entries.document_of.keys())
    return growth.done(entries.known)
