"""Figures: one indicator over one period; without a period, one thing counted at different times."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from decimal import Decimal
from math import floor, log2

from kelisim.model import Amount
from kelisim.register.kinds.base import NO_MATCH, Match, Pair, match, share_field
from kelisim.register.traits import Traits, likeness, remembered, weight

_SIDED = frozenset({"exports", "imports", "rank", "investment", "loans", "aid"})
_TOLD_BY_QUOTE = frozenset({"other", "rank"})
_LEVEL_DAYS = 30
_LOAN_DAYS = 120
_LENT = frozenset({"loans", "aid"})
_TELLING = 0.4
_COUNTED = ("count", "persons", None)
_IN = re.compile(r"\b(?:in|into|to|в|во)\s+((?:the\s+)?[^\W\d_]+)", re.IGNORECASE)


def keys(traits: Traits) -> Iterator[str]:
    """Indicator and unit with period, or with the value, or with the quote's telling concepts."""
    slots = traits.slots
    what = f"{slots.indicator} {slots.unit}"
    if slots.period is not None:
        yield f"{what} {_days(traits)}"
        return
    yield from (f"{what} near {size}" for size in _sizes(slots.value))
    if slots.indicator != "trade_turnover":
        yield from (f"{what} of {code}" for code in traits.quote if weight(code) >= _TELLING)
    elif traits.day is not None:
        span = traits.day.toordinal() // _LEVEL_DAYS
        yield from (f"{what} about {span}", f"{what} about {span + 1}")


def _sizes(value: Decimal | None) -> tuple[int, ...]:
    """Powers of two around a number: two numbers that can be one share at least one."""
    if not value:
        return (0,)
    size = floor(log2(abs(value)))
    return size, size + 1


def signature(traits: Traits) -> Hashable:
    """What the comparison looks at, but for the report's day."""
    slots = traits.slots
    parts: list[Hashable] = []
    if slots.indicator in _SIDED:
        parts.append((traits.subject, slots.value, slots.qualifier))
    if slots.indicator in _TOLD_BY_QUOTE or slots.period is None:
        parts.append((slots.value, slots.qualifier, traits.claim.fields, traits.quoted))
    return slots.indicator, slots.unit, _days(traits), *parts


@remembered
def _days(traits: Traits) -> tuple[str, str] | None:
    """First and last day of the period: a year and its twelve months are one."""
    period = traits.slots.period
    return None if period is None else (period.first_day.isoformat(), period.last_day.isoformat())


def compare(pair: Pair) -> Match:
    """Same period: one thing, though the numbers may contradict. No period: the quotes must tell the same thing."""
    first, second = pair.first, pair.second
    one, other = first.slots, second.slots
    of_one_thing = (one.indicator, one.unit, _days(first)) == (other.indicator, other.unit, _days(second))
    if pair.together or not of_one_thing:
        return NO_MATCH
    if one.indicator in _SIDED and not _one_side(first, second):
        return NO_MATCH
    if one.period is None:
        return _undated(pair) if share_field(first, second) else NO_MATCH
    reasons = (f"indicator: {one.indicator}", "unit", f"period: {one.period}")
    if one.indicator != "other":
        return match(0.85, *reasons)
    alike = likeness(first.quote, second.quote)
    return match(alike.score + (0.2 if _agree(first, second) else -0.1), *reasons, ("quote", alike.shared))


def _agree(first: Traits, second: Traits) -> bool:
    one, other = first.slots.amount, second.slots.amount
    return isinstance(one, Amount) and isinstance(other, Amount) and one.agrees(other)


def _one_side(first: Traits, second: Traits) -> bool:
    """Whose exports, whose rank: the first country named is the same, or the number; without one, it must agree."""
    if first.subject is None or second.subject is None:
        return _agree(first, second)
    same_number = first.slots.value == second.slots.value and first.slots.indicator != "rank"
    return first.subject == second.subject or same_number


def _undated(pair: Pair) -> Match:
    first, second = pair.first, pair.second
    indicator, agree = first.slots.indicator, _agree(first, second)
    reasons = (f"indicator: {indicator}", "unit")
    if indicator == "trade_turnover":
        near = agree and pair.within(_LEVEL_DAYS)
        return match(0.6, *reasons, "value", f"{pair.days} days apart") if near else NO_MATCH
    if indicator in _LENT and not pair.within(_LOAN_DAYS) and first.slots.value != second.slots.value:
        return NO_MATCH  # another loan
    alike = likeness(first.quote, second.quote)
    countries = _countries(first) == _countries(second)
    if indicator not in _TOLD_BY_QUOTE:
        return match(0.6 + alike.score / 4, *reasons, "value", "field") if agree else _counted(pair, countries)
    if indicator == "rank" and not agree:
        return NO_MATCH
    score = alike.score + (0.2 if agree else 0.0) + (0.1 if countries else -0.2)
    return match(score, *reasons, ("quote", alike.shared), "value" if agree else "")


def _countries(traits: Traits) -> frozenset[str]:
    return frozenset(code for code in traits.quoted if code[0] == "@")


def _counted(pair: Pair, countries: bool) -> Match:
    """Companies, students, flights counted again later: the same countries named, joint ones apart from the rest."""
    first, second = pair.first, pair.second
    if first.slots.unit not in _COUNTED or _elsewhere(first, second):
        return NO_MATCH
    joint = ("joint" in first.quote) == ("joint" in second.quote)
    shared = frozenset(code for code in first.quote & second.quote if weight(code) >= _TELLING)
    if not countries or not joint or not shared or not _same_size(first, second):
        return NO_MATCH
    return match(0.55, f"indicator: {first.slots.indicator}", "unit", "countries", ("quote", shared))


def _elsewhere(first: Traits, second: Traits) -> bool:
    """Whether both quotes say in which country it is counted, and not the same: ours there and theirs here."""
    one, other = _located(first), _located(second)
    return one is not None and other is not None and one != other


@remembered
def _located(traits: Traits) -> str | None:
    """The country that stands first after a word such as "in"."""
    for found in _IN.finditer(traits.claim.quote.text):
        code = next(iter(traits.concepts(found.group(1))), "")
        if code[:1] == "@":
            return code
    return None


def _same_size(first: Traits, second: Traits) -> bool:
    one, other = first.slots.value, second.slots.value
    return one is not None and other is not None and max(one, other) <= 3 * min(one, other)
