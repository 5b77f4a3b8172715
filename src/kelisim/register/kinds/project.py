"""Projects: named ones by name and place; counted sets as one dated portfolio, or as the set of one event."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from kelisim.model import Amount
from kelisim.register.kinds.base import NO_MATCH, Match, Pair, match
from kelisim.register.names import name_likeness, other_names, unlike_matters
from kelisim.register.traits import (
    Likeness,
    Traits,
    likeness,
    one_thing,
    only_things,
    other_things,
    remembered,
    total,
    weight,
)

_EVENT_DAYS = 10
_TELLING = 0.8
_OTHER_MATTER = 0.3
_WHOLE = 0.99
_THE_THING_DAYS = 365
_LINES = frozenset({"railway", "road", "pipeline", "corridor", "grid"})
_JUST_BEFORE = 300  # characters of the report
_PORTFOLIO = frozenset({"portfolio"})
_COUNTED = frozenset(
    {"school", "company", "hotel", "bridge", "road", "railway", "hospital", "health", "university", "branch", "bank",
     "station", "hydropower", "crossing", "office", "museum", "monument", "port"}
)  # fmt: skip
_STARTING = frozenset({"launch", "open", "sign", "agreement", "contract"})


def keys(traits: Traits) -> Iterator[str]:
    """The name's and place's concepts; the field for counted sets, with the time for the set of an event."""
    if is_set(traits):
        field = traits.claim.fields[0]
        if not is_event(traits):
            yield f"portfolio {field}"
        elif traits.day is not None:
            span = traits.day.toordinal() // _EVENT_DAYS
            yield from (f"event {field} {span}", f"event {field} {span + 1}")
        return
    yield from (code for code in traits.name | traits.place if weight(code) >= 0.4)
    yield from (f"acronym {acronym}" for acronym in traits.acronyms)
    if 3 <= len(traits.initials) <= 8:
        yield f"acronym {traits.initials}"


def signature(traits: Traits) -> Hashable:
    """What the comparison looks at, but for the report's day."""
    slots = traits.slots
    if not is_set(traits):
        return traits.name, traits.proper, traits.cyrillic, traits.place, traits.acronyms, traits.initials
    field = traits.claim.fields[0]
    return (field, _kind_of(traits), *((slots.count, slots.value, slots.unit) if is_event(traits) else ()))


@remembered
def is_set(traits: Traits) -> bool:
    """Whether it is a counted or valued set ("12 joint projects worth $156m") rather than one named project."""
    slots = traits.slots
    return slots.name is None or (slots.count is None and _plain_projects(traits.name))


def _plain_projects(name: frozenset[str]) -> bool:
    """Joint industrial projects: no name of its own, and no other thing that it could be."""
    return "project" in name and not any(code[0] in "=@#" for code in name) and not other_things(name, _PORTFOLIO)


@remembered
def is_event(traits: Traits) -> bool:
    """Whether the set is that of one event: agreed, launched or opened on a day, not the portfolio at large."""
    slots = traits.slots
    one_place = slots.count is None and slots.place is not None
    return slots.status == "agreed" or one_place or (not _bare(traits) and bool(_STARTING & traits.quote))


def _bare(traits: Traits) -> bool:
    """The rest, they: a set told by neither number nor value, so it is the one that the report spoke of."""
    return traits.slots.count is None and traits.slots.value is None


@remembered
def _kind_of(traits: Traits) -> frozenset[str]:
    """What a set counts where it is not projects: schools, ventures, bridges."""
    return frozenset() if "project" in traits.quote else frozenset(_COUNTED & traits.quote)


def compare(pair: Pair) -> Match:
    """A set with a set, a name with a name."""
    first, second = pair.first, pair.second
    if is_set(first) != is_set(second):
        return NO_MATCH
    if is_set(first):
        return _sets(pair)
    if other_things(first.name, second.name) or _other_number(first.name, second.name):
        return NO_MATCH
    alike = name_likeness(first, second)
    if pair.together and not (alike.jaccard > _WHOLE or _named_shorter(alike)):
        again = _the_thing_again(first, second, alike)
        return match(0.6, ("spoken of just before", alike.shared)) if again else NO_MATCH
    return _named(pair, alike)


def _named(pair: Pair, alike: Likeness) -> Match:
    first, second = pair.first, pair.second
    one, other = one_thing(first.name, second.name)
    placed = likeness(one | first.place, other | second.place)
    best = max(alike, placed, key=lambda found: found.score)
    if total(best.shared) < _TELLING and best.score < 1:
        return NO_MATCH
    if only_things(alike.shared | placed.shared) and not pair.within(_THE_THING_DAYS):
        return NO_MATCH  # “the pipeline” alone stands for a named one in reports that are near in time
    parted = unlike_matters(first.name, second.name) or other_names(first, second)
    score = best.score - 0.1 - (_OTHER_MATTER if parted else 0.0)
    return match(score, ("name", alike.shared), ("place", best.shared - alike.shared))


def _named_shorter(alike: Likeness) -> bool:
    """Whether one of two names in a report is the other, told shorter: with the proper name and nothing else."""
    return alike.containment > _WHOLE and any(code[0] == "=" for code in alike.shared)


def _the_thing_again(first: Traits, second: Traits, alike: Likeness) -> bool:
    """Whether a report speaks on of what it has just named: “the Friendship Pipeline ... The pipeline will cost”."""
    named, again = sorted((first, second), key=lambda item: item.claim.quote.span)
    gap = again.claim.quote.span.start - named.claim.quote.span.end
    bare = only_things(again.name) and not only_things(named.name) and alike.containment > _WHOLE
    part = "section" in again.name - named.name and bool(_LINES & named.name)  # “the railway, whose northern section”
    return (bare or part) and gap <= _JUST_BEFORE


def _other_number(first: frozenset[str], second: frozenset[str]) -> bool:
    """Kambarata-1 and Kambarata-2: both are numbered, and no number is the same."""
    one, other = ({code for code in name if code[0] == "#"} for name in (first, second))
    return bool(one) and bool(other) and not one & other


def _sets(pair: Pair) -> Match:
    first, second = pair.first, pair.second
    field = first.claim.fields[0]
    if field != second.claim.fields[0] or is_event(first) != is_event(second) or _kind_of(first) != _kind_of(second):
        return NO_MATCH
    if is_event(first):
        return _one_event(pair)
    if pair.together and first.slots.status == second.slots.status:
        return NO_MATCH
    return match(0.7, f"the portfolio in {field}", "counted sets, dated")


def _one_event(pair: Pair) -> Match:
    first, second = pair.first, pair.second
    if pair.together or not pair.within(_EVENT_DAYS):
        return NO_MATCH
    same_count = first.slots.count is not None and first.slots.count == second.slots.count
    if same_count or _close(first, second):
        return match(0.7, "set of one event", "count" if same_count else "value", f"{pair.days} days apart")
    return NO_MATCH


def _close(first: Traits, second: Traits) -> bool:
    one, other = first.slots.amount, second.slots.amount
    if not isinstance(one, Amount) or not isinstance(other, Amount) or one.unit != other.unit:
        return False
    low, high = sorted((one.value, other.value))
    return low * 5 >= high * 4
