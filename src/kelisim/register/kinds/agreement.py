"""Agreements: by title, type and date of signature; counted ones ("12 documents") by count and date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kelisim.model import Period
from kelisim.register.kinds.base import NO_MATCH, Match, match, same_report, share_field, words
from kelisim.register.names import says_little
from kelisim.register.traits import Likeness, Traits, days_between, likeness, total, weight

_ACCORD = frozenset({"treaty", "agreement", "other"})
TYPE_WORDS = frozenset(
    {"treaty", "agreement", "memorandum", "declaration", "protocol", "programme", "plan", "roadmap", "contract",
     "document", "intergovernmental", "decision", "convention"}
)  # fmt: skip
_NEAR_DAYS = 10
_SHORT_TITLE_DAYS = 120
_BACK_REFERENCE_DAYS = 270
_SIGNING = frozenset({"proposed", "negotiating", "planned", "initialled", "signed"})


def keys(traits: Traits) -> Iterator[str]:
    """The title's concepts; type and field for titles that say little; the count."""
    if traits.slots.count is not None:
        yield f"count {traits.slots.count.normalize()}"
        return
    name = subject_of(traits)
    yield from (code for code in name if weight(code) > 0.15)
    if says_little(name):
        yield f"type {_family(traits)}"
        yield from (f"about {code}" for code in traits.context if weight(code) >= 1)
    else:
        yield from (f"about {code}" for code in name if weight(code) >= 1)


def subject_of(traits: Traits) -> frozenset[str]:
    """What the title speaks of, without the word for the type."""
    return traits.name - TYPE_WORDS


def compare(first: Traits, second: Traits) -> Match:
    """Titles by concepts, with types that can be one and dates that meet."""
    if (first.slots.count is None) != (second.slots.count is None):
        return NO_MATCH
    if first.slots.count is not None:
        return _counted(first, second)
    if _types_part(first, second):
        return NO_MATCH
    one, other = subject_of(first), subject_of(second)
    if says_little(one) or says_little(other):
        return _little(first, second, one, other)
    alike = likeness(one, other)
    apart = _days_apart(first, second)
    score = _titles(first, second, alike) - 0.1 - _far(apart) - _weak(first, second, alike, apart)
    return match(score, f"title: {words(alike.shared)}", _type_reason(first, second), _date_reason(apart))


def _titles(first: Traits, second: Traits, alike: Likeness) -> float:
    """Soon after each other a short title stands for a long one; years later it may be another document's."""
    days = days_between(first, second)
    if days is None or days > _SHORT_TITLE_DAYS:
        return 0.75 * alike.jaccard + 0.25 * alike.containment
    return alike.score


def _weak(first: Traits, second: Traits, alike: Likeness, apart: int | None) -> float:
    """“Strategic partnership” is signed again after some years: such a title needs a date, or reports near in time."""
    days = days_between(first, second)
    near = apart is not None and apart <= _SHORT_TITLE_DAYS
    if _later(first, second).slots.status not in _SIGNING:  # what is ratified or in force was signed before
        return 0.0
    if near or total(alike.shared) >= 1 or (days is not None and days <= _BACK_REFERENCE_DAYS):
        return 0.0
    return 0.45


def _family(traits: Traits) -> str:
    kind = str(traits.slots.type)
    return "accord" if kind in _ACCORD else kind


def _types_part(first: Traits, second: Traits) -> bool:
    one, other = first.slots.type, second.slots.type
    if one == other:
        return False
    return not {one, other} <= _ACCORD and not {one, other} <= {"programme", "roadmap"}


def _type_reason(first: Traits, second: Traits) -> str:
    return f"type: {first.slots.type}" if first.slots.type == second.slots.type else ""


def _signing(traits: Traits) -> Period | None:
    return traits.date if traits.slots.status in _SIGNING else None


def _later(first: Traits, second: Traits) -> Traits:
    return second if (second.day or dt.date.min) >= (first.day or dt.date.min) else first


def _days_apart(first: Traits, second: Traits) -> int | None:
    """Days between the two dates of signature, ``None`` where one is not told."""
    one, other = _signing(first), _signing(second)
    return None if one is None or other is None else one.days_apart(other)


def _far(apart: int | None) -> float:
    return 0.0 if apart is None or apart <= 60 else 0.2 if apart <= 400 else 0.5


def _date_reason(apart: int | None) -> str:
    return "" if apart is None else "date" if apart == 0 else f"dates {apart} days apart"


def _counted(first: Traits, second: Traits) -> Match:
    if same_report(first, second) or first.slots.count != second.slots.count:
        return NO_MATCH
    near = days_between(first, second)
    if _days_apart(first, second) == 0 or (near is not None and near <= _NEAR_DAYS):
        return match(0.8, "count", "date")
    return NO_MATCH


def _little(first: Traits, second: Traits, one: frozenset[str], other: frozenset[str]) -> Match:
    """The Roadmap, a Plan of Practical Actions: same type and field, near in time, and the words around agree."""
    days = days_between(first, second)
    if same_report(first, second) or days is None or days > _BACK_REFERENCE_DAYS:
        return NO_MATCH
    if _family(first) != _family(second) or not share_field(first, second):
        return NO_MATCH
    if says_little(one) and says_little(other):
        alike = likeness(first.name, second.name)
        return match(alike.score * 0.6, f"title: {words(alike.shared)}", "type", "field", f"{days} days apart")
    little, full = (first, other) if says_little(one) else (second, one)
    shared = full & little.context
    alike = likeness(full, shared)
    return match(alike.jaccard * 0.7, f"words around: {words(shared)}", "type", "field", f"{days} days apart")
