"""Projects: named ones by name and place; counted sets as one dated portfolio, or as the set of one event."""

from __future__ import annotations

from collections.abc import Iterator

from kelisim.model import Amount
from kelisim.register.kinds.base import NO_MATCH, Match, match, same_report, words
from kelisim.register.names import name_likeness
from kelisim.register.traits import Traits, days_between, likeness, other_things, total, weight

_EVENT_DAYS = 10
_TELLING = 0.8
_PORTFOLIO = frozenset({"portfolio"})
_STARTING = frozenset({"launch", "open", "sign", "agreement", "contract"})


def keys(traits: Traits) -> Iterator[str]:
    """The name's concepts; the field for counted sets."""
    if is_set(traits):
        yield f"set {traits.claim.fields[0]}"
        return
    yield from (code for code in traits.name | traits.place if weight(code) >= 0.4)
    yield from (f"acronym {acronym}" for acronym in traits.acronyms)
    if 3 <= len(traits.initials) <= 8:
        yield f"acronym {traits.initials}"


def is_set(traits: Traits) -> bool:
    """Whether it is a counted or valued set ("12 joint projects worth $156m") rather than one named project."""
    slots = traits.slots
    return slots.name is None or (slots.count is None and _plain_projects(traits.name))


def _plain_projects(name: frozenset[str]) -> bool:
    """“Joint industrial projects”: no name of its own, and no other thing that it could be."""
    return "project" in name and not any(code[0] in "=@#" for code in name) and not other_things(name, _PORTFOLIO)


def is_event(traits: Traits) -> bool:
    """Whether the set is that of one event: agreed, launched or opened on a day, not the portfolio at large."""
    return traits.slots.status == "agreed" or (not _bare(traits) and bool(_STARTING & traits.quote))


def _bare(traits: Traits) -> bool:
    """“The rest”, "they": a set told by neither number nor value, so it is the one that the report spoke of."""
    return traits.slots.count is None and traits.slots.value is None


def compare(first: Traits, second: Traits) -> Match:
    """A set with a set, a name with a name."""
    if is_set(first) != is_set(second):
        return NO_MATCH
    if is_set(first):
        return _sets(first, second)
    if other_things(first.name, second.name):
        return NO_MATCH
    alike = name_likeness(first, second)
    if same_report(first, second) and alike.jaccard < 0.99:
        return NO_MATCH
    placed = likeness(first.name | first.place, second.name | second.place)
    best = max(alike, placed, key=lambda found: found.score)
    if total(best.shared) < _TELLING:
        return NO_MATCH
    return match(best.score - 0.1, f"name: {words(alike.shared)}", f"place: {words(best.shared - alike.shared)}")


def _sets(first: Traits, second: Traits) -> Match:
    if first.claim.fields[0] != second.claim.fields[0] or is_event(first) != is_event(second):
        return NO_MATCH
    if not is_event(first) and not (same_report(first, second) and first.slots.status == second.slots.status):
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
