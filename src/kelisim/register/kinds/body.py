"""Bodies: by their names, then by their type."""

from __future__ import annotations

from collections.abc import Iterator

from kelisim.register.kinds.base import NO_MATCH, Match, match, share_field, words
from kelisim.register.names import name_likeness, says_little
from kelisim.register.traits import Traits, likeness, other_things, weight


def keys(traits: Traits) -> Iterator[str]:
    """The concepts of the name; the type for names that say little."""
    for code in traits.name:
        if weight(code) > 0.15:
            yield code
    yield from (f"acronym {acronym}" for acronym in traits.acronyms)
    if traits.initials and len(traits.initials) <= 8:
        yield f"acronym {traits.initials}"
    if _opaque(traits) or says_little(traits.name):
        yield f"type {traits.slots.type}"
        yield from (code for code in traits.quote if weight(code) > 0.15)


def compare(first: Traits, second: Traits) -> Match:
    """Names by concepts; a brand name (UzKazTrade) by the words beside it."""
    one, other = first.slots.type, second.slots.type
    alike = name_likeness(first, second)
    parted = one != other and "other" not in (one, other)
    if (parted and alike.jaccard < 0.99) or other_things(first.name, second.name):
        return NO_MATCH
    if says_little(first.name) or says_little(second.name):
        return _little(first, second) if not parted else NO_MATCH
    score = alike.score - (0.15 if parted else 0.0)
    if score < 0.6 and not parted and (_opaque(first) or _opaque(second)):
        return _beside(first, second)
    return match(score - 0.1, f"name: {words(alike.shared)}", f"type: {one}" if one == other else "")


def _opaque(traits: Traits) -> bool:
    """Whether the name is a brand or an acronym that no table knows."""
    return bool(traits.name) and all(code[0] == "=" for code in traits.name)


def _beside(first: Traits, second: Traits) -> Match:
    brand, plain = (first, second) if _opaque(first) else (second, first)
    alike = likeness(plain.name, brand.quote)
    if total_share(plain.name, alike.shared) < 0.7:
        return NO_MATCH
    return match(0.6, f"the brand's quote tells: {words(alike.shared)}", f"type: {plain.slots.type}")


def total_share(whole: frozenset[str], part: frozenset[str]) -> float:
    """The part's share of the whole's weight."""
    total = sum(weight(code) for code in whole)
    return sum(weight(code) for code in part) / total if total else 0.0


def _little(first: Traits, second: Traits) -> Match:
    """Joint commission, the fund: the same words, the same type, the same field."""
    if first.slots.type != second.slots.type or not share_field(first, second):
        return NO_MATCH
    alike = name_likeness(first, second)
    return match(alike.score * 0.6, f"name: {words(alike.shared)}", "field", f"type: {first.slots.type}")
