"""Linking: the pairs of claims that speak of one thing, as decisions.

``link`` is a function of the set of entries: a pair's score depends on its two claims and their reports only, so
neither the order of entry nor what else is there can change it, and adding a report adds links without touching any.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from kelisim.model import Claim, Decision, Entries
from kelisim.register.forest import Forest
from kelisim.register.kinds import Match, comparison_of
from kelisim.register.kinds.base import share_parties
from kelisim.register.traits import Traits

LINKER = "linker 1"


def link(entries: Entries, *, only: Collection[str] | None = None) -> tuple[Decision, ...]:
    """The automatic decisions still lacking.

    Args:
        entries: Everything known; decisions already there are not made again.
        only: Where given, ids of new claims: only pairs with one of them are compared.
    """
    traits = traits_of(entries)
    links = _links(traits, None if only is None else frozenset(only))
    known = {decision.id for decision in entries.decisions}
    made = (_decision(first, second, match) for first, second, match in links)
    return tuple(sorted((d for d in made if d.id not in known), key=lambda d: d.id))


def traits_of(entries: Entries) -> dict[str, Traits]:
    """Claims with their reports, by id."""
    documents = entries.document_of
    return {c.id: Traits(c, documents[c.quote.document_digest]) for c in entries.claims}


def _links(traits: dict[str, Traits], only: frozenset[str] | None) -> Iterable[tuple[Claim, Claim, Match]]:
    blocks: dict[str, list[str]] = defaultdict(list)
    for key_id in sorted(traits):
        item = traits[key_id]
        for key in set(comparison_of(item.claim.kind).keys(item)):
            blocks[f"{item.claim.kind} {key}"].append(key_id)
    found: dict[tuple[str, str], Match] = {}
    for members in blocks.values():
        for at, left in enumerate(members):
            for right in members[at + 1 :]:
                if (left, right) in found or (only is not None and left not in only and right not in only):
                    continue
                one, other = traits[left], traits[right]
                if not share_parties(one, other):
                    continue
                found[left, right] = comparison_of(one.claim.kind).compare(one, other)
    forest = Forest()
    for (left, right), match in sorted(found.items(), key=lambda item: (-item[1].score, item[0])):
        if match.joins and forest.join(left, right):
            yield traits[left].claim, traits[right].claim, match


def _decision(first: Claim, second: Claim, match: Match) -> Decision:
    left, right = sorted((first.id, second.id))
    reason = f"same {first.kind}: " + "; ".join(match.reasons)
    return Decision("same", left, right, by=f"rule {first.kind} @ {LINKER}", reason=reason, score=match.score)
