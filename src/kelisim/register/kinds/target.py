"""Targets: indicator, value, unit and direction; a target stays itself when its deadline moves or is dropped."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from kelisim.register.kinds.base import NO_MATCH, Match, Pair, match, share_field
from kelisim.register.traits import Traits, likeness

_HEADLINE = frozenset({"trade_turnover", "exports", "imports"})
_BESIDE = 160


def keys(traits: Traits) -> Iterator[str]:
    """Indicator with value and unit."""
    slots = traits.slots
    if slots.value is not None:
        yield f"{slots.indicator} {slots.value.normalize()} {slots.unit}"


def signature(traits: Traits) -> Hashable:
    """What the comparison looks at, but for the report's day."""
    slots = traits.slots
    told = None if slots.indicator in _HEADLINE else (traits.quote, traits.claim.fields)
    return slots.indicator, slots.value, slots.unit, slots.direction, told


def compare(pair: Pair) -> Match:
    """The same number of the same thing; other values are other targets."""
    first, second = pair.first, pair.second
    one, other = first.slots, second.slots
    if one.indicator != other.indicator:
        return NO_MATCH
    if pair.together:
        return _restated_beside(first, second)
    if (one.value, one.unit, one.direction) != (other.value, other.unit, other.direction) or one.value is None:
        return NO_MATCH
    reasons = (f"indicator: {one.indicator}", "value", "unit")
    if one.indicator in _HEADLINE:
        return match(0.95, *reasons)
    if not share_field(first, second):
        return NO_MATCH
    alike = likeness(first.quote, second.quote)
    return match(0.4 + alike.score / 2, *reasons, "field", ("quote", alike.shared))


def _restated_beside(first: Traits, second: Traits) -> Match:
    """Twice as much water, so that the inflow reaches 200: a factor and a level told side by side."""
    directions = {first.slots.direction, second.slots.direction}
    gap = first.claim.quote.span.start - second.claim.quote.span.end
    back = second.claim.quote.span.start - first.claim.quote.span.end
    if directions == {"multiply_by", "reach"} and max(gap, back) <= _BESIDE:
        return match(0.6, f"indicator: {first.slots.indicator}", "told side by side, as a factor and as a level")
    return NO_MATCH
