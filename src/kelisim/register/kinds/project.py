"""Projects: named ones by name and place; counted sets as one dated portfolio, or as the set of one event."""

from __future__ import annotations

from collections.abc import Iterator

from kelisim.model import Amount
from kelisim.register.kinds.base import NO_MATCH, Match, match, same_report, words
from kelisim.register.names import name_likeness, says_little
from kelisim.register.traits import Traits, days_between, weight

_EVENT_DAYS = 10
_STARTING = frozenset({"launch", "open", "sign", "agreement", "contract"})


def keys(traits: Traits) -> Iterator[str]:
    """The name's concepts; the field for counted sets."""
    if is_set(traits):
        yield f"set {traits.claim.fields[0]}"
        return
    yield from (code for code in traits.name if weight(code) >= 0.4)
    yield from (f"acronym {acronym}" for acronym in traits.acronyms)
    if 3 <= len(traits.initials) <= 8:
        yield f"acronym {traits.initials}"


def is_set(traits: Traits) -> bool:
    """Whether it is a counted or valued set ("12 joint projects worth $156m") rather than one named project."""
    slots = traits.slots
    return slots.name is None or (slots.count is None and says_little(traits.name) and "project" in traits.name)


def is_event(traits: Traits) -> bool:
    """Whether the set is that of one event: agreed, launched or opened on a day, not the portfolio at large."""
    return traits.slots.status == "agreed" or bool(_STARTING & traits.quote)


def compare(first: Traits, second: Traits) -> Match:
    """A set with a set, a name with a name."""
    if is_set(first) != is_set(second):
        return NO_MATCH
    if is_set(first):
        return _sets(first, second)
    alike = name_likeness(first, second)
    if same_report(first, second) and alike.jaccard < 0.99:
        return NO_MATCH
    return match(alike.score - 0.1, f"name: {words(alike.shared)}")


def _sets(first: Traits, second: Traits) -> Match:
    if first.claim.fields[0] != second.claim.fields[0] or is_event(first) != is_event(second):
        return NO_MATCH
    if not is_event(first):
        return match(0.7, f"the portfolio in {first.claim.fields[0]}", "counted sets, dated")
    days = days_between(first, second)
    if same_report(first, second) or days is None or days > _EVENT_DAYS:
        return NO_MATCH
    same_count = first.slots.count is not None and first.slots.count == second.slots.count
    if same_count or _close(first, second):
        return match(0.7, "set of one event", "count" if same_count else "value", f"{days} days apart")
    return NO_MATCH


def _close(first: Traits, second: Traits) -> bool:
    one, other = first.slots.amount, second.slots.amount
    if not isinstance(one, Amount) or not isinstance(other, Amount) or one.unit != other.unit:
        return False
    low, high = sorted((one.value, other.value))
    return low * 5 >= high * 4
