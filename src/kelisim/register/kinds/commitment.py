"""Commitments: by what is to be done and by whom. Measures listed together toward one end are its parts."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from kelisim.register.kinds.base import JOIN, NO_MATCH, Match, Pair, match, share_field
from kelisim.register.names import says_little
from kelisim.register.traits import Traits, likeness, remembered, total, weight

_CLOSER = frozenset({"deepen", "develop", "expand"})
_TOGETHER = frozenset({"cooperation", "relation", "partner", "friendship"})
_PLEDGE = _CLOSER | _TOGETHER | {"comprehensive", "bilateral", "mutual", "action", "increase", "continue", "strategic",
    "joint", "neighbour", "interest", "potential", "leader", "all", "implement"}  # fmt: skip
_DOING = frozenset(
    {"open", "establish", "launch", "hold", "develop", "deepen", "expand", "increase", "implement", "continue", "use",
     "prepare", "study", "encourage", "speed", "support", "simplify", "construction", "modernise", "operate"}
)  # fmt: skip
_TAKING_AWAY = frozenset({"elimination", "abolish", "withdraw", "suspend"})
_MAKING = frozenset({"introduce", "establish", "open", "launch", "resume", "continue", "send", "expand", "increase"})
_TELLS_ALONE = 0.8
_FIELD_ONLY = 0.3
_MANY_MATTERS = 3  # cooperation "in politics, economy, transport and culture" is cooperation at large
_FIRM = frozenset({"agreed", "pledged", "planned"})
_NEAR_DAYS = 10
_FAR_DAYS = 365
_SHARED = 0.3
_TELLING = 0.14


def keys(traits: Traits) -> Iterator[str]:
    """The action's concepts with each field; one word for general pledges."""
    for code in traits.name:
        if weight(code) > _TELLING:
            yield from (f"{field} {code}" for field in traits.claim.fields)
    if _general(traits):
        yield "general"


def signature(traits: Traits) -> Hashable:
    """What the comparison looks at, but for the report's day."""
    context = traits.context if says_little(_matter(traits)) else None
    return traits.name, traits.slots.actors, traits.claim.fields, traits.slots.status == "done", context


def compare(pair: Pair) -> Match:
    """Actions by concepts; who is to act must meet, and what it is about."""
    first, second = pair.first, pair.second
    if not set(first.slots.actors) & set(second.slots.actors):
        return NO_MATCH
    if _general(first) and _general(second):
        return match(0.6, "closer cooperation at large", "actors")
    if not share_field(first, second):
        return NO_MATCH
    return _listed_together(first, second) if pair.together else _actions(pair)


def _actions(pair: Pair) -> Match:
    first, second = pair.first, pair.second
    alike = likeness(first.name, second.name)
    if total(alike.shared) < _SHARED or _undone(first.name, second.name) or _undone(second.name, first.name):
        return NO_MATCH
    matters = likeness(_matter(first), _matter(second))
    best = max(alike.score, matters.score - 0.05 if total(matters.shared) >= _TELLS_ALONE else 0.0)
    fields = first.claim.fields
    if not alike.shared - set(fields) - set(second.claim.fields):
        best -= _FIELD_ONLY  # both are about investment: that alone is no undertaking
    near = (pair.days or 0) <= _FAR_DAYS or _done_at_last(pair)
    score = best - (0.15 if near else 0.3)
    score += 0.05 if (pair.days or 0) <= _NEAR_DAYS else 0.0
    score += 0.1 if len(fields) > 1 and set(fields) == set(second.claim.fields) else 0.0
    if score < JOIN and (says_little(_matter(first)) or says_little(_matter(second))):
        return _read_with_its_sentence(first, second)
    return match(score, ("action", alike.shared), "actors", "field")


def _undone(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether one is to take away what the other is to make: to lift a ban, to impose it."""
    return bool(first & _TAKING_AWAY) and bool(second & _MAKING) and not second & _TAKING_AWAY and not first & _MAKING


def _done_at_last(pair: Pair) -> bool:
    """Whether the later report tells as done what the earlier one promises."""
    first, second = pair.first, pair.second
    if pair.days is None or first.day is None or second.day is None:
        return False
    if pair.days == 0:
        return "done" in (first.slots.status, second.slots.status)
    earlier, later = (first, second) if first.day <= second.day else (second, first)
    return bool(later.slots.status == "done" and earlier.slots.status != "done")


@remembered
def _matter(traits: Traits) -> frozenset[str]:
    """What is to be done something about: to open, to establish, to launch a branch are one."""
    return traits.name - _DOING


@remembered
def _general(traits: Traits) -> bool:
    """“To deepen cooperation in all fields”: a pledge of the relation as such."""
    if traits.claim.fields[0] != "political" or not _CLOSER & traits.name or not _TOGETHER & traits.name:
        return False
    matters = [code for code in traits.name if code[0] not in "=#^@" and code not in _PLEDGE]
    return not matters or len(matters) >= _MANY_MATTERS


def _listed_together(first: Traits, second: Traits) -> Match:
    fields, others = first.claim.fields, second.claim.fields
    if fields[0] != others[0] and set(fields) != set(others):
        return NO_MATCH
    firm = {first.slots.strength, second.slots.strength} <= _FIRM
    one_stage = (first.slots.status == "done") == (second.slots.status == "done")
    if firm and one_stage and first.sentence == second.sentence and first.slots.actors == second.slots.actors:
        return match(0.55, "measures listed in one sentence", "field", "actors")
    return NO_MATCH


def _read_with_its_sentence(first: Traits, second: Traits) -> Match:
    little, full = (first, second) if says_little(_matter(first)) else (second, first)
    told = _matter(full)
    if total(told) < _TELLS_ALONE or not told <= little.context:
        return NO_MATCH
    return match(0.55, ("words around", told), "actors", "field")
