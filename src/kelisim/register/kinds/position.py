"""Positions: one topic, one stance."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from kelisim.register.kinds.base import NO_MATCH, Match, Pair, match
from kelisim.register.traits import Traits, likeness, remembered

_APPROVING = frozenset({"supports", "shares", "calls_for", "thanks"})


def keys(traits: Traits) -> Iterator[str]:
    """The topic's concepts."""
    yield from traits.name


def signature(traits: Traits) -> Hashable:
    """What the comparison looks at, but for the report's day."""
    return traits.name, traits.slots.stance, _whose(traits)


@remembered
def _whose(traits: Traits) -> frozenset[str]:
    """The parties whose own cause the topic names."""
    parties = {f"@{code}" for code in traits.claim.parties}
    return frozenset(parties & set(traits.concepts(traits.written)))


def compare(pair: Pair) -> Match:
    """Topics by concepts; a stance for and one against are two positions."""
    first, second = pair.first, pair.second
    one, other = first.slots.stance, second.slots.stance
    if one != other and not {one, other} <= _APPROVING:
        return NO_MATCH
    if one == other == "supports" and "mutual" in first.name and "mutual" in second.name:
        return match(0.6, "support for each other", f"stance: {one}")
    if _whose(first) and _whose(second) and not _whose(first) & _whose(second):
        return NO_MATCH  # each other's territorial integrity
    alike = likeness(first.name, second.name)
    return match(alike.score - (0.0 if one == other else 0.15), ("topic", alike.shared), f"stance: {one}")
