"""Linking: the pairs of claims that speak of one thing, as decisions.

``link`` is a function of the set of entries: whether two claims join depends on them and their reports only, so neither
the order of entry nor what else is there can change it, and adding a report adds links without touching any.
"""

from __future__ import annotations

from collections.abc import Collection

from kelisim.model import Claim, Decision, Document, Entries
from kelisim.register.candidates import Link, links
from kelisim.register.candidates import keys_of as _keys_of
from kelisim.register.cluster import groups
from kelisim.register.decisions import standing, version_of
from kelisim.register.forest import Forest
from kelisim.register.kinds.base import DOUBT
from kelisim.register.traits import Traits

_VERSION = 1
LINKER = f"linker {_VERSION}"


def link(entries: Entries, *, only: Collection[str] | None = None) -> tuple[Decision, ...]:
    """The automatic decisions still lacking: no more links than hold each record together.

    Claims are compared as people amended them; refused ones not at all. What is linked already, by a person or by this
    linker, is not linked again, and a pair that anyone decided on is left to that decision.

    Args:
        entries: Everything known. With ``only``, the claims that share a key (``keys_of``) with new ones are enough.
        only: Where given, ids of new claims: only pairs with one of them are compared.
    """
    decided = standing(entries, linker=_VERSION)
    documents = entries.document_of
    items = {key: Traits(claim, documents[claim.quote.document_digest]) for key, claim in decided.claims.items()}
    names = {item.claim.id: key for key, item in items.items()}  # an amended claim is decided on by its first id
    wanted = None if only is None else frozenset(items[key].claim.id for key in only if key in items)
    forest = Forest()
    for _, left, right in decided.same:
        if left in items and right in items:
            forest.join(left, right)
    told = [d for d in entries.decisions if version_of(d) in (0, _VERSION)]
    taken = {(d.left, d.right) for d in told} | {(d.right, d.left) for d in told}
    made = []
    for first, second, match in sorted(links(items.values(), wanted), key=_strongest):
        left, right = sorted((names[first.claim.id], names[second.claim.id]))
        if (left, right) not in taken and forest.join(left, right):
            reason = f"same {first.claim.kind}: " + "; ".join(match.reasons)
            by = f"rule {first.claim.kind} @ {LINKER}"
            made.append(Decision("same", left, right, by=by, reason=reason, score=match.score))
    return tuple(sorted(made, key=lambda decision: decision.id))


def doubtful(entries: Entries) -> tuple[Decision, ...]:
    """Pairs that a person may want to look at: near to joining, of two records that nothing joins, nobody decided on.

    They come as ``unsure`` decisions, the likeliest first, one for two records. They are not made: kept, each would
    tell the linker to leave its pair alone.
    """
    decided = standing(entries)
    documents = entries.document_of
    records = {key: at for at, members in enumerate(groups(decided)) for key in members}
    items = {key: Traits(claim, documents[claim.quote.document_digest]) for key, claim in decided.claims.items()}
    names = {item.claim.id: key for key, item in items.items()}
    taken = {frozenset((records.get(a), records.get(b))) for a, b in decided.different}
    found = []
    for first, second, match in sorted(links(items.values(), least=DOUBT), key=_strongest):
        left, right = sorted((names[first.claim.id], names[second.claim.id]))
        two = frozenset((records[left], records[right]))
        if len(two) == 2 and two not in taken:
            taken.add(two)
            reason = f"perhaps the same {first.claim.kind}: " + "; ".join(match.reasons)
            by = f"rule {first.claim.kind} @ {LINKER}"
            found.append(Decision("unsure", left, right, by=by, reason=reason, score=match.score))
    return tuple(found)


def _strongest(found: Link) -> tuple[float, str, str]:
    first, second, match = found
    left, right = sorted((first.claim.id, second.claim.id))
    return -match.score, left, right


def keys_in(entries: Entries) -> dict[str, frozenset[str]]:
    """The keys of all claims as people amended them, by their first id; refused ones have none."""
    documents = entries.document_of
    decided = standing(entries, linker=_VERSION)
    return {key: keys_of(claim, documents[claim.quote.document_digest]) for key, claim in decided.claims.items()}


def keys_of(claim: Claim, document: Document) -> frozenset[str]:
    """The keys of a claim, for a store that wants to hand ``link`` only the claims that can meet new ones."""
    return _keys_of(Traits(claim, document))
