"""A fact that a report tells twice is claimed once, where it is told most fully."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from kelisim.model import Claim, Period
from kelisim.model.kinds import slot_types

_WORD = re.compile(r"\w+")
_ALIKE = 0.6
_SHORT = 3
_STEM = 5
_FEWEST, _MORE = 2, 3
_MOST = 200
# Per kind: slots that must be the same, slots that must not contradict, the slot of words that must be alike.
_EQUAL = {
    "meeting": ("status",),
    "agreement": ("status", "count"),
    "body": ("status",),
    "target": ("indicator", "value", "unit", "direction"),
    "figure": ("indicator", "value", "unit"),
    "project": ("count", "value", "unit", "status"),
    "commitment": (),
    "position": ("stance",),
}
_COMPATIBLE = {
    "meeting": ("date", "place", "host"),
    "agreement": ("date", "type"),
    "body": ("date",),
    "target": ("deadline",),
    "figure": ("period", "change"),
    "project": ("deadline", "place"),
    "commitment": ("deadline",),
    "position": ("forum",),
}
_WORDED = {"agreement": "title", "body": "name", "project": "name", "commitment": "action", "position": "topic"}
_ONE_OF_A_KIND = frozenset(("head_of_state", "head_of_government"))
_VISITS = frozenset(("state_visit", "official_visit", "working_visit", "other"))


def told_once(claims: Iterable[Claim]) -> list[Claim]:
    """Of claims that state the same fact, the one that tells most (the first of equals); in the order of the text.

    Only claims that are equal in what must be equal are compared, each with the last ``_MOST`` before it, so that the
    time grows with the text however long it is.
    """
    kept: dict[int, Claim] = {}
    alike: dict[object, list[int]] = {}
    for number, claim in enumerate(_in_order(claims)):
        others = alike.setdefault(_must_be_equal(claim), [])
        twin = next((i for i in others[-_MOST:] if same_fact(kept[i], claim)), None)
        if twin is None:
            kept[number] = claim
            others.append(number)
        elif _tells_more(claim, kept[twin]):
            kept[twin] = claim
    return _in_order(kept.values())


def _in_order(claims: Iterable[Claim]) -> list[Claim]:
    """Claims as the text tells them; of those of one kind in the same words the ids decide, reckoned only for these."""
    some = list(claims)
    often = Counter(map(_place, some))
    return sorted(some, key=lambda claim: (_place(claim), claim.id if often[_place(claim)] > 1 else ""))


def _must_be_equal(claim: Claim) -> object:
    return claim.kind, claim.parties, *(_slot(claim, name) for name in _EQUAL.get(claim.kind, ()))


def same_fact(one: Claim, other: Claim) -> bool:
    """Whether two claims of one report state the same fact."""
    if one.kind != other.kind or one.parties != other.parties:
        return False
    if one.quote.span == other.quote.span and one.slots == other.slots:
        return True
    equal = all(_slot(one, name) == _slot(other, name) for name in _EQUAL.get(one.kind, ()))
    if not equal or not all(_compatible(_slot(one, n), _slot(other, n)) for n in _COMPATIBLE.get(one.kind, ())):
        return False
    if one.kind == "meeting":
        clause = one.quote.span == other.quote.span
        alike = _slot(one, "format") == _slot(other, "format") or _same_occasion(one, other)
        return (clause and alike) or _same_people(one, other)
    slot = _WORDED.get(one.kind)
    return slot is None or _alike(_slot(one, slot), _slot(other, slot), one.kind)


def _slot(claim: Claim, name: str) -> object:
    return getattr(claim.slots, name, None)


def _compatible(one: object, other: object) -> bool:
    if one is None or other is None or one == other:
        return True
    if isinstance(one, Period) and isinstance(other, Period):
        return one.holds(other) or other.holds(one)
    if isinstance(one, str) and isinstance(other, str):
        return bool(_words(one) & _words(other))
    return False


def _same_people(one: Claim, other: Claim) -> bool:
    if (_slot(one, "format") in _VISITS) != (_slot(other, "format") in _VISITS):
        return False
    first, second = _names(one), _names(other)
    if not first or not second:
        return _same_day(one, other)
    return first == second or (len(first & second) > 1 and (first <= second or second <= first))


def _same_occasion(one: Claim, other: Claim) -> bool:
    """Whether two claims in the same words tell the same day, place and people: "will hold its fifth meeting in Y"."""
    told = _slot(one, "date") is not None or _slot(one, "place") is not None
    same = all(_slot(one, name) == _slot(other, name) for name in ("date", "place", "participants"))
    return told and same and not _VISITS & {_slot(one, "format"), _slot(other, "format")}


def _same_day(one: Claim, other: Claim) -> bool:
    """Whether those of whom a country has but one met in the same way on the same day, named or not.

    Ministers are many: "the foreign ministers met" and "the trade ministers met" are two meetings.
    """
    day, level = _slot(one, "date"), _slot(one, "level")
    same = day == _slot(other, "date") and level == _slot(other, "level")
    told = isinstance(day, Period) and day.first_day == day.last_day
    return same and told and level in _ONE_OF_A_KIND and _slot(one, "format") == _slot(other, "format")


def _names(claim: Claim) -> frozenset[str]:
    people = _slot(claim, "participants")
    return frozenset(person.name for person in people) if isinstance(people, tuple) else frozenset()


def _alike(one: object, other: object, kind: str) -> bool:
    if one is None and other is None:
        return kind == "project"
    if not isinstance(one, str) or not isinstance(other, str):
        return False
    first, second = _words(one), _words(other)
    if kind == "commitment" and _holds(_stems(first), _stems(second)):
        return True
    shared = len(first & second)
    return bool(shared) and shared >= _ALIKE * len(first | second)


def _words(text: str) -> frozenset[str]:
    found = [word for word in _WORD.findall(text.casefold()) if len(word) >= _SHORT]
    return frozenset(found)


def _stems(words: Iterable[str]) -> frozenset[str]:
    """The beginnings of words, by which a deed is the same deed in any form: "abolish", "will be abolished"."""
    return frozenset(word[:_STEM] for word in words if len(word) > _SHORT)


def _holds(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one of two deeds is told within the other, of which little else is told."""
    few, many = sorted((one, other), key=len)
    return len(few) >= _FEWEST and few <= many and len(many) - len(few) <= _MORE


def _tells_more(claim: Claim, kept: Claim) -> bool:
    """Whether a claim tells more than the one before it; of equals a session in the same words, then the surer one."""
    same = claim.quote.span == kept.quote.span
    first, second = ((_told(c), same and _slot(c, "format") == "session", c.confidence) for c in (claim, kept))
    return first > second


def _told(claim: Claim) -> int:
    return sum(getattr(claim.slots, name) not in (None, ()) for name in slot_types(type(claim.slots)))


def _place(claim: Claim) -> tuple[int, int, str]:
    return claim.quote.span.start, claim.quote.span.end, claim.kind
