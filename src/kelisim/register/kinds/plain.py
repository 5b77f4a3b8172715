"""A kind without a comparison of its own: claims join where every identity slot that both give is equal."""

from __future__ import annotations

from collections.abc import Iterator

from kelisim.register.kinds.base import NO_MATCH, Match, match
from kelisim.register.traits import Traits


def keys(traits: Traits) -> Iterator[str]:
    """The values of the identity slots."""
    for name in traits.claim.type.identity:
        value = getattr(traits.claim.slots, name)
        if value not in (None, ()):
            yield f"{name} {value}"


def compare(first: Traits, second: Traits) -> Match:
    """All that both give must be equal, and there must be something."""
    shared = []
    for name in first.claim.type.identity:
        one, other = getattr(first.claim.slots, name), getattr(second.claim.slots, name)
        if one in (None, ()) or other in (None, ()):
            continue
        if one != other:
            return NO_MATCH
        shared.append(f"{name}: {one}")
    return match(0.8, *shared) if shared else NO_MATCH
