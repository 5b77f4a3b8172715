"""What is still to be linked: after a few new reports only what they may belong to is read and compared.

The ledger's cache remembers keys and signature of each claim, what it hangs together with, a sketch of each report, and
up to which moment everything was compared. Where that is lost, not ours, or of another program, everything is compared
again, to the same end.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from kelisim import reading, register, sources
from kelisim.ledger import Kept, Ledger, Mark
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
    if since == latest:
        return 0, 0
    read, decided_on = ledger.touched_since(since)
    return _link_some(ledger, (since, latest), read, decided_on) if read or decided_on else (0, 0)


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
    fresh, made = _fresh(sources.find_reprints(entries.documents), entries), register.link(entries)
    reprints, links = ledger.add_decisions(fresh), ledger.add_decisions(made)
    sketches = {document.digest: sources.sketch_of(document) for document in entries.documents}
    roots = register.joined_in(replace(entries, decisions=(*entries.decisions, *made)))
    seen = _seen(ledger, latest, {d.id for d in (*fresh, *made)})
    _keep(ledger, seen, Kept(_marks(entries), roots, sketches=sketches, afresh=True))
    return reprints, links


def _link_some(
    ledger: Ledger, between: tuple[str, str], read: frozenset[str], decided_on: frozenset[str]
) -> tuple[int, int]:
    since, latest = between
    # A claim that is refused or amended may have held others together, so these are compared again too.
    beside = {
        side for d in ledger.part((), decided_on).decisions if d.verb == "same" for side in (d.left, str(d.right))
    }
    again = decided_on | beside
    reports = read | {claim.quote.document_digest for claim in ledger.part((), again, decided=False).claims}
    own = ledger.part(reports)  # whole reports: claims of one report meet without a key
    marks = _marks(own)
    only = [c.id for c in own.claims if c.quote.document_digest in read or c.id in again]
    dirty, before = _rejoined(ledger, ledger.changed(since, latest).claims)
    wanted = [marks[claim_id] for claim_id in only if claim_id in marks]
    near = register.nearest(ledger.near({key for mark in wanted for key in mark.keys}), {mark.day for mark in wanted})
    roots = {**ledger.roots(near - dirty), **before}
    fresh, sketches = _reprints(ledger, [document for document in own.documents if document.digest in read])
    made = register.link(ledger.part(reports, near), only=only, joined=roots)
    reprints, links = ledger.add_decisions(fresh), ledger.add_decisions(made)
    moved = _moved(roots, made)
    now = {claim_id: moved.get(root, root) for claim_id, root in before.items()}
    _keep(ledger, _seen(ledger, latest, {d.id for d in (*fresh, *made)}),
          Kept(marks, now, moved, dirty - now.keys(), sketches))  # fmt: skip
    return reprints, links


def _rejoined(ledger: Ledger, claims: Iterable[str]) -> tuple[set[str], dict[str, str]]:
    """What hangs together now of all that claims belong to, or belonged to.

    Args:
        ledger: Its memory tells what they belonged to.
        claims: What may hold together otherwise than it did.

    Returns:
        The ids of all that was looked at; of those that count, with what they belong to.
    """
    asked, fresh = set(claims), set(claims)
    while fresh:
        asked |= fresh | ledger.members(set(ledger.roots(fresh).values())).keys()
        told = ledger.part((), asked)
        sides = {side for d in told.decisions if d.verb == "same" for side in (d.left, str(d.right))}
        fresh = ledger.roots(sides - asked).keys() - asked
    return asked, register.joined_in(told) if asked else {}


def _moved(roots: Mapping[str, str], made: Iterable[Decision]) -> dict[str, str]:
    """The roots that new links put under others."""
    forest = register.Forest()
    for link_ in made:
        left, right = (roots.get(side, side) for side in (link_.left, str(link_.right)))
        forest.join(left, right)
    return {root: forest.root(root) for root in set(roots.values()) if forest.root(root) != root}


def _seen(ledger: Ledger, latest: str, own: Collection[str]) -> str:
    """The moment up to which all is linked: what was just added is, if nobody added anything meanwhile."""
    now = ledger.last_stamp()
    since = ledger.changed(latest, now)
    return now if not since.reports and {decision.id for decision in since.decisions} <= set(own) else latest


def _marks(entries: Entries) -> dict[str, Mark]:
    """Signatures and keys as numbers of 64 bits; keys that meet by chance cost a comparison, no more."""
    found = register.founds_in(entries).items()
    return {key: Mark(_number(one.sign), one.day, tuple(map(_number, one.keys))) for key, one in found}


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
