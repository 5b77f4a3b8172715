"""Linking: the pairs of claims that speak of one thing, as decisions.

``link`` is a function of the set of entries: whether two claims join depends on them and their reports only, so neither
the order of entry nor what else is there can change it, and adding a report adds links without touching any.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from kelisim.model import Claim, Decision, Document, Entries
from kelisim.register.candidates import Link, links, sign_of
from kelisim.register.candidates import keys_of as _keys_of
from kelisim.register.cluster import groups
from kelisim.register.decisions import Standing, standing, version_of
from kelisim.register.forest import Forest
from kelisim.register.kinds.base import DOUBT
from kelisim.register.traits import Traits

_VERSION = 2  # raised with what joins: links of an older number count no longer once a newer one has linked
LINKER = f"linker {_VERSION}"


def link(
    entries: Entries, *, only: Collection[str] | None = None, joined: Mapping[str, str] | None = None
) -> tuple[Decision, ...]:
    """The automatic decisions still lacking: no more links than hold each record together.

    Claims are compared as people amended them; refused ones not at all. What is linked already, by a person or by this
    linker, is not linked again, and a pair that anyone decided on is left to that decision.

    Args:
        entries: Everything known. With ``only``, the claims of their reports and what ``nearest`` names are enough.
        only: Where given, ids of new claims: only pairs with one of them are compared.
        joined: What hangs together through claims that are not among the entries: claims of one value do.
    """
    decided = standing(entries, linker=_VERSION)
    documents = entries.document_of
    items = {key: Traits(claim, documents[claim.quote.document_digest]) for key, claim in decided.claims.items()}
    names = {item.claim.id: key for key, item in items.items()}  # an amended claim is decided on by its first id
    wanted = None if only is None else frozenset(items[key].claim.id for key in only if key in items)
    forest = Forest()
    for left, right in (*pairs_in(decided), *(joined or {}).items()):
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


def pairs_in(decided: Standing) -> Iterator[tuple[str, str]]:
    """The pairs of claims that count which are decided to be the same."""
    for _, left, right in decided.same:
        if left in decided.claims and right in decided.claims:
            yield left, right


@dataclass(frozen=True, slots=True)
class Found:
    """By what a claim is found.

    Attributes:
        sign: Text that two claims share which no comparison tells apart but by their reports' days.
        day: Of its report, empty where it has none.
        keys: Of two claims of one thing, in two reports, both have one of them.
    """

    sign: str
    day: str
    keys: frozenset[str]


def founds_in(entries: Entries) -> dict[str, Found]:
    """By what each claim is found, as people amended it, by its first id; refused ones are left out."""
    documents = entries.document_of
    decided = standing(entries, linker=_VERSION)
    items = {key: Traits(claim, documents[claim.quote.document_digest]) for key, claim in decided.claims.items()}
    return {key: Found(sign_of(item), item.document.date or "", _keys_of(item)) for key, item in items.items()}


def joined_in(entries: Entries) -> dict[str, str]:
    """The claims that count, with the smallest id of those that hang together with them."""
    decided = standing(entries, linker=_VERSION)
    forest = Forest()
    for left, right in pairs_in(decided):
        forest.join(left, right)
    return {key: forest.root(key) for key in decided.claims}


def nearest(kept: Iterable[tuple[int, str, str]], days: Collection[str]) -> set[str]:
    """The claims that new ones must be compared with.

    Of the claims of one signature only those are, that are next to a new one in time, or one where days do not matter.

    Args:
        kept: Signature, day and id of the claims whose signature has a key of a new one.
        days: Of the new ones.
    """
    groups: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for sign, day, item in kept:
        groups[sign][day].append(item)
    found: set[str] = set()
    for group in groups.values():
        told = sorted(group)
        for day in days:
            at = bisect_left(told, day)
            past = at + (at < len(told) and told[at] == day)
            found.update(item for near in told[max(0, at - 1) : past + 1] for item in group[near])
    return found


def keys_of(claim: Claim, document: Document) -> frozenset[str]:
    """The keys of a claim: of two claims of one thing, in two reports, both have one of them."""
    return _keys_of(Traits(claim, document))
