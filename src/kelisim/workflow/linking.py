"""What is still to be linked: after a few new reports only what they may belong to is read and compared.

The ledger's cache remembers the keys of each claim and a sketch of each report, and up to which moment everything was
compared. Where that is lost, not ours, or of another program, everything is compared again, to the same end.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from kelisim import reading, register, sources
from kelisim.ledger import Kept, Ledger
from kelisim.model import Decision, Document, Entries
from kelisim.workflow.kept import program
from kelisim.workflow.seal import seal, unseal

_NOTE = "linked"


def link(ledger: Ledger) -> tuple[int, int]:
    """Add the automatic decisions that are still lacking: reprints among the reports, links between the claims.

    Returns:
        How many reprints and how many links were added.
    """
    latest = ledger.last_stamp()
    since = _linked_until(ledger)
    if since is None:
        return _link_all(ledger, latest)
    reports, claims = ledger.touched_since(since)
    if not reports and not claims:
        return 0, 0
    return _link_some(ledger, latest, reports, claims)


def _linked_until(ledger: Ledger) -> str | None:
    """The moment up to which everything was compared, where the note of it is ours and nothing is lacking since."""
    body = unseal(_name(ledger), ledger.get_view(_NOTE))
    if body is None:
        return None
    stamp, *counted = json.loads(body)
    return str(stamp) if counted == list(ledger.near_counts()) else None


def _name(ledger: Ledger) -> str:
    return f"linked {ledger.origin} {reading.READER} {program()}"


def _keep(ledger: Ledger, stamp: str, kept: Kept) -> None:
    ledger.keep_near(kept, lambda counted: (_NOTE, seal(_name(ledger), json.dumps([stamp, *counted]).encode())))


def _link_all(ledger: Ledger, latest: str) -> tuple[int, int]:
    entries = ledger.entries()
    reprints = ledger.add_decisions(_fresh(sources.find_reprints(entries.documents), entries))
    links = ledger.add_decisions(register.link(entries))
    sketches = {document.digest: sources.sketch_of(document) for document in entries.documents}
    _keep(ledger, latest, Kept(_short(register.keys_in(entries)), sketches, afresh=True))
    return reprints, links


def _link_some(ledger: Ledger, latest: str, read: frozenset[str], decided_on: frozenset[str]) -> tuple[int, int]:
    # A claim that is refused or amended may have held others together, so these are compared again too.
    beside = {
        side for d in ledger.part((), decided_on).decisions if d.verb == "same" for side in (d.left, str(d.right))
    }
    again = decided_on | beside
    reports = read | {claim.quote.document_digest for claim in ledger.part((), again, decided=False).claims}
    own = ledger.part(reports)  # whole reports: claims of one report meet without a key
    keys = _short(register.keys_in(own))
    only = [c.id for c in own.claims if c.quote.document_digest in read or c.id in again]
    near = ledger.near({key for claim_id in only for key in keys.get(claim_id, ())})
    fresh, sketches = _reprints(ledger, [document for document in own.documents if document.digest in read])
    reprints = ledger.add_decisions(fresh)
    links = ledger.add_decisions(register.link(ledger.part(reports, near), only=only))
    _keep(ledger, latest, Kept(keys, sketches))
    return reprints, links


def _short(keys: Mapping[str, Iterable[str]]) -> dict[str, list[int]]:
    """Keys as numbers of 64 bits; two that meet by chance cost a comparison, no more."""
    return {claim_id: [_number(key) for key in own] for claim_id, own in keys.items()}


@lru_cache(maxsize=65536)
def _number(key: str) -> int:
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), signed=True)


def _reprints(ledger: Ledger, documents: Sequence[Document]) -> tuple[list[Decision], dict[str, bytes]]:
    """What new reports repeat, and what repeats them, each with the earliest report that it overlaps."""
    sketches = {document.digest: sources.sketch_of(document) for document in documents}
    if not sketches:
        return [], {}
    kept = ledger.sketches() | sketches
    near = ledger.reports({digest for sketch in sketches.values() for digest in sources.alike(sketch, kept)})
    found = [reprint for document in documents for reprint in sources.find_reprints_of(document, near.documents)]
    told = {d.left: str(d.right) for d in sorted(near.standing_decisions, key=_when) if d.verb == "reprint"}
    others = ledger.reports(set(told.values()) - near.document_of.keys()).document_of
    known = {**near.document_of, **others}
    best: dict[str, sources.Reprint] = {}
    for reprint in found:
        before = best[reprint.copy].original if reprint.copy in best else told.get(reprint.copy)
        if before not in known or sources.came_first(known[reprint.original], known[before]):
            best[reprint.copy] = reprint
    return _fresh(best.values(), near), sketches


def _when(decision: Decision) -> str:
    return decision.recorded_at or ""


def _fresh(found: Iterable[sources.Reprint], entries: Entries) -> list[Decision]:
    made = [
        Decision(
            verb="reprint",
            left=reprint.copy,
            right=reprint.original,
            by=f"rule reprint @ {reading.READER}",
            score=round(reprint.overlap, 3),
            reason=f"{reprint.overlap:.0%} of the words stand in the other report in the same order",
        )
        for reprint in sorted(found)
    ]
    known = {decision.id for decision in entries.decisions}
    return [decision for decision in made if decision.id not in known]
