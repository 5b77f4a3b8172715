"""What was known at a moment never changes by what is entered later (with a real ledger)."""

from __future__ import annotations

import datetime as dt
import time

from second_register import second_entries

from kelisim.ledger import Ledger
from kelisim.model import Decision, Reading
from kelisim.register import build, link

ON = dt.date(2030, 1, 1)


def view(ledger, known):
    register = build(ledger.entries(known), on=ON)
    return [(r.id, r.title, r.status, [c.id for c in r.claims], r.contradictions) for r in register.records]


def now():
    time.sleep(0.002)
    stamp = dt.datetime.now(tz=dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    time.sleep(0.002)
    return stamp


def test_earlier_views_stay(tmp_path):
    entries, _ = second_entries()
    reports = sorted(entries.documents, key=lambda d: d.name)
    seen = {}
    with Ledger.create(str(tmp_path / "r.kelisim"), entries.parties) as ledger:
        for document in reports:
            claims = [c for c in entries.claims if c.quote.document_digest == document.digest]
            reading = Reading(document.name, document.digest, "a test", "en 0", tuple(c.id for c in claims))
            ledger.add_reading(reading, document, claims)
            new = [c.id for c in claims]
            ledger.add_decisions(link(ledger.entries(), only=new))
            seen[now()] = view(ledger, None)
        first, *_, last = [c.id for c in entries.claims]
        ledger.add_decisions([Decision("reject", first, by="A. Person"), Decision("accept", last, by="A. Person")])
        assert all(view(ledger, known) == shown for known, shown in seen.items())
        assert view(ledger, None) != view(ledger, max(seen))
