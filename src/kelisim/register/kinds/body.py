"""Bodies: by their names, then by their type."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from kelisim.register.kinds.base import NO_MATCH, Match, Pair, match, share_field
from kelisim.register.names import name_likeness, says_little, unlike_matters
from kelisim.register.traits import Traits, likeness, other_things, remembered, total, weight

_TELLING = 0.15
_BESIDE = 0.7
_NAMED_AGAIN_DAYS = 60


def keys(traits: Traits) -> Iterator[str]:
    """The concepts of the name; type and quote for names that say little."""
    yield from (code for code in traits.name if weight(code) > _TELLING)
    yield from (f"acronym {acronym}" for acronym in traits.acronyms)
    if 3 <= len(traits.initials) <= 8:
        yield f"acronym {traits.initials}"
    if says_little(traits.name):
        yield f"type {traits.slots.type}"
        yield from (code for code in traits.context if weight(code) > _TELLING)
    if _opaque(traits):
        yield from (code for code in traits.quote if weight(code) > _TELLING)


def signature(traits: Traits) -> Hashable:
    """What the comparison looks at, but for the report's day."""
    read_on = says_little(traits.name) or _opaque(traits)
    beside = (traits.quote, traits.context, traits.claim.fields) if read_on else None
    return traits.name, traits.acronyms, traits.initials, traits.slots.type, beside


def compare(pair: Pair) -> Match:
    """Names by concepts; a brand name (UzKazTrade) by the words beside it."""
    first, second = pair.first, pair.second
    one, other = first.slots.type, second.slots.type
    alike = name_likeness(first, second)
    parted = one != other and "other" not in (one, other)
    if (parted and alike.jaccard < 0.99) or other_things(first.name, second.name):
        return NO_MATCH
    if pair.together and first.slots.status == second.slots.status and alike.jaccard < 0.99:
        return NO_MATCH  # one report tells them apart
    if says_little(first.name) or says_little(second.name):
        return NO_MATCH if parted else _little(pair)
    score = alike.score - (0.15 if parted else 0.0) - (0.15 if unlike_matters(first.name, second.name) else 0.0)
    if score < 0.6 and not parted and (_opaque(first) or _opaque(second)):
        return _beside(first, second)
    return match(score - 0.1, ("name", alike.shared), f"type: {one}" if one == other else "")


@remembered
def _opaque(traits: Traits) -> bool:
    """Whether the name is a brand or an acronym that no table knows."""
    return bool(traits.name) and all(code[0] == "=" for code in traits.name)


def _beside(first: Traits, second: Traits) -> Match:
    brand, plain = (first, second) if _opaque(first) else (second, first)
    alike = likeness(plain.name, brand.quote)
    if total(alike.shared) < _BESIDE * total(plain.name):
        return NO_MATCH
    return match(0.6, ("the brand's quote tells", alike.shared), f"type: {plain.slots.type}")


def _little(pair: Pair) -> Match:
    """The Council, a joint fund: the body whose full name stands around, else the one named so some weeks ago."""
    first, second = pair.first, pair.second
    if first.slots.type != second.slots.type:
        return NO_MATCH
    if says_little(first.name) != says_little(second.name):
        little, full = (first, second) if says_little(first.name) else (second, first)
        around = full.name & little.context
        return match(0.6, ("words around", around), f"type: {full.slots.type}") if around == full.name else NO_MATCH
    if pair.together or not share_field(first, second) or not pair.within(_NAMED_AGAIN_DAYS):
        return NO_MATCH
    alike = name_likeness(first, second)
    return match(alike.score * 0.6, ("name", alike.shared), "field", f"type: {first.slots.type}")
