"""Commitments: by what is to be done and by whom."""

from __future__ import annotations

from collections.abc import Iterator

from kelisim.register.kinds.base import NO_MATCH, Match, match, same_report, share_field, words
from kelisim.register.traits import Traits, days_between, likeness, weight


def keys(traits: Traits) -> Iterator[str]:
    """Pairs of field and concept of the action."""
    for code in traits.name:
        if weight(code) > 0.1:
            yield f"{traits.claim.fields[0]} {code}"


def compare(first: Traits, second: Traits) -> Match:
    """Actions by concepts; who is to act must meet."""
    if not set(first.slots.actors) & set(second.slots.actors) or not share_field(first, second):
        return NO_MATCH
    alike = likeness(first.name, second.name)
    days = days_between(first, second)
    near = 0.05 if days is not None and days <= 10 else 0.0
    far = 0.15 if same_report(first, second) else 0.0
    return match(alike.score - 0.1 + near - far, f"action: {words(alike.shared)}", "actors", "field")
