"""Meetings: one day or window, one place, the same people; a visit and the talks during it are two."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterator

from kelisim.register.kinds.base import NO_MATCH, Match, Pair, match
from kelisim.register.names import same_person, same_place
from kelisim.register.traits import Traits, remembered, total, weight

_FAMILY = {
    "state_visit": "visit", "official_visit": "visit", "working_visit": "visit", "other": "visit", "talks": "talks",
    "summit": "talks", "consultations": "talks", "session": "session", "forum": "forum", "call": "call",
}  # fmt: skip
_BACK = {"visit": 100, "talks": 8, "other": 10, "session": 10, "forum": 10, "call": 5}
_AHEAD = {"visit": 120, "talks": 60, "other": 60, "session": 120, "forum": 120, "call": 10}
_BODIES = frozenset({"council", "commission", "committee", "working_group", "board", "assembly", "forum"})
_BODY_WEIGHT = 0.3
_NUMBERED = ("session", "forum")
_DAY = dt.timedelta(days=1)


@remembered
def family(traits: Traits) -> str:
    """``visit``, ``talks``, ``session``, ``forum`` or ``call``; a visit without an adjective is coded ``other``."""
    found = _FAMILY[traits.slots.format]
    hosted = traits.slots.host is not None
    if traits.slots.format == "other" and (not hosted or _host_takes_part(traits)):
        return "other"
    return found


def _host_takes_part(traits: Traits) -> bool:
    return any(person.country == traits.slots.host for person in traits.slots.participants)


@remembered
def window(traits: Traits) -> tuple[dt.date, dt.date] | None:
    """When it can have been: its date, else the days before the report (held) or after it (planned)."""
    if traits.date is not None:
        return traits.date.first_day, traits.date.last_day
    if traits.day is None:
        return None
    kind = family(traits)
    if traits.slots.status == "held":
        return traits.day - _BACK[kind] * _DAY, traits.day
    return traits.day, traits.day + _AHEAD[kind] * _DAY


def keys(traits: Traits) -> Iterator[str]:
    """Kind with each month of the window (at most a year's), and the session's number with the body's words."""
    kind, span = family(traits), window(traits)
    if kind in _NUMBERED:
        yield from (f"{kind} {code} {word}" for code in traits.ordinals for word in body_words(traits))
    if span is None:
        return
    begin, end = span[0] - _DAY, span[1] + _DAY
    first, last = begin.year * 12 + begin.month - 1, end.year * 12 + end.month - 1
    for month in range(first, min(last, first + 12) + 1):
        yield f"{kind} {month // 12}-{month % 12 + 1:02d}"


def signature(traits: Traits) -> Hashable:
    """What the comparison looks at; the report's day lies in the window."""
    slots, kind = traits.slots, family(traits)
    named = (traits.ordinals, body_words(traits) if kind in _NUMBERED else None)
    told = traits.date is not None
    return kind, slots.format, slots.level, slots.host, slots.place, slots.participants, window(traits), told, named


def compare(pair: Pair) -> Match:
    """What parts two meetings first (level, people, number, host), then what brings them together."""
    first, second = pair.first, pair.second
    if family(first) != family(second) or pair.together or _parted(first, second):
        return NO_MATCH
    called = shared_body(first, second)
    when, reason = _when(first, second)
    numbered = _numbered(first, second) and bool(when or called)
    if called is False or not (when or numbered):
        return NO_MATCH
    score, reasons = when, [f"format: {family(first)}", reason]
    for points, why in _together(first, second):
        score += points
        reasons.append(why)
    if numbered:
        score += 0.35
        reasons.append(f"number: {min(first.ordinals & second.ordinals)[1:]}")
    return match(score, *reasons)


def _numbered(first: Traits, second: Traits) -> bool:
    return family(first) in _NUMBERED and bool(first.ordinals & second.ordinals)


def shared_body(first: Traits, second: Traits) -> bool | None:
    """Whether the quotes name one body or forum; ``None`` where one names none."""
    if family(first) not in _NUMBERED:
        return None
    one, other = body_words(first), body_words(second)
    if not one or not other:
        return None
    if total(one & other) >= _BODY_WEIGHT:
        return True
    # "Secretary Manalo led the Joint Commission": what a quote says of the people there does not name the body.
    offices = _offices(first) | _offices(second)
    return None if _people(first, second) and not (one - offices and other - offices) else False


@remembered
def _offices(traits: Traits) -> frozenset[str]:
    """The concepts of the roles of those who took part."""
    return frozenset(code for person in traits.slots.participants for code in traits.concepts(person.role or ""))


@remembered
def body_words(traits: Traits) -> frozenset[str]:
    """What the quote says of the body: its telling concepts, where it names a council, commission or forum at all."""
    if not _BODIES & traits.quote:
        return frozenset()
    names = {code for code in traits.quote if code[0] in "^#@="}
    found = traits.quote - _BODIES - names - traits.place
    return frozenset(code for code in found if weight(code) >= _BODY_WEIGHT)


def _when(first: Traits, second: Traits) -> tuple[float, str]:
    one, other = window(first), window(second)
    if one is None or other is None:
        return 0.0, ""
    if one[0] > other[1] or other[0] > one[1]:
        told_both = first.date is not None and second.date is not None and family(first) != "talks"
        near = max(one[0] - other[1], other[0] - one[1]) == _DAY
        return (0.2, "dates a day apart") if told_both and near else (0.0, "")
    told = (first.date is not None) + (second.date is not None)
    if told == 2 and one == other and one[0] == one[1]:
        return 0.4, f"date: {one[0]}"
    return (0.3 if told else 0.25), "dates can be one"


def _parted(first: Traits, second: Traits) -> bool:
    one, other = first.slots, second.slots
    if first.claim.parties != second.claim.parties:
        return True
    if one.format != other.format and family(first) == "talks" and first.ordinals != second.ordinals:
        return True  # a numbered summit beside the talks of two
    if one.host and other.host and one.host != other.host:
        return True
    if family(first) in _NUMBERED and first.ordinals and second.ordinals and not first.ordinals & second.ordinals:
        return True
    if one.level != other.level and "official" not in (one.level, other.level) and family(first) != "session":
        return True
    # Of a session or forum each report names its own people; talks and visits are those who had them.
    return family(first) not in _NUMBERED and _people(first, second) is False


def _people(first: Traits, second: Traits) -> bool | None:
    """Whether somebody of every country that both name persons of is the same; ``None`` where none can be compared."""
    one, other = _by_country(first), _by_country(second)
    shared = one.keys() & other.keys()
    if not shared:
        return None
    return all(any(same_person(a, b) for a in one[country] for b in other[country]) for country in shared)


@remembered
def _by_country(traits: Traits) -> dict[str | None, list[str]]:
    found: dict[str | None, list[str]] = {}
    for person in traits.slots.participants:
        found.setdefault(person.country, []).append(person.name)
    return found


def _together(first: Traits, second: Traits) -> Iterator[tuple[float, str]]:
    one, other = first.slots, second.slots
    if _people(first, second):
        yield 0.3, "participants"
    if one.host and one.host == other.host:
        yield 0.1, f"host: {one.host}"
    if one.place and other.place and same_place(one.place, other.place):
        yield 0.1, f"place: {one.place}"
    if one.level == other.level:
        yield 0.1, f"level: {one.level}"
    if one.format == other.format:
        yield (0.15 if one.format == "state_visit" else 0.05), ""
    if shared_body(first, second):
        yield 0.1, "the body named"
