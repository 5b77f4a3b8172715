"""What a running program remembers of a ledger that it has open: registers of the latest moments, and all entries."""

from __future__ import annotations

import datetime as dt
import threading
from collections import OrderedDict, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import partial

from kelisim import register
from kelisim.ledger import Ledger, combine
from kelisim.model import Decision, Entries
from kelisim.workflow.growing import Part

_MOST = 16


View = tuple[dt.date, str | None]
"""The day of a register, and the moment that it is to show: ``None`` for now."""


class Memory:
    """What is remembered of one ledger. Held under its lock by whoever makes something.

    Attributes:
        lock: Registers of one ledger are made one at a time: the next is mostly built on the last.
    """

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self._bases: OrderedDict[tuple[View, str], register.Base] = OrderedDict()
        self._told: _Told | None = None

    def base(self, view: View, until: str) -> register.Base | None:
        """The register of a view with what was entered up to a moment, if it is remembered."""
        found = self._bases.get((view, until))
        if found is not None:
            self._bases.move_to_end((view, until))
        return found

    def before(self, view: View, until: str) -> tuple[str, register.Base] | None:
        """The latest register of a view that is of an earlier moment, with that moment."""
        stamps = [stamp for told, stamp in self._bases if told == view and stamp < until]
        return (max(stamps), self._bases[view, max(stamps)]) if stamps else None

    def remember(self, view: View, until: str, base: register.Base) -> None:
        """Keep a register; the ones that nobody asked for longest are forgotten."""
        self._bases[view, until] = base
        while len(self._bases) > _MOST:
            self._bases.popitem(last=False)

    def forget_before(self, view: View, until: str) -> None:
        """Forget the registers of a view that are of earlier moments: of many, since each keeps what it alone holds."""
        for told, stamp in [one for one in self._bases if one[0] == view and one[1] < until]:
            del self._bases[told, stamp]

    def told(self, until: str) -> Part | None:
        """Tells reports and claims, where all entries of just this moment are remembered. Asks for no lock."""
        told = self._told
        return told.part if told is not None and told.until == until else None

    def entries(self, ledger: Ledger, until: str) -> Entries:
        """All entries up to a moment, as of now: what is remembered, with what was entered since."""
        with self.lock:
            told = self._told
            if told is None or told.until > until:
                entries = replace(ledger.entries(until), known=None)
                if told is None:
                    self._told = _Told(until, entries)
                return entries
            if told.until < until:
                told.add(until, ledger.entries_since(told.until, until))
            return told.entries

    def part(self, ledger: Ledger, until: str) -> Part:
        """Tells reports and claims as known at a moment: from memory where all entries are there, else the ledger's."""
        if self._told is None or self._told.until > until:
            return partial(ledger.part, known=until)
        self.entries(ledger, until)
        return self._told.part


class _Told:
    """All entries up to a moment, with what leads to parts of them."""

    def __init__(self, until: str, entries: Entries) -> None:
        self.until, self.entries = until, entries
        self._about: dict[str, list[Decision]] = defaultdict(list)
        self._index(entries.decisions)

    def add(self, until: str, later: Entries) -> None:
        """What was entered since."""
        before = self.entries
        self.entries = combine(before, later)
        if self.entries.claims is before.claims:
            self.entries.__dict__.update(claim_of=before.claim_of, document_of=before.document_of)
        self._index(later.decisions)
        self.until = until

    def _index(self, decisions: Iterable[Decision]) -> None:
        for decision in decisions:
            self._about[decision.left].append(decision)
            if decision.right is not None:
                self._about[decision.right].append(decision)

    def part(self, digests: Collection[str], claims: Collection[str]) -> Entries:
        """As ``Ledger.part``."""
        told, wanted = self.entries, set(digests)
        found = {claim.id: claim for claim in told.claims if claim.quote.document_digest in wanted} if wanted else {}
        found |= {key: told.claim_of[key] for key in claims if key in told.claim_of}
        wanted |= {claim.quote.document_digest for claim in found.values()}
        documents = [told.document_of[digest] for digest in wanted if digest in told.document_of]
        decisions = self._decided([*found, *wanted])
        return Entries(told.parties, tuple(documents), (), tuple(found.values()), tuple(decisions.values()))

    def _decided(self, things: Iterable[str]) -> dict[str, Decision]:
        found: dict[str, Decision] = {}
        waiting = list(things)
        while waiting:
            fresh = {one.id: one for thing in waiting for one in self._about.get(thing, ()) if one.id not in found}
            found |= fresh
            waiting = list(fresh)
        return found


def memory_of(ledger: Ledger) -> Memory:
    """What is remembered of a ledger, as long as it is there."""
    found: Memory = ledger.remembered.setdefault("registers", Memory())
    return found
