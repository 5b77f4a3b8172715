"""Bodies: by their names, then by their type."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from kelisim.register.kinds.base import NO_MATCH, Match, Pair, match, share_field
from kelisim.register.names import name_likeness, says_little, unlike_matters
from kelisim.register.traits import Traits, likeness, other_things, remembered, total, weight

_TELLING = 0.15
_BESIDE = 0.7
_NAMED_AGAIN_DAYS = 60
_SAME_NEWS_DAYS = 10
_MATTER = 0.8
# Commissions on trade, economic, scientific and technical cooperation are mostly spoken of without their matter.
_RELATION = frozenset(
    {"intergovernmental", "interstate", "joint", "bilateral", "mutual", "commission", "committee", "council", "supreme",
     "strategic", "cooperation", "partner", "relation", "trade", "economic", "science", "technology", "culture",
     "humanitarian", "investment", "industry", "comprehensive", "political", "main", "high"}
)  # fmt: skip
_OF_ANY_MATTER = frozenset({"committee", "working_group", "joint", "technology", "expert", "permanent", "special"})


def keys(traits: Traits) -> Iterator[str]:
    """The concepts of the name; type and quote for names that say little."""
    yield from (code for code in traits.name if weight(code) > _TELLING)
    yield from (f"acronym {acronym}" for acronym in traits.acronyms)
    if 3 <= len(traits.initials) <= 8:
        yield f"acronym {traits.initials}"
    if _of_any_matter(traits):
        yield f"type {traits.slots.type}"
        yield from (code for code in traits.context if weight(code) > _TELLING)
    if _opaque(traits):
        yield from (code for code in traits.quote if weight(code) > _TELLING)


def signature(traits: Traits) -> Hashable:
    """What the comparison looks at, but for the report's day."""
    read_on = _of_any_matter(traits) or _opaque(traits)
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
    if _of_any_matter(first) or _of_any_matter(second):
        return NO_MATCH if parted else _little(pair)
    if _at_large_and_special(pair):
        return NO_MATCH
    score = alike.score - (0.15 if parted else 0.0) - (0.15 if unlike_matters(first.name, second.name) else 0.0)
    if score < 0.6 and not parted and (_opaque(first) or _opaque(second)):
        return _beside(first, second)
    return match(score - 0.1, ("name", alike.shared), f"type: {one}" if one == other else "")


def _at_large_and_special(pair: Pair) -> bool:
    """Whether one is the commission of the relation at large, the other one for a matter of its own (the border)."""
    first, second = pair.first.name - _RELATION, pair.second.name - _RELATION
    if bool(first) == bool(second) or pair.within(_SAME_NEWS_DAYS):
        return False
    return any(code[0] not in "=#^@" and weight(code) >= _MATTER for code in first | second)


@remembered
def _of_any_matter(traits: Traits) -> bool:
    """Whether the name fits many bodies: the Council, a joint fund, a joint technical committee."""
    return says_little(traits.name) or traits.name <= _OF_ANY_MATTER


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
    if _of_any_matter(first) != _of_any_matter(second):
        little, full = (first, second) if _of_any_matter(first) else (second, first)
        told = frozenset(code for code in full.name if weight(code) > _TELLING) or full.name
        return match(0.6, ("words around", told), f"type: {full.slots.type}") if told <= little.context else NO_MATCH
    if pair.together or not share_field(first, second) or not pair.within(_NAMED_AGAIN_DAYS):
        return NO_MATCH
    alike = name_likeness(first, second)
    return match(alike.score * 0.6, ("name", alike.shared), "field", f"type: {first.slots.type}")
