"""A kind without a comparison of its own: claims join where every identity slot that both give is equal."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from kelisim.register.kinds.base import NO_MATCH, Match, Pair, match
from kelisim.register.traits import Traits


def keys(traits: Traits) -> Iterator[str]:
    """The values of the identity slots."""
    for name, value in _identity(traits):
        if value not in (None, ()):
            yield f"{name} {value}"


def signature(traits: Traits) -> Hashable:
    """What the comparison looks at, but for the report's day."""
    return tuple(_identity(traits))


def compare(pair: Pair) -> Match:
    """All that both give must be equal, and there must be something."""
    shared = []
    for (name, one), (_, other) in zip(_identity(pair.first), _identity(pair.second), strict=True):
        if one in (None, ()) or other in (None, ()):
            continue
        if one != other:
            return NO_MATCH
        shared.append(f"{name}: {one}")
    return match(0.8, *shared) if shared else NO_MATCH


def _identity(traits: Traits) -> Iterator[tuple[str, object]]:
    for name in traits.claim.type.identity:
        yield name, getattr(traits.claim.slots, name)
